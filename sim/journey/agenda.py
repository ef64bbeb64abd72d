"""The agenda: events in order of (time, sequence at which they were noted), a heap in one array, four to a parent."""

from typing import Final, NamedTuple

from sim.compile import compiled
from sim.journey.state import State

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


@compiled
def _move(state: State, target: int, source: int) -> None:
    agenda = state.agenda  # field by field: to move a whole row is a call into the C library
    agenda["time"][target] = agenda["time"][source]
    agenda["sequence"][target] = agenda["sequence"][source]
    agenda["kind"][target] = agenda["kind"][source]
    agenda["who"][target] = agenda["who"][source]
    agenda["issue"][target] = agenda["issue"][source]
    agenda["item"][target] = agenda["item"][source]
    agenda["other"][target] = agenda["other"][source]
    agenda["task"][target] = agenda["task"][source]


@compiled(from_python=True)
def note(state: State, time: float, event: Event) -> None:
    """Put an event on the agenda for a time (days); equal times keep the order in which they were noted."""
    agenda, clock = state.agenda, state.clock
    place = clock["agenda"][0]
    clock["agenda"][0] = place + 1
    while place > 0:
        parent = (place - 1) >> 2
        if agenda["time"][parent] <= time:  # an equal time was noted earlier, so it stays in front
            break
        _move(state, place, parent)
        place = parent
    agenda["time"][place] = time
    agenda["sequence"][place] = clock["sequence"][0]
    clock["sequence"][0] += 1
    agenda["kind"][place], agenda["who"][place] = event.kind, event.who
    agenda["issue"][place], agenda["item"][place] = event.issue, event.item
    agenda["other"][place], agenda["task"][place] = event.other, event.task


@compiled
def _before(state: State, first: int, second: int) -> bool:
    agenda = state.agenda
    if agenda["time"][first] != agenda["time"][second]:
        return agenda["time"][first] < agenda["time"][second]
    return agenda["sequence"][first] < agenda["sequence"][second]


@compiled
def due(state: State, until: float) -> bool:
    """Return whether an event stands before `until` (days, exclusive)."""
    return state.clock["agenda"][0] > 0 and state.agenda["time"][0] < until


@compiled
def take(state: State) -> Event:
    """Take the first event off the agenda and move the clock to it; the agenda must not be empty."""
    agenda, clock = state.agenda, state.clock
    event = event_of(
        agenda["kind"][0],
        agenda["who"][0],
        agenda["issue"][0],
        agenda["item"][0],
        agenda["other"][0],
        agenda["task"][0],
    )
    clock["now"][0] = agenda["time"][0]
    clock["processed"][0] += 1
    last = clock["agenda"][0] - 1
    clock["agenda"][0] = last
    place, child = 0, 1
    while child < last:
        first = child
        for other in range(child + 1, min(child + 4, last)):
            if _before(state, other, first):
                first = other
        if not _before(state, first, last):
            break
        _move(state, place, first)
        place, child = first, 4 * first + 1
    if last > 0:
        _move(state, place, last)
    return event
