"""What the accumulator keeps: a row per root issue, sums per post and window, and stocks integrated over time.

A *group* is an area and a line (type of unit) together: area x lines + line; one more stands for neither. A *slot* is a
stretch of the calendar that lies in one window and in one month after the change. A *place* holds a stock: first the
posts, then the groups.
"""

from typing import Annotated, Final, NamedTuple

import numpy as np

from sim.compile import compiled
from sim.organisation.layout import POST, with_length

WINDOWS: Final = 4  # calendar windows: history, transition, settled, follow-up
HOPS_KEPT: Final = 8  # hand-overs of an issue that are remembered, the latest ones

# Bits of column `marks` of CASE.
RIGHT: Final = 1  # the decision in force is right
ABOVE: Final = 2  # ... and was made above the first line superior of the unit concerned
SEEN: Final = 4  # whoever asked has found a first contact
FIRST_RIGHT: Final = 8  # ... and that one was accountable
NOT_FINAL: Final = 16  # the first decision was ratified above or reopened soon

CLARITIES: Final = 0  # places of the two impressions
TRUSTS: Final = 1

Limits = Annotated[np.ndarray, np.float64]

_F = np.float64
_I = np.int32
_TIMES = ("raised", "decided", "first_decided", "closed", "defaulted", "open_days", "open_since")
_SMALL = ("hops", "returned", "straight_back", "after_border", "back_over_border", "refused", "waiting")
_RARE = ("lateral", "grounds", "acts", "to_state", "contradicted", "apart", "contests")

CASE: Final = np.dtype(
    [
        *[(name, _F) for name in (*_TIMES, "tabled", "agenda_days", "waited", "effort", "since")],
        *[(name, _I) for name in ("stream", "at", "lifted", "basis", "marks")],
        *[(name, np.int16) for name in (*_SMALL, *_RARE)],
        ("decided_level", np.int8),
        ("decided_side", np.int8),
    ],
    align=True,
)
"""What is kept of one root issue; times in days, nan: it has not happened (or has been undone).

`decided`, `closed`: the decision in force and its answer; `open_days` so far, up to `open_since` (nan: not open);
`tabled`: since when on a committee's agenda, after `agenda_days` there before; `waited`: days that its tasks have
waited, those `waiting` still counted from time 0 backwards; `effort`: hours of a performance that waits; `since`: up to
when its life has been counted. `at`: the post with which it lies; `lifted`: bits by cause; `basis`: see the event
DECIDED. Of the hand-overs: back to a post that had sent it to the present sender (`returned`), straight back to it
(`straight_back`), later than the first after one over an office's border (`after_border`) and of these straight back,
to a post that did not take the issue to be its own (`refused`). Settled `lateral`; `grounds` shown; formal `acts`;
complaints `to_state`; worked on `apart` from another about the same pupil; political `contests`."""

ORIGIN: Final = np.dtype([("group", _I), ("unit", _I), ("row", _I)], align=True)
"""Of each stream: its group, the post of its unit's head, its row of the matrix."""

STOCK: Final = np.dtype([("since", _F), ("hours", _F), ("issues", _F), ("slot", _I)], align=True)
"""At a place now, and counted into STAY up to `since`: hours of work that wait, and open issues."""

STAY: Final = np.dtype([("hours", _F), ("issues", _F)], align=True)
"""Time integrals of the two stocks: hours x days and issues x days; shape (slots, places)."""

TALLY: Final = np.dtype(
    [("target", _F), *[(name, np.int64) for name in ("encounters", "disagreements", "cleared", "uncleared", "looks")]],
    align=True,
)
"""Counts; shape (slots, groups). Encounters of two posts over an issue, and cells of the matrix; in the last group the
weekly looks at the target matrix, and the sum of the distances to it."""

JOB: Final = np.dtype([("due", _F), ("due_hours", _F), ("done", _F)], align=True)
"""A manager's jobs; shape (windows, posts, kinds of strategic work)."""

_ASKED = ("count", "hours", "east", "north", "cosine", "sine", "adjusted", "adjusted_hours")
ASK: Final = np.dtype([(name, _F) for name in _ASKED], align=True)
"""Reports asked of a post (matters, of a committee); shape (windows, posts). Their directions and times of year as sums
of vectors; how many were `adjusted`, and in how many hours."""

FLOW: Final = np.dtype(
    [
        ("now", _F),
        ("open_days", _F),  # time integral of the number of open issues
        ("horizon", _F),  # days of an issue's life that are counted into its steps; does not change
        *[(name, np.int64) for name in ("raised", "open", "rows", "window", "slot")],
    ],
    align=True,
)


