"""Every pair of organisations as a table, and how sure it is which one is best."""

from typing import Final

import pandas as pd
from rich import box
from rich.table import Table

from sim.analysis import words
from sim.analysis.view import View
from sim.measures.figures import FIGURES

_ENDS: Final = ["difference", "low", "high", "all_low", "all_high"]


def pair_table(pairs: pd.DataFrame, view: View) -> Table | None:
    """Return the differences of all pairs with both kinds of intervals and Holm's p; None of a single organisation."""
    shown = _shown(pairs, view)
    if shown.empty:
        return None
    table = Table(title=view.full_heading(), title_justify="left", box=box.SIMPLE_HEAD)
    for word in ("figure", "pair", "difference_word", "pointwise", "simultaneous", "holm"):
        table.add_column(view.say(word), justify="left" if word in {"figure", "pair"} else "right")
    for figure in view.shown():
        own = shown[shown["figure"] == figure]
        names = zip(own["first"], own["second"], strict=True)
        title = f"{view.title(figure)}\n{words.unit(FIGURES[figure].unit, view.language)}"
        scale = words.scale(FIGURES[figure].unit)
        digits = words.decimals(scale * float(own[["low", "high"]].abs().max().max()))
        for (first, second), p, ends in zip(names, own["p"], own[_ENDS].to_numpy(dtype=float), strict=True):
            number = [words.number(value, digits, view.language, signed=True) for value in (scale * ends).tolist()]
            table.add_row(
                title,
                view.say("minus", first=view.label(first), second=view.label(second)),
                number[0],
                f"{number[1]} {view.say('between')} {number[2]}",
                f"{number[3]} {view.say('between')} {number[4]}",
                _p(p, view.language),
            )
            title = ""
    return table


def best_table(best: pd.DataFrame, view: View) -> Table | None:
    """Return the probability, in percent, that each organisation is best in each figure shown."""
    shown = _shown(best, view)
    if shown.empty:
        return None
    organisations = list(dict.fromkeys(shown["organisation"]))
    table = Table(title=view.say("best"), title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column(view.say("figure"))
    for organisation in organisations:
        table.add_column(view.label(organisation), justify="right")
    for figure in view.shown():
        own = shown[shown["figure"] == figure].set_index("organisation")["best"]
        if len(own):
            row = [words.number(100.0 * own.get(key, float("nan")), 0, view.language) for key in organisations]
            table.add_row(view.title(figure), *(f"{share} %" for share in row))
    return table


def _shown(table: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return the rows of the view's variant, period and area."""
    if table.empty:
        return table
    here = (table["variant"] == view.variant) & (table["period"] == view.period) & (table["area"] == view.area)
    return table[here]


def _p(value: float, language: str) -> str:
    """Return a p-value with three decimals, those below as such."""
    least = 0.001
    if value < least:
        return f"< {words.number(least, 3, language)}"
    return words.number(value, 3, language)
