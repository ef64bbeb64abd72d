"""The attribution drawn: bars to both sides of nought, one for each part and alternative, and below them the whole."""

from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.analysis import words
from sim.analysis.attribution import SHOWN, SPLITS, attribution
from sim.analysis.figures import INK, WIDTH, footer, layout, measured, style, with_comma, wrapped
from sim.analysis.lines import legend
from sim.analysis.looks import Look
from sim.analysis.view import View

_REST: Final = "all others"  # in place of a key
_BAR: Final = 0.3  # inches
_FILLED: Final = 0.8  # of a row, by its bars
_LETTERS: Final = 38
_LETTERS_OF_TITLE: Final = 70


def by_step(paired: pd.DataFrame, view: View) -> Figure:
    """Return the difference in the time to decision by steps of an issue's life."""
    return _bars(paired, view, "decision_days", "step")


def by_cause(paired: pd.DataFrame, view: View) -> Figure:
    """Return the difference in the hours above by why issues rose."""
    return _bars(paired, view, "escalation_hours_per_100", "cause")


def by_end(paired: pd.DataFrame, view: View) -> Figure:
    """Return the difference in double work by how it came out."""
    return _bars(paired, view, "duplicated_hours_per_100", "end")


def _bars(paired: pd.DataFrame, view: View, figure: str, split: str) -> Figure:
    """Return the largest parts of the differences to the reference in their own order, all others, and the whole."""
    parts = attribution(paired, view)
    rows = parts[(parts["variant"] == view.variant) & (parts["figure"] == figure) & parts["split"].isin(["", split])]
    looks = [look for look in view.looks if look.key in set(rows["organisation"])]
    shown = [*_largest(rows[rows["split"] == split]), _REST, ""]
    some = {look.key: _with_rest(rows[rows["organisation"] == look.key], shown) for look in looks}
    if all((each.loc[_REST, "difference"] == 0.0) for each in some.values()):
        shown.remove(_REST)
    with style():
        height = max(0.6, _BAR * len(looks) / _FILLED) * len(shown)
        drawn = Figure(figsize=(WIDTH, 2.9 + height), layout=layout())
        ax = drawn.subplots()
        ax.axvline(0.0, color=INK, linewidth=1.5)
        for number, look in enumerate(looks):
            _draw(ax, some[look.key].loc[shown], look, (number, len(looks)))
        names = {_REST: view.say("rest"), "": view.say("whole")}
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


def _largest(parts: pd.DataFrame) -> list[str]:
    """Return the keys of the parts that differ most anywhere, in the order of the table; none that are nothing."""
    size = parts["difference"].abs().groupby(parts["key"], sort=False).max()
    chosen = set(size[size > 0.0].nlargest(SHOWN).index)
    return [str(key) for key in size.index if key in chosen]


def _with_rest(own: pd.DataFrame, shown: list[str]) -> pd.DataFrame:
    """Return one alternative's rows by key, and the sum of those not shown, which has no interval."""
    rest = own.loc[~own["key"].isin(shown), "difference"].sum()
    found = own.set_index("key")[["difference", "low", "high"]]
    found.loc[_REST] = [rest, float("nan"), float("nan")]
    return found


def _draw(ax: Axes, own: pd.DataFrame, look: Look, place: tuple[int, int]) -> None:
    """Draw the bars of one alternative, its number of so many, with intervals and its marker at their ends."""
    number, count = place
    thickness = _FILLED / count
    where = [row + (number - (count - 1) / 2) * thickness for row in range(len(own))]
    ax.barh(where, own["difference"], height=0.9 * thickness, color=look.colour, edgecolor=INK, linewidth=0.8)
    ax.hlines(where, own["low"], own["high"], color=INK, linewidth=2.5)
    ax.scatter(own["difference"], where, color=look.colour, marker=look.sign, s=60, edgecolor=INK, zorder=3)
