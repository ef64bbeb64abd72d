"""The printed table of the levels asked for: in how many replications each alternative reaches them."""

import math
from collections.abc import Mapping

import pandas as pd
from rich import box
from rich.table import Table
from rich.text import Text

from sim.analysis import words
from sim.analysis.floors import ALL_AT_ONCE, GAPS, Reached, within
from sim.analysis.present import side_by_side
from sim.analysis.view import View
from sim.measures.figures import FIGURES

_TITLE_WIDTH = 22


def floor_tables(table: pd.DataFrame, view: View, width: int | None = None) -> list[Table]:
    """Return tables with a row for each of the view's floors and one for all at once; none where it has no floors.

    `table` is tidy; its points, where the view has any, are counted together.
    """
    if not view.floors:
        return []
    shown = view.select(table)
    view, found = view.among(shown), within(shown, view.floors, view.points)
    return side_by_side(view, width, lambda organisations: _table(found, view, organisations))


def _table(found: Mapping[str, Mapping[str, Reached]], view: View, organisations: list[str]) -> Table:
    """Return one table of some alternatives."""
    title = view.say("floors", heading=view.full_heading())
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(view.say("figure"), min_width=_TITLE_WIDTH)
    for organisation in organisations:
        table.add_column(view.label(organisation), justify="right", no_wrap=True)
    for key, level in view.floors.items():
        name = Text.assemble(view.title(key), "\n", (_level(key, level, view), "dim"))
        table.add_row(name, *(_cell(found[organisation][key], view) for organisation in organisations))
    table.add_section()
    cells = [_cell(found[organisation][ALL_AT_ONCE], view) for organisation in organisations]
    table.add_row(Text(view.say("every_floor"), "bold"), *cells)
    return table


def _level(figure: str, level: float, view: View) -> str:
    """Return a floor in words, as the figure is shown (shares in percent)."""
    unit = FIGURES[figure].unit
    value = level * words.scale(unit)
    number = words.number(value, words.decimals(value), view.language)
    which = "either_way" if figure in GAPS else "at_least" if FIGURES[figure].better > 0 else "at_most"
    return view.say(which, level=number, unit=words.unit(unit, view.language))


def _cell(reached: Reached, view: View) -> Text:
    """Return the share of replications and the count behind it; a dash where no replication has a value."""
    if math.isnan(reached.share):
        return Text("–")
    share = words.number(100.0 * reached.share, 0, view.language)
    return Text.assemble(f"{share} %\n", (view.say("reached", met=reached.met, known=reached.known), "dim"))
