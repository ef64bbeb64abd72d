"""A change of organisation: the same state, open work and beliefs, read under another chart.

Every reference to a post, person, committee or matrix cell is carried over by key. The work of a post that is gone goes
to the post that says it replaces it, else to the nearest superior that remains.
Stands for F15 (what a change disturbs), H14 (a structure as a stage), D2 (a target matrix taking over).
"""

from dataclasses import dataclass

import numpy as np

from sim.compile import compiled
from sim.journey.agenda import ANSWER, ARISE, AWARE, DONE, MEET, REACH, WORD, event_of, note
from sim.journey.desk import begin_next, enqueue
from sim.journey.initial import learn_initial_beliefs
from sim.journey.state import CLASSES, DESK, IN_DISPUTE, QUEUE, State, World
from sim.ledger.columns import HANDLE
from sim.organisation.layout import NONE
from sim.organisation.tables import Tables
from sim.rules import lines


@dataclass(frozen=True)
class Passage:
    """Where each index of the old tables lies in the new ones; every array has one more place, so that -1 stays -1."""

    posts: np.ndarray
    persons: np.ndarray
    rows: np.ndarray
    ranks: np.ndarray  # by old row and rank


def passage(old: Tables, new: Tables) -> Passage:
    """Return where everything goes when `new` takes over from `old`."""
    posts = np.array([_post_after(old, new, place) for place in range(len(old.posts))] + [NONE])
    persons = np.array([_person_after(old, new, posts, place) for place in range(len(old.persons))] + [NONE])
    functions, units = len(old.functions), len(old.units)
    keep = [new.functions.index(f) * units + u for f in old.functions for u in range(units)]
    rows = np.array([*keep, NONE])
    ranks = np.zeros((functions * units, old.structure.matrix.shape[1] + 1), dtype=np.int64)
    ranks[:, -1] = NONE
    for row in range(functions * units):
        cells = list(new.structure.matrix["post"][rows[row]])
        for rank, post in enumerate(old.structure.matrix["post"][row]):
            after = posts[post]
            ranks[row, rank] = cells.index(after) if post != NONE and after in cells else 0
    return Passage(posts, persons, rows, ranks)


def _post_after(old: Tables, new: Tables, place: int) -> int:
    while True:
        key = new.replaced.get(old.posts[place], old.posts[place])
        if key in new.posts:
            return new.posts.index(key)
        place = int(old.structure.posts["superior"][place])  # the root is in every chart or replaced; else -1 wraps
        if place == NONE:
            return int(np.argmax(new.structure.posts["superior"] == NONE))


def _person_after(old: Tables, new: Tables, posts: np.ndarray, place: int) -> int:
    if old.persons[place] in new.persons:
        return new.persons.index(old.persons[place])
    held = np.flatnonzero(old.structure.posts["person"] == place)
    return int(new.structure.posts["person"][posts[held[0]]])


def adopt(old: Tables, new: Tables, state: State) -> World:
    """Return the world in which `new` takes over a copy of the state that came about under `old`."""
    state = state.copy()
    move = passage(old, new)
    queued = _queued(state)
    ranks = move.ranks[state.issues["row"]]
    _move_issues(state, new, move)
    _move_items(state, move, ranks)
    agenda = _moved_agenda(state, old, new, move, ranks)
    desks = _moved_desks(state, agenda, new, move)
    queues = np.zeros((len(new.persons), CLASSES), dtype=QUEUE)
    queues["head"] = queues["tail"] = NONE
    state = state._replace(desks=desks, queues=queues, agenda=agenda, beliefs=_moved_beliefs(state, old, new))
    _queue_again(state, new, queued)
    world = World(new.structure, state)
    learn_initial_beliefs(world, np.array([key not in old.posts for key in new.posts]))
    _call_new_committees(world, old, new)
    resume(world)
    return world


def _queued(state: State) -> list[tuple[float, int, int]]:
    """Return (time laid, order, item) of every waiting task, with its priority class in the order's place."""
    waiting = []
    for person in range(len(state.queues)):
        for priority in range(CLASSES):
            item = int(state.queues["head"][person, priority])
            while item != NONE:
                waiting.append((float(state.items["laid"][item]), priority, item))
                item = int(state.items["next"][item])
    return sorted(waiting, key=lambda entry: entry[0])


