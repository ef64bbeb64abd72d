"""The steps of an issue's life: each stretch worked out by hand, and nothing that belongs to two or to none."""

from collections.abc import Callable

import numpy as np
import pytest

from sim.ledger import columns as c
from sim.measures.accumulate import Accumulator
from sim.measures.parts import LOST
from sim.measures.steps import STEPS, steps_to_end
from tests.unit.measures.ledgers import (
    CHIEF,
    CLERK,
    COUNCIL,
    EDUCATION,
    SCHOOL,
    Entry,
    Figures,
    Ledger,
    row,
)

Observed = Callable[[Ledger], Accumulator]


def laid(issue: int, time: float, post: int, task: int, **columns: float) -> Entry:
    """Return the row of a task that begins to wait."""
    return row(issue, time, c.QUEUED, post=post, task=task, **columns)


def begun(issue: int, time: float, post: int, task: int, **columns: float) -> Entry:
    return row(issue, time, c.STARTED, post=post, task=task, **columns)


def done(issue: int, time: float, post: int, task: int, **columns: float) -> Entry:
    return row(issue, time, c.FINISHED, post=post, task=task, **columns)


def whole(issue: int, post: int, task: int, times: tuple[float, float, float]) -> Ledger:
    """Return the rows of a task that is laid, begun and done at three times."""
    return [laid(issue, times[0], post, task), begun(issue, times[1], post, task), done(issue, times[2], post, task)]


LONG = [  # every step once; decided wrongly on day 50, opened again on day 60, decided for good on day 75
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    row(0, 3.0, c.REACHED, post=SCHOOL),  # 2 days on its way
    *whole(0, SCHOOL, c.TRIAGE, (3.0, 4.0, 6.0)),  # 1 in the queue, 2 read
    row(0, 7.5, c.REACHED, post=CLERK, other=SCHOOL),  # 1.5 on its way
    *whole(0, CLERK, c.HANDLE, (7.5, 10.0, 11.0)),  # 2.5 in the queue, 1 in work
    row(0, 11.0, c.LIFTED, post=CHIEF, task=c.EXCEPTION, cause=c.BY_EXCEPTION),
    *whole(0, CHIEF, c.EXCEPTION, (11.5, 12.5, 16.5)),  # 0.5 on its way up, 1 in the queue, 4 in work
    *whole(0, CHIEF, c.FORMAL_ACT, (16.5, 18.5, 18.75)),  # 2 in the queue, 0.25 in work
    row(0, 18.75, c.DISPUTED, post=CLERK, other=CHIEF),
    row(0, 18.75, c.LIFTED, post=CHIEF, task=c.HEARING, cause=c.CONTESTED),
    *whole(0, CHIEF, c.HEARING, (20.0, 21.0, 23.0)),  # 1.25 on its way, 1 in the queue, 2 in work
    row(0, 23.0, c.SETTLED, post=CHIEF, other=CLERK, task=c.SETTLEMENT),
    row(0, 23.0, c.TABLED, post=COUNCIL),
    row(0, 50.0, c.RULED, post=COUNCIL),  # 27 on the agenda
    row(0, 50.0, c.DECIDED, post=COUNCIL, performance=0),
    row(0, 52.0, c.CLOSED, post=CLERK),
    row(0, 60.0, c.REOPENED, post=COUNCIL),  # 10 until it is opened again
    row(0, 60.0, c.APPEALED, post=COUNCIL),
    row(0, 75.0, c.DECIDED, post=COUNCIL, performance=0),  # 15 before the state
    row(0, 80.0, c.CLOSED, post=CLERK),
]
BY_HAND = {
    "on_agenda": 27.0,
    "before_state": 15.0,
    "dispute_work": 2.0,
    "dispute_queue": 1.0,
    "dispute_way": 1.25,
    "consent_work": 0.25,
    "consent_queue": 2.0,
    "superior_work": 4.0,
    "superior_queue": 1.0,
    "superior_way": 0.5,
    "performance_work": 1.0,
    "performance_queue": 2.5,
    "reading_work": 2.0,
    "reading_queue": 1.0,
    "on_its_way": 2.0 + 1.5,
    "until_reopened": 10.0,
}


def spent(accumulator: Accumulator, issue: int = 0) -> dict[str, float]:
    """Return the days of an issue at each step at which it has been."""
    days = steps_to_end(accumulator, issue + 1)[issue]
    return {step: float(each) for step, each in zip(STEPS, days, strict=True) if each != 0.0}


def test_every_step_by_hand(observed: Observed, figures: Figures) -> None:
    assert set(BY_HAND) == set(STEPS)
    assert sum(BY_HAND.values()) == 74.0
    assert spent(observed(LONG)) == pytest.approx(BY_HAND, rel=1e-12)
    found = figures(LONG)["history", "all"]
    assert found["decision_part", "step"].drop(LOST).to_dict() == pytest.approx(BY_HAND, rel=1e-12)
    assert found["decision_part", "step"].sum() == pytest.approx(found["decision_days", "", ""], rel=1e-12)


