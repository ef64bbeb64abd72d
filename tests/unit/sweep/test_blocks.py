"""Designs: coinciding points once, whole blocks, and refusals of what would be unbalanced."""

import numpy as np
import pytest

from sim.errors import ArgumentError
from sim.sweep import design


def test_rows_that_coincide_are_one_point() -> None:
    rows = [{"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 3.0}, {"a": 1.0, "b": 2.0}]
    points, which = design.distinct(rows)
    assert points == rows[:2]
    assert which == [0, 1, 0]
    assert [points[place] for place in which] == rows


@pytest.mark.parametrize("kind", [design.MORRIS, design.SALTELLI])
def test_a_block_is_a_trajectory_or_a_base_point_with_those_made_of_it(kind: str) -> None:
    unit = design.unit_points(kind, 3, 8, 4, seed=1)
    assert len(unit) == 8 * design.block(kind, 3)
    first = unit[: design.block(kind, 3)]
    changed = np.abs(np.diff(first, axis=0)) > 0 if kind == design.MORRIS else first[1:-1] != first[0]
    assert changed.sum(axis=1).tolist() == [1, 1, 1], "one parameter at a time"
    assert changed.any(axis=0).all(), "each of them"


@pytest.mark.parametrize("kind", [design.MORRIS, design.SALTELLI])
def test_more_blocks_begin_with_the_same_ones(kind: str) -> None:
    few, many = (design.unit_points(kind, 3, count, 4, seed=1) for count in (4, 8))
    np.testing.assert_array_equal(few, many[: len(few)])


def test_unbalanced_designs_are_refused_with_what_is_near() -> None:
    with pytest.raises(ArgumentError, match="an even number, such as 6"):
        design.unit_points(design.MORRIS, 3, 4, 5, seed=1)
    with pytest.raises(ArgumentError, match="such as 64 or 128"):
        design.unit_points(design.SALTELLI, 3, 100, 4, seed=1)
