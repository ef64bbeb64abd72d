"""The page of claims: what each says, its verdict, the figures behind it, and where it fails."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from sim.analysis import words
from sim.analysis.blocks import Block
from sim.analysis.claim_file import PLAIN, ClaimEntry, ClaimsEntry, PartEntry, ShownEntry
from sim.analysis.claim_parts import Judged, verdicts
from sim.analysis.claim_space import MEETS, OUTCOMES, OVERLOADED, POINT, Decider, deciders, shares
from sim.analysis.claim_verdicts import FAILS, NO_VALUE, NOISE, VERDICTS
from sim.analysis.claim_words import NOT_JUDGED, WORDS
from sim.analysis.pattern_file import load_patterns
from sim.measures.declared import FIGURES
from sim.organisation.entry import Title
from sim.scenario import PARAMETERS

WHY: Final = {FAILS: "says_no", NOISE: "undecided", NO_VALUE: "no_figure"}
"""How what explains a verdict is introduced; a claim that holds needs none."""

_POINTS: Final = "percentage points"


@dataclass(frozen=True)
class Told:
    """What a page tells of: claims, parts as judged, how it was run, and points if any.

    `titles` are those of organisations, by the name that claims use, and of posts and offices, by key.
    """

    claims: ClaimsEntry
    parts: list[Judged]
    titles: Mapping[str, Title]
    population: str
    replications: int
    points: pd.DataFrame = field(default_factory=pd.DataFrame)
    parameters: Sequence[str] = ()


def page(told: Told, language: str) -> list[Block]:
    """Return the page in a language, block by block."""
    blocks = [_verdict_table(told, language)]
    if len(told.points):
        blocks += _space(told, language)
    blocks.append(Block(WORDS[language]["behind"]))
    for key, claim in told.claims.claims.items():
        title = f"{key.upper()} {getattr(claim.phrase, language)}"
        blocks.append(Block(title, list(_behind(told, key, claim, language))))
    if len(told.points):
        blocks.append(Block(WORDS[language]["varied"], [", ".join(told.parameters)]))
    return blocks


def _answers(told: Told) -> dict[str, str]:
    found = verdicts(told.parts)
    return {key: found.get(key, NOT_JUDGED) for key in told.claims.claims}


def _verdict_table(told: Told, language: str) -> Block:
    say, answers = WORDS[language], _answers(told)
    counts = {one: list(answers.values()).count(one) for one in (*VERDICTS, NOT_JUDGED)}
    rows = [[say[name] for name in ("claim", "says", "section", "kind", "verdict")]]
    for key, claim in told.claims.claims.items():
        kinds = ", ".join(say[tag] for tag in claim.tags)
        rows.append([key.upper(), getattr(claim.phrase, language), claim.section, kinds, say[answers[key]]])
    line = say["count"].format(population=told.population, replications=told.replications, **counts)
    return Block(getattr(told.claims.title, language), [line, say["how"]], rows)


def _space(told: Told, language: str) -> Iterator[Block]:
    """Yield the share of the points with each verdict, and in words the parameters that decide."""
    say, points = WORDS[language], told.points
    found, decided = shares(points), deciders(points, told.parameters)
    alone = points.drop_duplicates(POINT)
    meets = int(alone[MEETS].sum())
    known = load_patterns().patterns
    patterns = "; ".join(getattr(known[key].title, language) if key in known else key for key in told.claims.patterns)
    line = say["space_is"].format(points=len(alone), parameters=len(told.parameters), meets=meets, patterns=patterns)
    among = {"all": OUTCOMES} | ({"meets": OUTCOMES[:3]} if meets else {})
    rows = [
        [
            say["claim"],
            *(f"{say[one]}, {say[part]}" if meets else say[one] for part in among for one in among[part]),
            say["decides"],
        ]
    ]
    for claim, own in found.groupby("claim", sort=False):
        by = {part: own[own["part"] == part].iloc[0] for part in among}
        cells = [words.number(100.0 * by[part][one], 0, language) for part in among for one in among[part]]
        answers = set(points.loc[points["claim"] == claim, "verdict"])
        rows.append([str(claim).upper(), *cells, _decider(decided.get(str(claim)), answers, language)])
    yield Block(say["space"], [line, say["decider_is"]], rows)
    said = {one.parameter for one in decided.values() if abs(one.rho) > one.chance}
    meant = [f"{one.key}: {getattr(one, language)}" for one in PARAMETERS if one.key in said]
    if meant:
        yield Block(say["meant"], meant)


def _decider(found: Decider | None, answers: set[str], language: str) -> str:
    say = WORDS[language]
    if found is None:
        return say["one_way"] if len(answers - {NO_VALUE, OVERLOADED}) <= 1 else say["few"]
    if abs(found.rho) <= found.chance:
        return say["no_better"]
    return say["decider"].format(parameter=found.parameter, rho=words.number(found.rho, 2, language, signed=True))


def _behind(told: Told, key: str, claim: ClaimEntry, language: str) -> Iterator[str]:
    """Yield the lines about one claim."""
    say = WORDS[language]
    if claim.not_judged is not None:
        yield f"{say[NOT_JUDGED]}: {getattr(claim.not_judged, language)}"
    own = [part for part in told.parts if part.claim == key]
    yield from (_figures(part, told, language) for part in own if not part.shown)
    if claim.note is not None:
        yield say["note"].format(note=getattr(claim.note, language))
    answer = _answers(told)[key]
    if answer in WHY and claim.why is not None:
        yield say[WHY[answer]].format(why=getattr(claim.why, language))
    yield from (_figures(part, told, language) for part in own if part.shown)
    yield from _where_it_fails(told, key, fails=answer == FAILS, language=language)


def _where_it_fails(told: Told, key: str, *, fails: bool, language: str) -> Iterator[str]:
    say, claim = WORDS[language], told.claims.claims[key]
    if claim.cannot_fail is not None:
        yield say["cannot"].format(why=getattr(claim.cannot_fail, language))
        if failing := _points_that_fail(told, key):
            yield say["yet"].format(points=failing)
    elif claim.fails_in is not None:
        nested = claim.fails_in.parameters
        where = "; ".join(_set(f"{one}.{name}", some[name], language) for one, some in nested.items() for name in some)
        where = where or _run(told, claim.fails_in.run, language) or say["default"]
        yield say["committed"].format(where=where, replications=claim.fails_in.replications)
    elif fails:
        yield say["fails_in"].format(where=say["default"], replications=told.replications)
    elif claim.parts:
        count = told.points[POINT].nunique() if len(told.points) else 0
        yield say["none_found"].format(points=say["among"].format(points=count) if count else "")


def _points_that_fail(told: Told, key: str) -> int:
    points = told.points
    return int(((points["claim"] == key) & (points["verdict"] == FAILS)).sum()) if len(points) else 0


def _set(key: str, value: float, language: str) -> str:
    """Return in words what a parameter was set to."""
    (one,) = (each for each in PARAMETERS if each.key == key)
    now, usual = (f"{each:g}".replace(".", "," if language == "sv" else ".") for each in (value, one.default))
    return WORDS[language]["changed"].format(what=getattr(one, language).rstrip("."), key=key, value=now, default=usual)


def _figures(one: Judged, told: Told, language: str) -> str:
    """Return one part in a line: what, of whom, against whom, the interval and the line it is held against."""
    say, part = WORDS[language], one.part
    figure = FIGURES[part.figure[0]]
    mean, low, high, line = (_number(each, _unit(part), language) for each in (one.mean, one.low, one.high, one.line))
    over = f" / {getattr(FIGURES[part.over], language).lower()}" if part.over else ""
    what = f"{getattr(figure, language)}{over}{_of_what(told, part, language)}"
    verdict = say.get(one.verdict, "")
    if one.shown:
        verdict = say["beside"] + (f", {verdict}" if verdict else "")
    values = {"verdict": verdict, "what": what, "mean": mean, "low": low, "high": high}
    values["line"] = say[f"line:{part.relation}"].format(line=line) if part.relation else ""
    values["count"] = str(one.replications)
    values["of"] = _whom(told, part.of[0], "" if one.repeated else part.run, language)
    head = say["again"].format(run=_run(told, one.run, language)) if one.repeated else ""
    if not part.against:
        return head + say["alone"].format(**values)
    other = _whom(told, part.against[0], "" if one.repeated else part.against_run or part.run, language)
    if part.against_area:
        other += f", {words.AREAS[language][part.against_area]}"
    own_unit = words.SHARE if part.over else figure.unit
    values |= {"own": _number(one.own, own_unit, language), "other": _number(one.other, own_unit, language)}
    return head + say["pair"].format(against=other, quantity=_quantity(told, part, language), **values)


def _unit(part: PartEntry) -> str:
    """Return the unit of a part's interval and line; the difference of two shares is in percentage points."""
    if part.quantity == "months_until_half":
        return "months"
    if part.quantity in ("loss", "gain") or part.per or _step(part):
        return words.SHARE
    unit = words.SHARE if part.over else FIGURES[part.figure[0]].unit
    return _POINTS if unit == words.SHARE and part.quantity == "difference" else unit