def _move_issues(state: State, new: Tables, move: Passage) -> None:
    issues = state.issues[: state.clock["issues"][0]]
    for name in ("unit", "first", "decider", "apex_0", "apex_1"):
        issues[name] = move.posts[issues[name]]
    ranks = move.ranks[issues["row"]]
    for name in ("believers", "claimed", "waiting", "started", "finished"):
        bits = np.zeros(len(issues), dtype=np.int64)
        for rank in range(ranks.shape[1] - 1):
            bits |= ((issues[name] >> rank) & 1).astype(np.int64) << ranks[:, rank]
        issues[name] = bits
    for name in ("basis", "party_0", "party_1"):
        held = issues[name] >= 0
        issues[name][held] = ranks[held, issues[name][held]]
    issues["row"] = move.rows[issues["row"]]
    posts, matrix = new.structure.posts, new.structure.matrix
    for place in np.flatnonzero(issues["stage"] == IN_DISPUTE):
        first, second = (int(matrix["post"][issues["row"][place], issues[n][place]]) for n in ("party_0", "party_1"))
        issues["apex_0"][place] = lines.apex_of(posts, first, second)
        issues["apex_1"][place] = lines.apex_of(posts, second, first)


def _move_items(state: State, move: Passage, ranks: np.ndarray) -> None:
    items = state.items[: state.clock["items"][0]]
    items["post"] = move.posts[items["post"]]
    performances = np.flatnonzero(items["task"] == HANDLE)
    items["rank"][performances] = ranks[items["issue"][performances], items["rank"][performances]]


def _moved_agenda(state: State, old: Tables, new: Tables, move: Passage, old_ranks: np.ndarray) -> np.ndarray:
    agenda = state.agenda.copy()
    events = agenda[: state.clock["agenda"][0]]
    kind = events["kind"]
    to_post = np.isin(kind, (REACH, AWARE, WORD, DONE, MEET, ANSWER))
    events["who"][to_post] = move.posts[events["who"][to_post]]
    streams = np.array([new.streams.index(label) for label in old.streams] or [NONE])
    events["who"][kind == ARISE] = streams[events["who"][kind == ARISE]]
    events["other"][kind == REACH] = move.posts[events["other"][kind == REACH]]
    events["other"][kind == DONE] = move.persons[events["other"][kind == DONE]]
    cells = events[np.isin(kind, (AWARE, WORD))].copy()
    ranks = old_ranks[cells["issue"]]
    cells["item"] = ranks[np.arange(len(cells)), cells["item"]]
    cells["other"] = ranks[np.arange(len(cells)), cells["other"]]
    events[np.isin(kind, (AWARE, WORD))] = cells
    return agenda


def _moved_desks(state: State, agenda: np.ndarray, new: Tables, move: Passage) -> np.ndarray:
    """Return the desks of the new persons: what is in work stays in work, with whoever holds the post now."""
    desks = np.zeros(len(new.persons), dtype=DESK)
    np.add.at(desks["worked"], move.persons[:-1], state.desks["worked"])
    desks["last_post"] = NONE
    desks["last_post"][move.persons[:-1]] = move.posts[state.desks["last_post"]]
    events = agenda[: state.clock["agenda"][0]]
    np.add.at(desks["busy"], events["other"][events["kind"] == DONE], 1)
    return desks


def _queue_again(state: State, new: Tables, queued: list[tuple[float, int, int]]) -> None:
    """Lay waiting tasks in the queues of those who hold their posts now, in the order in which they were laid."""
    for _, priority, item in queued:
        enqueue(state, int(new.structure.posts["person"][state.items["post"][item]]), priority, item)


def _moved_beliefs(state: State, old: Tables, new: Tables) -> np.ndarray:
    beliefs = np.zeros((len(new.posts), len(new.functions)), dtype=state.beliefs.dtype)
    for before, key in enumerate(old.posts):
        if key in new.posts:
            columns = [new.functions.index(f) for f in old.functions]
            beliefs[new.posts.index(key), columns] = state.beliefs[before]
    return beliefs


def _call_new_committees(world: World, old: Tables, new: Tables) -> None:
    for place, key in enumerate(new.posts):
        interval = world.structure.persons["interval"][world.structure.posts["person"][place]]
        if interval > 0.0 and key not in old.posts:
            note(world.state, world.state.clock["now"][0] + interval, event_of(MEET, place, NONE, NONE, NONE, NONE))


@compiled
def resume(world: World) -> None:
    """Let everyone who is free begin what waits."""
    for person in range(len(world.structure.persons)):
        begin_next(world, person)
