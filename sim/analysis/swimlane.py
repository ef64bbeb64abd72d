"""One issue's way drawn: a lane for each post, work as bars, hand-overs and steps up as arrows, one panel a chart."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.analysis.figures import INK, WIDTH, layout, style, with_comma, wrapped
from sim.analysis.lanes import Sign, bars_of, lanes_of, signs_of, spread
from sim.analysis.looks import Look
from sim.analysis.story import Name, Outcome
from sim.analysis.view import View

_LANE: Final = 0.55
_TOP: Final = -0.75
"""The height of the line of the whole way, in lanes; the first lane is at 0 and the others below it."""

_LETTERS: Final = 26
_MARKS: Final = {"disputed": "X", "settled": "D", "decided": "*", "closed": "o", "reopened": "P"}


def swimlanes(stories: Mapping[str, pd.DataFrame], view: View, name: Name) -> Figure:
    """Return one panel for each organisation that an issue went through; `stories` are its ledger rows by organisation.

    On top the whole way, in the colour and dash of the organisation, up to its marker where the answer arrives. Bars:
    work, dark where the function itself is performed; arrows: hand-overs, thick where the issue rises; markers:
    dispute (cross), settlement (diamond), decision (star), answer (circle), reopening (plus); hatched: on a
    committee's agenda. Days since it arose.
    """
    looks = [look for look in view.looks if look.key in stories]
    lanes = {look.key: lanes_of(stories[look.key]) for look in looks}
    heights = [len(lanes[look.key]) + 2.0 for look in looks]
    span = max(float(rows["time"].iloc[-1] - rows["time"].iloc[0]) for rows in stories.values())
    with style():
        figure = Figure(figsize=(WIDTH, _LANE * sum(heights) + 1.9), layout=layout())
        axes = figure.subplots(len(looks), 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
        for ax, look in zip(axes, looks, strict=True):
            rows, own = stories[look.key], lanes[look.key]
            _draw_whole(ax, rows, look)
            _draw_work(ax, rows, own, look)
            for sign in spread(signs_of(rows, own), span):
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


def _draw_whole(ax: Axes, rows: pd.DataFrame, look: Look) -> None:
    """Draw the whole way in the organisation's colour and dash, with its marker where the answer arrives."""
    days = Outcome.of(rows).days
    end = float(rows["time"].iloc[-1] - rows["time"].iloc[0]) if math.isnan(days) else days
    ax.plot((0.0, end), (_TOP, _TOP), color=look.colour, linestyle=look.line, linewidth=3.0)
    if not math.isnan(days):
        ax.scatter(end, _TOP, marker=look.sign, s=150, color=look.colour, edgecolor=INK, zorder=4)


def _draw_work(ax: Axes, rows: pd.DataFrame, lanes: Sequence[str], look: Look) -> None:
    """Draw work as bars, and the time on a committee's agenda as hatched ones."""
    for bar in bars_of(rows, lanes):
        length = bar.end - bar.start
        if bar.kind == "agenda":
            ax.barh(bar.lane, length, left=bar.start, height=0.3, color="white", edgecolor=INK, hatch="//")
        else:
            shade = 1.0 if bar.kind == "main" else 0.45
            ax.barh(bar.lane, length, left=bar.start, height=0.5, color=look.colour, alpha=shade, edgecolor=INK)


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
