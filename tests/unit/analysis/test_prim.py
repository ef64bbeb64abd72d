"""PRIM finds a box that was planted, leaves free what has no say, and finds none where there is none."""

from itertools import pairwise

import numpy as np
import pytest

from sim.analysis.prim import LEVEL, Box, Score, find, quasi_p, score

COLUMNS = 8


def space(points: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).random((points, COLUMNS))


def planted(x: np.ndarray) -> np.ndarray:
    """0.2 <= first column, third column <= 0.4, 0.3 <= fifth column <= 0.8: 0.16 of the space."""
    return (x[:, 0] >= 0.2) & (x[:, 2] <= 0.4) & (x[:, 4] >= 0.3) & (x[:, 4] <= 0.8)


def test_a_planted_box_is_found_and_what_has_no_say_is_left_free() -> None:
    x, held = space(600, 1), space(2000, 2)
    found = find(x, planted(x))
    assert set(found.box.sides()) == {(0, 0), (2, 1), (4, 0), (4, 1)}
    # Neighbouring values of 600 x 0.16 points inside lie about 0.01 apart: within three of them.
    assert found.box.low[[0, 4]] == pytest.approx([0.2, 0.3], abs=0.03)
    assert found.box.high[[2, 4]] == pytest.approx([0.4, 0.8], abs=0.03)
    judged = score(found.box, held, planted(held))
    assert judged.coverage > 0.93
    assert judged.density > 0.93
    assert judged.chance < 1e-6


def test_a_planted_box_is_found_under_flips() -> None:
    """Each hit is kept with 0.9 and each miss turned with 0.05: the density inside is 0.9, and no box does better."""
    x, held = space(600, 3), space(2000, 4)
    luck = np.random.default_rng(5).random(600)
    found = find(x, np.where(planted(x), luck < 0.9, luck < 0.05))
    judged = score(found.box, held, planted(held))
    assert {column for column, _ in found.box.sides()} == {0, 2, 4}
    assert judged.coverage > 0.85
    assert judged.density > 0.85


def test_noise_holds_no_box() -> None:
    """Over 30 worlds of noise a box stands in points it was not found in about as often as chance has it, or less.

    30 x LEVEL = 1.5 with standard error 1.2: more than 1.5 + 3 x 1.2 would be no chance.
    """
    standing = 0
    for seed in range(30):
        x, y = space(150, 100 + seed), np.random.default_rng(seed).random(150) < 0.4
        held, other = space(75, 300 + seed), np.random.default_rng(900 + seed).random(75) < 0.4
        judged = score(find(x, y).box, held, other)
        error = np.sqrt(judged.rate * (1.0 - judged.rate) / max(1, judged.held))
        stands = judged.chance <= LEVEL
        standing += stands
        assert stands or judged.density <= judged.rate + 2.0 * error or judged.held == 0
    assert standing <= 5


def test_equal_values_are_never_parted_and_whole_numbers_are_found() -> None:
    generator = np.random.default_rng(7)
    x = np.column_stack([generator.integers(0, 5, 400), generator.integers(0, 2, 400), generator.random(400)])
    y = (x[:, 0] >= 2) & (x[:, 0] <= 3) & (x[:, 1] == 1)
    found = find(x, y)
    assert found.box.low[:2].tolist() == [1.5, 0.5]
    assert found.box.high[0] == 3.5
    assert np.isinf([found.box.low[2], *found.box.high[1:]]).all()
    assert score(found.box, x, y)[1:] == (y.sum(), y.sum(), y.sum())


def test_a_column_of_one_value_is_never_cut() -> None:
    x = np.column_stack([np.ones(100), np.linspace(0.0, 1.0, 100)])
    assert find(x, x[:, 1] > 0.5).box.sides() == [(1, 0)]


@pytest.mark.parametrize("hits", [0, 7, 100])
def test_too_few_hits_or_nothing_else_gives_no_box(hits: int) -> None:
    x = np.linspace(0.0, 1.0, 100)[:, None]
    assert find(x, np.arange(100) < hits).box.sides() == []


def test_the_way_loses_points_at_every_step_and_begins_with_everything() -> None:
    x = space(200, 8)
    held = [int(box.inside(x).sum()) for box in find(x, planted(x)).way]
    assert held[0] == 200
    assert all(more > less for more, less in pairwise(held))


def test_scores_follow_from_counts() -> None:
    found = Score(points=20, hits=10, held=8, hits_held=6)
    assert (found.coverage, found.density, found.mass, found.rate) == (0.6, 0.75, 0.4, 0.5)
    assert found.gain == pytest.approx(0.4 * 0.25)
    # 8 of 20 drawn, 10 hits among them: (C(10,6) C(10,2) + C(10,7) C(10,1) + C(10,8)) / C(20,8)
    assert found.chance == pytest.approx((210 * 45 + 120 * 10 + 45) / 125970)


def test_a_quasi_p_value_is_the_tail_of_a_binomial() -> None:
    """Half of four points are hits; two hits in the two points inside have by chance 0.25."""
    x = np.array([[0.0], [1.0], [2.0], [3.0]])
    box = Box(np.array([1.5]), np.array([np.inf]))
    assert quasi_p(box, (0, 0), x, np.array([False, False, True, True])) == pytest.approx(0.25)
