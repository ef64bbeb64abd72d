"""From a settled substance to a final decision: formal acts, committees, and the answer to whoever asked."""

from typing import Final

from sim.compile import compiled
from sim.journey.agenda import ANSWER, MEET, event_of, note
from sim.journey.desk import Task, append, clear, discard, lay, pull, task_of
from sim.journey.state import FORMAL, HAD_DISPUTE, IS_CLOSED, IS_DECIDED, World
from sim.journey.write import entry, write
from sim.ledger.columns import CLOSED, DECIDED, FORMAL_ACT, LIFTED, RATIFIED, RULED, RULING, TABLED
from sim.organisation.layout import NONE
from sim.rules import decision, draws, lines, work

BY_SUPERIOR: Final = -2  # `basis` of a decision that rests on no performance: nobody owned the issue


@compiled
def round_of(world: World, issue: int) -> int:
    """Return 0 before and 1 after an issue's dispute: tasks of the earlier round no longer count."""
    return int(world.state.issues["dispute"][issue] == HAD_DISPUTE)


@compiled
def _concerned(world: World, issue: int, decider: int, which: int) -> int:
    """Return the first or second post whose mandate a decision needs; both the same without a dispute."""
    issues, matrix = world.state.issues, world.structure.matrix
    row = issues["row"][issue]
    if issues["dispute"][issue] == HAD_DISPUTE:
        party = issues["party_0"][issue] if which == 0 else issues["party_1"][issue]
        return int(matrix["post"][row, party])
    if issues["basis"][issue] >= 0:
        return int(matrix["post"][row, issues["basis"][issue]])
    return decider


@compiled
def _formal_act(world: World, issue: int, post: int) -> None:
    structure = world.structure
    head = int(structure.posts["head"][post])
    write(world.state, issue, entry(LIFTED, head, post, FORMAL_ACT, NONE, RATIFIED), 0.0, 0.0)
    task = task_of(head, FORMAL_ACT, NONE, round_of(world, issue), RATIFIED)
    lay(world, issue, task, structure.parameters["act_hours"][0])


@compiled
def _table(world: World, issue: int, committee: int) -> None:
    write(world.state, issue, entry(TABLED, committee, NONE, RULING, NONE, RATIFIED), 0.0, 0.0)
    write(world.state, issue, entry(LIFTED, committee, NONE, RULING, NONE, RATIFIED), 0.0, 0.0)
    append(world, issue, task_of(committee, RULING, NONE, round_of(world, issue), RATIFIED), 0.0)


@compiled
def decide(world: World, issue: int) -> None:
    """Make a decision final and send the answer back to where the issue first came in, and on to whoever asked."""
    state, structure = world.state, world.structure
    issues = state.issues
    decider, first = int(issues["decider"][issue]), int(issues["first"][issue])
    issues["stage"][issue] = IS_DECIDED
    write(state, issue, entry(DECIDED, decider, first, NONE, int(issues["basis"][issue]), 0), 0.0, 0.0)
    edges = 1 + lines.distance(structure.posts, decider, first, 0)
    turn = round_of(world, issue)
    delay = work.delay_of(edges, structure.parameters["edge_days"][0], issues["key"][issue], draws.FEEDBACK, turn)
    note(state, state.clock["now"][0] + delay, event_of(ANSWER, first, issue, turn, NONE, NONE))


@compiled
def conclude(world: World, issue: int, decider: int) -> None:
    """Take the substance as decided by `decider` and ask for every act that the derived mandate still needs."""
    state, structure = world.state, world.structure
    issues, posts = state.issues, structure.posts
    first, second = _concerned(world, issue, decider, 0), _concerned(world, issue, decider, 1)
    issues["stage"][issue] = FORMAL
    issues["decider"][issue] = decider
    acts = decision.needs_formal_acts(posts["office"][first], posts["office"][second])
    share = structure.kinds["political"][issues["kind"][issue]]
    political = decision.above_threshold(share, draws.uniform(issues["key"][issue], draws.POLITICAL, 0))
    bodies_0 = int(posts["committee"][first]) if political else NONE
    bodies_1 = int(posts["committee"][second]) if political else NONE
    if bodies_1 == bodies_0:
        bodies_1 = NONE
    issues["pending"][issue] = 2 * int(acts) + int(bodies_0 != NONE) + int(bodies_1 != NONE)
    if issues["pending"][issue] == 0:
        decide(world, issue)
        return
    if acts:
        _formal_act(world, issue, first)
        _formal_act(world, issue, second)
    if bodies_0 != NONE:
        _table(world, issue, bodies_0)
    if bodies_1 != NONE:
        _table(world, issue, bodies_1)


@compiled
def _act_done(world: World, issue: int, turn: int) -> None:
    issues = world.state.issues
    if issues["stage"][issue] != FORMAL or turn != round_of(world, issue):
        return
    issues["pending"][issue] -= 1
    if issues["pending"][issue] == 0:
        decide(world, issue)


@compiled
def sign(world: World, issue: int, task: Task) -> None:
    """Count one office's formal act."""
    _act_done(world, issue, task.level)


@compiled
def meet(world: World, committee: int) -> None:
    """Hold a committee's meeting: decide tabled matters up to the agenda's capacity and call the next meeting."""
    state, structure = world.state, world.structure
    person = int(structure.posts["person"][committee])
    interval = structure.persons["interval"][person]
    note(state, state.clock["now"][0] + interval, event_of(MEET, committee, NONE, NONE, NONE, NONE))
    left = structure.persons["agenda"][person]
    while left > 0:
        item = pull(world, person)
        if item == NONE:
            return
        issue, turn = int(state.items["issue"][item]), int(state.items["level"][item])
        if state.issues["stage"][issue] == FORMAL and turn == round_of(world, issue):
            left -= 1
            clear(world, item)
            state.issues["decider"][issue] = committee
            write(state, issue, entry(RULED, committee, NONE, RULING, NONE, RATIFIED), 0.0, 0.0)
            _act_done(world, issue, turn)
        else:
            discard(world, item)


@compiled
def answer(world: World, issue: int, turn: int) -> None:
    """Close an issue: the answer has reached whoever asked, unless the matter has been opened again meanwhile."""
    issues = world.state.issues
    if issues["stage"][issue] == IS_DECIDED and turn == round_of(world, issue):
        issues["stage"][issue] = IS_CLOSED
        write(world.state, issue, entry(CLOSED, int(issues["first"][issue]), NONE, NONE, NONE, 0), 0.0, 0.0)
