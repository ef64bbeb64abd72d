"""Disputes: both arms climb their lines to the lowest common superior, unless someone settles it on the way."""

from typing import Final

from sim.compile import compiled
from sim.journey.agenda import REACH, Event, event_of
from sim.journey.desk import lay
from sim.journey.escalate import ARM, decision_hours, finish_with, lift, perform
from sim.journey.judgement import keeps_first, must_refer
from sim.journey.queues import Task, task_of
from sim.journey.state import HAD_DISPUTE, IN_DISPUTE, IS_DECIDED, OPEN, World
from sim.journey.write import entry, write
from sim.ledger.columns import (
    CONTESTED,
    COORDINATION,
    DISPUTED,
    DROPPED,
    HANDLE,
    HEARING,
    REOPENED,
    SETTLED,
    SETTLEMENT,
)
from sim.organisation.layout import NONE
from sim.rules import draws, escalation, learning, lines, work

_BOTH: Final = 2


@compiled
def _learn(world: World, issue: int, winner: int) -> None:
    """Let the parties' beliefs about the function follow the settlement (D4, H9)."""
    issues, claims = world.state.issues, world.state.beliefs["claim"]
    rate = world.structure.parameters["learning_rate"][0]
    function = world.structure.kinds["function"][issues["kind"][issue]]
    loser = int(issues["party_0"][issue] + issues["party_1"][issue]) - winner
    matrix, row = world.state.matrix, issues["row"][issue]
    kept, lost = matrix["post"][row, winner], matrix["post"][row, loser]
    claims[kept, function] = learning.firmer(claims[kept, function], rate)
    claims[lost, function] = learning.weaker(claims[lost, function], rate)


@compiled
def settle(world: World, issue: int, post: int, task: int) -> None:
    """Give a disputed issue to one party; that party's performance, done, begun or still to do, is what counts.

    `task` is the work in which it was settled: at the lowest common superior, by coordinators, in a management team.
    """
    state, matrix = world.state, world.state.matrix
    issues = state.issues
    if issues["stage"][issue] != IN_DISPUTE:
        return
    winner = int(issues["party_0"][issue] if keeps_first(world, issue, post) else issues["party_1"][issue])
    keeper = int(matrix["post"][issues["row"][issue], winner])
    _learn(world, issue, winner)
    write(state, issue, entry(SETTLED, post, keeper, task, winner, CONTESTED), 0.0, 0.0)
    issues["stage"][issue], issues["basis"][issue] = OPEN, winner
    if (issues["finished"][issue] >> winner) & 1:
        finish_with(world, issue, keeper, post)
    elif not (issues["started"][issue] >> winner) & 1:
        perform(world, issue, winner, False)


@compiled
def _arrive(world: World, issue: int, post: int) -> None:
    issues = world.state.issues
    issues["arrived"][issue] += 1
    if issues["arrived"][issue] == _BOTH:
        effort = decision_hours(world, issue, 0)
        lay(world, issue, task_of(post, SETTLEMENT, NONE, 0, CONTESTED), effort)


@compiled
def _settled_in_team(world: World, issue: int, arm: Task) -> bool:
    """Return whether a head who has heard one arm settles the dispute with a colleague of its management team (F17)."""
    state, posts = world.state, world.structure.posts
    issues = state.issues
    rank = issues["party_1"][issue] if arm.rank == 0 else issues["party_0"][issue]
    other = int(state.matrix["post"][issues["row"][issue], rank])
    if arm.task != HEARING or arm.level == 0 or lines.colleague(posts, arm.post, other) == NONE:
        return False
    share, u = world.structure.parameters["team_settlement"][0], draws.uniform(issues["key"][issue], draws.TEAM, 0)
    return escalation.settled_laterally(share, u)


