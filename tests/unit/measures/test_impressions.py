"""Clarity and trust at the end of a period: worked out by hand for 35 households and one independent school."""

import pytest

from sim.ledger import columns as c
from tests.unit.measures.ledgers import EDUCATION, PRIVATE, SCHOOL, Figures, Sheet, check, row

FIRST_OF_SCHOOL = 25  # the home's 20 households and the private school's 5 come before
LEDGER = [
    row(0, 0.0, c.RAISED, stream=EDUCATION),
    row(0, 1.0, c.CLARITY, post=SCHOOL, performance=FIRST_OF_SCHOOL, value=0.55),
    row(0, 2.0, c.CLARITY, post=SCHOOL, performance=FIRST_OF_SCHOOL, value=0.95),  # the latest counts
    row(0, 3.0, c.TRUST, post=SCHOOL, performance=FIRST_OF_SCHOOL, value=0.2),
    row(0, 4.0, c.TRUST, post=PRIVATE, value=0.8),
    row(0, 150.0, c.TRUST, post=PRIVATE, value=0.7),
]
BY_HAND = {
    ("clarity", "", ""): (34 * 0.5 + 0.95) / 35,
    ("clarity_share", "tenth", "0.5-0.6"): 34 / 35,
    ("clarity_share", "tenth", "0.9-1.0"): 1 / 35,
    ("clarity_share", "tenth", "0.0-0.1"): 0.0,
    ("trust", "actor", "household"): (34 * 0.5 + 0.2) / 35,
    ("trust", "actor", "independent"): 0.8,
}
LATER = {**BY_HAND, ("trust", "actor", "independent"): 0.7}  # what was not moved stands as it did
SHEETS = {"history": Sheet(LEDGER, BY_HAND), "transition": Sheet(LEDGER, LATER, period="transition")}


@pytest.mark.parametrize("name", SHEETS)
def test_impressions(name: str, figures: Figures) -> None:
    check(SHEETS[name], figures)
