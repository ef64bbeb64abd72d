"""What a comparison says in a few sentences: for each figure that matters, where it is best and by how much."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from sim.analysis import words
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

    A difference is told only where the figure's interval excludes 0; the best is that with the best mean.
    """
    shown = view.select(paired)
    shown = shown[(shown["by"] == "") & shown["difference"].notna() | (shown["organisation"] == view.reference)]
    for figure in TOLD:
        rows = shown[(shown["figure"] == figure) & (shown["by"] == "")]
        if len(rows) > 1 and (rows["organisation"] == view.reference).any():
            yield _sentence(rows.set_index("organisation"), figure, view)


def _sentence(rows: pd.DataFrame, figure: str, view: View) -> str:
    better, scale = FIGURES[figure].better, words.scale(FIGURES[figure].unit)
    means = {str(key): mean * scale for key, mean in zip(rows.index, rows["mean"], strict=True)}
    digits = words.decimals(max(map(abs, means.values())))
    unit = words.unit(FIGURES[figure].unit, view.language)
    parts = {"figure": view.title(figure), "reference": view.label(view.reference), "unit": unit}
    apart = {
        str(key): (difference * scale, low * scale, high * scale)
        for key, difference, low, high in zip(rows.index, rows["difference"], rows["low"], rows["high"], strict=True)
        if excludes_zero(low, high)
    }
    gains = {key: means[key] * better for key, (difference, _, _) in apart.items() if difference * better > 0.0}
    if not gains:
        mean = words.number(means[view.reference], digits, view.language)
        return _say(view, "reference_best" if apart else "noise", mean=mean, **parts)
    best = max(gains, key=lambda key: gains[key])
    mean = words.number(means[best], digits, view.language)
    numbers = [words.number(value, digits, view.language, signed=True) for value in apart[best]]
    told = dict(zip(("difference", "low", "high"), numbers, strict=True))
    return _say(view, "highest" if better > 0 else "lowest", label=view.label(best), mean=mean, **told, **parts)


def _say(view: View, sentence: str, **parts: str) -> str:
    return PAGE[view.language][sentence].format(**parts)
