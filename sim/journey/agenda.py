"""The agenda: events in order of (time, sequence at which they were noted).

The events of the present stretch of time stand in a heap, four to a parent, of small entries that point to them; those
of later stretches in a list for each, unsorted, until their time comes: a short heap is searched much faster. What
happens at once waits in a plain queue, since most of what one step leads to needs no search for its place.
"""

from typing import Final, NamedTuple

import numpy as np

from sim.compile import compiled
from sim.journey.state import STRETCHES_A_DAY, State
from sim.organisation.layout import NONE

# Event kinds; each is one method of an agent.
ARISE: Final = 0  # a root issue of a stream arises; who: stream, issue: day, item: ordinal
REACH: Final = 1  # an issue, or the arm of a dispute, reaches a post
AWARE: Final = 2  # a claimant becomes aware of an issue by itself
WORD: Final = 3  # word that another claimant has started arrives
DONE: Final = 4  # a task is finished
MEET: Final = 5  # a committee meets
ANSWER: Final = 6  # the answer reaches whoever asked
REMIND: Final = 7  # whoever asked has heard nothing for as long as patience lasts
REOPEN: Final = 8  # a wrong decision shows itself
WEEK: Final = 9  # a manager's week is over; who: the first of the manager's posts
LIMIT: Final = 10  # a week is over: issues whose time limit has passed end by default (who: 0); or that of one issue
VACATE: Final = 11  # a post becomes vacant; item: thousandths of the pace of whoever acts; other: days; task: in force
FILL: Final = 12  # a vacant post is filled
DIRECT: Final = 13  # the council lays down whose a function is; who: the council; item: the function
EVENT_KINDS: Final = (
    "arise", "reach", "aware", "word", "done", "meet", "answer", "remind", "reopen", "week", "limit", "vacate", "fill",
    "direct",
)  # fmt: skip


class Event(NamedTuple):
    """What happens to whom: `who` is a post (a stream for ARISE); -1 stands for nothing.

    `other` is where it came from (REACH), the rank that sent word (WORD); `task` what it comes as (REACH).
    """

    kind: int
    who: int
    issue: int
    item: int
    other: int
    task: int


@compiled(from_python=True)
def event_of(kind: int, who: int, issue: int, item: int, other: int, task: int) -> Event:
    """Return an event of 64-bit integers, whatever integers it is made from."""
    return Event(kind, who, issue, item, other, task)


_PLACES: Final = 24  # bits of an entry's order that say where its event stands: 16 million may be pending
_PLACE: Final = (1 << _PLACES) - 1


@compiled
def _new_place(state: State) -> int:
    """Return where one more event can stand."""
    clock, events = state.clock, state.events
    place = int(clock["vacant"][0])
    if place == NONE:
        place = int(clock["events"][0])
        clock["events"][0] = place + 1
    else:
        clock["vacant"][0] = events["next"][place]
    return place


@compiled
def _enter_heap(state: State, time: float, order: int) -> None:
    """Put an entry in its place in the heap."""
    agenda, clock = state.agenda, state.clock
    place = int(clock["agenda"][0])
    clock["agenda"][0] = place + 1
    while place > 0:
        parent = (place - 1) >> 2
        its = agenda["time"][parent]
        if its < time or (its == time and agenda["order"][parent] < order):
            break
        agenda["time"][place], agenda["order"][place] = its, agenda["order"][parent]
        place = parent
    agenda["time"][place], agenda["order"][place] = time, order


@compiled
def _enter(state: State, time: float, order: int) -> None:
    """Put an entry in the heap, or ahead of it where its stretch has not begun."""
    stretch, place = len(state.ahead) - 1, order & _PLACE
    if time * STRETCHES_A_DAY < stretch:  # no day is too far to come, one without end included
        stretch = int(time * STRETCHES_A_DAY)
    if stretch > state.clock["stretch"][0]:
        state.events["next"][place] = state.ahead[stretch]
        state.ahead[stretch] = place
    else:
        _enter_heap(state, time, order)


@compiled
def _begin_stretch(state: State) -> None:
    """Where nothing is left of the present stretch, let the heap hold the events of the next one that has any."""
    clock, events, ahead = state.clock, state.events, state.ahead
    if clock["first"][0] != NONE:
        return
    while clock["agenda"][0] == 0 and clock["stretch"][0] < len(ahead) - 1:
        stretch = clock["stretch"][0] + 1
        clock["stretch"][0] = stretch
        place = int(ahead[stretch])
        ahead[stretch] = NONE
        while place != NONE:
            _enter_heap(state, events["time"][place], (events["sequence"][place] << _PLACES) | place)
            place = int(events["next"][place])


