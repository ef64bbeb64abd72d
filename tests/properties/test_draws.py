"""Draws are pure functions of their keys, lie where they should and have the moments that they should."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.compile import prepare
from sim.rules import draws

WORD = 1 << 64
KEYS = st.integers(0, WORD - 1)
OCCURRENCES = st.integers(0, 2**32 - 1)
PURPOSES = st.integers(1, 40)
NUMBER = 20_000
ERRORS = 4.0  # standard errors


@pytest.fixture(scope="module", autouse=True)
def compiled_rules() -> None:
    prepare()


def splitmix64(x: int) -> int:
    """Return the finaliser of splitmix64 of x plus the golden gamma, in unbounded integers (Steele and others 2014)."""
    z = (x + 0x9E3779B97F4A7C15) % WORD
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % WORD
    z = (z ^ z >> 27) * 0x94D049BB133111EB % WORD
    return z ^ z >> 31


def undone(z: int) -> int:
    """Return the x of which `splitmix64` makes z."""

    def shifted_back(value: int, by: int) -> int:
        found = value
        for _ in range(64 // by):
            found = value ^ found >> by
        return found

    z = shifted_back(z, 31) * pow(0x94D049BB133111EB, -1, WORD) % WORD
    z = shifted_back(z, 27) * pow(0xBF58476D1CE4E5B9, -1, WORD) % WORD
    return (shifted_back(z, 30) - 0x9E3779B97F4A7C15) % WORD


def key(number: int) -> np.uint64:
    return np.uint64(number)


@pytest.mark.parametrize(
    ("seed", "numbers"),
    [(0, [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4]), (1234567, [6457827717110365317, 3203168211198807973])],
)
def test_mix_gives_the_published_numbers_of_splitmix64(seed: int, numbers: list[int]) -> None:
    """The generator's n-th number is the finaliser of seed + n gamma."""
    gamma = 0x9E3779B97F4A7C15
    assert [int(draws.mix(key((seed + n * gamma) % WORD))) for n in range(len(numbers))] == numbers


@given(KEYS)
def test_mix_is_the_finaliser_in_unbounded_integers(number: int) -> None:
    assert int(draws.mix(key(number))) == splitmix64(number)
    assert splitmix64(undone(number)) == number


@given(KEYS, KEYS)
def test_keys_keep_all_64_bits(parent: int, identity: int) -> None:
    expected = splitmix64((splitmix64(parent) + identity) % WORD)
    assert int(draws.key_of(key(parent), key(identity))) == expected
    assert int(draws.key_of(key(parent), int(key(identity)))) == expected


@given(KEYS, KEYS, st.integers(0, 10_000), st.integers(0, 10_000))
def test_an_issues_key_nests_seed_stream_day_and_ordinal(seed: int, stream: int, day: int, ordinal: int) -> None:
    expected = seed
    for identity in (stream, day, ordinal):
        expected = splitmix64((splitmix64(expected) + identity) % WORD)
    assert int(draws.issue_key(key(seed), key(stream), day, ordinal)) == expected


@given(KEYS, PURPOSES, OCCURRENCES)
def test_a_uniform_draw_lies_inside_and_is_what_the_integers_say(number: int, purpose: int, occurrence: int) -> None:
    bits = splitmix64((number + (purpose << 32 | occurrence)) % WORD)
    drawn = draws.uniform(key(number), purpose, occurrence)
    assert 0.0 < drawn < 1.0
    assert drawn == pytest.approx(bits / WORD, abs=2.0**-51)


@pytest.mark.parametrize(
    "bits",
    [0, WORD - 1],
)
def test_no_key_at_all_draws_nought_or_one(bits: int) -> None:
    extreme = key((undone(bits) - (draws.EFFORT << 32)) % WORD)
    assert 0.0 < draws.uniform(extreme, draws.EFFORT, 0) < 1.0
    assert draws.exponential(extreme, draws.EFFORT, 0) > 0.0


@given(KEYS, st.lists(st.tuples(KEYS, PURPOSES, OCCURRENCES), max_size=10))
def test_a_draw_is_unchanged_by_other_draws(number: int, others: list[tuple[int, int, int]]) -> None:
    before = draws.normal(key(number), draws.EFFORT, 1), draws.poisson(3.0, key(number), draws.ARRIVALS)
    for other, purpose, occurrence in others:
        draws.uniform(key(other), purpose, occurrence)
        draws.normal(key(other), purpose, occurrence)
    assert before == (draws.normal(key(number), draws.EFFORT, 1), draws.poisson(3.0, key(number), draws.ARRIVALS))


