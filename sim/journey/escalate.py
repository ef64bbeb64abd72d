"""Upwards: exceptions to the line superior, and disputes along both lines to the lowest common superior."""

from typing import Final

from sim.compile import compiled
from sim.journey.agenda import REACH, Event, event_of, note
from sim.journey.desk import lay
from sim.journey.judgement import must_refer
from sim.journey.queues import Task, task_of
from sim.journey.ruling import BY_SUPERIOR, concerned, conclude, round_of
from sim.journey.state import OPEN, World
from sim.journey.write import entry, write
from sim.ledger.columns import (
    ASTRAY,
    BY_EXCEPTION,
    CONSULTATION,
    CONTESTED,
    EXCEPTION,
    HANDLE,
    LIFTED,
    RATIFIED,
    REOPENING,
)
from sim.organisation.layout import ACCOUNTABLE, CONSULTED, NONE
from sim.rules import draws, escalation, learning, lines, work

ARM: Final = 64  # places for the steps of one arm among the draws of an issue; arm 2 stands for exceptions
_ROUNDS: Final = 4


@compiled
def decision_hours(world: World, issue: int, occurrence: int) -> float:
    """Return the hours that it costs a superior to decide an issue once; each time has its own draw."""
    kinds, issues = world.structure.kinds, world.state.issues
    kind = issues["kind"][issue]
    law, mean, cv = kinds["decision_law"][kind], kinds["decision"][kind], kinds["decision_cv"][kind]
    return work.decision_effort(law, mean, cv, issues["key"][issue], occurrence)


@compiled
def detour(world: World, issue: int, post: int, place: int) -> int:
    """Return the extra edges of a message from a post whose line has changed: there and back along the former one.

    `place` is the message's place among the issue's draws of going astray (F15).
    """
    state, parameters = world.state, world.structure.parameters
    changed = state.places["changed"][post]
    if changed < 0.0:
        return 0
    since = state.clock["now"][0] - changed
    u = draws.uniform(state.issues["key"][issue], draws.ASTRAY, place)
    if not learning.goes_astray(parameters["stale_share"][0], since, parameters["settling_days"][0], u):
        return 0
    write(state, issue, entry(ASTRAY, post, NONE, NONE, NONE, 0), 0.0, 0.0)
    return 2


@compiled
def lift(world: World, issue: int, event: Event, cause: int, place: int) -> None:
    """Send an issue to a superior: one edge, and a row that says so. `place` is its place among the draws of lifts."""
    state = world.state
    write(state, issue, entry(LIFTED, event.who, event.other, event.task, NONE, cause), 0.0, 0.0)
    edges = 1 + detour(world, issue, event.other, place)
    edge_days = world.structure.parameters["edge_days"][0]
    delay = work.delay_of(edges, edge_days, state.issues["key"][issue], draws.LIFT, place)
    note(state, state.clock["now"][0] + delay, event)


@compiled
def ask_superior(world: World, issue: int, post: int, cause: int) -> None:
    """Ask the line superior of a post to decide; the top of the line decides itself."""
    superior = int(world.structure.posts["superior"][post])
    issues = world.state.issues
    if superior == NONE and cause != REOPENING:
        issues["resolved"][issue] = 1
        conclude(world, issue, post)
        return
    count = int(issues["exceptions"][issue])
    issues["exceptions"][issue], issues["asking"][issue] = count + 1, 1
    if superior == NONE:  # at the top what is opened again takes as long to decide as anything else
        effort = decision_hours(world, issue, count + 1)
        lay(world, issue, task_of(post, EXCEPTION, NONE, round_of(world, issue), cause), effort)
        return
    # The cause travels with the event, so that an issue that nobody owned stays told apart from a hard one.
    event = event_of(REACH, superior, issue, cause * _ROUNDS + round_of(world, issue), post, EXCEPTION)
    lift(world, issue, event, cause, 2 * ARM + count)


@compiled
def nobody_owns(world: World, issue: int, post: int) -> None:
    """Let the superior of the last post decide an issue that no post recognises (D12, D13: orphan cells)."""
    world.state.issues["basis"][issue] = BY_SUPERIOR
    ask_superior(world, issue, post, CONTESTED)


@compiled
def exception_reaches(world: World, issue: int, event: Event) -> None:
    """Lay an exception on a superior's desk, unless a dispute has overtaken it."""
    turn, cause = event.item % _ROUNDS, event.item // _ROUNDS
    if turn == round_of(world, issue) and world.state.issues["stage"][issue] == OPEN:
        effort = decision_hours(world, issue, int(world.state.issues["exceptions"][issue]))
        lay(world, issue, task_of(event.who, EXCEPTION, NONE, turn, cause), effort)


