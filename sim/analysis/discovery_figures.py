"""The pictures of a discovery: maps of a difference, the way of peeling, best alternative and regret side by side."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from sim.analysis import words
from sim.analysis.discovery import HIGHER, LOWER, NOISE, POINT, Pair, Region
from sim.analysis.discovery_conditions import short
from sim.analysis.discovery_map import Surface
from sim.analysis.discovery_page import Discovery, claim
from sim.analysis.discovery_robust import NOBODY
from sim.analysis.discovery_words import WORDS
from sim.analysis.figures import INK, WIDTH, layout, measured, style, with_comma, wrapped
from sim.analysis.looks import Look
from sim.analysis.view import View
from sim.measures.figures import FIGURES

_Z = 1.96
_SIGNS = {HIGHER: ("^", 90), LOWER: ("v", 90), NOISE: (".", 90)}
_PANELS = 3
_LETTERS = 40
_SMALL_TITLE = 15
_LETTERS_BELOW = 130
_NOBODY_COLOUR = "#ffffff"
_HATCH_COLOUR = "#8a8a8a"


def map_figure(pair: Pair, one: Surface, found: Discovery, view: View) -> Figure:
    """Return a pair's difference over two parameters: shades, labelled lines, the zero line thick, noise hatched."""
    say, scale = WORDS[view.language], words.scale(FIGURES[pair.figure].unit)
    mean, error = scale * one.mean, scale * one.error
    most = float(np.abs(mean).max()) or 1.0
    with style():
        figure = Figure(figsize=(WIDTH, 10.5), layout=layout())
        ax = figure.subplots()
        ax.grid(visible=False)
        shades = ax.pcolormesh(one.x, one.y, mean, cmap=_shades(pair, view), vmin=-most, vmax=most, shading="gouraud")
        _hatch(ax, one, np.abs(mean) - _Z * error)
        _lines(ax, one, mean, view)
        _points(ax, pair, one, found)
        ax.set_xlabel(one.across.key)
        ax.set_ylabel(one.up.key)
        bar = figure.colorbar(shades, ax=ax, pad=0.015)
        ends = claim(pair, view)
        label = f"← {say['first_lower'].format(**ends)}      {say['first_higher'].format(**ends)} →"
        bar.set_label(f"{label}\n{measured(pair.figure, view)}")
        title = say["map"].format(first=ends["first"], second=ends["second"], figure=ends["figure"])
        figure.suptitle(f"{title}\n{view.heading()}", x=0.01, ha="left")
        _say_below(figure, pair, found, view)
        if view.language == "sv":
            for axis in (ax.xaxis, ax.yaxis, bar.ax.yaxis):
                axis.set_major_formatter(with_comma)
    return figure


def way_figure(found: Discovery, view: View) -> Figure | None:
    """Return coverage and density on the way of each peeling, on both kinds of points; None where there is no box."""
    say, shown = WORDS[view.language], [one for one in found.regions if one.found.box.sides()]
    if not shown:
        return None
    rows = math.ceil(len(shown) / _PANELS)
    with style():
        figure = Figure(figsize=(WIDTH, 1.6 + 5.4 * rows), layout=layout())
        grid = figure.subplots(rows, min(_PANELS, len(shown)), sharex=True, sharey=True, squeeze=False)
        for ax in grid.flat[len(shown) :]:
            ax.set_axis_off()
        for ax, one in zip(grid.flat, shown, strict=False):
            _draw_way(ax, one, _look(one.pair.first, view))
            sentence = say[f"is_{one.answer}"].format(**claim(one.pair, view), good="")
            ax.set_title(wrapped(sentence, _LETTERS), loc="left", fontsize=_SMALL_TITLE)
        for ax in grid[:, 0]:
            ax.set_ylabel(say["density"])
        for ax in grid[-1]:
            ax.set_xlabel(say["coverage"])
        figure.suptitle(f"{say['way']}\n{view.heading()}", x=0.01, ha="left")
        figure.supxlabel(say["way_is"], x=0.01, ha="left", fontsize=15)
    return figure


def space_figure(found: Discovery, view: View) -> Figure | None:
    """Return for each figure where each alternative is clearly best, and the regret; None where none is better."""
    say, figures = WORDS[view.language], list(dict.fromkeys(found.regret["figure"]))
    if not figures:
        return None
    with style():
        height = 2.2 + len(figures) * (1.6 + 0.75 * (1 + len(view.looks)))
        figure = Figure(figsize=(WIDTH, height), layout=layout())
        grid = figure.subplots(len(figures), 2, squeeze=False)
        for (left, right), key in zip(grid, figures, strict=True):
            _draw_best(left, found.best[found.best["figure"] == key], view)
            _draw_regret(right, found.regret[found.regret["figure"] == key], view)
            left.set_title(view.title(key), loc="left", fontsize=_SMALL_TITLE)
            right.set_xlabel(measured(key, view))
        for ax, name in zip(grid[0], ("share_clear", "regret_bar"), strict=True):
            title = ax.get_title(loc="left")
            ax.set_title(f"{title}\n{say[name]}".strip(), loc="left", fontsize=_SMALL_TITLE)
        points = int(found.best["points"].max())
        figure.suptitle(f"{say['space_title'].format(points=points)}\n{view.heading()}", x=0.01, ha="left")
    return figure


def _of(pair: Pair, found: Discovery) -> "pd.Series[bool]":
    table = found.differences
    return (table["figure"] == pair.figure) & (table["first"] == pair.first) & (table["second"] == pair.second)


def _look(key: str, view: View) -> Look:
    return next(look for look in view.looks if look.key == key)


