"""One issue's way drawn: a lane for each post, work as bars, hand-overs and steps up as arrows, one panel a chart."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.analysis.figures import INK, WIDTH, layout, style, wrapped
from sim.analysis.looks import Look
from sim.analysis.story import WITH_A_TASK, Name
from sim.analysis.view import View

_LANE: Final = 0.55
_LETTERS: Final = 26
_MARKS: Final = {"disputed": "X", "settled": "D", "decided": "*", "closed": "o", "reopened": "P"}
_ACTING: Final = frozenset({"reached", "started", "finished", "settled"})
_BETWEEN: Final = frozenset({"reached", "lifted", "heard"})


def swimlanes(stories: Mapping[str, pd.DataFrame], view: View, name: Name) -> Figure:
    """Return one panel for each organisation that an issue went through; `stories` are its ledger rows by organisation.

    Bars: work, dark where the function itself is performed; arrows: hand-overs, thick where the issue rises; markers:
    dispute (cross), settlement (diamond), decision (star), answer (circle), reopening (plus); hatched: on a committee's
    agenda. Days since it arose.
    """
    looks = [look for look in view.looks if look.key in stories]
    lanes = {look.key: _lanes(stories[look.key]) for look in looks}
    heights = [len(lanes[look.key]) + 1.6 for look in looks]
    with style():
        figure = Figure(figsize=(WIDTH, _LANE * sum(heights) + 1.6), layout=layout())
        axes = figure.subplots(len(looks), 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
        for ax, look in zip(axes, looks, strict=True):
            _draw(ax, stories[look.key], lanes[look.key], look)
            ax.set_yticks(range(len(lanes[look.key])), [wrapped(name(post), _LETTERS) for post in lanes[look.key]])
            ax.set_title(look.label(view.language), loc="left", fontweight="bold", color=look.colour)
        axes[-1].set_xlabel(view.say("days_since"))
        figure.suptitle(view.say("swimlanes"), x=0.01, ha="left", fontsize=16)
    return figure


def _lanes(rows: pd.DataFrame) -> list[str]:
    """Return the posts in the order in which the issue came to them."""
    acting = rows[rows["event"].isin({"raised", "reached", "started", "lifted", "decided", "disputed", "ruled"})]
    return list(dict.fromkeys(post for post in acting["post"] if post))


def _draw(ax: Axes, rows: pd.DataFrame, lanes: Sequence[str], look: Look) -> None:
    began, tabled, last = float(rows["time"].iloc[0]), dict[str, float](), ""
    for row in rows.to_dict("records"):
        time, post, event = row["time"] - began, row["post"], row["event"]
        if post not in lanes:
            continue
        lane = lanes.index(post)
        if event == "started" and row["task"] not in WITH_A_TASK:
            shade = 1.0 if row["task"] == "handle" else 0.45
            ax.barh(lane, row["value"], left=time, height=0.5, color=look.colour, alpha=shade, edgecolor=INK)
        elif event in _BETWEEN:
            _arrow(ax, (time, lane), (row["other"] or last, event), lanes)
        elif event == "tabled":
            tabled[post] = time
        elif event == "ruled" and post in tabled:
            since = tabled.pop(post)
            ax.barh(lane, time - since, left=since, height=0.3, color="white", edgecolor=INK, hatch="//")
        if event in _MARKS:
            ax.scatter(time, lane, marker=_MARKS[event], s=190, color="white", edgecolor=INK, linewidth=2, zorder=4)
        last = post if event in _ACTING else last
    ax.set_ylim(len(lanes) - 0.4, -0.6)
    ax.set_xlim(left=-0.2)


def _arrow(ax: Axes, where: tuple[float, int], whence: tuple[str, str], lanes: Sequence[str]) -> None:
    """Draw an arrow from the lane of another post, thick where the issue rises, dotted where only word of it goes."""
    (time, lane), (other, event) = where, whence
    if other not in lanes or lanes.index(other) == lane:
        return
    arrow = {"arrowstyle": "-|>", "color": INK, "shrinkA": 0, "shrinkB": 0}
    arrow |= {"linewidth": 2.8 if event == "lifted" else 1.2, "linestyle": ":" if event == "heard" else "-"}
    ax.annotate("", (time, lane), (time, lanes.index(other)), arrowprops=arrow)
