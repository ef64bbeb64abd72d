"""The printed table of the transition dip: how far, how long and how much open issues pile up after the change."""

import math
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
from rich import box
from rich.table import Table
from rich.text import Text

from sim.analysis import words
from sim.analysis.view import View

_MORE: Final = "> "
"""Before a length that is that of the months seen: the dip is not over."""


def dip_table(dips: pd.DataFrame, view: View) -> Table | None:
    """Return the dips of the view's alternatives in its variant and area, a row each; None where nobody has one.

    `dips` is what `dip.dips` returns.
    """
    chosen = dips[(dips["variant"] == view.variant) & (dips["area_of"] == view.area)]
    rows = chosen[chosen["organisation"].isin([look.key for look in view.looks]) & (chosen["depth"] > 0.0)]
    if rows.empty:
        return None
    area = words.AREAS[view.language].get(view.area, view.area)
    heading = view.say("dips", reference=view.label(view.reference), area=area, variant=view.variant_words())
    table = Table(title=heading, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(view.say("alternative"))
    for name in ("depth", "deepest", "length", "dip_area"):
        table.add_column(view.say(name), justify="right")
    for row in rows.to_dict("records"):
        length = f"{'' if row['over'] else _MORE}{row['length']}"
        depth = _with_ends(row, "depth", words.decimals(row["depth"]), view.language)
        total = _with_ends(row, "area", 0, view.language)
        table.add_row(view.label(row["organisation"]), depth, str(row["deepest"]), length, total)
    return table


def _with_ends(row: Mapping[Any, Any], what: str, digits: int, language: str) -> Text:
    """Return the depth or the area of a dip with its interval, where there is one."""
    text, low, high = (words.number(row[name], digits, language) for name in (what, f"{what}_low", f"{what}_high"))
    if math.isnan(row[f"{what}_low"]):
        return Text(text)
    return Text(f"{text} [{low}{'; ' if language == 'sv' else ', '}{high}]")
