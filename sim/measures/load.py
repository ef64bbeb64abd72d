"""Escalation load, duplicated work, collisions, hidden work: what a set of root issues cost and where."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.ledger import columns as c
from sim.measures.asked import gives
from sim.measures.roots import Found, Headline, Roots, share
from sim.organisation.layout import SIDES
from sim.organisation.tables import Tables

HUNDRED: Final = 100.0
CAUSES: Final = c.CAUSES[1:]  # why an issue rose
COORDINATION: Final = ("meeting", "consultation", "formal_act", "switching")


@gives("escalation_hours_per_100", "escalated_per_100")
def risen(some: Roots) -> Iterator[Headline]:
    """Yield how many issues rose above the first competent post, and the hours spent on them there."""
    hours = sum(some.total(f"above_{cause}") for cause in CAUSES)
    yield "escalation_hours_per_100", hours / len(some) * HUNDRED
    yield "escalated_per_100", share(some["lifted"] > 0) * HUNDRED


@gives("escalation_hours_per_100", "escalated_per_100", by=("", "cause"))
def escalation(some: Roots) -> Iterator[Found]:
    """Yield the same, and both by cause."""
    yield from ((figure, "", "", value) for figure, value in risen(some))
    for place, cause in enumerate(CAUSES, start=1):
        yield "escalation_hours_per_100", "cause", cause, some.mean(f"above_{cause}") * HUNDRED
        yield "escalated_per_100", "cause", cause, share(some["lifted"] & (1 << place) != 0) * HUNDRED


@gives("duplicated_hours_per_100")
def duplicated(some: Roots) -> Iterator[Headline]:
    """Yield the duplicated hours per root issue."""
    yield "duplicated_hours_per_100", some.mean("duplicated") * HUNDRED


@gives(
    "duplicated_hours_per_100",
    "duplicated_share",
    "joined_per_100",
    "same_pupil_hours_per_100",
    "duplicated_part",
    by=("", "sides"),
)
def duplication(some: Roots) -> Iterator[Found]:
    """Yield the duplicated hours: per root issue, as a share of all hours, and by the sides of the two performers.

    Work on an issue about a pupil about whom another on the same function lies on someone's desk is no duplication of
    that one; it is given beside it, with how many issues were joined instead.

    The key of a pair names the sides of the performance that counted and of the other one in the order of SIDES.
    """
    number, total = len(some), some.total("duplicated")
    yield from ((figure, "", "", value) for figure, value in duplicated(some))
    yield "duplicated_share", "", "", _of_hours(some)
    yield "joined_per_100", "", "", share(some["times_joined"] > some["apart"]) * HUNDRED
    yield "same_pupil_hours_per_100", "", "", float(some["performing"][some["apart"] > 0].sum()) / number * HUNDRED
    sums = _by_pair(some)
    for first, name in enumerate(SIDES):
        for second in range(first, len(SIDES)):
            value, key = float(sums[first * len(SIDES) + second]), f"{name}-{SIDES[second]}"
            yield "duplicated_hours_per_100", "sides", key, value / number * HUNDRED
            if total:
                yield "duplicated_part", "sides", key, value / total


def _of_hours(some: Roots) -> float:
    hours = some.total("hours")
    return some.total("duplicated") / hours if hours else 0.0


def _by_pair(some: Roots) -> np.ndarray:
    """Return the duplicated hours by the sides of both performers, those of none that is known in the last place."""
    twice = np.flatnonzero(some["duplicated"])  # few: the hours of all others need not be looked through
    extra = some["extra"][twice]
    issue, column = np.nonzero(extra)
    one, other = some["kept_side"][twice][issue].astype(int), some["extra_side"][twice][issue, column].astype(int)
    low, high = np.minimum(one, other), np.maximum(one, other)
    pair = np.where(low >= 0, low * len(SIDES) + high, len(SIDES) ** 2)
    return np.bincount(pair, extra[issue, column], len(SIDES) ** 2 + 1)


@gives("duplicated_hours_per_100", "duplicated_share", by=("function",))
def duplication_by_function(some: Roots, tables: Tables) -> Iterator[Found]:
    """Yield the duplicated hours of each function, per 100 of its issues and as a share of its hours."""
    for number, own in some.parts(some["function"]):
        key = tables.functions[number]
        yield "duplicated_hours_per_100", "function", key, own.mean("duplicated") * HUNDRED
        yield "duplicated_share", "function", key, _of_hours(own)


@gives("disputed_per_100")
def disputed(some: Roots) -> Iterator[Headline]:
    """Yield how many issues two posts both insisted on."""
    yield "disputed_per_100", some.mean("disputed") * HUNDRED


@gives(
    "collisions_per_100", "disputed_per_100", "yielded_per_100", "answered_twice_per_100", "belief_disagreement_share"
)
def collisions(some: Roots) -> Iterator[Found]:
    """Yield issues that two posts took to be theirs, how that ended, and how often posts that met disagreed."""
    yield "collisions_per_100", "", "", some.mean("collided") * HUNDRED
    yield from ((figure, "", "", value) for figure, value in disputed(some))
    yield "yielded_per_100", "", "", some.mean("yielded") * HUNDRED
    yield "answered_twice_per_100", "", "", some.mean("answered") * HUNDRED
    encounters = some.total("encounters")
    if encounters:
        yield "belief_disagreement_share", "", "", some.total("disagreements") / encounters


@gives("coordination_hours_per_decision", "hours_per_issue")
def coordinated(some: Roots) -> Iterator[Headline]:
    """Yield the hours of coordination per decision, and all hours per issue."""
    decided = some.total("decided")
    if decided:
        yield "coordination_hours_per_decision", sum(map(some.total, COORDINATION)) / decided
    yield "hours_per_issue", some.mean("hours")


@gives(
    "hidden_work",
    "coordination_hours_per_decision",
    "unclosed_meeting_hours_per_100",
    "hours_per_issue",
    by=("", "part", "cause"),
)
def hidden_work(some: Roots) -> Iterator[Found]:
    """Yield (coordination + rework + waiting) / direct work, all in hours, and coordination per decision.

    Direct work: performances, and answers from outside that stood. Coordination: meetings (coordinators, hearings,
    settlements), consultations (exceptions too), formal acts and decisions put on record, and turning between posts.
    Rework: whatever a reopened issue takes above, answers from outside that were corrected, complaints, finding out
    which of two systems is right, the same entry in a further one. Waiting: dealing with reminders, the hours that
    waiting takes; the days themselves are `waiting_days_per_issue`. Reading and passing on, and reports, are neither.
    """
    direct, decided = some.total("direct"), some.total("decided")
    hidden = {
        "coordination": sum(map(some.total, COORDINATION)) - some.total("above_reopened"),
        "rework": some.total("rework"),
        "waiting": some.total("reminding"),
    }
    if direct:
        yield "hidden_work", "", "", sum(hidden.values()) / direct
        for part, hours in hidden.items():
            yield "hidden_work", "part", part, hours / direct
    per = dict(coordinated(some))
    if decided:
        yield "coordination_hours_per_decision", "", "", per["coordination_hours_per_decision"]
        for cause in COORDINATION:
            yield "coordination_hours_per_decision", "cause", cause, some.total(cause) / decided
    without = float(some["meeting"][~some["decided"]].sum())
    yield "unclosed_meeting_hours_per_100", "", "", without / len(some) * HUNDRED
    yield "hours_per_issue", "", "", per["hours_per_issue"]
