"""What was worked and what waited in the calendar of a period, by post, level, office, line, area and month."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from sim.ledger import columns as c
from sim.measures.accumulate import hours_on_issues, lines_of
from sim.measures.asked import gives
from sim.measures.sums import Accumulator
from sim.organisation.layout import AREAS, DAYS_A_YEAR, LEVELS, MONTH, NONE
from sim.organisation.tables import Tables, level_of_persons

ALL: Final = "all"
WEEK: Final = 7.0
PRICE: Final = "hour_price"  # the parameter's name, kronor for an hour of work

Row = tuple[str, str, str, str, float]
"""Area, figure, by, key and value."""


class Stretch(NamedTuple):
    """A calendar window of a run; `stays` are the time integrals of the stocks up to the end of the run."""

    accumulator: Accumulator
    tables: Tables
    window: int
    stays: np.ndarray

    @property
    def days(self) -> float:
        """Return how many days it lasts."""
        return float(self.accumulator.bounds[self.window + 1] - self.accumulator.bounds[self.window])

    @property
    def slots(self) -> np.ndarray:
        """Return which slots lie in it, as booleans."""
        bounds, middles = self.accumulator.bounds, self._middles()
        inside: np.ndarray = (middles >= bounds[self.window]) & (middles < bounds[self.window + 1])
        return inside

    def months(self) -> Iterator[tuple[str, int]]:
        """Yield the months after the change that lie in it as keys, counted from 01, and the slot of each."""
        months = np.floor((self._middles() - self.accumulator.bounds[1]) / MONTH).astype(int) + 1
        for slot in np.flatnonzero(self.slots):
            if months[slot] > 0:
                yield f"{months[slot]:02d}", int(slot)

    def _middles(self) -> np.ndarray:
        middles: np.ndarray = (self.accumulator.places.edges[1:] + self.accumulator.places.edges[:-1]) / 2.0
        return middles

    def by_area(self, groups: np.ndarray) -> Iterator[tuple[str, float]]:
        """Yield a sum over all groups, then over those of each area in which something can arise."""
        yield ALL, float(groups.sum())
        lines = len(lines_of(self.tables))
        for area in np.unique(self.accumulator.origins["group"] // lines):
            yield AREAS[area], float(groups[area * lines : (area + 1) * lines].sum())

    def capacity(self) -> np.ndarray:
        """Return the hours that each person has for issues."""
        persons = self.tables.structure.persons
        hours: np.ndarray = persons["rate"] * persons["servers"] * self.days
        return hours


@gives("hours", "full_time_equivalents", "cost", by=("", "work", "office", "level"))
def hours(stretch: Stretch) -> Iterator[Row]:
    """Yield the hours worked, strategic ones too, by kind of work and office; as full-time equivalents and kronor."""
    tables, worked = stretch.tables, stretch.accumulator.worked[stretch.window]
    posts, parameters = tables.structure.posts, tables.structure.parameters
    total, by_post = float(worked.sum()), worked.sum(axis=1)
    yield ALL, "hours", "", "", total
    for place, task in enumerate(c.TASKS):
        if place != c.RULING:
            yield ALL, "hours", "work", task, float(worked[:, place].sum())
    for place, office in enumerate(tables.offices):
        yield ALL, "hours", "office", office, float(by_post[posts["office"] == place].sum())
    year = float(parameters["fulltime_hours"][0]) * stretch.days / DAYS_A_YEAR
    if year > 0.0:
        yield ALL, "full_time_equivalents", "", "", total / year
        for place, level in enumerate(LEVELS):
            if (posts["level"] == place).any():
                own = float(by_post[posts["level"] == place].sum())
                yield ALL, "full_time_equivalents", "level", level, own / year
    if PRICE in (parameters.dtype.names or ()):
        yield ALL, "cost", "", "", total * float(parameters[PRICE][0])


@gives("utilisation", by=("post", "level"))
def utilisation(stretch: Stretch) -> Iterator[Row]:
    """Yield the hours worked on issues over the hours for issues: strategic work gets what these leave."""
    tables, capacity = stretch.tables, stretch.capacity()
    by_post = hours_on_issues(stretch.accumulator, stretch.window)
    person = tables.structure.posts["person"]
    for index, key in enumerate(tables.posts):
        if capacity[person[index]] > 0.0:
            yield ALL, "utilisation", "post", key, float(by_post[index] / capacity[person[index]])
    by_person = np.bincount(person, weights=by_post, minlength=len(capacity))
    level_of = level_of_persons(tables)
    for place, level in enumerate(LEVELS):
        here = (level_of == place) & (capacity > 0.0)
        if here.any():
            yield ALL, "utilisation", "level", level, float(by_person[here].sum() / capacity[here].sum())


@gives("hours_per_week", by=("post", "level", "line"))
def hours_per_week(stretch: Stretch) -> Iterator[Row]:
    """Yield the hours a week of each person, strategic ones too: by post, by level, and of units' heads by line."""
    tables, persons = stretch.tables, stretch.tables.structure.persons
    posts, weeks, lines = tables.structure.posts, stretch.days / WEEK, lines_of(tables)
    by_post = stretch.accumulator.worked[stretch.window].sum(axis=1) / weeks
    works, servers = persons["rate"] > 0.0, persons["servers"][posts["person"]]
    by_server = by_post / servers
    for index in np.flatnonzero((posts["unit"] == NONE) & works[posts["person"]]):
        yield ALL, "hours_per_week", "post", tables.posts[index], float(by_server[index])
    by_person = np.bincount(posts["person"], weights=by_post, minlength=len(persons))
    level_of = level_of_persons(tables)
    for place, level in enumerate(LEVELS):
        here = (level_of == place) & works
        if here.any():
            yield ALL, "hours_per_week", "level", level, float(by_person[here].sum() / persons["servers"][here].sum())
    heads = np.flatnonzero((posts["unit"] != NONE) & works[posts["person"]])
    line_of = np.array([lines.index(tables.types[posts["unit"][head]]) for head in heads], dtype=int)
    for place in np.unique(line_of):
        here = heads[line_of == place]
        yield ALL, "hours_per_week", "line", lines[place], float(by_post[here].sum() / servers[here].sum())


