"""Escalation load by cause, duplicated work by sides and function, hidden work: worked out by hand."""

import pytest

from sim.ledger import columns as c
from tests.unit.measures.ledgers import (
    AT_PRIVATE,
    CHIEF,
    CLERK,
    EDUCATION,
    LEAD,
    SCHOOL,
    Figures,
    Sheet,
    check,
    row,
    work,
)

TOILED = [  # never decided: 15.25 hours of every kind, some outside answer corrected; and one answered from outside
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    work(0, 2.0, CLERK, c.HANDLE, hours=4.0, value=2.0, performance=0),
    work(0, 2.0, SCHOOL, c.OUTSIDE, hours=1.0),
    row(0, 3.0, c.CORRECTED, post=SCHOOL),
    work(0, 4.0, LEAD, c.COORDINATION, hours=0.5, cause=c.CONTESTED),
    work(0, 4.0, CHIEF, c.HEARING, hours=1.0, cause=c.CONTESTED),
    work(0, 5.0, CHIEF, c.SETTLEMENT, hours=1.5, cause=c.CONTESTED),
    row(0, 6.0, c.LIFTED, post=CHIEF, cause=c.BYPASS),
    work(0, 6.0, CHIEF, c.EXCEPTION, hours=2.0, cause=c.BYPASS),
    row(0, 7.0, c.LIFTED, post=LEAD, cause=c.REOPENING),
    work(0, 7.0, LEAD, c.EXCEPTION, hours=1.0, cause=c.REOPENING),
    work(0, 8.0, CHIEF, c.FORMAL_ACT, hours=0.25, cause=c.RATIFIED),
    work(0, 8.0, CHIEF, c.RECORD, hours=0.25),
    work(0, 8.0, CHIEF, c.SWITCHING, hours=0.1),
    work(0, 9.0, CLERK, c.RECONCILIATION, hours=0.4),
    work(0, 9.0, CLERK, c.ENTRY, hours=0.3),
    work(0, 9.0, CLERK, c.COMPLAINT, hours=0.6),
    work(0, 9.0, CLERK, c.REMINDER, hours=0.2),
    work(0, 9.0, CLERK, c.TRIAGE, hours=0.15),
    work(0, 9.0, SCHOOL, c.REPORT, hours=2.0),
    row(1, 10.0, c.RAISED, stream=EDUCATION),
    work(1, 10.0, SCHOOL, c.OUTSIDE, hours=3.0),
    row(1, 11.0, c.DECIDED, post=SCHOOL, performance=-3, value=1.0),
]
COORDINATION = {"meeting": 0.5 + 1.0 + 1.5, "consultation": 2.0 + 1.0, "formal_act": 0.25 + 0.25, "switching": 0.1}
REWORK = 0.4 + 0.3 + 0.6 + 1.0 + 1.0  # reconciled, entered again, complained of, reopened, corrected
DIRECT = 4.0 + 3.0
TOIL = {
    ("escalation_hours_per_100", "", ""): (1.0 + 1.5 + 2.0 + 1.0 + 0.25) / 2 * 100,
    ("escalation_hours_per_100", "cause", "bypass"): 100.0,
    ("escalation_hours_per_100", "cause", "reopened"): 50.0,
    ("escalated_per_100", "", ""): 50.0,
    ("escalated_per_100", "cause", "bypass"): 50.0,
    ("escalated_per_100", "cause", "reopened"): 50.0,
    ("escalated_per_100", "cause", "ratified"): 0.0,
    ("hidden_work", "part", "coordination"): (6.6 - 1.0) / DIRECT,
    ("hidden_work", "part", "rework"): REWORK / DIRECT,
    ("hidden_work", "part", "waiting"): 0.2 / DIRECT,
    ("hidden_work", "", ""): (5.6 + REWORK + 0.2) / DIRECT,
    ("coordination_hours_per_decision", "", ""): 6.6,
    **{("coordination_hours_per_decision", "cause", cause): hours for cause, hours in COORDINATION.items()},
    ("unclosed_meeting_hours_per_100", "", ""): 3.0 / 2 * 100,
    ("hours_per_issue", "", ""): (15.25 + 3.0) / 2,
    ("duplicated_hours_per_100", "", ""): 0.0,
}

