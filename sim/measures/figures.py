"""The figures that every run gives: keys, titles, units, and how each follows from the accumulator's sums."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from sim.ledger import columns as c
from sim.measures.accumulate import Accumulator
from sim.measures.survival import restricted_mean
from sim.organisation.layout import AREAS, EXECUTIVE, LEVELS, POLITICAL
from sim.organisation.tables import Tables

PERIODS: Final = ("history", "transition", "settled")
HUNDRED: Final = 100.0


@dataclass(frozen=True)
class Figure:
    """A figure: its key, unit and titles; `better` is -1 where less is better, 1 where more is, 0 where neither."""

    key: str
    unit: str
    en: str
    sv: str
    better: int


_ROOT = "per 100 root issues"
_DECLARED = (
    Figure("escalation_hours_per_100", f"hours {_ROOT}", "Escalation load", "Eskaleringsbelastning", -1),
    Figure("duplicated_hours_per_100", f"hours {_ROOT}", "Duplicated work", "Dubbelarbete", -1),
    Figure("escalated_per_100", f"issues {_ROOT}", "Issues escalated", "Eskalerade ärenden", -1),
    Figure(
        "decided_executive_share",
        "share",
        "Decided at the executive office or above",
        "Avgjort på kommunledningsnivå",
        -1,
    ),
    Figure("duplicated_share", "share", "Duplicated share of hours", "Dubbelarbetets andel av tiden", -1),
    Figure("decision_days", "days", "Time to decision", "Tid till beslut", -1),
    Figure("feedback_days", "days", "Time to feedback", "Tid till återkoppling", -1),
    Figure("hops_per_issue", "hand-overs", "Hand-overs an issue", "Överlämningar per ärende", -1),
    Figure("collisions_per_100", f"issues {_ROOT}", "Collisions", "Kollisioner", -1),
    Figure("yielded_per_100", f"issues {_ROOT}", "Collisions: one gave way", "Kollisioner: en gav vika", 0),
    Figure("disputed_per_100", f"issues {_ROOT}", "Collisions: disputed", "Kollisioner: tvist", -1),
    Figure("answered_twice_per_100", f"issues {_ROOT}", "Collisions: answered twice", "Kollisioner: dubbla svar", -1),
    Figure("hours_per_issue", "hours", "Hours an issue", "Timmar per ärende", -1),
    Figure("root_issues", "issues", "Root issues", "Ursprungsärenden", 0),
    Figure("closed", "issues", "Closed", "Avslutade", 0),
    Figure("open", "issues", "Open at the end", "Öppna vid slutet", -1),
    Figure("hours", "hours", "Hours by kind of work", "Timmar per slags arbete", 0),
    Figure("utilisation", "share", "Utilisation", "Beläggning", 0),
)
FIGURES: Final[dict[str, Figure]] = {figure.key: figure for figure in _DECLARED}
"""Every figure by key, in the order of tables: escalation load and duplicated work first."""

Row = tuple[str, str, str, str, str, float]


Cases = dict[str, np.ndarray]
"""One array per column, one place per root issue; hours in hours, times in days since the issue was raised."""


def figure_table(accumulator: Accumulator, issues: int, tables: Tables, restricted_days: float) -> pd.DataFrame:
    """Return the figures of a finished run as a tidy table: period, area, figure, by, key, unit, value.

    A period holds the root issues raised in it, whatever happened to them later, followed to the end of the run
    (`accumulator.bounds[-1]`); hours by kind of work and utilisation are those worked in the calendar of the period.
    """
    cases = _cases(accumulator, issues, tables)
    rows: list[Row] = []
    for place, period in enumerate(PERIODS):
        start, end = accumulator.bounds[place], accumulator.bounds[place + 1]
        raised = (cases["raised"] >= start) & (cases["raised"] < end)
        for number, area in enumerate(("all", *AREAS)):
            chosen = raised if area == "all" else raised & (cases["area"] == number - 1)
            if chosen.any():
                some = {name: column[chosen] for name, column in cases.items()}
                rows += [(period, area, *row) for row in _of_issues(some, accumulator.bounds[-1], restricted_days)]
        if end > start:
            rows += [(period, "all", *row) for row in _of_persons(accumulator, tables, place)]
    table = pd.DataFrame(rows, columns=["period", "area", "figure", "by", "key", "value"])
    table.insert(5, "unit", [FIGURES[key].unit for key in table["figure"]])
    return table


def _cases(accumulator: Accumulator, issues: int, tables: Tables) -> Cases:
    """Return what the figures need of every root issue."""
    cases = accumulator.cases[:issues]
    performed, above = accumulator.performed[:issues], accumulator.above[:issues]
    kind = tables.structure.streams["kind"][cases["stream"]]
    basis = cases["basis"]
    rested = performed[np.arange(issues), np.maximum(basis, 0)]
    kept = np.where(basis >= 0, rested, performed.max(axis=1, initial=0.0))
    disputed, answered = cases["disputed"] == 1, cases["answered"] == 1
    return {
        "raised": cases["raised"],
        "area": tables.structure.kinds["area"][kind],
        "lifted": cases["lifted"],
        "hops": cases["hops"],
        "level": cases["decided_level"],
        "decision": cases["decided"] - cases["raised"],
        "feedback": cases["closed"] - cases["raised"],
        "collided": cases["claims"] > 1,
        "disputed": disputed,
        "answered": answered & ~disputed,
        "yielded": (cases["yielded"] == 1) & ~answered & ~disputed,
        "duplicated": performed.sum(axis=1) - kept,
        "hours": accumulator.spent[:issues].sum(axis=1),
        **{cause: above[:, place] for place, cause in enumerate(c.CAUSES)},
    }


def _of_issues(cases: Cases, end: float, restricted_days: float) -> Iterator[tuple[str, str, str, float]]:
    """Yield (figure, by, key, value) of a set of root issues."""
    number = len(cases["raised"])
    decided = ~np.isnan(cases["decision"])
    closed = float((~np.isnan(cases["feedback"])).sum())
    hours = float(cases["hours"].sum())
    high = (cases["level"] == EXECUTIVE) | (cases["level"] == POLITICAL)
    for key, which in _per_hundred(cases):
        yield *key, float(which.sum()) / number * HUNDRED
    yield "duplicated_share", "", "", float(cases["duplicated"].sum()) / hours if hours else 0.0
    if decided.any():
        yield "decided_executive_share", "", "", float(high.sum()) / float(decided.sum())
    for figure, column in (("decision_days", "decision"), ("feedback_days", "feedback")):
        yield figure, "", "", restricted_mean(cases[column], end - cases["raised"], restricted_days)
    yield "hops_per_issue", "", "", float(cases["hops"].mean())
    yield "hours_per_issue", "", "", hours / number
    yield "root_issues", "", "", float(number)
    yield "closed", "", "", closed
    yield "open", "", "", number - closed


def _per_hundred(cases: Cases) -> Iterator[tuple[tuple[str, str, str], np.ndarray]]:
    """Yield what is counted or summed per 100 root issues."""
    causes = c.CAUSES[1:]
    yield ("escalation_hours_per_100", "", ""), sum((cases[cause] for cause in causes), np.zeros(len(cases["hours"])))
    yield ("escalated_per_100", "", ""), cases["lifted"] > 0
    for place, cause in enumerate(causes, start=1):
        yield ("escalation_hours_per_100", "cause", cause), cases[cause]
        yield ("escalated_per_100", "cause", cause), (cases["lifted"] & (1 << place)) > 0
    yield ("duplicated_hours_per_100", "", ""), cases["duplicated"]
    yield ("collisions_per_100", "", ""), cases["collided"]
    for end in ("disputed", "yielded"):
        yield (f"{end}_per_100", "", ""), cases[end]
    yield ("answered_twice_per_100", "", ""), cases["answered"]


def _of_persons(accumulator: Accumulator, tables: Tables, window: int) -> Iterator[tuple[str, str, str, float]]:
    """Yield hours by kind of work and utilisation by post and by level, of the work done in a calendar window."""
    worked = accumulator.worked[window]
    for place, task in enumerate(c.TASKS):
        if task != "ruling":
            yield "hours", "work", task, float(worked[:, place].sum())
    posts, persons = tables.structure.posts, tables.structure.persons
    days = accumulator.bounds[window + 1] - accumulator.bounds[window]
    capacity = persons["rate"] * persons["servers"] * days
    by_post = worked.sum(axis=1)
    for index, key in enumerate(tables.posts):
        if capacity[posts["person"][index]] > 0.0:
            yield "utilisation", "post", key, float(by_post[index] / capacity[posts["person"][index]])
    level_of = np.full(len(persons), -1)
    np.maximum.at(level_of, posts["person"], posts["level"])
    by_person = np.bincount(posts["person"], weights=by_post, minlength=len(persons))
    for place, level in enumerate(LEVELS):
        here = (level_of == place) & (capacity > 0.0)
        if here.any():
            yield "utilisation", "level", level, float(by_person[here].sum() / capacity[here].sum())
