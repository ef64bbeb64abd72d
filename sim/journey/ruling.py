"""From a settled substance to a final decision: formal acts, committees, and the answer to whoever asked."""

from typing import Final

from sim.compile import compiled
from sim.journey.agenda import ANSWER, REOPEN, event_of, note
from sim.journey.cells import is_accountable, rank_of
from sim.journey.desk import lay
from sim.journey.experience import shown_to
from sim.journey.judgement import grants, is_own_case, is_right, own_authority
from sim.journey.mandates import blur_a_cell
from sim.journey.queues import append, task_of
from sim.journey.state import FORMAL, HAD_DISPUTE, IS_CLOSED, IS_DECIDED, World
from sim.journey.write import entry, write
from sim.ledger.columns import (
    BY_EXCEPTION,
    CLOSED,
    DECIDED,
    FORMAL_ACT,
    LIFTED,
    LOST,
    OWN_CASE,
    RATIFIED,
    RECORD,
    RULING,
    SHOWN,
    TABLED,
)
from sim.organisation.layout import INDEPENDENT, NONE, ORIGINS
from sim.rules import decision, draws, escalation, feedback, lines, work

BY_SUPERIOR: Final = -2  # `basis` of a decision that rests on no performance: nobody owned the issue
_OFFICE: Final = ORIGINS.index("office")
FROM_OUTSIDE: Final = -3  # `basis` of an answer from a post without a claim


@compiled
def round_of(world: World, issue: int) -> int:
    """Return the issue's round, 0 to 3: a dispute and a reopening each begin one, in which older tasks are void."""
    issues = world.state.issues
    return int(issues["dispute"][issue] == HAD_DISPUTE) + 2 * int(issues["reopened"][issue])


@compiled
def concerned(world: World, issue: int, decider: int, which: int) -> int:
    """Return the first or second post whose mandate a decision needs; both the same without a dispute."""
    issues, matrix = world.state.issues, world.state.matrix
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
    if head != post:
        write(world.state, issue, entry(LIFTED, head, post, FORMAL_ACT, NONE, RATIFIED), 0.0, 0.0)
    task = task_of(head, FORMAL_ACT, NONE, round_of(world, issue), RATIFIED)
    lay(world, issue, task, structure.parameters["act_hours"][0])


@compiled
def table(world: World, issue: int, committee: int, cause: int) -> None:
    """Put a matter on a committee's agenda."""
    write(world.state, issue, entry(TABLED, committee, NONE, RULING, NONE, cause), 0.0, 0.0)
    write(world.state, issue, entry(LIFTED, committee, NONE, RULING, NONE, cause), 0.0, 0.0)
    append(world, issue, task_of(committee, RULING, NONE, round_of(world, issue), cause), 0.0)


@compiled
def send_answer(world: World, issue: int) -> None:
    """Send the answer from the decider to the post first contacted, which hands it on; it may be lost on the way."""
    state, structure = world.state, world.structure
    issues, parameters = state.issues, structure.parameters
    decider, first, sent = int(issues["decider"][issue]), int(issues["first"][issue]), int(issues["sent"][issue])
    key, turn = issues["key"][issue], round_of(world, issue)
    issues["sent"][issue] = sent + 1
    edges = 1 + lines.distance(structure.posts, decider, first, 0)
    if feedback.answer_is_lost(parameters["feedback_loss"][0], edges, draws.uniform(key, draws.LOSS, sent)):
        write(state, issue, entry(LOST, first, decider, NONE, NONE, 0), 0.0, 0.0)
        return
    delay = work.delay_of(edges, parameters["edge_days"][0], key, draws.FEEDBACK, sent)
    note(state, state.clock["now"][0] + delay, event_of(ANSWER, first, issue, turn, NONE, NONE))


@compiled
def _show(world: World, issue: int, decider: int) -> None:
    """Let the head of an independent unit see the grounds of a decision by others, or the decision alone."""
    state, unit = world.state, int(world.state.issues["unit"][issue])
    if world.structure.posts["side"][unit] != INDEPENDENT or unit == decider:
        return
    rank = rank_of(world, issue, unit)
    owns = rank != NONE and is_accountable(world, int(state.issues["row"][issue]), rank)
    seen = decision.grounds_reach(owns, state.issues["acts"][issue] != 0, state.issues["recorded"][issue] != 0)
    write(state, issue, entry(SHOWN, unit, decider, NONE, NONE, 0), 0.0, 1.0 if seen else 0.0)
    shown_to(world, issue, unit, seen)


