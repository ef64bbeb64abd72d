"""The state makes room without losing anything, and its copies are independent."""

from pathlib import Path

import numpy as np
import pytest

from sim.errors import SimError
from sim.journey.state import GROWING, STEP_ROOM, empty_state, has_room, with_room
from sim.organisation.layout import WIDEST
from tests.unit.journey.conftest import Morning
from tests.worlds.runs import World, shipped, written


@pytest.mark.parametrize("name", GROWING)
def test_room_is_made_where_it_is_short_and_nothing_is_lost(name: str, morning: Morning) -> None:
    state = morning.world.state
    array = getattr(state, name)
    array[array.dtype.names[0]] = np.arange(len(array))
    together = ("events", "agenda") if name in ("events", "agenda") else (name,)  # any event may come into the heap
    for each in together:
        state.clock[each] = len(array) - 3
    assert not has_room(state, STEP_ROOM)
    larger = with_room(state, STEP_ROOM)
    assert has_room(larger, STEP_ROOM)
    grown = getattr(larger, name)
    used = len(array) - 3
    assert grown[:used].tolist() == array[:used].tolist()
    assert all(getattr(larger, other) is getattr(state, other) for other in GROWING if other not in together)


def test_enough_room_is_left_alone(morning: Morning) -> None:
    state = morning.world.state
    assert has_room(state, STEP_ROOM)
    assert all(getattr(with_room(state, STEP_ROOM), name) is getattr(state, name) for name in GROWING)


def test_a_copy_is_independent(morning: Morning) -> None:
    copy = morning.world.state.copy(morning.world.state.lengths)
    copy.clock["now"] = 99.0
    copy.beliefs["claim"] = 0.5
    assert morning.world.state.clock["now"][0] == 0.0
    assert (morning.world.state.beliefs["claim"] != 0.5).any()


@pytest.mark.parametrize("seed", [0, 1, 2**63, 2**64 - 1])
def test_a_seed_keeps_its_64_bits(seed: int, morning: Morning) -> None:
    assert int(empty_state(morning.world.structure, 1, seed, 10.0).clock["seed"][0]) == seed


def test_more_claimants_than_there_are_bits_for_are_refused(tmp_path: Path) -> None:
    data = shipped("organisation", "today")
    for number in range(WIDEST + 1):
        data["posts"][f"officer_{number:02d}"] = dict(data["posts"]["culture_officer"])
        data["responsibility"]["culture_leisure"][f"officer_{number:02d}"] = "A"
    with pytest.raises(SimError, match="culture_leisure"):
        World(written(tmp_path, "wide", data)).tables()
