"""Answers that are lost, patience, reminders, and what a disappointed household does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules import feedback

SHARES = st.floats(0.0, 1.0)
KEYS = [np.uint64(number) for number in range(4_000)]
ERRORS = 4.0  # standard errors


@pytest.mark.parametrize(("loss", "edges", "chance"), [(0.1, 1, 0.1), (0.1, 2, 0.19), (0.5, 3, 0.875), (0.3, 0, 0.0)])
def test_an_answer_survives_every_edge_of_its_way_or_is_lost(loss: float, edges: int, chance: float) -> None:
    assert not feedback.answer_is_lost(loss, edges, 1.0 - chance - 1e-9)
    assert feedback.answer_is_lost(loss, edges, 1.0 - chance + 1e-9)


@given(st.integers(0, 20), st.floats(0.0, 1.0, exclude_max=True))
def test_without_loss_no_answer_is_lost(edges: int, u: float) -> None:
    assert not feedback.answer_is_lost(0.0, edges, u)


@given(SHARES, st.integers(0, 20), SHARES)
def test_what_is_lost_on_a_way_is_lost_on_a_longer_one(loss: float, edges: int, u: float) -> None:
    assert feedback.answer_is_lost(loss, edges + 1, u) >= feedback.answer_is_lost(loss, edges, u)


def test_patience_lasts_half_to_one_and_a_half_of_its_mean() -> None:
    days = np.array([feedback.days_of_patience(20.0, key, 0) for key in KEYS])
    assert days.min() > 10.0
    assert days.max() < 30.0
    assert abs(days.mean() - 20.0) <= ERRORS * 20.0 / np.sqrt(12.0 * len(KEYS))


def test_each_turn_of_waiting_has_a_patience_of_its_own() -> None:
    assert len({feedback.days_of_patience(20.0, KEYS[3], turn) for turn in range(10)}) == 10


@given(st.integers(0, 12), st.integers(0, 10))
def test_someone_reminds_as_often_as_the_cap_says(reminders: int, cap: int) -> None:
    assert feedback.still_reminds(reminders, float(cap)) == (reminders < cap)


@given(SHARES)
def test_what_happens_in_no_case_never_happens_and_in_all_cases_always(u: float) -> None:
    assert not feedback.happens(0.0, u)
    assert feedback.happens(1.0, min(u, 1.0 - 2.0**-53))
    assert feedback.happens(0.3, 0.299)
    assert not feedback.happens(0.3, 0.3)


def test_a_household_leaves_the_more_readily_the_less_it_trusts() -> None:
    assert feedback.leaves(0.2, 0.0, 0.199)
    assert feedback.leaves(0.2, 0.5, 0.099)
    assert not feedback.leaves(0.2, 0.5, 0.1)
    assert not feedback.leaves(0.2, 1.0, 0.0)
    assert not feedback.leaves(0.0, 0.0, 0.0)
