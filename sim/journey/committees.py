"""Acts that make a decision final: heads sign, committees rule at meetings, then the one above them and the state."""

from typing import Final

from sim.compile import compiled
from sim.journey.agenda import MEET, REACH, event_of, note
from sim.journey.desk import clear, discard
from sim.journey.judgement import grants, grants_by_papers
from sim.journey.queues import Task, pull
from sim.journey.ruling import concerned, decide, round_of, table
from sim.journey.state import FORMAL, World
from sim.journey.write import entry, write
from sim.ledger.columns import APPEALED, CONTESTED, RATIFIED, RULED, RULING
from sim.organisation.layout import NONE, POLITICAL
from sim.rules import decision, draws, lines

_AT_A_TIME: Final = 16  # matters that a committee decides in one step; each writes up to eight rows


@compiled
def _body_above(world: World, issue: int) -> int:
    """Return the lowest committee above those concerned where they differ over a matter; -1 where they do not."""
    posts = world.structure.posts
    if not decision.bodies_differ(int(world.state.issues["bodies"][issue])):
        return NONE
    first, second = concerned(world, issue, NONE, 0), concerned(world, issue, NONE, 1)
    return lines.apex_of(posts, int(posts["committee"][first]), int(posts["committee"][second]))


@compiled
def _judge_act(world: World, issue: int, post: int) -> None:
    """Let whoever signs or rules judge the case too: it is granted only where all find for it.

    The committee above those that differ decides alone.
    """
    issues, found = world.state.issues, grants(world, issue, post, False)
    if issues["bodies"][issue] & decision.ABOVE:
        issues["granted"][issue] = int(found)
        return
    if not found:
        issues["granted"][issue] = 0
    if world.structure.posts["level"][post] == POLITICAL:
        issues["bodies"][issue] |= decision.FOR if found else decision.AGAINST


@compiled
def _act_done(world: World, issue: int, post: int, turn: int) -> None:
    """Count an act; the last one makes the decision final, unless committees differ: then the one above them has it."""
    issues = world.state.issues
    if issues["stage"][issue] != FORMAL or turn != round_of(world, issue):
        return
    _judge_act(world, issue, post)
    issues["pending"][issue] -= 1
    if issues["pending"][issue] > 0:
        return
    above = _body_above(world, issue)
    if above == NONE:
        decide(world, issue)
        return
    issues["bodies"][issue] |= decision.ABOVE
    issues["pending"][issue] = 1
    table(world, issue, above, CONTESTED)


@compiled
def appeal(world: World, issue: int, committee: int) -> None:
    """Take a committee's decision on a matter of an independent unit to the state, which rules after a while (A21)."""
    state, key = world.state, world.state.issues["key"][issue]
    state.issues["stage"][issue] = FORMAL
    write(state, issue, entry(APPEALED, committee, NONE, NONE, NONE, 0), 0.0, 0.0)
    delay = world.structure.parameters["state_days"][0] * draws.exponential(key, draws.STATE_DAYS, 0)
    event = event_of(REACH, committee, issue, round_of(world, issue), NONE, RULING)
    note(state, state.clock["now"][0] + delay, event)


@compiled
def state_rules(world: World, issue: int, turn: int) -> None:
    """Let the state's ruling take effect: it judges by the papers alone, near to nobody in the municipality."""
    issues = world.state.issues
    if issues["stage"][issue] == FORMAL and turn == round_of(world, issue):
        issues["granted"][issue] = int(grants_by_papers(world, issue))
        decide(world, issue)


@compiled
def sign(world: World, issue: int, task: Task) -> None:
    """Count one office's formal act."""
    _act_done(world, issue, task.post, task.level)


@compiled
def meet(world: World, committee: int, left: int) -> None:
    """Hold a committee's meeting: decide tabled matters up to the agenda's capacity and call the next meeting.

    It decides so many matters at a time as a step has room for, and goes on at once with the `left` (-1: it begins).
    """
    state, structure = world.state, world.structure
    person, now = int(structure.posts["person"][committee]), state.clock["now"][0]
    if left == NONE:
        left = int(structure.persons["agenda"][person])
        interval = structure.persons["interval"][person]
        note(state, now + interval, event_of(MEET, committee, NONE, NONE, NONE, NONE))
    until = max(0, left - _AT_A_TIME)
    while left > until:
        item = pull(world, person)
        if item == NONE:
            return
        issue, turn = int(state.items["issue"][item]), int(state.items["level"][item])
        if state.issues["stage"][issue] == FORMAL and turn == round_of(world, issue):
            left -= 1
            clear(world, item)
            state.issues["decider"][issue] = committee
            write(state, issue, entry(RULED, committee, NONE, RULING, NONE, RATIFIED), 0.0, 0.0)
            _act_done(world, issue, committee, turn)
        else:
            discard(world, item)
    if left > 0:
        note(state, now, event_of(MEET, committee, NONE, left, NONE, NONE))
