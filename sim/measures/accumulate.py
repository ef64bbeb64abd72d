"""The accumulator: ledger rows in, sums per issue and per post out. It knows nothing but the rows and the structure."""

from typing import Annotated, Any, Final

import numpy as np

from sim.compile import compiled
from sim.ledger import columns as c
from sim.measures.labour import adjust, apart, ask, blur, lay, take_up, work
from sim.measures.life import arise, change_stage, decide, impress, lie, meet, reach
from sim.measures.steps import IN_DISPUTE, STEPS, finish, pass_time, rise
from sim.measures.sums import (
    ASK,
    BY_ISSUE,
    CASE,
    FLOW,
    HOPS_KEPT,
    JOB,
    ORIGIN,
    STAY,
    STOCK,
    TALLY,
    WINDOWS,
    Accumulator,
    Places,
    advance,
)
from sim.organisation.layout import AREAS, MONTH, with_length
from sim.organisation.tables import Tables

__all__ = ["WINDOWS", "Accumulator", "empty_accumulator", "hours_on_issues", "observe", "windows", "with_room_for"]

STRATEGIC: Final = len(c.TASKS) - c.MANDATE
"""Kinds of strategic work, the last ones among the tasks."""

_ROOM: Final = 1024
_CLOSE: Final = 1e-6  # days: limits of months and windows nearer to each other than this are one


def windows(history: float, transition: float, settled: float, follow: float) -> np.ndarray:
    """Return the limits of the calendar windows in days, from lengths in months."""
    return np.cumsum([0.0, history, transition, settled, follow]) * MONTH


def lines_of(tables: Tables) -> tuple[str, ...]:
    """Return the lines, one per type of unit, in sorted order."""
    return tuple(sorted(set(tables.types))) or ("",)


def households_of(tables: Tables) -> int:
    """Return how many households there are."""
    streams = tables.structure.streams
    return int((streams["first_household"] + streams["households"]).max(initial=0))


def empty_accumulator(bounds: np.ndarray, tables: Tables) -> Accumulator:
    """Return an accumulator that has seen no row; `bounds` in days (WINDOWS + 1)."""
    limits = np.ascontiguousarray(bounds, dtype=np.float64)
    posts, ranks = tables.structure.posts, tables.structure.matrix.shape[1]
    edges, groups = _edges(limits), len(AREAS) * len(lines_of(tables)) + 1
    slots, tasks, households = len(edges) - 1, len(c.TASKS), households_of(tables)
    flow = np.zeros(1, dtype=FLOW)
    flow["horizon"] = tables.structure.parameters["restricted_days"][0]
    return Accumulator(
        flow=flow,
        bounds=limits,
        posts=np.ascontiguousarray(posts),
        origins=origins_of(tables),
        fields=fields_of(tables),
        cases=np.zeros(_ROOM, dtype=CASE),
        counts=np.zeros((_ROOM, len(c.EVENTS)), dtype=np.int16),
        performed=np.zeros((_ROOM, ranks + 1)),
        performers=np.zeros((_ROOM, ranks + 1), dtype=np.int8),
        passed=np.zeros((_ROOM, 2 * HOPS_KEPT), dtype=np.int16),
        above=np.zeros((_ROOM, len(c.CAUSES))),
        spent=np.zeros((_ROOM, tasks)),
        going=np.zeros((_ROOM, len(STEPS)), dtype=np.int8),
        stayed=np.zeros((_ROOM, len(STEPS))),
        worked=np.zeros((WINDOWS, len(posts), tasks)),
        jobs=np.zeros((WINDOWS, len(posts), STRATEGIC), dtype=JOB),
        asked=np.zeros((WINDOWS, len(posts)), dtype=ASK),
        tally=np.zeros((slots, groups), dtype=TALLY),
        households=np.array([households]),
        impressions=np.full((WINDOWS, 2, households + len(tables.units)), np.nan),
        places=Places(
            edges=edges,
            stocks=np.zeros(len(posts) + groups, dtype=STOCK),
            stays=np.zeros((slots, len(posts) + groups), dtype=STAY),
        ),
    )


def _edges(bounds: np.ndarray) -> np.ndarray:
    """Return the limits of the slots: those of the windows, and each month after the change."""
    months = bounds[1] + MONTH * np.arange(1, int((bounds[-1] - bounds[1]) / MONTH) + 1)
    apart_from_bounds = np.abs(months[:, np.newaxis] - bounds).min(axis=1, initial=np.inf) > _CLOSE
    edges: np.ndarray = np.unique(np.concatenate([bounds, months[apart_from_bounds]]))
    return edges


