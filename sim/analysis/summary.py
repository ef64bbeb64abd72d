"""What a comparison says in a few sentences: for each figure that matters, where it is best and by how much."""

from collections.abc import Iterator
from typing import Final

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


def summary(paired: pd.DataFrame, view: View) -> Iterator[str]:
    """Yield a sentence for each figure told of: the best alternative if an interval sets it apart from the reference.

    A difference is told only where the figure's interval excludes 0; the best is that with the best mean. Where the
    reference is the best, the one that is farthest from it is told, for that is what the others cost.
    """
    shown = view.select(paired)
    shown = shown[(shown["by"] == "") & shown["difference"].notna() | (shown["organisation"] == view.reference)]
    for figure in TOLD:
        rows = shown[(shown["figure"] == figure) & (shown["by"] == "")]
        if len(rows) > 1 and (rows["organisation"] == view.reference).any():
            yield _sentence(rows.set_index("organisation"), figure, view)


def _sentence(rows: pd.DataFrame, figure: str, view: View) -> str:
    better, scale = FIGURES[figure].better, words.scale(FIGURES[figure].unit)
    numbers = (scale * rows[["mean", "difference", "low", "high"]].to_numpy(dtype=float)).tolist()
    cells = {
        str(key): Cell(mean, difference, low, high, "")
        for key, (mean, difference, low, high) in zip(rows.index, numbers, strict=True)
    }
    digits = digits_of(list(cells.values()))
    apart = {key: cell for key, cell in cells.items() if excludes_zero(cell.low, cell.high)}
    gains = {key: cell.mean * better for key, cell in apart.items() if cell.difference * better > 0.0}
    unit = words.unit(FIGURES[figure].unit, view.language)
    parts = {"figure": view.title(figure), "reference": view.label(view.reference), "unit": unit}
    parts["mean"] = words.number(cells[view.reference].mean, digits, view.language)
    if not apart:
        return _say(view, "noise", **parts)
    told = max(gains, key=lambda key: gains[key]) if gains else min(apart, key=lambda key: apart[key].mean * better)
    parts["other"] = words.number(cells[told].mean, digits, view.language)
    for name in ("difference", "low", "high"):
        parts[name] = words.number(getattr(apart[told], name), digits, view.language, signed=True)
    if not gains:
        return _say(view, "reference_best", label=view.label(told), **parts)
    parts["mean"] = parts.pop("other")
    return _say(view, "highest" if better > 0 else "lowest", label=view.label(told), **parts)


def _say(view: View, sentence: str, **parts: str) -> str:
    return PAGE[view.language][sentence].format(**parts)