@compiled
def climb(world: World, issue: int, arm: Task) -> None:
    """Take one arm of a dispute from its post to the next superior, or let it wait at the lowest common one."""
    if world.state.issues["stage"][issue] != IN_DISPUTE:
        return
    if _settled_in_team(world, issue, arm):
        settle(world, issue, arm.post, HEARING)
        return
    apex = world.state.issues["apex_0"][issue] if arm.rank == 0 else world.state.issues["apex_1"][issue]
    superior = int(world.structure.posts["superior"][arm.post])
    if arm.post == apex or superior == NONE:  # after a change of the chart an arm may stand above its new apex
        _arrive(world, issue, arm.post)
        return
    event = event_of(REACH, superior, issue, arm.rank * ARM + arm.level, arm.post, HEARING)
    lift(world, issue, event, CONTESTED, event.item)


@compiled
def hearing_reaches(world: World, issue: int, event: Event) -> None:
    """Let a superior hear one arm of a dispute; at the lowest common superior the second arm starts the settlement."""
    arm, level = event.item // ARM, event.item % ARM
    if world.state.issues["stage"][issue] != IN_DISPUTE:
        return
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
    state, matrix = world.state, world.state.matrix
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
    place = (arm + 1) * ARM - 1
    effort = work.hearing_effort(mean, cv, world.state.issues["key"][issue], place)
    lay(world, issue, task_of(post, COORDINATION, arm, 0, CONTESTED), effort)


@compiled
def _apex(world: World, issue: int, post: int, other: int) -> int:
    """Return where one arm of a dispute ends: the lowest common superior, or above it where that is its own case."""
    posts = world.structure.posts
    apex = lines.apex_of(posts, post, other)
    if apex == NONE:
        return lines.top_of(posts, post)
    while posts["superior"][apex] != NONE and must_refer(world, issue, apex, post, other):
        apex = int(posts["superior"][apex])
    return apex


@compiled
def find_apexes(world: World, issue: int) -> None:
    """Note at which post of each line the dispute of an issue is settled, as the chart now stands."""
    issues, matrix, row = world.state.issues, world.state.matrix, world.state.issues["row"][issue]
    first = int(matrix["post"][row, issues["party_0"][issue]])
    second = int(matrix["post"][row, issues["party_1"][issue]])
    issues["apex_0"][issue] = _apex(world, issue, first, second)
    issues["apex_1"][issue] = _apex(world, issue, second, first)


@compiled
def begin_dispute(world: World, issue: int, one: int, two: int) -> None:
    """Open the dispute of two claimants (ranks): unstarted work waits; coordinators, where both have one, try first."""
    state, posts = world.state, world.structure.posts
    issues, matrix = state.issues, world.state.matrix
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
    find_apexes(world, issue)
    if lines.linked(posts, first, second):
        _coordinate(world, issue, int(posts["coordinator"][first]), 0)
        _coordinate(world, issue, int(posts["coordinator"][second]), 1)
    else:
        climb(world, issue, task_of(first, HEARING, 0, 0, CONTESTED))
        climb(world, issue, task_of(second, HEARING, 1, 0, CONTESTED))


@compiled
def coordination_done(world: World, issue: int, task: Task) -> None:
    """Settle a dispute laterally once both coordinators have worked on it, or let both arms climb."""
    issues = world.state.issues
    if issues["stage"][issue] != IN_DISPUTE:
        return
    issues["arrived"][issue] += 1
    if issues["arrived"][issue] < _BOTH:
        return
    share = world.structure.parameters["lateral_settlement"][0]
    if escalation.settled_laterally(share, draws.uniform(issues["key"][issue], draws.LATERAL, 0)):
        settle(world, issue, task.post, COORDINATION)
        return
    issues["arrived"][issue] = 0
    matrix, row = world.state.matrix, issues["row"][issue]
    climb(world, issue, task_of(int(matrix["post"][row, issues["party_0"][issue]]), HEARING, 0, 0, CONTESTED))
    climb(world, issue, task_of(int(matrix["post"][row, issues["party_1"][issue]]), HEARING, 1, 0, CONTESTED))
