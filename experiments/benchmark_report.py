"""The tables, the notes and the figure of a benchmark, from its tidy table."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure
from rich import box
from rich.table import Table

from experiments.contest import NETWORK, OURS, YEAR
from experiments.scaling import ISSUES, POSTS, THREADS, exponent
from sim.analysis.figures import layout, style
from sim.engines.drivers import KERNEL

HEAP: Final = "array heap"
C_HEAP: Final = 1.28  # times as fast as the same heap in numba (measured on a server core of 2023)

_WORDS: Final = {
    "en": {
        NETWORK: "The escalation network: {issues:,} issues, {events:,} logical events, the same work for all",
        YEAR: "A municipality over a year, every mechanism: {issues:,} issues, {events:,} events, {posts:,} posts",
        ISSUES: "The compiled loop on ever more issues of the network (events of its agenda)",
        POSTS: "The compiled loop in ever larger municipalities (events of its agenda)",
        "engine": "Engine",
        "issues": "issues",
        "posts": "posts",
        "median": "CPU s, median",
        "spread": "least–most",
        "rate": "events/s",
        "ns": "ns/event",
        "ratio": "× compiled loop",
        "memory": "peak MB",
        "apart": "days apart",
        "first": "of it before any event",
        "bytes": "bytes/issue, all arrays",
        "state": "an issue's state",
        "how": "Processor time of whole runs in turns within one process, least and most of {runs}; ours draw arrivals "
        "and work on the way, the others take them from arrays. Ratio: median of the ratios within each round. Peak: "
        "resident memory beyond what stood before the run. Days apart: the largest difference in when an issue is "
        "resolved; ours have ledgers of one SHA-256.",
        "c": "The array heap is compiled from Python; the same in C takes about {heap:.0f} ns an event here (1/1.28 of "
        "it), and the compiled loop {ratio:.1f} times that.",
        "missing": "Not installed, hence left out: {names} (extra `bench`).",
        "exponent": "Time grows with the number of issues to the power {power:.3f}.",
        "threads": "Two threads do {ratio:.2f} times as many runs in the same time as one (median of {runs}).",
    },
    "sv": {
        NETWORK: "Eskaleringsnätet: {issues:,} ärenden, {events:,} logiska händelser, samma arbete för alla",
        YEAR: "En kommun under ett år, alla mekanismer: {issues:,} ärenden, {events:,} händelser, {posts:,} poster",
        ISSUES: "Den kompilerade slingan på allt fler ärenden i nätet (agendans händelser)",
        POSTS: "Den kompilerade slingan i allt större kommuner (agendans händelser)",
        "engine": "Motor",
        "issues": "ärenden",
        "posts": "poster",
        "median": "CPU s, median",
        "spread": "minst–mest",
        "rate": "händelser/s",
        "ns": "ns/händelse",
        "ratio": "× kompilerad slinga",
        "memory": "högst MB",
        "apart": "dagar isär",
        "first": "varav före första händelsen",
        "bytes": "byte/ärende, alla fält",
        "state": "ett ärendes tillstånd",
        "how": "Processortid för hela körningar i tur och ordning i en process, minst och mest av {runs}; våra drar "
        "ankomster och arbete under vägen, de andra tar dem ur fält. Kvot: medianen av kvoterna inom varje varv. "
        "Högst: minne utöver det som fanns före körningen. Dagar isär: största skillnaden i när ett ärende är klart; "
        "våra har loggar med samma SHA-256.",
        "c": "Fälthögen är kompilerad från Python; samma i C tar här ungefär {heap:.0f} ns per händelse (1/1,28 av "
        "den), och den kompilerade slingan {ratio:.1f} gånger det.",
        "missing": "Inte installerade, därför utelämnade: {names} (tillägget `bench`).",
        "exponent": "Tiden växer med antalet ärenden upphöjt till {power:.3f}.",
        "threads": "Två trådar hinner {ratio:.2f} gånger så många körningar som en på samma tid (median av {runs}).",
    },
}


class Grid(NamedTuple):
    """A table as text: its title, the titles of its columns, and its rows."""

    title: str
    head: list[str]
    rows: list[list[str]]


def summary(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each workload, engine and size: processor seconds, events, nanoseconds an event, and the rest.

    `ratio`: to the compiled loop, the median of the ratios within each round. What was not measured is nan.
    """
    by = ["workload", "engine", "issues", "posts"]
    cpu = table[table["figure"] == "cpu"].copy()
    ours = cpu[cpu["engine"] == OURS[KERNEL]].set_index(["workload", "issues", "posts", "run"])["value"]
    places = pd.MultiIndex.from_frame(cpu[["workload", "issues", "posts", "run"]])
    cpu["ratio"] = cpu["value"].to_numpy() / ours.reindex(places).to_numpy()
    found = cpu.groupby(by, sort=False).agg(
        median=("value", "median"), least=("value", "min"), most=("value", "max"), ratio=("ratio", "median")
    )
    for figure in ("events", "difference", "peak_memory", "arrays", "issue_state", "first_morning"):
        found[figure] = table[table["figure"] == figure].groupby(by)["value"].first()
    found["ns"] = 1e9 * found["median"] / found["events"]
    return found.reset_index()


