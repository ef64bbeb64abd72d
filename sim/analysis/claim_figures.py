"""The figures behind a claim: a line for each part, or a table where many parts differ in whom they compare alone."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from sim.analysis import words
from sim.analysis.claim_file import PartEntry, ShownEntry
from sim.analysis.claim_parts import Judged
from sim.analysis.claim_told import Told, run_named, whom
from sim.analysis.claim_words import WORDS
from sim.measures.declared import FIGURES

MANY: Final = 4
"""So many lines that say the same of different organisations or runs are a table."""

_POINTS: Final = "percentage points"

Rows = list[list[str]]
"""A table; its first row is its head."""


class _Frame(NamedTuple):
    """What a part says beside whom it compares, its numbers and its verdict."""

    again: str
    beside: bool
    what: str
    quantity: str
    line: str


class _Said(NamedTuple):
    """A part in words; `against` and `other` are empty where it compares with nobody."""

    frame: _Frame
    verdict: str
    of: str
    own: str
    against: str
    other: str
    mean: str
    low: str
    high: str
    replications: str


def figures(parts: Iterable[Judged], told: Told, language: str) -> Iterator[str | Rows]:
    """Yield parts in lines; where `MANY` or more in a row are alike, what they have in common and then their table."""
    said = (_said(one, told, language) for one in parts)
    for _, group in groupby(said, key=lambda one: (one.frame, bool(one.against))):
        alike = list(group)
        if len(alike) < MANY:
            yield from (_line(one, language) for one in alike)
        else:
            yield _caption(alike[0].frame, language)
            yield _rows(alike, language)


def _line(one: _Said, language: str) -> str:
    """Return one part in a line: what, of whom, against whom, the interval and the line it is held against."""
    say, frame = WORDS[language], one.frame
    beside = [say["beside"]] * frame.beside + [one.verdict] * bool(one.verdict)
    values = {**frame._asdict(), **one._asdict(), "verdict": ", ".join(beside), "count": one.replications}
    return frame.again + say["pair" if one.against else "alone"].format(**values)


def _caption(frame: _Frame, language: str) -> str:
    """Return what all rows of a table have in common."""
    beside = f"{WORDS[language]['beside']}: " if frame.beside else ""
    quantity = f"; {frame.quantity}" if frame.quantity else ""
    return f"{frame.again}{beside}{frame.what}{quantity}{frame.line}"


def _rows(alike: list[_Said], language: str) -> Rows:
    """Return a table of parts that are alike; columns in which nothing stands are left out."""
    say, quantity = WORDS[language], alike[0].frame.quantity
    value = quantity[:1].upper() + quantity[1:] or say["value"]
    heads = ["organisation", "value", "against", "its_value"] if quantity else ["organisation"]
    rows = [[*(say[head] for head in heads), value, *(say[head] for head in ("interval", "replications", "verdict"))]]
    for one in alike:
        compared = [one.of, one.own, one.against, one.other] if quantity else [one.of]
        interval = say["ends"].format(low=one.low, high=one.high)
        rows.append([*compared, one.mean, interval, one.replications, one.verdict])
    return rows if any(one.verdict for one in alike) else [row[:-1] for row in rows]


def _said(one: Judged, told: Told, language: str) -> _Said:
    """Return a part in words."""
    say, part = WORDS[language], one.part
    figure = FIGURES[part.figure[0]]
    mean, low, high, line = (_number(each, _unit(part), language) for each in (one.mean, one.low, one.high, one.line))
    over = f" / {getattr(FIGURES[part.over], language).lower()}" if part.over else ""
    frame = _Frame(
        again=say["again"].format(run=run_named(told, one.run, language)) if one.repeated else "",
        beside=one.shown,
        what=f"{getattr(figure, language)}{over}{_of_what(told, part, language)}",
        quantity=_quantity(told, part, language) if part.against else "",
        line=say[f"line:{part.relation}"].format(line=line) if part.relation else "",
    )
    own, other = "", ""
    of, against = whom(told, part.of[0], "" if one.repeated else part.run, language), ""
    if part.against:
        unit = words.SHARE if part.over else figure.unit
        own, other = (_number(each, unit, language) for each in (one.own, one.other))
        against = whom(told, part.against[0], "" if one.repeated else part.against_run or part.run, language)
        against += f", {words.AREAS[language][part.against_area]}" if part.against_area else ""
    verdict = say.get(one.verdict, "")
    return _Said(frame, verdict, of, own, against, other, mean, low, high, str(one.replications))


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