@settings(max_examples=50)
@given(KEYS, st.sampled_from(["purpose", "occurrence", "key"]))
def test_another_purpose_occurrence_or_key_is_another_draw(number: int, what: str) -> None:
    plain = draws.uniform(key(number), 5, 7)
    other = {"purpose": (number, 6, 7), "occurrence": (number, 5, 8), "key": ((number + 1) % WORD, 5, 7)}[what]
    assert draws.uniform(key(other[0]), *other[1:]) != plain


def sample(draw: Callable[[np.uint64], float]) -> np.ndarray:
    parent = key(20161010)
    return np.array([draw(key(int(draws.key_of(parent, key(number))))) for number in range(NUMBER)])


def has_moments(drawn: np.ndarray, mean: float, variance: float, fourth: float) -> bool:
    """Return whether mean and variance lie within four standard errors; `fourth`: the fourth central moment."""
    mean_error = math.sqrt(variance / len(drawn))
    variance_error = math.sqrt((fourth - variance**2) / len(drawn))
    of_mean = abs(drawn.mean() - mean) <= ERRORS * mean_error
    return bool(of_mean and abs(((drawn - mean) ** 2).mean() - variance) <= ERRORS * variance_error)


def test_moments_of_uniform_exponential_and_normal_draws() -> None:
    assert has_moments(sample(lambda k: draws.uniform(k, draws.HOUR, 0)), 1 / 2, 1 / 12, 1 / 80)
    assert has_moments(sample(lambda k: draws.exponential(k, draws.AWARE, 2)), 1.0, 1.0, 9.0)
    assert has_moments(sample(lambda k: draws.normal(k, draws.SHOCK, 9)), 0.0, 1.0, 3.0)


@pytest.mark.parametrize("mean", [0.05, 1.0, 15.9, 16.0, 40.0, 333.0])
def test_moments_of_poisson_draws(mean: float) -> None:
    drawn = sample(lambda k: draws.poisson(mean, k, draws.ARRIVALS))
    assert has_moments(drawn, mean, mean, mean * (1 + 3 * mean))


@pytest.mark.parametrize("cv", [0.3, 0.8])
def test_moments_of_lognormal_draws(cv: float) -> None:
    """Central moments of a lognormal law from w = exp(s^2) = 1 + cv^2."""
    drawn = sample(lambda k: draws.positive(draws.LOGNORMAL, 2.0, cv, k, draws.EFFORT, 0))
    w = 1 + cv * cv
    variance = (2.0 * cv) ** 2
    assert has_moments(drawn, 2.0, variance, variance**2 * (w**4 + 2 * w**3 + 3 * w**2 - 3))


def test_the_other_laws_of_a_positive_quantity() -> None:
    assert has_moments(
        sample(lambda k: draws.positive(draws.UNIFORM, 3.0, 0.0, k, draws.COMPLEXITY, 0)), 1.5, 0.75, 81 / 80
    )
    assert has_moments(
        sample(lambda k: draws.positive(draws.EXPONENTIAL, 0.5, 1.0, k, draws.EFFORT, 0)), 0.5, 0.25, 9 / 16
    )
    assert draws.positive(draws.FIXED, 1.25, 0.0, key(1), draws.EFFORT, 0) == 1.25
    assert draws.positive(draws.LOGNORMAL, 1.25, 0.0, key(1), draws.EFFORT, 0) == 1.25


def test_nothing_arises_from_a_mean_of_nought() -> None:
    assert draws.poisson(0.0, key(3), draws.ARRIVALS) == 0


def test_purposes_have_numbers_of_their_own() -> None:
    named = {name: value for name, value in vars(draws).items() if name.isupper() and isinstance(value, int)}
    purposes = {
        name: value for name, value in named.items() if name not in {"LOGNORMAL", "EXPONENTIAL", "FIXED", "UNIFORM"}
    }
    assert sorted(purposes.values()) == list(range(1, len(purposes) + 1))


def test_a_draw_of_two_purposes_is_independent() -> None:
    one = sample(lambda k: draws.uniform(k, draws.EFFORT, 0))
    other = sample(lambda k: draws.uniform(k, draws.COMPLEXITY, 0))
    assert abs(np.corrcoef(one, other)[0, 1]) < ERRORS / math.sqrt(NUMBER)