@compiled
def _goes_up(world: World, issue: int, post: int) -> int:
    """Return why a matter may not be decided at a post: beyond it, or its own case; 0 when it may be decided there."""
    issues = world.state.issues
    if issues["resolved"][issue] == 0 and escalation.beyond(
        issues["complexity"][issue], world.structure.posts["knowledge"][post]
    ):
        return BY_EXCEPTION
    first, second = concerned(world, issue, post, 0), concerned(world, issue, post, 1)
    return RATIFIED if must_refer(world, issue, post, first, second) else 0


@compiled
def exception_done(world: World, issue: int, task: Task) -> None:
    """Decide an exception, or ask the next superior where it is beyond this one too."""
    issues = world.state.issues
    if task.level != round_of(world, issue) or issues["stage"][issue] != OPEN:
        return
    cause = _goes_up(world, issue, task.post)
    if cause != 0 and world.structure.posts["superior"][task.post] != NONE:
        ask_superior(world, issue, task.post, cause)
    else:
        issues["resolved"][issue] = 1
        conclude(world, issue, task.post)


@compiled
def _consult(world: World, issue: int, performer: int, decider: int) -> bool:
    """Ask the posts that are to be consulted, other than those of the performer's person; return whether any is (B1).

    Every issue passes through them once; whoever decides waits for all of them.
    """
    state, structure = world.state, world.structure
    issues, matrix, posts = state.issues, state.matrix, structure.posts
    row, key, count = issues["row"][issue], issues["key"][issue], 0
    if issues["consulted"][issue] == 1 or structure.parameters["consultation_share"][0] == 0.0:
        return False
    for rank in range(matrix.shape[1]):
        post, letters = int(matrix["post"][row, rank]), int(matrix["letters"][row, rank])
        asked = post != NONE and letters & CONSULTED != 0 and letters & ACCOUNTABLE == 0
        if asked and posts["person"][post] != posts["person"][performer]:
            edges = lines.distance(posts, performer, post, letters)
            delay = work.delay_of(edges, structure.parameters["edge_days"][0], key, draws.CONSULTATION, rank)
            event = event_of(REACH, post, issue, rank * _ROUNDS + round_of(world, issue), performer, CONSULTATION)
            note(state, state.clock["now"][0] + delay, event)
            count += 1
    if count > 0:
        issues["consulted"][issue], issues["asking"][issue] = 1, 1
        issues["pending"][issue], issues["decider"][issue] = count, decider
    return count > 0


@compiled
def consultation_reaches(world: World, issue: int, event: Event) -> None:
    """Lay on the desk of a post that is to be consulted what it is asked about, unless the matter has moved on."""
    if event.item % _ROUNDS == round_of(world, issue) and world.state.issues["stage"][issue] == OPEN:
        kinds, kind, rank = world.structure.kinds, world.state.issues["kind"][issue], event.item // _ROUNDS
        mean = kinds["decision"][kind] * world.structure.parameters["consultation_share"][0]
        place = 3 * ARM + rank
        effort = work.hearing_effort(mean, kinds["decision_cv"][kind], world.state.issues["key"][issue], place)
        lay(world, issue, task_of(event.who, CONSULTATION, rank, event.item % _ROUNDS, 0), effort)


@compiled
def consultation_done(world: World, issue: int, task: Task) -> None:
    """Decide once everyone who was to be consulted has been."""
    issues = world.state.issues
    if task.level != round_of(world, issue) or issues["stage"][issue] != OPEN:
        return
    issues["pending"][issue] -= 1
    if issues["pending"][issue] == 0:
        conclude(world, issue, int(issues["decider"][issue]))


@compiled
def finish_with(world: World, issue: int, performer: int, decider: int) -> None:
    """Decide on the finished performance of a post, or ask its superior where the matter is beyond the post."""
    cause = _goes_up(world, issue, performer)
    if cause != 0:
        ask_superior(world, issue, performer, cause)
    elif not _consult(world, issue, performer, decider):
        conclude(world, issue, decider)


@compiled
def perform(world: World, issue: int, rank: int, joined: bool) -> None:
    """Lay the performance of the issue's function on the desk of the post with this rank in the matrix row.

    Where it is `joined` to another about the same pupil, it takes no longer than to read it.
    """
    issues, kinds = world.state.issues, world.structure.kinds
    kind = issues["kind"][issue]
    issues["waiting"][issue] |= 1 << rank
    effort = work.effort_of(
        kinds["effort_law"][kind], kinds["effort"][kind], kinds["effort_cv"][kind], issues["key"][issue]
    )
    if joined:
        effort = min(effort, world.structure.parameters["triage_hours"][0])
    post = int(world.state.matrix["post"][issues["row"][issue], rank])
    lay(world, issue, task_of(post, HANDLE, rank, 0, 0), effort)
