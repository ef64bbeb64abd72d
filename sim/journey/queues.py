"""Queues: what is asked of a person waits, one queue per priority class, and is taken out by a rule of attention."""

from typing import NamedTuple

from sim.compile import compiled
from sim.journey.state import CLASSES, State, World
from sim.journey.write import entry, write
from sim.ledger.columns import QUEUED, REMINDER
from sim.organisation.layout import NONE
from sim.rules import attention


class Task(NamedTuple):
    """What is asked of a post: `rank` of the performer or arm of a dispute, `level` climbed, `cause` of rising."""

    post: int
    task: int
    rank: int
    level: int
    cause: int


@compiled
def task_of(post: int, task: int, rank: int, level: int, cause: int) -> Task:
    """Return a task of 64-bit integers, whatever integers it is made from."""
    return Task(post, task, rank, level, cause)


@compiled
def _new_item(world: World) -> int:
    clock, items = world.state.clock, world.state.items
    item = int(clock["spare"][0])
    if item == NONE:
        item = int(clock["items"][0])
        clock["items"][0] = item + 1
    else:
        clock["spare"][0] = items["next"][item]
    return item


@compiled
def free(world: World, item: int) -> None:
    """Give the room of an item that is done with back."""
    world.state.items["next"][item] = world.state.clock["spare"][0]
    world.state.clock["spare"][0] = item


@compiled
def enqueue(state: State, person: int, priority: int, item: int) -> None:
    """Put an item last in the queue of a person for a priority class."""
    items, queues = state.items, state.queues
    items["next"][item] = NONE
    tail = queues["tail"][person, priority]
    if tail == NONE:
        queues["head"][person, priority] = item
    else:
        items["next"][tail] = item
    queues["tail"][person, priority] = item
    queues["length"][person, priority] += 1


@compiled
def append(world: World, issue: int, task: Task, effort: float) -> None:
    """Lay a task in the queue of the person (or committee) that holds the post; effort in hours."""
    state, structure = world.state, world.structure
    item = _new_item(world)
    items = state.items
    items["effort"][item], items["issue"][item] = effort, issue
    items["laid"][item] = state.clock["now"][0]
    items["post"][item], items["task"][item], items["rank"][item] = task.post, task.task, task.rank
    items["level"][item], items["cause"][item] = task.level, task.cause
    person = structure.posts["person"][task.post]
    priority = structure.kinds["priority"][state.issues["kind"][issue]]
    if task.task == REMINDER:
        priority = CLASSES - 1
    enqueue(state, person, priority, item)
    write(state, issue, entry(QUEUED, task.post, NONE, task.task, task.rank, task.cause), effort, 0.0)


@compiled
def _before_choice(world: World, person: int, priority: int) -> int:
    """Return the item before the one that a person takes next out of a class; -1 when that is the first."""
    state = world.state
    items, rule = state.items, world.structure.parameters["attention"][0]
    before, best, last = NONE, NONE, state.desks["last_post"][person]
    item = int(state.queues["head"][person, priority])
    lowest = attention.rank_of(rule, items["post"][item], last, state.places["worked"][items["post"][item]])
    while items["next"][item] != NONE:
        before, item = item, int(items["next"][item])
        rank = attention.rank_of(rule, items["post"][item], last, state.places["worked"][items["post"][item]])
        if rank < lowest:
            best, lowest = before, rank
    return best


@compiled
def _unlink(world: World, person: int, priority: int, before: int) -> int:
    """Take the item after `before` (-1: the first) out of a queue and return it."""
    queues, items = world.state.queues, world.state.items
    item = int(queues["head"][person, priority] if before == NONE else items["next"][before])
    if before == NONE:
        queues["head"][person, priority] = items["next"][item]
    else:
        items["next"][before] = items["next"][item]
    if items["next"][item] == NONE:
        queues["tail"][person, priority] = before
    queues["length"][person, priority] -= 1
    return item


@compiled
def pull(world: World, person: int) -> int:
    """Take the next task out of the most urgent class of a person's queue; -1 when there is none.

    First come, first served; a single person who holds several posts may divide attention by another rule (J21).
    """
    persons, queues = world.structure.persons, world.state.queues
    torn = persons["posts"][person] > 1 and persons["servers"][person] == 1
    for priority in range(CLASSES):
        if queues["head"][person, priority] != NONE:
            chooses = torn and attention.chooses(world.structure.parameters["attention"][0])
            before = _before_choice(world, person, priority) if chooses else NONE
            return _unlink(world, person, priority, before)
    return NONE
