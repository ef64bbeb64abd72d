"""Times of a set of root issues: open and defaulted ones are censored, never forgotten."""

import math
from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.measures.roots import Found, Roots
from sim.measures.survival import quantile, restricted_mean
from sim.organisation.tables import Tables

HOPS: Final = ("0", "1", "2", "3", "4", "5-6", "7+")
_GROUP_OF_HOPS: Final = np.array([0, 1, 2, 3, 4, 5, 5, 6])
_QUANTILES: Final = (("median", 0.5), ("90", 0.9))


def times(some: Roots, horizon: float) -> Iterator[Found]:
    """Yield restricted means (up to `horizon` days) and quantiles of the times to decision and to feedback.

    A quantile that is not reached within what was watched has no row.
    """
    for what in ("decision", "feedback"):
        yield f"{what}_days", "", "", restricted_mean(some[what], some["watched"], horizon)
        for name, share in _QUANTILES:
            value = quantile(some[what], some["watched"], share)
            if not math.isnan(value):
                yield f"{what}_{name}_days", "", "", value


def per_issue(some: Roots, horizon: float) -> Iterator[Found]:
    """Yield the restricted time to decision for each issue decided rightly, and the days that tasks wait in queues."""
    number, right = len(some), int(some["right"].sum())
    if right:
        mean = restricted_mean(some["decision"], some["watched"], horizon)
        yield "days_per_right_decision", "", "", mean * number / right
    yield "waiting_days_per_issue", "", "", float(some["waited"].mean())


def by_kind(some: Roots, tables: Tables, horizon: float) -> Iterator[Found]:
    """Yield the times of each kind of issue."""
    for number, own in some.parts("kind"):
        for figure, _, _, value in times(own, horizon):
            yield figure, "kind", tables.kinds[number], value


def by_hops(some: Roots, horizon: float) -> Iterator[Found]:
    """Yield the times of issues by how often they were handed over."""
    group = _GROUP_OF_HOPS[np.minimum(some["hops"], len(_GROUP_OF_HOPS) - 1)]
    for place, key in enumerate(HOPS):
        if (group == place).any():
            for figure, _, _, value in times(some.chosen(group == place), horizon):
                yield figure, "hops", key, value
