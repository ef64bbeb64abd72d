"""One step of the journey per kind of event: the only entry by which an engine changes a world."""

from sim.compile import compiled
from sim.journey import agenda
from sim.journey.agenda import Event
from sim.journey.claims import claim, hear, performed
from sim.journey.desk import begin_next, clear, release
from sim.journey.escalate import climb as climb_on
from sim.journey.escalate import coordination_done, exception_done, exception_reaches, hearing_reaches, settle
from sim.journey.passage import arise, pass_on, reach
from sim.journey.ruling import answer, meet, sign
from sim.journey.state import World
from sim.ledger.columns import COORDINATION, EXCEPTION, FORMAL_ACT, HANDLE, HEARING, SETTLEMENT, TRIAGE


@compiled
def _reached(world: World, event: Event) -> None:
    if event.task == EXCEPTION:
        exception_reaches(world, event.issue, event)
    elif event.task == HEARING:
        hearing_reaches(world, event.issue, event)
    else:
        reach(world, event.issue, event)


@compiled
def _done(world: World, event: Event) -> None:
    issue = event.issue
    task = clear(world, event.item)
    release(world, event.other)
    if task.task == HANDLE:
        performed(world, issue, task)
    elif task.task == TRIAGE:
        pass_on(world, issue, task.post)
    elif task.task == EXCEPTION:
        exception_done(world, issue, task)
    elif task.task == HEARING:
        climb_on(world, issue, task)
    elif task.task == SETTLEMENT:
        settle(world, issue, task.post)
    elif task.task == FORMAL_ACT:
        sign(world, issue, task)
    elif task.task == COORDINATION:
        coordination_done(world, issue, task)
    begin_next(world, event.other)


@compiled
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
    elif event.kind == agenda.MEET:
        meet(world, event.who)
    elif event.kind == agenda.ANSWER:
        answer(world, event.issue, event.item)
