"""What follows a decision or its absence: reminders, bypasses, complaints, wrong answers that come back."""

from typing import Final

from sim.compile import compiled
from sim.journey.agenda import LIMIT, REACH, REMIND, Event, event_of, note
from sim.journey.cells import nobody_works, owner_of
from sim.journey.committees import appeal
from sim.journey.desk import lay
from sim.journey.escalate import ask_superior
from sim.journey.experience import SILENCE, TWO_ANSWERS, WRONG, disappoint, learns, remembers, trusts
from sim.journey.queues import Task, task_of
from sim.journey.ruling import BY_SUPERIOR, FROM_OUTSIDE, answer, conclude, round_of, send_answer
from sim.journey.state import IS_CLOSED, IS_DECIDED, IS_DEFAULTED, OPEN, World
from sim.journey.write import entry, write
from sim.ledger.columns import (
    BYPASS,
    COMPLAINED,
    COMPLAINT,
    CORRECTED,
    DEFAULTED,
    EXCEPTION,
    GAVE_UP,
    HANDLE,
    LIFTED,
    REMINDED,
    REMINDER,
    REOPENED,
    REOPENING,
)
from sim.organisation.layout import DAYS_A_WEEK, INDEPENDENT, NONE, ORIGINS, POLITICAL
from sim.rules import draws, feedback, lines

_STATE = ORIGINS.index("state")
_AT_A_TIME: Final = 64  # issues that one look at the time limit ends; each writes up to three rows


@compiled
def _wait(world: World, issue: int) -> None:
    """Let whoever asked wait until patience ends; only the latest wait of an issue counts."""
    issues, clock = world.state.issues, world.state.clock
    turn = int(issues["waits"][issue])
    if turn == NONE:  # patience has come to its end
        return
    issues["waits"][issue] = turn + 1
    days = feedback.days_of_patience(world.structure.parameters["patience_days"][0], issues["key"][issue], turn)
    first = int(issues["first"][issue])
    note(world.state, clock["now"][0] + days, event_of(REMIND, first, issue, turn + 1, NONE, NONE))


@compiled
def begin_patience(world: World, issue: int) -> None:
    """Start the patience of whoever waits for an answer; the state asks once and waits (cap 0: nobody reminds)."""
    issues, kinds = world.state.issues, world.structure.kinds
    cap, count = world.structure.parameters["reminder_cap"][0], int(issues["reminders"][issue])
    if kinds["origin"][issues["kind"][issue]] != _STATE and feedback.still_reminds(count, cap):
        _wait(world, issue)


@compiled
def _go_over_the_head(world: World, issue: int, first: int) -> None:
    """Take an issue to the top of the line, or to a politician, who hands it to the head of the office (A9)."""
    posts, parameters, key = world.structure.posts, world.structure.parameters, world.state.issues["key"][issue]
    committee, asked = int(posts["committee"][first]), lines.top_of(posts, first)
    to_politician = feedback.happens(parameters["politician_share"][0], draws.uniform(key, draws.POLITICIAN, 0))
    to = asked
    if to_politician and committee != NONE:
        inside = first if posts["head"][first] != NONE else int(posts["superior"][first])
        to, asked = committee, int(posts["head"][inside])
    write(world.state, issue, entry(LIFTED, to, first, EXCEPTION, NONE, BYPASS), 0.0, 0.0)
    lay(world, issue, task_of(asked, EXCEPTION, NONE, round_of(world, issue), BYPASS), parameters["bypass_hours"][0])


@compiled
def remind(world: World, issue: int, turn: int) -> None:
    """Remind the post first contacted, at the lowest priority; at the cap give up or go over the head of the office."""
    state, structure = world.state, world.structure
    issues = state.issues
    if issues["stage"][issue] >= IS_CLOSED or turn != issues["waits"][issue]:
        return
    learns(world, issue, False)
    count, first = int(issues["reminders"][issue]), int(issues["first"][issue])
    parameters = structure.parameters
    if feedback.still_reminds(count, parameters["reminder_cap"][0]):
        issues["reminders"][issue] = count + 1
        write(state, issue, entry(REMINDED, first, NONE, REMINDER, NONE, 0), 0.0, 0.0)
        lay(world, issue, task_of(first, REMINDER, NONE, 0, 0), parameters["reminder_hours"][0])
        return
    issues["waits"][issue] = NONE
    disappoint(world, issue, SILENCE)
    if feedback.happens(parameters["bypass_share"][0], draws.uniform(issues["key"][issue], draws.BYPASS, 0)):
        _go_over_the_head(world, issue, first)
    else:
        write(state, issue, entry(GAVE_UP, first, NONE, NONE, NONE, 0), 0.0, 0.0)


@compiled
def reminder_done(world: World, issue: int) -> None:
    """Look the issue up for whoever reminded: a decision whose answer was lost is sent again."""
    stage = world.state.issues["stage"][issue]
    if stage == IS_DECIDED:
        send_answer(world, issue)
    if stage < IS_CLOSED:
        _wait(world, issue)


@compiled
def bypass_done(world: World, issue: int, task: Task) -> None:
    """Decide at the top what nobody has taken on, or see to it that the answer goes out."""
    issues = world.state.issues
    if issues["stage"][issue] == IS_DECIDED:
        send_answer(world, issue)
    elif nobody_works(world, issue):
        issues["basis"][issue], issues["resolved"][issue] = BY_SUPERIOR, 1
        conclude(world, issue, task.post)


