"""Upwards: exceptions to the line superior, and disputes along both lines to the lowest common superior."""

from typing import Final

from sim.compile import compiled
from sim.journey.agenda import REACH, Event, event_of, note
from sim.journey.desk import Task, lay, task_of
from sim.journey.ruling import BY_SUPERIOR, conclude, round_of
from sim.journey.state import HAD_DISPUTE, IN_DISPUTE, IS_DECIDED, OPEN, World
from sim.journey.write import entry, write
from sim.ledger.columns import (
    BY_EXCEPTION,
    CONTESTED,
    COORDINATION,
    DISPUTED,
    DROPPED,
    EXCEPTION,
    HANDLE,
    HEARING,
    LIFTED,
    REOPENED,
    SETTLED,
    SETTLEMENT,
)
from sim.organisation.layout import NONE
from sim.rules import decision, draws, escalation, lines, work

_ARM: Final = 64  # places for the steps of one arm among the draws of an issue; arm 2 stands for exceptions
_BOTH: Final = 2


@compiled
def _decision_hours(world: World, issue: int, occurrence: int) -> float:
    kinds, issues = world.structure.kinds, world.state.issues
    kind = issues["kind"][issue]
    law, mean, cv = kinds["decision_law"][kind], kinds["decision"][kind], kinds["decision_cv"][kind]
    return work.decision_effort(law, mean, cv, issues["key"][issue], occurrence)


@compiled
def _lift(world: World, issue: int, event: Event, cause: int, place: int) -> None:
    """Send an issue to a superior: one edge, and a row that says so. `place` is its place among the draws of lifts."""
    state = world.state
    write(state, issue, entry(LIFTED, event.who, event.other, event.task, NONE, cause), 0.0, 0.0)
    edge_days = world.structure.parameters["edge_days"][0]
    delay = work.delay_of(1, edge_days, state.issues["key"][issue], draws.LIFT, place)
    note(state, state.clock["now"][0] + delay, event)


@compiled
def ask_superior(world: World, issue: int, post: int, cause: int) -> None:
    """Ask the line superior of a post to decide; the top of the line decides itself."""
    superior = int(world.structure.posts["superior"][post])
    issues = world.state.issues
    if superior == NONE:
        issues["resolved"][issue] = 1
        conclude(world, issue, post)
        return
    count = int(issues["exceptions"][issue])
    issues["exceptions"][issue], issues["asking"][issue] = count + 1, 1
    # The cause travels with the event, so that an issue that nobody owned stays told apart from a hard one.
    event = event_of(REACH, superior, issue, cause * _BOTH + round_of(world, issue), post, EXCEPTION)
    _lift(world, issue, event, cause, 2 * _ARM + count)


@compiled
def nobody_owns(world: World, issue: int, post: int) -> None:
    """Let the superior of the last post decide an issue that no post recognises (D12, D13: orphan cells)."""
    world.state.issues["basis"][issue] = BY_SUPERIOR
    ask_superior(world, issue, post, CONTESTED)


@compiled
def exception_reaches(world: World, issue: int, event: Event) -> None:
    """Lay an exception on a superior's desk, unless a dispute has overtaken it."""
    turn, cause = event.item % _BOTH, event.item // _BOTH
    if turn == round_of(world, issue) and world.state.issues["stage"][issue] == OPEN:
        effort = _decision_hours(world, issue, int(world.state.issues["exceptions"][issue]))
        lay(world, issue, task_of(event.who, EXCEPTION, NONE, turn, cause), effort)


@compiled
def exception_done(world: World, issue: int, task: Task) -> None:
    """Decide an exception, or ask the next superior where it is beyond this one too."""
    issues = world.state.issues
    if task.level != round_of(world, issue) or issues["stage"][issue] != OPEN:
        return
    superior = world.structure.posts["superior"][task.post]
    if escalation.beyond(issues["complexity"][issue], world.structure.posts["knowledge"][task.post]) and superior >= 0:
        ask_superior(world, issue, task.post, BY_EXCEPTION)
    else:
        issues["resolved"][issue] = 1
        conclude(world, issue, task.post)


