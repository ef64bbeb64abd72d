"""What becomes of a committee's wrong decision: the state rules for an independent unit, a municipal one begins anew.

Cases are equally clear (merit 1 either way); a reader sees them with a blur of 1 and finds rightly with chance Phi(1) =
.841. Every matter goes to the committee; what is decided wrongly shows itself after a day. No warm-up: what is counted
holds issue by issue; issues of the last 200 days are left out, so that the state, which takes 10 days in the mean, has
ruled on every measured one.
"""

import math
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pytest

from sim.ledger import columns as c
from tests.verification.estimate import mean_of, share_of
from tests.verification.networks import Log, Span, kind, organisation, post, tables_of, work

RIGHT = NormalDist().cdf(1.0)
AN_EDGE_AWAY = NormalDist().cdf(1.0 / math.hypot(1.0, 1.0))
STATE_DAYS = 10.0
SPAN = Span(warm_up=0.0, measured=2000.0, after=200.0)
HABITS = {
    "decision.merit_spread": 0.0, "decision.noise_base": 1.0, "decision.noise_edge": 1.0,
    "decision.reopen_share": 1.0, "decision.discovery_days": 1.0, "decision.state_days": STATE_DAYS,
}  # fmt: skip


def ruled(folder: Path, owner: str) -> Log:
    """Return a run in which a committee rules on five matters a day of a unit of this owner."""
    brief = work(0.05)
    kinds = {"kind": kind("function", 5.0, effort=brief, decision=brief, political=1.0)}
    chart = organisation({"head": post(), "officer": post("head")}, {"function": {"officer": "A"}}, interval=1.0)
    chart["units"]["site"]["counterpart"] = "officer"
    return Log(tables_of(folder, chart, kinds, HABITS, owner), 1, SPAN)


@pytest.fixture(scope="module")
def appealed(tmp_path_factory: pytest.TempPathFactory) -> Log:
    return ruled(tmp_path_factory.mktemp("independent"), "independent")


def decisions(log: Log) -> tuple[np.ndarray, np.ndarray]:
    """Return which measured issues are decided wrongly at first, and the rows of the last decisions of these."""
    rows = log.chosen(c.DECIDED)
    rows = rows[log.measured[rows["issue"]]]
    first = rows[np.unique(rows["issue"], return_index=True)[1]]
    wrong = first["issue"][first["value"] == 0.0]
    latest = rows[len(rows) - 1 - np.unique(rows["issue"][::-1], return_index=True)[1]]
    return wrong, latest[np.isin(latest["issue"], wrong)]


def test_every_wrong_decision_about_an_independent_unit_goes_to_the_state_once(appealed: Log) -> None:
    wrong, _ = decisions(appealed)
    appeals = appealed.chosen(c.APPEALED)
    ours = appeals[appealed.measured[appeals["issue"]]]
    assert sorted(ours["issue"]) == sorted(wrong)
    assert len(wrong) > 100
    assert (appeals["post"] == appealed.post("council")).all()
    assert not len(appealed.chosen(c.QUEUED, c.EXCEPTION))


def test_the_state_takes_its_time(appealed: Log) -> None:
    """Exponential with mean 10 days, variance 100."""
    appeals, (_, latest) = appealed.chosen(c.APPEALED), decisions(appealed)
    asked = np.full(len(appealed.raised), np.nan)
    asked[appeals["issue"]] = appeals["time"]
    days = latest["time"] - asked[latest["issue"]]
    assert not np.isnan(days).any()
    assert mean_of(days.sum(), len(days), STATE_DAYS**2).agrees_with(STATE_DAYS)


def test_the_state_judges_by_the_papers_however_far_it_stands_from_the_unit(appealed: Log) -> None:
    """The committee, edges away, sees a case worse than the state, which has only the blur that any reading has."""
    wrong, latest = decisions(appealed)
    right = share_of(latest["value"].sum(), len(latest), RIGHT)
    assert len(latest) == len(wrong)
    assert right.agrees_with(RIGHT)
    assert not right.agrees_with(AN_EDGE_AWAY)


def test_a_committees_wrong_decision_about_a_municipal_unit_is_prepared_anew(tmp_path: Path) -> None:
    log = ruled(tmp_path, "municipal")
    wrong, _ = decisions(log)
    asked = log.chosen(c.QUEUED, c.EXCEPTION)
    assert not len(log.chosen(c.APPEALED))
    assert len(wrong) > 100
    assert set(wrong) <= set(asked["issue"])
    assert (asked["cause"] == c.REOPENING).all()
    ruled_on = np.bincount(log.chosen(c.RULED)["issue"], minlength=len(log.raised))
    assert ruled_on.max() == 2
    assert (ruled_on[wrong] == 2).all()
