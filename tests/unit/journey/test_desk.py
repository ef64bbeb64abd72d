"""A desk: urgent first, then first in first out, one calendar for all posts of a person."""

import pytest

from sim.journey.desk import lay
from sim.journey.queues import append, pull, task_of
from sim.ledger import columns as c
from sim.organisation.layout import NONE
from tests.unit.journey.conftest import Morning

SLOW, NORMAL, URGENT = "quality_followup", "registration", "special_support"  # priorities 2, 1 and 0


def read(morning: Morning, kind: str, hours: float) -> int:
    """Ask the registrar to read an issue of a kind and return the issue."""
    issue = morning.issue(kind)
    lay(morning.world, issue, task_of(morning.tables.post("registrar"), c.TRIAGE, NONE, 0, 0), hours)
    return issue


def test_work_begins_at_once_and_takes_hours_over_the_rate(morning: Morning) -> None:
    read(morning, NORMAL, 6.0)
    (begun,) = morning.rows(c.STARTED)
    assert (begun["time"], begun["hours"], begun["value"]) == (0.0, 6.0, 1.5)
    morning.work_off()
    assert morning.world.state.clock["now"][0] == 1.5
    assert len(morning.rows(c.FINISHED)) == 1


def test_the_urgent_come_first_then_whoever_came_first(morning: Morning) -> None:
    kinds = (NORMAL, SLOW, NORMAL, URGENT, SLOW, URGENT)
    issues = [read(morning, kind, 4.0) for kind in kinds]
    morning.work_off()
    first, slow, normal, urgent, last, next_urgent = issues
    assert [issue for issue, _ in morning.started()] == [first, urgent, next_urgent, normal, slow, last]
    assert [time for _, time in morning.started()] == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]


def test_work_in_hand_is_not_interrupted(morning: Morning) -> None:
    slow = read(morning, SLOW, 40.0)
    urgent = read(morning, URGENT, 4.0)
    morning.work_off()
    assert morning.started() == [(slow, 0.0), (urgent, 10.0)]


def test_a_pool_works_on_as_many_tasks_as_it_has_people(morning: Morning) -> None:
    morning.world.structure.persons["servers"][morning.tables.persons.index("registrar")] = 2
    for _ in range(3):
        read(morning, NORMAL, 4.0)
    morning.work_off()
    assert [time for _, time in morning.started()] == [0.0, 0.0, 1.0]


def test_a_dropped_performance_is_passed_over_without_a_row(morning: Morning) -> None:
    read(morning, NORMAL, 4.0)
    dropped = morning.issue(NORMAL)
    row = morning.world.state.issues["row"][dropped]
    rank = morning.world.structure.matrix["post"][row].tolist().index(morning.tables.post("registrar"))
    lay(morning.world, dropped, task_of(morning.tables.post("registrar"), c.HANDLE, rank, 0, 0), 4.0)
    later = read(morning, NORMAL, 4.0)
    assert morning.world.state.issues["waiting"][dropped] == 0  # nobody marked it as waiting: as good as dropped
    morning.work_off()
    assert [issue for issue, _ in morning.started()] == [0, later]


@pytest.mark.parametrize("cost", [0.0, 2.0])
def test_turning_to_another_of_ones_posts_costs_time(cost: float, morning: Morning) -> None:
    world, tables = morning.world, morning.tables
    registrar = tables.persons.index("registrar")
    posts = [tables.post(key) for key in ("registrar", "culture_officer")]
    world.structure.posts["person"][posts] = registrar
    world.structure.persons["posts"][registrar] = 2
    world.structure.parameters["switching_hours"] = cost
    for post in (posts[0], posts[1], posts[1], posts[0]):
        lay(world, morning.issue(NORMAL), task_of(post, c.TRIAGE, NONE, 0, 0), 4.0)
    morning.work_off()
    turns = [row for row in morning.rows(c.STARTED) if row["task"] == c.SWITCHING]
    assert len(turns) == (2 if cost else 0)
    assert sum(row["hours"] for row in turns) == 2 * cost
    assert world.state.clock["now"][0] == pytest.approx(4.0 + 2 * cost / 4.0)
    assert world.state.desks["worked"][registrar] == pytest.approx(16.0 + 2 * cost)


def test_a_committee_keeps_its_agenda_in_order_and_works_on_none_of_it(morning: Morning) -> None:
    council = morning.tables.post("council")
    issues = [morning.issue(NORMAL) for _ in range(3)]
    for issue in issues:
        lay(morning.world, issue, task_of(council, c.RULING, NONE, 0, c.RATIFIED), 0.0)
    assert morning.started() == []
    person = int(morning.world.structure.posts["person"][council])
    found = [pull(morning.world, person) for _ in range(4)]
    assert [int(morning.world.state.items["issue"][item]) for item in found[:3]] == issues
    assert found[3] == NONE


def test_places_of_finished_tasks_are_used_again(morning: Morning) -> None:
    for _ in range(50):
        read(morning, NORMAL, 4.0)
        morning.work_off()
    assert morning.world.state.clock["items"][0] == 1


def test_a_queue_knows_its_length(morning: Morning) -> None:
    task = task_of(morning.tables.post("registrar"), c.TRIAGE, NONE, 0, 0)
    for kind in (SLOW, NORMAL, NORMAL):
        append(morning.world, morning.issue(kind), task, 1.0)
    person = morning.tables.persons.index("registrar")
    assert morning.world.state.queues["length"][person].tolist() == [0, 2, 1]
    pull(morning.world, person)
    assert morning.world.state.queues["length"][person].tolist() == [0, 1, 1]
