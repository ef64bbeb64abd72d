"""The escalation network on a plain event heap in arrays, compiled: as little as a simulator of it can do.

It knows nothing but this network, so it tells how much the rules cost. It shares no code with the engines, on purpose:
what it finds is held against theirs.
"""

import numba
import numpy as np

from experiments.network import Work, layout

_ROOM = 64  # one arrival and a task in each officer's hands at most: 48 events


def resolved_by_heap(work: Work) -> np.ndarray:
    """Return when each issue is resolved, in days."""
    found: np.ndarray = _run(work.arrival, work.front, work.service, work.hops, *layout())
    return found


@numba.njit(nogil=True)
def _push(times: np.ndarray, codes: np.ndarray, size: int, time: float, code: int) -> None:
    """Put an event on a binary heap of so many; the code says which issue, and where it comes from."""
    place = size
    while place > 0:
        above = (place - 1) >> 1
        if times[above] <= time:
            break
        times[place], codes[place] = times[above], codes[above]
        place = above
    times[place], codes[place] = time, code


@numba.njit(nogil=True)
def _drop_first(times: np.ndarray, codes: np.ndarray, size: int) -> None:
    """Take the first event off a heap of so many."""
    last = size - 1
    time, code = times[last], codes[last]
    place, below = 0, 1
    while below < last:
        if below + 1 < last and times[below + 1] < times[below]:
            below += 1
        if times[below] >= time:
            break
        times[place], codes[place] = times[below], codes[below]
        place, below = below, 2 * below + 1
    times[place], codes[place] = time, code


@numba.njit(nogil=True)
def _run(  # noqa: PLR0912, PLR0915  one loop, the measure of the others
    arrival: np.ndarray,
    front: np.ndarray,
    service: np.ndarray,
    hops: np.ndarray,
    officers: np.ndarray,
    parents: np.ndarray,
) -> np.ndarray:
    count, units = len(arrival), len(officers)
    times, codes, size = np.empty(_ROOM), np.empty(_ROOM, dtype=np.int64), 0
    busy = np.zeros(units, dtype=np.int64)
    first, last = np.full(units, -1), np.full(units, -1)  # of those who wait at each unit
    after = np.empty(count, dtype=np.int64)
    level, at = np.zeros(count, dtype=np.int64), front.copy()
    closed = np.empty(count)
    if count:
        _push(times, codes, size, arrival[0], 0)
        size += 1
    while size:
        now, code = times[0], codes[0]
        _drop_first(times, codes, size)
        size -= 1
        issue, comes = code >> 1, True
        if code & 1:  # a service has ended: the officer turns to whoever has waited longest
            unit = at[issue]
            waiting = first[unit]
            if waiting >= 0:
                first[unit] = after[waiting]
                _push(times, codes, size, now + service[waiting, level[waiting]], 2 * waiting + 1)
                size += 1
            else:
                busy[unit] -= 1
            level[issue] += 1
            comes = level[issue] < hops[issue]
            if comes:
                at[issue] = parents[unit]
            else:
                closed[issue] = now
        elif issue + 1 < count:
            _push(times, codes, size, arrival[issue + 1], 2 * issue + 2)
            size += 1
        if comes:
            unit = at[issue]
            if busy[unit] < officers[unit]:
                busy[unit] += 1
                _push(times, codes, size, now + service[issue, level[issue]], 2 * issue + 1)
                size += 1
            else:
                after[issue] = -1
                if first[unit] < 0:
                    first[unit] = issue
                else:
                    after[last[unit]] = issue
                last[unit] = issue
    return closed
