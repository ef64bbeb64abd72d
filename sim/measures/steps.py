"""The steps of an issue's life up to its decision: every stretch between two ledger rows belongs to exactly one.

Where several things go on at once the issue has come as far as the furthest of them: what stands first in STEPS counts.
So a second post that still works does not hide that the issue waits for a superior. Within a stage, work comes before
waiting in a queue, and that before the way there. Only what a decision waits for is a step: reports, reminders,
complaints, reconciliations and putting on record go on beside it.
"""

from typing import Annotated, Final

import numpy as np

from sim.compile import compiled
from sim.ledger import columns as c
from sim.measures.sums import CASE, Accumulator
from sim.organisation.layout import NONE

STEPS: Final = (
    "on_agenda",  # of a committee
    "before_state",  # appealed, until the state rules
    "dispute_work", "dispute_queue", "dispute_way",  # from its beginning to its settlement
    "consent_work", "consent_queue",  # formal acts, and posts that are to be consulted
    "superior_work", "superior_queue", "superior_way",  # what goes up as an exception, reopened or unowned
    "performance_work", "performance_queue",  # of the function itself
    "reading_work", "reading_queue",  # by posts that do not take it to be their own; answers from outside too
    "on_its_way",  # none of these: a message travels, to whoever reads it or is consulted
    "until_reopened",  # decided, but not for good
)  # fmt: skip
"""The steps by name, the one that comes first where several things go on at once at the front."""

AGENDA: Final = 0
STATE: Final = 1
DISPUTE: Final = 2
IN_DISPUTE: Final = 4
CONSENT: Final = 5
SUPERIOR: Final = 7
ON_THE_WAY_UP: Final = 9
PERFORMANCE: Final = 10
READING: Final = 12
ON_ITS_WAY: Final = 14
UNTIL_REOPENED: Final = 15

Going = Annotated[np.ndarray, np.int8, 2]
Stayed = Annotated[np.ndarray, np.float64, 2]


@compiled
def _work_on(task: int) -> int:
    """Return the step of work on a task, after which comes that of waiting for it; -1: none."""
    if task == c.HANDLE:
        return PERFORMANCE
    if task == c.TRIAGE or task == c.OUTSIDE:
        return READING
    if task == c.EXCEPTION:
        return SUPERIOR
    if task == c.HEARING or task == c.SETTLEMENT or task == c.COORDINATION:
        return DISPUTE
    if task == c.FORMAL_ACT or task == c.CONSULTATION:
        return CONSENT
    return NONE


@compiled
def queue_up(going: Going, issue: int, task: int) -> None:
    """Count a task that begins to wait; an exception has then reached the superior."""
    step = _work_on(task)
    if step != NONE:
        going[issue, step + 1] += 1
    if task == c.EXCEPTION:
        going[issue, ON_THE_WAY_UP] = 0


@compiled
def leave_queue(going: Going, issue: int, task: int, begun: bool) -> None:
    """Count a task that no longer waits: it is begun, or dropped."""
    step = _work_on(task)
    if step != NONE:
        going[issue, step + 1] -= 1
        going[issue, step] += int(begun)


@compiled
def finish(going: Going, issue: int, task: int) -> None:
    """Count a task that is done."""
    step = _work_on(task)
    if step != NONE:
        going[issue, step] -= 1


@compiled
def rise(going: Going, issue: int, task: int) -> None:
    """Note that what goes up as an exception is on its way."""
    if task == c.EXCEPTION:
        going[issue, ON_THE_WAY_UP] = 1


@compiled
def begin_anew(going: Going, issue: int) -> None:
    """Take an issue off every agenda and the state's, out of its dispute and off its way up."""
    going[issue, AGENDA] = 0
    going[issue, STATE] = 0
    going[issue, IN_DISPUTE] = 0
    going[issue, ON_THE_WAY_UP] = 0


@compiled
def _step_of(cases: Annotated[np.ndarray, CASE], going: Going, issue: int) -> int:
    """Return the step at which an issue stands. A task of a dispute that outlasts it holds nothing up any more."""
    if not np.isnan(cases["decided"][issue]):
        return UNTIL_REOPENED
    disputed = going[issue, IN_DISPUTE] > 0
    for step in range(ON_ITS_WAY):
        if going[issue, step] > 0 and (disputed or step < DISPUTE or step > IN_DISPUTE):
            return step
    return ON_ITS_WAY


@compiled
def _count(accumulator: Accumulator, stayed: Stayed, issue: int, until: float) -> None:
    """Count an issue's life up to a time into the step at which it stands; nothing beyond the horizon counts."""
    since = accumulator.cases["since"][issue]
    if until > since:
        horizon = accumulator.cases["raised"][issue] + accumulator.flow["horizon"][0]
        days = min(until, horizon) - min(since, horizon)
        stayed[issue, _step_of(accumulator.cases, accumulator.going, issue)] += days


@compiled
def _is_over(cases: Annotated[np.ndarray, CASE], issue: int) -> bool:
    return not (np.isnan(cases["decided"][issue]) and np.isnan(cases["defaulted"][issue]))


@compiled
def pass_time(accumulator: Accumulator, issue: int, event: int, time: float) -> None:
    """Count an issue's life up to a row, before the row changes anything.

    What has been decided or ended by default has no life until a row says that it is open again, or decided anew.
    """
    cases = accumulator.cases
    if event != c.RAISED:
        if event != c.DECIDED and event != c.REOPENED and _is_over(cases, issue):
            return
        _count(accumulator, accumulator.stayed, issue, time)
    cases["since"][issue] = time


@compiled(from_python=True)
def pass_to_end(accumulator: Accumulator, stayed: Stayed) -> None:
    """Count what is left of the first issues' lives up to the end of the run; `stayed` has a row for each of them."""
    for issue in range(len(stayed)):
        if not _is_over(accumulator.cases, issue):
            _count(accumulator, stayed, issue, accumulator.bounds[len(accumulator.bounds) - 1])


def steps_to_end(accumulator: Accumulator, issues: int) -> np.ndarray:
    """Return the days that the first issues spent at each step, shape (issues, steps), up to the end of the run.

    Their sum is an issue's time to decision, cut at the horizon: of one without a decision, up to its end by default or
    that of the run.
    """
    stayed = accumulator.stayed[:issues].copy()
    pass_to_end(accumulator, stayed)
    return stayed
