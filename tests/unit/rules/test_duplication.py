"""What points where, what suits a unit, and when somebody sees that two issues are about the same pupil."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules import duplication

SHARES = st.floats(0.0, 1.0)
ANGLES = st.floats(0.0, 2.0 * math.pi)
SEED, UNIT = np.uint64(7), np.uint64(11)
UNITS = [np.uint64(number) for number in range(4_000)]
ERRORS = 4.0  # standard errors


def needs(function: int = 0) -> np.ndarray:
    """Return the need of each of many units."""
    return np.array([duplication.need_of(SEED, unit, function) for unit in UNITS])


def test_a_units_need_is_its_own_and_stays() -> None:
    assert duplication.need_of(SEED, UNIT, 3) == duplication.need_of(SEED, UNIT, 3)
    others = [(np.uint64(8), UNIT, 3), (SEED, np.uint64(12), 3), (SEED, UNIT, 4)]
    assert duplication.need_of(SEED, UNIT, 3) not in [duplication.need_of(*other) for other in others]


def test_needs_point_everywhere_alike() -> None:
    """The mean of the cosine or sine of n even directions is 0 with standard error sqrt(1 / 2 n)."""
    found = needs()
    assert ((found >= 0.0) & (found < 2.0 * math.pi)).all()
    error = math.sqrt(0.5 / len(found))
    for mean in (np.cos(found).mean(), np.sin(found).mean(), np.cos(2.0 * found).mean()):
        assert abs(mean) <= ERRORS * error


def test_a_units_needs_on_two_functions_have_nothing_to_do_with_each_other() -> None:
    between = np.cos(needs(0) - needs(1))
    assert abs(between.mean()) <= ERRORS * math.sqrt(0.5 / len(between))


@pytest.mark.parametrize(
    ("turn", "misfit"), [(0.0, 0.0), (math.pi / 3, 0.25), (math.pi / 2, 0.5), (math.pi, 1.0), (2 * math.pi, 0.0)]
)
def test_what_is_asked_suits_worse_the_further_it_points_from_the_need(turn: float, misfit: float) -> None:
    assert duplication.misfit_of(1.0 + turn, 1.0) == pytest.approx(misfit, abs=1e-12)
    assert duplication.misfit_of(1.0 - turn, 1.0) == pytest.approx(misfit, abs=1e-12)


@given(ANGLES, ANGLES)
def test_misfit_lies_between_nought_and_one_from_either_side(asked: float, need: float) -> None:
    misfit = duplication.misfit_of(asked, need)
    assert 0.0 <= misfit <= 1.0
    assert misfit == pytest.approx(duplication.misfit_of(need, asked), abs=1e-12)


@pytest.mark.parametrize(("share", "edges", "chance"), [(0.5, 0, 0.5), (0.5, 1, 0.25), (0.8, 2, 0.512)])
def test_the_same_pupil_is_seen_at_one_desk_and_again_at_every_step(share: float, edges: int, chance: float) -> None:
    assert duplication.sees_the_same(share, edges, chance - 1e-12)
    assert not duplication.sees_the_same(share, edges, chance + 1e-12)


@given(st.integers(0, 20), st.floats(0.0, 1.0, exclude_max=True))
def test_nobody_sees_anything_at_nought_and_everybody_everything_at_one(edges: int, u: float) -> None:
    assert not duplication.sees_the_same(0.0, edges, u)
    assert duplication.sees_the_same(1.0, edges, u)


@given(SHARES, st.integers(0, 20), SHARES)
def test_what_is_seen_from_afar_is_seen_from_nearer(share: float, edges: int, u: float) -> None:
    assert duplication.sees_the_same(share, edges + 1, u) <= duplication.sees_the_same(share, edges, u)
