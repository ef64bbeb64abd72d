"""What changes while a municipality runs: a handful of structured arrays, and how room is made in them."""

from collections.abc import Mapping
from typing import Annotated, Final, NamedTuple

import numpy as np

from sim.compile import compiled
from sim.ledger.columns import ROW
from sim.organisation.layout import CELL, EVEN, Structure, with_length

# Where an issue stands (column `stage` of `issues`).
OPEN: Final = 0
IN_DISPUTE: Final = 1  # unstarted work on it waits
FORMAL: Final = 2  # a decision waits for formal acts and committees
IS_DECIDED: Final = 3
IS_CLOSED: Final = 4  # whoever asked has the answer
IS_DEFAULTED: Final = 5  # ended without a decision when its time limit passed

# Whether its claimants' beliefs collide in a dispute (column `dispute` of `issues`).
NO_DISPUTE: Final = 0
WILL_DISPUTE: Final = 1
HAD_DISPUTE: Final = 2

CLASSES: Final = 3  # priority classes of a queue: urgent, normal, slow

_I = np.int32
_F = np.float64

ISSUE: Final = np.dtype(
    [
        ("key", np.uint64),
        ("raised", _F),
        ("complexity", _F),
        *[(n, _I) for n in ("stream", "day", "ordinal", "kind", "unit", "household", "row")],
        *[(n, _I) for n in ("believers", "claimed", "waiting", "started", "finished")],  # bits by rank
        *[(n, _I) for n in ("stage", "dispute", "basis", "resolved", "decider", "first", "pending")],
        *[(n, _I) for n in ("passes", "exceptions", "asking", "arrived", "party_0", "party_1", "apex_0", "apex_1")],
        *[(n, _I) for n in ("sender", "visited", "bodies", "earlier")],
        *[(n, _I) for n in ("granted", "misplaced", "judged", "sent", "reminders", "waits", "reopened", "acts")],
        *[(n, _I) for n in ("recorded", "consulted")],
    ],
    align=True,
)
"""An issue. `row`: of the matrix; `sender`: the post it came from last, `visited`: bits by rank of those with a cell to
which it has come; `basis`: rank of the performance the decision rests on; `resolved`: a superior has decided the
substance; `first`: first contact; `pending`: formal acts, committees or consultations still to come; `party_*` ranks of
the disputants, `apex_*` the post of each line at which the dispute is settled, `arrived` arms that have reached it;
`asking`: a superior has been asked in this round; `granted`: everyone who has judged the case so far found for it;
`misplaced`: a settlement gave it to the party with the weaker case; `judged`, `sent`, `reminders`, `waits`, `reopened`:
how often that has happened; `acts`: the decision takes formal acts of two offices or a committee; `recorded`: its
grounds are on record; `consulted`: those who are to be have been asked; `bodies`: bits of what committees found;
`earlier`: the issue that its household raised before (-1: none)."""

ITEM: Final = np.dtype(
    [("effort", _F), ("laid", _F), *[(n, _I) for n in ("issue", "post", "task", "rank", "cause", "next", "level")]],
    align=True,
)
"""A task in a queue or in work. `rank`: of the performer, or the arm of a dispute; `level`: how far it has risen."""

QUEUE: Final = np.dtype([("head", _I), ("tail", _I), ("length", _I)], align=True)
"""First in, first out, one per person and priority class: shape (persons, 3)."""

DESK: Final = np.dtype([("worked", _F), ("counted", _F), ("pace", _F), ("busy", _I), ("last_post", _I)], align=True)
"""What a person is at: hours of work begun so far, and of them those that weeks that are over could hold; pace of work
(1: normal, less while someone acts in a vacancy); tasks in work, post held when the latest one began."""

