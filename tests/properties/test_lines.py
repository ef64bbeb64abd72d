"""Random charts as the rules read them: lowest common superiors and paths, people with two posts included."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given

from sim.compile import prepare
from sim.organisation.layout import INFORMED, NONE, POLITICAL, POST
from sim.rules import lines
from tests.properties.organisations import FEW, Drawn, drawn_worlds


@pytest.fixture(scope="module", autouse=True)
def compiled_rules() -> None:
    prepare()


def posts_of(world: Drawn) -> np.ndarray:
    return world.tables(world.first).structure.posts


def line(posts: np.ndarray, post: int) -> list[int]:
    found = []
    while post != NONE:
        found.append(post)
        post = int(posts["superior"][post])
    return found


def administrative(posts: np.ndarray) -> list[int]:
    """Return the posts that are no committees: they have one top."""
    return [place for place, row in enumerate(posts) if row["level"] != POLITICAL]


def alone(posts: np.ndarray) -> np.ndarray:
    """Return the same chart where each post is a person of its own."""
    posts = posts.copy()
    posts["person"] = np.arange(len(posts))
    return posts


def same_person(posts: np.ndarray, one: int, other: int) -> bool:
    return bool(posts["person"][one] == posts["person"][other])


@FEW
@given(drawn_worlds())
def test_the_lowest_common_superior_is_on_both_lines(world: Drawn) -> None:
    posts = posts_of(world)
    for one, other in product(range(len(posts)), repeat=2):
        apex = lines.apex_of(posts, one, other)
        across = {int(posts["person"][place]) for place in line(posts, other)}
        common = [place for place in line(posts, one) if int(posts["person"][place]) in across]
        assert apex == (common[0] if common else NONE)


@FEW
@given(drawn_worlds())
def test_it_is_commutative_and_idempotent_where_nobody_holds_two_posts(world: Drawn) -> None:
    posts = alone(posts_of(world))
    for one, other in product(range(len(posts)), repeat=2):
        apex = lines.apex_of(posts, one, other)
        assert apex == lines.apex_of(posts, other, one)
        if apex != NONE:
            assert lines.apex_of(posts, one, apex) == lines.apex_of(posts, apex, apex) == apex


@FEW
@given(drawn_worlds())
def test_both_arms_of_a_dispute_lead_to_one_person(world: Drawn) -> None:
    posts = posts_of(world)
    for one, other in product(administrative(posts), repeat=2):
        assert same_person(posts, lines.apex_of(posts, one, other), lines.apex_of(posts, other, one))


@FEW
@given(drawn_worlds())
def test_distance_is_nought_only_within_a_person(world: Drawn) -> None:
    posts = posts_of(world)
    for one, other in product(range(len(posts)), repeat=2):
        assert (lines.distance(posts, one, other, 0) == 0) == same_person(posts, one, other)
        assert lines.distance(posts, one, other, INFORMED) == int(not same_person(posts, one, other))


@FEW
@given(drawn_worlds())
def test_distance_is_symmetric_where_nobody_holds_two_posts(world: Drawn) -> None:
    posts = alone(posts_of(world))
    for one, other in product(administrative(posts), repeat=2):
        assert lines.distance(posts, one, other, 0) == lines.distance(posts, other, one, 0)


@FEW
@given(drawn_worlds())
def test_distance_is_symmetric(world: Drawn) -> None:
    posts = posts_of(world)
    for one, other in product(administrative(posts), repeat=2):
        assert lines.distance(posts, one, other, 0) == lines.distance(posts, other, one, 0)


@FEW
@given(drawn_worlds())
def test_distance_is_symmetric_between_committees_and_posts_too(world: Drawn) -> None:
    posts = alone(posts_of(world))
    for one, other in product(range(len(posts)), repeat=2):
        assert lines.distance(posts, one, other, 0) == lines.distance(posts, other, one, 0)


@FEW
@given(drawn_worlds())
def test_no_path_is_longer_than_over_the_superiors_and_to_the_superior_it_is_one_edge(world: Drawn) -> None:
    posts = alone(posts_of(world))
    for one in administrative(posts):
        superior = int(posts["superior"][one])
        for other in administrative(posts):
            apex = lines.apex_of(posts, one, other)
            over = line(posts, one).index(apex) + line(posts, other).index(apex)
            assert lines.distance(posts, one, other, 0) <= over
        if superior != NONE:
            assert lines.distance(posts, one, superior, 0) == 1


def chart(superiors: list[int], persons: list[int]) -> np.ndarray:
    posts = np.full(len(superiors), NONE, dtype=POST)
    posts["superior"], posts["person"] = superiors, persons
    return posts


def test_two_persons_who_each_hold_two_posts_leave_one_lowest_common_superior_and_one_distance() -> None:
    """Lines 4-1-2-3-0 and 8-6-7-0; posts 1 and 7 are one person, posts 3 and 6 another."""
    posts = chart([NONE, 2, 3, 0, 1, NONE, 7, 0, 6], [0, 10, 2, 11, 4, 5, 11, 10, 8])
    assert lines.distance(posts, 4, 8, 0) == lines.distance(posts, 8, 4, 0) == 3
    assert same_person(posts, lines.apex_of(posts, 4, 8), lines.apex_of(posts, 8, 4))


def test_over_two_tops_the_edges_of_both_lines_count() -> None:
    """Lines 1-0 and 4-3-2: one edge up, one across, two down."""
    posts = chart([NONE, 0, NONE, 2, 3], [0, 1, 2, 3, 4])
    assert lines.distance(posts, 1, 4, 0) == lines.distance(posts, 4, 1, 0) == 4
