"""The page of claims: what each says, its verdict, the figures behind it, and where it fails."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from sim.analysis import words
from sim.analysis.blocks import Block
from sim.analysis.claim_figures import Rows, figures
from sim.analysis.claim_file import ClaimEntry
from sim.analysis.claim_parts import verdicts
from sim.analysis.claim_space import MEETS, OUTCOMES, OVERLOADED, POINT, Decider, deciders, shares
from sim.analysis.claim_told import Told, run_named
from sim.analysis.claim_verdicts import FAILS, NO_VALUE, NOISE, VERDICTS
from sim.analysis.claim_words import NOT_JUDGED, WORDS
from sim.analysis.pattern_file import load_patterns
from sim.scenario import PARAMETERS

WHY: Final = {FAILS: "says_no", NOISE: "undecided", NO_VALUE: "no_figure"}
"""How what explains a verdict is introduced; a claim that holds needs none."""


def page(told: Told, language: str) -> list[Block]:
    """Return the page in a language, block by block."""
    blocks = [_verdict_table(told, language)]
    if len(told.points):
        blocks += _space(told, language)
    blocks.append(Block(WORDS[language]["behind"]))
    for key, claim in told.claims.claims.items():
        title = f"{key.upper()} {getattr(claim.phrase, language)}"
        blocks += _told_in_blocks(title, _behind(told, key, claim, language))
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


def _told_in_blocks(title: str, told: Iterable[str | Rows]) -> Iterator[Block]:
    """Yield lines and tables as blocks, the first under the title."""
    for place, (table, several) in enumerate(groupby(told, key=lambda one: isinstance(one, list))):
        heading = "" if place else title
        if table:
            yield from (Block(heading, rows=[list(row) for row in rows]) for rows in several)
        else:
            yield Block(heading, [str(line) for line in several])


def _behind(told: Told, key: str, claim: ClaimEntry, language: str) -> Iterator[str | Rows]:
    """Yield the lines about one claim, with tables of what is alike."""
    say = WORDS[language]
    if claim.not_judged is not None:
        yield f"{say[NOT_JUDGED]}: {getattr(claim.not_judged, language)}"
    own = [part for part in told.parts if part.claim == key]
    yield from figures((part for part in own if not part.shown), told, language)
    if claim.note is not None:
        yield say["note"].format(note=getattr(claim.note, language))
    answer = _answers(told)[key]
    if answer in WHY and claim.why is not None:
        yield say[WHY[answer]].format(why=getattr(claim.why, language))
    yield from figures((part for part in own if part.shown), told, language)
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
        where = where or run_named(told, claim.fails_in.run, language) or say["default"]
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
