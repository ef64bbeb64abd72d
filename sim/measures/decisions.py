"""Decisions of a set of root issues: by whom, rightly or not, final or not, seen or not; and the two positions."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.measures.accumulate import lines_of
from sim.measures.asked import gives
from sim.measures.load import HUNDRED
from sim.measures.roots import Found, Headline, Roots, share
from sim.measures.survival import restricted_mean
from sim.organisation.layout import EXECUTIVE, LEVELS, POLITICAL
from sim.organisation.tables import Tables

POSITIONS: Final = ("municipal", "independent")
_TREATMENT: Final = ("decision_days", "hours_per_issue", "decided_rightly_share")


@gives("root_issues")
def number(some: Roots) -> Iterator[Headline]:
    """Yield how many root issues there are."""
    yield "root_issues", float(len(some))


@gives("root_issues", "closed", "open", "defaulted", "defaulted_share")
def counts(some: Roots) -> Iterator[Found]:
    """Yield root issues = closed + open + closed by default."""
    number, defaulted = len(some), some.total("defaulted")
    closed = float(number - np.count_nonzero(np.isnan(some["feedback"])))
    yield "root_issues", "", "", float(number)
    yield "closed", "", "", closed
    yield "open", "", "", number - closed - defaulted
    yield "defaulted", "", "", defaulted
    yield "defaulted_share", "", "", defaulted / number


@gives("decided_executive_share", "decided_rightly_share", "formal_acts_per_decision", "first_decision_final_share")
def kept(some: Roots) -> Iterator[Headline]:
    """Yield who decided, how rightly, with how many formal acts, and how often the first decision stood."""
    decided, ever = some.total("decided"), some.total("ever_decided")
    if decided:
        yield "decided_executive_share", _high(some) / decided
        yield "decided_rightly_share", some.total("right") / decided
        yield "formal_acts_per_decision", some.total("acts") / decided
    if ever:
        yield "first_decision_final_share", some.total("final") / ever


def _high(some: Roots) -> int:
    """Return how many issues the executive or a committee decided."""
    return int(np.count_nonzero((some["level"] == EXECUTIVE) | (some["level"] == POLITICAL)))


@gives(
    "decided_executive_share",
    "decided_share",
    "decided_above_superior_share",
    "decided_rightly_share",
    "own_case_share",
    "formal_acts_per_decision",
    by=("", "level"),
)
def deciders(some: Roots) -> Iterator[Found]:
    """Yield who ended up deciding, among the issues with a decision in force.

    Above the first line superior stand the posts further up the line of the unit concerned, and every committee.
    """
    decided = some.total("decided")
    if not decided:
        return
    yield "decided_executive_share", "", "", _high(some) / decided
    for place, level in enumerate(LEVELS):
        yield "decided_share", "level", level, np.count_nonzero(some["level"] == place) / decided
    yield "decided_above_superior_share", "", "", some.total("above_superior") / decided
    yield "decided_rightly_share", "", "", some.total("right") / decided
    own_case = np.count_nonzero((some["times_own_case"] > 0) & some["decided"])
    yield "own_case_share", "", "", own_case / decided
    yield "formal_acts_per_decision", "", "", some.total("acts") / decided


@gives("first_decision_final_share", "reopened_per_100")
def finality(some: Roots) -> Iterator[Found]:
    """Yield how often the first decision stood: neither ratified above nor reopened within 90 days."""
    decided = some.total("ever_decided")
    if decided:
        yield "first_decision_final_share", "", "", some.total("final") / decided
    yield "reopened_per_100", "", "", share(some["times_reopened"] > 0) * HUNDRED


@gives("lateral_settlement_share")
def settlements(some: Roots) -> Iterator[Found]:
    """Yield the share of settled disputes that coordinators or a management team settled, below the common superior."""
    settled = some.total("times_settled")
    if settled:
        yield "lateral_settlement_share", "", "", some.total("lateral") / settled


@gives("lateral_settlement_share", by=("line",))
def settlements_by_line(some: Roots, tables: Tables) -> Iterator[Found]:
    """Yield the same by the line (type of unit) of the unit concerned."""
    for number, own in some.parts(some["line"]):
        for figure, _, _, value in settlements(own):
            yield figure, "line", lines_of(tables)[number], value


@gives("ruled_per_100", "political_contests_per_100", "appeals_per_100", "agenda_days")
def committees(some: Roots, horizon: float) -> Iterator[Found]:
    """Yield issues decided by a committee, and the restricted mean of the days on agendas of those ever put on one."""
    yield "ruled_per_100", "", "", share(some["times_ruled"] > 0) * HUNDRED
    yield "political_contests_per_100", "", "", share(some["contests"] > 0) * HUNDRED
    yield "appeals_per_100", "", "", share(some["times_appealed"] > 0) * HUNDRED
    tabled = some["times_tabled"] > 0
    if tabled.any():
        yield "agenda_days", "", "", restricted_mean(some["agenda"][tabled], some["agenda_watched"][tabled], horizon)


@gives("visible_share")
def visibility(some: Roots) -> Iterator[Found]:
    """Yield the share of others' decisions touching an independent unit whose grounds reach it."""
    shown = some.total("times_shown")
    if shown:
        yield "visible_share", "", "", some.total("grounds") / shown


@gives("decided_rightly_share", by=("kind",))
def rightly_by_kind(some: Roots, tables: Tables) -> Iterator[Found]:
    """Yield the share decided rightly of each kind of issue."""
    for number, own in some.parts(some["kind"]):
        decided = own.total("decided")
        if decided:
            yield "decided_rightly_share", "kind", tables.kinds[number], own.total("right") / decided


def _treatment(some: Roots, horizon: float) -> Iterator[Headline]:
    yield "decision_days", restricted_mean(some["decision"], some["watched"], horizon)
    yield "hours_per_issue", some.mean("hours")
    decided = some.total("decided")
    if decided:
        yield "decided_rightly_share", some.total("right") / decided


@gives(*_TREATMENT, by=("position",))
def by_position(some: Roots, horizon: float) -> Iterator[Found]:
    """Yield time, hours and share decided rightly of units in either position.

    Only kinds that the municipality decides for both: no unit and no unit's superior is accountable for their function,
    and they arise at units of both positions. The gap takes a second run, in which matched units trade positions.
    """
    compared = some.chosen(some["compared"])
    for number, own in compared.parts(compared["position"]):
        for figure, value in _treatment(own, horizon):
            yield figure, "position", POSITIONS[number], value


@gives(*_TREATMENT, by=("unit",))
def by_unit(some: Roots, tables: Tables, horizon: float) -> Iterator[Found]:
    """Yield the same for each unit, so that matched units can be compared one by one."""
    compared = some.chosen(some["compared"])
    for number, own in compared.parts(compared["unit"]):
        for figure, value in _treatment(own, horizon):
            yield figure, "unit", tables.units[number], value
