"""What a case is worth, how blurred it reaches a judge, and what the judge makes of it."""

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules import draws, merit

KEYS = [np.uint64(number) for number in range(4_000)]
ERRORS = 4.0  # standard errors
SIZES = st.integers(0, 1_000).map(lambda number: number / 100.0)


def merits(spread: float) -> np.ndarray:
    return np.array([merit.merit_of(spread, key, draws.MERIT) for key in KEYS])


def test_without_spread_every_case_is_equally_clear() -> None:
    assert set(np.abs(merits(0.0))) == {1.0}


@pytest.mark.parametrize("spread", [0.0, 0.5, 1.0])
def test_half_of_the_cases_deserve_to_be_granted_and_spread_never_changes_which(spread: float) -> None:
    found = merits(spread)
    assert abs((found > 0.0).mean() - 0.5) <= ERRORS * 0.5 / math.sqrt(len(KEYS))
    assert np.array_equal(found > 0.0, merits(1.0) > 0.0)


@pytest.mark.parametrize("spread", [0.5, 1.0])
def test_the_clarity_of_cases_follows_the_normal_law(spread: float) -> None:
    """|Z| has mean sqrt(2/pi) and mean square 1; a merit is 1 - spread plus spread times that, in size."""
    clarity, mean = np.abs(merits(spread)), math.sqrt(2.0 / math.pi)
    error = spread * math.sqrt((1.0 - mean**2) / len(KEYS))
    assert abs(clarity.mean() - (1.0 - spread + spread * mean)) <= ERRORS * error


def test_a_case_is_worth_the_same_to_everyone_who_judges_it_and_another_case_something_else() -> None:
    assert merit.merit_of(1.0, KEYS[7], draws.MERIT) == merit.merit_of(1.0, KEYS[7], draws.MERIT)
    assert len(set(merits(1.0))) == len(KEYS)


@pytest.mark.parametrize(
    ("parts", "together"),
    [
        ((0.0, 0.0, 0.0, 0.0), 0.0),
        ((0.3, 0.0, 0.0, 0.0), 0.3),
        ((3.0, 4.0, 0.0, 0.0), 5.0),
        ((1.0, 1.0, 1.0, 1.0), 2.0),
    ],
)
def test_independent_parts_of_noise_add_as_squares(parts: tuple[float, ...], together: float) -> None:
    assert merit.noise_of(*parts) == pytest.approx(together, rel=1e-15)


@given(SIZES, SIZES, SIZES, SIZES)
def test_noise_is_no_less_than_its_largest_part_and_no_more_than_their_sum(
    base: float, edges: float, gap: float, pressure: float
) -> None:
    parts = (base, edges, gap, pressure)
    found = merit.noise_of(*parts)
    assert max(parts) * (1.0 - 1e-12) <= found <= sum(parts) * (1.0 + 1e-12)


@pytest.mark.parametrize(("waiting", "share"), [(0, 0.0), (10, 0.5), (30, 0.75), (90, 0.9)])
def test_time_pressure_is_half_of_its_size_at_ten_waiting_tasks(waiting: int, share: float) -> None:
    assert merit.pressure_of(waiting, 0.4) == pytest.approx(0.4 * share)


@given(st.integers(0, 10**6))
def test_time_pressure_grows_with_the_queue_and_stays_below_its_size(waiting: int) -> None:
    assert 0.0 <= merit.pressure_of(waiting, 1.0) < merit.pressure_of(waiting + 1, 1.0) < 1.0


def test_a_clear_view_sees_the_merit_itself() -> None:
    assert merit.seen(-0.7, 0.0, 3.0) == -0.7


def test_a_blurred_signal_counts_for_less() -> None:
    assert merit.seen(1.0, 1.0, 0.0) == 0.5
    assert merit.seen(1.0, 2.0, -1.0) == pytest.approx(-0.2)


@given(SIZES, SIZES, st.floats(-5.0, 5.0))
def test_shrinking_a_signal_never_turns_it(value: float, noise: float, blur: float) -> None:
    signal = value + noise * blur
    assert merit.seen(value, noise, blur) == pytest.approx(signal / (1.0 + noise**2))
    assert (merit.seen(value, noise, blur) > 0.0) == (signal > 0.0)


@pytest.mark.parametrize("noise", [0.5, 1.0, 1.188183])
def test_an_equally_clear_case_is_judged_rightly_with_a_known_chance(noise: float) -> None:
    """Of a merit of 1 a judge with noise s sees 1 + s Z: right with chance Phi(1/s); .8 at s = 1.188183."""
    chance = NormalDist().cdf(1.0 / noise)
    right = [merit.seen(1.0, noise, draws.normal(key, draws.BLUR, 0)) > 0.0 for key in KEYS]
    assert abs(np.mean(right) - chance) <= ERRORS * math.sqrt(chance * (1.0 - chance) / len(KEYS))
