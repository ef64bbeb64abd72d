"""A change of organisation, as the accumulator sees it: the same sums by the posts and cells of another structure."""

import numpy as np

from sim.measures.accumulate import Accumulator, fields_of, origins_of
from sim.measures.sums import BY_ISSUE, Places, stays_until
from sim.organisation.layout import with_length
from sim.organisation.tables import Tables


def carried_over(
    accumulator: Accumulator, tables: Tables, posts: np.ndarray, ranks: np.ndarray, time: float
) -> Accumulator:
    """Return the sums under the structure of `tables`, which takes over at `time` (days).

    `posts` says where each old post lies now (one more place, so that -1 stays -1), `ranks` the same of each cell by
    old row of the matrix and rank. The lines, kinds and streams are the same before and after.
    """
    old, new = len(accumulator.posts), len(tables.posts)
    count, size = int(accumulator.flow["raised"][0]), len(accumulator.cases)
    cases, passed = (with_length(array, count, size) for array in (accumulator.cases, accumulator.passed))
    passed[:count] = posts[passed[:count]]
    cases["at"][:count] = posts[cases["at"][:count]]
    performed, performers, basis = _moved_performances(accumulator, ranks, tables.structure.matrix.shape[1] + 1)
    cases["basis"][:count] = basis
    edges, groups = accumulator.places.edges, len(accumulator.places.stocks) - old
    places = np.concatenate([posts[:old], np.arange(new, new + groups)])
    stocks = _added(accumulator.places.stocks[np.newaxis], places, new + groups)[0]
    stocks["since"] = time
    stocks["slot"] = np.searchsorted(edges, time, side="right") - 1
    return accumulator._replace(
        posts=np.ascontiguousarray(tables.structure.posts),
        origins=origins_of(tables),
        fields=fields_of(tables),
        cases=cases,
        passed=passed,
        performed=performed,
        performers=performers,
        worked=_added(accumulator.worked, posts[:old], new),
        jobs=_added(accumulator.jobs, posts[:old], new),
        asked=_added(accumulator.asked, posts[:old], new),
        places=Places(edges, stocks, _added(stays_until(accumulator.places, time), places, new + groups)),
    )


def of_issues(accumulator: Accumulator, kept: np.ndarray) -> Accumulator:
    """Return the sums by issue of these issues alone, in order; all others as they are, in arrays of their own."""
    flow = accumulator.flow.copy()
    flow["raised"] = len(kept)
    sums = {name: getattr(accumulator, name)[kept] for name in BY_ISSUE}
    return accumulator._replace(flow=flow, **sums).copy(len(kept))


def _added(old: np.ndarray, places: np.ndarray, size: int) -> np.ndarray:
    """Return the sums whose second axis is by place, at the new places: those that become one are added up."""
    found = np.zeros((old.shape[0], size, *old.shape[2:]), dtype=old.dtype)
    alone = np.unique(places, return_index=True)[1]
    found[:, places[alone]] = old[:, alone]
    sums = [(found[name], old[name]) for name in old.dtype.names or ()] or [(found, old)]
    for before in np.setdiff1d(np.arange(len(places)), alone):
        for into, of in sums:
            into[:, places[before]] += of[:, before]
    return found


def _moved_performances(
    accumulator: Accumulator, ranks: np.ndarray, width: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return hours and sides of performances by their present ranks, and the rank on which each decision rests.

    Where two cells have become one, the performance on which the decision rests keeps it, else the longest; what was
    done on the others stays apart in the last column, as the work of another that it was.
    """
    count = int(accumulator.flow["raised"][0])
    cases, size = accumulator.cases[:count], len(accumulator.cases)
    hours, sides = np.zeros((size, width)), np.zeros((size, width), dtype=np.int8)
    row = accumulator.origins["row"][cases["stream"]]
    basis = cases["basis"].copy()
    every, held = np.arange(count), cases["basis"] >= 0
    basis[held] = ranks[row[held], cases["basis"][held]]
    old = accumulator.performed[:count].copy()
    weight = old.copy()
    weight[held, cases["basis"][held]] = np.inf  # the first in order, however short
    order = np.argsort(-weight, axis=1, kind="stable")
    for column in order.T:
        side = accumulator.performers[every, column]
        last = column == old.shape[1] - 1
        wanted = np.where(last, width - 1, ranks[row, np.where(last, 0, column)])
        target = np.where(sides[every, wanted] == 0, wanted, width - 1)
        some = side > 0
        hours[every[some], target[some]] += old[every[some], column[some]]
        free = some & (sides[every, target] == 0)
        sides[every[free], target[free]] = side[free]
    return hours, sides, basis
