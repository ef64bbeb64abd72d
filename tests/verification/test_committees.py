"""A committee decides only at its meetings: matters that come at random wait half an interval in the mean."""

from pathlib import Path

import pytest

from sim.ledger import columns as c
from tests.verification.estimate import Estimate, mean_of
from tests.verification.networks import DAY, Log, Span, kind, organisation, post, tables_of, work

A_DAY = 2.0
MEETINGS = 300


def extra_wait(folder: Path, interval: float) -> Estimate:
    """Return the mean days from table to ruling, of matters tabled between two meetings.

    The officer before the committee is busy half of the time. Warm-up: twenty intervals, 140 days or more, from an
    empty desk whose relaxation time is 12 services of a quarter of a day; from then on matters leave the desk at
    random (Burke), so each waits an independent uniform part of an interval, variance T^2 / 12.
    """
    claims = {"function": {"officer": "A"}}
    posts = {"head": post(), "officer": post("head", level="unit")}
    kinds = {"kind": kind("function", A_DAY, political=1.0, effort=work(0.5 * DAY / A_DAY))}
    tables = tables_of(folder, organisation(posts, claims, interval=interval), kinds)
    span = Span(warm_up=20.5 * interval, measured=MEETINGS * interval, after=interval)
    log = Log(tables, 1, span)
    tabled, ruled = log.times(c.TABLED), log.times(c.RULED)
    inside = (tabled >= span.bounds[1]) & (tabled < span.bounds[2])
    waits = (ruled - tabled)[inside]
    assert waits.min() >= 0.0
    assert waits.max() <= interval
    return mean_of(waits.sum(), len(waits), interval**2 / 12.0)


@pytest.mark.parametrize("interval", [7.0, 30.0, 45.0])
def test_matters_wait_half_an_interval(tmp_path: Path, interval: float) -> None:
    wait = extra_wait(tmp_path, interval)
    assert wait.agrees_with(interval / 2.0)
    assert not wait.agrees_with(interval)  # if a meeting ruled only on what lay there at the meeting before
