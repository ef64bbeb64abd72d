"""A clerk, a chief and a council as arrays, and what an accumulator and the figures make of ledgers."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from sim.compile import prepare
from sim.measures.accumulate import Accumulator, empty_accumulator, observe, with_room_for
from sim.measures.figures import figure_table
from sim.organisation.layout import (
    AREAS,
    CELL,
    CONTACT,
    KIND,
    LEVELS,
    NONE,
    PARAMETERS,
    PERSON,
    POST,
    STREAM,
    Structure,
)
from sim.organisation.tables import Tables
from tests.unit.measures.ledgers import CARE, EDUCATION, Ledger, array_of

BOUNDS = np.array([0.0, 100.0, 200.0, 300.0, 400.0])


@pytest.fixture
def tables() -> Tables:
    """Return three posts: two clerks of 2 hours a day each, a chief of 4, a council that only meets."""
    posts = np.full(3, NONE, dtype=POST)
    posts["person"] = range(3)
    posts["level"] = [LEVELS.index(level) for level in ("unit", "executive", "political")]
    persons = np.zeros(3, dtype=PERSON)
    persons["rate"], persons["servers"] = [2.0, 4.0, 0.0], [2, 1, 1]
    kinds = np.zeros(2, dtype=KIND)
    kinds["area"] = [AREAS.index("education"), AREAS.index("care")]
    streams = np.zeros(2, dtype=STREAM)
    streams["kind"] = [EDUCATION, CARE]
    nothing = Structure(
        np.zeros(1, dtype=PARAMETERS),
        posts,
        persons,
        kinds,
        streams,
        np.ones((1, 12)),
        np.zeros((1, 2), dtype=CELL),
        np.zeros((1, 1), dtype=CONTACT),
    )
    names, pair = ("clerk", "chief", "council"), (("school", "question"), ("home", "matter"))
    return Tables(nothing, names, names, ("f",), ("matter", "question"), pair, ("o",), (), (), {})


@pytest.fixture
def observed(tables: Tables) -> Callable[[Ledger], Accumulator]:
    """Return what an accumulator makes of a ledger."""

    def observe_all(ledger: Ledger) -> Accumulator:
        prepare()
        rows = array_of(ledger)
        empty = empty_accumulator(BOUNDS, tables.structure.posts["level"], 2)
        accumulator = with_room_for(empty, int(rows["issue"].max()) + 1)
        observe(accumulator, rows, len(rows))
        return accumulator

    return observe_all


@pytest.fixture
def figures(tables: Tables, observed: Callable[[Ledger], Accumulator]) -> Callable[[Ledger], pd.Series]:
    """Return every figure of a ledger, by period, area, figure, by and key; times restricted at 180 days."""

    def all_figures(ledger: Ledger) -> pd.Series:
        count = len({entry["issue"] for entry in ledger})
        table = figure_table(observed(ledger), count, tables, 180.0)
        return table.set_index(["period", "area", "figure", "by", "key"])["value"].sort_index()

    return all_figures
