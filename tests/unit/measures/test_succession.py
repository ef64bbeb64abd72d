"""A change of organisation: the same sums by other posts and cells, and nothing done twice is forgotten."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from sim.ledger import columns as c
from sim.measures.accumulate import Accumulator, observe
from sim.measures.figures import figure_table
from sim.measures.succession import carried_over
from sim.organisation.layout import CELL, NONE
from sim.organisation.tables import Tables
from tests.unit.measures.ledgers import (
    CHIEF,
    CLERK,
    EDUCATION,
    LEAD,
    POSTS,
    SCHOOL,
    Ledger,
    array_of,
    row,
    work,
)

Observed = Callable[[Ledger], Accumulator]
CHANGE = 100.0
KEYS = ["period", "area", "figure", "by", "key"]
WITHOUT_LEAD = np.array([CLERK, CHIEF, 2, 3, CHIEF, 4, 5, NONE])
"""The lead's work goes to the chief; whoever stood after the lead moves up."""

BUSY = [
    row(0, 10.0, c.RAISED, stream=EDUCATION),
    row(0, 11.0, c.REACHED, post=LEAD, other=SCHOOL, value=1.0),
    row(0, 12.0, c.REACHED, post=CLERK, other=LEAD, value=1.0),
    row(0, 20.0, c.QUEUED, post=CLERK, task=c.HANDLE, hours=3.0, performance=0),
    row(0, 20.0, c.QUEUED, post=CHIEF, task=c.HANDLE, hours=5.0, performance=1),
    work(0, 20.0, CLERK, c.HANDLE, hours=3.0, value=1.0, performance=0),
    work(0, 20.0, CHIEF, c.HANDLE, hours=5.0, value=1.0, performance=1),
    row(0, 30.0, c.LIFTED, post=LEAD, cause=c.BY_EXCEPTION),
    row(0, 60.0, c.QUEUED, post=LEAD, task=c.EXCEPTION, hours=2.0),
    row(0, 40.0, c.QUEUED, post=LEAD, task=c.REPORT, hours=1.0),
    row(-1, 50.0, c.DUE, post=LEAD, task=c.CHANGE, hours=4.0),
]
LATER = [
    row(0, 110.0, c.REACHED, post=CHIEF, other=CLERK, value=1.0),  # straight back: the chief has become the lead
    work(0, 120.0, CHIEF, c.EXCEPTION, hours=2.0, value=1.0, cause=c.BY_EXCEPTION),
    row(0, 130.0, c.DECIDED, post=CHIEF, performance=0),
    row(0, 140.0, c.CLOSED, post=CLERK),
]


def ranks(tables: Tables, **moved: tuple[int, int]) -> np.ndarray:
    """Return where each cell lies: where it lay, but for the row of funding at the school."""
    rows, width = tables.structure.matrix.shape
    where = np.tile(np.array([*range(width), NONE]), (rows, 1))
    if moved:
        where[2, :2] = moved["school"]
    return where


def after(tables: Tables, width: int = 2) -> Tables:
    """Return the municipality without the lead, with matrix rows of so many cells."""
    posts = np.delete(tables.structure.posts, LEAD)
    posts["superior"] = WITHOUT_LEAD[posts["superior"]]
    posts["person"] = WITHOUT_LEAD[posts["person"]]
    persons = np.delete(tables.structure.persons, LEAD)
    matrix = np.full((6, width), NONE, dtype=CELL)
    matrix[:, :2] = tables.structure.matrix
    streams = tables.structure.streams.copy()
    streams["unit"] = WITHOUT_LEAD[streams["unit"]]
    structure = tables.structure._replace(posts=posts, persons=persons, matrix=matrix, streams=streams)
    names = tuple(key for key in POSTS if key != "lead")
    jobs = np.zeros((len(names), tables.change_jobs.shape[1]))
    np.add.at(jobs, WITHOUT_LEAD[:-1], tables.change_jobs)
    return replace(tables, structure=structure, posts=names, persons=names, change_jobs=jobs)


