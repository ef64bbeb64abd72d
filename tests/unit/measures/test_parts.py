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
    ("duplication_part", "end", "disputed"): 0.0,
    ("duplication_part", "end", "neither"): 4.0 / 4 * 100,
    ("decision_part", "kind", "grant"): (2.0 + 4.0) / 4,
    ("decision_part", "kind", "nursing"): (10.0 + 3.0) / 4,
    ("decision_part", "step", "on_its_way"): (1.0 + 1.0 + 10.0 + 3.0) / 4,
    ("decision_part", "kind", LOST): 2 / 4 + (4.0 + 10.0) * 3 / 8 - (2.0 + 4.0 + 10.0 + 3.0) / 4,
}
TWICE = [  # 3 hours beside a dispute that came after two answers, 2 beside two answers; one alone, with two hearings
    *(row(issue, 1.0, c.RAISED, stream=EDUCATION) for issue in range(3)),
    *(work(issue, 2.0, CLERK, c.HANDLE, hours=6.0, value=1.0, performance=0) for issue in range(3)),
    work(0, 2.0, CHIEF, c.HANDLE, hours=3.0, value=1.0, performance=1),
    work(1, 2.0, CHIEF, c.HANDLE, hours=2.0, value=1.0, performance=1),
    *(row(issue, 3.0, c.DECIDED, post=CLERK, performance=0) for issue in range(3)),
    row(0, 4.0, c.ANSWERED, post=CHIEF, performance=1),
    row(1, 4.0, c.ANSWERED, post=CHIEF, performance=1),
    row(0, 5.0, c.REOPENED, post=CLERK),
    row(0, 5.0, c.DISPUTED, post=CLERK, other=CHIEF),
    row(0, 7.0, c.DECIDED, post=CHIEF, performance=0),
]
TWICE_BY_HAND = {
    ("duplication_part", "end", "disputed"): 3.0 / 3 * 100,
    ("duplication_part", "end", "answered_twice"): 2.0 / 3 * 100,
    ("duplication_part", "end", "neither"): 0.0,
    ("decision_part", "step", "performance_work"): (3 * 1.0) / 3,
    ("decision_part", "step", "until_reopened"): 2.0 / 3,
    ("decision_part", "step", "dispute_way"): 2.0 / 3,
}


SHEETS = {"parts": Sheet(LEDGER, BY_HAND), "twice": Sheet(TWICE, TWICE_BY_HAND)}


@pytest.mark.parametrize("name", SHEETS)
def test_parts_by_hand(name: str, figures: Figures) -> None:
    check(SHEETS[name], figures)


@pytest.mark.parametrize(
    ("part", "split"),
    [
        *((part, split) for part in WHOLES for split in ("kind", "cell")),
        ("escalation_part", "cause"), ("duplication_part", "end"), ("decision_part", "step"),
    ],
)  # fmt: skip
def test_parts_add_up_to_the_whole(part: str, split: str, figures: Figures) -> None:
    for sheet in SHEETS.values():
        found = figures(sheet.ledger)["history", "all"]
        assert found[part, split].sum() == pytest.approx(found[WHOLES[part], "", ""], rel=1e-12)
