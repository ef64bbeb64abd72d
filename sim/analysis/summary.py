"""What a comparison says in a few sentences: for each figure that matters, where it is best and by how much."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import pandas as pd

from sim.analysis import words
from sim.analysis.cells import Cell, digits_of
from sim.analysis.paired import excludes_zero
from sim.analysis.report_words import PAGE
from sim.analysis.view import View
from sim.measures.figures import FIGURES

TOLD: Final = (
    "escalation_hours_per_100", "duplicated_hours_per_100", "decision_days", "decided_rightly_share", "own_case_share",
    "visible_share", "jobs_done_share",
)  # fmt: skip
"""The figures that the summary tells of, one sentence each."""

_SHOWN: Final = ["mean", "difference", "low", "high"]
_APART: Final = ["difference", "low", "high"]

Apart = Mapping[frozenset[str], Sequence[float]]
"""Of two alternatives: their difference and the ends of its interval."""


class _Told(NamedTuple):
    """A figure of all alternatives, as shown, with the digits that it is shown with and what sets any two apart."""

    figure: str
    cells: Mapping[str, Cell]
    digits: int
    between: Apart
    view: View

    def set_apart(self, difference: float, low: float, high: float) -> bool:
        """Return whether a difference is beyond chance and not too small to be seen in the digits shown."""
        return excludes_zero(low, high) and round(abs(difference), self.digits) > 0.0

    def level(self, one: str, other: str) -> bool:
        """Return whether two alternatives are not set apart; without an interval, whether they are shown alike."""
        known = self.between.get(frozenset((one, other)), (math.nan, math.nan, math.nan))
        if not math.isnan(known[1]):
            return not self.set_apart(*known)
        return round(self.cells[one].mean, self.digits) == round(self.cells[other].mean, self.digits)

    def number(self, value: float, *, signed: bool = False) -> str:
        """Return a number as shown."""
        return words.number(value, self.digits, self.view.language, signed=signed)


def summary(paired: pd.DataFrame, pairs: pd.DataFrame, view: View) -> Iterator[str]:
    """Yield a sentence for each figure told of: the best alternatives if intervals set them apart from the reference.

    A difference is told only where it is set apart from 0; alternatives that nothing sets apart from the best are told
    as level with it. Where the reference is the best, those farthest from it are told, for that is what the others
    cost. Nothing is told of an alternative without an interval, which is neither set apart nor level; where there is
    none at all, that is all that is said. `paired` has the differences to the reference, `pairs` those of any two
    alternatives.
    """
    shown = view.select(paired)
    shown = shown[(shown["by"] == "") & shown["figure"].isin(TOLD)]
    if shown["difference"].notna().any() and shown["low"].isna().all():
        yield view.say("legend_single")
    shown = shown[shown["low"].notna() | (shown["organisation"] == view.reference)]
    here = (pairs["variant"] == view.variant) & (pairs["period"] == view.period) & (pairs["area"] == view.area)
    for figure in TOLD:
        rows = shown[shown["figure"] == figure]
        if len(rows) > 1 and (rows["organisation"] == view.reference).any():
            yield _sentence(
                _told(figure, rows.set_index("organisation"), pairs[here & (pairs["figure"] == figure)], view)
            )


def _told(figure: str, rows: pd.DataFrame, pairs: pd.DataFrame, view: View) -> _Told:
    scale = words.scale(FIGURES[figure].unit)
    numbers = (scale * rows[_SHOWN].to_numpy(dtype=float)).tolist()
    cells = {
        str(key): Cell(mean, difference, low, high, "")
        for key, (mean, difference, low, high) in zip(rows.index, numbers, strict=True)
    }
    ends = (scale * pairs[_APART].to_numpy(dtype=float)).tolist()
    names = map(frozenset, zip(pairs["first"], pairs["second"], strict=True))
    return _Told(figure, cells, digits_of(list(cells.values())), dict(zip(names, ends, strict=True)), view)


def _sentence(told: _Told) -> str:
    view, better = told.view, FIGURES[told.figure].better
    apart = {key: cell for key, cell in told.cells.items() if told.set_apart(cell.difference, cell.low, cell.high)}
    gains = {key for key, cell in apart.items() if cell.difference * better > 0.0}
    if not apart:
        return _say(told, "noise")
    # On the side of those who are set apart: one on the other side of the reference is not as they are.
    side = better if gains else -better
    others = [key for key, cell in told.cells.items() if cell.difference * side > 0.0]
    order = sorted(others, key=lambda key: told.cells[key].mean * side, reverse=True)
    named = [next(key for key in order if key in (gains or apart))]
    for key in order:
        if key not in named and all(told.level(key, one) for one in named):
            named.append(key)
    kind = "reference_best" if not gains else "highest" if better > 0 else "lowest"
    level = PAGE[view.language]["level"] if len(named) > 1 else ""
    return _say(told, kind, level=level, named=_listed([_one(told, key) for key in others if key in named], view))


def _one(told: _Told, key: str) -> str:
    """Return an alternative with its figure and what sets it apart from the reference."""
    cell, view = told.cells[key], told.view
    difference = told.number(cell.difference, signed=True)
    if FIGURES[told.figure].unit == words.SHARE:
        difference += f" {view.say('percent_points')}"
    low, high = (told.number(end, signed=True) for end in (cell.low, cell.high))
    mean, label = told.number(cell.mean), view.label(key)
    return _say(told, "one", label=label, mean=mean, difference=difference, low=low, high=high)


def _listed(several: Sequence[str], view: View) -> str:
    *first, last = several
    return f"{', '.join(first)} {view.say('and')} {last}" if first else last


def _say(told: _Told, sentence: str, **parts: str) -> str:
    view = told.view
    common = {
        "figure": view.title(told.figure),
        "reference": view.label(view.reference),
        "unit": words.unit(FIGURES[told.figure].unit, view.language),
        "mean": told.number(told.cells[view.reference].mean),
    }
    return PAGE[view.language][sentence].format(**{**common, **parts})
