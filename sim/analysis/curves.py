"""Lines over time, one per alternative: how soon issues are decided, and what lies open from month to month."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.analysis.figures import INK, WIDTH, footer, layout, measured, scaled, style, with_comma
from sim.analysis.lines import legend, pen
from sim.analysis.view import View
from sim.organisation.layout import MONTH

_HEIGHT: Final = 6.6
_WITHIN: Final = "decided_within_share"
_TICKS: Final = (1, 2, 5, 10, 20, 50, 100)
_STOCKS: Final = {
    "issue_days": ("open_issues", "issues_on_average"),
    "backlog_hours": ("waiting_work", "hours_on_average"),
}


def decisions(paired: pd.DataFrame, view: View) -> Figure:
    """Return the share of issues decided within so many days, and its difference to the reference, with intervals."""
    shown, view = _shown(paired, view, "days")
    rows = scaled(shown[shown["figure"] == _WITHIN], _WITHIN)
    others = replace(view, looks=tuple(look for look in view.looks if look.key != view.reference))
    apart = rows.assign(lower=100.0 * rows["low"], upper=100.0 * rows["high"], mean=100.0 * rows["difference"])
    with _panels(2, shown, view) as (figure, axes):
        _draw(axes[0], rows, view)
        axes[0].set_title(view.title(_WITHIN), loc="left")
        axes[0].set_ylabel(measured(_WITHIN, view))
        axes[0].set_ylim(top=100.0)
        _draw(axes[1], apart, others)
        axes[1].axhline(0.0, color=INK, linewidth=1.5)
        axes[1].set_title(view.say("apart", reference=view.label(view.reference)), loc="left")
        axes[1].set_ylabel(view.say("percent_points"))
        for ax in axes:
            ax.set_xscale("log")
            ax.set_xticks(_TICKS, [str(day) for day in _TICKS])
            ax.minorticks_off()
            ax.set_xlabel(view.say("days_since"))
    return figure


def months(paired: pd.DataFrame, view: View) -> Figure:
    """Return open issues and waiting work, on average over each month after the change, with paired intervals.

    The tables hold the same as issues times days and hours times days in a month.
    """
    shown, view = _shown(paired, view, "month")
    with _panels(len(_STOCKS), shown, view) as (figure, axes):
        for ax, (key, (title, unit)) in zip(axes, _STOCKS.items(), strict=True):
            rows = scaled(shown[shown["figure"] == key], key)
            _draw(ax, rows.assign(**{name: rows[name] / MONTH for name in ("mean", "lower", "upper")}), view)
            ax.set_title(view.say(title), loc="left")
            ax.set_xlabel(view.say("months_since"))
            ax.set_ylabel(view.say(unit))
            ax.set_ylim(bottom=0.0)
    return figure


def _shown(paired: pd.DataFrame, view: View, by: str) -> tuple[pd.DataFrame, View]:
    """Return the rows of a breakdown by numbers, in their order; months lie in whatever period they lie in."""
    here = paired[(paired["by"] == by) & (paired["area"] == view.area) & (paired["variant"] == view.variant)]
    shown = here if by == "month" else here[here["period"] == view.period]
    return shown.assign(place=shown["key"].astype(float)).sort_values("place"), view.among(shown)


@contextmanager
def _panels(count: int, shown: pd.DataFrame, view: View) -> Iterator[tuple[Figure, list[Axes]]]:
    """Give panels side by side to draw in; the figure then gets its heading, its legend and what its bands are."""
    with style():
        figure = Figure(figsize=(WIDTH, _HEIGHT), layout=layout())
        axes = list(figure.subplots(1, count, squeeze=False)[0])
        yield figure, axes
        legend(figure, view.looks, view.language)
        figure.suptitle(view.variant_words().capitalize(), x=0.01, ha="left")
        footer(figure, shown, view, "legend_band")


def _draw(ax: Axes, rows: pd.DataFrame, view: View) -> None:
    for look in view.looks:
        own = rows[rows["organisation"] == look.key]
        sns.lineplot(x=own["place"], y=own["mean"], ax=ax, legend=False, errorbar=None, **pen(look))
        ax.fill_between(own["place"], own["lower"], own["upper"], color=look.colour, alpha=0.25, linewidth=0)
    if view.language == "sv":
        ax.yaxis.set_major_formatter(with_comma)
