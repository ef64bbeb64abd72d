"""The printed table of a ladder: each step's effect on escalation load, duplicated work and time to decision."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
from rich import box
from rich.table import Table
from rich.text import Text

from sim.analysis import words
from sim.analysis.cells import Cell, difference_alone, digits_of, longest, width_of
from sim.analysis.steps import Step, ways
from sim.analysis.view import HEADLINES, View
from sim.measures.figures import FIGURES

_TITLE_WIDTH: Final = 22
_FIGURES: Final = (*HEADLINES, "decision_days")
"""What each step's effect is shown on, unless other figures were asked for; as many of them as fit."""


def ladder_table(effects: pd.DataFrame, steps: Sequence[Step], view: View, width: int | None = None) -> Table:
    """Return one table of the steps, a row each, and below them the whole ways.

    Columns are the headlines and the time to decision or what else the view asks for first: three, or with a width as
    many as fit, but one at least. `effects` is what `steps.effects` returns.
    """
    shown = view.select(effects)
    wanted = view.shown()[: len(_FIGURES)] if view.figures else _FIGURES
    figures = [figure for figure in wanted if figure in set(shown["figure"])]
    table = _table(shown, steps, view, figures)
    while width is not None and len(figures) > 1 and width_of(table) > width:
        figures = figures[:-1]
        table = _table(shown, steps, view, figures)
    return table


def _table(shown: pd.DataFrame, steps: Sequence[Step], view: View, figures: Sequence[str]) -> Table:
    """Return the table of these figures."""
    heading = f"{view.say('ladder')}: {view.full_heading()}"
    table = Table(title=heading, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("", min_width=_TITLE_WIDTH)
    columns = []
    for figure in figures:
        unit = words.unit(FIGURES[figure].unit, view.language)
        cells = _column(shown[shown["figure"] == figure], figure, view)
        columns.append(cells)
        width = max(longest(cells.values()), longest(f"{view.title(figure)} {unit}".split()))
        table.add_column(Text.assemble(view.title(figure), "\n", (unit, "dim")), justify="right", width=width)
    for step in steps:
        before = (view.say("from", before=view.label(step.before)), "dim")
        table.add_row(Text.assemble(step.label(view.language), "\n", before), *(one[step.key] for one in columns))
    table.add_section()
    for way in ways(steps):
        name = view.say("whole_way", before=view.label(way.before), after=view.label(way.after))
        table.add_row(Text(name, "bold"), *(one[way.key] for one in columns))
    return table


def _column(rows: pd.DataFrame, figure: str, view: View) -> dict[str, Text]:
    """Return a figure's cell for each step, shares in percent."""
    scale = words.scale(FIGURES[figure].unit)
    numbers = [(rows[name] * scale).to_list() for name in ("mean", "difference", "low", "high")]
    statistics = zip(*numbers, rows["remark"], strict=True)
    cells = {key: Cell(*values) for key, values in zip(rows["step"], statistics, strict=True)}
    digits, better = digits_of(list(cells.values())), FIGURES[figure].better
    return {key: difference_alone(cell, digits, better, view) for key, cell in cells.items()}
