"""Where each post, person, row and cell lies after a change of organisation, and the arrays read that way.

Every reference is carried over by key. The work of a post that is gone goes to the post that says it replaces it, else
to the nearest superior that remains. A claim whose post no longer holds a cell of the row is no claim any more.
"""

from dataclasses import dataclass

import numpy as np

from sim.journey.ruling import BY_SUPERIOR
from sim.journey.state import OPEN, PLACE, State
from sim.journey.write import entry, write
from sim.ledger.columns import DROPPED, HANDLE, QUEUED, RECONCILIATION, REPORT, TRIAGE
from sim.organisation.layout import ACCOUNTABLE, EVEN, NONE, PERFORMS
from sim.organisation.tables import Tables


@dataclass(frozen=True)
class Passage:
    """Where each index of the old tables lies in the new ones; every array has one more place, so that -1 stays -1."""

    posts: np.ndarray
    persons: np.ndarray
    rows: np.ndarray
    ranks: np.ndarray  # by old row and rank; -1: the post holds no cell of that row any more
    functions: np.ndarray


def passage(old: Tables, new: Tables) -> Passage:
    """Return where everything goes when `new` takes over from `old`."""
    posts = np.array([_post_after(old, new, place) for place in range(len(old.posts))] + [NONE])
    persons = np.array([_person_after(old, new, posts, place) for place in range(len(old.persons))] + [NONE])
    units = len(old.units)
    functions = np.array([*(new.functions.index(key) for key in old.functions), NONE])
    rows = np.append((functions[:-1, np.newaxis] * units + np.arange(units)).ravel(), NONE)
    cells, after = new.structure.matrix["post"][rows[:-1]], posts[old.structure.matrix["post"]]
    same = (after[:, :, np.newaxis] == cells[:, np.newaxis]) & (after != NONE)[:, :, np.newaxis]
    ranks = np.full((len(rows) - 1, old.structure.matrix.shape[1] + 1), NONE, dtype=np.int64)
    ranks[:, :-1] = np.where(same.any(axis=2), same.argmax(axis=2), NONE)
    return Passage(posts, persons, rows, ranks, functions)


def _post_after(old: Tables, new: Tables, place: int) -> int:
    while True:
        key = new.replaced.get(old.posts[place], old.posts[place])
        if key in new.place:
            return new.place[key]
        place = int(old.structure.posts["superior"][place])  # the root is in every chart or replaced; else -1 wraps
        if place == NONE:
            return int(np.argmax(new.structure.posts["superior"] == NONE))


def _person_after(old: Tables, new: Tables, posts: np.ndarray, place: int) -> int:
    if (key := old.persons[place]) in new.persons:
        return new.persons.index(key)
    held = np.flatnonzero(old.structure.posts["person"] == place)
    return int(new.structure.posts["person"][posts[held[0]]])


def move_issues(state: State, move: Passage) -> None:
    """Read every issue under the new chart, but for where disputes are settled; `state` is changed in place."""
    issues = state.issues[: state.clock["issues"][0]]
    for name in ("unit", "first", "decider", "sender", "apex_0", "apex_1"):
        issues[name] = move.posts[issues[name]]
    ranks = move.ranks[issues["row"]]
    for name in ("believers", "claimed", "waiting", "started", "finished", "visited"):
        bits = np.zeros(len(issues), dtype=np.int64)
        for rank in range(ranks.shape[1] - 1):
            kept = ranks[:, rank] != NONE
            bits[kept] |= ((issues[name][kept] >> rank) & 1).astype(np.int64) << ranks[kept, rank]
        issues[name] = bits
    held = issues["basis"] >= 0
    after = ranks[held, issues["basis"][held]]
    to_come = (issues["stage"][held] == OPEN) & (issues["asking"][held] == 0)  # a settlement gave it to that post
    issues["basis"][held] = np.where(after != NONE, after, np.where(to_come, NONE, BY_SUPERIOR))
    _move_parties(issues, ranks)
    issues["row"] = move.rows[issues["row"]]


def _move_parties(issues: np.ndarray, ranks: np.ndarray) -> None:
    """Carry the disputants over: where one has lost its cell the other stands alone, where both, the first cell."""
    places = np.arange(len(issues))
    one, two = (ranks[places, issues[name]] for name in ("party_0", "party_1"))
    issues["party_0"] = np.where(one != NONE, one, np.maximum(two, 0))
    issues["party_1"] = np.where(two != NONE, two, np.maximum(one, 0))


Waiting = tuple[float, int, int]
"""Time laid, priority class and item of a waiting task."""


