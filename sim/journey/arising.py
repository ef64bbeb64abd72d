"""How issues arise: a stream's next day, the issue itself, who will take it for their own, whom it is taken to."""

from sim.compile import compiled
from sim.journey.aftermath import begin_patience
from sim.journey.agenda import ARISE, AWARE, REACH, Event, event_of, note
from sim.journey.claims import settle_beliefs
from sim.journey.contact import first_contact
from sim.journey.experience import household_of_issue
from sim.journey.state import World
from sim.journey.write import entry, write
from sim.ledger.columns import HANDLE, RAISED
from sim.organisation.layout import NONE
from sim.rules import arrival, draws, duplication, routing


@compiled
def plan_day(world: World, stream: int, day: int) -> None:
    """Put the root issues of a stream's next day that has any on the agenda; the first of them plans the day after."""
    streams, clock, busyness = world.structure.streams, world.state.clock, world.state.busyness
    stream_key = draws.key_of(clock["seed"][0], streams["key"][stream])
    kind, rate = int(streams["kind"][stream]), streams["rate"][stream]
    while float(day) < clock["until"][0]:
        mean = rate * busyness[kind, day]
        day_key = draws.key_of(stream_key, day)
        count = arrival.issues_on_day(mean, day_key)
        for ordinal in range(count):
            time = arrival.time_in_day(day, draws.key_of(day_key, ordinal))
            note(world.state, time, event_of(ARISE, stream, day, ordinal, NONE, NONE))
        if count > 0:
            return
        day += 1


@compiled(from_python=True)
def household_of(world: World, stream: int, day: int, ordinal: int) -> int:
    """Return which household of a stream's unit raises an issue, by draw among equals."""
    streams = world.structure.streams
    key = draws.issue_key(world.state.clock["seed"][0], streams["key"][stream], day, ordinal)
    return routing.one_of(streams["households"][stream], draws.uniform(key, draws.HOUSEHOLD, 0))


@compiled
def _unit_of(world: World, issue: int, origin: int) -> int:
    """Return the unit that an issue concerns: it follows a household that has changed its provider (G4)."""
    who = household_of_issue(world, issue)
    if who == NONE or world.state.households["unit"][who] == NONE:
        return origin
    return int(world.state.households["unit"][who])


@compiled
def _new_issue(world: World, stream: int, day: int, ordinal: int) -> int:
    structure, state = world.structure, world.state
    issues, streams, kinds = state.issues, structure.streams, structure.kinds
    issue = int(state.clock["issues"][0])
    state.clock["issues"][0] = issue + 1
    key = draws.issue_key(state.clock["seed"][0], streams["key"][stream], day, ordinal)
    kind = streams["kind"][stream]
    issues["stream"][issue], issues["kind"][issue], issues["key"][issue] = stream, kind, key
    issues["household"][issue] = routing.one_of(streams["households"][stream], draws.uniform(key, draws.HOUSEHOLD, 0))
    unit = _unit_of(world, issue, int(streams["unit"][stream]))
    units = world.state.matrix.shape[0] // world.state.beliefs.shape[1]
    issues["raised"][issue], issues["day"][issue], issues["ordinal"][issue] = state.clock["now"][0], day, ordinal
    issues["unit"][issue] = unit
    issues["row"][issue] = kinds["function"][kind] * units + structure.posts["unit"][unit]
    law, scale = kinds["complexity_law"][kind], kinds["complexity"][kind]
    issues["complexity"][issue] = draws.positive(law, scale, 0.0, key, draws.COMPLEXITY, 0)
    issues["basis"][issue], issues["first"][issue], issues["sender"][issue] = NONE, NONE, NONE
    issues["earlier"][issue] = NONE
    who = household_of_issue(world, issue)
    if who != NONE:
        issues["earlier"][issue] = state.households["issue"][who]
        state.households["issue"][who] = issue
    return issue


@compiled
def _plan_awareness(world: World, issue: int) -> None:
    """Let each of several believers notice an issue, or not, before anyone tells it."""
    state, parameters = world.state, world.structure.parameters
    believers, key = int(state.issues["believers"][issue]), state.issues["key"][issue]
    if believers & (believers - 1) == 0:
        return
    for rank in range(state.matrix.shape[1]):
        aware = duplication.notices(parameters["awareness_share"][0], key, rank)
        if (believers >> rank) & 1 and aware:
            delay = duplication.awareness_delay(parameters["awareness_days"][0], key, rank)
            post = int(state.matrix["post"][state.issues["row"][issue], rank])
            note(state, state.clock["now"][0] + delay, event_of(AWARE, post, issue, rank, NONE, NONE))


@compiled
def arise(world: World, event: Event) -> None:
    """Let a root issue arise (event: stream, day, ordinal): who will claim it, who notices it, whom it is taken to."""
    state = world.state
    if event.item == 0:
        plan_day(world, event.who, event.issue + 1)
    issue = _new_issue(world, event.who, event.issue, event.item)
    unit = int(state.issues["unit"][issue])
    write(state, issue, entry(RAISED, unit, NONE, NONE, NONE, 0), 0.0, state.issues["complexity"][issue])
    settle_beliefs(world, issue)
    _plan_awareness(world, issue)
    target = first_contact(world, issue)
    state.issues["first"][issue] = target
    note(state, state.clock["now"][0], event_of(REACH, target, issue, NONE, NONE, HANDLE))
    begin_patience(world, issue)
