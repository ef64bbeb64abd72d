"""Kaplan and Meier against an example worked by hand, and against the plain mean."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.measures.survival import restricted_mean, survival

OPEN = math.nan
TIMES = np.array([1.0, 3.0, OPEN, 6.0])
WATCHED = np.array([10.0, 10.0, 4.0, 10.0])
DAYS = st.lists(st.floats(0, 400), min_size=1, max_size=30)


def test_the_curve_worked_by_hand() -> None:
    """At 1 three of four remain; at 3 two of four; one is lost from sight at 4; the last ends at 6."""
    ends, curve = survival(TIMES, WATCHED)
    assert ends.tolist() == [1.0, 3.0, 6.0]
    assert curve == pytest.approx([0.75, 0.5, 0.0])


@pytest.mark.parametrize(("horizon", "mean"), [(10.0, 1.0 + 1.5 + 1.5), (5.0, 1.0 + 1.5 + 1.0), (0.5, 0.5)])
def test_the_restricted_mean_worked_by_hand(horizon: float, mean: float) -> None:
    """The area under the curve: 1 day at 1, 2 days at 3/4, then 1/2 up to day 6."""
    assert restricted_mean(TIMES, WATCHED, horizon) == pytest.approx(mean)


def test_an_end_counts_before_a_loss_at_the_same_time() -> None:
    ends, curve = survival(np.array([2.0, OPEN]), np.array([9.0, 2.0]))
    assert (ends.tolist(), curve.tolist()) == ([2.0], [0.5])


def test_open_issues_weigh_as_open_and_not_as_forgotten() -> None:
    """Of four, three never end: their mean over closed ones alone would be one day."""
    times = np.array([1.0, OPEN, OPEN, OPEN])
    assert restricted_mean(times, np.full(4, 50.0), 100.0) == pytest.approx(1.0 + 0.75 * 99.0)
    assert restricted_mean(times, np.full(4, 100.0), 100.0) == pytest.approx(1.0 + 0.75 * 99.0)


@given(DAYS, st.floats(1, 300))
def test_where_nothing_is_lost_from_sight_it_is_the_plain_mean(days: list[float], horizon: float) -> None:
    """Each was watched for longer than it took, but not always up to the horizon."""
    times = np.array(days)
    plain = np.minimum(times, horizon).mean()
    for limits in (times + 1.0, np.maximum(times, horizon), np.full(len(times), 1000.0)):
        assert restricted_mean(times, limits, horizon) == pytest.approx(plain, abs=1e-9)


@given(DAYS, st.floats(1, 300))
def test_watched_up_to_the_horizon_it_is_the_plain_mean_with_open_ones_at_the_horizon(
    days: list[float], horizon: float
) -> None:
    times = np.array([OPEN if place % 3 == 0 else day for place, day in enumerate(days)])
    plain = np.minimum(np.where(np.isnan(times), horizon, times), horizon).mean()
    limits = np.full(len(times), 500.0)
    assert restricted_mean(times, limits, horizon) == pytest.approx(plain, abs=1e-9)


@given(DAYS, st.floats(1, 200), st.floats(1, 200))
def test_it_lies_within_nought_and_the_horizon_and_grows_with_it(days: list[float], one: float, other: float) -> None:
    times = np.array([OPEN if place % 4 == 1 else day for place, day in enumerate(days)])
    limits = np.where(np.isnan(times), 30.0, times + 5.0)
    short, long = sorted((one, other))
    assert 0.0 <= restricted_mean(times, limits, short) <= short + 1e-9
    assert restricted_mean(times, limits, short) <= restricted_mean(times, limits, long) + 1e-9


def test_nothing_has_no_mean() -> None:
    assert math.isnan(restricted_mean(np.array([]), np.array([]), 10.0))
