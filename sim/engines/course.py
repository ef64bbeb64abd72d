"""The course of one run, whatever drives it: world, accumulator, kept ledger, and a change of organisation."""

import hashlib
from dataclasses import dataclass, field

import numpy as np

from sim.compile import compiled, prepare
from sim.journey.adopt import adopt, passage, resume
from sim.journey.agenda import Event, due, event_of, take
from sim.journey.initial import call_committees, learn_initial_beliefs, plan_streams
from sim.journey.journey import journey
from sim.journey.state import STEP_ROOM, World, empty_state, has_room, with_room
from sim.measures.accumulate import Accumulator, empty_accumulator, observe, with_room_for
from sim.organisation.tables import Tables

NOTHING_DUE = -1
NO_ROOM = -2
_SHOCKS = 8.0  # a day's mean may exceed the stream's rate by this factor before room would run out


@compiled
def next_event(world: World, until: float, margin: int) -> Event:
    """Take the next event before `until` (days) off the agenda; its kind is -1 when none is due, -2 without room."""
    if not due(world.state, until):
        return event_of(NOTHING_DUE, -1, -1, -1, -1, -1)
    if not has_room(world.state, margin):
        return event_of(NO_ROOM, -1, -1, -1, -1, -1)
    return take(world.state)


@dataclass
class Course:
    """One run under way. `segments` are the ledger rows since the start, when they are kept."""

    tables: Tables
    world: World
    accumulator: Accumulator
    margin: int
    keep: bool
    digest: "hashlib._Hash"
    segments: list[np.ndarray] = field(default_factory=list)

    @classmethod
    def start(cls, tables: Tables, seed: int, bounds: np.ndarray, *, keep: bool = False) -> "Course":
        """Return the first morning under `tables`; `bounds` are the limits of the calendar windows in days."""
        prepare()
        state = empty_state(tables.structure, len(tables.functions), seed, float(bounds[-1]))
        world = World(tables.structure, state)
        levels = tables.structure.posts["level"]
        accumulator = empty_accumulator(bounds, levels, tables.structure.matrix.shape[1])
        course = cls(tables, world, accumulator, _margin(tables), keep, hashlib.sha256())
        learn_initial_beliefs(world, np.ones(len(tables.posts), dtype=np.bool_))
        for stream in range(len(tables.streams)):
            course.make_room()
            plan_streams(course.world, stream, stream + 1)
        call_committees(course.world)
        return course

    def make_room(self) -> None:
        """Empty the ledger buffer and give every growing array room for one more step."""
        self.drain()
        self.world = World(self.world.structure, with_room(self.world.state, self.margin))

    def drain(self) -> None:
        """Feed the buffered ledger rows to the accumulator and to the digest."""
        clock, rows = self.world.state.clock, self.world.state.rows
        count = int(clock["rows"][0])
        if count:
            self.accumulator = with_room_for(self.accumulator, int(clock["issues"][0]))
            observe(self.accumulator, rows, count)
            self.digest.update(rows[:count].tobytes())
            if self.keep:
                self.segments.append(rows[:count].copy())
            clock["rows"][0] = 0

    def happen(self, event: Event) -> None:
        """Let one event happen by the rules."""
        journey(self.world, event)

    def branch(self) -> "Course":
        """Return the same run in arrays of its own: what follows in one leaves the other as it is."""
        self.drain()
        world = World(self.world.structure, self.world.state.copy())
        return Course(
            self.tables, world, self.accumulator.copy(), self.margin, self.keep, self.digest.copy(), [*self.segments]
        )

    def change_to(self, tables: Tables) -> None:
        """Let another organisation take over the present state at the present time."""
        self.drain()
        move = passage(self.tables, tables)
        worked = np.zeros((len(self.accumulator.worked), len(tables.posts), self.accumulator.worked.shape[2]))
        for before, after in enumerate(move.posts[:-1]):
            worked[:, after] += self.accumulator.worked[:, before]
        levels = np.ascontiguousarray(tables.structure.posts["level"])
        self.accumulator = self.accumulator._replace(worked=worked, levels=levels)
        ranks = tables.structure.matrix.shape[1]
        if ranks > self.accumulator.performed.shape[1]:
            more = np.zeros((len(self.accumulator.performed), ranks - self.accumulator.performed.shape[1]))
            performed = np.ascontiguousarray(np.hstack([self.accumulator.performed, more]))
            self.accumulator = self.accumulator._replace(performed=performed)
        self.world = adopt(self.tables, tables, self.world.state)
        self.tables = tables
        self.make_room()
        resume(self.world)

    def sha256(self) -> str:
        """Return the digest of the ledger so far, 64 hexadecimal digits."""
        self.drain()
        return self.digest.hexdigest()


def _margin(tables: Tables) -> int:
    """Return the room that one step may need: its own effects and the arrivals of the busiest day of a stream."""
    structure = tables.structure
    parameters = structure.parameters[0]
    if not len(structure.streams):
        return STEP_ROOM
    busiest = structure.streams["rate"].max() * parameters["volume"] * structure.seasons.max() * _SHOCKS
    return STEP_ROOM + int(busiest + 12.0 * np.sqrt(busiest) + 12.0)
