"""A person's desk: one queue per priority class, tasks begun in order, one calendar for all posts held."""

from typing import Final, NamedTuple

from sim.compile import compiled
from sim.journey.agenda import DONE, WORD, event_of, note
from sim.journey.state import CLASSES, State, World
from sim.journey.write import entry, write
from sim.ledger.columns import FINISHED, HANDLE, QUEUED, STARTED, SWITCHING
from sim.organisation.layout import NONE
from sim.rules import draws, lines, work

_PAIRS: Final = 32  # places for the receivers of one sender's word among the draws of an issue


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
def _free(world: World, item: int) -> None:
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
    enqueue(state, person, priority, item)
    write(state, issue, entry(QUEUED, task.post, NONE, task.task, task.rank, task.cause), effort, 0.0)


@compiled
def pull(world: World, person: int) -> int:
    """Take the first task of the most urgent class out of a person's queue; -1 when there is none."""
    queues, items = world.state.queues, world.state.items
    for priority in range(CLASSES):
        item = int(queues["head"][person, priority])
        if item != NONE:
            queues["head"][person, priority] = items["next"][item]
            if items["next"][item] == NONE:
                queues["tail"][person, priority] = NONE
            queues["length"][person, priority] -= 1
            return item
    return NONE


@compiled
def is_void(world: World, item: int) -> bool:
    """Return whether a queued performance has been dropped: its waiting mark on the issue is gone."""
    items = world.state.items
    if items["task"][item] != HANDLE:
        return False
    return not (world.state.issues["waiting"][items["issue"][item]] >> items["rank"][item]) & 1


@compiled
def send_word(world: World, issue: int, rank: int) -> None:
    """Send word that the performer `rank` has started to every other post that believes the issue is its own."""
    state, structure = world.state, world.structure
    row = state.issues["row"][issue]
    key, sender = state.issues["key"][issue], structure.matrix["post"][row, rank]
    for other in range(structure.matrix.shape[1]):
        if other != rank and (state.issues["believers"][issue] >> other) & 1:
            receiver = structure.matrix["post"][row, other]
            edges = lines.distance(structure.posts, sender, receiver, structure.matrix["letters"][row, other])
            edge_days = structure.parameters["edge_days"][0]
            delay = work.delay_of(edges, edge_days, key, draws.WORD, rank * _PAIRS + other)
            note(state, state.clock["now"][0] + delay, event_of(WORD, receiver, issue, other, rank, NONE))


@compiled
def _begin(world: World, person: int, item: int) -> None:
    state, structure = world.state, world.structure
    desks, items = state.desks, state.items
    post, issue, effort = int(items["post"][item]), int(items["issue"][item]), items["effort"][item]
    held, last = structure.persons["posts"][person], desks["last_post"][person]
    cost = structure.parameters["switching_hours"][0]
    switching = work.switching_effort(held, last, post, cost)
    rate = structure.persons["rate"][person]
    desks["busy"][person] += 1
    desks["last_post"][person] = post
    desks["worked"][person] += effort + switching
    task, rank = int(items["task"][item]), int(items["rank"][item])
    days = work.days_of_work(effort + switching, rate)  # of the turn and the task together, in both rows
    if switching > 0.0:
        what = entry(STARTED, post, NONE, SWITCHING, rank, items["cause"][item])
        write(state, issue, what, switching, days)
    write(state, issue, entry(STARTED, post, NONE, task, rank, items["cause"][item]), effort, days)
    note(state, state.clock["now"][0] + days, event_of(DONE, post, issue, item, person, task))
    if task == HANDLE:
        bit = 1 << rank
        state.issues["waiting"][issue] &= ~bit
        state.issues["started"][issue] |= bit
        send_word(world, issue, rank)


@compiled
def begin_next(world: World, person: int) -> None:
    """Let a person begin as many waiting tasks as it has free servers; committees only meet."""
    persons, desks = world.structure.persons, world.state.desks
    if persons["rate"][person] <= 0.0:
        return
    while desks["busy"][person] < persons["servers"][person]:
        item = pull(world, person)
        if item == NONE:
            return
        if is_void(world, item):
            _free(world, item)
        else:
            _begin(world, person, item)


@compiled
def lay(world: World, issue: int, task: Task, effort: float) -> None:
    """Ask a post for a task of `effort` hours: it is begun at once when the person is free."""
    append(world, issue, task, effort)
    begin_next(world, int(world.structure.posts["person"][task.post]))


@compiled
def clear(world: World, item: int) -> Task:
    """Take a finished task off the desk, note it in the ledger and return what it was."""
    state = world.state
    items = state.items
    task = task_of(
        int(items["post"][item]),
        int(items["task"][item]),
        int(items["rank"][item]),
        int(items["level"][item]),
        int(items["cause"][item]),
    )
    what = entry(FINISHED, task.post, NONE, task.task, task.rank, task.cause)
    write(state, int(items["issue"][item]), what, items["effort"][item], 0.0)
    _free(world, item)
    return task


@compiled
def release(world: World, person: int) -> None:
    """Free one server of a person."""
    world.state.desks["busy"][person] -= 1


@compiled
def discard(world: World, item: int) -> None:
    """Take a pulled committee matter off the books."""
    _free(world, item)
