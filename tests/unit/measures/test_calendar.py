"""What was worked and what waited in the calendar: worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from sim.ledger import columns as c
from sim.measures.accumulate import Accumulator
from sim.measures.figures import figure_table
from sim.organisation.layout import MONTH
from sim.organisation.tables import Tables
from tests.unit.measures.ledgers import (
    APART,
    CARE,
    CHIEF,
    CLERK,
    COUNCIL,
    EDUCATION,
    HOME,
    SCHOOL,
    Figures,
    Sheet,
    check,
    row,
    work,
)

WORKED = [  # 40 hours of the clerks, 30 of the chief (10 of them strategic), 5 at the school
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    work(0, 2.0, CLERK, c.HANDLE, hours=40.0, value=20.0, performance=0),
    work(0, 2.0, CHIEF, c.EXCEPTION, hours=20.0, value=5.0, cause=c.BY_EXCEPTION),
    work(0, 2.0, SCHOOL, c.REPORT, hours=5.0, value=5.0),
    work(APART, 2.0, CHIEF, c.STRATEGY, hours=10.0),
]
YEAR = 1700.0 * 100 / 365
WORK = {
    ("hours", "", ""): 75.0,
    ("hours", "work", "strategy"): 10.0,
    ("hours", "work", "report"): 5.0,
    ("hours", "office", "ukk"): 70.0,
    ("hours", "office", "production"): 5.0,
    ("full_time_equivalents", "", ""): 75.0 / YEAR,
    ("full_time_equivalents", "level", "executive"): 30.0 / YEAR,
    ("cost", "", ""): 75.0 * 500.0,
    ("utilisation", "post", "chief"): 20.0 / 400.0,
    ("utilisation", "level", "executive"): 20.0 / 400.0,
    ("utilisation", "post", "school"): 0.05,
    ("hours_per_week", "post", "clerk"): 40.0 / 2 / (100 / 7),
    ("hours_per_week", "post", "chief"): 30.0 / (100 / 7),
    ("hours_per_week", "level", "unit"): 45.0 / 5 / (100 / 7),  # two clerks and three heads
    ("hours_per_week", "level", "executive"): 30.0 / (100 / 7),
    ("hours_per_week", "line", "school"): 5.0 / 2 / (100 / 7),
    ("hours_per_issue", "", ""): 65.0,
}

LAIN = [
    # with the school for 10 days, the clerk for 30, the chief for 60 up to day 110
    row(0, 10.0, c.RAISED, stream=EDUCATION),
    row(0, 20.0, c.REACHED, post=CLERK),
    row(0, 50.0, c.LIFTED, post=CHIEF, cause=c.BY_EXCEPTION),
    row(0, 110.0, c.CLOSED, post=CLERK),
    row(0, 120.0, c.REACHED, post=CLERK, other=CHIEF),  # a copy under way comes too late
    # at the home to the end of the run
    row(1, 150.0, c.RAISED, stream=CARE),
    # 4 hours for 25 days, 3 hours for 15 days, then dropped; a matter of the council is no work
    row(0, 20.0, c.QUEUED, post=CLERK, task=c.TRIAGE, hours=4.0),
    row(0, 45.0, c.STARTED, post=CLERK, task=c.SWITCHING, hours=0.5),
    row(0, 45.0, c.STARTED, post=CLERK, task=c.TRIAGE, hours=4.0),
    row(0, 90.0, c.QUEUED, post=CLERK, task=c.HANDLE, hours=3.0, performance=0),
    row(0, 105.0, c.DROPPED, post=CLERK, task=c.HANDLE, performance=0),
    row(0, 60.0, c.QUEUED, post=COUNCIL, task=c.RULING),
    # 2 hours at the home that nobody ever begins
    row(1, 190.0, c.QUEUED, post=HOME, task=c.HANDLE, hours=2.0, performance=0),
]
BEFORE = {
    ("issue_days", "", ""): 90.0,
    ("issue_days", "post", "clerk"): 30.0,
    ("issue_days", "post", "chief"): 50.0,
    ("issue_days", "office", "ukk"): 80.0,
    ("issue_days", "office", "production"): 10.0,
    ("issue_days", "line", "school"): 90.0,
    ("backlog_hours", "", ""): 4.0 * 25 + 3.0 * 10,
    ("backlog_hours", "post", "clerk"): 130.0,
    ("backlog_hours", "post", "council"): 0.0,
    ("backlog_hours", "office", "ukk"): 130.0,
    ("backlog_hours", "line", "school"): 130.0,
    ("backlog_hours", "line", "care_unit"): 0.0,
}
AFTER = {
    ("issue_days", "", ""): 10.0 + 50.0,
    ("issue_days", "month", "01"): 10.0,
    ("issue_days", "month", "02"): 100.0 + 2 * MONTH - 150.0,
    ("issue_days", "month", "03"): MONTH,
    ("issue_days", "post", "chief"): 10.0,
    ("issue_days", "office", "production"): 50.0,
    ("issue_days", "line", "care_unit"): 50.0,
    ("backlog_hours", "", ""): 3.0 * 5 + 2.0 * 10,
    ("backlog_hours", "month", "01"): 15.0,
    ("backlog_hours", "month", "02"): 0.0,
    ("backlog_hours", "office", "production"): 20.0,
}
IN_CARE = {("issue_days", "", ""): 100.0, ("backlog_hours", "", ""): 200.0, ("issue_days", "month", "05"): MONTH}
SHEETS = {
    "worked": Sheet(WORKED, WORK),
    "lain before": Sheet(LAIN, BEFORE),
    "lain after": Sheet(LAIN, AFTER, period="transition"),
    "lain in care": Sheet(LAIN, IN_CARE, "care", "settled"),
}


@pytest.mark.parametrize("name", SHEETS)
def test_calendar(name: str, figures: Figures) -> None:
    check(SHEETS[name], figures)


def test_months_are_counted_from_the_change_and_belong_to_the_period_in_which_they_lie(figures: Figures) -> None:
    """A month that the end of a period cuts in two is given in both, each its part."""
    found = figures(LAIN)
    assert "month" not in found["history", "all", "issue_days"].index.get_level_values("by")
    assert list(found["transition", "all", "issue_days", "month"].index) == ["01", "02", "03", "04"]
    assert list(found["settled", "all", "issue_days", "month"].index) == ["04", "05", "06", "07"]
    assert found["transition", "all", "issue_days", "month"].sum() == pytest.approx(60.0)
    assert found["settled", "care", "issue_days", "month"].sum() == pytest.approx(100.0)


def test_without_a_price_there_is_no_cost(tables: Tables, observed: "object") -> None:
    parameters = np.array([(1700.0, 180.0)], dtype=[("fulltime_hours", float), ("restricted_days", float)])
    free = replace(tables, structure=tables.structure._replace(parameters=parameters))
    accumulator: Accumulator = observed(WORKED)  # type: ignore[operator]  # the fixture's function
    found = set(figure_table(accumulator, 1, free)["figure"])
    assert "cost" not in found
    assert "full_time_equivalents" in found