@compiled(from_python=True)
def note(state: State, time: float, event: Event) -> None:
    """Put an event on the agenda for a time (days); equal times keep the order in which they were noted."""
    events, clock = state.events, state.clock
    place, sequence = _new_place(state), int(clock["sequence"][0])
    clock["sequence"][0] = sequence + 1
    events["time"][place], events["sequence"][place] = time, sequence
    events["kind"][place], events["who"][place] = event.kind, event.who
    events["issue"][place], events["item"][place] = event.issue, event.item
    events["other"][place], events["task"][place] = event.other, event.task
    events["next"][place] = NONE
    first, last = clock["first"][0], clock["last"][0]
    if time != clock["now"][0] or (first != NONE and events["time"][first] != time):  # the queue is of one time
        _enter(state, time, (sequence << _PLACES) | place)
        return
    if first == NONE:
        clock["first"][0] = place
    else:
        events["next"][last] = place
    clock["last"][0] = place


@compiled
def _at_once(state: State) -> bool:
    """Return whether the first event is that of the queue: none in the heap is as early and was noted before it."""
    agenda, events, first = state.agenda, state.events, state.clock["first"][0]
    if first == NONE or state.clock["agenda"][0] == 0:
        return first != NONE
    if agenda["time"][0] != events["time"][first]:
        return agenda["time"][0] > events["time"][first]
    return (agenda["order"][0] >> _PLACES) > events["sequence"][first]


@compiled
def due(state: State, until: float) -> bool:
    """Return whether an event stands before `until` (days, exclusive); the next stretch may begin on the way."""
    clock = state.clock
    if clock["first"][0] != NONE and state.events["time"][clock["first"][0]] < until:
        return True
    _begin_stretch(state)
    return clock["agenda"][0] > 0 and state.agenda["time"][0] < until


@compiled
def _leave(state: State) -> int:
    """Take the first entry out of the heap and return where its event stands."""
    agenda, clock = state.agenda, state.clock
    found = agenda["order"][0] & _PLACE
    last = int(clock["agenda"][0]) - 1
    clock["agenda"][0] = last
    time, order = agenda["time"][last], agenda["order"][last]
    place, child = 0, 1
    while child < last:
        first, earliest = child, agenda["time"][child]
        for other in range(child + 1, min(child + 4, last)):
            its = agenda["time"][other]
            if its < earliest or (its == earliest and agenda["order"][other] < agenda["order"][first]):
                first, earliest = other, its
        if time < earliest or (time == earliest and order < agenda["order"][first]):
            break
        agenda["time"][place], agenda["order"][place] = earliest, agenda["order"][first]
        place, child = first, 4 * first + 1
    agenda["time"][place], agenda["order"][place] = time, order
    return found


@compiled
def take(state: State) -> Event:
    """Take the first event off the agenda and move the clock to it; the agenda must not be empty."""
    events, clock = state.events, state.clock
    _begin_stretch(state)
    if _at_once(state):
        place = int(clock["first"][0])
        clock["first"][0] = events["next"][place]
    else:
        place = _leave(state)
    event = event_of(
        events["kind"][place],
        events["who"][place],
        events["issue"][place],
        events["item"][place],
        events["other"][place],
        events["task"][place],
    )
    clock["now"][0] = events["time"][place]
    clock["processed"][0] += 1
    events["kind"][place] = NONE
    events["next"][place] = clock["vacant"][0]
    clock["vacant"][0] = place
    return event


def pending(state: State) -> np.ndarray:
    """Return the events on the agenda, first to last, as an array of dtype EVENT."""
    events = state.events[: state.clock["events"][0]]
    events = events[events["kind"] != NONE]
    return events[np.lexsort((events["sequence"], events["time"]))]


def lay_out(state: State, events: np.ndarray) -> None:
    """Let the agenda hold these events alone, which are in order and for which there is room."""
    count, clock = len(events), state.clock
    state.events[:count] = events
    state.ahead[:] = NONE
    clock["events"] = count
    clock["agenda"] = 0
    clock["vacant"] = clock["first"] = clock["last"] = NONE
    _enter_all(state, count)


@compiled(from_python=True)
def _enter_all(state: State, count: int) -> None:
    """Enter the first events, which are in order."""
    for place in range(count):
        _enter(state, state.events["time"][place], (state.events["sequence"][place] << _PLACES) | place)
