"""Who answers to whom, and who sits in whose management team: a chart read by hand.

Posts 0 (top), 1 and 2 below it, 3 and 4 below 1, 5 below 2, 6 alone; 1 and 5 are held by one person.
"""

import numpy as np
import pytest

from sim.organisation.layout import NONE, POST
from sim.rules import lines

SUPERIORS = [NONE, 0, 0, 1, 1, 2, NONE]
PERSONS = [10, 11, 12, 13, 14, 11, 16]


@pytest.fixture
def posts() -> np.ndarray:
    table = np.full(len(SUPERIORS), NONE, dtype=POST)
    table["superior"], table["person"] = SUPERIORS, PERSONS
    return table


@pytest.mark.parametrize(
    ("post", "persons"), [(0, {10}), (3, {13, 11, 10}), (5, {11, 12, 10}), (2, {12, 10}), (6, {16})]
)
def test_a_post_answers_to_whoever_holds_it_and_everyone_above(posts: np.ndarray, post: int, persons: set[int]) -> None:
    assert {person for person in range(20) if lines.answers_to(posts, post, person)} == persons


@pytest.mark.parametrize(("post", "top"), [(0, 0), (4, 0), (5, 0), (6, 6)])
def test_the_top_of_a_line_is_where_it_ends(posts: np.ndarray, post: int, top: int) -> None:
    assert lines.top_of(posts, post) == top


def test_a_colleague_is_the_head_of_the_other_line_below_the_same_superior(posts: np.ndarray) -> None:
    assert lines.colleague(posts, 2, 3) == 1
    assert lines.colleague(posts, 1, 5) == 2
    assert lines.colleague(posts, 3, 4) == 4


def test_nobody_is_a_colleague_across_lines_that_do_not_meet_there_or_without_a_superior(posts: np.ndarray) -> None:
    assert lines.colleague(posts, 3, 5) == NONE
    assert lines.colleague(posts, 1, 6) == NONE
    assert lines.colleague(posts, 0, 3) == NONE
    assert lines.colleague(posts, 2, 0) == NONE


def test_nobody_is_a_colleague_of_oneself(posts: np.ndarray) -> None:
    assert lines.colleague(posts, 3, 3) == NONE
    posts["person"][4] = posts["person"][3]
    assert lines.colleague(posts, 3, 4) == NONE