PLACE: Final = np.dtype(
    [(n, _F) for n in ("changed", "trust", "strategy", "change", "mandate", "strategy_due", "change_due", "worked")],
    align=True,
)
"""What a post remembers: the day on which its line last changed (negative: never); trust of a unit's head, 0 to 1;
hours spent on the strategic job, the change job and the mandate in hand; jobs of either kind not yet done; hours
of work begun for it. Shape (posts,)."""

SHEET: Final = np.dtype([("owners", _I), ("writer", _I), ("written", _I), ("used", _I)], align=True)
"""What stands about a row of the responsibility matrix: number of accountable posts, the post that stands above all who
hold it and could write down whose it is (-1: nobody), 1 once that has been done, 1 where some
issue can arise. Shape (rows of the matrix,)."""

HOUSEHOLD: Final = np.dtype(
    [("clarity", _F), ("trust", _F), *[(n, _I) for n in ("unit", "contact", "function", "issue")]], align=True
)
"""What a household knows of the municipality and how far it trusts it, 0 to 1; the unit of its provider now (-1: still
the first one); the post that last answered it rightly, and on which function (-1: none); its latest issue (-1:
none)."""

BELIEF: Final = np.dtype([("claim", _F)], align=True)
"""Strength, 0 to 1, with which a post takes a function to be its own: shape (posts, functions)."""

EVENT: Final = np.dtype(
    [
        ("time", _F),
        ("sequence", np.int64),
        *[(n, _I) for n in ("kind", "who", "issue", "item", "other", "task", "next")],
    ],
    align=True,
)
"""An event to come, in order of (time, sequence); `kind` is -1 where a place is free; `next`: the one after it of those
that happen at once or stand in the same stretch ahead, or the next free place (-1: none)."""

ENTRY: Final = np.dtype([("time", _F), ("order", np.int64)], align=True)
"""An entry of the heap: when, and in one number the sequence and, lowest, the place among the events. It is kept small
because a heap is searched far more often than an event is read."""

CLOCK: Final = np.dtype(
    [
        ("now", _F),
        ("until", _F),  # no root issue arises from here on
        ("seed", np.uint64),
        ("sequence", np.int64),
        ("processed", np.int64),
        *[(n, _I) for n in ("issues", "items", "events", "agenda", "rows")],  # counts
        *[(n, _I) for n in ("spare", "vacant")],  # first free item, first free place of an event
        *[(n, _I) for n in ("first", "last")],  # events that happen at once
        ("stretch", _I),  # the latest stretch of time whose events stand in the heap
        ("limit", _I),  # first issue whose time limit has not yet passed
        ("unclear", _I),  # cells without one owner at the latest weekly look
        ("unclear_first", _I),  # ... at the first look under this structure (-1: none yet)
    ],
    align=True,
)


GROWING: Final = ("issues", "items", "events", "agenda", "rows")
"""The arrays of the state that grow; `clock` counts their rows in use under the same names. Every event may come to
stand in the heap (`agenda`), which therefore grows with them."""

STRETCHES_A_DAY: Final = 16
"""Of the agenda: so many that those in one stay a short heap, and so few that hardly one is empty."""


class State(NamedTuple):
    """What the rules change. Rows beyond the counts in `clock` are room."""

    clock: Annotated[np.ndarray, CLOCK]
    desks: Annotated[np.ndarray, DESK]
    queues: Annotated[np.ndarray, QUEUE, 2]
    places: Annotated[np.ndarray, PLACE]
    matrix: Annotated[np.ndarray, CELL, 2]  # the structure's, as mandates and initiatives have changed it
    sheets: Annotated[np.ndarray, SHEET]
    households: Annotated[np.ndarray, HOUSEHOLD]
    beliefs: Annotated[np.ndarray, BELIEF, 2]
    issues: Annotated[np.ndarray, ISSUE]
    items: Annotated[np.ndarray, ITEM]
    events: Annotated[np.ndarray, EVENT]
    agenda: Annotated[np.ndarray, ENTRY]
    ahead: Annotated[np.ndarray, np.int32]  # first event of each stretch to come (-1: none)
    rows: Annotated[np.ndarray, ROW]
    busyness: Annotated[np.ndarray, np.float64, 2]  # factor on the rates of a kind (row) on a day since the start

    @property
    def lengths(self) -> dict[str, int]:
        """The lengths of the growing arrays, room included."""
        return {name: len(getattr(self, name)) for name in GROWING}

    def copy(self, lengths: Mapping[str, int]) -> "State":
        """Return the same state in arrays of its own; of the growing ones what lies beyond the counts is left out.

        These are as long as `lengths` say and never shorter than what is used of them.
        """
        arrays = {name: array.copy() for name, array in self._asdict().items() if name not in GROWING}
        for name in GROWING:
            used = int(self.clock[name][0])
            arrays[name] = with_length(getattr(self, name), used, max(used, lengths[name]))
        return State(**arrays)