def origins_of(tables: Tables) -> np.ndarray:
    """Return group, unit and row of the matrix of each stream, as an array of dtype ORIGIN."""
    streams, posts, kinds = tables.structure.streams, tables.structure.posts, tables.structure.kinds
    lines = lines_of(tables)
    line_of = np.array([lines.index(kind) for kind in tables.types] or [0])
    units = posts["unit"][streams["unit"]]
    found = np.zeros(len(streams), dtype=ORIGIN)
    found["group"] = kinds["area"][streams["kind"]] * len(lines) + line_of[units]
    found["unit"] = streams["unit"]
    found["row"] = kinds["function"][streams["kind"]] * len(tables.units) + units
    return found


def fields_of(tables: Tables) -> np.ndarray:
    """Return the group in which the cells of each function count: its first kind's area; else the last group."""
    kinds, lines = tables.structure.kinds, len(lines_of(tables))
    fields = np.full(len(tables.functions), len(AREAS) * lines, dtype=np.int32)
    for kind in kinds[::-1]:
        fields[kind["function"]] = kind["area"] * lines
    return fields


def with_room_for(accumulator: Accumulator, issues: int) -> Accumulator:
    """Return the accumulator with room for at least this many issues."""
    size = len(accumulator.cases)
    if issues <= size:
        return accumulator
    length, used = max(2 * size, issues), int(accumulator.flow["raised"][0])
    larger: dict[str, Any] = {name: with_length(getattr(accumulator, name), used, length) for name in BY_ISSUE}
    return accumulator._replace(**larger)


def hours_on_issues(accumulator: Accumulator, window: int) -> np.ndarray:
    """Return the hours that each post worked on issues in a calendar window: all but strategic work."""
    hours: np.ndarray = accumulator.worked[window, :, : c.MANDATE].sum(axis=1)
    return hours


@compiled
def _observe_way(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    issue, event, task = rows["issue"][place], rows["event"][place], rows["task"][place]
    cases, time, said = accumulator.cases, rows["time"][place], rows["value"][place] > 0.0
    if event == c.LIFTED:
        cases["lifted"][issue] |= 1 << rows["cause"][place]
        rise(accumulator.going, issue, task)
        lie(cases, accumulator.places, issue, rows["post"][place], time)
    elif event == c.SETTLED:
        cases["lateral"][issue] += int(task == c.COORDINATION or task == c.HEARING)
        accumulator.going[issue, IN_DISPUTE] = 0
        lie(cases, accumulator.places, issue, rows["other"][place], time)
    elif event == c.COMPLAINED:
        cases["to_state"][issue] += int(said)
    elif event == c.ANSWERED:
        cases["contradicted"][issue] += int(said)
    elif event == c.JOINED:
        cases["apart"][issue] += int(not said)
    elif event == c.ADJUSTED:
        adjust(accumulator.asked, accumulator.flow["window"][0], rows, place)
    elif event == c.UNCLEARED:
        blur(accumulator, rows, place)
    elif event == c.SHOWN:
        cases["grounds"][issue] += int(said)
    else:
        change_stage(accumulator, rows, place)


@compiled
def _observe_issue(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    event = rows["event"][place]
    if event == c.QUEUED:
        lay(accumulator, rows, place)
    elif event == c.STARTED:
        take_up(accumulator, rows, place)
        work(accumulator, rows, place)
    elif event == c.DROPPED:
        take_up(accumulator, rows, place)
    elif event == c.REACHED:
        reach(accumulator, rows, place)
    elif event == c.RAISED:
        arise(accumulator, rows, place)
    elif event == c.DECIDED:
        decide(accumulator, rows, place)
    elif event == c.ASKED:
        ask(accumulator.asked, accumulator.flow["window"][0], rows, place)
    elif event == c.CLARITY or event == c.TRUST:
        impress(accumulator, rows, place)
    elif event == c.HEARD:
        meet(accumulator, rows["issue"][place], agree=False)
    else:
        _observe_way(accumulator, rows, place)


@compiled(from_python=True)
def observe(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], count: int) -> None:
    """Take in the first `count` ledger rows; there must be room for every issue they name."""
    for place in range(count):
        issue, event = rows["issue"][place], rows["event"][place]
        advance(accumulator.flow, accumulator.bounds, accumulator.places.edges, rows["time"][place])
        if issue < 0:
            apart(accumulator, rows, place)
            continue
        accumulator.counts[issue, event] += 1
        pass_time(accumulator, issue, event, rows["time"][place])
        if event == c.FINISHED:
            accumulator.cases["acts"][issue] += int(rows["task"][place] == c.FORMAL_ACT)
            finish(accumulator.going, issue, rows["task"][place])
        elif event != c.CLAIMED and event != c.YIELDED:  # nothing but their number counts
            _observe_issue(accumulator, rows, place)
    accumulator.flow["rows"][0] += count
