"""Managers: escalation, span, strategic work, and cells cleared or left unclear: worked out by hand."""

import pytest

from sim.ledger import columns as c
from sim.organisation.layout import MONTH
from tests.unit.measures.ledgers import (
    APART,
    CHIEF,
    CLERK,
    EDUCATION,
    FUNDING,
    LEAD,
    MATTERS,
    Figures,
    Sheet,
    check,
    row,
    work,
)

ASKED = [
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    work(0, 2.0, CHIEF, c.EXCEPTION, hours=2.0, cause=c.BY_EXCEPTION),
    work(0, 2.0, CHIEF, c.HEARING, hours=1.0, cause=c.CONTESTED),
    work(0, 3.0, LEAD, c.SETTLEMENT, hours=4.0, cause=c.CONTESTED),
    work(0, 3.0, LEAD, c.FORMAL_ACT, hours=0.5, cause=c.RATIFIED),
    work(0, 3.0, CLERK, c.HANDLE, hours=9.0, performance=0),
    # two change jobs of 10 hours fall due, one is done; of a mandate 3 hours are worked
    row(APART, 4.0, c.DUE, post=CHIEF, task=c.CHANGE, hours=10.0),
    row(APART, 5.0, c.DUE, post=LEAD, task=c.CHANGE, hours=10.0),
    work(APART, 6.0, CHIEF, c.CHANGE, hours=6.0),
    work(APART, 13.0, CHIEF, c.CHANGE, hours=4.0),
    row(APART, 13.0, c.ACCOMPLISHED, post=CHIEF, task=c.CHANGE),
    row(APART, 14.0, c.DUE, post=LEAD, task=c.MANDATE, hours=3.0),
    work(APART, 20.0, LEAD, c.MANDATE, hours=3.0),
    row(APART, 20.0, c.ACCOMPLISHED, post=LEAD, task=c.MANDATE),
    # at the start funding at the school is contested and matters at the home have no owner; funding elsewhere is clear
    row(APART, 20.0, c.CLEARED, post=LEAD, performance=FUNDING, value=1.0),
    row(0, 140.0, c.UNCLEARED, post=CHIEF, performance=FUNDING, value=2.0),
    row(APART, 150.0, c.CLEARED, post=LEAD, performance=MATTERS, value=1.0),
    row(APART, 180.0, c.VACATED, post=LEAD, value=30.0),
    # every few weeks somebody looks how far beliefs are from the target; only in the first of these months twice
    row(APART, 7.0, c.TARGET, value=0.5),
    row(APART, 28.0, c.TARGET, value=0.3),
    row(APART, 105.0, c.TARGET, value=0.25),
    row(APART, 112.0, c.TARGET, value=0.2),
    row(APART, 147.0, c.TARGET, value=0.12),
]
BY_HAND = {
    ("escalation_hours", "", ""): 7.5,
    ("escalation_hours", "post", "chief"): 3.0,
    ("escalation_hours", "post", "lead"): 4.5,
    ("escalation_hours", "post", "clerk"): 0.0,
    ("escalation_hours", "level", "executive"): 3.0,
    ("escalation_hours", "level", "department"): 4.5,
    ("escalation_hours", "level", "unit"): 0.0,
    ("span_of_control", "post", "chief"): 2.0,
    ("span_of_control", "post", "lead"): 2.0,
    ("strategic_hours", "", ""): 13.0,
    ("strategic_hours", "post", "chief"): 10.0,
    ("strategic_hours", "post", "lead"): 3.0,
    ("strategic_hours", "work", "change"): 10.0,
    ("strategic_hours", "work", "mandate"): 3.0,
    ("strategic_hours", "work", "strategy"): 0.0,
    ("strategic_hours_due", "", ""): 23.0,
    ("strategic_hours_due", "work", "change"): 20.0,
    ("jobs_due", "", ""): 3.0,
    ("jobs_due", "work", "change"): 2.0,
    ("jobs_done", "", ""): 2.0,
    ("jobs_done", "work", "change"): 1.0,
    ("jobs_done_share", "", ""): 2 / 3,
    ("jobs_done_share", "work", "change"): 1 / 2,
    ("jobs_done_share", "work", "mandate"): 1.0,
    ("utilisation", "post", "chief"): 3.0 / 400.0,
    ("cells_cleared_per_month", "", ""): MONTH / 100,
    ("unclear_cells", "", ""): 1.0,
    ("unclear_share", "", ""): 1 / 3,
    ("distance_to_target", "", ""): 0.4,
}
TARGET_AFTER = {
    ("distance_to_target", "", ""): (0.25 + 0.2 + 0.12) / 3,
    ("distance_to_target", "month", "01"): 0.225,
    ("distance_to_target", "month", "02"): 0.12,
}
EDUCATION_BEFORE = {  # three quarters of the chief's jobs of change, none of the lead's
    ("jobs_due", "work", "change"): 0.75,
    ("jobs_done", "work", "change"): 0.75,
}
CARE_BEFORE = {
    ("jobs_due", "work", "change"): 0.25 + 1.0,
    ("jobs_done", "work", "change"): 0.25,
}
EDUCATION_AFTER = {
    ("unclear_cells", "", ""): 2.0,
    ("unclear_share", "", ""): 1.0,
    ("unclear_cells", "month", "01"): 0.0,
    ("unclear_cells", "month", "02"): 2.0,
    ("unclear_share", "month", "03"): 1.0,
    ("cells_cleared_per_month", "", ""): 0.0,
}
CARE_AFTER = {
    ("unclear_cells", "month", "01"): 1.0,
    ("unclear_cells", "month", "02"): 0.0,
    ("cells_cleared_per_month", "", ""): MONTH / 100,
}
SHEETS = {
    "asked": Sheet(ASKED, BY_HAND),
    "target after": Sheet(ASKED, TARGET_AFTER, period="transition"),
    "education before": Sheet(ASKED, EDUCATION_BEFORE, "education"),
    "care before": Sheet(ASKED, CARE_BEFORE, "care"),
    "education after": Sheet(ASKED, EDUCATION_AFTER, "education", "transition"),
    "care after": Sheet(ASKED, CARE_AFTER, "care", "transition"),
}


@pytest.mark.parametrize("name", SHEETS)
def test_managers(name: str, figures: Figures) -> None:
    check(SHEETS[name], figures)


def test_only_who_has_somebody_to_lead_has_a_span(figures: Figures) -> None:
    """The private school's matters go to the clerk, who does not lead it."""
    assert set(figures(ASKED)["history", "all", "span_of_control", "post"].index) == {"chief", "lead"}


def test_where_nothing_was_due_there_is_no_share_done(figures: Figures) -> None:
    found = figures(ASKED)
    assert ("jobs_done_share", "work", "strategy") not in found["history", "all"].index
    assert "jobs_done_share" not in found["settled", "all"].index.get_level_values("figure")
    assert found["settled", "all", "jobs_due", "", ""] == 0.0


def test_where_nobody_looked_there_is_no_distance_to_the_target(figures: Figures) -> None:
    found = figures(ASKED)
    assert "distance_to_target" not in found["settled", "all"].index.get_level_values("figure")
    assert set(found["transition", "all", "distance_to_target", "month"].index) == {"01", "02"}


def test_areas_in_which_nothing_can_arise_have_no_rows(figures: Figures) -> None:
    assert set(figures(ASKED)["history"].index.get_level_values("area")) == {"all", "education", "care"}
