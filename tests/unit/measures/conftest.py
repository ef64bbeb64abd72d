"""The small municipality of `ledgers` as arrays, and what an accumulator and the figures make of ledgers about it."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from sim.compile import prepare
from sim.measures.accumulate import Accumulator, empty_accumulator, observe, with_room_for
from sim.measures.figures import figure_table
from sim.organisation.layout import (
    ACCOUNTABLE,
    AREAS,
    CELL,
    CONTACT,
    KIND,
    LEVELS,
    NONE,
    ORIGINS,
    PERSON,
    POST,
    QUESTIONS,
    SIDES,
    STREAM,
    Structure,
)
from sim.organisation.tables import Tables
from tests.unit.measures.ledgers import (
    CHIEF,
    CLERK,
    FUNDING,
    HOME,
    LEAD,
    MATTERS,
    POSTS,
    PRIVATE,
    SCHOOL,
    Ledger,
    array_of,
)

BOUNDS = np.array([0.0, 100.0, 200.0, 300.0, 400.0])
UNITS = ("home", "private", "school")
LEVEL_OF = ("unit", "executive", "political", "unit", "department", "unit", "unit")
SIDE_OF = ("purchaser", "executive", "political", "provider", "provider", "independent", "provider")
PARAMETERS = np.array(
    [(1700.0, 500.0, 180.0)], dtype=[(name, float) for name in ("fulltime_hours", "hour_price", "restricted_days")]
)


def posts() -> np.ndarray:
    """Return the seven posts, each held by a person of its own."""
    table = np.full(len(POSTS), NONE, dtype=POST)
    table["person"] = range(len(POSTS))
    table["level"] = [LEVELS.index(level) for level in LEVEL_OF]
    table["side"] = [SIDES.index(side) for side in SIDE_OF]
    table["office"] = [0, 0, NONE, 1, 1, NONE, 1]
    table["superior"] = [CHIEF, NONE, NONE, LEAD, CHIEF, CLERK, LEAD]
    table["unit"] = [UNITS.index(key) if key in UNITS else NONE for key in POSTS]
    return table


def matrix() -> np.ndarray:
    """Return funding and matters at each unit: two owners of funding at the school, none of matters at the home."""
    cells = np.full((2 * len(UNITS), 2), NONE, dtype=CELL)
    for row in (FUNDING * 3, FUNDING * 3 + 1, FUNDING * 3 + 2):
        cells[row, 0] = (CLERK, ACCOUNTABLE)
    cells[FUNDING * 3 + 2, 1] = (CHIEF, ACCOUNTABLE)
    cells[MATTERS * 3, 0] = (HOME, 0)
    return cells


def change_jobs() -> np.ndarray:
    """Return how many jobs of change fall due in a month: the chief's mostly of education, the lead's all of care."""
    jobs = np.zeros((len(POSTS), len(AREAS)))
    jobs[CHIEF, AREAS.index("education")], jobs[CHIEF, AREAS.index("care")] = 1.5, 0.5
    jobs[LEAD, AREAS.index("care")] = 2.0
    return jobs


@pytest.fixture
def tables() -> Tables:
    """Return two clerks of 2 hours a day each, a chief of 4, a lead of 2, heads of 1, a council that only meets."""
    persons = np.zeros(len(POSTS), dtype=PERSON)
    persons["rate"], persons["servers"] = [2.0, 4.0, 0.0, 1.0, 2.0, 1.0, 1.0], [2, 1, 1, 1, 1, 1, 1]
    kinds = np.zeros(2, dtype=KIND)
    kinds["area"] = [AREAS.index("education"), AREAS.index("care")]
    kinds["question"] = [QUESTIONS.index("steering"), QUESTIONS.index("ordinary")]
    kinds["function"] = [FUNDING, MATTERS]
    kinds["origin"] = [ORIGINS.index("parent"), ORIGINS.index("resident")]
    streams = np.zeros(3, dtype=STREAM)
    streams["kind"], streams["unit"], streams["households"] = [0, 1, 0], [SCHOOL, HOME, PRIVATE], [10, 20, 5]
    streams["first_household"] = [25, 0, 20]
    structure = Structure(
        PARAMETERS,
        posts(),
        persons,
        kinds,
        streams,
        np.ones((1, 12)),
        matrix(),
        np.zeros((1, 1), dtype=CONTACT),
    )
    return Tables(
        structure,
        POSTS,
        POSTS,
        ("funding", "matters"),
        ("grant", "nursing"),
        (("school", "grant"), ("home", "nursing"), ("private", "grant")),
        ("ukk", "production"),
        UNITS,
        ("care", "education", "education"),
        {},
        types=("care_unit", "school", "school"),
        members=(40, 100, 200),
        decided_for_all=(True, False),
        change_jobs=change_jobs(),
    )


@pytest.fixture
def observed(tables: Tables) -> Callable[[Ledger], Accumulator]:
    """Return what an accumulator makes of a ledger."""

    def observe_all(ledger: Ledger) -> Accumulator:
        prepare()
        rows = array_of(ledger)
        accumulator = with_room_for(empty_accumulator(BOUNDS, tables), int(rows["issue"].max()) + 1)
        observe(accumulator, rows, len(rows))
        return accumulator

    return observe_all


@pytest.fixture
def figures(tables: Tables, observed: Callable[[Ledger], Accumulator]) -> Callable[[Ledger], pd.Series]:
    """Return every figure of a ledger, by period, area, figure, by and key; times restricted at 180 days."""

    def all_figures(ledger: Ledger) -> pd.Series:
        count = max(entry["issue"] for entry in ledger) + 1
        table = figure_table(observed(ledger), count, tables)
        series: pd.Series = table.set_index(["period", "area", "figure", "by", "key"])["value"]
        assert series.index.is_unique
        return series.sort_index()

    return all_figures
