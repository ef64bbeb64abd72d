"""Steps that concern very many issues at once: a meeting with a full agenda, a week in which a time limit passes.

No warm-up and no tolerance for chance: what is counted follows from when issues arose.
"""

from pathlib import Path

import numpy as np

from sim.ledger import columns as c
from sim.organisation.layout import DAYS_A_WEEK
from tests.verification.networks import Entries, Log, Span, kind, organisation, post, tables_of, work

A_DAY = 400.0
LIMIT = 60.0
INTERVAL = 30.0


def run(folder: Path, matter: Entries, hours: float, days: float) -> Log:
    """Return a run in which an officer with so many hours meets so many matters a day."""
    posts = {"head": post(), "officer": post("head")}
    people = {"officer": {"hours": hours, "servers": 1000}}
    chart = organisation(posts, {"function": {"officer": "A"}}, people, interval=INTERVAL)
    matters = {"kind": kind("function", A_DAY, **matter)}
    return Log(tables_of(folder, chart, matters, {"decision.limit_days": LIMIT}), 1, Span(0.0, days))


def test_a_meeting_rules_on_all_that_is_tabled(tmp_path: Path) -> None:
    """An agenda without limit: everything tabled before a meeting is ruled on at it, some 12,000 matters at once."""
    log = run(tmp_path, {"effort": work(0.0, "fixed"), "political": 1.0}, hours=1.0, days=3.5 * INTERVAL)
    ruled = log.times(c.RULED)
    first = np.ceil(log.raised / INTERVAL) * INTERVAL
    assert np.array_equal(ruled, np.where(first <= 3.0 * INTERVAL, first, np.nan), equal_nan=True)
    meetings = np.bincount(log.chosen(c.RULED)["time"].astype(int))
    assert meetings[[int(INTERVAL), int(2 * INTERVAL)]].min() > 10_000


def test_every_issue_ends_at_the_first_look_after_its_limit(tmp_path: Path) -> None:
    """Nobody has time, so each issue ends at the first end of a week by which its limit has passed: 2,800 at a time."""
    days = 100.0
    log = run(tmp_path, {"effort": work(1000.0, "fixed")}, hours=1e-6, days=days)
    look = np.ceil((log.raised + LIMIT) / DAYS_A_WEEK) * DAYS_A_WEEK
    assert np.array_equal(log.times(c.DEFAULTED), np.where(look < days, look, np.nan), equal_nan=True)
    at_once = np.unique(log.chosen(c.DEFAULTED)["time"], return_counts=True)[1]
    assert at_once[1:].min() > 2_500
    assert len(log.chosen(c.DEFAULTED)) == len(np.unique(log.chosen(c.DEFAULTED)["issue"]))
