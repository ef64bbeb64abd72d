"""How an issue comes in and finds a post that takes it to be its own."""

from typing import Final

from sim.compile import compiled
from sim.journey.agenda import ARISE, AWARE, REACH, Event, event_of, note
from sim.journey.claims import claim, rank_of, settle_beliefs
from sim.journey.desk import lay, task_of
from sim.journey.escalate import nobody_owns
from sim.journey.state import IS_DECIDED, World
from sim.journey.write import entry, write
from sim.ledger.columns import HANDLE, RAISED, REACHED, TRIAGE
from sim.organisation.layout import ACCOUNTABLE, NONE
from sim.rules import arrival, draws, duplication, lines, routing, work

_KNOWS: Final = 0  # draws of one turn: does it know an owner, which owner, where people usually turn
_WHICH: Final = 1
_WHERE: Final = 2
_TURN: Final = 4


@compiled
def plan_day(world: World, stream: int, day: int) -> None:
    """Put the root issues of a stream's next day that has any on the agenda; the first of them plans the day after."""
    structure, clock = world.structure, world.state.clock
    streams, parameters = structure.streams, structure.parameters
    kind = streams["kind"][stream]
    seed = clock["seed"][0]
    stream_key = draws.key_of(seed, streams["key"][stream])
    kind_key = draws.key_of(seed, streams["kind_key"][stream])
    season = structure.kinds["season"][kind]
    while float(day) < clock["until"][0]:
        mean = streams["rate"][stream] * parameters["volume"][0]
        mean *= structure.seasons[season, arrival.month_of(day)]
        mean *= arrival.growth_factor(parameters["growth"][0], day)
        mean *= arrival.shock_factor(parameters["shock"][0], kind_key, day)
        day_key = draws.key_of(stream_key, day)
        count = arrival.issues_on_day(mean, day_key)
        for ordinal in range(count):
            time = arrival.time_in_day(day, draws.key_of(day_key, ordinal))
            note(world.state, time, event_of(ARISE, stream, day, ordinal, NONE, NONE))
        if count > 0:
            return
        day += 1


@compiled
def household_of(world: World, stream: int, day: int, ordinal: int) -> int:
    """Return which household of a stream's unit raises an issue, by draw among equals."""
    streams = world.structure.streams
    key = draws.issue_key(world.state.clock["seed"][0], streams["key"][stream], day, ordinal)
    return routing.one_of(streams["households"][stream], draws.uniform(key, draws.HOUSEHOLD, 0))


@compiled
def _new_issue(world: World, stream: int, day: int, ordinal: int) -> int:
    structure, state = world.structure, world.state
    issues, streams, kinds = state.issues, structure.streams, structure.kinds
    issue = int(state.clock["issues"][0])
    state.clock["issues"][0] = issue + 1
    key = draws.issue_key(state.clock["seed"][0], streams["key"][stream], day, ordinal)
    kind, unit = streams["kind"][stream], streams["unit"][stream]
    units = structure.matrix.shape[0] // world.state.beliefs.shape[1]
    issues["key"][issue], issues["raised"][issue] = key, state.clock["now"][0]
    issues["stream"][issue], issues["day"][issue], issues["ordinal"][issue] = stream, day, ordinal
    issues["kind"][issue], issues["unit"][issue] = kind, unit
    issues["row"][issue] = kinds["function"][kind] * units + structure.posts["unit"][unit]
    issues["household"][issue] = routing.one_of(streams["households"][stream], draws.uniform(key, draws.HOUSEHOLD, 0))
    law, scale = kinds["complexity_law"][kind], kinds["complexity"][kind]
    issues["complexity"][issue] = draws.positive(law, scale, 0.0, key, draws.COMPLEXITY, 0)
    issues["basis"][issue], issues["first"][issue] = NONE, NONE
    return issue


@compiled
def _owner(world: World, issue: int, but: int, u: float) -> int:
    """Return an accountable post of the issue's row other than `but`, by draw among equals; -1 when there is none."""
    matrix, row = world.structure.matrix, world.state.issues["row"][issue]
    count = 0
    for rank in range(matrix.shape[1]):
        count += int(
            matrix["post"][row, rank] != NONE
            and matrix["post"][row, rank] != but
            and matrix["letters"][row, rank] & ACCOUNTABLE != 0
        )
    if count == 0:
        return NONE
    left = routing.one_of(count, u)
    for rank in range(matrix.shape[1]):
        post = int(matrix["post"][row, rank])
        if post != NONE and post != but and matrix["letters"][row, rank] & ACCOUNTABLE != 0:
            if left == 0:
                return post
            left -= 1
    return NONE