@gives("backlog_hours", "issue_days", by=("", "month", "line", "post", "office"))
def stocks(stretch: Stretch) -> Iterator[Row]:
    """Yield the time integrals of the hours of work that wait, and of open issues.

    By area and line of the issue; by month after the change; by post and office with which the work waits or the issue
    lies: an issue lies with the post to which it came last, before that with the unit concerned.
    """
    posts, tables = len(stretch.tables.posts), stretch.tables
    structure, lines = tables.structure, lines_of(tables)
    for figure, name in (("backlog_hours", "hours"), ("issue_days", "issues")):
        by_slot = stretch.stays[name]
        total = by_slot[stretch.slots].sum(axis=0)
        for area, value in stretch.by_area(total[posts:]):
            yield area, figure, "", "", value
        for month, slot in stretch.months():
            for area, value in stretch.by_area(by_slot[slot, posts:]):
                yield area, figure, "month", month, value
        of_lines = total[posts:-1].reshape(len(AREAS), -1).sum(axis=0)
        for line, value in zip(lines, of_lines.tolist(), strict=True):
            yield ALL, figure, "line", line, value
        for index in np.flatnonzero(structure.posts["unit"] == NONE):
            yield ALL, figure, "post", tables.posts[index], float(total[index])
        for place, office in enumerate(tables.offices):
            own = np.flatnonzero(structure.posts["office"] == place)
            yield ALL, figure, "office", office, float(total[own].sum())


@gives("belief_disagreement_share", by=("month",))
def disagreement(stretch: Stretch) -> Iterator[Row]:
    """Yield the share of encounters in each month after the change in which the two posts disagreed."""
    tally = stretch.accumulator.tally
    for month, slot in stretch.months():
        met = int(tally["encounters"][slot].sum())
        if met:
            yield ALL, "belief_disagreement_share", "month", month, float(tally["disagreements"][slot].sum()) / met
