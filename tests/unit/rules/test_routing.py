"""What a household's clarity does to its first contact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules import routing

SHARES = st.floats(0.0, 1.0)


@given(SHARES)
def test_at_the_clarity_of_the_start_people_err_as_declared(error: float) -> None:
    assert routing.error_of(error, 0.5, 0.5) == pytest.approx(error)


@pytest.mark.parametrize(
    ("error", "clarity", "found"), [(0.4, 1.0, 0.0), (0.4, 0.75, 0.2), (0.4, 0.0, 0.8), (0.9, 0.0, 1.0)]
)
def test_clarity_takes_the_error_away_and_its_loss_at_most_doubles_it(
    error: float, clarity: float, found: float
) -> None:
    assert routing.error_of(error, clarity, 0.5) == pytest.approx(found)


@given(SHARES, SHARES, SHARES)
def test_the_clearer_the_rarer_an_error(error: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0.0 <= routing.error_of(error, high, 0.5) <= routing.error_of(error, low, 0.5) <= 1.0


@given(st.integers(1, 30), st.floats(0.0, 1.0, exclude_max=True))
def test_one_of_equals_is_chosen_by_even_parts(count: int, u: float) -> None:
    chosen = routing.one_of(count, u)
    assert 0 <= chosen < count
    assert chosen <= u * count < chosen + 1 or chosen == count - 1