def test_the_same_organisation_leaves_every_sum_as_it_was(tables: Tables, observed: Observed) -> None:
    before = observed(BUSY)
    same = carried_over(before, tables, np.array([*range(len(POSTS)), NONE]), ranks(tables), CHANGE)
    observe(before, array_of(LATER), len(LATER))
    observe(same, array_of(LATER), len(LATER))
    for name in before._fields:
        if name not in ("places", "cases"):
            assert getattr(same, name).tobytes() == getattr(before, name).tobytes(), name
    for figures in zip(*(figure_table(each, 1, tables)["value"] for each in (before, same)), strict=True):
        assert figures[0] == pytest.approx(figures[1], rel=1e-12)


def test_work_and_open_issues_follow_the_post(tables: Tables, observed: Observed) -> None:
    new = after(tables, width=4)
    changed = carried_over(observed(BUSY), new, WITHOUT_LEAD, ranks(tables), CHANGE)
    observe(changed, array_of(LATER), len(LATER))
    found = figure_table(changed, 1, new).set_index(KEYS)["value"].sort_index()
    before, then = (found[period, "all"] for period in ("history", "transition"))
    assert before["hours", "work", "handle"] == 8.0
    assert before["hours_per_week", "post", "chief"] == pytest.approx(5.0 / (100 / 7))
    assert before["issue_days", "post", "chief"] == pytest.approx((12.0 - 11.0) + (100.0 - 30.0))
    assert before["backlog_hours", "post", "chief"] == pytest.approx(2.0 * 40 + 1.0 * 60)
    assert then["backlog_hours", "post", "chief"] == pytest.approx(2.0 * 20 + 1.0 * 100)
    assert then["issue_days", "post", "chief"] == pytest.approx(40.0)
    assert then["backlog_hours", "month", "02"] == pytest.approx(30.0 + 5 / 12)  # the report alone, all of the month
    assert before["jobs_due", "work", "change"] == 1.0
    assert before["straight_back_per_100", "", ""] == 100.0
    assert before["decided_above_superior_share", "", ""] == 0.0  # the school reports to the chief now


def test_two_cells_that_become_one_are_still_two_performances(tables: Tables, observed: Observed) -> None:
    """Undecided, the longest keeps the cell; decided, the one that the decision rests on does."""
    new, one_cell = after(tables), ranks(tables, school=(1, 1))
    changed = carried_over(observed(BUSY), new, WITHOUT_LEAD, one_cell, CHANGE)
    assert changed.performed[0].tolist() == [0.0, 5.0, 3.0]
    decided = carried_over(observed([*BUSY, *rested(0)]), new, WITHOUT_LEAD, one_cell, CHANGE)
    assert decided.performed[0].tolist() == [0.0, 3.0, 5.0]
    assert decided.cases["basis"][0] == 1
    for accumulator, duplicated in ((changed, 3.0), (decided, 5.0)):
        found = figure_table(accumulator, 1, new).set_index(KEYS)["value"].sort_index()
        assert found["history", "all", "duplicated_hours_per_100", "", ""] == duplicated * 100
        sides = found["history", "all", "duplicated_part", "sides"]
        assert sides[sides > 0.0].to_dict() == {"purchaser-executive": 1.0}


def rested(rank: int) -> Ledger:
    """Return a decision that rests on the performance of a rank."""
    return [row(0, 70.0, c.DECIDED, post=CLERK, performance=rank)]


def test_cells_that_change_places_take_their_performances_along(tables: Tables, observed: Observed) -> None:
    crossed = carried_over(
        observed([*BUSY, *rested(1)]), after(tables), WITHOUT_LEAD, ranks(tables, school=(1, 0)), CHANGE
    )
    assert crossed.performed[0].tolist() == [5.0, 3.0, 0.0]
    assert crossed.cases["basis"][0] == 0
