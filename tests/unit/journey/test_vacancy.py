"""A vacant post: whoever acts works at a part of the pace, until the new holder begins (F4, I3, I5)."""

import pytest

from sim.engines.course import Course
from sim.journey.agenda import FILL, VACATE, event_of, lay_out, take
from sim.journey.desk import lay, task_of
from sim.journey.strategy import fill, vacate
from sim.ledger import columns as c
from sim.organisation.layout import NONE
from tests.unit.journey.conftest import LIMITS, Morning
from tests.worlds.runs import World

HOURS, RATE = 6.0, 4.0  # of one reading; of the registrar, a day


def read(morning: Morning) -> float:
    """Ask the registrar to read an issue, let all be done, and return the days that it took."""
    world = morning.world
    lay(world, morning.issue("registration"), task_of(morning.tables.post("registrar"), c.TRIAGE, NONE, 0, 0), HOURS)
    morning.work_off()
    return float(morning.rows(c.STARTED)[-1]["value"])


@pytest.mark.parametrize("thousandths", [50, 500, 1000])
def test_pace_falls_while_a_post_stands_vacant_and_returns_with_the_new_holder(
    thousandths: int, morning: Morning
) -> None:
    world, post = morning.world, morning.tables.post("registrar")
    assert read(morning) == HOURS / RATE
    vacate(world, event_of(VACATE, post, NONE, thousandths, 40, 0))
    (row,) = morning.rows(c.VACATED)
    assert (row["post"], row["issue"], row["value"]) == (post, NONE, 40.0)
    left, filled = world.state.clock["now"][0], take(world.state)
    assert (filled.kind, filled.who, world.state.clock["now"][0]) == (FILL, post, left + 40.0)
    assert read(morning) == pytest.approx(HOURS / RATE / (thousandths / 1000))
    fill(world, post)
    assert read(morning) == HOURS / RATE


def test_work_in_hand_when_a_post_becomes_vacant_ends_as_planned(morning: Morning) -> None:
    world, post = morning.world, morning.tables.post("registrar")
    lay(world, morning.issue("registration"), task_of(post, c.TRIAGE, NONE, 0, 0), HOURS)
    vacate(world, event_of(VACATE, post, NONE, 500, 40, 0))
    done = take(world.state)
    assert (done.who, world.state.clock["now"][0]) == (post, HOURS / RATE)


def test_a_vacancy_slows_nobody_else(morning: Morning) -> None:
    world, tables = morning.world, morning.tables
    vacate(world, event_of(VACATE, tables.post("registrar"), NONE, 500, 40, 0))
    slowed = [key for key, desk in zip(tables.persons, world.state.desks, strict=True) if desk["pace"] != 1.0]
    assert slowed == ["registrar"]


def test_who_holds_two_vacant_posts_begins_when_both_are_filled() -> None:
    morning = Morning(Course.start(World("shared_head").tables(), 1, LIMITS))
    world, tables = morning.world, morning.tables
    lay_out(world.state, world.state.events[:0])
    head = tables.persons.index("shared_head")
    for post, days in (("ukk_head", 40), ("production_director", 60)):
        vacate(world, event_of(VACATE, tables.post(post), NONE, 500, days, 0))
    paces = []
    for _ in range(2):
        filled = take(world.state)
        fill(world, filled.who)
        paces.append((tables.posts[filled.who], float(world.state.desks["pace"][head])))
    assert paces == [("ukk_head", 0.5), ("production_director", 1.0)]
