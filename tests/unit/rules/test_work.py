"""Entries in several record systems, and the hours that issues leave over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules import work


@pytest.mark.parametrize(("systems", "hours"), [(0, 0.0), (1, 0.0), (2, 1.2), (3, 2.4)])
def test_each_further_system_takes_its_share_of_the_work_again(systems: int, hours: float) -> None:
    assert work.further_entries(2.0, systems, 0.6) == pytest.approx(hours)


@pytest.mark.parametrize(("systems", "chance"), [(2, 0.1), (3, 0.19), (4, 0.271)])
def test_the_more_systems_the_likelier_they_differ(systems: int, chance: float) -> None:
    assert not work.systems_differ(systems, 0.1, 1.0 - chance - 1e-9)
    assert work.systems_differ(systems, 0.1, 1.0 - chance + 1e-9)


@given(st.integers(0, 1), st.floats(0.0, 1.0), st.floats(0.0, 1.0, exclude_max=True))
def test_one_system_agrees_with_itself(systems: int, mismatch: float, u: float) -> None:
    assert not work.systems_differ(systems, mismatch, u)


@pytest.mark.parametrize(("capacity", "worked", "idle"), [(20.0, 15.0, 5.0), (20.0, 20.0, 0.0), (20.0, 26.0, 0.0)])
def test_idle_hours_are_what_is_left_and_never_below_nought(capacity: float, worked: float, idle: float) -> None:
    assert work.idle_hours(capacity, worked) == idle
