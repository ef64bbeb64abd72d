"""Writing ledger rows: the only way in which the journey tells what it did."""

from typing import NamedTuple

from sim.compile import compiled
from sim.journey.state import State
from sim.organisation.layout import NONE


class Entry(NamedTuple):
    """What one ledger row says besides its issue, time, hours and value; -1 stands for nothing."""

    event: int
    post: int
    other: int
    task: int
    rank: int
    cause: int


@compiled(from_python=True)
def entry(event: int, post: int, other: int, task: int, rank: int, cause: int) -> Entry:
    """Return an entry of 64-bit integers, whatever integers it is made from."""
    return Entry(event, post, other, task, rank, cause)


@compiled(from_python=True)
def write(state: State, issue: int, what: Entry, hours: float, value: float) -> None:
    """Add a row to the ledger buffer, which the driver empties; `issue` is one that has arisen, or -1 for none."""
    rows, issues, clock = state.rows, state.issues, state.clock
    place = clock["rows"][0]
    clock["rows"][0] = place + 1
    rows["time"][place] = clock["now"][0]
    rows["hours"][place] = hours
    rows["value"][place] = value
    rows["issue"][place] = issue
    rows["stream"][place] = issues["stream"][issue] if issue != NONE else NONE
    rows["day"][place] = issues["day"][issue] if issue != NONE else NONE
    rows["ordinal"][place] = issues["ordinal"][issue] if issue != NONE else NONE
    rows["event"][place] = what.event
    rows["post"][place] = what.post
    rows["other"][place] = what.other
    rows["task"][place] = what.task
    rows["performance"][place] = what.rank
    rows["cause"][place] = what.cause
