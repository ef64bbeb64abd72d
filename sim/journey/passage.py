"""How an issue passes from post to post until it finds one that takes it to be its own."""

from typing import Final

from sim.compile import compiled
from sim.journey.agenda import REACH, Event, event_of, note
from sim.journey.cells import is_accountable, nobody_works, owner_of, rank_of
from sim.journey.claims import claim
from sim.journey.contact import KNOWS, WHERE, WHICH, another_contact, taken_for, usual_contact
from sim.journey.desk import lay
from sim.journey.escalate import detour, nobody_owns
from sim.journey.queues import Task, task_of
from sim.journey.ruling import FROM_OUTSIDE, conclude
from sim.journey.state import IS_DECIDED, IS_DEFAULTED, OPEN, World
from sim.journey.write import entry, write
from sim.ledger.columns import HANDLE, OUTSIDE, REACHED, TRIAGE
from sim.organisation.layout import NONE
from sim.rules import belief, draws, feedback, lines, routing, work

_TURN: Final = 4  # draws of one turn of passing on
_AGAIN: Final = 64  # places of second looks among an issue's draws of belief, after those of all claimants
_FORWARDS: Final = 256  # places of hand-overs among an issue's draws of going astray, after those of lifts


@compiled
def _answers_outside(world: World, issue: int) -> bool:
    """Return whether a post without a claim answers all the same (B3); it does so at most once an issue."""
    issues, share = world.state.issues, world.structure.parameters["outside_share"][0]
    if issues["passes"][issue] > 0 or issues["reopened"][issue] > 0:
        return False
    if issues["claimed"][issue] != 0 or issues["basis"][issue] != NONE:
        return False
    return feedback.happens(share, draws.uniform(issues["key"][issue], draws.OUTSIDE, 0))


@compiled
def _read(world: World, issue: int, post: int) -> None:
    """Let a post without a claim read an issue, to pass it on or to answer it all the same."""
    parameters, kinds = world.structure.parameters, world.structure.kinds
    if _answers_outside(world, issue):
        effort = parameters["outside_hours"][0] * kinds["effort"][world.state.issues["kind"][issue]]
        lay(world, issue, task_of(post, OUTSIDE, NONE, 0, 0), effort)
    else:
        lay(world, issue, task_of(post, TRIAGE, NONE, 0, 0), parameters["triage_hours"][0])


@compiled
def _look_again(world: World, issue: int, post: int, rank: int) -> None:
    """Let a post to which an issue comes back consider once more whether it is its own; disputes stay as they were."""
    issues, function = world.state.issues, world.structure.kinds["function"][world.state.issues["kind"][issue]]
    if (issues["visited"][issue] >> rank) & 1:
        share, claim = world.structure.parameters["reconsideration"][0], world.state.beliefs["claim"][post, function]
        u = draws.uniform(issues["key"][issue], draws.BELIEF, _AGAIN + int(issues["passes"][issue]))
        if belief.reconsiders(share, claim, u):
            issues["believers"][issue] |= 1 << rank
    issues["visited"][issue] |= 1 << rank


@compiled
def reach(world: World, issue: int, event: Event) -> None:
    """Let an issue reach a post: it is taken on, or read and passed on."""
    state = world.state
    rank = rank_of(world, issue, event.who)
    owns = rank != NONE and is_accountable(world, int(state.issues["row"][issue]), rank)
    if rank != NONE:
        _look_again(world, issue, event.who, rank)
    state.issues["sender"][issue] = event.other
    takes = rank != NONE and (state.issues["believers"][issue] >> rank) & 1 == 1
    what = entry(REACHED, event.who, event.other, HANDLE, rank if owns else NONE, 0)
    write(state, issue, what, 0.0, 1.0 if takes else 0.0)
    if state.issues["stage"][issue] >= IS_DECIDED:
        return
    if takes:
        claim(world, issue, rank)
    else:
        _read(world, issue, event.who)


@compiled
def answered_outside(world: World, issue: int, task: Task) -> None:
    """Take an answer from outside its responsibility for the decision, unless someone has claimed the issue since."""
    issues = world.state.issues
    free = issues["stage"][issue] == OPEN and issues["claimed"][issue] == 0 and issues["basis"][issue] == NONE
    if free:
        issues["basis"][issue] = FROM_OUTSIDE
        conclude(world, issue, task.post)


@compiled
def _or_another(world: World, issue: int, post: int, kind: int, target: int) -> int:
    """Return where people usually turn, unless that is the sender, who has passed it on: then perhaps another of them.

    It goes back where nobody else is known, or where whoever reads it leaves it to the sender to find out (B5, D13).
    """
    if target == NONE or target != world.state.issues["sender"][issue]:
        return target
    key, occurrence = world.state.issues["key"][issue], 2 * int(world.state.issues["passes"][issue])
    share = world.structure.parameters["sending_back"][0]
    if feedback.happens(share, draws.uniform(key, draws.ANOTHER, occurrence)):
        return target
    other = another_contact(world, issue, kind, post, draws.uniform(key, draws.ANOTHER, occurrence + 1))
    return target if other == NONE else other


@compiled
def _next_post(world: World, issue: int, post: int) -> int:
    """Return where a post sends an issue that is not its own: an owner, the usual contact, or back where it came from.

    Taken for another kind it goes where people usually turn with that; what would stay at the post goes back to the
    sender, or without one where people usually turn with its true kind.
    """
    structure, issues = world.structure, world.state.issues
    passes, key, kind = int(issues["passes"][issue]), issues["key"][issue], int(issues["kind"][issue])
    turn = _TURN * passes
    where = draws.uniform(key, draws.ROUTE, turn + WHERE)
    taken = taken_for(world, issue, structure.posts["knowledge"][post], 1 + passes)
    if taken != kind:
        target = usual_contact(world, issue, taken, where)
        if target == post:
            target = int(issues["sender"][issue])
        if target == NONE or target == post:
            target = usual_contact(world, issue, kind, where)
        return _or_another(world, issue, post, kind, target)
    if routing.goes_right(structure.parameters["routing_error"][0], draws.uniform(key, draws.ROUTE, turn + KNOWS)):
        return owner_of(world, issue, post, draws.uniform(key, draws.ROUTE, turn + WHICH))
    return _or_another(world, issue, post, kind, usual_contact(world, issue, kind, where))


@compiled
def pass_on(world: World, issue: int, post: int) -> None:
    """Hand an issue that is not one's own to an owner, or to where people usually turn; at last ask the superior."""
    state, structure = world.state, world.structure
    issues, parameters = state.issues, structure.parameters
    if issues["stage"][issue] == IS_DEFAULTED:
        return
    passes, key = int(issues["passes"][issue]), issues["key"][issue]
    target = NONE
    if not routing.hops_exhausted(passes, parameters["max_hops"][0]):
        target = _next_post(world, issue, post)
    if target == NONE or target == post:  # compiled code cannot look into a tuple
        if nobody_works(world, issue):
            nobody_owns(world, issue, post)
        return
    issues["passes"][issue] = passes + 1
    rank = rank_of(world, issue, target)
    letters = world.state.matrix["letters"][issues["row"][issue], rank] if rank != NONE else 0
    edges = lines.distance(structure.posts, post, target, letters)
    edges += detour(world, issue, post, _FORWARDS + passes)
    delay = work.delay_of(edges, parameters["edge_days"][0], key, draws.FORWARD, passes)
    note(state, state.clock["now"][0] + delay, event_of(REACH, target, issue, NONE, post, HANDLE))
