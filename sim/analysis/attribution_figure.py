"""The attribution drawn: bars to both sides of nought, one for each part and alternative, and below them the whole."""

from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.analysis import words
from sim.analysis.attribution import REST, SPLITS, largest
from sim.analysis.figures import INK, WIDTH, footer, layout, measured, style, with_comma, wrapped
from sim.analysis.lines import legend
from sim.analysis.looks import Look
from sim.analysis.view import View

_BAR: Final = 0.3  # inches
_FILLED: Final = 0.8  # of a row, by its bars
_LETTERS: Final = 38
_LETTERS_OF_TITLE: Final = 70


def by_step(parts: pd.DataFrame, rest: pd.DataFrame, view: View) -> Figure:
    """Return the difference in the time to decision by steps of an issue's life: of `attribution` and `others`."""
    return _bars(parts, rest, view, "decision_days", "step")


def by_cause(parts: pd.DataFrame, rest: pd.DataFrame, view: View) -> Figure:
    """Return the difference in the hours above by why issues rose."""
    return _bars(parts, rest, view, "escalation_hours_per_100", "cause")


def by_end(parts: pd.DataFrame, rest: pd.DataFrame, view: View) -> Figure:
    """Return the difference in double work by how it came out."""
    return _bars(parts, rest, view, "duplicated_hours_per_100", "end")


def _bars(parts: pd.DataFrame, others: pd.DataFrame, view: View, figure: str, split: str) -> Figure:
    """Return the largest parts of the differences to the reference in their own order, all others, and the whole."""
    rows, rest = (_of(table, view, figure, ["", split]) for table in (parts, others))
    looks = [look for look in view.looks if look.key in set(rows["organisation"])]
    chosen = largest(rows[rows["split"] == split], view)
    shown = (
        [key for key in dict.fromkeys(rows["key"]) if key in chosen] + [REST] * bool(rest["difference"].any()) + [""]
    )
    every = pd.concat([rows, rest]) if REST in shown else rows
    some = {look.key: every[every["organisation"] == look.key].set_index("key") for look in looks}
    with style():
        height = max(0.6, _BAR * len(looks) / _FILLED) * len(shown)
        drawn = Figure(figsize=(WIDTH, 2.9 + height), layout=layout())
        ax = drawn.subplots()
        ax.axvline(0.0, color=INK, linewidth=1.5)
        for number, look in enumerate(looks):
            _draw(ax, some[look.key].reindex(shown), look, (number, len(looks)))
        names = {REST: view.say("rest"), "": view.say("whole")}
        ax.set_yticks(
            range(len(shown)), [wrapped(names.get(key) or words.key(key, view.language), _LETTERS) for key in shown]
        )
        ax.set_ylim(len(shown) - 0.5, -0.5)
        ax.axhline(len(shown) - 1.5, color=INK, linewidth=1.5)
        ax.set_xlabel(measured(figure, view))
        if view.language == "sv":
            ax.xaxis.set_major_formatter(with_comma)
        legend(drawn, looks, view.language)
        title = view.say("attribution", figure=view.title(figure), split=view.say(SPLITS[split]))
        drawn.suptitle(f"{wrapped(title, _LETTERS_OF_TITLE)}\n{view.heading()}", x=0.01, ha="left")
        footer(drawn, rows, view)
    return drawn


def _of(table: pd.DataFrame, view: View, figure: str, splits: list[str]) -> pd.DataFrame:
    """Return what a table of parts has of a figure and of splits in the view's variant."""
    return table[(table["variant"] == view.variant) & (table["figure"] == figure) & table["split"].isin(splits)]


def _draw(ax: Axes, own: pd.DataFrame, look: Look, place: tuple[int, int]) -> None:
    """Draw the bars of one alternative, its number of so many, with intervals and its marker at their ends."""
    number, count = place
    thickness = _FILLED / count
    where = [row + (number - (count - 1) / 2) * thickness for row in range(len(own))]
    ax.barh(where, own["difference"], height=0.9 * thickness, color=look.colour, edgecolor=INK, linewidth=0.8)
    ax.hlines(where, own["low"], own["high"], color=INK, linewidth=2.5)
    ax.scatter(own["difference"], where, color=look.colour, marker=look.sign, s=60, edgecolor=INK, zorder=3)
