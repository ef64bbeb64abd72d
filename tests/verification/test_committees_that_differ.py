"""Committees that differ over a matter: how often, who has it then, and whose finding counts.

Cases are equally clear (merit 1 either way) and every judge sees them with a blur of 1: it finds rightly with chance
Phi(1) = .841, independently of the rest. Every issue is claimed by two posts of two offices, each under a committee of
its own, and disputed; the head settles, both offices sign and both committees rule. No warm-up: what is counted holds
issue by issue, whatever the queues; issues of the last 60 days are left out, so that every measured one is decided.
"""

from pathlib import Path
from statistics import NormalDist

import numpy as np
import pytest

from sim.journey.state import IS_DECIDED
from sim.ledger import columns as c
from sim.rules import draws, merit
from tests.verification.estimate import share_of
from tests.verification.networks import Entries, Log, Span, kind, organisation, post, tables_of, work

RIGHT = NormalDist().cdf(1.0)
DIFFER = 2.0 * RIGHT * (1.0 - RIGHT)
SPAN = Span(warm_up=0.0, measured=2000.0, after=60.0)
SIDES = ("north", "south")
TITLE = {"sv": "T", "en": "T"}
HABITS = {
    "behaviour.assertiveness": 1.0, "decision.merit_spread": 0.0, "decision.noise_base": 1.0,
}  # fmt: skip


def two_offices(above: str) -> Entries:
    """Return two offices under one head, each with a committee under the council or under a board below it."""
    sides = {side: post("head", office=side, committee=f"{side}_committee") for side in SIDES}
    chart = organisation({"head": post(), **sides}, {"function": dict.fromkeys(SIDES, "A")}, interval=5.0)
    chart["offices"] |= {side: {"title": TITLE} for side in SIDES}
    meetings = {"title": TITLE, "interval": 5.0, "agenda": 1_000_000}
    if above != "council":
        chart["committees"][above] = {**meetings, "under": "council"}
    chart["committees"] |= {f"{side}_committee": {**meetings, "under": above} for side in SIDES}
    return chart


@pytest.fixture(scope="module", params=["council", "board"])
def ruled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Log, str]:
    """Return a run of four matters a day and the committee that is above both."""
    brief = work(0.05)
    kinds = {"kind": kind("function", 4.0, effort=brief, decision=brief, political=1.0)}
    folder: Path = tmp_path_factory.mktemp("two_offices")
    tables = tables_of(folder, two_offices(request.param), kinds, HABITS)
    return Log(tables, 1, SPAN), request.param


def by_issue(log: Log, rows: np.ndarray) -> np.ndarray:
    """Return how many of some rows each issue has."""
    found: np.ndarray = np.bincount(rows["issue"], minlength=len(log.raised))
    return found


def contested(log: Log) -> np.ndarray:
    tabled = log.chosen(c.TABLED)
    return by_issue(log, tabled[tabled["cause"] == c.CONTESTED]) == 1


def found_for(log: Log) -> np.ndarray:
    """Return which issues are granted in the end; every measured one must be decided."""
    issues = log.course.world.state.issues[: len(log.raised)]
    assert (issues["stage"][log.measured] >= IS_DECIDED).all()
    granted: np.ndarray = issues["granted"] == 1
    return granted


def deserving(log: Log) -> np.ndarray:
    """Return which issues deserve to be granted."""
    keys = log.course.world.state.issues["key"][: len(log.raised)]
    return np.array([merit.merit_of(0.0, key, draws.MERIT) > 0.0 for key in keys])


def test_committees_differ_as_often_as_two_judges_do(ruled: tuple[Log, str]) -> None:
    log, _ = ruled
    differ = share_of(contested(log)[log.measured].sum(), log.measured.sum(), DIFFER)
    assert differ.agrees_with(DIFFER)
    assert not differ.agrees_with(DIFFER / 2.0)  # if only one of the two could be for it


def test_what_they_differ_over_comes_once_to_the_lowest_committee_above_both(ruled: tuple[Log, str]) -> None:
    log, above = ruled
    tabled, rulings = log.chosen(c.TABLED), log.chosen(c.RULED)
    assert (tabled[tabled["cause"] == c.CONTESTED]["post"] == log.post(above)).all()
    assert by_issue(log, tabled).max() == 3
    both = [by_issue(log, rulings[rulings["post"] == log.post(f"{side}_committee")]) for side in SIDES]
    once_more = by_issue(log, rulings[rulings["post"] == log.post(above)])
    assert (np.array(both)[:, log.measured] == 1).all()
    assert (once_more[log.measured] == contested(log)[log.measured]).all()
    assert set(rulings["post"]) == {log.post(key) for key in (above, "north_committee", "south_committee")}


def test_the_committee_above_decides_after_both_and_by_its_own_finding_alone(ruled: tuple[Log, str]) -> None:
    """It grants as many of the good cases over which they differ as any one judge: with a veto left it would be none.

    Its finding counts alone though the head has settled and both offices have signed: with theirs it would be p^4.
    """
    log, above = ruled
    among = contested(log) & log.measured & deserving(log)
    rulings = log.chosen(c.RULED)
    last = np.zeros(len(log.raised), dtype=np.int64)
    last[rulings["issue"]] = rulings["post"]  # rows stand in order of time
    assert (last[contested(log) & log.measured] == log.post(above)).all()
    granted = share_of(found_for(log)[among].sum(), among.sum(), RIGHT)
    assert granted.agrees_with(RIGHT)
    assert not granted.agrees_with(RIGHT**4)


def test_where_they_agree_everyone_who_judges_must_find_for_a_case(ruled: tuple[Log, str]) -> None:
    """Both committees find for a good case in p^2 of p^2 + (1 - p)^2; so must the head and both offices, p^3."""
    log, _ = ruled
    expected = RIGHT**2 / (RIGHT**2 + (1.0 - RIGHT) ** 2) * RIGHT**3
    among = ~contested(log) & log.measured & deserving(log)
    assert share_of(found_for(log)[among].sum(), among.sum(), expected).agrees_with(expected)
