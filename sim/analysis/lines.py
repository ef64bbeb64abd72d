"""The figure of a comparison at several parameter points: escalation load and duplicated work against the parameter."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.analysis.figures import INK, WIDTH, footer, layout, measured, scaled, style, with_comma, wrapped
from sim.analysis.looks import Look
from sim.analysis.view import View

ROWS_SHOWN: Final = 3
"""Figures drawn, one below the other; the first two are escalation load and duplicated work."""

FACETS_SHOWN: Final = 6
"""Combinations of further parameters drawn side by side; the tables hold the others."""

_LETTERS_A_LINE: Final = 22
_DODGE: Final = 0.012
"""How far alternatives stand apart sideways, as a share of the axis, so that intervals do not hide each other."""


def points_figure(paired: pd.DataFrame, view: View) -> Figure:
    """Return means against the first varied number, a line per alternative, with paired intervals.

    Rows are escalation load, duplicated work and the next figure of the view; further varied parameters become
    columns, one per combination of their values. Without a number among them the points stand in given order.
    """
    shown = view.select(paired)
    view = view.among(shown)
    across = across_axis(shown, view.points)
    facets = _facets(shown, [name for name in view.points if name != across])[:FACETS_SHOWN]
    keys = view.shown()[:ROWS_SHOWN]
    with style():
        figure = Figure(figsize=(max(WIDTH, 4.6 * len(facets)), 3.6 * len(keys) + 1.6), layout=layout())
        grid = figure.subplots(len(keys), len(facets), sharex=True, sharey="row", squeeze=False)
        for row, key in enumerate(keys):
            for column, (heading, facet) in enumerate(facets):
                _draw(grid[row][column], facet[(facet["figure"] == key) & (facet["by"] == "")], across, view)
                grid[row][column].set_title(heading if row == 0 else "", loc="left")
            _from_zero(grid[row], view.language)
            grid[row][0].set_ylabel(_label(view.title(key), measured(key, view)))
        for ax in grid[-1]:
            ax.set_xlabel(across)
        legend(figure, view.looks, view.language)
        figure.suptitle(view.heading(), x=0.01, ha="left")
        footer(figure, shown, view)
    return figure


def _label(title: str, unit: str) -> str:
    """Return an axis' title and unit in lines that fit the height of a panel."""
    return "\n".join(wrapped(words, _LETTERS_A_LINE) for words in (title, unit))


def across_axis(shown: pd.DataFrame, points: Sequence[str]) -> str:
    """Return the parameter drawn along the axis: the number with most values, else the first; ties go to the first."""
    numbers = [name for name in points if pd.api.types.is_numeric_dtype(shown[name])]
    return max(numbers or points, key=lambda name: shown[name].nunique())


def _facets(shown: pd.DataFrame, others: list[str]) -> list[tuple[str, pd.DataFrame]]:
    """Return a heading and the rows for each combination of the other parameters' values."""
    if not others:
        return [("", shown)]
    groups = shown.groupby(others, sort=False, dropna=False)
    return [
        (
            ", ".join(f"{name.rpartition('.')[2]} = {value}" for name, value in zip(others, values, strict=True)),
            group,
        )
        for values, group in groups
    ]


def _draw(ax: Axes, rows: pd.DataFrame, across: str, view: View) -> None:
    """Draw one panel: a line per alternative, and an interval at each point where there is one."""
    if rows.empty:
        return
    rows = scaled(rows, str(rows["figure"].iloc[0]))
    places, names = _places(rows[across], view.language)
    width = (max(places.values()) - min(places.values())) or 1.0
    for number, look in enumerate(view.looks):
        own = rows[rows["organisation"] == look.key]
        shift = (number - (len(view.looks) - 1) / 2) * _DODGE * width
        where = own[across].map(places).to_numpy(dtype=float) + shift
        sns.lineplot(x=where, y=own["mean"].to_numpy(), ax=ax, legend=False, errorbar=None, **pen(look))
        ax.vlines(where, own["lower"], own["upper"], color=INK, linewidth=2.5, zorder=3)
    ax.set_xticks(list(places.values()), names)


def _places(values: "pd.Series[Any]", language: str) -> tuple[dict[Any, float], list[str]]:
    """Return where each value stands along the axis (a number at itself), and what to write there."""
    distinct = list(dict.fromkeys(values))
    if not pd.api.types.is_numeric_dtype(values):
        return {value: float(place) for place, value in enumerate(distinct)}, [str(value) for value in distinct]
    distinct.sort()
    written = [with_comma(value) if language == "sv" else f"{value:g}" for value in distinct]
    return {value: float(value) for value in distinct}, written


def _from_zero(row: Sequence[Axes], language: str) -> None:
    """Let a row's shared scale begin at 0 (or at an interval's end below it) and leave room above."""
    lowest = min(0.0, *(float(ax.dataLim.y0) for ax in row))
    highest = max(float(ax.dataLim.y1) for ax in row)
    if np.isfinite(highest - lowest) and highest > lowest:
        row[0].set_ylim(1.08 * lowest, 1.08 * highest)
    if language == "sv":
        row[0].yaxis.set_major_formatter(with_comma)


def pen(look: Look) -> dict[str, Any]:
    """Return an alternative's colour, dash and marker as matplotlib takes them."""
    return {
        "color": look.colour,
        "linestyle": look.line,
        "marker": look.sign,
        "markersize": 10,
        "markeredgecolor": INK,
        "linewidth": 3,
    }


def legend(figure: Figure, looks: Sequence[Look], language: str) -> None:
    """Name the alternatives once, above all panels."""
    pens = [figure.axes[0].plot([np.nan], [np.nan], label=look.label(language), **pen(look))[0] for look in looks]
    figure.legend(handles=pens, loc="outside right upper", frameon=False, handlelength=3.5)
