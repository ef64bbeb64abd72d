"""Forgets issues that are over and that nothing on the agenda or in any queue points to, so that a state is small.

What follows is the same, digit for digit, but for the running numbers of issues. Sums over the past are gone.
"""

import numpy as np

from sim.journey.agenda import ARISE, pending
from sim.journey.state import IS_CLOSED, State
from sim.organisation.layout import NONE


def unfinished(state: State) -> np.ndarray:
    """Return the running numbers of the issues that something may still happen to, in order."""
    issues = state.issues[: state.clock["issues"][0]]
    alive = issues["stage"] < IS_CLOSED
    events = pending(state)
    alive[events["issue"][(events["kind"] != ARISE) & (events["issue"] != NONE)]] = True
    used = np.ones(int(state.clock["items"][0]), dtype=np.bool_)
    item = int(state.clock["spare"][0])
    while item != NONE:
        used[item] = False
        item = int(state.items["next"][item])
    about = state.items["issue"][: len(used)][used]
    alive[about[about != NONE]] = True
    return np.flatnonzero(alive)


def with_issues(state: State, kept: np.ndarray) -> State:
    """Return the state with these issues alone, under new running numbers in the same order; for the rest as it is."""
    count = int(state.clock["issues"][0])
    number = np.full(count + 1, NONE, dtype=np.int32)  # one more place, so that -1 stays -1
    number[kept] = np.arange(len(kept))
    clock = state.clock.copy()
    clock["issues"], clock["limit"] = len(kept), np.searchsorted(kept, clock["limit"])
    less = state._replace(clock=clock, issues=state.issues[kept])
    found = less.copy(less.lengths)
    of_issue = (found.events["kind"] != ARISE) & (found.events["kind"] != NONE)
    found.events["issue"][of_issue] = number[found.events["issue"][of_issue]]
    found.items["issue"] = number[found.items["issue"]]
    found.households["issue"] = number[found.households["issue"]]
    found.issues["earlier"] = number[found.issues["earlier"]]
    return found
