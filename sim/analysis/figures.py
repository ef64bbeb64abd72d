"""The figures of a comparison: short calls on the paired table, readable from the back of the room and in grey.

Colour, dash and marker of an alternative come from its file; its name always stands beside it as well. A figure is a
plain matplotlib `Figure`, made without pyplot, so that drawing leaves no state behind and needs no display.
"""

import math
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from sim.analysis import words
from sim.analysis.view import View
from sim.ledger.columns import CAUSES
from sim.measures.figures import FIGURES

WIDTH: Final = 16.0
"""Width of a figure in inches; with the sizes below its text is about 1/30 of the height of a projected image."""

INK: Final = "#222222"
_SIZES: Final = {
    "font.size": 17,
    "axes.titlesize": 19,
    "axes.labelsize": 17,
    "xtick.labelsize": 15,
    "ytick.labelsize": 17,
    "figure.titlesize": 23,
}
_LETTERS_A_PANEL: Final = 66
_PANELS_A_ROW: Final = 4  # more stand in two rows
_ROOM_FOR_VALUES: Final = 1.4


class Panel(NamedTuple):
    """One panel of bars: a figure, or one key of one of its breakdowns."""

    figure: str
    by: str = ""
    key: str = ""


ESCALATION: Final = (
    Panel("escalation_hours_per_100"),
    *(Panel("escalation_hours_per_100", "cause", cause) for cause in CAUSES[1:]),
)
DUPLICATION: Final = (Panel("duplicated_hours_per_100"), Panel("decision_days"), Panel("feedback_days"))

LEVELS: Final = tuple(
    Panel("decided_share", "level", level) for level in ("department", "office", "executive", "political")
)
POSITION: Final = tuple(
    map(
        Panel,
        ("visible_share", "own_case_share", "neutrality_gap_days", "neutrality_gap_hours", "neutrality_gap_right"),
    )
)


def escalation(paired: pd.DataFrame, view: View) -> Figure:
    """Return escalation load, total and by cause, as bars on one scale with paired intervals."""
    return bars(paired, view, ESCALATION, view.say("by_cause", figure=view.title(ESCALATION[0].figure)))


def duplication(paired: pd.DataFrame, view: View) -> Figure:
    """Return duplicated work, time to decision and time to feedback as bars with paired intervals."""
    return bars(paired, view, DUPLICATION, view.say("duplication"))


def levels(paired: pd.DataFrame, view: View) -> Figure:
    """Return the share of issues decided at each level above the handlers as bars on one scale."""
    return bars(paired, view, LEVELS, view.say("levels"))


def position(paired: pd.DataFrame, view: View) -> Figure:
    """Return what can be seen of decisions, own cases and, where they were run, the neutrality gaps, as bars."""
    return bars(paired, view, POSITION, view.say("position_heading"))


def full_time(paired: pd.DataFrame, view: View) -> Figure:
    """Return full-time equivalents as bars."""
    return bars(
        paired, view, (Panel("full_time_equivalents"), Panel("hours_per_issue")), view.title("full_time_equivalents")
    )


