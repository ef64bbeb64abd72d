"""The course of one run, whatever drives it: world, accumulator, kept ledger, and a change of organisation."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from sim.compile import compiled, prepare
from sim.errors import ArgumentError
from sim.journey.adopt import adopt, resume
from sim.journey.agenda import DIRECT, VACATE, Event, due, event_of, note, take
from sim.journey.cells import survey_all
from sim.journey.forget import unfinished, with_issues
from sim.journey.initial import (
    begin_weeks,
    call_committees,
    foresee_days,
    learn_initial_beliefs,
    plan_streams,
    watch_limits,
)
from sim.journey.journey import journey
from sim.journey.moved import passage
from sim.journey.state import GROWING, STEP_ROOM, World, empty_state, has_room, with_room
from sim.measures.accumulate import Accumulator, empty_accumulator, observe, with_room_for
from sim.measures.succession import carried_over, of_issues
from sim.organisation.layout import DAYS_A_YEAR, MONTH, NONE, POLITICAL
from sim.organisation.tables import Tables

NOTHING_DUE = -1
NO_ROOM = -2
_SHOCKS = 6.0  # standard deviations by which a day's mean may exceed the stream's rate before room would run out
_ROWS_A_BEGINNING = 4  # turning to it, further entries, the task itself, and its end on the agenda
_ROWS_A_POST = 10  # a manager's week: work on two kinds of jobs and on a mandate, its end, parts of jobs that fall due


@compiled(from_python=True)
def next_event(world: World, until: float, margin: int) -> Event:
    """Take the next event before `until` (days) off the agenda; its kind is -1 when none is due, -2 without room."""
    if not due(world.state, until):
        return event_of(NOTHING_DUE, -1, -1, -1, -1, -1)
    if not has_room(world.state, margin):
        return event_of(NO_ROOM, -1, -1, -1, -1, -1)
    return take(world.state)


@dataclass
class Course:
    """One run under way. `segments` are the ledger rows since the start, when they are kept.

    The ledger is `told` when its digest is wanted, or its rows: else they go to the accumulator alone. `room`: the
    lengths that the growing arrays of a branch get, where this run is kept tight; else empty.
    """

    tables: Tables
    world: World
    accumulator: Accumulator
    margin: int
    keep: bool
    told: bool
    digest: "hashlib._Hash"
    segments: list[np.ndarray] = field(default_factory=list)
    room: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def start(cls, tables: Tables, seed: int, bounds: np.ndarray, *, keep: bool = False, told: bool = True) -> "Course":
        """Return the first morning under `tables`; `bounds` are the limits of the calendar windows in days."""
        prepare()
        state = empty_state(tables.structure, len(tables.functions), seed, float(bounds[-1]))
        world = World(tables.structure, state)
        accumulator = empty_accumulator(bounds, tables)
        margin = _margin(tables, float(bounds[-1]))
        course = cls(tables, world, accumulator, margin, keep, keep or told, hashlib.sha256())
        learn_initial_beliefs(world, np.ones(state.beliefs.shape, dtype=np.bool_))
        foresee_days(world)
        course.make_room(_issues_to_come(world))
        for stream in range(len(tables.streams)):
            course.make_room()
            plan_streams(course.world, stream, stream + 1)
        beginners = len(tables.posts) + len(tables.persons)
        course.world = World(tables.structure, with_room(course.world.state, course.margin + beginners))
        survey_all(course.world)
        call_committees(course.world)
        begin_weeks(course.world, np.ones(len(tables.persons), dtype=np.bool_))
        watch_limits(course.world)
        return course

    def make_room(self, issues: int = 0) -> None:
        """Empty the ledger buffer; give every growing array room for one more step, and for so many issues in all."""
        self.drain()
        self.world = World(self.world.structure, with_room(self.world.state, self.margin, issues))
        self.accumulator = with_room_for(self.accumulator, len(self.world.state.issues))

    def drain(self) -> None:
        """Feed the buffered ledger rows to the accumulator and to the digest."""
        clock, rows = self.world.state.clock, self.world.state.rows
        count = int(clock["rows"][0])
        if count:
            self.accumulator = with_room_for(self.accumulator, int(clock["issues"][0]))
            observe(self.accumulator, rows, count)
            if self.told:
                self.digest.update(rows[:count].data)
            if self.keep:
                self.segments.append(rows[:count].copy())
            clock["rows"][0] = 0

    @property
    def now(self) -> float:
        """Days since the start."""
        return float(self.world.state.clock["now"][0])

    def check_ahead(self, until: float) -> None:
        """Raise ArgumentError where a day lies before the present."""
        if until < self.now:
            raise ArgumentError("until", until, f"lies before the present, day {self.now:g}")

    def arrive_at(self, until: float) -> None:
        """Let the present be a day before which nothing is left to happen."""
        self.world.state.clock["now"] = until
        self.drain()

    def happen(self, event: Event) -> None:
        """Let one event happen by the rules."""
        journey(self.world, event)

    def branch(self) -> "Course":
        """Return the same run in arrays of its own, with its room: what follows in one leaves the other as it is."""
        return replace(self._copy(self.room or self.world.state.lengths), room={})

    def tight(self) -> "Course":
        """Return the same run in arrays of its own without any room: to be kept, and to go on in its branches."""
        return replace(self._copy(dict.fromkeys(GROWING, 0)), room=self.room or self.world.state.lengths)

    def _copy(self, lengths: Mapping[str, int]) -> "Course":
        self.drain()
        world = World(self.world.structure, self.world.state.copy(lengths))
        accumulator = self.accumulator.copy(lengths["issues"])
        return replace(self, world=world, accumulator=accumulator, digest=self.digest.copy(), segments=[*self.segments])

    def without_past(self) -> "Course":
        """Return the same run without the issues that are over: what follows is the same, the past adds up no more."""
        self.drain()
        kept = unfinished(self.world.state)
        world = World(self.world.structure, with_issues(self.world.state, kept))
        return replace(
            self, world=world, accumulator=of_issues(self.accumulator, kept), digest=self.digest.copy(), segments=[]
        )

    def change_to(self, tables: Tables) -> None:
        """Let another organisation take over the present state at the present time, and begin at once."""
        self.take_over(tables)
        self.begin_under(tables)

    def take_over(self, tables: Tables) -> None:
        """Let another organisation take over the present state; nobody turns to anything yet.

        What new posts believe, and how long a lost claim is read, goes by the parameters in force until now
        (assumption); all else by those of `begin_under`.
        """
        self.drain()
        before = self.tables.structure.parameters
        given = replace(tables, structure=tables.structure._replace(parameters=before))
        move = passage(self.tables, given)
        self.accumulator = carried_over(self.accumulator, given, move.posts, move.ranks, self.now)
        self.world = adopt(self.tables, given, self.world.state, move)
        self.tables = given

    def begin_under(self, tables: Tables) -> None:
        """Let whoever is free begin what waits, under the organisation that has taken over.

        `tables` are its arrays with the parameters and hours that hold from now on.
        """
        self.tables, self.world = tables, World(tables.structure, self.world.state)
        self.margin = max(self.margin, _margin(tables, float(self.world.state.clock["until"][0])))
        self.make_room()
        self.world = World(self.world.structure, with_room(self.world.state, self.margin + self._room_to_begin()))
        resume(self.world)

    def _room_to_begin(self) -> int:
        """Return the room in which all who are free begin what waits: no more than waits, and than has a server."""
        state, structure = self.world.state, self.world.structure
        free = np.maximum(structure.persons["servers"] - state.desks["busy"], 0)
        begun = int(np.minimum(state.queues["length"].sum(axis=1), free).sum())
        return begun * (_ROWS_A_BEGINNING + int(structure.matrix.shape[1]))

    def vacate(self, post: int, day: float, days: int, pace: int, in_force: int) -> None:
        """Note that a post (by index) becomes vacant on a day, for so many days; `pace` in thousandths (F4, I3).

        The structure will then have been in force for `in_force` days.
        """
        self.make_room()
        note(self.world.state, day, event_of(VACATE, post, -1, pace, days, in_force))

    def lay_down(self, function: int, day: float) -> None:
        """Note that on a day the council makes every cell of a function (by index) clear (H8, I1)."""
        posts = self.tables.structure.posts
        council = int(np.argmax((posts["level"] == POLITICAL) & (posts["superior"] == NONE)))
        self.make_room()
        note(self.world.state, day, event_of(DIRECT, council, -1, function, -1, -1))

    def sha256(self) -> str:
        """Return the digest of the ledger so far, 64 hexadecimal digits."""
        self.drain()
        return self.digest.hexdigest()


def _issues_to_come(world: World) -> int:
    """Return how many root issues the run will hardly exceed: more arise rarely, and the arrays then grow."""
    streams, busyness = world.structure.streams, world.state.busyness
    expected = float((streams["rate"] * busyness.sum(axis=1)[streams["kind"]]).sum())
    return int(expected + 4.0 * np.sqrt(expected))


def _margin(tables: Tables, until: float) -> int:
    """Return the room that one step may need in a run up to `until` (days): the largest of all kinds of steps.

    Those whose size depends on the data are the arrivals of the busiest day of a stream and a week of the manager with
    the most posts, who may do all jobs that have fallen due so far. All other steps fit into `STEP_ROOM`.
    """
    structure = tables.structure
    parameters = structure.parameters[0]
    jobs = float(parameters["strategy_jobs"]) + float(structure.posts["changes"].max(initial=0.0))
    rows = _ROWS_A_POST + 2 * int(jobs * (until / MONTH + 2.0))
    weeks = int(structure.persons["posts"].max(initial=1)) * rows
    if not len(structure.streams):
        return STEP_ROOM + weeks
    busiest = structure.streams["rate"].max() * parameters["volume"] * structure.seasons.max()
    busiest *= np.exp(_SHOCKS * parameters["shock"]) * max(1.0, 1.0 + parameters["growth"]) ** (until / DAYS_A_YEAR)
    return STEP_ROOM + weeks + int(busiest + 12.0 * np.sqrt(busiest) + 12.0)
