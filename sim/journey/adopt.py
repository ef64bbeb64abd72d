"""A change of organisation: the same state, open work and beliefs, read under another chart.

Stands for F15 (what a change disturbs), H14 (a structure as a stage), D2 (a target matrix taking over).
"""

from typing import Annotated

import numpy as np

from sim.compile import compiled
from sim.journey.agenda import ARISE, AWARE, DONE, MEET, REACH, WEEK, WORD, event_of, lay_out, note, pending
from sim.journey.cells import survey_all
from sim.journey.desk import begin_next
from sim.journey.dispute import find_apexes
from sim.journey.initial import begin_weeks, learn_initial_beliefs
from sim.journey.moved import (
    Passage,
    held_before,
    lose_claims,
    move_issues,
    move_items,
    moved_beliefs,
    moved_matrix,
    moved_places,
)
from sim.journey.queues import enqueue
from sim.journey.state import CLASSES, DESK, IN_DISPUTE, QUEUE, SHEET, State, World, with_room
from sim.ledger.columns import REPORT
from sim.organisation.layout import DEPARTMENT_LEVEL, NONE, POLITICAL
from sim.organisation.tables import Tables

_MEETINGS: int = 4  # events that each post may add when a new organisation begins: a meeting, a week, a watch
_ROWS: int = 2  # ledger rows that each waiting task may add: dropped, queued again


def adopt(old: Tables, new: Tables, state: State, move: Passage) -> World:
    """Return the world in which `new` takes over the state that came about under `old`, which is used up by it.

    `move` says where everything goes. Where open disputes are settled is not yet known, and work not taken up again:
    `resume` does both, once there is room for it.
    """
    state = with_room(state, _MEETINGS * len(new.posts) + _ROWS * int(state.clock["items"][0]))
    ranks = move.ranks[state.issues["row"]]
    queued = lose_claims(state, _queued(state), ranks, move, float(new.structure.parameters["triage_hours"][0]))
    move_issues(state, move)
    move_items(state, move, ranks)
    events = _moved_events(state, old, new, move, ranks)
    lay_out(state, events)
    queues = np.zeros((len(new.persons), CLASSES), dtype=QUEUE)
    queues["head"] = queues["tail"] = NONE
    matrix, written = moved_matrix(state, old, new, move)
    sheets = np.zeros(len(matrix), dtype=SHEET)
    sheets["written"] = written
    _move_households(state, move)
    state = state._replace(
        desks=_moved_desks(state, events, old, new, move),
        queues=queues,
        places=moved_places(state, old, new),
        matrix=matrix,
        sheets=sheets,
        beliefs=moved_beliefs(state, old, new, move),
    )
    world = World(new.structure, state)
    queue_again(world, np.array([waiting[1:] for waiting in queued], dtype=np.int64).reshape(-1, 2))
    survey_all(world)
    if not _same_chart(old, new):  # what people expect of a chart that stays goes on as it was
        world.state.clock["unclear_first"] = NONE
    state.sheets["written"][state.sheets["owners"] != 1] = 0  # what the new chart leaves unclear again
    learn_initial_beliefs(world, ~held_before(old, new, move))
    _call_new_committees(world, old, new)
    begin_weeks(world, _without_weeks(new, events))
    return world


def _same_chart(old: Tables, new: Tables) -> bool:
    """Return whether posts and cells are the same in both, whatever hours people have."""
    tables = ("posts", "matrix")
    return all(np.array_equal(getattr(old.structure, name), getattr(new.structure, name)) for name in tables)


def _queued(state: State) -> list[tuple[float, int, int]]:
    """Return (time laid, order, item) of every waiting task, with its priority class in the order's place."""
    waiting = []
    for person, priority in np.argwhere(state.queues["head"] != NONE).tolist():
        item = int(state.queues["head"][person, priority])
        while item != NONE:
            waiting.append((float(state.items["laid"][item]), priority, item))
            item = int(state.items["next"][item])
    return sorted(waiting, key=lambda entry: entry[0])


def _move_households(state: State, move: Passage) -> None:
    """Let what households know point to the posts and functions of the new chart."""
    for name in ("unit", "contact"):
        state.households[name] = move.posts[state.households[name]]
    state.households["function"] = move.functions[state.households["function"]]


