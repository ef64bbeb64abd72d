"""What work leaves in the sums: tasks that wait, hours worked, a manager's jobs, cells of the matrix."""

import math
from typing import Annotated, Final

import numpy as np

from sim.compile import compiled
from sim.ledger import columns as c
from sim.measures.steps import leave_queue, queue_up
from sim.measures.sums import ASK, WINDOWS, Accumulator, change_stock
from sim.organisation.layout import DAYS_A_YEAR

_ROUND: Final = 2.0 * math.pi


@compiled
def ask(asked: Annotated[np.ndarray, ASK, 2], window: int, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Count what is asked of a unit, the direction in which it points and the time of year."""
    post = rows["post"][place]
    direction, phase = rows["value"][place], _ROUND * rows["time"][place] / DAYS_A_YEAR
    asked["count"][window, post] += 1.0
    asked["hours"][window, post] += rows["hours"][place]
    asked["east"][window, post] += math.cos(direction)
    asked["north"][window, post] += math.sin(direction)
    asked["cosine"][window, post] += math.cos(phase)
    asked["sine"][window, post] += math.sin(phase)


@compiled
def adjust(asked: Annotated[np.ndarray, ASK, 2], window: int, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Count what a unit is asked to do over."""
    asked["adjusted"][window, rows["post"][place]] += 1.0
    asked["adjusted_hours"][window, rows["post"][place]] += rows["hours"][place]


@compiled
def blur(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Count a cell that work from above has left without one clear owner; its row belongs to that issue."""
    group = accumulator.fields[rows["performance"][place]]
    accumulator.tally["uncleared"][accumulator.flow["slot"][0], group] += int(rows["value"][place])


@compiled
def lay(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Count a task that begins to wait; a committee's matter is no work and waits on its agenda."""
    issue, task, post = rows["issue"][place], rows["task"][place], rows["post"][place]
    time, hours, cases = rows["time"][place], rows["hours"][place], accumulator.cases
    if task == c.RULING:
        return
    if task == c.HANDLE:
        cases["effort"][issue] = hours
    queue_up(accumulator.going, issue, task)
    cases["waiting"][issue] += 1
    cases["waited"][issue] -= time
    group = accumulator.origins["group"][cases["stream"][issue]]
    change_stock(accumulator.places, post, time, hours, 0.0)
    change_stock(accumulator.places, len(accumulator.posts) + group, time, hours, 0.0)


@compiled
def take_up(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Count a task that no longer waits: it is begun, or dropped (then its hours are those of the performance)."""
    issue, task, post = rows["issue"][place], rows["task"][place], rows["post"][place]
    time, hours, cases = rows["time"][place], rows["hours"][place], accumulator.cases
    if task == c.SWITCHING or task == c.ENTRY:  # they begin with the task beside them and never wait
        return
    dropped = rows["event"][place] == c.DROPPED
    if dropped:
        hours = cases["effort"][issue]
    leave_queue(accumulator.going, issue, task, not dropped)
    cases["waiting"][issue] -= 1
    cases["waited"][issue] += time
    group = accumulator.origins["group"][cases["stream"][issue]]
    change_stock(accumulator.places, post, time, -hours, 0.0)
    change_stock(accumulator.places, len(accumulator.posts) + group, time, -hours, 0.0)


@compiled
def _by_window(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> float:
    """Count work at its start: how long it takes is known then. Return what is done before the last window ends."""
    worked, bounds, now = accumulator.worked, accumulator.bounds, accumulator.flow["window"][0]
    task, post = rows["task"][place], rows["post"][place]
    start, days, hours = rows["time"][place], rows["value"][place], rows["hours"][place]
    done = 0.0
    if bounds[now] <= start < bounds[now + 1] and start + days <= bounds[now + 1]:
        worked[now, post, task] += hours
        return float(hours)
    for window in range(WINDOWS):
        if days > 0.0:
            overlap = min(start + days, bounds[window + 1]) - max(start, bounds[window])
            part = hours * max(overlap, 0.0) / days
        else:
            part = hours if bounds[window] <= start < bounds[window + 1] else 0.0
        worked[window, post, task] += part
        done += part
    return done


@compiled
def work(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Count the hours of a task that begins, by post, issue, performance and cause of rising."""
    issue, task, rank = rows["issue"][place], rows["task"][place], rows["performance"][place]
    done = _by_window(accumulator, rows, place)
    accumulator.spent[issue, task] += done
    if task == c.HANDLE:
        accumulator.performed[issue, rank] += done
        accumulator.performers[issue, rank] = accumulator.posts["side"][rows["post"][place]] + 1
    if task == c.EXCEPTION or task == c.HEARING or task == c.SETTLEMENT or task == c.FORMAL_ACT:
        accumulator.above[issue, rows["cause"][place]] += done


@compiled
def apart(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Take in a row that belongs to no issue: strategic work, jobs due and done, cells written down."""
    event, post, flow = rows["event"][place], rows["post"][place], accumulator.flow
    window, slot, jobs = flow["window"][0], flow["slot"][0], accumulator.jobs
    if event == c.STARTED:
        _by_window(accumulator, rows, place)
    elif event == c.DUE:
        jobs["due"][window, post, rows["task"][place] - c.MANDATE] += 1.0
        jobs["due_hours"][window, post, rows["task"][place] - c.MANDATE] += rows["hours"][place]
    elif event == c.ACCOMPLISHED:
        jobs["done"][window, post, rows["task"][place] - c.MANDATE] += 1.0
    elif event == c.CLEARED:
        accumulator.tally["cleared"][slot, accumulator.fields[rows["performance"][place]]] += int(rows["value"][place])
    elif event == c.TARGET:
        last = accumulator.tally.shape[1] - 1
        accumulator.tally["looks"][slot, last] += 1
        accumulator.tally["target"][slot, last] += rows["value"][place]