@compiled
def finish_with(world: World, issue: int, performer: int, decider: int) -> None:
    """Decide on the finished performance of a post, or ask its superior where the matter is beyond the post."""
    issues = world.state.issues
    known = world.structure.posts["knowledge"][performer]
    if issues["resolved"][issue] == 0 and escalation.beyond(issues["complexity"][issue], known):
        ask_superior(world, issue, performer, BY_EXCEPTION)
    else:
        conclude(world, issue, decider)


@compiled
def perform(world: World, issue: int, rank: int) -> None:
    """Lay the performance of the issue's function on the desk of the post with this rank in the matrix row."""
    issues, kinds = world.state.issues, world.structure.kinds
    kind = issues["kind"][issue]
    issues["waiting"][issue] |= 1 << rank
    effort = work.effort_of(
        kinds["effort_law"][kind], kinds["effort"][kind], kinds["effort_cv"][kind], issues["key"][issue]
    )
    post = int(world.structure.matrix["post"][issues["row"][issue], rank])
    lay(world, issue, task_of(post, HANDLE, rank, 0, 0), effort)


@compiled
def _arrive(world: World, issue: int, post: int) -> None:
    issues = world.state.issues
    issues["arrived"][issue] += 1
    if issues["arrived"][issue] == _BOTH:
        effort = _decision_hours(world, issue, 0)
        lay(world, issue, task_of(post, SETTLEMENT, NONE, 0, CONTESTED), effort)


@compiled
def climb(world: World, issue: int, arm: Task) -> None:
    """Take one arm of a dispute from its post to the next superior, or let it wait at the lowest common one."""
    apex = world.state.issues["apex_0"][issue] if arm.rank == 0 else world.state.issues["apex_1"][issue]
    superior = int(world.structure.posts["superior"][arm.post])
    if arm.post == apex or superior == NONE:  # after a change of the chart an arm may stand above its new apex
        _arrive(world, issue, arm.post)
        return
    event = event_of(REACH, superior, issue, arm.rank * _ARM + arm.level, arm.post, HEARING)
    _lift(world, issue, event, CONTESTED, event.item)


@compiled
def hearing_reaches(world: World, issue: int, event: Event) -> None:
    """Let a superior hear one arm of a dispute; at the lowest common superior the second arm starts the settlement."""
    arm, level = event.item // _ARM, event.item % _ARM
    apex = world.state.issues["apex_0"][issue] if arm == 0 else world.state.issues["apex_1"][issue]
    if event.who == apex:
        _arrive(world, issue, event.who)
        return
    kind = world.state.issues["kind"][issue]
    mean = world.structure.kinds["decision"][kind] * world.structure.parameters["hearing_share"][0]
    cv = world.structure.kinds["decision_cv"][kind]
    effort = work.hearing_effort(mean, cv, world.state.issues["key"][issue], event.item)
    lay(world, issue, task_of(event.who, HEARING, arm, level + 1, CONTESTED), effort)


@compiled
def _hold_waiting_work(world: World, issue: int) -> None:
    state, matrix = world.state, world.structure.matrix
    waiting, row = int(state.issues["waiting"][issue]), state.issues["row"][issue]
    for rank in range(matrix.shape[1]):
        if (waiting >> rank) & 1:
            what = entry(DROPPED, int(matrix["post"][row, rank]), NONE, HANDLE, rank, CONTESTED)
            write(state, issue, what, 0.0, 0.0)
    state.issues["waiting"][issue] = 0


