"""What each kind and cell adds: worked out by hand, and adding up to the whole."""

import pytest

from sim.ledger import columns as c
from sim.measures.parts import LOST, WHOLES
from tests.unit.measures.ledgers import CARE, CHIEF, CLERK, EDUCATION, Figures, Sheet, check, row, work

LEDGER = [
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    row(1, 1.0, c.RAISED, stream=EDUCATION),
    row(2, 1.0, c.RAISED, stream=CARE),
    row(3, 1.0, c.RAISED, stream=CARE),
    work(0, 2.0, CHIEF, c.EXCEPTION, hours=3.0, value=1.0, cause=c.BY_EXCEPTION),
    work(2, 2.0, CHIEF, c.SETTLEMENT, hours=5.0, value=1.0, cause=c.CONTESTED),
    work(1, 2.0, CLERK, c.HANDLE, hours=2.0, value=1.0, performance=0),
    work(1, 2.0, CHIEF, c.HANDLE, hours=4.0, value=1.0, performance=1),
    row(0, 3.0, c.DECIDED, post=CLERK, performance=0),
    row(1, 5.0, c.DECIDED, post=CLERK, performance=0),
    row(2, 11.0, c.DECIDED, post=CLERK, performance=0),
    row(3, 4.0, c.DEFAULTED),  # lost from sight after 3 days, before a third of the rest were decided
]
BY_HAND = {
    ("escalation_part", "kind", "grant"): 3.0 / 4 * 100,
    ("escalation_part", "kind", "nursing"): 5.0 / 4 * 100,
    ("escalation_part", "cause", "exception"): 3.0 / 4 * 100,
    ("escalation_part", "cause", "contested"): 5.0 / 4 * 100,
    ("escalation_part", "cause", "bypass"): 0.0,
    ("duplication_part", "kind", "grant"): 4.0 / 4 * 100,
    ("duplication_part", "kind", "nursing"): 0.0,
    ("decision_part", "kind", "grant"): (2.0 + 4.0) / 4,
    ("decision_part", "kind", "nursing"): (10.0 + 3.0) / 4,
    ("decision_part", "kind", LOST): 2 / 4 + (4.0 + 10.0) * 3 / 8 - (2.0 + 4.0 + 10.0 + 3.0) / 4,
}


SHEETS = {"parts": Sheet(LEDGER, BY_HAND)}


def test_parts_by_hand(figures: Figures) -> None:
    check(SHEETS["parts"], figures)


@pytest.mark.parametrize(
    ("part", "split"), [*((part, split) for part in WHOLES for split in ("kind", "cell")), ("escalation_part", "cause")]
)
def test_parts_add_up_to_the_whole(part: str, split: str, figures: Figures) -> None:
    found = figures(LEDGER)["history", "all"]
    assert found[part, split].sum() == pytest.approx(found[WHOLES[part], "", ""], rel=1e-12)
