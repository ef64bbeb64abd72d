"""The accumulator: ledger rows in, sums per issue and per post out. It knows nothing but the rows it is shown."""

from typing import Annotated, Final, NamedTuple

import numpy as np

from sim.compile import compiled
from sim.ledger import columns as c
from sim.organisation.layout import MONTH

WINDOWS: Final = 4  # calendar windows: history, transition, settled, follow-up
_TASKS: Final = len(c.TASKS)
_CAUSES: Final = len(c.CAUSES)

_F = np.float64
_I = np.int32

CASE: Final = np.dtype(
    [
        ("raised", _F),
        ("decided", _F),  # time of the decision in force; nan: none
        ("closed", _F),  # time at which the answer in force arrived; nan: none
        ("open_days", _F),  # days open so far, up to `open_since`
        ("open_since", _F),  # nan: not open
        *[
            (n, _I)
            for n in ("stream", "hops", "claims", "lifted", "decided_level", "basis", "disputed", "answered", "yielded")
        ],
    ],
    align=True,
)
"""What is kept of one root issue. `lifted`: bits by cause; `decided_level`: level of the decider (-1: none)."""

FLOW: Final = np.dtype(
    [
        ("now", _F),
        ("open_days", _F),  # time integral of the number of open issues
        *[(n, np.int64) for n in ("raised", "open", "rows")],
    ],
    align=True,
)


class Accumulator(NamedTuple):
    """Arrays that grow with the issues (cases, performed, above, spent) and with the posts (worked)."""

    flow: Annotated[np.ndarray, FLOW]
    bounds: Annotated[np.ndarray, np.float64]  # the WINDOWS + 1 limits of the calendar windows, days
    levels: Annotated[np.ndarray, np.int32]  # level of each post
    cases: Annotated[np.ndarray, CASE]
    performed: Annotated[np.ndarray, np.float64, 2]  # hours by issue and performer's rank
    above: Annotated[np.ndarray, np.float64, 2]  # hours above the first competent post by issue and cause
    spent: Annotated[np.ndarray, np.float64, 2]  # hours by issue and task
    worked: Annotated[np.ndarray, np.float64, 3]  # hours by window, post and task

    def copy(self) -> "Accumulator":
        """Return the same sums in arrays of their own."""
        return Accumulator(*(array.copy() for array in self))


def empty_accumulator(bounds: np.ndarray, levels: np.ndarray, ranks: int) -> Accumulator:
    """Return an accumulator that has seen no row; `bounds` in days (WINDOWS + 1), `ranks` the widest matrix row."""
    return Accumulator(
        np.zeros(1, dtype=FLOW),
        np.ascontiguousarray(bounds, dtype=np.float64),
        np.ascontiguousarray(levels, dtype=np.int32),
        np.zeros(1024, dtype=CASE),
        np.zeros((1024, ranks)),
        np.zeros((1024, _CAUSES)),
        np.zeros((1024, _TASKS)),
        np.zeros((WINDOWS, len(levels), _TASKS)),
    )


def with_room_for(accumulator: Accumulator, issues: int) -> Accumulator:
    """Return the accumulator with room for at least this many issues."""
    size = len(accumulator.cases)
    if issues <= size:
        return accumulator
    more = max(2 * size, issues) - size
    return accumulator._replace(
        **{
            name: np.concatenate([old := getattr(accumulator, name), np.zeros((more, *old.shape[1:]), dtype=old.dtype)])
            for name in ("cases", "performed", "above", "spent")
        }
    )


@compiled
def _tick(flow: Annotated[np.ndarray, FLOW], time: float) -> None:
    flow["open_days"][0] += flow["open"][0] * (time - flow["now"][0])
    flow["now"][0] = time


@compiled
def _open(accumulator: Accumulator, issue: int, time: float) -> None:
    _tick(accumulator.flow, time)
    accumulator.flow["open"][0] += 1
    accumulator.cases["open_since"][issue] = time


@compiled
def _close(accumulator: Accumulator, issue: int, time: float) -> None:
    _tick(accumulator.flow, time)
    accumulator.flow["open"][0] -= 1
    cases = accumulator.cases
    cases["open_days"][issue] += time - cases["open_since"][issue]
    cases["open_since"][issue] = np.nan
    cases["closed"][issue] = time


@compiled
def _work(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Count work at its start: how long it takes is known then. What lies beyond the last window is not yet done."""
    issue, task, post = rows["issue"][place], rows["task"][place], rows["post"][place]
    start, days, hours = rows["time"][place], rows["value"][place], rows["hours"][place]
    bounds = accumulator.bounds
    done = 0.0
    for window in range(WINDOWS):
        if days > 0.0:
            overlap = min(start + days, bounds[window + 1]) - max(start, bounds[window])
            part = hours * max(overlap, 0.0) / days
        else:
            part = hours if bounds[window] <= start < bounds[window + 1] else 0.0
        accumulator.worked[window, post, task] += part
        done += part
    accumulator.spent[issue, task] += done
    if task == c.HANDLE:
        accumulator.performed[issue, rows["performance"][place]] += done
    if task == c.EXCEPTION or task == c.HEARING or task == c.SETTLEMENT or task == c.FORMAL_ACT:
        accumulator.above[issue, rows["cause"][place]] += done


@compiled
def _raise(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    issue, cases = rows["issue"][place], accumulator.cases
    cases["raised"][issue] = rows["time"][place]
    cases["decided"][issue] = np.nan
    cases["closed"][issue] = np.nan
    cases["stream"][issue] = rows["stream"][place]
    cases["decided_level"][issue] = -1
    cases["basis"][issue] = -1
    accumulator.flow["raised"][0] += 1
    _open(accumulator, issue, rows["time"][place])


@compiled
def _change_of_stage(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    issue, event, time = rows["issue"][place], rows["event"][place], rows["time"][place]
    cases = accumulator.cases
    if event == c.RAISED:
        _raise(accumulator, rows, place)
    elif event == c.DECIDED:
        cases["decided"][issue] = time
        cases["decided_level"][issue] = accumulator.levels[rows["post"][place]]
        cases["basis"][issue] = rows["performance"][place]
    elif event == c.CLOSED:
        _close(accumulator, issue, time)
    elif event == c.REOPENED:
        cases["decided"][issue] = np.nan
        cases["decided_level"][issue] = -1
        if not np.isnan(cases["closed"][issue]):
            cases["closed"][issue] = np.nan
            _open(accumulator, issue, time)


@compiled
def observe(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], count: int) -> None:
    """Take in the first `count` ledger rows; there must be room for every issue they name."""
    cases = accumulator.cases
    for place in range(count):
        issue, event = rows["issue"][place], rows["event"][place]
        if event == c.STARTED:
            _work(accumulator, rows, place)
        elif event == c.LIFTED:
            cases["lifted"][issue] |= 1 << rows["cause"][place]
        elif event == c.REACHED:
            cases["hops"][issue] += int(rows["other"][place] >= 0)
        elif event == c.CLAIMED:
            cases["claims"][issue] += 1
        elif event == c.DISPUTED:
            cases["disputed"][issue] = 1
        elif event == c.ANSWERED:
            cases["answered"][issue] = 1
        elif event == c.YIELDED:
            cases["yielded"][issue] = 1
        else:
            _change_of_stage(accumulator, rows, place)
    accumulator.flow["rows"][0] += count


def windows(history: float, transition: float, settled: float, follow: float) -> np.ndarray:
    """Return the limits of the calendar windows in days, from lengths in months."""
    return np.cumsum([0.0, history, transition, settled, follow]) * MONTH
