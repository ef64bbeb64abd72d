"""Managers' hours drawn: a row for each post that leads or coordinates, a marker for each alternative."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from sim.analysis.bookkeeping import FIGURE
from sim.analysis.figures import INK, WIDTH, footer, layout, measured, scaled, style, with_comma, wrapped
from sim.analysis.lines import legend
from sim.analysis.view import View

_ROW: Final = 0.82
_LETTERS: Final = 30
_APART: Final = 0.21  # rows between two alternatives at the same post, so that no marker hides another


def hours_a_week(paired: pd.DataFrame, view: View, titles: Mapping[str, Mapping[str, str]]) -> Figure:
    """Return hours a week by post and alternative; `titles` are the posts to show, by key and language, in order."""
    here = (paired["figure"] == FIGURE) & (paired["by"] == "post") & (paired["area"] == "all")
    rows = paired[here & (paired["variant"] == view.variant) & (paired["period"] == view.period)]
    rows = scaled(rows[rows["key"].isin(list(titles))], FIGURE)
    view = view.among(rows)
    posts = [post for post in titles if (rows["key"] == post).any()]
    with style():
        figure = Figure(figsize=(WIDTH, _ROW * len(posts) + 2.6), layout=layout())
        ax = figure.subplots()
        for number, look in enumerate(view.looks):
            own = rows[rows["organisation"] == look.key]
            shift = (number - (len(view.looks) - 1) / 2) * _APART
            where = own["key"].map(posts.index).to_numpy(dtype=float) + shift
            ax.hlines(where, own["lower"], own["upper"], color=INK, linewidth=2.5)
            sns.scatterplot(
                x=own["mean"].to_numpy(), y=where, ax=ax, color=look.colour, marker=look.sign, s=90, edgecolor=INK,
                legend=False, zorder=3,
            )  # fmt: skip
        ax.set_yticks(range(len(posts)), [wrapped(titles[post][view.language], _LETTERS) for post in posts])
        ax.set_ylim(len(posts) - 0.5, -0.5)
        ax.set_xlim(left=0.0)
        ax.set_xlabel(measured(FIGURE, view))
        if view.language == "sv":
            ax.xaxis.set_major_formatter(with_comma)
        legend(figure, view.looks, view.language)
        figure.suptitle(f"{view.say('hours_heading')}\n{view.variant_words().capitalize()}", x=0.01, ha="left")
        footer(figure, rows, view)
    return figure
