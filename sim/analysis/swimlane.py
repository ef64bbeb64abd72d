"""One issue's way drawn: a lane for each post, work as bars, hand-overs and steps up as arrows, one panel a chart."""

import math
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.analysis.figures import INK, WIDTH, layout, style, with_comma, wrapped
from sim.analysis.looks import Look
from sim.analysis.story import WITH_A_TASK, Name, Outcome
from sim.analysis.view import View

_LANE: Final = 0.55
_TOP: Final = -0.75
"""The height of the line of the whole way, in lanes; the first lane is at 0 and the others below it."""

_LETTERS: Final = 26
_MARKS: Final = {"disputed": "X", "settled": "D", "decided": "*", "closed": "o", "reopened": "P"}
_ACTING: Final = frozenset({"raised", "reached", "finished", "settled"})
_BETWEEN: Final = frozenset({"reached", "lifted", "heard"})
_APART: Final = {"arrow": 0.009, "mark": 0.016}
"""How near two arrows or two markers may come, as shares of the longest way: what happens at once stands in a row."""


class Sign(NamedTuple):
    """An arrow or a marker: the day, the lanes that it goes from and to (a marker: the same twice), the event."""

    day: float
    start: int
    end: int
    event: str

    @property
    def kind(self) -> str:
        """An arrow, which goes between two lanes, or a mark."""
        return "mark" if self.start == self.end else "arrow"

    def over(self, other: "Sign") -> bool:
        """Return whether two signs of one kind share a lane."""
        same = self.kind == other.kind
        return same and min(self.start, self.end) <= max(other.start, other.end) and min(other[1:3]) <= max(self[1:3])


def swimlanes(stories: Mapping[str, pd.DataFrame], view: View, name: Name) -> Figure:
    """Return one panel for each organisation that an issue went through; `stories` are its ledger rows by organisation.

    On top the whole way, in the colour and dash of the organisation, up to its marker where the answer arrives. Bars:
    work, dark where the function itself is performed; arrows: hand-overs, thick where the issue rises; markers:
    dispute (cross), settlement (diamond), decision (star), answer (circle), reopening (plus); hatched: on a
    committee's agenda. Days since it arose.
    """
    looks = [look for look in view.looks if look.key in stories]
    lanes = {look.key: _lanes(stories[look.key]) for look in looks}
    heights = [len(lanes[look.key]) + 2.0 for look in looks]
    span = max(float(rows["time"].iloc[-1] - rows["time"].iloc[0]) for rows in stories.values())
    with style():
        figure = Figure(figsize=(WIDTH, _LANE * sum(heights) + 1.9), layout=layout())
        axes = figure.subplots(len(looks), 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
        for ax, look in zip(axes, looks, strict=True):
            rows, own = stories[look.key], lanes[look.key]
            _draw_whole(ax, rows, look)
            _draw_work(ax, rows, own, look)
            for sign in spread(_signs(rows, own), span):
                _draw_sign(ax, sign)
            ax.set_yticks(range(len(own)), [wrapped(name(post), _LETTERS) for post in own])
            ax.set_title(look.label(view.language), loc="left", fontweight="bold", color=look.colour)
            ax.set_ylim(len(own) - 0.4, _TOP - 0.45)
        axes[-1].set_xlim(-0.015 * span, 1.03 * span)
        axes[-1].set_xlabel(view.say("days_since"))
        if view.language == "sv":
            axes[-1].xaxis.set_major_formatter(with_comma)
        figure.suptitle(view.say("swimlanes"), x=0.01, ha="left", fontsize=16)
    return figure


def spread(signs: Sequence[Sign], span: float) -> list[Sign]:
    """Return the signs in order of time, each moved right until it lies over no other; `span` is the width in days."""
    placed: list[Sign] = []
    for sign in sorted(signs, key=lambda one: one.day):
        least, moved = _APART[sign.kind] * span, sign
        while near := [one.day for one in placed if one.over(moved) and abs(one.day - moved.day) < 0.99 * least]:
            moved = moved._replace(day=max(near) + least)
        placed.append(moved)
    return placed


def _lanes(rows: pd.DataFrame) -> list[str]:
    """Return the posts in the order in which the issue came to them, those too that are only named as a party."""
    acting = rows[rows["event"].isin({"raised", "reached", "started", "lifted", "decided", "disputed", "ruled"})]
    named = acting["other"].where(acting["event"].isin({"lifted", "disputed"}), "")
    posts = [post for pair in zip(named, acting["post"], strict=True) for post in pair]
    return list(dict.fromkeys(post for post in posts if post))


def _signs(rows: pd.DataFrame, lanes: Sequence[str]) -> list[Sign]:
    """Return the arrows and markers of an issue; what comes from nobody named comes from whoever acted last."""
    began, last, found = float(rows["time"].iloc[0]), "", list[Sign]()
    for row in rows.to_dict("records"):
        day, post, event = row["time"] - began, row["post"], row["event"]
        if post not in lanes:
            continue
        lane, whence = lanes.index(post), row["other"] or last
        if event in _BETWEEN and whence in lanes and whence != post:
            found.append(Sign(day, lanes.index(whence), lane, event))
        if event in _MARKS:
            found.append(Sign(day, lane, lane, event))
        last = post if event in _ACTING else last
    return found


def _draw_whole(ax: Axes, rows: pd.DataFrame, look: Look) -> None:
    """Draw the whole way in the organisation's colour and dash, with its marker where the answer arrives."""
    days = Outcome.of(rows).days
    end = float(rows["time"].iloc[-1] - rows["time"].iloc[0]) if math.isnan(days) else days
    ax.plot((0.0, end), (_TOP, _TOP), color=look.colour, linestyle=look.line, linewidth=3.0)
    if not math.isnan(days):
        ax.scatter(end, _TOP, marker=look.sign, s=150, color=look.colour, edgecolor=INK, zorder=4)


def _draw_work(ax: Axes, rows: pd.DataFrame, lanes: Sequence[str], look: Look) -> None:
    """Draw work as bars, and the time on a committee's agenda as hatched ones."""
    began, tabled = float(rows["time"].iloc[0]), dict[str, float]()
    for row in rows.to_dict("records"):
        day, post, event = row["time"] - began, row["post"], row["event"]
        if event == "started" and row["task"] not in WITH_A_TASK:
            shade = 1.0 if row["task"] == "handle" else 0.45
            where = lanes.index(post)
            ax.barh(where, row["value"], left=day, height=0.5, color=look.colour, alpha=shade, edgecolor=INK)
        elif event == "tabled":
            tabled[post] = day
        elif event == "ruled" and post in tabled:
            since, where = tabled.pop(post), lanes.index(post)
            ax.barh(where, day - since, left=since, height=0.3, color="white", edgecolor=INK, hatch="//")


def _draw_sign(ax: Axes, sign: Sign) -> None:
    """Draw a marker, or an arrow: thick where the issue rises, dotted where only word of it goes."""
    if sign.kind == "mark":
        shape = _MARKS[sign.event]
        size = 330 if shape == "*" else 190  # of equal areas a star is the narrowest
        ax.scatter(sign.day, sign.end, marker=shape, s=size, color="white", edgecolor=INK, linewidth=2, zorder=4)
        return
    arrow = {"arrowstyle": "-|>", "color": INK, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 16}
    arrow |= {
        "linewidth": 2.8 if sign.event == "lifted" else 1.2,
        "linestyle": ":" if sign.event == "heard" else "-",
    }
    ax.annotate("", (sign.day, sign.end), (sign.day, sign.start), arrowprops=arrow)
