"""Lets a run go on, and stops it when work piles up without end: such a run would take for ever and mean nothing."""

import numpy as np

from sim.engines.course import Course
from sim.engines.drivers import Driver
from sim.errors import Overload
from sim.organisation.layout import DAYS_A_YEAR, MONTH


def run_within_limit(driver: Driver, until: float, organisation: str) -> None:
    """Let everything happen before `until` (days); look at the queues once a month.

    Raises Overload when more tasks wait than root issues arise in `run.backlog_limit` years. `organisation` is the key
    that the error names.
    """
    course = driver.course
    most = _most(course)
    while driver.now < until:
        driver.run_until(min(until, driver.now + MONTH))
        waiting = course.world.state.queues["length"].sum(axis=1)
        if waiting.sum() > most:
            person = int(waiting.argmax())
            busy = _busy(course, person, driver.now)
            raise Overload(organisation, driver.now, _posts(course, person), busy, int(waiting.sum()), most)


def _most(course: Course) -> float:
    """Return how many tasks may wait."""
    structure = course.tables.structure
    parameters = structure.parameters[0]
    yearly = float(structure.streams["rate"].sum()) * DAYS_A_YEAR * float(parameters["volume"])
    return yearly * float(parameters["backlog_limit"])


def _busy(course: Course, person: int, days: float) -> float:
    """Return the share of its time since the start that a person has been at work; a task counts when it begins."""
    row = course.tables.structure.persons[person]
    capacity = float(row["rate"]) * int(row["servers"]) * days
    return min(1.0, float(course.world.state.desks["worked"][person]) / capacity) if capacity > 0.0 else 1.0


def _posts(course: Course, person: int) -> str:
    """Return the keys of the posts that a person holds."""
    held = np.flatnonzero(course.tables.structure.posts["person"] == person)
    return " and ".join(course.tables.posts[post] for post in held)
