"""Decisions of a set of root issues: by whom, rightly or not, final or not, seen or not; and the two positions."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.measures.accumulate import lines_of
from sim.measures.load import HUNDRED
from sim.measures.roots import Found, Roots
from sim.measures.survival import restricted_mean
from sim.organisation.layout import EXECUTIVE, LEVELS, POLITICAL
from sim.organisation.tables import Tables

POSITIONS: Final = ("municipal", "independent")


def counts(some: Roots) -> Iterator[Found]:
    """Yield root issues = closed + open + closed by default."""
    number, defaulted = len(some), int(some["defaulted"].sum())
    closed = int((~np.isnan(some["feedback"])).sum())
    yield "root_issues", "", "", float(number)
    yield "closed", "", "", float(closed)
    yield "open", "", "", float(number - closed - defaulted)
    yield "defaulted", "", "", float(defaulted)
    yield "defaulted_share", "", "", defaulted / number


def deciders(some: Roots) -> Iterator[Found]:
    """Yield who ended up deciding, among the issues with a decision in force.

    Above the first line superior stand the posts further up the line of the unit concerned, and every committee.
    """
    decided = int(some["decided"].sum())
    if not decided:
        return
    high = (some["level"] == EXECUTIVE) | (some["level"] == POLITICAL)
    yield "decided_executive_share", "", "", float(high.sum()) / decided
    for place, level in enumerate(LEVELS):
        yield "decided_share", "level", level, float((some["level"] == place).sum()) / decided
    yield "decided_above_superior_share", "", "", float(some["above_superior"].sum()) / decided
    yield "decided_rightly_share", "", "", float(some["right"].sum()) / decided
    yield "own_case_share", "", "", float((some["times_own_case"] > 0)[some["decided"]].sum()) / decided
    yield "formal_acts_per_decision", "", "", float(some["acts"].sum()) / decided


def finality(some: Roots) -> Iterator[Found]:
    """Yield how often the first decision stood: neither ratified above nor reopened within 90 days."""
    decided = int(some["ever_decided"].sum())
    if decided:
        yield "first_decision_final_share", "", "", float(some["final"].sum()) / decided
    yield "reopened_per_100", "", "", float((some["times_reopened"] > 0).mean()) * HUNDRED


def settlements(some: Roots) -> Iterator[Found]:
    """Yield the share of settled disputes that coordinators or a management team settled, below any superior."""
    settled = int(some["times_settled"].sum())
    if settled:
        yield "lateral_settlement_share", "", "", float(some["lateral"].sum()) / settled


def settlements_by_line(some: Roots, tables: Tables) -> Iterator[Found]:
    """Yield the same by the line (type of unit) of the unit concerned."""
    for number, own in some.parts("line"):
        for figure, _, _, value in settlements(own):
            yield figure, "line", lines_of(tables)[number], value


def committees(some: Roots, horizon: float) -> Iterator[Found]:
    """Yield issues decided by a committee, and the restricted mean of the days on agendas of those ever put on one."""
    yield "ruled_per_100", "", "", float((some["times_ruled"] > 0).mean()) * HUNDRED
    yield "political_contests_per_100", "", "", float((some["contests"] > 0).mean()) * HUNDRED
    yield "appeals_per_100", "", "", float((some["times_appealed"] > 0).mean()) * HUNDRED
    tabled = some["times_tabled"] > 0
    if tabled.any():
        yield "agenda_days", "", "", restricted_mean(some["agenda"][tabled], some["agenda_watched"][tabled], horizon)


def visibility(some: Roots) -> Iterator[Found]:
    """Yield the share of others' decisions touching an independent unit whose grounds reach it."""
    shown = int(some["times_shown"].sum())
    if shown:
        yield "visible_share", "", "", float(some["grounds"].sum()) / shown


def rightly_by_kind(some: Roots, tables: Tables) -> Iterator[Found]:
    """Yield the share decided rightly of each kind of issue."""
    for number, own in some.parts("kind"):
        if own["decided"].any():
            share = float(own["right"].sum()) / float(own["decided"].sum())
            yield "decided_rightly_share", "kind", tables.kinds[number], share


def _treatment(some: Roots, horizon: float) -> Iterator[tuple[str, float]]:
    yield "decision_days", restricted_mean(some["decision"], some["watched"], horizon)
    yield "hours_per_issue", float(some["hours"].mean())
    if some["decided"].any():
        yield "decided_rightly_share", float(some["right"].sum()) / float(some["decided"].sum())


def by_position(some: Roots, horizon: float) -> Iterator[Found]:
    """Yield time, hours and share decided rightly of units in either position.

    Only kinds that the municipality decides for both: no unit and no unit's superior is accountable for their function,
    and they arise at units of both positions. The gap takes a second run, in which matched units trade positions.
    """
    for number, own in some.chosen(some["compared"]).parts("position"):
        for figure, value in _treatment(own, horizon):
            yield figure, "position", POSITIONS[number], value


def by_unit(some: Roots, tables: Tables, horizon: float) -> Iterator[Found]:
    """Yield the same for each unit, so that matched units can be compared one by one."""
    for number, own in some.chosen(some["compared"]).parts("unit"):
        for figure, value in _treatment(own, horizon):
            yield figure, "unit", tables.units[number], value
