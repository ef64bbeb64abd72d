"""Decisions: by whom, rightly, finally, laterally, visibly, and of units in either position: worked out by hand."""

import pytest

from sim.ledger import columns as c
from tests.unit.measures.ledgers import (
    AT_PRIVATE,
    CARE,
    CHIEF,
    CLERK,
    COUNCIL,
    EDUCATION,
    HOME,
    LEAD,
    PRIVATE,
    SCHOOL,
    Figures,
    Sheet,
    check,
    row,
    work,
)

RULED = [
    # decided rightly by the clerk, for good
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    row(0, 5.0, c.DECIDED, post=CLERK, performance=0, value=1.0),
    row(0, 5.0, c.SHOWN, post=PRIVATE, other=CLERK, value=1.0),
    row(0, 6.0, c.CLOSED, post=CLERK),
    # ratified: decided wrongly by the chief, in a case of its own, with two formal acts; settled laterally
    row(1, 1.0, c.RAISED, stream=EDUCATION),
    row(1, 2.0, c.SETTLED, post=LEAD, other=CLERK, task=c.COORDINATION),
    row(1, 3.0, c.LIFTED, post=CHIEF, cause=c.RATIFIED),
    row(1, 4.0, c.OWN_CASE, post=CHIEF),
    row(1, 5.0, c.FINISHED, post=CHIEF, task=c.FORMAL_ACT, hours=0.5),
    row(1, 6.0, c.FINISHED, post=LEAD, task=c.FORMAL_ACT, hours=0.5),
    row(1, 8.0, c.DECIDED, post=CHIEF, performance=0, value=0.0),
    row(1, 8.0, c.SHOWN, post=PRIVATE, other=CHIEF, value=0.0),
    row(1, 8.0, c.SHOWN, post=PRIVATE, other=CHIEF, value=1.0),
    row(1, 9.0, c.CLOSED, post=CLERK),
    # decided wrongly by the lead, reopened within 90 days, then rightly by the council after 8 days on its agenda
    row(2, 1.0, c.RAISED, stream=EDUCATION),
    row(2, 2.0, c.SETTLED, post=CHIEF, other=CLERK, task=c.SETTLEMENT),
    row(2, 10.0, c.DECIDED, post=LEAD, performance=0, value=0.0),
    row(2, 11.0, c.CLOSED, post=CLERK),
    row(2, 50.0, c.REOPENED, post=CLERK),
    row(2, 52.0, c.TABLED, post=COUNCIL, task=c.RULING, cause=c.RATIFIED),
    row(2, 60.0, c.RULED, post=COUNCIL, task=c.RULING, cause=c.RATIFIED),
    row(2, 60.0, c.DECIDED, post=COUNCIL, performance=0, value=1.0),
    row(2, 61.0, c.CLOSED, post=CLERK),
    # reopened after 91 days: its first decision had stood; on an agenda ever since
    row(3, 1.0, c.RAISED, stream=EDUCATION),
    row(3, 3.0, c.DECIDED, post=CLERK, performance=0, value=0.0),
    row(3, 4.0, c.CLOSED, post=CLERK),
    row(3, 94.0, c.REOPENED, post=CLERK),
    row(3, 95.0, c.TABLED, post=COUNCIL, task=c.RULING, cause=c.RATIFIED),
    # ended by default
    row(4, 1.0, c.RAISED, stream=EDUCATION),
    row(4, 20.0, c.DEFAULTED),
    # settled within a management team, still open
    row(5, 1.0, c.RAISED, stream=CARE),
    row(5, 2.0, c.SETTLED, post=LEAD, other=HOME, task=c.HEARING),
]
BY_HAND = {
    ("root_issues", "", ""): 5.0,
    ("closed", "", ""): 3.0,
    ("open", "", ""): 1.0,
    ("defaulted", "", ""): 1.0,
    ("defaulted_share", "", ""): 0.2,
    ("decided_executive_share", "", ""): 2 / 3,
    ("decided_share", "level", "unit"): 1 / 3,
    ("decided_share", "level", "department"): 0.0,
    ("decided_share", "level", "executive"): 1 / 3,
    ("decided_share", "level", "political"): 1 / 3,
    ("decided_above_superior_share", "", ""): 2 / 3,
    ("decided_rightly_share", "", ""): 2 / 3,
    ("first_decision_final_share", "", ""): 2 / 4,
    ("first_decision_final_share", "issue", "contested"): 2 / 4,
    ("reopened_per_100", "", ""): 40.0,
    ("own_case_share", "", ""): 1 / 3,
    ("formal_acts_per_decision", "", ""): 2 / 3,
    ("lateral_settlement_share", "", ""): 1 / 2,
    ("ruled_per_100", "", ""): 20.0,
    ("agenda_days", "", ""): 8.0 + 0.5 * (180.0 - 8.0),
    ("visible_share", "", ""): 2 / 3,
}
EVERYWHERE = {
    ("lateral_settlement_share", "", ""): 2 / 3,
    ("lateral_settlement_share", "line", "care_unit"): 1.0,
    ("lateral_settlement_share", "line", "school"): 1 / 2,
    ("decided_rightly_share", "kind", "grant"): 2 / 3,
}

