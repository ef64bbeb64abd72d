"""One printed cell of statistics: a mean, and a paired difference with its interval."""

import math
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from sim.analysis import words
from sim.analysis.paired import CONSTANT, PARTLY, excludes_zero
from sim.analysis.view import View

MARK: Final = " *"
FEWER: Final = " †"
_DUST: Final = 1e-12
"""Of a mean, what rounding leaves of an interval without width."""

_BETWEEN: Final = 2
"""Columns of a terminal between two columns of a table."""


class Cell(NamedTuple):
    """What one printed cell shows: mean, paired difference with its interval (NaN: none), remark."""

    mean: float
    difference: float
    low: float
    high: float
    remark: str


def digits_of(found: Sequence[Cell | None]) -> int:
    """Return the decimals of a row: three digits of its largest mean, one more where an interval would vanish."""
    cells = [cell for cell in found if cell is not None]
    digits = words.decimals(max((abs(cell.mean) for cell in cells if not math.isnan(cell.mean)), default=0.0))
    widths = [cell.high - cell.low for cell in cells if cell.high - cell.low > _DUST * abs(cell.mean)]
    return min(3, digits + 1) if widths and min(widths) < 4 * 10.0**-digits else digits


def mean_and_difference(cell: Cell | None, digits: int, better: int, view: View) -> Text:
    """Return the mean, and below it the paired difference with its interval."""
    if cell is None:
        return Text("–")
    mean = words.number(cell.mean, digits, view.language) + (FEWER if cell.remark == PARTLY else "")
    if math.isnan(cell.difference):
        return Text(mean + "\n")
    if cell.difference == 0.0 and cell.remark == CONSTANT:
        return Text.assemble(mean + "  \n", (view.say("equal") + "  ", "dim"))
    interval = _interval(cell, digits, view)
    second = words.number(cell.difference, digits, view.language, signed=True) + (f" {interval}" if interval else "")
    return Text.assemble(mean + "  \n", (second + _mark(cell), _style(cell, better)))


def difference_alone(cell: Cell | None, digits: int, better: int, view: View) -> Text:
    """Return the paired difference, and below it its interval."""
    if cell is None or math.isnan(cell.difference):
        return Text("–\n")
    if cell.difference == 0.0 and cell.remark == CONSTANT:
        return Text(view.say("equal") + "  \n", "dim")
    fewer = FEWER if cell.remark == PARTLY else ""
    first = words.number(cell.difference, digits, view.language, signed=True) + fewer + _mark(cell)
    return Text.assemble((first + "\n", _style(cell, better)), (_interval(cell, digits, view) + "  ", "dim"))


def width_of(table: Table) -> int:
    """Return how wide a table is at least: columns that may wrap as narrow as they may get, the others whole."""
    widths = []
    for column in table.columns:
        whole = [column.header, *column.cells] if column.no_wrap else []
        widths.append(column.width or longest(whole) or column.min_width or 0)
    return sum(widths) + _BETWEEN * (len(widths) - 1)


def longest(texts: Iterable[object]) -> int:
    """Return the columns of a terminal that the longest line of some texts takes; 0 without any."""
    lines = [line for text in texts for line in (text.plain if isinstance(text, Text) else str(text)).splitlines()]
    return max(map(cell_len, lines), default=0)


def _interval(cell: Cell, digits: int, view: View) -> str:
    """Return a cell's interval in brackets; empty where there is none."""
    if math.isnan(cell.low):
        return ""
    low, high = (words.number(end, digits, view.language) for end in (cell.low, cell.high))
    return f"[{low}{'; ' if view.language == 'sv' else ', '}{high}]"


def _mark(cell: Cell) -> str:
    """Return the mark of an interval that excludes 0, or as much room."""
    return MARK if excludes_zero(cell.low, cell.high) else "  "


def _style(cell: Cell, better: int) -> str:
    """Return green for the better, red for the worse and bold where neither is meant; dim where 0 is not excluded."""
    if not excludes_zero(cell.low, cell.high):
        return "dim"
    if better == 0:
        return "bold"
    return "green" if cell.difference * better > 0 else "red"