def _step(part: PartEntry) -> str:
    """Return the organisation whose step a part's step is a share of, if it is one."""
    return part.beside if isinstance(part, ShownEntry) else ""


def _quantity(told: Told, part: PartEntry, language: str) -> str:
    say = WORDS[language]
    if _step(part):
        return say["step"].format(name=getattr(told.titles[_step(part)], language))
    if part.per:
        return say["per"].format(figure=getattr(FIGURES[part.per], language).lower())
    return say["points" if _unit(part) == _POINTS else part.quantity]


def _run(told: Told, run: str, language: str) -> str:
    """Return what is special about a run in its title's words; without one, its key."""
    title = told.claims.runs[run].title if run else None
    return run if title is None else getattr(title, language)


def _whom(told: Told, name: str, run: str, language: str) -> str:
    title: str = getattr(told.titles[name], language)
    if run in ("", PLAIN):
        return title
    return WORDS[language]["in_run"].format(name=title, run=_run(told, run, language))


def _of_what(told: Told, part: PartEntry, language: str) -> str:
    """Return which issues, posts or work a figure is of, and its unit where it is not in percent."""
    say, title = WORDS[language], told.titles.get(part.key)
    named = getattr(title, language) if title else say.get(f"{part.by}:{part.key}", words.key(part.key, language))
    unit = FIGURES[part.figure[0]].unit
    after = f", {words.unit(unit, language)}" if unit != words.SHARE and not part.over else ""
    after += f"; {say['months_until_half']}" if part.quantity == "months_until_half" else ""
    return f" ({', '.join([named] * bool(part.key) + [words.AREAS[language][part.area[0]]])}{after})"


def _number(value: float, unit: str, language: str) -> str:
    size = value * words.scale(words.SHARE if unit == _POINTS else unit)
    text = words.number(size, words.decimals(abs(size)), language)
    return f"{text} %" if unit == words.SHARE else text
