"""How far beliefs lie from the target matrix, looked at by hand, and for how long people expect a structure to last."""

import numpy as np
import pytest

from sim.journey.mandates import expected_life, lay_down, look_at_target, unclear_function
from sim.ledger import columns as c
from sim.organisation.layout import NONE
from tests.unit.journey.conftest import Morning


def distance(morning: Morning) -> float:
    """Let somebody look, and return what is found."""
    look_at_target(morning.world)
    return float(morning.rows(c.TARGET)[-1]["value"])


def cells(morning: Morning) -> tuple[int, int]:
    """Return how many rows of the matrix issues can arise in, and how many cells these have."""
    used = morning.world.state.sheets["used"] == 1
    return int(used.sum()), int((morning.world.state.matrix["post"][used] != NONE).sum())


def test_where_everyone_claims_or_nobody_does_the_distance_is_that_of_all_others_or_of_all_owners(
    morning: Morning,
) -> None:
    """The target has one owner a row: who claims nothing misses one a row, who claims all misses all the others."""
    rows, all_cells = cells(morning)
    claims = morning.world.state.beliefs["claim"]
    claims[:] = 0.0
    assert distance(morning) == pytest.approx(rows / all_cells, rel=1e-12)
    claims[:] = 1.0
    assert distance(morning) == pytest.approx(1.0 - rows / all_cells, rel=1e-12)
    claims[:] = 0.5
    assert distance(morning) == pytest.approx(0.5, rel=1e-12)


def test_what_is_written_down_and_told_to_all_leaves_no_distance(morning: Morning) -> None:
    world, council = morning.world, morning.tables.post("council")
    world.structure.parameters["briefing"] = 1.0
    for function in range(len(morning.tables.functions)):
        lay_down(world, council, function, True)  # noqa: FBT003  compiled: no keywords
    world.state.sheets["written"][:] = 1
    assert distance(morning) == 0.0
    assert world.state.clock["unclear"][0] == 0


def test_a_mandate_that_half_reaches_people_halves_the_distance(morning: Morning) -> None:
    world = morning.world
    world.state.beliefs["claim"][:] = 0.0
    rows, all_cells = cells(morning)
    world.structure.parameters["briefing"] = 0.5
    for function in range(len(morning.tables.functions)):
        lay_down(world, morning.tables.post("council"), function, True)  # noqa: FBT003
    world.state.sheets["written"][:] = 1
    assert distance(morning) == pytest.approx(0.5 * rows / all_cells, rel=1e-12)


def test_the_first_look_is_what_later_ones_are_held_against(morning: Morning) -> None:
    clock = morning.world.state.clock
    assert clock["unclear_first"][0] == NONE
    look_at_target(morning.world)
    first = int(clock["unclear"][0])
    assert clock["unclear_first"][0] == first > 0
    executive = morning.tables.post("executive_director")
    person = int(morning.world.structure.posts["person"][executive])
    lay_down(morning.world, executive, unclear_function(morning.world, person), False)  # noqa: FBT003
    look_at_target(morning.world)
    assert clock["unclear"][0] < first
    assert clock["unclear_first"][0] == first


@pytest.mark.parametrize(
    ("fading", "left", "days"), [(0.0, 1, 400.0), (1.0, 1, 100.0), (1.0, 4, 400.0), (0.5, 2, 300.0)]
)
def test_people_expect_a_structure_to_end_the_sooner_the_fewer_of_its_unclear_cells_are_left(
    fading: float, left: int, days: float, morning: Morning
) -> None:
    world = morning.world
    world.structure.parameters["fading"] = fading
    world.structure.posts["life"][:] = 400.0
    world.state.clock["unclear"], world.state.clock["unclear_first"] = left, 4
    lives = {expected_life(world, post) for post in range(len(world.structure.posts))}
    assert np.array(list(lives)) == pytest.approx([days])
