"""The pictures of what decides the outcomes: bars of effects and of indices, and a heat map, readable in grey."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sim.analysis import words
from sim.analysis.figures import INK, WIDTH, layout, measured, style, whisker, with_comma, wrapped
from sim.analysis.sensitivity import DECIDES, LINE, OPEN, line_of
from sim.analysis.sensitivity_page import Findings, differences, others, short
from sim.analysis.sensitivity_words import WORDS
from sim.analysis.view import HEADLINES, View

PARAMETERS_SHOWN: Final = 10
"""Parameters in a panel; the tables hold all."""

FIGURES_SHOWN: Final = 14
"""Rows of a heat map."""

PANELS_SHOWN: Final = 4
"""Organisations side by side."""

_PALE: Final = "#d9d9d9"
_LETTERS: Final = 22
_MARGIN: Final = 0.03
_SHARES: Final = (0.0, 0.5, 1.0)
"""What the axis of shares shows; of few points intervals may go far beyond."""

_DASHES: Final = (0, (3, 2))


class Bar(NamedTuple):
    """A kind of bar: the column with its length, that with half its interval, its place beside the middle, its look."""

    value: str
    half: str
    shift: float
    height: float
    hatch: str


_BOTH: Final = (Bar("ST", "ST_half", -0.2, 0.38, ""), Bar("S1", "S1_half", 0.2, 0.38, "///"))
_EFFECT: Final = (Bar("mu_star", "mu_star_half", 0.0, 0.6, ""),)


def drawn(found: Findings) -> Iterator[tuple[str, Figure]]:
    """Yield the pictures of all that was run, with the stems of their files."""
    if len(found.screening):
        yield "screening", effects(found)
    if len(found.indices):
        yield "indices", indices(found)
        yield "heat", heat(found)
        yield "heat_levels", heat(found, levels=True)


def effects(found: Findings) -> Figure:
    """Return mu* of the strongest parameters, a panel for each headline's difference to the reference."""
    names = list(found.ranks["parameter"])[:PARAMETERS_SHOWN]
    say = WORDS[found.view.language]
    foot = say["effects_foot"].format(count=len(names), all=len(found.ranks))
    table = found.screening.assign(line=found.screening["noise"])
    return _bars(table, found.view, names, _EFFECT, (say["effects"].format(reference=_reference(found)), foot))


def indices(found: Findings) -> Figure:
    """Return S1 and ST of the parameters, a panel for each headline's difference to the reference."""
    own = found.indices[found.indices["against"] != ""]
    names = list(own.groupby("parameter")["ST"].mean().sort_values(ascending=False).index)[:PARAMETERS_SHOWN]
    say = WORDS[found.view.language]
    foot = say["bars_foot"].format(line=words.number(100.0 * LINE, 0, found.view.language))
    table = found.indices.assign(line=line_of(found.indices).clip(upper=1.0))
    return _bars(table, found.view, names, _BOTH, (say["bars"].format(reference=_reference(found)), foot))


def heat(found: Findings, *, levels: bool = False) -> Figure:
    """Return ST as a map, figures down and parameters across, a panel per difference or (`levels`) organisation."""
    view, say = found.view, WORDS[found.view.language]
    table = found.indices[(found.indices["against"] == "") == levels]
    keys = ([look.key for look in view.looks] if levels else others(view))[:PANELS_SHOWN]
    names = list(table.groupby("parameter")["ST"].mean().sort_values(ascending=False).index)[:PARAMETERS_SHOWN]
    shown = [figure for figure in view.shown() if figure in set(table["figure"])][:FIGURES_SHOWN]
    with style():
        figure = Figure(figsize=(WIDTH, 4.4 + 0.5 * len(shown)), layout=layout())
        axes = list(figure.subplots(1, len(keys), sharey=True, squeeze=False)[0])
        for ax, key in zip(axes, keys, strict=True):
            own = table[table["organisation"] == key]
            _map(ax, own, shown, names)
            ax.set_title(wrapped(view.label(key), _LETTERS), loc="left")
        axes[0].set_yticklabels([wrapped(view.title(one), 30) for one in shown], rotation=0, fontsize=15)
        title = say["heat_levels" if levels else "heat"].format(reference=_reference(found))
        _finish(figure, view, (title, say["heat_foot"]))
    return figure


def _reference(found: Findings) -> str:
    return found.view.label(found.view.reference)