class Places(NamedTuple):
    """The stocks of all places and their time integrals."""

    edges: Annotated[np.ndarray, np.float64]  # the limits of the slots, days
    stocks: Annotated[np.ndarray, STOCK]
    stays: Annotated[np.ndarray, STAY, 2]


class Accumulator(NamedTuple):
    """Arrays by issue (cases to stayed), by post (worked to asked), by place and by group, and what is fixed."""

    flow: Annotated[np.ndarray, FLOW]
    bounds: Annotated[np.ndarray, np.float64]  # the WINDOWS + 1 limits of the calendar windows, days
    posts: Annotated[np.ndarray, POST]
    origins: Annotated[np.ndarray, ORIGIN]
    fields: Annotated[np.ndarray, np.int32]  # the group to which the cells of each function count
    cases: Annotated[np.ndarray, CASE]
    counts: Annotated[np.ndarray, np.int16, 2]  # rows by issue and event
    performed: Annotated[np.ndarray, np.float64, 2]  # hours by issue and performer's rank; last: without a cell now
    performers: Annotated[np.ndarray, np.int8, 2]  # side of each performer + 1; 0: nobody performed
    passed: Annotated[np.ndarray, np.int16, 2]  # sender and receiver of the latest hand-overs, by turns
    above: Annotated[np.ndarray, np.float64, 2]  # hours above the first competent post by issue and cause
    spent: Annotated[np.ndarray, np.float64, 2]  # hours by issue and task
    going: Annotated[np.ndarray, np.int8, 2]  # what goes on at once, by issue and step: agendas, tasks that wait, ...
    stayed: Annotated[np.ndarray, np.float64, 2]  # days by issue and step of its life, no later than the horizon
    worked: Annotated[np.ndarray, np.float64, 3]  # hours by window, post and task
    jobs: Annotated[np.ndarray, JOB, 3]
    asked: Annotated[np.ndarray, ASK, 2]
    tally: Annotated[np.ndarray, TALLY, 2]
    households: Annotated[np.ndarray, np.int64]  # how many there are, one number
    impressions: Annotated[np.ndarray, np.float64, 3]  # by window, CLARITIES or TRUSTS, household and then unit
    places: Places

    def copy(self, length: int) -> "Accumulator":
        """Return the same sums in arrays of their own, with room for so many issues, or for those that there are."""
        places = Places(*(array.copy() for array in self.places))
        raised = int(self.flow["raised"][0])
        length = max(raised, length)
        by_issue = {name: with_length(getattr(self, name), raised, length) for name in BY_ISSUE}
        others = {name: getattr(self, name).copy() for name in self._fields if name not in {"places", *BY_ISSUE}}
        return Accumulator(**others, **by_issue, places=places)


BY_ISSUE: Final = ("cases", "counts", "performed", "performers", "passed", "above", "spent", "going", "stayed")
"""The arrays that grow with the issues."""


@compiled
def advance(flow: Annotated[np.ndarray, FLOW], bounds: Limits, edges: Limits, time: float) -> None:
    """Find the window and the slot of a time; times never go back."""
    while flow["slot"][0] < len(edges) - 2 and time >= edges[flow["slot"][0] + 1]:
        flow["slot"][0] += 1
    while flow["window"][0] < WINDOWS - 1 and time >= bounds[flow["window"][0] + 1]:
        flow["window"][0] += 1


@compiled
def change_stock(places: Places, place: int, time: float, hours: float, issues: float) -> None:
    """Count the stock of a place up to now, then change it; what lies beyond the last slot is not counted."""
    stocks, stays, edges = places.stocks, places.stays, places.edges
    since, slot = stocks["since"][place], stocks["slot"][place]
    while since < time and slot < len(edges) - 1:
        until = min(time, edges[slot + 1])
        stays["hours"][slot, place] += stocks["hours"][place] * (until - since)
        stays["issues"][slot, place] += stocks["issues"][place] * (until - since)
        since = until
        if until == edges[slot + 1]:
            slot += 1
    stocks["since"][place], stocks["slot"][place] = time, slot
    stocks["hours"][place] += hours
    stocks["issues"][place] += issues


def stays_until(places: Places, time: float) -> np.ndarray:
    """Return the time integrals of the stocks up to a time that is no earlier than the last row."""
    stays, stocks = places.stays.copy(), places.stocks
    starts, ends = places.edges[:-1, np.newaxis], places.edges[1:, np.newaxis]
    left = np.clip(np.minimum(time, ends) - np.maximum(stocks["since"], starts), 0.0, None)
    for name in ("hours", "issues"):
        stays[name] += left * stocks[name]
    return stays