def bars(paired: pd.DataFrame, view: View, panels: Sequence[Panel], title: str) -> Figure:
    """Return one panel of bars for each of `panels`: means, and intervals of the paired difference to the reference.

    Panels of the same figure share one scale. Panels without values are left out.
    """
    shown = view.select(paired)
    view = view.among(shown)
    filled = [(panel, rows) for panel in panels if not (rows := _panel_rows(shown, panel, view)).empty]
    with style():
        columns = len(filled) if len(filled) <= _PANELS_A_ROW else math.ceil(len(filled) / 2)
        rows_of_panels = math.ceil(len(filled) / max(1, columns)) or 1
        figure = Figure(figsize=(WIDTH, 1.0 + rows_of_panels * (2.1 + 0.8 * len(view.looks))), layout=layout())
        grid = figure.subplots(rows_of_panels, max(1, columns), sharey=True, squeeze=False)
        axes = list(grid.flat)[: max(1, len(filled))]
        for ax in grid.flat[len(axes) :]:
            ax.set_axis_off()
        for ax, (panel, rows) in zip(axes, filled, strict=False):
            _draw_bars(ax, rows, view)
            ax.set_title(wrapped(_panel_title(panel, panels, view), _LETTERS_A_PANEL // columns), loc="left")
            ax.set_xlabel(wrapped(measured(panel.figure, view), _LETTERS_A_PANEL // columns))
            if view.language == "sv":
                ax.xaxis.set_major_formatter(with_comma)
        _share_scales(axes, [panel.figure for panel, _ in filled])
        figure.suptitle(f"{title}\n{view.heading()}", x=0.01, ha="left")
        footer(figure, shown, view)
    return figure


def wrapped(text: str, letters: int) -> str:
    """Return a text in lines of at most so many letters; a longer word keeps a line of its own."""
    return textwrap.fill(text, letters, break_long_words=False)


def _panel_title(panel: Panel, panels: Sequence[Panel], view: View) -> str:
    """Return what a panel shows: a cause, the total beside its causes, or the figure."""
    if panel.key:
        return words.key(panel.key, view.language)
    beside = any(other.figure == panel.figure and other.key for other in panels)
    return view.say("total") if beside else view.title(panel.figure)


def _panel_rows(shown: pd.DataFrame, panel: Panel, view: View) -> pd.DataFrame:
    """Return a panel's statistics, one row per alternative in the view's order, shares in percent."""
    found = (shown["figure"] == panel.figure) & (shown["by"] == panel.by) & (shown["key"] == panel.key)
    rows = shown[found].set_index("organisation")
    rows = rows.reindex([look.key for look in view.looks if look.key in rows.index]).reset_index()
    return scaled(rows, panel.figure).assign(label=[view.label(key) for key in rows["organisation"]])


def layout() -> ConstrainedLayoutEngine:
    """Return a layout that leaves a margin round every panel."""
    return ConstrainedLayoutEngine(w_pad=0.12, h_pad=0.08)


def scaled(rows: pd.DataFrame, figure: str) -> pd.DataFrame:
    """Return the rows with the interval moved to the mean (`lower`, `upper`), shares in percent."""
    scale = words.scale(FIGURES[figure].unit)
    base = rows["mean"] - rows["difference"]
    columns = {"mean": rows["mean"], "lower": base + rows["low"], "upper": base + rows["high"]}
    return rows.assign(**{name: column * scale for name, column in columns.items()})


def _draw_bars(ax: Axes, rows: pd.DataFrame, view: View) -> None:
    """Draw one panel: bars, intervals, the reference's mean as a line, and each value at the end of its bar."""
    palette = {look.label(view.language): look.colour for look in view.looks}
    sns.barplot(
        rows, x="mean", y="label", hue="label", palette=palette, ax=ax,
        errorbar=None, legend=False, saturation=1, edgecolor=INK, width=0.62,
    )  # fmt: skip
    ax.set_ylabel("")
    digits = words.decimals(rows["mean"].abs().max())
    columns = (rows["mean"].to_list(), rows["lower"].to_list(), rows["upper"].to_list())
    for place, (mean, lower, upper) in enumerate(zip(*columns, strict=True)):
        if not math.isnan(lower):
            whisker(ax, (lower, upper), place)
        value = words.number(mean, digits, view.language)
        ax.annotate(value, (0.98, place), xycoords=("axes fraction", "data"), ha="right", va="center", color=INK)
    reference = rows.loc[rows["organisation"] == view.reference, "mean"]
    if not reference.empty:
        ax.axvline(float(reference.iloc[0]), color=INK, linewidth=1.5, linestyle=(0, (2, 2)), zorder=0)
    ends = [end for column in (columns[0], columns[2]) for end in column if not math.isnan(end)]
    lowest = min([0.0, *(end for end in columns[1] if not math.isnan(end))])
    ax.set_xlim(1.05 * lowest, _ROOM_FOR_VALUES * (max(ends, default=0.0) or 1.0))
    ax.locator_params(axis="x", nbins=4)


def whisker(ax: Axes, interval: tuple[float, float], place: int) -> None:
    """Draw an interval across a bar: dark with caps, on a white ground, so that it shows on any colour and in grey."""
    for colour, line, cap in (("white", 7.0, 13.0), (INK, 3.0, 10.0)):
        ax.plot(
            interval, (place, place), color=colour, linewidth=line, solid_capstyle="butt",
            marker="|", markersize=cap, markeredgewidth=line,
        )  # fmt: skip


def _share_scales(axes: Sequence[Axes], figures: Sequence[str]) -> None:
    """Give panels of the same figure the same scale."""
    for figure in set(figures):
        own = [ax for ax, shown in zip(axes, figures, strict=False) if shown == figure]
        low, high = min(ax.get_xlim()[0] for ax in own), max(ax.get_xlim()[1] for ax in own)
        for ax in own:
            ax.set_xlim(low, high)


def measured(figure: str, view: View) -> str:
    """Return what an axis measures."""
    return words.unit(FIGURES[figure].unit, view.language)


def footer(figure: Figure, shown: pd.DataFrame, view: View, sentence: str = "legend_interval") -> None:
    """Say below a figure what its intervals are."""
    replications = int(shown["replications"].max())
    sentence = "legend_single" if replications == 1 else sentence
    text = view.say(sentence, reference=view.label(view.reference), replications=replications)
    figure.supxlabel(text, x=0.01, ha="left", fontsize=15)


def with_comma(value: float, _place: float = 0) -> str:
    """Return an axis' number with a decimal comma."""
    return f"{value:g}".replace(".", ",").replace("-", "−")


@contextmanager
def style() -> Iterator[None]:
    """Use the figures' style inside a block and leave matplotlib's settings as they were."""
    settings: dict[str, Any] = {**sns.axes_style("whitegrid"), **_SIZES}
    settings["font.family"] = ["DejaVu Sans"]
    with mpl.rc_context(settings):  # type: ignore[arg-type]  # a plain mapping of its settings
        yield
