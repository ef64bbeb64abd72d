"""The printed table of managers' hours: what each post that leads or coordinates works in a week."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
from rich import box
from rich.table import Table
from rich.text import Text

from sim.analysis.cells import Cell, digits_of, mean_and_difference
from sim.analysis.present import side_by_side
from sim.analysis.view import View
from sim.measures.figures import FIGURES

FIGURE: Final = "hours_per_week"
_ALL: Final = "all"
_TITLE_WIDTH: Final = 22

Titles = Mapping[str, Mapping[str, str]]
"""Of posts by key, then by language."""


def bookkeeping(paired: pd.DataFrame, view: View, titles: Titles, width: int | None = None) -> list[Table]:
    """Return hours a week of these posts, a row each, with the paired difference to the reference where both have it.

    Hours are those of all work, issues and strategic work, of one person in the post, and of all areas. Without any
    such row there is no table.
    """
    rows = paired[
        (paired["figure"] == FIGURE)
        & (paired["by"] == "post")
        & (paired["variant"] == view.variant)
        & (paired["period"] == view.period)
        & (paired["area"] == _ALL)
        & paired["key"].isin(list(titles))
    ]
    view = view.among(rows)
    cells = {
        (str(row.key), str(row.organisation)): Cell(row.mean, row.difference, row.low, row.high, row.remark)  # type: ignore[arg-type]  # a row of a table
        for row in rows.itertuples()
    }
    posts = [post for post in titles if any(post == key for key, _ in cells)]
    return side_by_side(view, width, lambda shown: _table(cells, posts, titles, (view, shown))) if posts else []


def _table(
    cells: Mapping[tuple[str, str], Cell], posts: Sequence[str], titles: Titles, where: tuple[View, Sequence[str]]
) -> Table:
    """Return one table of some alternatives."""
    view, organisations = where
    heading = f"{view.say('bookkeeping')}, {view.variant_words()}"
    table = Table(title=heading, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(view.say("post"), min_width=_TITLE_WIDTH)
    for organisation in organisations:
        table.add_column(view.label(organisation), justify="right", no_wrap=True)
    for post in posts:
        found = [cells.get((post, organisation)) for organisation in organisations]
        if any(cell is not None for cell in found):
            digits, better = digits_of(found), FIGURES[FIGURE].better
            shown = [mean_and_difference(cell, digits, better, view) for cell in found]
            table.add_row(Text(titles[post].get(view.language, post)), *shown)
    return table