def grids(table: pd.DataFrame, language: str) -> list[Grid]:
    """Return the tables as text, in the order in which they are printed."""
    say, found = _WORDS[language], summary(table)
    made = [_contest(found[found["workload"] == workload], say[workload], say) for workload in (NETWORK, YEAR)]
    grown = ((workload, found[found["workload"] == workload]) for workload in (ISSUES, POSTS))
    return made + [_scaling(rows, say[workload], say) for workload, rows in grown if len(rows)]


def tables(table: pd.DataFrame, language: str) -> list[Table]:
    """Return the tables for the screen."""
    made = []
    for grid in grids(table, language):
        shown = Table(title=grid.title, title_justify="left", box=box.SIMPLE_HEAD)
        for place, name in enumerate(grid.head):
            shown.add_column(name, justify="right" if place else "left")
        for row in grid.rows:
            shown.add_row(*row)
        made.append(shown)
    return made


def markdown(table: pd.DataFrame, said: Iterable[str], language: str) -> str:
    """Return the tables and notes as Markdown."""
    parts = []
    for grid in grids(table, language):
        lines = [grid.head, ["---", *["--:"] * (len(grid.head) - 1)], *grid.rows]
        parts.append(f"**{grid.title}**\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines))
    return "\n\n".join([*parts, *said]) + "\n"


def notes(table: pd.DataFrame, missing: Sequence[str], language: str) -> list[str]:
    """Return what stands below the tables."""
    say, found = _WORDS[language], summary(table)
    runs = int(table.loc[table["figure"] == "cpu", "run"].max()) + 1
    said = [say["how"].format(runs=runs)]
    ns = found[found["workload"] == NETWORK].set_index("engine")["ns"]
    heap = ns[HEAP] / C_HEAP
    said.append(say["c"].format(heap=heap, ratio=ns[OURS[KERNEL]] / heap))
    grown = found[found["workload"] == ISSUES]
    if len(grown) > 1:
        power = exponent(grown["issues"].to_numpy(dtype=np.float64), grown["median"].to_numpy())
        said.append(say["exponent"].format(power=power))
    threads = table[table["workload"] == THREADS].pivot_table(index="run", columns="engine", values="value")
    if threads.size:
        said.append(say["threads"].format(ratio=(threads.iloc[:, 0] / threads.iloc[:, 1]).median(), runs=len(threads)))
    return said + ([say["missing"].format(names=", ".join(missing))] if missing else [])


def figure(table: pd.DataFrame, language: str) -> Figure:
    """Return nanoseconds an event of each engine at the two workloads, on one logarithmic scale."""
    say = _WORDS[language]
    found = summary(table)
    with style():
        drawn = Figure(figsize=(13.0, 5.5), layout=layout())
        axes = drawn.subplots(2, 1, sharex=True, height_ratios=[6, 2])
        for ax, workload in zip(axes, (NETWORK, YEAR), strict=True):
            rows = found[found["workload"] == workload]
            sns.scatterplot(rows, x="ns", y="engine", s=140, color="#222222", ax=ax)
            for row in rows.to_dict("records"):
                place = (row["ns"], row["engine"])
                ax.annotate(_number(row["ns"], ",.0f"), place, (10, 0), textcoords="offset points", va="center")
            ax.set(xscale="log", ylabel="", xlabel=say["ns"])
            ax.margins(x=0.15, y=0.3)
            ax.set_title(_title(rows, say[workload]), loc="left", fontsize=14)
    return drawn


def _title(rows: pd.DataFrame, text: str) -> str:
    first = rows.iloc[0]
    return text.format(issues=int(first["issues"]), posts=int(first["posts"]), events=int(first["events"]))


def _contest(rows: pd.DataFrame, text: str, say: dict[str, str]) -> Grid:
    head = [say[name] for name in ("engine", "median", "spread", "rate", "ns", "ratio", "memory", "apart")]
    lines = [
        [
            str(row["engine"]),
            *_seconds(row),
            _number(1e9 / row["ns"], ",.0f"),
            _number(row["ns"], ",.0f"),
            _number(row["ratio"], ",.2f"),
            _number(row["peak_memory"] / 1e6, ",.1f"),
            _number(row["difference"], ".0e") if row["difference"] else "0",
        ]
        for row in rows.to_dict("records")
    ]
    return Grid(_title(rows, text), head, lines)


def _scaling(rows: pd.DataFrame, text: str, say: dict[str, str]) -> Grid:
    head = [say[name] for name in ("issues", "posts", "median", "spread", "first", "ns", "bytes", "state")]
    lines = [
        [
            _number(row["issues"], ",d"),
            _number(row["posts"], ",d"),
            *_seconds(row),
            _number(row["first_morning"], ".3f"),
            _number(row["ns"], ",.0f"),
            _number(row["arrays"] / row["issues"], ",.0f"),
            _number(row["issue_state"], ",.0f"),
        ]
        for row in rows.to_dict("records")
    ]
    return Grid(text, head, lines)


def _seconds(row: dict[Hashable, Any]) -> tuple[str, str]:
    least, most = (_number(row[name], ".3f") for name in ("least", "most"))
    return _number(row["median"], ".3f"), f"{least}–{most}"


def _number(value: float, form: str) -> str:
    return "–" if np.isnan(value) else format(value, form)
