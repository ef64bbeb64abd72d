"""Hand-overs, first contacts and what goes wrong on the way: worked out by hand."""

from itertools import pairwise

import pytest

from sim.ledger import columns as c
from tests.unit.measures.ledgers import (
    CARE,
    CHIEF,
    CLERK,
    EDUCATION,
    HOME,
    LEAD,
    PRIVATE,
    SCHOOL,
    Figures,
    Sheet,
    check,
    row,
)

WAY = (CLERK, LEAD, CLERK, CHIEF, CLERK, LEAD, SCHOOL)
"""Over the border and straight back; to the chief and straight back; once more to the lead, and on to the school."""

PASSED = [
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    row(0, 1.0, c.REACHED, post=CLERK, performance=0, value=1.0),
    row(0, 1.5, c.REACHED, post=SCHOOL, performance=-1),  # a later contact is not the first one
    *[
        row(0, 2.0 + place, c.REACHED, post=after, other=before, value=float(place == 0))
        for place, (before, after) in enumerate(pairwise(WAY))
    ],
    row(0, 9.0, c.HEARD, post=CLERK, other=CHIEF),
    row(0, 9.0, c.HEARD, post=CHIEF, other=CLERK),
    row(0, 9.0, c.CORRECTED, post=SCHOOL),
    row(0, 9.0, c.ANSWERED, post=CLERK, value=1.0),
    row(0, 9.0, c.ANSWERED, post=CLERK, value=0.0),
    row(0, 9.0, c.LOST, post=CLERK),
    *[row(0, 10.0, c.ASTRAY, post=CLERK)] * 2,
    *[row(0, 11.0, c.REMINDED, post=CLERK)] * 3,
    row(0, 12.0, c.COMPLAINED, post=CLERK, value=0.0),
    row(0, 12.0, c.COMPLAINED, post=CLERK, value=1.0),
    *[row(0, 13.0, c.GAVE_UP)] * 2,
    row(0, 13.0, c.RECONCILED, post=CLERK),
    row(1, 20.0, c.RAISED, stream=CARE),
    row(1, 20.0, c.REACHED, post=HOME, performance=-1),
    row(2, 30.0, c.RAISED, stream=EDUCATION),
]
MISHAPS = {
    "returned": 3, "straight_back": 2, "wrong_answers": 1, "contradictory_answers": 1, "lost_answers": 1, "astray": 2,
    "reminders": 3, "complaints": 2, "state_complaints": 1, "gave_up": 1, "reconciliations": 1,
}  # fmt: skip
HANDED = {
    ("hops_per_issue", "", ""): 2.0,
    ("no_hand_over_share", "", ""): 2 / 3,
    ("straight_back_share", "", ""): 2 / 5,
    ("straight_back_share", "border", "across"): 1 / 3,
    ("straight_back_share", "border", "within"): 1 / 2,
    ("first_contact_right_share", "", ""): 1 / 2,
    ("mispicked_owner_share", "", ""): 1.0,
    ("belief_disagreement_share", "", ""): 7 / 8,
    **{(f"{name}_per_100", "", ""): times / 3 * 100 for name, times in MISHAPS.items()},
}
SHEETS = {"passed": Sheet(PASSED, HANDED)}


@pytest.mark.parametrize("name", SHEETS)
def test_hand_overs(name: str, figures: Figures) -> None:
    check(SHEETS[name], figures)


def test_residents_choose_the_owner_of_what_residents_raise(figures: Figures) -> None:
    found = figures(PASSED)["history"]
    assert ("mispicked_owner_share", "", "") not in found["education"].index
    assert found["education", "first_contact_right_share", "", ""] == 1.0


@pytest.mark.parametrize(("others", "returned"), [(2, 1), (6, 1), (7, 0)])
def test_only_the_latest_eight_hand_overs_are_remembered(others: int, returned: int, figures: Figures) -> None:
    """From the clerk to the lead, round others that never give it back, to the lead and back to the clerk at last."""
    path = [CLERK, LEAD, *((SCHOOL, HOME, PRIVATE, CHIEF) * 2)[:others], LEAD, CLERK]
    steps = [row(0, 2.0 + n, c.REACHED, post=two, other=one) for n, (one, two) in enumerate(pairwise(path))]
    found = figures([row(0, 1.0, c.RAISED, stream=EDUCATION), *steps])["history", "all"]
    assert found["returned_per_100", "", ""] == returned * 100.0


def test_encounters_that_disagree_are_given_by_month_after_the_change_too(figures: Figures) -> None:
    ledger = [
        row(0, 90.0, c.RAISED, stream=EDUCATION),
        row(0, 95.0, c.REACHED, post=CLERK, other=CHIEF, value=1.0),
        row(0, 101.0, c.REACHED, post=CLERK, other=CHIEF, value=1.0),
        row(0, 102.0, c.HEARD, post=CLERK, other=CHIEF),
        row(0, 131.0, c.HEARD, post=CLERK, other=CHIEF),
    ]
    found = figures(ledger)
    assert found["history", "all", "belief_disagreement_share", "", ""] == 2 / 4
    assert found["transition", "all", "belief_disagreement_share", "month"].to_dict() == {"01": 0.5, "02": 1.0}