def _moved_events(state: State, old: Tables, new: Tables, move: Passage, old_ranks: np.ndarray) -> np.ndarray:
    """Return the events under the new chart, less what a lost claim would hear and anyone's second week."""
    events = pending(state)
    kind = events["kind"]
    events["who"][kind != ARISE] = move.posts[events["who"][kind != ARISE]]
    places = {label: place for place, label in enumerate(new.streams)}
    streams = np.array([places[label] for label in old.streams] or [NONE])
    events["who"][kind == ARISE] = streams[events["who"][kind == ARISE]]
    events["other"][kind == REACH] = move.posts[events["other"][kind == REACH]]
    events["other"][kind == DONE] = move.persons[events["other"][kind == DONE]]
    reports = (kind == REACH) & (events["task"] == REPORT)
    events["item"][reports] = np.maximum(old_ranks[events["issue"][reports], events["item"][reports]], 0)
    cells = np.isin(kind, (AWARE, WORD))
    ranks = old_ranks[events["issue"][cells]]
    every = np.arange(len(ranks))
    item, other = ranks[every, events["item"][cells]], ranks[every, events["other"][cells]]
    lost = np.zeros(len(events), dtype=bool)
    lost[cells] = (item == NONE) | ((other == NONE) & (kind[cells] == WORD))
    events["item"][cells], events["other"][cells] = item, other
    lost |= (kind == WEEK) & ~_first_of_week(events, new)
    return events[~lost]


def _first_of_week(events: np.ndarray, new: Tables) -> np.ndarray:
    """Return which events are a manager's week, read at the first manager's post of the person, once each.

    The events' posts are corrected in place: a person may hold another post first under the new chart.
    """
    first = np.zeros(len(events), dtype=bool)
    posts, seen = new.structure.posts, set()
    leads = (posts["level"] >= DEPARTMENT_LEVEL) & (posts["level"] < POLITICAL)
    for place in np.flatnonzero(events["kind"] == WEEK):
        person = int(posts["person"][events["who"][place]])
        held = np.flatnonzero(leads & (posts["person"] == person))
        if len(held) and person not in seen:
            events["who"][place], first[place] = held[0], True
            seen.add(person)
    return first


def _without_weeks(new: Tables, events: np.ndarray) -> np.ndarray:
    """Return which persons have no week among the events."""
    fresh = np.ones(len(new.persons), dtype=np.bool_)
    fresh[new.structure.posts["person"][events["who"][events["kind"] == WEEK]]] = False
    return fresh


def _moved_desks(state: State, events: np.ndarray, old: Tables, new: Tables, move: Passage) -> np.ndarray:
    """Return the desks of the new persons: what is in work stays in work, with whoever holds the post now."""
    desks = np.zeros(len(new.persons), dtype=DESK)
    np.add.at(desks["worked"], move.persons[:-1], state.desks["worked"])
    np.add.at(desks["counted"], move.persons[:-1], state.desks["counted"])
    desks["last_post"], desks["pace"] = NONE, 1.0
    stays = np.array([key in new.persons for key in old.persons])
    for some in (~stays, stays):  # whoever takes over another's work keeps its own pace
        desks["pace"][move.persons[:-1][some]] = state.desks["pace"][some]
        desks["last_post"][move.persons[:-1][some]] = move.posts[state.desks["last_post"][some]]
    np.add.at(desks["busy"], events["other"][events["kind"] == DONE], 1)
    return desks


def _call_new_committees(world: World, old: Tables, new: Tables) -> None:
    for place, key in enumerate(new.posts):
        interval = world.structure.persons["interval"][world.structure.posts["person"][place]]
        if interval > 0.0 and key not in old.place:
            note(world.state, world.state.clock["now"][0] + interval, event_of(MEET, place, NONE, NONE, NONE, NONE))


@compiled(from_python=True)
def queue_again(world: World, waiting: Annotated[np.ndarray, np.int64, 2]) -> None:
    """Lay waiting tasks, each a priority class and an item, in the queues of those who hold their posts now."""
    for place in range(len(waiting)):
        item = waiting[place, 1]
        enqueue(world.state, world.structure.posts["person"][world.state.items["post"][item]], waiting[place, 0], item)


@compiled(from_python=True)
def resume(world: World) -> None:
    """Find where open disputes are settled as the chart now stands, and let everyone who is free begin what waits."""
    for issue in range(world.state.clock["issues"][0]):
        if world.state.issues["stage"][issue] == IN_DISPUTE:
            find_apexes(world, issue)
    for person in range(len(world.structure.persons)):
        begin_next(world, person)
