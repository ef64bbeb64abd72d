"""The printed tables of a comparison and the lines below them."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

import pandas as pd
from rich import box
from rich.table import Table
from rich.text import Text

from sim.analysis import words
from sim.analysis.cells import Cell, digits_of, mean_and_difference, width_of
from sim.analysis.paired import PARTLY
from sim.analysis.view import HEADLINES, View
from sim.measures.figures import FIGURES

_BY_SHOWN: Final = ("", "level")
_SIDE_BY_SIDE: Final = 5
"""Alternatives at most on a printed line; more are printed as further tables with the reference repeated."""

FEWEST_FOR_GAIN: Final = 5
"""Replications below which a ratio of two variances says nothing, and is not printed."""

_TITLE_WIDTH: Final = 22
"""Letters that a figure's title keeps however narrow the terminal is."""

Unclear = Mapping[str, tuple[int, int]]


class Row(NamedTuple):
    """One printed row: a figure, one key of its breakdown (empty: the total), and one parameter point."""

    figure: str
    key: str
    point: tuple[object, ...]


Cells = Mapping[tuple[Row, str], Cell]


def tables(paired: pd.DataFrame, view: View, unclear: Unclear, width: int | None = None) -> list[Table]:
    """Return the comparison as tables of at most five alternatives, the reference in each.

    With a width (columns of a terminal) there are as many alternatives in each as fit, but two at least.

    Rows are the figures in the view's order, escalation load and duplicated work first; with points, each figure has
    one row per point. `unclear` gives the contested and orphan cells per alternative (may be empty).
    """
    shown = view.select(paired)
    view = view.among(shown)
    return side_by_side(view, width, lambda organisations: _table(shown, view, organisations, unclear))


def side_by_side(view: View, width: int | None, make: Callable[[list[str]], Table]) -> list[Table]:
    """Return tables of some alternatives each, the reference in every one, so few that they fit a width.

    `make` returns the table of alternatives by key.
    """
    others = [look.key for look in view.looks if look.key != view.reference]
    first = [view.reference] if view.reference in {look.key for look in view.looks} else []
    made: list[Table] = []
    for step in range(min(_SIDE_BY_SIDE - 1, max(1, len(others))), 0, -1):
        groups = [others[start : start + step] for start in range(0, len(others), step)] or [[]]
        made = [make([*first, *group]) for group in groups]
        if width is None or max(map(width_of, made)) <= width:
            break
    return made


def notes(paired: pd.DataFrame, view: View) -> list[str]:
    """Return the lines below the table: how to read it, replications, root issues and the gain from pairing."""
    shown = view.select(paired)
    view = view.among(shown)
    replications = int(shown["replications"].max())
    issues = shown.loc[(shown["figure"] == "root_issues") & (shown["by"] == ""), "mean"].mean()
    alone = len(view.looks) == 1
    how = "single" if replications == 1 else "difference"
    lines = [] if alone else [view.say(how, reference=view.label(view.reference))]
    count = "alone" if alone else "replication" if replications == 1 else "replications"
    lines.append(view.say(count, replications=replications, issues=words.number(issues, 0, view.language)))
    if not alone and replications >= FEWEST_FOR_GAIN:
        lines.append(_gain(shown, view))
    printed = shown[shown["figure"].isin(view.shown()) & shown["by"].isin(_BY_SHOWN)]
    if (printed["remark"] == PARTLY).any():
        lines.append(view.say("missing"))
    return [line for line in lines if line]


def median_gain(shown: pd.DataFrame, figure: str) -> float:
    """Return the median over alternatives (and points) of a figure's gain from pairing; NaN where none is finite."""
    gains = shown.loc[(shown["figure"] == figure) & (shown["by"] == ""), "gain"]
    return float(gains[gains.map(math.isfinite)].median())


