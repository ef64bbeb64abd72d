"""Times of a set of root issues: open and defaulted ones are censored, never forgotten."""

import math
from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.measures.asked import gives
from sim.measures.roots import Found, Headline, Roots
from sim.measures.survival import quantiles, restricted_mean, shares_ended
from sim.organisation.tables import Tables

HOPS: Final = ("0", "1", "2", "3", "4", "5-6", "7+")
_GROUP_OF_HOPS: Final = np.array([0, 1, 2, 3, 4, 5, 5, 6], dtype=np.int16)
_QUANTILES: Final = {"median": 0.5, "90": 0.9}
_ENDS: Final = ("decision", "feedback")
_TIMES: Final = tuple(f"{end}_{name}days" for end in _ENDS for name in ("", *(f"{each}_" for each in _QUANTILES)))
WITHIN: Final = (1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180)
"""Days at which the curve of times to decision is told."""


def _mean(some: Roots, what: str, horizon: float) -> float:
    return restricted_mean(some[what], some["watched"], horizon)


@gives("decision_days", "feedback_days")
def means(some: Roots, horizon: float) -> Iterator[Headline]:
    """Yield the restricted means (up to `horizon` days) of the times to decision and to feedback."""
    yield from ((f"{what}_days", _mean(some, what, horizon)) for what in _ENDS)


def times(some: Roots, horizon: float) -> Iterator[Found]:
    """Yield restricted means (up to `horizon` days) and quantiles of the times to decision and to feedback.

    A quantile that is not reached within what was watched has no row.
    """
    for what in _ENDS:
        yield f"{what}_days", "", "", _mean(some, what, horizon)
        found = quantiles(some[what], some["watched"], tuple(_QUANTILES.values()))
        for name, value in zip(_QUANTILES, found, strict=True):
            if not math.isnan(value):
                yield f"{what}_{name}_days", "", "", value


@gives(*_TIMES, "days_per_right_decision", "waiting_days_per_issue")
def with_rightly(some: Roots, horizon: float) -> Iterator[Found]:
    """Yield the same, the restricted time to decision for each issue decided rightly, and days that tasks wait."""
    number, right, mean = len(some), some.total("right"), math.nan
    for found in times(some, horizon):
        if found[0] == "decision_days":
            mean = found[-1]
        yield found
    if right:
        yield "days_per_right_decision", "", "", mean * number / right
    yield "waiting_days_per_issue", "", "", some.mean("waited")


@gives(*_TIMES, by=("kind",))
def by_kind(some: Roots, tables: Tables, horizon: float) -> Iterator[Found]:
    """Yield the times of each kind of issue."""
    for number, own in some.parts(some["kind"]):
        for figure, _, _, value in times(own, horizon):
            yield figure, "kind", tables.kinds[number], value


@gives(*_TIMES, by=("hops",))
def by_hops(some: Roots, horizon: float) -> Iterator[Found]:
    """Yield the times of issues by how often they were handed over."""
    for place, own in some.parts(_GROUP_OF_HOPS[np.minimum(some["hops"], len(_GROUP_OF_HOPS) - 1)]):
        for figure, _, _, value in times(own, horizon):
            yield figure, "hops", HOPS[place], value


@gives("decided_within_share", by=("days",))
def within(some: Roots) -> Iterator[Found]:
    """Yield the shares decided within so many days: the curve of times to decision, open issues censored."""
    shares = shares_ended(some["decision"], some["watched"], WITHIN)
    yield from (("decided_within_share", "days", str(days), value) for days, value in zip(WITHIN, shares, strict=True))