DONE_TWICE = [  # 4 hours beside the clerk's; 3, less than the chief's; 2 beside an outsider's answer
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    work(0, 2.0, CLERK, c.HANDLE, hours=3.0, performance=0),
    work(0, 2.0, SCHOOL, c.HANDLE, hours=4.0, performance=1),
    row(0, 5.0, c.DECIDED, post=CLERK, performance=0),
    row(1, 1.0, c.RAISED, stream=EDUCATION),
    work(1, 2.0, CLERK, c.HANDLE, hours=3.0, performance=0),
    work(1, 2.0, CHIEF, c.HANDLE, hours=5.0, performance=1),
    row(2, 1.0, c.RAISED, stream=AT_PRIVATE),
    row(2, 1.5, c.DECIDED, post=SCHOOL, performance=-3),
    work(2, 2.0, CLERK, c.HANDLE, hours=2.0, performance=0),
]
DOUBLE = {
    ("duplicated_hours_per_100", "", ""): (4.0 + 3.0 + 2.0) / 3 * 100,
    ("duplicated_share", "", ""): 9.0 / 17.0,
    ("duplicated_hours_per_100", "sides", "purchaser-provider"): (4.0 + 2.0) / 3 * 100,
    ("duplicated_hours_per_100", "sides", "purchaser-executive"): 100.0,
    ("duplicated_hours_per_100", "sides", "purchaser-purchaser"): 0.0,
    ("duplicated_part", "sides", "purchaser-provider"): 6.0 / 9.0,
    ("duplicated_part", "sides", "purchaser-executive"): 3.0 / 9.0,
    ("duplicated_hours_per_100", "function", "funding"): 300.0,
    ("duplicated_share", "function", "funding"): 9.0 / 17.0,
}

SAME_PUPIL = [  # another about the same pupil lies on a desk: joined, worked on apart, each by one performer; no other
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    row(0, 1.5, c.JOINED, post=CLERK, other=CHIEF, task=c.HANDLE, performance=0, value=1.0),
    work(0, 2.0, CLERK, c.HANDLE, hours=0.25, performance=0),
    row(1, 1.0, c.RAISED, stream=EDUCATION),
    row(1, 1.5, c.JOINED, post=CLERK, other=CHIEF, task=c.HANDLE, performance=0, value=0.0),
    work(1, 2.0, CLERK, c.HANDLE, hours=4.0, performance=0),
    work(1, 3.0, CHIEF, c.EXCEPTION, hours=1.0, cause=c.BY_EXCEPTION),
    row(2, 1.0, c.RAISED, stream=EDUCATION),
    row(2, 1.5, c.JOINED, post=CLERK, other=CHIEF, task=c.HANDLE, performance=0, value=1.0),
    row(2, 1.6, c.JOINED, post=CHIEF, other=CHIEF, task=c.HANDLE, performance=1, value=0.0),
    work(2, 2.0, CLERK, c.HANDLE, hours=0.25, performance=0),
    work(2, 2.0, CHIEF, c.HANDLE, hours=2.0, performance=1),
    row(3, 1.0, c.RAISED, stream=EDUCATION),
    work(3, 2.0, CLERK, c.HANDLE, hours=9.0, performance=0),
]
PUPIL = {
    ("joined_per_100", "", ""): 50.0,
    ("same_pupil_hours_per_100", "", ""): (4.0 + 2.25) / 4 * 100,
    ("duplicated_hours_per_100", "", ""): 0.25 / 4 * 100,
}
SHEETS = {
    "toiled": Sheet(TOILED, TOIL),
    "done twice": Sheet(DONE_TWICE, DOUBLE),
    "same pupil": Sheet(SAME_PUPIL, PUPIL),
}


@pytest.mark.parametrize("name", SHEETS)
def test_load(name: str, figures: Figures) -> None:
    check(SHEETS[name], figures)


def test_the_parts_of_duplicated_work_are_the_whole(figures: Figures) -> None:
    found = figures(DONE_TWICE)["history", "all"]
    assert found["duplicated_part"].sum() == pytest.approx(1.0)
    by_sides = found["duplicated_hours_per_100", "sides"].sum()
    assert by_sides == pytest.approx(found["duplicated_hours_per_100", "", ""])


def test_without_direct_work_or_decisions_there_is_no_ratio(figures: Figures) -> None:
    found = figures([row(0, 1.0, c.RAISED), work(0, 2.0, CHIEF, c.HEARING, hours=1.0)])["history", "all"]
    assert not {"hidden_work", "coordination_hours_per_decision"} & set(found.index.get_level_values("figure"))
    assert found["unclosed_meeting_hours_per_100", "", ""] == 100.0