def lose_claims(
    state: State, queued: list[Waiting], ranks: np.ndarray, move: Passage, reading_hours: float
) -> list[Waiting]:
    """Drop the waiting performances of posts that have lost their cell, each for a reading of the issue in its place.

    Of two that come to lie with one post the later is dropped. What had been dropped already is taken off the books.
    Returns what still waits. Comes before anything is moved.
    """
    items, left = state.items, []
    kept: dict[tuple[int, int], int] = {}  # the rank whose performance stays, by issue and rank after the change
    for entry_of_queue in queued:
        item = entry_of_queue[2]
        issue, rank, post = int(items["issue"][item]), int(items["rank"][item]), int(move.posts[items["post"][item]])
        waits = items["task"][item] == HANDLE and bool((state.issues["waiting"][issue] >> rank) & 1)
        lost = items["task"][item] == HANDLE and ranks[issue, rank] == NONE
        joined = waits and not lost and kept.setdefault((issue, int(ranks[issue, rank])), rank) != rank
        if waits and (lost or joined):  # it may lie in a queue twice, and is dropped once
            write(state, issue, entry(DROPPED, post, NONE, HANDLE, NONE, 0), 0.0, 0.0)
            state.issues["waiting"][issue] &= ~(1 << rank)
        if not lost and not joined:
            left.append(entry_of_queue)
        elif waits and lost:
            write(state, issue, entry(QUEUED, post, NONE, TRIAGE, NONE, 0), reading_hours, 0.0)
            items["task"][item], items["rank"][item], items["effort"][item] = TRIAGE, NONE, reading_hours
            left.append(entry_of_queue)
        else:
            items["next"][item], state.clock["spare"] = state.clock["spare"][0], item
    return left


def move_items(state: State, move: Passage, ranks: np.ndarray) -> None:
    """Carry tasks over; a performance under way whose claim is lost goes on without a rank, to be passed on."""
    items = state.items[: state.clock["items"][0]]
    items["post"] = move.posts[items["post"]]
    ranked = np.flatnonzero(np.isin(items["task"], (HANDLE, REPORT, RECONCILIATION)))
    after = ranks[items["issue"][ranked], items["rank"][ranked]]
    items["rank"][ranked] = np.where(items["task"][ranked] == HANDLE, after, np.maximum(after, 0))


def moved_beliefs(state: State, old: Tables, new: Tables, move: Passage) -> np.ndarray:
    """Return what every post that remains believes, and nothing yet for new posts."""
    beliefs = np.zeros((len(new.posts), len(new.functions)), dtype=state.beliefs.dtype)
    for before, key in enumerate(old.posts):
        if key in new.place:
            beliefs[new.place[key], move.functions[:-1]] = state.beliefs[before]
    return beliefs


def held_before(old: Tables, new: Tables, move: Passage) -> np.ndarray:
    """Return of which functions each post owned or did a part before, shape (posts, functions).

    There it keeps its beliefs; of a function that it is given now it has none yet, as if it were a new post.
    """
    held = np.zeros((len(old.posts), len(new.functions)), dtype=np.bool_)
    cells = old.structure.matrix
    works = (cells["post"] != NONE) & (cells["letters"] & (ACCOUNTABLE | PERFORMS) != 0)
    row, _ = np.nonzero(works)
    held[cells["post"][works], move.rows[row] // len(new.units)] = True
    before = np.zeros((len(new.posts), len(new.functions)), dtype=np.bool_)
    for place, key in enumerate(old.posts):
        if key in new.place:
            before[new.place[key]] = held[place]
    return before


def moved_places(state: State, old: Tables, new: Tables) -> np.ndarray:
    """Return what posts remember; where its superior is another, or the post is new, its line has changed now (F15)."""
    places = np.zeros(len(new.posts), dtype=PLACE)
    places["trust"], places["changed"] = EVEN, state.clock["now"][0]
    for place, key in enumerate(new.posts):
        if key in old.place:
            before = old.place[key]
            places[place] = state.places[before]
            over = [t.structure.posts["superior"][p] for t, p in ((old, before), (new, place))]
            names = [t.posts[p] if p != NONE else "" for t, p in zip((old, new), over, strict=True)]
            if names[0] != names[1]:
                places["changed"][place] = state.clock["now"][0]
    return places


def moved_matrix(state: State, old: Tables, new: Tables, move: Passage) -> tuple[np.ndarray, np.ndarray]:
    """Return the new matrix with what has changed in the old one since the start, and which rows are written down."""
    matrix = new.structure.matrix.copy()
    written = np.zeros(len(matrix), dtype=np.int32)
    written[move.rows[:-1]] = state.sheets["written"]
    changed = state.matrix["letters"] != old.structure.matrix["letters"]
    for row, rank in zip(*np.nonzero(changed), strict=True):
        after = move.ranks[row, rank]
        if after != NONE:  # two cells that become one keep the letters of both
            together = state.matrix["letters"][row, move.ranks[row, :-1] == after]
            matrix["letters"][move.rows[row], after] = np.bitwise_or.reduce(together)
    return matrix, written
