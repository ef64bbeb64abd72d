"""Escalation load, duplicated work, collisions, hidden work: what a set of root issues cost and where."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.ledger import columns as c
from sim.measures.roots import Found, Roots
from sim.organisation.layout import SIDES
from sim.organisation.tables import Tables

HUNDRED: Final = 100.0
COORDINATION: Final = ("meeting", "consultation", "formal_act", "switching")


def escalation(some: Roots) -> Iterator[Found]:
    """Yield how many issues rose above the first competent post, and the hours spent on them there, by cause."""
    number, causes = len(some), c.CAUSES[1:]
    hours = sum(float(some[f"above_{cause}"].sum()) for cause in causes)
    yield "escalation_hours_per_100", "", "", hours / number * HUNDRED
    yield "escalated_per_100", "", "", float((some["lifted"] > 0).mean()) * HUNDRED
    for place, cause in enumerate(causes, start=1):
        yield "escalation_hours_per_100", "cause", cause, float(some[f"above_{cause}"].sum()) / number * HUNDRED
        yield "escalated_per_100", "cause", cause, float(((some["lifted"] >> place) & 1).mean()) * HUNDRED


def duplication(some: Roots) -> Iterator[Found]:
    """Yield the duplicated hours: per root issue, as a share of all hours, and by the sides of the two performers.

    Work on an issue about a pupil about whom another on the same function lies on someone's desk is no duplication of
    that one; it is given beside it, with how many issues were joined instead.

    The key of a pair names the sides of the performance that counted and of the other one in the order of SIDES.
    """
    number, total, hours = len(some), float(some["duplicated"].sum()), float(some["hours"].sum())
    yield "duplicated_hours_per_100", "", "", total / number * HUNDRED
    yield "duplicated_share", "", "", total / hours if hours else 0.0
    yield "joined_per_100", "", "", float((some["times_joined"] > some["apart"]).mean()) * HUNDRED
    yield "same_pupil_hours_per_100", "", "", float(some["performing"][some["apart"] > 0].sum()) / number * HUNDRED
    issue, column = np.nonzero(some["extra"])
    one, other = some["kept_side"][issue], some["extra_side"][issue, column]
    low, high = np.minimum(one, other), np.maximum(one, other)
    pair = np.where(low >= 0, low * len(SIDES) + high, len(SIDES) ** 2)
    sums = np.bincount(pair, some["extra"][issue, column], len(SIDES) ** 2 + 1)
    for first, name in enumerate(SIDES):
        for second in range(first, len(SIDES)):
            value, key = float(sums[first * len(SIDES) + second]), f"{name}-{SIDES[second]}"
            yield "duplicated_hours_per_100", "sides", key, value / number * HUNDRED
            if total:
                yield "duplicated_part", "sides", key, value / total


def duplication_by_function(some: Roots, tables: Tables) -> Iterator[Found]:
    """Yield the duplicated hours of each function, per 100 of its issues and as a share of its hours."""
    for number, own in some.parts("function"):
        key, total, hours = tables.functions[number], float(own["duplicated"].sum()), float(own["hours"].sum())
        yield "duplicated_hours_per_100", "function", key, total / len(own) * HUNDRED
        yield "duplicated_share", "function", key, total / hours if hours else 0.0


def collisions(some: Roots) -> Iterator[Found]:
    """Yield issues that two posts took to be theirs, how that ended, and how often posts that met disagreed."""
    for figure, column in (
        ("collisions_per_100", "collided"),
        ("disputed_per_100", "disputed"),
        ("yielded_per_100", "yielded"),
        ("answered_twice_per_100", "answered"),
    ):
        yield figure, "", "", float(some[column].mean()) * HUNDRED
    encounters = int(some["encounters"].sum())
    if encounters:
        yield "belief_disagreement_share", "", "", float(some["disagreements"].sum()) / encounters


def hidden_work(some: Roots) -> Iterator[Found]:
    """Yield (coordination + rework + waiting) / direct work, all in hours, and coordination per decision.

    Direct work: performances, and answers from outside that stood. Coordination: meetings (coordinators, hearings,
    settlements), consultations (exceptions too), formal acts and decisions put on record, and turning between posts.
    Rework: whatever a reopened issue takes above, answers from outside that were corrected, complaints, finding out
    which of two systems is right, the same entry in a further one. Waiting: dealing with reminders, the hours that
    waiting takes; the days themselves are `waiting_days_per_issue`. Reading and passing on, and reports, are neither.
    """
    reopened = float(some["above_reopened"].sum())
    meetings = {cause: float(some[cause].sum()) for cause in COORDINATION}
    direct, decided = float(some["direct"].sum()), int(some["decided"].sum())
    hidden = {
        "coordination": sum(meetings.values()) - reopened,
        "rework": float(some["rework"].sum()),
        "waiting": float(some["reminding"].sum()),
    }
    if direct:
        yield "hidden_work", "", "", sum(hidden.values()) / direct
        for part, hours in hidden.items():
            yield "hidden_work", "part", part, hours / direct
    if decided:
        yield "coordination_hours_per_decision", "", "", sum(meetings.values()) / decided
        for cause, hours in meetings.items():
            yield "coordination_hours_per_decision", "cause", cause, hours / decided
    number = len(some)
    without = float(some["meeting"][~some["decided"]].sum())
    yield "unclosed_meeting_hours_per_100", "", "", without / number * HUNDRED
    yield "hours_per_issue", "", "", float(some["hours"].sum()) / number