@compiled
def _coordinate(world: World, issue: int, post: int, arm: int) -> None:
    kind = world.state.issues["kind"][issue]
    mean = world.structure.kinds["decision"][kind] * world.structure.parameters["coordination_share"][0]
    cv = world.structure.kinds["decision_cv"][kind]
    place = (arm + 1) * _ARM - 1
    effort = work.hearing_effort(mean, cv, world.state.issues["key"][issue], place)
    lay(world, issue, task_of(post, COORDINATION, arm, 0, CONTESTED), effort)


@compiled
def begin_dispute(world: World, issue: int, one: int, two: int) -> None:
    """Open the dispute of two claimants (ranks): unstarted work waits; coordinators, where both have one, try first."""
    state, posts = world.state, world.structure.posts
    issues, matrix = state.issues, world.structure.matrix
    row = issues["row"][issue]
    low, high = min(one, two), max(one, two)
    first, second = int(matrix["post"][row, low]), int(matrix["post"][row, high])
    if issues["stage"][issue] >= IS_DECIDED:
        write(state, issue, entry(REOPENED, first, second, NONE, NONE, CONTESTED), 0.0, 0.0)
    issues["dispute"][issue], issues["stage"][issue] = HAD_DISPUTE, IN_DISPUTE
    issues["party_0"][issue], issues["party_1"][issue] = low, high
    issues["arrived"][issue], issues["asking"][issue] = 0, 0
    write(state, issue, entry(DISPUTED, first, second, NONE, NONE, CONTESTED), 0.0, 0.0)
    _hold_waiting_work(world, issue)
    apex_0, apex_1 = lines.apex_of(posts, first, second), lines.apex_of(posts, second, first)
    issues["apex_0"][issue] = apex_0 if apex_0 != NONE else lines.top_of(posts, first)
    issues["apex_1"][issue] = apex_1 if apex_1 != NONE else lines.top_of(posts, second)
    if lines.linked(posts, first, second):
        _coordinate(world, issue, int(posts["coordinator"][first]), 0)
        _coordinate(world, issue, int(posts["coordinator"][second]), 1)
    else:
        climb(world, issue, task_of(first, HEARING, 0, 0, CONTESTED))
        climb(world, issue, task_of(second, HEARING, 1, 0, CONTESTED))


@compiled
def settle(world: World, issue: int, post: int) -> None:
    """Give a disputed issue to one party; that party's performance, done, begun or still to do, is what counts."""
    state, matrix = world.state, world.structure.matrix
    issues = state.issues
    keeps_first = decision.first_party_keeps(draws.uniform(issues["key"][issue], draws.MERIT, 0))
    winner = int(issues["party_0"][issue] if keeps_first else issues["party_1"][issue])
    keeper = int(matrix["post"][issues["row"][issue], winner])
    write(state, issue, entry(SETTLED, post, keeper, NONE, winner, CONTESTED), 0.0, 0.0)
    issues["stage"][issue], issues["basis"][issue] = OPEN, winner
    if (issues["finished"][issue] >> winner) & 1:
        finish_with(world, issue, keeper, post)
    elif not (issues["started"][issue] >> winner) & 1:
        perform(world, issue, winner)


@compiled
def coordination_done(world: World, issue: int, task: Task) -> None:
    """Settle a dispute laterally once both coordinators have worked on it, or let both arms climb."""
    issues = world.state.issues
    issues["arrived"][issue] += 1
    if issues["arrived"][issue] < _BOTH:
        return
    share = world.structure.parameters["lateral_settlement"][0]
    if escalation.settled_laterally(share, draws.uniform(issues["key"][issue], draws.LATERAL, 0)):
        settle(world, issue, task.post)
        return
    issues["arrived"][issue] = 0
    matrix, row = world.structure.matrix, issues["row"][issue]
    climb(world, issue, task_of(int(matrix["post"][row, issues["party_0"][issue]]), HEARING, 0, 0, CONTESTED))
    climb(world, issue, task_of(int(matrix["post"][row, issues["party_1"][issue]]), HEARING, 1, 0, CONTESTED))
