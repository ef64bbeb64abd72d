"""The page of claims: what each says, its verdict, the figures behind it, and where it fails. Text and Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from sim.analysis import words
from sim.analysis.claim_file import PLAIN, ClaimEntry, ClaimsEntry
from sim.analysis.claim_parts import Judged, verdicts
from sim.analysis.claim_space import MEETS, OUTCOMES, OVERLOADED, POINT, Decider, deciders, shares
from sim.analysis.claim_verdicts import FAILS, LIMITED, NO_VALUE, VERDICTS
from sim.analysis.claim_words import NOT_JUDGED, WORDS
from sim.measures.declared import FIGURES
from sim.organisation.entry import Title


@dataclass(frozen=True)
class Block:
    """A piece of a page: a heading, lines, and rows of a table whose first row is its head; any may be absent."""

    heading: str = ""
    lines: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Told:
    """What a page tells of: claims, parts as judged, titles of organisations, how it was run, and points if any."""

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
        blocks.append(_space_table(told, language))
    blocks.append(Block(WORDS[language]["behind"]))
    for key, claim in told.claims.claims.items():
        title = f"{key.upper()} {getattr(claim.phrase, language)}"
        blocks.append(Block(title, list(_behind(told, key, claim, language))))
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


def _space_table(told: Told, language: str) -> Block:
    say, points = WORDS[language], told.points
    found, decided = shares(points), deciders(points, told.parameters)
    alone = points.drop_duplicates(POINT)
    line = say["space_is"].format(
        points=len(alone), parameters=len(told.parameters), names=", ".join(told.parameters),
        meets=int(alone[MEETS].sum()), patterns=", ".join(told.claims.patterns),
    )  # fmt: skip
    rows = [[say["claim"], *(f"{say[one]}, {say['all']}" for one in OUTCOMES),
             *(f"{say[one]}, {say['meets']}" for one in OUTCOMES[:3]), say["decides"]]]  # fmt: skip
    for claim, own in found.groupby("claim", sort=False):
        every, some = (own[own["part"] == part].iloc[0] for part in ("all", "meets"))
        cells = [*(every[one] for one in OUTCOMES), *(some[one] for one in OUTCOMES[:3])]
        answers = set(points.loc[points["claim"] == claim, "verdict"])
        what = _decider(decided.get(str(claim)), answers, language)
        rows.append([str(claim).upper(), *(words.number(100.0 * one, 0, language) for one in cells), what])
    return Block(f"{say['space']} (%)", [line, say["decider_is"]], rows)


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
    for part in told.parts:
        if part.claim == key:
            yield _figures(part, told, language)
    if claim.note is not None:
        yield say["note"].format(note=getattr(claim.note, language))
    fails = _answers(told)[key] == FAILS
    if fails and claim.why is not None:
        yield say["says_no"].format(why=getattr(claim.why, language))
    yield from _where_it_fails(told, claim, fails=fails, language=language)


def _where_it_fails(told: Told, claim: ClaimEntry, *, fails: bool, language: str) -> Iterator[str]:
    say = WORDS[language]
    if claim.cannot_fail is not None:
        yield say["cannot"].format(why=getattr(claim.cannot_fail, language))
    elif claim.fails_in is not None:
        nested = claim.fails_in.parameters
        where = " ".join(f"{one}.{name}={value:g}" for one, some in nested.items() for name, value in some.items())
        where = where or claim.fails_in.run or say["default"]
        yield say["committed"].format(where=where, replications=claim.fails_in.replications)
    elif fails:
        yield say["fails_in"].format(where=say["default"], replications=told.replications)
    elif claim.parts:
        count = told.points[POINT].nunique() if len(told.points) else 0
        yield say["none_found"].format(points=say["among"].format(points=count) if count else "")


def _figures(one: Judged, told: Told, language: str) -> str:
    """Return one part in a line: what, of whom, against whom, the interval and the line it is held against."""
    say, part = WORDS[language], one.part
    figure = FIGURES[part.figure[0]]
    relative = part.over or part.quantity in ("loss", "gain") or part.per
    unit = "months" if part.quantity == "months_until_half" else words.SHARE if relative else figure.unit
    mean, low, high, line = (_number(value, unit, language) for value in (one.mean, one.low, one.high, one.line))
    over = f" / {getattr(FIGURES[part.over], language).lower()}" if part.over else ""
    what = f"{getattr(figure, language)}{over}{_of_what(part.key, part.area[0], language)}"
    values = {"verdict": say[one.verdict], "what": what, "mean": mean, "low": low, "high": high}
    values["line"] = say["limit" if part.relation in LIMITED else "margin"].format(line=line)
    values["of"] = _whom(told, part.of[0], "" if one.repeated else part.run, language)
    head = say["again"].format(run=one.run) if one.repeated else ""
    if not part.against:
        return head + say["alone"].format(**values)
    other = _whom(told, part.against[0], "" if one.repeated else part.against_run or part.run, language)
    if part.against_area:
        other += f", {words.AREAS[language][part.against_area]}"
    own_unit = words.SHARE if part.over else figure.unit
    values |= {"own": _number(one.own, own_unit, language), "other": _number(one.other, own_unit, language)}
    return head + say["pair"].format(against=other, quantity=say["per" if part.per else part.quantity], **values)


def _whom(told: Told, name: str, run: str, language: str) -> str:
    title: str = getattr(told.titles[name], language)
    return title if run in ("", PLAIN) else WORDS[language]["in_run"].format(name=title, run=run)


def _of_what(key: str, area: str, language: str) -> str:
    named = [key.replace("_", " ")] if key else []
    return f" ({', '.join([*named, words.AREAS[language][area]])})"


def _number(value: float, unit: str, language: str) -> str:
    size = value * words.scale(unit)
    text = words.number(size, words.decimals(abs(size)), language)
    return f"{text} %" if unit == words.SHARE else text


def markdown(blocks: Sequence[Block]) -> str:
    """Return a page as Markdown."""
    parts = []
    for place, block in enumerate(blocks):
        parts += [f"{'#' if place == 0 else '##' if block.rows or not block.lines else '###'} {block.heading}"]
        if len(block.lines) > 1 and not block.rows:
            parts += ["\n".join(f"- {line}" for line in block.lines)]
        else:
            parts += list(block.lines)
        if block.rows:
            head, *rest = (f"| {' | '.join(row)} |" for row in block.rows)
            parts.append("\n".join([head, "|" + " --- |" * len(block.rows[0]), *rest]))
    return "\n\n".join(parts) + "\n"