class World(NamedTuple):
    """All that a step needs: what it reads and what it changes."""

    structure: Structure
    state: State


STEP_ROOM: Final = 256
"""Ledger rows, events and items for which one step needs room, arrivals of a day apart."""


def empty_state(structure: Structure, functions: int, seed: int, until: float) -> State:
    """Return the state before the first event: nobody busy, nothing asked; `until` in days."""
    persons = len(structure.persons)
    clock = np.zeros(1, dtype=CLOCK)
    clock["seed"], clock["until"], clock["spare"] = np.uint64(seed), until, -1
    for name in ("vacant", "first", "last"):
        clock[name] = -1
    clock["unclear_first"] = -1
    queues = np.zeros((persons, CLASSES), dtype=QUEUE)
    queues["head"] = queues["tail"] = -1
    desks = np.zeros(persons, dtype=DESK)
    desks["last_post"], desks["pace"] = -1, 1.0
    places = np.zeros(len(structure.posts), dtype=PLACE)
    places["changed"], places["trust"] = -1.0, EVEN
    ends = structure.streams["first_household"] + structure.streams["households"]
    households = np.zeros(int(ends.max(initial=0)), dtype=HOUSEHOLD)
    households["clarity"] = households["trust"] = EVEN
    for name in ("unit", "contact", "function", "issue"):
        households[name] = -1
    days = int(np.ceil(until)) + 1
    return State(
        clock,
        desks,
        queues,
        places,
        structure.matrix.copy(),
        np.zeros(len(structure.matrix), dtype=SHEET),
        households,
        np.zeros((len(structure.posts), functions), dtype=BELIEF),
        np.zeros(1024, dtype=ISSUE),
        np.zeros(1024, dtype=ITEM),
        np.zeros(1024, dtype=EVENT),
        np.zeros(1024, dtype=ENTRY),
        np.full(days * STRETCHES_A_DAY, -1, dtype=np.int32),
        np.zeros(2048, dtype=ROW),
        np.zeros((len(structure.kinds), days)),
    )


@compiled
def has_room(state: State, margin: int) -> bool:
    """Return whether one more step fits; `margin` is what one step may add to any array."""
    clock = state.clock
    return (
        clock["issues"][0] + margin <= len(state.issues)
        and clock["items"][0] + margin <= len(state.items)
        and clock["events"][0] + margin <= len(state.events)
        and clock["events"][0] + margin <= len(state.agenda)
        and clock["rows"][0] + margin <= len(state.rows)
    )


def with_room(state: State, margin: int, issues: int = 0) -> State:
    """Return the state with at least `margin` free rows in each growing array (the ledger buffer is the driver's).

    There is room for so many `issues` in all.
    """
    grown = {}
    for name in GROWING:
        array, count = getattr(state, name), int(state.clock[name][0])
        most = int(state.clock["events"][0]) if name == "agenda" else count
        wanted = max(most + margin, issues if name == "issues" else 0)
        if wanted > len(array):
            grown[name] = with_length(array, count, max(2 * len(array), wanted))
    return state._replace(**grown)