@compiled
def _usual_contact(world: World, issue: int, u: float) -> int:
    """Return the post to which people usually turn with an issue of this kind at this unit."""
    structure, issues = world.structure, world.state.issues
    units = structure.matrix.shape[0] // world.state.beliefs.shape[1]
    row = issues["kind"][issue] * units + structure.posts["unit"][issues["unit"][issue]]
    chosen = int(structure.contacts["post"][row, 0])
    for place in range(structure.contacts.shape[1]):
        if structure.contacts["post"][row, place] == NONE:
            break
        chosen = int(structure.contacts["post"][row, place])
        if u < structure.contacts["until"][row, place]:
            break
    return chosen


@compiled
def arise(world: World, event: Event) -> None:
    """Let a root issue arise (event: stream, day, ordinal): who will claim it, who notices it, whom it is taken to."""
    state, structure = world.state, world.structure
    if event.item == 0:
        plan_day(world, event.who, event.issue + 1)
    issue = _new_issue(world, event.who, event.issue, event.item)
    unit, key = int(state.issues["unit"][issue]), state.issues["key"][issue]
    write(state, issue, entry(RAISED, unit, NONE, NONE, NONE, 0), 0.0, state.issues["complexity"][issue])
    settle_beliefs(world, issue)
    believers = int(state.issues["believers"][issue])
    if believers & (believers - 1):  # two or more: each may notice the issue before anyone tells it
        for rank in range(structure.matrix.shape[1]):
            aware = duplication.notices(structure.parameters["awareness_share"][0], key, rank)
            if (believers >> rank) & 1 and aware:
                delay = duplication.awareness_delay(structure.parameters["awareness_days"][0], key, rank)
                post = int(structure.matrix["post"][state.issues["row"][issue], rank])
                note(state, state.clock["now"][0] + delay, event_of(AWARE, post, issue, rank, NONE, NONE))
    error = structure.parameters["contact_error"][0]
    target = NONE
    if routing.knows_owner(error, draws.uniform(key, draws.CONTACT, _KNOWS)):
        target = _owner(world, issue, NONE, draws.uniform(key, draws.CONTACT, _WHICH))
    if target == NONE:
        target = _usual_contact(world, issue, draws.uniform(key, draws.CONTACT, _WHERE))
    note(state, state.clock["now"][0], event_of(REACH, target, issue, NONE, NONE, HANDLE))


@compiled
def reach(world: World, issue: int, event: Event) -> None:
    """Let an issue reach a post: it is taken on, or read and passed on."""
    state = world.state
    write(state, issue, entry(REACHED, event.who, event.other, HANDLE, NONE, 0), 0.0, 0.0)
    if state.issues["first"][issue] == NONE:
        state.issues["first"][issue] = event.who
    if state.issues["stage"][issue] >= IS_DECIDED:
        return
    rank = rank_of(world, issue, event.who)
    if rank != NONE and (state.issues["believers"][issue] >> rank) & 1:
        claim(world, issue, rank)
    else:
        lay(world, issue, task_of(event.who, TRIAGE, NONE, 0, 0), world.structure.parameters["triage_hours"][0])


@compiled
def pass_on(world: World, issue: int, post: int) -> None:
    """Hand an issue that is not one's own to an owner, or to where people usually turn; at last ask the superior."""
    state, structure = world.state, world.structure
    issues, parameters = state.issues, structure.parameters
    passes, key = int(issues["passes"][issue]), issues["key"][issue]
    target = NONE
    if not routing.hops_exhausted(passes, parameters["max_hops"][0]):
        turn = _TURN * passes
        if routing.goes_right(parameters["routing_error"][0], draws.uniform(key, draws.ROUTE, turn + _KNOWS)):
            target = _owner(world, issue, post, draws.uniform(key, draws.ROUTE, turn + _WHICH))
        else:
            target = _usual_contact(world, issue, draws.uniform(key, draws.ROUTE, turn + _WHERE))
    if target == NONE or target == post:  # compiled code cannot look into a tuple
        if issues["claimed"][issue] == 0 and issues["basis"][issue] == NONE:
            nobody_owns(world, issue, post)
        return
    issues["passes"][issue] = passes + 1
    rank = rank_of(world, issue, target)
    letters = structure.matrix["letters"][issues["row"][issue], rank] if rank != NONE else 0
    edges = lines.distance(structure.posts, post, target, letters)
    delay = work.delay_of(edges, parameters["edge_days"][0], key, draws.FORWARD, passes)
    note(state, state.clock["now"][0] + delay, event_of(REACH, target, issue, NONE, post, HANDLE))
