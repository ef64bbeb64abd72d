"""Units and the people they serve: what is asked of a unit from above, complaints, switches of provider."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.ledger import columns as c
from sim.measures.accumulate import lines_of
from sim.measures.asked import gives
from sim.measures.calendar import ALL, WEEK, Row, Stretch
from sim.measures.load import HUNDRED
from sim.measures.roots import Found, Roots
from sim.organisation.layout import DAYS_A_YEAR, NONE
from sim.organisation.tables import Tables

THOUSAND: Final = 1000.0
_AMONG_PEOPLE: Final = (
    "switches_per_100_households",
    "complaints_per_1000_members",
    "state_complaints_per_1000_members",
)
_SPREAD: Final = ("goal_congestion", "direction_misfit", "phase_coherence")
_FROM_ABOVE: Final = (
    "reports_per_unit_year",
    "report_hours_per_unit_week",
    "adjustments_per_unit_year",
    "adjustment_hours_per_unit_year",
    *_SPREAD,
)


@gives(*_FROM_ABOVE, by=("", "line", "unit"))
def from_above(stretch: Stretch) -> Iterator[Row]:
    """Yield the reports asked of units: how many, their hours, whether they agree in direction and time, suit the unit.

    Congestion: hours asked over hours that the unit's head has. Misfit: 1 - the length of the mean direction as a unit
    vector. Coherence: the length of the mean time of the year as a unit vector. Each is taken per unit (the last two
    where anything was asked) and averaged over units.
    """
    tables, posts = stretch.tables, stretch.tables.structure.posts
    heads = np.flatnonzero(posts["unit"] != NONE)
    heads = heads[np.argsort(posts["unit"][heads])]
    if not len(heads):
        return
    asked = stretch.accumulator.asked[stretch.window][heads]
    count, capacity = asked["count"], stretch.capacity()[posts["person"][heads]]
    report_hours = stretch.accumulator.worked[stretch.window][heads, c.REPORT]
    with np.errstate(divide="ignore", invalid="ignore"):
        of_units = {
            "reports_per_unit_year": count / (stretch.days / DAYS_A_YEAR),
            "report_hours_per_unit_week": report_hours / (stretch.days / WEEK),
            "adjustments_per_unit_year": asked["adjusted"] / (stretch.days / DAYS_A_YEAR),
            "adjustment_hours_per_unit_year": asked["adjusted_hours"] / (stretch.days / DAYS_A_YEAR),
            "goal_congestion": np.where(capacity > 0.0, asked["hours"] / capacity, np.nan),
            "direction_misfit": 1.0 - np.hypot(asked["east"], asked["north"]) / count,
            "phase_coherence": np.hypot(asked["cosine"], asked["sine"]) / count,
        }
    types = np.array(tables.types)
    for figure, values in of_units.items():
        for line in ("", *lines_of(tables)):
            own = values[~np.isnan(values) & ((types == line) | (line == ""))]
            if len(own):
                yield ALL, figure, "line" if line else "", line, float(own.mean())
        if figure in _SPREAD:
            for unit in np.flatnonzero(~np.isnan(values)):
                yield ALL, figure, "unit", tables.units[unit], float(values[unit])


@gives(*_AMONG_PEOPLE)
def among_people(some: Roots, tables: Tables, where: np.ndarray, years: float) -> Iterator[Found]:
    """Yield switches per 100 households and complaints per 1,000 members of some units (booleans), both a year."""
    households = float(_households(tables)[where].sum()) * years
    members = float(np.array(tables.members)[where].sum()) * years
    if households:
        yield "switches_per_100_households", "", "", some.total("times_switched") / households * HUNDRED
    if members:
        yield "complaints_per_1000_members", "", "", some.total("times_complained") / members * THOUSAND
        yield "state_complaints_per_1000_members", "", "", some.total("to_state") / members * THOUSAND


@gives(*_AMONG_PEOPLE, by=("line",))
def among_people_by_line(some: Roots, tables: Tables, years: float) -> Iterator[Found]:
    """Yield the same by line (type of unit)."""
    types, parts, nobody = np.array(tables.types), dict(some.parts(some["line"])), some.between(0, 0)
    for place, line in enumerate(lines_of(tables)):
        for figure, _, _, value in among_people(parts.get(place, nobody), tables, types == line, years):
            yield figure, "line", line, value


def _households(tables: Tables) -> np.ndarray:
    streams = tables.structure.streams
    households = np.zeros(len(tables.units), dtype=np.int64)
    np.maximum.at(households, tables.structure.posts["unit"][streams["unit"]], streams["households"])
    return households
