"""A world on its first morning, with an issue or two put on the books by hand."""

from dataclasses import dataclass

import numpy as np
import pytest

from sim.engines.course import Course
from sim.journey.agenda import Event, due, lay_out, take
from sim.journey.desk import begin_next, clear, release
from sim.journey.state import World
from sim.ledger import columns as c
from sim.organisation.layout import NONE
from sim.organisation.tables import Tables
from tests.worlds import runs

LIMITS = np.array([0.0, 30.0, 60.0, 90.0, 90.0])


@dataclass
class Morning:
    """A course before anything has happened, without arrivals or meetings."""

    course: Course

    @property
    def world(self) -> World:
        """The world as it stands."""
        return self.course.world

    @property
    def tables(self) -> Tables:
        """The arrays with their labels."""
        return self.course.tables

    def issue(self, kind: str, unit: str = "school_m01") -> int:
        """Put an issue of a kind on the books and return its number."""
        state, structure = self.world.state, self.world.structure
        number = int(state.clock["issues"][0])
        state.clock["issues"][0] = number + 1
        row = state.issues[number]
        row["kind"], row["unit"] = self.tables.kinds.index(kind), self.tables.post(unit)
        row["row"] = structure.kinds["function"][row["kind"]] * len(self.tables.units) + self.tables.units.index(unit)
        row["basis"] = row["first"] = NONE
        return number

    def rows(self, event: int) -> np.ndarray:
        """Return what the ledger says of one kind of event."""
        written = self.world.state.rows[: self.world.state.clock["rows"][0]]
        return written[written["event"] == event]

    def work_off(self) -> list[Event]:
        """Let everybody do what lies on the desks, without what a finished task leads to; return the events."""
        found = []
        while due(self.world.state, np.inf):
            event = take(self.world.state)
            found.append(event)
            clear(self.world, event.item)
            release(self.world, event.other)
            begin_next(self.world, event.other)
        return found

    def started(self) -> list[tuple[int, float]]:
        """Return the issue and time of every task begun, in order."""
        return [(int(row["issue"]), float(row["time"])) for row in self.rows(c.STARTED)]


@pytest.fixture
def morning() -> Morning:
    """Return a world in which one registrar works 4 hours a day and nothing is on the agenda."""
    tables = runs.World("today").tables()
    structure = tables.structure
    registrar = tables.persons.index("registrar")
    structure.persons["servers"][registrar], structure.persons["rate"][registrar] = 1, 4.0
    course = Course.start(tables, 1, LIMITS)
    lay_out(course.world.state, course.world.state.events[:0])
    return Morning(course)