@compiled
def complain(world: World, issue: int, occurrence: int) -> None:
    """Let whoever asked complain of two answers or of a wrong one; some complaints go to the state (value 1).

    `occurrence` is 0 for a wrong decision, else one more than the rank of the second performer.
    """
    state, structure = world.state, world.structure
    learns(world, issue, False)
    disappoint(world, issue, WRONG if occurrence == 0 else TWO_ANSWERS)
    key, parameters = state.issues["key"][issue], structure.parameters
    if not feedback.happens(parameters["complaint_share"][0], draws.uniform(key, draws.COMPLAINT, occurrence)):
        return
    first = int(state.issues["first"][issue])
    head = int(structure.posts["head"][first])
    post = first if head == NONE else head
    to_state = feedback.happens(parameters["state_share"][0], draws.uniform(key, draws.STATE_HEARS, occurrence))
    write(state, issue, entry(COMPLAINED, post, first, COMPLAINT, NONE, 0), 0.0, 1.0 if to_state else 0.0)
    lay(world, issue, task_of(post, COMPLAINT, NONE, 0, 0), parameters["complaint_hours"][0])


@compiled
def _take_up_again(world: World, issue: int, decider: int) -> None:
    """Take an issue that is open again to an owner, to the state, or to the next superior of whoever decided it."""
    state, structure = world.state, world.structure
    issues = state.issues
    if issues["basis"][issue] == FROM_OUTSIDE:
        write(state, issue, entry(CORRECTED, decider, NONE, NONE, NONE, 0), 0.0, 0.0)
        owner = owner_of(world, issue, NONE, draws.uniform(issues["key"][issue], draws.OUTSIDE, 1))
        if owner != NONE and issues["claimed"][issue] == 0:
            issues["basis"][issue], issues["resolved"][issue] = NONE, 0
            note(state, state.clock["now"][0], event_of(REACH, owner, issue, NONE, decider, HANDLE))
            return
        issues["basis"][issue] = BY_SUPERIOR  # what the superior finds is no longer an answer from outside
    if structure.posts["level"][decider] == POLITICAL:
        if structure.posts["side"][issues["unit"][issue]] == INDEPENDENT:
            appeal(world, issue, decider)
            return
        decider = int(issues["first"][issue])  # a committee's decision is prepared anew below it
    ask_superior(world, issue, decider, REOPENING)


@compiled
def reopen(world: World, issue: int, event: Event) -> None:
    """Open a wrongly decided issue again: to an owner where it was answered from outside, else to the next superior."""
    state, structure = world.state, world.structure
    issues = state.issues
    decided = issues["stage"][issue] == IS_DECIDED or issues["stage"][issue] == IS_CLOSED
    if not decided or event.item != round_of(world, issue):
        return
    decider = int(issues["decider"][issue])
    had_answer = issues["stage"][issue] == IS_CLOSED
    issues["reopened"][issue], issues["stage"][issue], issues["asking"][issue] = 1, OPEN, 0
    issues["misplaced"][issue] = 0  # whoever decides anew decides it itself, not by way of either party
    write(state, issue, entry(REOPENED, decider, NONE, NONE, NONE, REOPENING), 0.0, 0.0)
    complain(world, issue, 0)
    limit = structure.parameters["limit_days"][0]
    if issue < state.clock["limit"][0]:  # the weekly look has passed it by: it gets one of its own
        note(state, state.clock["now"][0] + limit, event_of(LIMIT, 0, issue, NONE, NONE, NONE))
    if had_answer:
        begin_patience(world, issue)  # for the new answer
    _take_up_again(world, issue, decider)


@compiled
def answered(world: World, issue: int, turn: int) -> None:
    """Let the answer arrive, and whoever asked make something of how it went."""
    issues = world.state.issues
    if not answer(world, issue, turn):
        return
    if issues["reminders"][issue] == 0:
        learns(world, issue, issues["passes"][issue] == 0)  # whoever was asked first knew
    if issues["reopened"][issue] == 0 and issues["reminders"][issue] == 0:
        trusts(world, issue, True)
        if issues["basis"][issue] >= 0:
            remembers(world, issue, int(world.state.matrix["post"][issues["row"][issue], issues["basis"][issue]]))


@compiled
def _default(world: World, issue: int) -> None:
    """End an issue by default."""
    world.state.issues["stage"][issue] = IS_DEFAULTED
    first = int(world.state.issues["first"][issue])
    write(world.state, issue, entry(DEFAULTED, first, NONE, NONE, NONE, 0), 0.0, 0.0)
    disappoint(world, issue, SILENCE)


@compiled
def pass_limit_again(world: World, issue: int) -> None:
    """End an issue by default that was opened again after its limit, and has had as long once more."""
    if world.state.issues["stage"][issue] < IS_DECIDED:
        _default(world, issue)


@compiled
def pass_limit(world: World) -> bool:
    """End by default every issue that has been without a decision for as long as the time limit, and look weekly.

    A look ends so many at a time as a step has room for, and goes on at once. Returns whether this week's is over.
    """
    state, clock = world.state, world.state.clock
    issues, limit = state.issues, world.structure.parameters["limit_days"][0]
    place, left = int(clock["limit"][0]), _AT_A_TIME
    while left > 0 and place < clock["issues"][0] and issues["raised"][place] + limit <= clock["now"][0]:
        if issues["stage"][place] < IS_DECIDED:
            _default(world, place)
            left -= 1
        place += 1
    clock["limit"][0] = place
    again = clock["now"][0] if left == 0 else clock["now"][0] + DAYS_A_WEEK
    note(state, again, event_of(LIMIT, 0, NONE, NONE, NONE, NONE))
    return left > 0