def _bars(
    table: pd.DataFrame, view: View, names: Sequence[str], kinds: Sequence[Bar], texts: tuple[str, str]
) -> Figure:
    """Return panels of bars: headlines down, organisations across. `table` has a column `line`, dashed where it is."""
    keys = others(view)[:PANELS_SHOWN]
    with style():
        height = 2.6 + len(HEADLINES) * (1.3 + len(names) * 0.28 * (1 + len(kinds)))
        figure = Figure(figsize=(WIDTH, height), layout=layout())
        grid = figure.subplots(len(HEADLINES), len(keys), sharex=len(kinds) > 1 or "row", sharey=True, squeeze=False)
        for axes, headline in zip(grid, HEADLINES, strict=True):
            for ax, key in zip(axes, keys, strict=True):
                rows = differences(table, headline, key).set_index("parameter").reindex(list(names))
                colour = next(look.colour for look in view.looks if look.key == key)
                _panel(ax, rows, kinds, colour)
                lines = (view.title(headline), view.label(key))
                ax.set_title("\n".join(wrapped(line, 66 // len(keys)) for line in lines), loc="left")
                if len(kinds) > 1:
                    ax.set_xlim(_SHARES[0] - 0.25, _SHARES[-1] + 0.25)
                    ax.set_xticks(_SHARES)
                else:
                    ax.set_xlabel(wrapped(measured(headline, view), 66 // len(keys)))
                if view.language == "sv":
                    ax.xaxis.set_major_formatter(with_comma)
            axes[0].set_yticks(range(len(names)), [short(name).replace("_", " ") for name in names])
        grid[0][0].invert_yaxis()
        _finish(figure, view, texts)
    return figure


def _panel(ax: Axes, rows: pd.DataFrame, kinds: Sequence[Bar], colour: str) -> None:
    ends = [0.0]
    for bar in kinds:
        places = np.arange(len(rows)) + bar.shift
        lengths, halves = rows[bar.value].to_numpy(dtype=float), rows[bar.half].to_numpy(dtype=float)
        face = colour if bar.hatch == "" else "white"
        ax.barh(places, lengths, bar.height, color=face, edgecolor=INK, hatch=bar.hatch)
        for place, length, half in zip(places, lengths, halves, strict=True):
            if np.isfinite(length + half):
                whisker(ax, (length - half, length + half), place)
                ends += [length + half, length - half]
    if rows["line"].notna().any():
        ax.axvline(float(rows["line"].max()), color=INK, linewidth=2.0, linestyle=_DASHES, zorder=3)
    margin = _MARGIN * (max(ends) - min(ends))
    ax.set_xlim(min(min(ends) - margin, ax.get_xlim()[0]), max(max(ends) + margin, ax.get_xlim()[1]))
    ax.locator_params(axis="x", nbins=4)
    ax.grid(visible=False, axis="y")


def _map(ax: Axes, own: pd.DataFrame, shown: Sequence[str], names: Sequence[str]) -> None:
    """Draw one map: what decides has its number and shade, what is not settled a question mark."""
    own = own.set_index(["figure", "parameter"])
    index = pd.MultiIndex.from_product([shown, names])
    totals = own["ST"].reindex(index).clip(upper=1.0).to_numpy(dtype=float).reshape(len(shown), -1)
    said = own["verdict"].reindex(index).to_numpy(dtype=object).reshape(len(shown), -1)
    shades = np.where(said == DECIDES, totals, 0.0)
    texts = np.where(said == DECIDES, np.char.mod("%.0f", 100.0 * shades), np.where(said == OPEN, "?", ""))
    sns.heatmap(
        shades, annot=texts, fmt="", cmap="Greys", vmin=0.0, vmax=1.0, cbar=False, ax=ax, linewidths=1.0,
        linecolor=_PALE, annot_kws={"fontsize": 15},
    )  # fmt: skip
    for row in np.flatnonzero(np.isnan(totals).all(axis=1)):
        ax.plot([0, len(names)], [row + 0.5, row + 0.5], color=INK, linewidth=1.5)
    ax.set_xticks(np.arange(len(names)) + 0.5, [short(one).replace("_", " ") for one in names], rotation=90)
    ax.tick_params(axis="both", length=0)


def _finish(figure: Figure, view: View, texts: tuple[str, str]) -> None:
    """Give a figure its heading and, below, how to read it."""
    title, foot = texts
    figure.suptitle(f"{title}\n{view.heading()}", x=0.01, ha="left")
    figure.supxlabel(wrapped(foot, 145), x=0.01, ha="left", fontsize=15)
