"""Claims: a post takes an issue to be its own, hears of another's work, gives way, disputes, or works on."""

from sim.compile import compiled
from sim.journey.agenda import Event
from sim.journey.desk import Task
from sim.journey.escalate import begin_dispute, finish_with, perform
from sim.journey.ruling import BY_SUPERIOR
from sim.journey.state import HAD_DISPUTE, IN_DISPUTE, NO_DISPUTE, OPEN, WILL_DISPUTE, World
from sim.journey.write import entry, write
from sim.ledger.columns import ANSWERED, CLAIMED, DROPPED, HANDLE, HEARD, YIELDED
from sim.organisation.layout import NONE
from sim.rules import belief, draws


@compiled
def rank_of(world: World, issue: int, post: int) -> int:
    """Return the place of a post's cell in the issue's matrix row; -1 without a cell."""
    matrix, row = world.structure.matrix, world.state.issues["row"][issue]
    for rank in range(matrix.shape[1]):
        if matrix["post"][row, rank] == post:
            return rank
    return NONE


@compiled
def settle_beliefs(world: World, issue: int) -> None:
    """Note who will take a new issue to be its own, and whether two such claims would end in a dispute."""
    structure, issues = world.structure, world.state.issues
    row, key = issues["row"][issue], issues["key"][issue]
    function = structure.kinds["function"][issues["kind"][issue]]
    believers, firmest, second, person = 0, 0.0, 0.0, NONE
    for rank in range(structure.matrix.shape[1]):
        post = structure.matrix["post"][row, rank]
        if post == NONE:
            break
        claim = world.state.beliefs["claim"][post, function]
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
    post = int(world.structure.matrix["post"][issues["row"][issue], rank])
    write(world.state, issue, entry(CLAIMED, post, NONE, NONE, rank, 0), 0.0, float(rank))
    return True


@compiled
def claim(world: World, issue: int, rank: int) -> None:
    """Let a post that has learnt of an issue take it on, unless it has already, or the issue is or was in dispute."""
    issues = world.state.issues
    if _mark_claimed(world, issue, rank) and issues["dispute"][issue] != HAD_DISPUTE:
        perform(world, issue, rank)


@compiled
def hear(world: World, issue: int, event: Event) -> None:
    """Learn that another claimant has started: dispute it, or give way if one's own work has not begun.

    Work in progress is finished and counted. Between two posts of one person there is nothing to dispute.
    """
    state, structure = world.state, world.structure
    issues = state.issues
    rank, other = event.item, event.other
    sender = int(structure.matrix["post"][issues["row"][issue], other])
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
def performed(world: World, issue: int, task: Task) -> None:
    """Take a finished performance: the first one is what the decision rests on, a later one is a second answer."""
    state = world.state
    issues = state.issues
    issues["finished"][issue] |= 1 << task.rank
    if issues["stage"][issue] == IN_DISPUTE:
        return
    basis = int(issues["basis"][issue])
    undecided = (
        issues["stage"][issue] == OPEN and issues["asking"][issue] == 0
    )  # two claimants may have become one post
    if undecided and (basis == NONE or basis == task.rank):  # compiled code cannot look into a tuple
        issues["basis"][issue] = task.rank
        finish_with(world, issue, task.post, task.post)
    elif issues["dispute"][issue] != HAD_DISPUTE or basis == BY_SUPERIOR:
        write(state, issue, entry(ANSWERED, task.post, NONE, HANDLE, task.rank, 0), 0.0, 0.0)
