"""Managers in the calendar of a period: escalation, span, strategic work, and what becomes of unclear cells."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.ledger import columns as c
from sim.measures.accumulate import fields_of
from sim.measures.asked import gives
from sim.measures.calendar import ALL, Row, Stretch
from sim.measures.sums import Accumulator
from sim.organisation.layout import ACCOUNTABLE, AREAS, LEVELS, MONTH, NONE, POLITICAL, SIDES
from sim.organisation.tables import Tables

RISEN: Final = (c.EXCEPTION, c.HEARING, c.SETTLEMENT, c.FORMAL_ACT)
"""The tasks of those to whom issues rise."""


def span_of_control(tables: Tables) -> np.ndarray:
    """Return how many posts and municipal units report to each post; a committee manages none."""
    posts = tables.structure.posts
    reports = (posts["superior"] != NONE) & (posts["side"] != SIDES.index("independent"))
    span: np.ndarray = np.bincount(posts["superior"][reports & (posts["level"] != POLITICAL)], minlength=len(posts))
    return span


@gives("escalation_hours", by=("", "post", "level"))
def escalation_hours(stretch: Stretch) -> Iterator[Row]:
    """Yield the hours on issues that had risen to a post, of each post that is no unit's and of each level."""
    posts = stretch.tables.structure.posts
    by_post = stretch.accumulator.worked[stretch.window][:, RISEN].sum(axis=1)
    yield ALL, "escalation_hours", "", "", float(by_post.sum())
    for index in np.flatnonzero((posts["unit"] == NONE) & (posts["level"] != POLITICAL)):
        yield ALL, "escalation_hours", "post", stretch.tables.posts[index], float(by_post[index])
    for place, level in enumerate(LEVELS):
        if place != POLITICAL and (posts["level"] == place).any():
            yield ALL, "escalation_hours", "level", level, float(by_post[posts["level"] == place].sum())


@gives("tabled", by=("post",))
def tabled(stretch: Stretch) -> Iterator[Row]:
    """Yield how many matters came on each committee's agenda."""
    posts = stretch.tables.structure.posts
    for index in np.flatnonzero(posts["level"] == POLITICAL):
        count = float(stretch.accumulator.asked["count"][stretch.window, index])
        yield ALL, "tabled", "post", stretch.tables.posts[index], count


@gives(
    "span_of_control",
    "strategic_hours",
    "strategic_hours_due",
    "jobs_due",
    "jobs_done",
    "jobs_done_share",
    by=("", "post", "work"),
)
def strategic_work(stretch: Stretch) -> Iterator[Row]:
    """Yield span, strategic hours and jobs of managers; jobs done in a period may have fallen due before it."""
    span, tables = span_of_control(stretch.tables), stretch.tables
    worked = stretch.accumulator.worked[stretch.window][:, c.MANDATE :]
    jobs = stretch.accumulator.jobs[stretch.window]
    for index in np.flatnonzero(span > 0):
        yield ALL, "span_of_control", "post", tables.posts[index], float(span[index])
        yield ALL, "strategic_hours", "post", tables.posts[index], float(worked[index].sum())
    yield ALL, "strategic_hours", "", "", float(worked.sum())
    yield ALL, "strategic_hours_due", "", "", float(jobs["due_hours"].sum())
    for figure, name in (("jobs_due", "due"), ("jobs_done", "done")):
        yield ALL, figure, "", "", float(jobs[name].sum())
    if jobs["due"].sum():
        yield ALL, "jobs_done_share", "", "", float(jobs["done"].sum() / jobs["due"].sum())
    yield from _change_by_area(stretch, jobs[:, c.CHANGE - c.MANDATE])
    for place, task in enumerate(c.TASKS[c.MANDATE :]):
        of_task = jobs[:, place]
        yield ALL, "strategic_hours", "work", task, float(worked[:, place].sum())
        yield ALL, "strategic_hours_due", "work", task, float(of_task["due_hours"].sum())
        yield ALL, "jobs_due", "work", task, float(of_task["due"].sum())
        yield ALL, "jobs_done", "work", task, float(of_task["done"].sum())
        if of_task["due"].sum():
            yield ALL, "jobs_done_share", "work", task, float(of_task["done"].sum() / of_task["due"].sum())


def _change_by_area(stretch: Stretch, jobs: np.ndarray) -> Iterator[Row]:
    """Yield the change jobs of each area; a manager's jobs are shared out as the areas' rates are (J3)."""
    rates = stretch.tables.change_jobs
    shares = rates / np.maximum(rates.sum(axis=1, keepdims=True), np.finfo(float).tiny)
    for place, area in enumerate(AREAS):
        if rates[:, place].any():
            yield area, "jobs_due", "work", "change", float(jobs["due"] @ shares[:, place])
            yield area, "jobs_done", "work", "change", float(jobs["done"] @ shares[:, place])


@gives("cells_cleared_per_month", "unclear_cells", "unclear_share", by=("", "month"))
def cells(stretch: Stretch) -> Iterator[Row]:
    """Yield cells cleared, and at the end of the period and of each month those without one clear owner.

    A cell is a function at a unit at which it can arise; the matrix as the structure says it, less what has been
    written down since the start of the run, plus what initiatives have left unclear.
    """
    tally = stretch.accumulator.tally
    cleared = tally["cleared"][stretch.slots].sum(axis=0)
    for area, value in stretch.by_area(cleared):
        yield area, "cells_cleared_per_month", "", "", value / (stretch.days / MONTH)
    number, unclear = _cells_at_the_start(stretch.accumulator, stretch.tables)
    change = np.cumsum(tally["uncleared"] - tally["cleared"], axis=0)
    last = int(np.flatnonzero(stretch.slots)[-1])
    for by, key, slot in (("", "", last), *(("month", month, slot) for month, slot in stretch.months())):
        left = dict(stretch.by_area(unclear + change[slot]))
        for area, total in stretch.by_area(number):
            if total or area == ALL:
                yield area, "unclear_cells", by, key, left[area]
            if total:
                yield area, "unclear_share", by, key, left[area] / total


@gives("distance_to_target", by=("", "month"))
def target(stretch: Stretch) -> Iterator[Row]:
    """Yield the mean distance of beliefs to the target matrix, over the weekly looks of the period and of months."""
    looks, sums = stretch.accumulator.tally["looks"][:, -1], stretch.accumulator.tally["target"][:, -1]
    every = np.arange(len(looks))
    spans = [("", "", every[stretch.slots]), *(("month", month, every[[slot]]) for month, slot in stretch.months())]
    for by, key, slots in spans:
        if looks[slots].sum():
            yield ALL, "distance_to_target", by, key, float(sums[slots].sum() / looks[slots].sum())


def _cells_at_the_start(accumulator: Accumulator, tables: Tables) -> tuple[np.ndarray, np.ndarray]:
    """Return how many cells each group has, and how many of them have no owner or several."""
    matrix, units, groups = tables.structure.matrix, max(1, len(tables.units)), accumulator.tally.shape[1]
    rows = np.unique(accumulator.origins["row"])
    owners = ((matrix["letters"][rows] & ACCOUNTABLE != 0) & (matrix["post"][rows] != NONE)).sum(axis=1)
    group = fields_of(tables)[rows // units]
    return np.bincount(group, minlength=groups), np.bincount(group[owners != 1], minlength=groups)
