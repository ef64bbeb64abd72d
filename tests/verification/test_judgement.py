"""Decisions that turn out wrong: how often they come back, and what a second judge in a row or after the fact is worth.

Cases are equally clear (merit 1 either way), so that a judge whose view is blurred by s finds rightly with chance
Phi(1 / s): .8 at s = 1.188183. The blur has a part of 1 that any case has, and one for each edge between the unit and
the judge. No warm-up: what is counted holds issue by issue, whatever the queues; issues of the last 60 days are left
out, so that every measured one has had its second decision.
"""

import math
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pytest

from sim.journey.state import IS_DECIDED
from sim.ledger import columns as c
from sim.rules import draws, merit
from tests.verification.estimate import Estimate, mean_of, share_of
from tests.verification.networks import Entries, Log, Span, kind, organisation, post, tables_of, work

RIGHT = 0.8
BLUR = 1.0 / NormalDist().inv_cdf(RIGHT)
SPAN = Span(warm_up=0.0, measured=2000.0, after=60.0)
ALWAYS_BACK = {"decision.reopen_share": 1.0, "decision.discovery_days": 1.0}


def an_edge(edges: int) -> float:
    """Return the blur of one edge with which a judge so many edges away sees a case with blur `BLUR`."""
    return math.sqrt(BLUR**2 - 1.0) / edges


def judged(folder: Path, officer: Entries, habits: dict[str, float], political: float = 0.0) -> Log:
    """Return a run in which an officer below the head decides ten matters a day."""
    brief = work(0.05)
    kinds = {"kind": kind("function", 10.0, effort=brief, decision=brief, political=political)}
    chart = organisation({"head": post(), "officer": officer}, {"function": {"officer": "A"}}, interval=5.0)
    blurred = {"decision.merit_spread": 0.0, "decision.noise_base": 1.0, **habits}
    return Log(tables_of(folder, chart, kinds, blurred), 1, SPAN)


def deserving(log: Log) -> np.ndarray:
    """Return which issues deserve to be granted."""
    keys = log.course.world.state.issues["key"][: len(log.raised)]
    return np.array([merit.merit_of(0.0, key, draws.MERIT) > 0.0 for key in keys])


def granted(log: Log, among: np.ndarray, expected: float) -> Estimate:
    """Return the share of some measured issues that is finally granted; every one must be decided."""
    issues = log.course.world.state.issues[: len(log.raised)][among & log.measured]
    assert (issues["stage"] >= IS_DECIDED).all()
    return share_of(issues["granted"].sum(), len(issues), expected)


@pytest.mark.parametrize(("edge", "wrong"), [(0.0, 0.158655), (0.641696, 0.2), (1.0, 0.239750)])
def test_a_wrong_decision_comes_back_once_to_the_superior(tmp_path: Path, edge: float, wrong: float) -> None:
    """Rework: rate x (1 + q) decisions, rate x q of them by the superior, where q is the chance of a wrong one.

    A second wrong decision stays, so the number of decisions is no geometric one: rate / (1 - q) decisions would be
    those of work that may come back again and again (hand-overs do: `test_returns`).
    """
    log = judged(tmp_path, post("head"), {"decision.noise_edge": edge, **ALWAYS_BACK})
    number = log.measured.sum()
    decisions = np.bincount(log.chosen(c.DECIDED)["issue"], minlength=len(log.raised))[log.measured]
    asked = log.chosen(c.QUEUED, c.EXCEPTION)
    assert 1.0 - NormalDist().cdf(1.0 / math.hypot(1.0, edge)) == pytest.approx(wrong, abs=5e-7)
    assert (asked["post"] == log.post("head")).all()
    assert (asked["cause"] == c.REOPENING).all()
    assert share_of(log.measured[asked["issue"]].sum(), number, wrong).agrees_with(wrong)
    found = mean_of(decisions.sum(), number, wrong * (1.0 - wrong))
    assert found.agrees_with(1.0 + wrong)
    assert not found.agrees_with(1.0 / (1.0 - wrong))
    assert decisions.max() == 2


def test_a_hierarchy_of_two_judges_grants_little_and_rarely_wrongly(tmp_path: Path) -> None:
    """Both the officer and the committee above must find for a case: .8 x .8 of the good ones, .2 x .2 of the bad.

    The officer keeps records apart from the unit's, so that both judges are two edges away from it.
    """
    apart = post("head", records="officer")
    log = judged(tmp_path, apart, {"decision.noise_edge": an_edge(2)}, political=1.0)
    good = deserving(log)
    assert granted(log, good, 0.64).agrees_with(0.64)
    assert granted(log, ~good, 0.04).agrees_with(0.04)
    assert not granted(log, good, 0.8).agrees_with(0.8)  # if the committee only signed


def test_a_second_chance_grants_nearly_every_good_case(tmp_path: Path) -> None:
    """Polyarchy: a good case refused by the officer is judged again by the superior: .8 + .2 x .8 are granted.

    Sah and Stiglitz's polyarchy also grants more of the bad cases (.36); here a bad case wrongly granted comes back
    just as a good one wrongly refused does, so that .2 x .2 of them stay granted.
    """
    log = judged(tmp_path, post("head"), {"decision.noise_edge": an_edge(1), **ALWAYS_BACK})
    good = deserving(log)
    assert granted(log, good, 0.96).agrees_with(0.96)
    assert granted(log, ~good, 0.04).agrees_with(0.04)
    assert not granted(log, good, RIGHT).agrees_with(RIGHT)


def test_without_a_second_chance_eight_in_ten_are_decided_rightly(tmp_path: Path) -> None:
    log = judged(tmp_path, post("head"), {"decision.noise_edge": an_edge(1)})
    right = log.chosen(c.DECIDED)
    right = right[log.measured[right["issue"]]]
    assert share_of(right["value"].sum(), len(right), RIGHT).agrees_with(RIGHT)
    assert granted(log, deserving(log), RIGHT).agrees_with(RIGHT)
