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
        depth = words.number(row["depth"], words.decimals(row["depth"]), view.language)
        table.add_row(view.label(row["organisation"]), depth, str(row["deepest"]), length, _area(row, view))
    return table


def _area(row: Mapping[Any, Any], view: View) -> Text:
    """Return the area of a dip with its interval, where there is one."""
    text = words.number(row["area"], 0, view.language)
    if math.isnan(row["area_low"]):
        return Text(text)
    low, high = (words.number(row[f"area_{end}"], 0, view.language) for end in ("low", "high"))
    return Text(f"{text} [{low}{'; ' if view.language == 'sv' else ', '}{high}]")
