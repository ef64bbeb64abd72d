"""Who hands over to whom: one square of the matrix for each pair of posts, one panel for each alternative."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from sim.analysis import words
from sim.analysis.figures import WIDTH, layout, style, wrapped
from sim.analysis.view import View

SHOWN: Final = 9
"""Posts shown: those that hand over and are handed over most, all alternatives together; the tables hold the others."""

_LEAST: Final = 0.05  # hand-overs per 100 issues that are written out
_FIGURE: Final = "handed_over_per_100"
_LETTERS: Final = 20

Titles = Mapping[str, Mapping[str, str]]


def flow(paired: pd.DataFrame, view: View, titles: Titles) -> Figure:
    """Return hand-overs per 100 root issues from one post (row) to another (column); `titles` by post and language."""
    here = paired[(paired["figure"] == _FIGURE) & (paired["period"] == view.period) & (paired["area"] == view.area)]
    shown = here[here["variant"] == view.variant]
    view = view.among(shown)
    pairs = shown.assign(sender=shown["key"].str.partition(" > ")[0], receiver=shown["key"].str.partition(" > ")[2])
    posts = _busiest(pairs)
    names = [
        wrapped(titles.get(post, {}).get(view.language, words.key(post, view.language)), _LETTERS) for post in posts
    ]
    most = float(pairs["mean"].max()) if len(pairs) else 1.0
    with style():
        figure = Figure(figsize=(WIDTH, 7.2 * ((len(view.looks) + 1) // 2) + 1.6), layout=layout())
        grid = figure.subplots((len(view.looks) + 1) // 2, 2, squeeze=False, sharex=True, sharey=True)
        for place, look in enumerate(view.looks):
            ax = grid[place // 2][place % 2]
            own = pairs[pairs["organisation"] == look.key]
            square = own.pivot_table(index="sender", columns="receiver", values="mean", aggfunc="sum", observed=True)
            square = square.reindex(index=posts, columns=posts)
            text = square.map(lambda value: words.number(value, 1, view.language) if value >= _LEAST else "")
            sns.heatmap(
                square, ax=ax, cmap="Greys", vmin=0.0, vmax=1.5 * most, annot=text, fmt="", cbar=False,
                linewidths=0.5, linecolor="#cccccc", annot_kws={"size": 14}, xticklabels=names, yticklabels=names,
            )  # fmt: skip
            ax.grid(visible=False)
            ax.set_title(look.label(view.language), loc="left", color=look.colour, fontweight="bold")
            ax.set_xlabel(view.say("flow_to") if place >= len(view.looks) - 2 else "")
            ax.set_ylabel(view.say("flow_from") if place % 2 == 0 else "")
            ax.tick_params(axis="x", rotation=90)
            ax.tick_params(axis="y", rotation=0)
        for ax in grid.flat[len(view.looks) :]:
            ax.set_axis_off()
        figure.suptitle(view.say("flow"), x=0.01, ha="left")
    return figure


def _busiest(pairs: pd.DataFrame) -> list[str]:
    """Return the posts with most hand-overs to or from them in any alternative, in sorted order."""
    ends = pd.concat([pairs[["sender", "mean"]].rename(columns={"sender": "post"}),
                      pairs[["receiver", "mean"]].rename(columns={"receiver": "post"})])  # fmt: skip
    return sorted(ends.groupby("post")["mean"].sum().nlargest(SHOWN).index)