@compiled
def decide(world: World, issue: int) -> None:
    """Make a decision final and send the answer back to where the issue first came in, and on to whoever asked."""
    state, parameters = world.state, world.structure.parameters
    issues = state.issues
    decider, first = int(issues["decider"][issue]), int(issues["first"][issue])
    issues["stage"][issue] = IS_DECIDED
    right = is_right(world, issue)
    what = entry(DECIDED, decider, first, NONE, int(issues["basis"][issue]), 0)
    write(state, issue, what, 0.0, 1.0 if right else 0.0)
    _show(world, issue, decider)
    if world.structure.kinds["origin"][issues["kind"][issue]] == _OFFICE:
        blur_a_cell(world, issue)
    key = issues["key"][issue]
    shows = feedback.happens(parameters["reopen_share"][0], draws.uniform(key, draws.REOPEN, 0))
    if not right and shows and issues["reopened"][issue] == 0:
        delay = parameters["discovery_days"][0] * draws.exponential(key, draws.REOPEN, 1)
        turn = round_of(world, issue)
        note(state, state.clock["now"][0] + delay, event_of(REOPEN, decider, issue, turn, NONE, NONE))
    send_answer(world, issue)


@compiled
def _put_on_record(world: World, issue: int, decider: int, own_case: bool) -> None:
    """Let a decider put its decision on record: as a duty of its line, or because the case is its own."""
    structure, issues = world.structure, world.state.issues
    outside = structure.posts["side"][issues["unit"][issue]] == INDEPENDENT
    by_duty = structure.posts["duty"][decider] == 1 and outside
    if by_duty or (own_case and decision.records_own_case(structure.parameters["own_case"][0])):
        issues["recorded"][issue] = 1
        lay(world, issue, task_of(decider, RECORD, NONE, 0, 0), structure.parameters["record_hours"][0])


@compiled
def _above_the_top(world: World, issue: int) -> int:
    """Return the committee that takes what is beyond the top of the line; -1 where the decider may settle it.

    For a matter of an independent unit it is the committee to which the unit's counterpart answers (A21).
    """
    issues, posts = world.state.issues, world.structure.posts
    decider, unit = issues["decider"][issue], issues["unit"][issue]
    knows = not escalation.beyond(issues["complexity"][issue], posts["knowledge"][decider])
    if knows or posts["superior"][decider] != NONE:
        return NONE
    return int(posts["committee"][unit] if posts["side"][unit] == INDEPENDENT else posts["committee"][decider])


@compiled
def _seek_mandate(world: World, issue: int, first: int, second: int) -> None:
    """Ask for a formal act of each office that a matter spans and for the committees that are to rule.

    These are the ones concerned above the delegation threshold, else the one above the top of the line for what is
    beyond the top.
    """
    issues, posts = world.state.issues, world.structure.posts
    acts = decision.needs_formal_acts(posts["office"][first], posts["office"][second])
    share = world.structure.kinds["political"][issues["kind"][issue]]
    political = decision.above_threshold(share, draws.uniform(issues["key"][issue], draws.POLITICAL, 0))
    bodies_0 = int(posts["committee"][first]) if political else _above_the_top(world, issue)
    bodies_1 = int(posts["committee"][second]) if political else NONE
    if bodies_1 == bodies_0:
        bodies_1 = NONE
    cause = RATIFIED if political else BY_EXCEPTION
    issues["bodies"][issue] = 0
    issues["pending"][issue] = 2 * int(acts) + int(bodies_0 != NONE) + int(bodies_1 != NONE)
    issues["acts"][issue] = int(issues["pending"][issue] > 0)
    if issues["pending"][issue] == 0:
        decide(world, issue)
        return
    if acts:
        _formal_act(world, issue, first)
        _formal_act(world, issue, second)
    if bodies_0 != NONE:
        table(world, issue, bodies_0, cause)
    if bodies_1 != NONE:
        table(world, issue, bodies_1, cause)


@compiled
def conclude(world: World, issue: int, decider: int) -> None:
    """Take the substance as judged by `decider` and ask for every act that the derived mandate still needs."""
    state = world.state
    issues = state.issues
    first, second = concerned(world, issue, decider, 0), concerned(world, issue, decider, 1)
    own_case = is_own_case(world, issue, decider, first, second)
    authority = own_authority(world, issue, decider, first, second) if own_case else NONE
    if authority != NONE:
        decider, own_case = authority, False
    issues["stage"][issue], issues["decider"][issue] = FORMAL, decider
    issues["granted"][issue] = int(grants(world, issue, decider, issues["basis"][issue] == FROM_OUTSIDE))
    if own_case:
        write(state, issue, entry(OWN_CASE, decider, NONE, NONE, NONE, 0), 0.0, 0.0)
    _put_on_record(world, issue, decider, own_case)
    _seek_mandate(world, issue, first, second)


@compiled
def answer(world: World, issue: int, turn: int) -> bool:
    """Close an issue: the answer has reached whoever asked, unless the matter has been opened again meanwhile.

    Returns whether it did.
    """
    issues = world.state.issues
    if issues["stage"][issue] != IS_DECIDED or turn != round_of(world, issue):
        return False
    issues["stage"][issue] = IS_CLOSED
    write(world.state, issue, entry(CLOSED, int(issues["first"][issue]), NONE, NONE, NONE, 0), 0.0, 0.0)
    return True
