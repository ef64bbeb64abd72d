"""PRIM: the box in a space of numbers within which something holds most often (Friedman and Fisher 1999).

1. Peel: starting from everything, cut off at one side of one column the share `ALPHA` of the points inside whose loss
   raises the density most for each point lost, until too few points are left or all of them are hits.
2. Choose: the box on that way whose mass × (density - density of all points) is largest.
3. Paste: set each side that was cut, in turn, where this is largest, until none moves; mostly outwards again.
4. Free: take back the restriction with the largest quasi-p-value (Bryant and Lempert 2010), and paste again, until each
   is at most `LEVEL`. That is not adjusted for the number of sides that could have been cut: in noise of 128 points and
   30 columns 12 of 60 searches still end in a box, so a box is judged by points that it was not found in (1 of 60).

A cut lies midway between the last value outside and the first one inside, so equal values are never parted.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple, Self

import numpy as np
from scipy.stats import binom, hypergeom

ALPHA: Final = 0.05
"""Share of the points inside that is cut off at a time; at least one point."""

LEVEL: Final = 0.05
"""Largest probability by chance at which a restriction, or a box in points that it was not found in, is believed."""

FEWEST: Final = 8
"""Points inside below which nothing more is cut off, and hits below which no box is looked for."""

LEAST_MASS: Final = 0.05
"""Share of all points below which nothing more is cut off."""

_DUST: Final = 1e-12
"""Gains that differ by less are equal: the rest is rounding."""


class Box(NamedTuple):
    """The least and largest admissible value of each column, both of shape (columns,); infinite where it is free."""

    low: np.ndarray
    high: np.ndarray

    @classmethod
    def everything(cls, columns: int) -> Self:
        """Return the box that leaves everything free."""
        return cls(np.full(columns, -np.inf), np.full(columns, np.inf))

    def inside(self, x: np.ndarray) -> np.ndarray:
        """Return which rows of `x`, shape (points, columns), lie inside."""
        return np.asarray(((x >= self.low) & (x <= self.high)).all(axis=1))

    def sides(self) -> list[tuple[int, int]]:
        """Return the sides that are restricted, each as a column and 0 (low) or 1 (high)."""
        return [(column, side) for side in (0, 1) for column in np.flatnonzero(np.isfinite(self[side])).tolist()]

    def moved(self, column: int, side: int, bound: float) -> "Box":
        """Return the box with one side elsewhere."""
        ends = self.low.copy(), self.high.copy()
        ends[side][column] = bound
        return Box(*ends)

    def freed(self, column: int, side: int) -> "Box":
        """Return the box with one side free."""
        return self.moved(column, side, np.inf if side else -np.inf)


class Score(NamedTuple):
    """How many points there are, how many of them hits, and how many of both a box holds."""

    points: int
    hits: int
    held: int
    hits_held: int

    @property
    def coverage(self) -> float:
        """Share of the hits that lie inside; NaN without hits."""
        return self.hits_held / self.hits if self.hits else float("nan")

    @property
    def density(self) -> float:
        """Share of the points inside that are hits; NaN where none is inside."""
        return self.hits_held / self.held if self.held else float("nan")

    @property
    def mass(self) -> float:
        """Share of the points that lie inside."""
        return self.held / self.points if self.points else float("nan")

    @property
    def rate(self) -> float:
        """Share of all points that are hits: the density of a box of no use."""
        return self.hits / self.points if self.points else float("nan")

    @property
    def gain(self) -> float:
        """Mass × (density - rate): by how much more hits lie inside, as a share of all points, than by chance."""
        return (self.hits_held - self.held * self.rate) / self.points if self.points else 0.0

    @property
    def chance(self) -> float:
        """Probability of so many hits inside had the points inside been drawn blindly from all (hypergeometric)."""
        return float(hypergeom.sf(self.hits_held - 1, self.points, self.hits, self.held))


class Found(NamedTuple):
    """The box chosen, the quasi-p-value of each side of it that is restricted, and the boxes on the way of peeling."""

    box: Box
    quasi_p: dict[tuple[int, int], float]
    way: list[Box]


def find(x: np.ndarray, y: np.ndarray) -> Found:
    """Return the box in `x`, shape (points, columns), that holds the hits `y` (booleans); free where there is none."""
    hits = int(y.sum())
    everything = Box.everything(x.shape[1])
    if hits < FEWEST or hits == len(y):
        return Found(everything, {}, [everything])
    way = list(_peeled(x, y))
    box = _pasted(max(way, key=lambda one: score(one, x, y).gain), x, y)
    box, quasi = _freed(box, x, y)
    return Found(box, quasi, way)


def score(box: Box, x: np.ndarray, y: np.ndarray) -> Score:
    """Return how a box does on points, whether it was found in them or not."""
    inside = box.inside(x)
    return Score(len(y), int(y.sum()), int(inside.sum()), int(y[inside].sum()))


def quasi_p(box: Box, side: tuple[int, int], x: np.ndarray, y: np.ndarray) -> float:
    """Return the probability of at least so many hits inside had the restriction of this side no say.

    The hits inside are then binomial, with the density of the box without the restriction (Bryant and Lempert 2010).
    """
    own, without = score(box, x, y), score(box.freed(*side), x, y)
    return float(binom.sf(own.hits_held - 1, own.held, without.density))


def _peeled(x: np.ndarray, y: np.ndarray) -> Iterator[Box]:
    box = Box.everything(x.shape[1])
    yield box
    fewest = max(FEWEST, LEAST_MASS * len(y))
    inside = np.ones(len(y), dtype=bool)
    while not y[inside].all():
        best, lead = box, -np.inf
        for column in range(x.shape[1]):
            values, hits = x[inside, column], y[inside]
            for side in (0, 1):
                bound = _cut(values, side)
                kept = values >= bound if side == 0 else values <= bound
                if np.isnan(bound) or kept.sum() < fewest:
                    continue
                gain = (hits[kept].mean() - hits.mean()) / (len(hits) - kept.sum())
                if gain > lead:
                    best, lead = box.moved(column, side, bound), gain
        if lead == -np.inf:
            return
        box = best
        inside = box.inside(x)
        yield box


def _cut(values: np.ndarray, side: int) -> float:
    """Return where a side moves to so that it loses about the share `ALPHA`; NaN where all values are equal."""
    mirrored = np.sort(-values if side else values)
    kept = mirrored[max(1, int(ALPHA * len(mirrored))) :]
    kept = kept[kept > mirrored[0]]
    if not len(kept):
        return float("nan")
    bound = (kept[0] + mirrored[mirrored < kept[0]][-1]) / 2.0
    return float(-bound if side else bound)


def _pasted(box: Box, x: np.ndarray, y: np.ndarray) -> Box:
    """Return the box with each restricted side where the gain is largest, the others as they are, until none moves."""
    gain = score(box, x, y).gain
    while True:
        for side in box.sides():
            box = _best_at(box, side, x, y)
        before, gain = gain, score(box, x, y).gain
        if gain <= before + _DUST:
            return box


def _best_at(box: Box, side: tuple[int, int], x: np.ndarray, y: np.ndarray) -> Box:
    """Return the box with one side where the gain is largest; of equal ones, and among equal values, the widest."""
    column, upper = side
    admitted = box.freed(*side).inside(x)
    values, worth = x[admitted, column] * (1.0 if upper else -1.0), y[admitted] - y.mean()
    order = np.argsort(values, kind="stable")
    values, total = values[order], worth[order].cumsum()
    last = np.append(values[1:] > values[:-1], True)  # of equal values the last one
    place = int(np.flatnonzero(last & (total >= total[last].max() - _DUST))[-1])
    bound = (values[place] + values[place + 1]) / 2.0 if place + 1 < len(values) else np.inf
    return box.moved(column, upper, float(bound if upper else -bound))


def _freed(box: Box, x: np.ndarray, y: np.ndarray) -> tuple[Box, dict[tuple[int, int], float]]:
    """Return the box without the restrictions that may well be chance, and the quasi-p-values of those left."""
    while True:
        quasi = {side: quasi_p(box, side, x, y) for side in box.sides()}
        worst = max(quasi, key=lambda side: quasi[side], default=None)
        if worst is None or quasi[worst] <= LEVEL:
            return box, quasi
        box = _pasted(box.freed(*worst), x, y)
