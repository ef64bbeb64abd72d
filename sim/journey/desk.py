"""A person's desk: tasks begun as they are taken out of the queue, one calendar for all posts held."""

from typing import Final

from sim.compile import compiled
from sim.journey.agenda import DONE, REACH, WORD, event_of, note
from sim.journey.queues import Task, append, free, pull, task_of
from sim.journey.state import World
from sim.journey.write import entry, write
from sim.ledger.columns import ADJUSTED, ASKED, ENTRY, FINISHED, HANDLE, REPORT, STARTED, SWITCHING
from sim.organisation.layout import NONE
from sim.rules import draws, duplication, feedback, lines, work

_PAIRS: Final = 32  # places for the receivers of one sender's word among the draws of an issue


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
    key, sender = state.issues["key"][issue], world.state.matrix["post"][row, rank]
    for other in range(world.state.matrix.shape[1]):
        if other != rank and (state.issues["believers"][issue] >> other) & 1:
            receiver = world.state.matrix["post"][row, other]
            edges = lines.distance(structure.posts, sender, receiver, world.state.matrix["letters"][row, other])
            edge_days = structure.parameters["edge_days"][0]
            delay = work.delay_of(edges, edge_days, key, draws.WORD, rank * _PAIRS + other)
            note(state, state.clock["now"][0] + delay, event_of(WORD, receiver, issue, other, rank, NONE))


@compiled
def _ask_unit(world: World, issue: int, post: int, rank: int) -> None:
    """Ask the unit concerned for what this performance needs of it: each performer asks on its own account (B8, B9)."""
    state, structure = world.state, world.structure
    unit = int(state.issues["unit"][issue])
    if post == unit or structure.kinds["asks"][state.issues["kind"][issue]] == 0.0:
        return
    edges = lines.distance(structure.posts, post, unit, 0)
    edge_days = structure.parameters["edge_days"][0]
    delay = work.delay_of(edges, edge_days, state.issues["key"][issue], draws.REPORT, _PAIRS + rank)
    note(state, state.clock["now"][0] + delay, event_of(REACH, unit, issue, rank, post, REPORT))


@compiled
def _start(world: World, person: int, item: int) -> float:
    """Begin a task with the turn to it and the further entries that it takes; return the days that all of it lasts."""
    state, structure = world.state, world.structure
    desks, items, parameters = state.desks, state.items, structure.parameters
    post, issue, effort = int(items["post"][item]), int(items["issue"][item]), items["effort"][item]
    task, rank, cause = int(items["task"][item]), int(items["rank"][item]), int(items["cause"][item])
    alone = structure.persons["servers"][person] == 1
    held, last = structure.persons["posts"][person] if alone else 1, desks["last_post"][person]
    switching = work.switching_effort(held, last, post, parameters["switching_hours"][0])
    systems = int(structure.kinds["systems"][state.issues["kind"][issue]]) if task == HANDLE else 1
    entries = work.further_entries(effort, systems, parameters["entry_share"][0])
    hours = effort + switching + entries
    desks["busy"][person] += 1
    desks["last_post"][person] = post
    desks["worked"][person] += hours
    state.places["worked"][post] += hours
    days = work.days_of_work(hours, structure.persons["rate"][person] * desks["pace"][person])
    if switching > 0.0:
        write(state, issue, entry(STARTED, post, NONE, SWITCHING, rank, cause), switching, days)
    if entries > 0.0:
        write(state, issue, entry(STARTED, post, NONE, ENTRY, rank, 0), entries, days)
    write(state, issue, entry(STARTED, post, NONE, task, rank, cause), effort, days)
    return days


@compiled
def _begin(world: World, person: int, item: int) -> None:
    state, items = world.state, world.state.items
    days = _start(world, person, item)
    post, issue = int(items["post"][item]), int(items["issue"][item])
    task, rank = int(items["task"][item]), int(items["rank"][item])
    note(state, state.clock["now"][0] + days, event_of(DONE, post, issue, item, person, task))
    if task == HANDLE:
        bit = 1 << rank
        state.issues["waiting"][issue] &= ~bit
        state.issues["started"][issue] |= bit
        send_word(world, issue, rank)
        _ask_unit(world, issue, post, rank)


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
            free(world, item)
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
    free(world, item)
    return task


@compiled
def release(world: World, person: int) -> None:
    """Free one server of a person."""
    world.state.desks["busy"][person] -= 1


@compiled
def discard(world: World, item: int) -> None:
    """Take a pulled committee matter off the books."""
    free(world, item)


@compiled
def _report_hours(world: World, issue: int, rank: int) -> float:
    kinds, kind = world.structure.kinds, world.state.issues["kind"][issue]
    law, mean, cv = kinds["asks_law"][kind], kinds["asks"][kind], kinds["asks_cv"][kind]
    return draws.positive(law, mean, cv, world.state.issues["key"][issue], draws.REPORT, rank)


@compiled
def report_reaches(world: World, issue: int, unit: int, rank: int, asking: int) -> None:
    """Lay on a unit's desk what a performer (post `asking`) asks of it, and note the direction in which it points."""
    key, effort = world.state.issues["key"][issue], _report_hours(world, issue, rank)
    write(world.state, issue, entry(ASKED, unit, asking, REPORT, rank, 0), effort, duplication.direction_of(key, rank))
    lay(world, issue, task_of(unit, REPORT, rank, 0, 0), effort)


@compiled
def reported(world: World, issue: int, task: Task) -> None:
    """Let whoever asked a unit for something ask once more where it had meant something else (D5, J7)."""
    state, posts, key = world.state, world.structure.posts, world.state.issues["key"][issue]
    function = world.structure.kinds["function"][state.issues["kind"][issue]]
    need = duplication.need_of(state.clock["seed"][0], posts["identity"][task.post], function)
    misfit = duplication.misfit_of(duplication.direction_of(key, task.rank), need)
    share = world.structure.parameters["adjustment_share"][0]
    if task.level > 0 or not feedback.happens(share * misfit, draws.uniform(key, draws.ADJUST, task.rank)):
        return
    asking = int(state.matrix["post"][state.issues["row"][issue], task.rank])
    hours = _report_hours(world, issue, task.rank) * world.structure.parameters["adjusted_part"][0]
    write(state, issue, entry(ADJUSTED, task.post, asking, REPORT, task.rank, 0), hours, misfit)
    lay(world, issue, task_of(task.post, REPORT, task.rank, 1, 0), hours)