def _gain(shown: pd.DataFrame, view: View) -> str:
    """Return the line on the gain from pairing for the two headline figures; empty where it cannot be said."""
    gains = [(figure, median_gain(shown, figure)) for figure in HEADLINES]
    factors = [
        view.say("factor", factor=words.number(gain, 1, view.language), figure=view.title(figure).lower())
        for figure, gain in gains
        if math.isfinite(gain)
    ]
    return view.say("gain", factors=f" {view.say('and')} ".join(factors)) if factors else ""


def _table(shown: pd.DataFrame, view: View, organisations: list[str], unclear: Unclear) -> Table:
    """Return one table of these alternatives."""
    table = Table(
        title=view.full_heading(), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False
    )
    table.add_column(view.say("figure"), min_width=_TITLE_WIDTH)
    if view.points:
        table.add_column(", ".join(name.rpartition(".")[2] for name in view.points), no_wrap=True)
    for organisation in organisations:
        table.add_column(view.label(organisation), justify="right", no_wrap=True)
    cells = _cells(shown, view)
    previous = ""
    for row in _rows(shown, view):
        found = [cells.get((row, organisation)) for organisation in organisations]
        if view.points and row.figure + row.key != previous and previous:
            table.add_section()
        name = _name(row, view) if row.figure + row.key != previous else Text()
        previous = row.figure + row.key
        digits, better = digits_of(found), FIGURES[row.figure].better
        point = [Text("\n".join(str(value) for value in row.point))] if view.points else []
        table.add_row(name, *point, *(mean_and_difference(cell, digits, better, view) for cell in found))
    _unclear_rows(table, organisations, unclear, view)
    return table


def _rows(shown: pd.DataFrame, view: View) -> Iterator[Row]:
    """Yield the printed rows in order; a figure without a total is shown by level."""
    points = _points(shown, view)
    for figure in view.shown():
        own = shown[shown["figure"] == figure]
        for by in _BY_SHOWN:
            keys = list(dict.fromkeys(own.loc[own["by"] == by, "key"]))
            if keys:
                yield from (Row(figure, str(key), point) for key in keys for point in points)
                break


def _points(shown: pd.DataFrame, view: View) -> list[tuple[object, ...]]:
    """Return the parameter points in the order of the table; one empty point where nothing was varied."""
    if not view.points:
        return [()]
    return list(shown[list(view.points)].drop_duplicates().itertuples(index=False, name=None))


def _cells(shown: pd.DataFrame, view: View) -> Cells:
    """Return the statistics of each printed row and alternative, as shown (shares in percent)."""
    rows = shown[shown["by"].isin(_BY_SHOWN)]
    scale = rows["unit"].map(words.scale)
    numbers = [(rows[name] * scale).to_list() for name in ("mean", "difference", "low", "high")]
    points = rows[list(view.points)].itertuples(index=False, name=None) if view.points else [()] * len(rows)
    places = zip(rows["figure"], rows["key"], points, rows["organisation"], strict=True)
    statistics = zip(*numbers, rows["remark"], strict=True)
    return {
        (Row(figure, key, tuple(point)), organisation): Cell(*values)
        for (figure, key, point, organisation), values in zip(places, statistics, strict=True)
    }


def _name(row: Row, view: View) -> Text:
    """Return a row's title with its unit below."""
    title = view.title(row.figure) + (f": {words.key(row.key, view.language)}" if row.key else "")
    strong = "bold" if row.figure in HEADLINES else ""
    return Text.assemble((title, strong), "\n", (words.unit(FIGURES[row.figure].unit, view.language), "dim"))


def _unclear_rows(table: Table, organisations: list[str], unclear: Unclear, view: View) -> None:
    """Add the rows of contested and orphan cells, which every alternative has at the change."""
    if not unclear:
        return
    table.add_section()
    blank = [Text()] if view.points else []
    for place, sentence in enumerate(("contested_cells", "orphan_cells")):
        counts = [str(unclear[key][place]) if key in unclear else "–" for key in organisations]
        table.add_row(Text(view.say(sentence)), *blank, *(Text(count + "  ") for count in counts))
