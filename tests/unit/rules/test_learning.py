"""Beliefs and trust that are borne out or disappointed, mandates, and what a change of the chart leaves behind."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules import belief, learning

SHARES = st.floats(0.0, 1.0)
OWNER, OTHER = True, False


@pytest.mark.parametrize(
    ("before", "rate", "after"), [(0.5, 0.1, 0.55), (0.0, 0.3, 0.3), (1.0, 0.3, 1.0), (0.4, 1.0, 1.0)]
)
def test_a_strength_that_is_borne_out_nears_one(before: float, rate: float, after: float) -> None:
    assert learning.firmer(before, rate) == pytest.approx(after)


@pytest.mark.parametrize(
    ("before", "rate", "after"), [(0.5, 0.1, 0.45), (1.0, 0.3, 0.7), (0.0, 0.3, 0.0), (0.4, 1.0, 0.0)]
)
def test_a_strength_that_is_disappointed_nears_nought(before: float, rate: float, after: float) -> None:
    assert learning.weaker(before, rate) == pytest.approx(after)


@given(SHARES, SHARES)
def test_strengths_stay_between_nought_and_one_and_mirror_each_other(before: float, rate: float) -> None:
    assert 0.0 <= learning.weaker(before, rate) <= before <= learning.firmer(before, rate) <= 1.0
    assert learning.weaker(before, rate) == pytest.approx(1.0 - learning.firmer(1.0 - before, rate), abs=1e-12)


@given(SHARES)
def test_without_learning_nothing_moves(before: float) -> None:
    assert learning.firmer(before, 0.0) == learning.weaker(before, 0.0) == before


@given(SHARES)
def test_ten_good_experiences_leave_a_known_doubt(before: float) -> None:
    after = before
    for _ in range(10):
        after = learning.firmer(after, 0.1)
    assert 1.0 - after == pytest.approx((1.0 - before) * 0.9**10)


def test_the_former_way_is_taken_with_a_chance_that_fades() -> None:
    """A share of .3 just after the change, a third of it (exp(-1)) after the settling time."""
    assert learning.goes_astray(0.3, 0.0, 120.0, 0.2999)
    assert not learning.goes_astray(0.3, 0.0, 120.0, 0.3)
    assert learning.goes_astray(0.3, 120.0, 120.0, 0.3 * math.exp(-1.0) - 1e-12)
    assert not learning.goes_astray(0.3, 120.0, 120.0, 0.3 * math.exp(-1.0) + 1e-12)


@given(SHARES, SHARES)
def test_nothing_goes_astray_before_a_change_or_without_staleness(share: float, u: float) -> None:
    assert not learning.goes_astray(share, -1.0, 120.0, u)
    assert not learning.goes_astray(0.0, 3.0, 120.0, u)


def test_mandates_are_worth_writing_where_the_structure_lasts() -> None:
    assert learning.worth_writing(0.0, 180.0) == 1.0
    assert learning.worth_writing(180.0, 180.0) == pytest.approx(math.exp(-1.0))
    assert learning.worth_writing(90.0, 180.0) == pytest.approx(math.exp(-2.0))
    assert learning.worth_writing(90.0, 0.0) == 1.0


@given(st.floats(1.0, 10_000.0), st.floats(0.0, 1_460.0))
def test_the_longer_a_structure_is_to_last_the_more_is_written(life: float, payback: float) -> None:
    assert 0.0 <= learning.worth_writing(life, payback) <= learning.worth_writing(2.0 * life, payback) <= 1.0


@pytest.mark.parametrize(
    ("fading", "left", "days"),
    [(1.0, 10, 1000.0), (1.0, 5, 500.0), (0.5, 5, 750.0), (0.5, 0, 500.0), (0.0, 0, 1000.0), (1.0, 20, 1000.0)],
)
def test_a_structure_that_is_to_end_is_expected_to_end_sooner_as_unclear_cells_grow_fewer(
    fading: float, left: int, days: float
) -> None:
    """Of ten unclear cells at first; more than at first make it no longer."""
    assert learning.life_left(1000.0, fading, left, 10) == pytest.approx(days)


def test_a_structure_without_reason_left_is_about_to_end_and_not_without_an_end() -> None:
    """Days of 0 would say that no end is in sight, and mandates be written as if the structure were to stay."""
    left = learning.life_left(1000.0, 1.0, 0, 10)
    assert 0.0 < left <= 1.0
    assert learning.worth_writing(left, 180.0) == pytest.approx(0.0, abs=1e-12)
    assert learning.life_left(0.25, 1.0, 0, 10) == 0.25


@given(SHARES, st.integers(0, 20), st.integers(-1, 20))
def test_no_end_comes_into_sight_by_itself_and_none_is_put_off(fading: float, left: int, first: int) -> None:
    assert learning.life_left(0.0, fading, left, first) == 0.0
    assert learning.life_left(1000.0, fading, left, first) <= 1000.0
    assert learning.life_left(1000.0, fading, left, -1) == learning.life_left(1000.0, fading, left, 0) == 1000.0


@given(SHARES, st.integers(0, 19))
def test_every_unclear_cell_that_is_left_puts_the_end_off(fading: float, left: int) -> None:
    assert learning.life_left(1000.0, fading, left, 20) <= learning.life_left(1000.0, fading, left + 1, 20)


@pytest.mark.parametrize(
    ("claim", "briefing", "of_owner", "of_others"), [(0.6, 0.8, 0.92, 0.12), (0.6, 1.0, 1.0, 0.0), (0.0, 0.5, 0.5, 0.0)]
)
def test_a_mandate_makes_the_owner_firm_and_others_doubt(
    claim: float, briefing: float, of_owner: float, of_others: float
) -> None:
    assert belief.after_mandate(claim, OWNER, briefing) == pytest.approx(of_owner)
    assert belief.after_mandate(claim, OTHER, briefing) == pytest.approx(of_others)


@given(SHARES)
def test_a_mandate_that_nobody_is_told_of_changes_no_belief(claim: float) -> None:
    assert belief.after_mandate(claim, OWNER, 0.0) == belief.after_mandate(claim, OTHER, 0.0) == claim


@pytest.mark.parametrize(
    ("life", "in_force", "factor"), [(0.0, 900.0, 1.0), (1095.0, 0.0, 1.0), (1095.0, 730.0, 1.5), (365.0, 0.0, 1.5)]
)
def test_a_job_in_a_structure_that_ends_within_a_year_takes_longer_to_fill(
    life: float, in_force: float, factor: float
) -> None:
    assert learning.longer_to_fill(0.5, life, in_force) == factor
    assert learning.longer_to_fill(0.0, life, in_force) == 1.0