RAISED = row(0, 0.0, c.RAISED, stream=EDUCATION)
OVERLAPS = {
    "a queue beside work on the same": (
        [*whole(0, CLERK, c.HANDLE, (0.0, 1.0, 5.0)), laid(0, 1.0, CHIEF, c.HANDLE, performance=1)],
        {"performance_queue": 1.0 + 3.0, "performance_work": 4.0},
    ),
    "a superior beside a second performance": (
        [*whole(0, CLERK, c.HANDLE, (0.0, 0.0, 6.0)), *whole(0, CHIEF, c.EXCEPTION, (2.0, 3.0, 8.0))],
        {"performance_work": 2.0, "superior_queue": 1.0, "superior_work": 5.0},
    ),
    "an agenda beside a formal act": (
        [row(0, 1.0, c.TABLED, post=COUNCIL), laid(0, 1.0, CHIEF, c.FORMAL_ACT), row(0, 5.0, c.RULED, post=COUNCIL)],
        {"on_its_way": 1.0, "on_agenda": 4.0, "consent_queue": 3.0},
    ),
    "two agendas": (
        [*(row(0, day, c.TABLED, post=COUNCIL) for day in (0.0, 2.0)), row(0, 5.0, c.RULED, post=COUNCIL)],
        {"on_agenda": 8.0},
    ),
    "a performance that is dropped": (
        [laid(0, 0.0, CLERK, c.HANDLE), row(0, 3.0, c.DROPPED, post=CLERK, task=c.HANDLE)],
        {"performance_queue": 3.0, "on_its_way": 5.0},
    ),
    "what no decision waits for": (
        [
            entry
            for task in (c.REPORT, c.REMINDER, c.COMPLAINT, c.RECONCILIATION, c.RECORD, c.ENTRY, c.SWITCHING)
            for entry in whole(0, CLERK, task, (1.0, 2.0, 3.0))
        ],
        {"on_its_way": 8.0},
    ),
    "a hearing that outlasts its dispute": (
        [
            row(0, 0.0, c.DISPUTED, post=CLERK, other=CHIEF),
            laid(0, 1.0, CHIEF, c.HEARING),
            row(0, 4.0, c.SETTLED, post=CHIEF, other=CLERK, task=c.COORDINATION),
        ],
        {"dispute_way": 1.0, "dispute_queue": 3.0, "on_its_way": 4.0},
    ),
    "a dispute beside work that began before it": (
        [begun(0, 1.0, CLERK, c.HANDLE), row(0, 2.0, c.DISPUTED, post=CLERK, other=CHIEF)],
        {"on_its_way": 1.0, "performance_work": 1.0, "dispute_way": 6.0},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OVERLAPS)
def test_of_several_things_at_once_the_furthest_counts(name: str, observed: Observed) -> None:
    """Each issue is raised on day 0 and decided on day 8."""
    ledger, by_hand = OVERLAPS[name]
    rows = [RAISED, *ledger, row(0, 8.0, c.DECIDED, post=CLERK)]
    assert spent(observed(rows)) == pytest.approx(by_hand, rel=1e-12)


CUTS = {
    "open at the horizon": ([RAISED, laid(0, 10.0, CLERK, c.HANDLE)], {"on_its_way": 10.0, "performance_queue": 170.0}),
    "decided beyond it": (
        [RAISED, *whole(0, CLERK, c.HANDLE, (10.0, 170.0, 200.0)), row(0, 200.0, c.DECIDED, post=CLERK)],
        {"on_its_way": 10.0, "performance_queue": 160.0, "performance_work": 10.0},
    ),
    "a step that begins beyond it": (
        [RAISED, laid(0, 190.0, CLERK, c.HANDLE), row(0, 200.0, c.DECIDED, post=CLERK)],
        {"on_its_way": 180.0},
    ),
    "open at the end of the run": (
        [row(0, 390.0, c.RAISED, stream=EDUCATION), laid(0, 393.0, CLERK, c.HANDLE)],
        {"on_its_way": 3.0, "performance_queue": 7.0},
    ),
    "ended by default": (
        [RAISED, laid(0, 2.0, CLERK, c.HANDLE), row(0, 9.0, c.DEFAULTED), begun(0, 12.0, CLERK, c.HANDLE)],
        {"on_its_way": 2.0, "performance_queue": 7.0},
    ),
    "reopened and still open at the end": (
        [row(0, 380.0, c.RAISED, stream=EDUCATION), row(0, 385.0, c.DECIDED, post=CLERK), row(0, 391.0, c.REOPENED)],
        {"on_its_way": 5.0 + 9.0, "until_reopened": 6.0},
    ),
    "what goes on after the decision": (
        [RAISED, row(0, 4.0, c.DECIDED, post=CLERK), *whole(0, CHIEF, c.HANDLE, (5.0, 6.0, 7.0))],
        {"on_its_way": 4.0},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CUTS)
def test_life_ends_with_the_decision_the_default_the_horizon_or_the_run(name: str, observed: Observed) -> None:
    ledger, by_hand = CUTS[name]
    assert spent(observed(ledger)) == pytest.approx(by_hand, rel=1e-12)


def test_what_is_read_to_the_end_is_not_counted_twice(observed: Observed) -> None:
    accumulator = observed([RAISED, laid(0, 10.0, CLERK, c.HANDLE)])
    first = steps_to_end(accumulator, 1)
    np.testing.assert_array_equal(steps_to_end(accumulator, 1), first)
    assert accumulator.stayed[0].sum() == 10.0
