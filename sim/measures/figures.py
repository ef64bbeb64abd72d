"""The figures that every run gives, as one tidy table; `sim.measures.declared` lists them."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd

from sim.measures import calendar, decisions, hand_overs, load, managers, parts, times, units
from sim.measures.accumulate import Accumulator
from sim.measures.asked import Asked, told
from sim.measures.calendar import ALL, Row, Stretch
from sim.measures.declared import FIGURES, Figure
from sim.measures.impressions import impressions
from sim.measures.roots import Found, Headline, Roots, roots
from sim.measures.sums import stays_until
from sim.organisation.layout import AREAS, DAYS_A_YEAR, QUESTIONS
from sim.organisation.tables import Tables

__all__ = ["COLUMNS", "FIGURES", "PERIODS", "Figure", "Line", "figure_rows", "figure_table"]

PERIODS: Final = ("history", "transition", "settled")
COLUMNS: Final = ("period", "area", "figure", "by", "key", "unit", "value")

Line = tuple[str, str, str, str, str, str, float]
"""A row of the table of figures, in the order of COLUMNS."""


def figure_table(accumulator: Accumulator, issues: int, tables: Tables, asked: Asked | None = None) -> pd.DataFrame:
    """Return the figures of a finished run as a tidy table with COLUMNS; `figure_rows` says what they hold."""
    return pd.DataFrame(figure_rows(accumulator, issues, tables, asked), columns=list(COLUMNS))


def figure_rows(accumulator: Accumulator, issues: int, tables: Tables, asked: Asked | None = None) -> list[Line]:
    """Return the figures of a finished run, one row each.

    Figures of issues: a period holds the root issues raised in it, whatever happened to them later, followed to the
    end of the run (`accumulator.bounds[-1]`). Figures of the calendar (hours, stocks, managers, reports; anything by
    month) hold what happened in the period. A figure without a value (no decision to share out, ...) has no row.
    Posts are those of `tables`, in the history too: what a post that is gone did counts for the post that took over.
    Times are restricted to as many days as `tables` say, which is what the steps of an issue's life were counted with.
    Where some are `asked` for there are those alone, in the same order and with the same values as among all.
    """
    limits = np.searchsorted(accumulator.cases["raised"][:issues], accumulator.bounds[: len(PERIODS) + 1]).tolist()
    horizon = float(tables.structure.parameters["restricted_days"][0])
    every = roots(accumulator, limits[-1], tables)
    stays = stays_until(accumulator.places, float(accumulator.bounds[-1]))
    rows: list[tuple[str, str, str, str, str, float]] = []
    for window, period in enumerate(PERIODS):
        if asked is not None and period not in asked.periods:
            continue
        stretch = Stretch(accumulator, tables, window, stays)
        raised = every.between(limits[window], limits[window + 1])
        found = _of_issues(raised, stretch, horizon, asked)
        rows += [(period, *row) for row in found]
        if stretch.days > 0.0:
            rows += [(period, *row) for row in _of_calendar(stretch, asked)]
    if asked is not None:
        rows = [row for row in rows if asked.has(row[2], row[3], row[1], row[0])]
    return [(*row[:5], FIGURES[row[2]].unit, row[5]) for row in rows]


def _of_issues(raised: Roots, stretch: Stretch, horizon: float, asked: Asked | None) -> Iterator[Row]:
    tables, years = stretch.tables, stretch.days / DAYS_A_YEAR
    areas = np.array(tables.areas)
    parts = [(ALL, raised)]
    if asked is None or asked.areas != {ALL}:
        parts += [(AREAS[number], some) for number, some in raised.parts(raised["area"])]
    for area, some in parts if len(raised) else []:
        if asked is not None and area not in asked.areas:
            continue
        yield from ((area, *found) for found in _totals(some, horizon, asked))
        contested = some.chosen(some["contested"])
        if len(contested):
            of_them = _headlines(contested, horizon, asked and asked.divided("issue"))
            yield from ((area, figure, "issue", "contested", value) for figure, value in of_them)
        where = (areas == area) | (area == ALL)
        found = told(asked, (decisions.by_position, some, horizon), (units.among_people, some, tables, where, years))
        yield from ((area, *each) for each in found)
    if len(raised):
        yield from ((ALL, *found) for found in _breakdowns(raised, stretch, horizon, asked))


def _totals(some: Roots, horizon: float, asked: Asked | None) -> Iterator[Found]:
    return told(
        asked,
        (load.escalation, some),
        (load.duplication, some),
        (times.with_rightly, some, horizon),
        (hand_overs.hand_overs, some),
        (hand_overs.first_contacts, some),
        (hand_overs.mishaps, some),
        (load.collisions, some),
        (load.hidden_work, some),
        (decisions.counts, some),
        (decisions.deciders, some),
        (decisions.finality, some),
        (decisions.settlements, some),
        (decisions.committees, some, horizon),
        (decisions.visibility, some),
    )


def _headlines(some: Roots, horizon: float, asked: Asked | None) -> Iterator[Headline]:
    """Yield the figures that are also given of contested issues, and by question."""
    return told(
        asked,
        (load.risen, some),
        (load.duplicated, some),
        (times.means, some, horizon),
        (hand_overs.hops, some),
        (load.disputed, some),
        (load.coordinated, some),
        (decisions.number, some),
        (decisions.kept, some),
    )


def _breakdowns(some: Roots, stretch: Stretch, horizon: float, asked: Asked | None) -> Iterator[Found]:
    tables, years = stretch.tables, stretch.days / DAYS_A_YEAR
    yield from told(asked, (load.duplication_by_function, some, tables))
    yield from _by_question(some, horizon, asked)
    yield from told(
        asked,
        (times.by_kind, some, tables, horizon),
        (times.by_hops, some, horizon),
        (times.within, some),
        (hand_overs.flow, some, tables),
        (parts.parts, some, tables, horizon),
        (decisions.rightly_by_kind, some, tables),
        (decisions.settlements_by_line, some, tables),
        (decisions.by_unit, some, tables, horizon),
        (units.among_people_by_line, some, tables, years),
    )


def _by_question(some: Roots, horizon: float, asked: Asked | None) -> Iterator[Found]:
    """Yield the figures of boundary, coordination and steering (B1), and of what is none of them."""
    own_asked = asked and asked.divided("question")
    if own_asked and not own_asked.figures:
        return
    for number, own in some.parts(some["question"]):
        found = _headlines(own, horizon, own_asked)
        yield from ((figure, "question", QUESTIONS[number], value) for figure, value in found)


def _of_calendar(stretch: Stretch, asked: Asked | None) -> Iterator[Row]:
    return told(
        asked,
        (calendar.hours, stretch),
        (calendar.utilisation, stretch),
        (calendar.hours_per_week, stretch),
        (calendar.stocks, stretch),
        (calendar.disagreement, stretch),
        (managers.escalation_hours, stretch),
        (managers.tabled, stretch),
        (managers.strategic_work, stretch),
        (managers.cells, stretch),
        (managers.target, stretch),
        (units.from_above, stretch),
        (impressions, stretch),
    )
