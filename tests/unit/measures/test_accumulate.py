"""The accumulator: open issues over time, reopened decisions, room for more, and calendar windows."""

from collections.abc import Callable

import numpy as np
import pytest

from sim.ledger import columns as c
from sim.measures.accumulate import Accumulator, empty_accumulator, windows, with_room_for
from sim.measures.sums import BY_ISSUE
from sim.organisation.layout import LEVELS, MONTH
from sim.organisation.tables import Tables
from tests.unit.measures.ledgers import CHIEF, CLERK, Ledger, row

Observed = Callable[[Ledger], Accumulator]

REOPENED = [  # open for 3 days, then again for 5
    row(0, 1.0, c.RAISED),
    row(0, 2.0, c.DECIDED, post=CLERK, performance=0),
    row(0, 4.0, c.CLOSED, post=CLERK),
    row(0, 10.0, c.REOPENED, post=CLERK, other=CHIEF),
    row(0, 12.0, c.DECIDED, post=CHIEF, performance=1),
    row(0, 15.0, c.CLOSED, post=CLERK),
]


def test_a_reopened_issue_is_open_again_and_only_its_last_decision_counts(observed: Observed) -> None:
    case = observed(REOPENED).cases[0]
    assert case["open_days"] == pytest.approx(3.0 + 5.0)
    assert (case["decided"], case["closed"]) == (12.0, 15.0)
    assert case["basis"] == 1
    assert case["decided_level"] == LEVELS.index("executive")


def test_between_reopening_and_the_next_decision_there_is_none(observed: Observed) -> None:
    accumulator = observed(REOPENED[:4])
    assert np.isnan([accumulator.cases["decided"][0], accumulator.cases["closed"][0]]).all()
    assert accumulator.cases["decided_level"][0] == -1
    assert accumulator.flow["open"][0] == 1


def test_an_issue_reopened_before_its_answer_never_ceased_to_be_open(observed: Observed) -> None:
    accumulator = observed([*REOPENED[:2], row(0, 3.0, c.REOPENED), row(0, 6.0, c.DECIDED), row(0, 8.0, c.CLOSED)])
    assert accumulator.flow["open"][0] == 0
    assert accumulator.cases["open_days"][0] == pytest.approx(7.0)


def test_littles_law_holds_between_issues_and_time(observed: Observed) -> None:
    second = [row(1, 3.0, c.RAISED), row(1, 5.0, c.DECIDED), row(1, 11.0, c.CLOSED)]
    accumulator = observed([*REOPENED, *second])
    assert accumulator.flow["open_days"][0] == pytest.approx(accumulator.cases["open_days"][:2].sum()) == 16.0
    assert accumulator.flow["raised"][0] == 2
    assert accumulator.flow["rows"][0] == 9


def test_work_that_takes_no_time_falls_into_the_window_in_which_it_starts(observed: Observed) -> None:
    at = [row(0, 1.0, c.RAISED)]
    at += [row(0, time, c.STARTED, post=CLERK, task=c.TRIAGE, hours=1.0) for time in (99.9, 100.0, 399.9, 400.0)]
    accumulator = observed(at)
    assert accumulator.worked[:, CLERK, c.TRIAGE].tolist() == [1.0, 1.0, 0.0, 1.0]
    assert accumulator.spent[0, c.TRIAGE] == 3.0


def test_room_is_made_without_losing_what_was_counted(observed: Observed) -> None:
    small = observed(REOPENED)
    large = with_room_for(small, 5000)
    assert with_room_for(small, 1) is small
    for name in BY_ISSUE:
        before, after = getattr(small, name), getattr(large, name)
        assert len(after) >= 5000
        assert str(after[: len(before)].tolist()) == str(before.tolist())  # as text: nan is like nan
        assert not np.array(after[len(before) :].tolist()).any()


def test_a_copy_is_independent(observed: Observed) -> None:
    one = observed(REOPENED)
    other = one.copy(len(one.cases))
    other.cases["hops"][0] = 9
    other.worked[:] = 7.0
    assert one.cases["hops"][0] == 0
    assert one.worked.sum() == 0.0
    other.places.stocks["hours"] = 7.0
    assert one.places.stocks["hours"].sum() == 0.0


def test_windows_are_limits_in_days_of_lengths_in_months(tables: Tables) -> None:
    limits = windows(12.0, 12.0, 12.0, 6.0)
    assert limits == pytest.approx([0.0, 365.0, 730.0, 1095.0, 42 * MONTH])
    assert empty_accumulator(limits, tables).worked.shape[0] == len(limits) - 1
