"""The figures that every run gives, as one tidy table; `sim.measures.declared` lists them."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd

from sim.measures import calendar, decisions, hand_overs, load, managers, parts, times, units
from sim.measures.accumulate import Accumulator
from sim.measures.calendar import ALL, Row, Stretch
from sim.measures.declared import FIGURES, Figure
from sim.measures.impressions import impressions
from sim.measures.roots import Found, Headline, Roots, roots
from sim.measures.sums import stays_until
from sim.organisation.layout import AREAS, DAYS_A_YEAR, QUESTIONS
from sim.organisation.tables import Tables

__all__ = ["FIGURES", "PERIODS", "Figure", "figure_table"]

PERIODS: Final = ("history", "transition", "settled")


def figure_table(accumulator: Accumulator, issues: int, tables: Tables, restricted_days: float) -> pd.DataFrame:
    """Return the figures of a finished run as a tidy table: period, area, figure, by, key, unit, value.

    Figures of issues: a period holds the root issues raised in it, whatever happened to them later, followed to the
    end of the run (`accumulator.bounds[-1]`). Figures of the calendar (hours, stocks, managers, reports; anything by
    month) hold what happened in the period. A figure without a value (no decision to share out, ...) has no row.
    Posts are those of `tables`, in the history too: what a post that is gone did counts for the post that took over.
    """
    limits = np.searchsorted(accumulator.cases["raised"][:issues], accumulator.bounds[: len(PERIODS) + 1]).tolist()
    every = roots(accumulator, limits[-1], tables)
    stays = stays_until(accumulator.places, float(accumulator.bounds[-1]))
    rows: list[tuple[str, str, str, str, str, float]] = []
    for window, period in enumerate(PERIODS):
        stretch = Stretch(accumulator, tables, window, stays)
        raised = every.between(limits[window], limits[window + 1])
        rows += [(period, *row) for row in _of_issues(raised, stretch, restricted_days)]
        if stretch.days > 0.0:
            rows += [(period, *row) for row in _of_calendar(stretch)]
    table = pd.DataFrame(rows, columns=["period", "area", "figure", "by", "key", "value"])
    table.insert(5, "unit", [FIGURES[key].unit for key in table["figure"]])
    return table


def _of_issues(raised: Roots, stretch: Stretch, horizon: float) -> Iterator[Row]:
    tables, years = stretch.tables, stretch.days / DAYS_A_YEAR
    areas = np.array(tables.areas)
    parts = [(ALL, raised), *((AREAS[number], some) for number, some in raised.parts(raised["area"]))]
    for area, some in parts if len(raised) else []:
        yield from ((area, *found) for found in _totals(some, horizon))
        contested = some.chosen(some["contested"])
        if len(contested):
            yield from ((area, figure, "issue", "contested", value) for figure, value in _headlines(contested, horizon))
        yield from ((area, *found) for found in decisions.by_position(some, horizon))
        where = (areas == area) | (area == ALL)
        yield from ((area, *found) for found in units.among_people(some, tables, where, years))
    if len(raised):
        yield from ((ALL, *found) for found in _breakdowns(raised, tables, horizon))
        yield from ((ALL, *found) for found in units.among_people_by_line(raised, tables, years))


def _totals(some: Roots, horizon: float) -> Iterator[Found]:
    yield from load.escalation(some)
    yield from load.duplication(some)
    yield from times.with_rightly(some, horizon)
    yield from hand_overs.hand_overs(some)
    yield from hand_overs.first_contacts(some)
    yield from hand_overs.mishaps(some)
    yield from load.collisions(some)
    yield from load.hidden_work(some)
    yield from decisions.counts(some)
    yield from decisions.deciders(some)
    yield from decisions.finality(some)
    yield from decisions.settlements(some)
    yield from decisions.committees(some, horizon)
    yield from decisions.visibility(some)


def _headlines(some: Roots, horizon: float) -> Iterator[Headline]:
    """Yield the figures that are also given of contested issues, and by question."""
    yield from load.risen(some)
    yield from load.duplicated(some)
    yield from times.means(some, horizon)
    yield from hand_overs.hops(some)
    yield from load.disputed(some)
    yield from load.coordinated(some)
    yield "root_issues", float(len(some))
    yield from decisions.kept(some)


def _breakdowns(some: Roots, tables: Tables, horizon: float) -> Iterator[Found]:
    yield from load.duplication_by_function(some, tables)
    yield from _by_question(some, horizon)
    yield from times.by_kind(some, tables, horizon)
    yield from times.by_hops(some, horizon)
    yield from times.within(some)
    yield from hand_overs.flow(some, tables)
    yield from parts.parts(some, tables, horizon)
    yield from decisions.rightly_by_kind(some, tables)
    yield from decisions.settlements_by_line(some, tables)
    yield from decisions.by_unit(some, tables, horizon)


def _by_question(some: Roots, horizon: float) -> Iterator[Found]:
    """Yield the figures of boundary, coordination and steering (B1), and of what is none of them."""
    for number, own in some.parts(some["question"]):
        yield from ((figure, "question", QUESTIONS[number], value) for figure, value in _headlines(own, horizon))


def _of_calendar(stretch: Stretch) -> Iterator[Row]:
    yield from calendar.hours(stretch)
    yield from calendar.utilisation(stretch)
    yield from calendar.hours_per_week(stretch)
    yield from calendar.stocks(stretch)
    yield from calendar.disagreement(stretch)
    yield from managers.escalation_hours(stretch)
    yield from managers.tabled(stretch)
    yield from managers.strategic_work(stretch)
    yield from managers.cells(stretch)
    yield from managers.target(stretch)
    yield from units.from_above(stretch)
    yield from impressions(stretch)