def _shades(pair: Pair, view: View) -> LinearSegmentedColormap:
    """Return shades from the first's colour, where it is lower, by white to the second's."""
    ends = [_look(pair.first, view).colour, "#ffffff", _look(pair.second, view).colour]
    return LinearSegmentedColormap.from_list("difference", ends)


def _hatch(ax: Axes, one: Surface, beyond: np.ndarray) -> None:
    """Hatch where the difference is not beyond noise: where it is by less than 0."""
    if (beyond < 0.0).any():
        areas = ax.contourf(
            one.x, one.y, beyond, levels=[float(beyond.min()) - 1.0, 0.0], colors="none", hatches=["//"]
        )
        areas.set_edgecolor(_HATCH_COLOUR)


def _say_below(figure: Figure, pair: Pair, found: Discovery, view: View) -> None:
    say = WORDS[view.language]
    known = int(found.differences["answer"][_of(pair, found)].isin(list(_SIGNS)).sum())
    text = f"{say['signs']}\n{wrapped(say['map_is'].format(points=known), _LETTERS_BELOW)}"
    figure.supxlabel(text, x=0.01, ha="left", fontsize=15)


def _lines(ax: Axes, one: Surface, mean: np.ndarray, view: View) -> None:
    digits = words.decimals(float(np.abs(mean).max())) - 1

    def written(value: float) -> str:
        return words.number(value, max(0, digits), view.language, signed=True)

    lines = ax.contour(one.x, one.y, mean, levels=8, colors=INK, linewidths=1.0, linestyles="solid")
    ax.clabel(lines, [level for level in lines.levels if level != 0.0], fmt=written, fontsize=15)
    if mean.min() < 0.0 < mean.max():
        ax.contour(one.x, one.y, mean, levels=[0.0], colors=INK, linewidths=5.0)


def _points(ax: Axes, pair: Pair, one: Surface, found: Discovery) -> None:
    own = found.differences[_of(pair, found)].set_index(POINT)["answer"]
    for answer, (sign, size) in _SIGNS.items():
        some = found.space.points.loc[own.index[own == answer]]
        ax.scatter(some[one.across.key], some[one.up.key], marker=sign, s=size, color=INK, edgecolor="white", zorder=4)


def _draw_way(ax: Axes, one: Region, look: Look) -> None:
    """Draw one peeling: a line for the points it was found in, a dashed one for the others, stars for the choice."""
    for place, (line, fill) in enumerate((("-", look.colour), ((0, (3, 2)), "white"))):
        scores = [pair[place] for pair in one.way]
        where = [100.0 * score.coverage for score in scores], [100.0 * score.density for score in scores]
        ax.plot(
            *where, color=look.colour, linestyle=line, linewidth=2.5, marker=look.sign, markersize=8,
            markerfacecolor=fill, markeredgecolor=INK,
        )  # fmt: skip
        chosen = (one.seen, one.held)[place]
        ax.plot(
            [100.0 * chosen.coverage], [100.0 * chosen.density], marker="*", markersize=26, linestyle="none",
            markerfacecolor=fill, markeredgecolor=INK, markeredgewidth=2, zorder=5,
        )  # fmt: skip
    ax.tick_params(labelbottom=True)
    ax.set_xlim(-3, 103)
    ax.set_ylim(-3, 103)


def _draw_best(ax: Axes, own: pd.DataFrame, view: View) -> None:
    say = WORDS[view.language]
    keys = [*(look.key for look in view.looks), NOBODY]
    shares = own.set_index("organisation")["clearly"].reindex(keys) * 100.0
    colours = [*(look.colour for look in view.looks), _NOBODY_COLOUR]
    bars = ax.barh(range(len(keys)), shares, color=colours, edgecolor=INK, height=0.62)
    bars[-1].set_hatch("//")
    ax.set_yticks(range(len(keys)), [*(view.label(key) for key in keys[:-1]), say["nobody"]])
    ax.invert_yaxis()
    ax.set_xlim(0, 118)
    ax.set_xticks([0, 25, 50, 75, 100])
    _values(ax, shares.to_list(), 0, view)


def _draw_regret(ax: Axes, own: pd.DataFrame, view: View) -> None:
    keys = [look.key for look in view.looks]
    scale = words.scale(FIGURES[str(own["figure"].iloc[0])].unit)
    table = own.set_index("organisation")[["mean", "nine_of_ten", "most"]].reindex(keys) * scale
    places = list(range(len(keys)))
    ax.barh(places, table["mean"], color=[look.colour for look in view.looks], edgecolor=INK, height=0.62)
    ax.scatter(table["nine_of_ten"], places, marker="|", s=900, linewidth=4, color=INK, zorder=3)
    ax.scatter(table["most"], places, marker="x", s=110, linewidth=3, color=INK, zorder=3)
    ax.set_yticks(places, [view.label(key) for key in keys])
    ax.set_ylim(len(keys) + 0.5, -0.5)
    most = float(table["most"].max()) or 1.0
    ax.set_xlim(0, 1.3 * most)
    _values(ax, table["mean"].to_list(), words.decimals(most), view)
    if view.language == "sv":
        ax.xaxis.set_major_formatter(with_comma)


def _values(ax: Axes, values: Sequence[float], digits: int, view: View) -> None:
    """Write each bar's value at the right edge."""
    for place, value in enumerate(values):
        text = words.number(value, digits, view.language)
        ax.annotate(text, (0.98, place), xycoords=("axes fraction", "data"), ha="right", va="center", color=INK)


def stem(pair: Pair) -> str:
    """Return how the files of a pair's map begin."""
    return f"map_{pair.figure}_{short(pair.first)}_{short(pair.second)}"
