"""Claims: a post takes an issue to be its own, hears of another's work, gives way, disputes, or works on."""

from sim.compile import compiled
from sim.journey.aftermath import complain
from sim.journey.agenda import Event
from sim.journey.cells import is_accountable, nobody_works
from sim.journey.desk import lay
from sim.journey.dispute import begin_dispute
from sim.journey.escalate import finish_with, perform
from sim.journey.queues import Task, task_of
from sim.journey.ruling import BY_SUPERIOR
from sim.journey.state import HAD_DISPUTE, IN_DISPUTE, IS_DECIDED, IS_DEFAULTED, NO_DISPUTE, OPEN, WILL_DISPUTE, World
from sim.journey.write import entry, write
from sim.ledger.columns import ANSWERED, CLAIMED, DROPPED, HANDLE, HEARD, JOINED, RECONCILED, RECONCILIATION, YIELDED
from sim.organisation.layout import NONE
from sim.rules import belief, draws, duplication, lines, work


@compiled
def settle_beliefs(world: World, issue: int) -> None:
    """Note who will take a new issue to be its own, and whether two such claims would end in a dispute."""
    structure, issues = world.structure, world.state.issues
    row, key = issues["row"][issue], issues["key"][issue]
    function = structure.kinds["function"][issues["kind"][issue]]
    believers, firmest, second, person = 0, 0.0, 0.0, NONE
    for rank in range(world.state.matrix.shape[1]):
        post = world.state.matrix["post"][row, rank]
        if post == NONE:
            break
        claim = world.state.beliefs["claim"][post, function]
        if world.state.sheets["written"][row] == 1:
            briefing = structure.parameters["briefing"][0]
            claim = belief.after_mandate(claim, is_accountable(world, int(row), rank), briefing)
        if belief.believes(claim, draws.uniform(key, draws.BELIEF, rank)):
            believers |= 1 << rank
            holder = structure.posts["person"][post]
            if claim > firmest:
                second = second if holder == person else firmest
                firmest, person = claim, holder
            elif holder != person and claim > second:
                second = claim
    issues["believers"][issue] = believers
    assertiveness = structure.parameters["assertiveness"][0]
    meets = belief.beliefs_meet(firmest, second, assertiveness, draws.uniform(key, draws.CONTEST, 0))
    issues["dispute"][issue] = WILL_DISPUTE if meets else NO_DISPUTE


@compiled
def _mark_claimed(world: World, issue: int, rank: int) -> bool:
    issues = world.state.issues
    if (issues["claimed"][issue] >> rank) & 1:
        return False
    issues["claimed"][issue] |= 1 << rank
    post = int(world.state.matrix["post"][issues["row"][issue], rank])
    write(world.state, issue, entry(CLAIMED, post, NONE, NONE, rank, 0), 0.0, float(rank))
    return True


@compiled
def _works_on(world: World, issue: int, post: int) -> int:
    """Return who, nearest to a post, has an open issue on its desk or has worked on it; -1 where nobody has."""
    state, nearest, least = world.state, NONE, 0
    at_work = int(state.issues["waiting"][issue] | state.issues["started"][issue])
    if state.issues["stage"][issue] >= IS_DECIDED:
        return NONE
    for rank in range(state.matrix.shape[1]):
        if (at_work >> rank) & 1:
            other = int(state.matrix["post"][state.issues["row"][issue], rank])
            edges = lines.distance(world.structure.posts, post, other, 0)
            if nearest == NONE or edges < least:
                nearest, least = other, edges
    return nearest


@compiled
def _joins(world: World, issue: int, rank: int) -> bool:
    """Return whether a post sees that an issue is about the same pupil as the household's open one before it (A16).

    Only issues on the same function are told of the same matter; those that units raise name no pupil.
    """
    state, kinds, parameters = world.state, world.structure.kinds, world.structure.parameters
    issues, share, earlier = state.issues, parameters["joining_share"][0], int(state.issues["earlier"][issue])
    if share == 0.0 or earlier == NONE:
        return False
    if kinds["function"][issues["kind"][earlier]] != kinds["function"][issues["kind"][issue]]:
        return False
    post = int(state.matrix["post"][issues["row"][issue], rank])
    other = _works_on(world, earlier, post)
    if other == NONE:
        return False
    edges = lines.distance(world.structure.posts, post, other, 0)
    same = duplication.sees_the_same(share, edges, draws.uniform(issues["key"][issue], draws.JOIN, rank))
    write(state, issue, entry(JOINED, post, other, HANDLE, rank, 0), 0.0, 1.0 if same else 0.0)
    return same


