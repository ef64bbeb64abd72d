"""One step of the journey per kind of event: the only entry by which an engine changes a world."""

from sim.compile import compiled
from sim.journey import agenda
from sim.journey.aftermath import answered, bypass_done, pass_limit, pass_limit_again, remind, reminder_done, reopen
from sim.journey.agenda import Event
from sim.journey.arising import arise
from sim.journey.claims import claim, hear, performed
from sim.journey.committees import meet, sign, state_rules
from sim.journey.desk import begin_next, clear, release, report_reaches, reported
from sim.journey.dispute import climb as climb_on
from sim.journey.dispute import coordination_done, hearing_reaches, settle
from sim.journey.escalate import consultation_done, consultation_reaches, exception_done, exception_reaches
from sim.journey.mandates import lay_down, look_at_target
from sim.journey.passage import answered_outside, pass_on, reach
from sim.journey.queues import Task
from sim.journey.state import World
from sim.journey.strategy import fill, plan_week, vacate
from sim.ledger.columns import (
    BYPASS,
    CONSULTATION,
    COORDINATION,
    EXCEPTION,
    FORMAL_ACT,
    HANDLE,
    HEARING,
    OUTSIDE,
    REMINDER,
    REPORT,
    RULING,
    SETTLEMENT,
    TRIAGE,
)
from sim.organisation.layout import NONE


@compiled
def _reached(world: World, event: Event) -> None:
    if event.task == EXCEPTION:
        exception_reaches(world, event.issue, event)
    elif event.task == HEARING:
        hearing_reaches(world, event.issue, event)
    elif event.task == CONSULTATION:
        consultation_reaches(world, event.issue, event)
    elif event.task == REPORT:
        report_reaches(world, event.issue, event.who, event.item, event.other)
    elif event.task == RULING:
        state_rules(world, event.issue, event.item)
    else:
        reach(world, event.issue, event)


@compiled
def _decided(world: World, issue: int, task: Task) -> None:
    """Let what a superior, a head of office or a coordinator has finished take effect, a reminder or a report."""
    if task.task == SETTLEMENT:
        settle(world, issue, task.post, SETTLEMENT)
    elif task.task == FORMAL_ACT:
        sign(world, issue, task)
    elif task.task == COORDINATION:
        coordination_done(world, issue, task)
    elif task.task == CONSULTATION:
        consultation_done(world, issue, task)
    elif task.task == REMINDER:
        reminder_done(world, issue)
    elif task.task == REPORT:
        reported(world, issue, task)


@compiled
def _done(world: World, event: Event) -> None:
    issue = event.issue
    task = clear(world, event.item)
    release(world, event.other)
    if task.task == TRIAGE or (task.task == HANDLE and task.rank == NONE):  # -1: its claim was lost at a change
        pass_on(world, issue, task.post)
    elif task.task == HANDLE:
        performed(world, issue, task)
    elif task.task == OUTSIDE:
        answered_outside(world, issue, task)
    elif task.task == EXCEPTION and task.cause == BYPASS:
        bypass_done(world, issue, task)
    elif task.task == EXCEPTION:
        exception_done(world, issue, task)
    elif task.task == HEARING:
        climb_on(world, issue, task)
    else:
        _decided(world, issue, task)
    begin_next(world, event.other)


@compiled
def _of_the_organisation(world: World, event: Event) -> None:
    """Let happen what happens to no single issue."""
    if event.kind == agenda.MEET:
        meet(world, event.who, event.item)
    elif event.kind == agenda.WEEK:
        plan_week(world, event.who)
    elif event.kind == agenda.LIMIT and event.issue != NONE:
        pass_limit_again(world, event.issue)
    elif event.kind == agenda.LIMIT:
        if pass_limit(world):
            look_at_target(world)
    elif event.kind == agenda.VACATE:
        vacate(world, event)
    elif event.kind == agenda.FILL:
        fill(world, event.who)
    elif event.kind == agenda.DIRECT:
        lay_down(world, event.who, event.item, True)


@compiled(from_python=True)
def journey(world: World, event: Event) -> None:
    """Let one event happen. Effects come in a fixed order.

    1. The ledger row of the event itself.
    2. What changes on the issue, and the rows that say so.
    3. New events, in the order of the matrix row where several posts are meant.
    4. A person who has become free begins the next task.
    """
    if event.kind == agenda.ARISE:
        arise(world, event)
    elif event.kind == agenda.REACH:
        _reached(world, event)
    elif event.kind == agenda.AWARE:
        claim(world, event.issue, event.item)
    elif event.kind == agenda.WORD:
        hear(world, event.issue, event)
    elif event.kind == agenda.DONE:
        _done(world, event)
    elif event.kind == agenda.ANSWER:
        answered(world, event.issue, event.item)
    elif event.kind == agenda.REMIND:
        remind(world, event.issue, event.item)
    elif event.kind == agenda.REOPEN:
        reopen(world, event.issue, event)
    else:
        _of_the_organisation(world, event)