BOTH_POSITIONS = [
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    work(0, 2.0, CLERK, c.HANDLE, hours=2.0, performance=0),
    row(0, 5.0, c.DECIDED, post=CLERK, performance=0, value=1.0),
    row(1, 1.0, c.RAISED, stream=AT_PRIVATE),
    work(1, 2.0, CLERK, c.HANDLE, hours=3.0, performance=0),
    row(1, 7.0, c.DECIDED, post=CLERK, performance=0, value=0.0),
    row(2, 1.0, c.RAISED, stream=CARE),
    row(2, 50.0, c.DECIDED, post=HOME, performance=0, value=1.0),
]
POSITIONS = {
    ("decision_days", "position", "municipal"): 4.0,
    ("decision_days", "position", "independent"): 6.0,
    ("hours_per_issue", "position", "municipal"): 2.0,
    ("hours_per_issue", "position", "independent"): 3.0,
    ("decided_rightly_share", "position", "municipal"): 1.0,
    ("decided_rightly_share", "position", "independent"): 0.0,
    ("decision_days", "unit", "school"): 4.0,
    ("decision_days", "unit", "private"): 6.0,
    ("hours_per_issue", "unit", "private"): 3.0,
    ("decided_rightly_share", "unit", "school"): 1.0,
}

DIFFERED = [
    # two committees differ after 5 and 7 days on their agendas; the one above them rules after 10 more
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    *[row(0, 5.0, c.TABLED, post=COUNCIL, task=c.RULING, cause=c.RATIFIED) for _ in range(2)],
    row(0, 10.0, c.RULED, post=COUNCIL, task=c.RULING, cause=c.RATIFIED),
    row(0, 12.0, c.RULED, post=COUNCIL, task=c.RULING, cause=c.RATIFIED),
    row(0, 12.0, c.TABLED, post=COUNCIL, task=c.RULING, cause=c.CONTESTED),
    row(0, 22.0, c.RULED, post=COUNCIL, task=c.RULING, cause=c.RATIFIED),
    row(0, 22.0, c.DECIDED, post=COUNCIL, performance=0, value=1.0),
    # a private school takes what a committee has decided to the state, which finds otherwise
    row(1, 1.0, c.RAISED, stream=AT_PRIVATE),
    row(1, 2.0, c.TABLED, post=COUNCIL, task=c.RULING, cause=c.RATIFIED),
    row(1, 9.0, c.RULED, post=COUNCIL, task=c.RULING, cause=c.RATIFIED),
    row(1, 9.0, c.DECIDED, post=COUNCIL, performance=0, value=0.0),
    row(1, 20.0, c.REOPENED, post=COUNCIL, cause=c.REOPENING),
    row(1, 20.0, c.APPEALED, post=COUNCIL),
    row(1, 90.0, c.DECIDED, post=COUNCIL, performance=0, value=1.0),
    # nobody's above the clerk; and two that wait
    row(2, 1.0, c.RAISED, stream=EDUCATION),
    row(2, 4.0, c.DECIDED, post=CLERK, performance=0, value=1.0),
    row(3, 1.0, c.RAISED, stream=EDUCATION),
    row(4, 1.0, c.RAISED, stream=CARE),
]
OVER_TIME = {
    ("political_contests_per_100", "", ""): 20.0,
    ("appeals_per_100", "", ""): 20.0,
    ("ruled_per_100", "", ""): 40.0,
    ("agenda_days", "", ""): ((7.0 + 10.0) + 7.0) / 2,
    ("tabled", "post", "council"): 4.0,
    ("decided_rightly_share", "", ""): 1.0,
}
SHEETS = {
    "differed": Sheet(DIFFERED, OVER_TIME),
    "ruled": Sheet(RULED, BY_HAND, "education"),
    "ruled everywhere": Sheet(RULED, EVERYWHERE),
    "positions": Sheet(BOTH_POSITIONS, POSITIONS),
}


@pytest.mark.parametrize("name", SHEETS)
def test_decisions(name: str, figures: Figures) -> None:
    check(SHEETS[name], figures)


def test_what_only_one_position_meets_is_not_compared(figures: Figures) -> None:
    found = figures(BOTH_POSITIONS)["history"]
    assert "home" not in found["all", "decision_days", "unit"].index
    assert "position" not in found["care"].index.get_level_values("by")


def test_two_agendas_at_once_are_one_wait_and_a_dispute_takes_the_matter_off_both(figures: Figures) -> None:
    def wait(*ledger: dict[str, float]) -> float:
        whole = [row(0, 1.0, c.RAISED, stream=EDUCATION), *ledger]
        return float(figures(whole)["history", "all", "agenda_days", "", ""])

    tabled = [row(0, 10.0, c.TABLED, post=COUNCIL), row(0, 12.0, c.TABLED, post=COUNCIL)]
    assert wait(*tabled, row(0, 15.0, c.RULED, post=COUNCIL), row(0, 19.0, c.RULED, post=COUNCIL)) == 9.0
    assert wait(*tabled, row(0, 15.0, c.DISPUTED, post=CLERK)) == 5.0
    assert wait(*tabled) == 180.0
    assert wait(*tabled, row(0, 15.0, c.DEFAULTED)) == 180.0  # lost from sight, not ended


def test_a_decision_beside_the_line_is_not_above_it(figures: Figures) -> None:
    def above(decider: int, stream: int) -> float:
        ledger = [row(0, 1.0, c.RAISED, stream=stream), row(0, 2.0, c.DECIDED, post=decider)]
        return float(figures(ledger)["history", "all", "decided_above_superior_share", "", ""])

    assert [above(post, EDUCATION) for post in (SCHOOL, LEAD, CLERK, CHIEF, COUNCIL)] == [0.0, 0.0, 0.0, 1.0, 1.0]
    assert [above(post, AT_PRIVATE) for post in (PRIVATE, CLERK, LEAD, CHIEF)] == [0.0, 0.0, 0.0, 1.0]