@compiled
def claim(world: World, issue: int, rank: int) -> None:
    """Let a post that has learnt of an issue take it on, unless it has already, or the issue is or was in dispute.

    It takes up again what it had given way to, where nobody is at work on it any more.
    """
    issues = world.state.issues
    if issues["stage"][issue] == IS_DEFAULTED:
        return
    first = _mark_claimed(world, issue, rank)
    if nobody_works(world, issue) or (first and issues["dispute"][issue] != HAD_DISPUTE):
        perform(world, issue, rank, _joins(world, issue, rank))


@compiled
def hear(world: World, issue: int, event: Event) -> None:
    """Learn that another claimant has started: dispute it, or give way if one's own work has not begun.

    Work in progress is finished and counted. Between two posts of one person there is nothing to dispute.
    """
    state, structure = world.state, world.structure
    issues = state.issues
    if issues["stage"][issue] == IS_DEFAULTED:
        return
    rank, other = event.item, event.other
    sender = int(world.state.matrix["post"][issues["row"][issue], other])
    write(state, issue, entry(HEARD, event.who, sender, NONE, rank, 0), 0.0, 0.0)
    _mark_claimed(world, issue, rank)
    same = structure.posts["person"][event.who] == structure.posts["person"][sender]
    if issues["dispute"][issue] == WILL_DISPUTE and not same:
        begin_dispute(world, issue, rank, other)
    elif issues["dispute"][issue] != HAD_DISPUTE and not (issues["started"][issue] >> rank) & 1:
        if (issues["waiting"][issue] >> rank) & 1:
            issues["waiting"][issue] &= ~(1 << rank)
            write(state, issue, entry(DROPPED, event.who, sender, HANDLE, rank, 0), 0.0, 0.0)
        write(state, issue, entry(YIELDED, event.who, sender, HANDLE, rank, 0), 0.0, 0.0)


@compiled
def _reconcile(world: World, issue: int, task: Task) -> None:
    """Find out which of several systems is right, where one has come out different (B6)."""
    structure, state = world.structure, world.state
    systems = int(structure.kinds["systems"][state.issues["kind"][issue]])
    u = draws.uniform(state.issues["key"][issue], draws.MISMATCH, task.rank)
    if work.systems_differ(systems, structure.parameters["mismatch"][0], u):
        write(state, issue, entry(RECONCILED, task.post, NONE, RECONCILIATION, task.rank, 0), 0.0, 0.0)
        hours = structure.parameters["reconciliation_hours"][0]
        lay(world, issue, task_of(task.post, RECONCILIATION, task.rank, 0, 0), hours)


@compiled
def performed(world: World, issue: int, task: Task) -> None:
    """Take a finished performance: the first one is what the decision rests on, a later one is a second answer."""
    state = world.state
    issues = state.issues
    issues["finished"][issue] |= 1 << task.rank
    _reconcile(world, issue, task)
    if issues["stage"][issue] == IN_DISPUTE or issues["stage"][issue] == IS_DEFAULTED:
        return
    basis = int(issues["basis"][issue])
    undecided = (
        issues["stage"][issue] == OPEN and issues["asking"][issue] == 0
    )  # two claimants may have become one post
    if undecided and (basis == NONE or basis == task.rank):  # compiled code cannot look into a tuple
        issues["basis"][issue] = task.rank
        finish_with(world, issue, task.post, task.post)
    elif issues["dispute"][issue] != HAD_DISPUTE or basis == BY_SUPERIOR:
        write(state, issue, entry(ANSWERED, task.post, NONE, HANDLE, task.rank, 0), 0.0, 1.0)
        complain(world, issue, task.rank + 1)
