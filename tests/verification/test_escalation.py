"""Matters beyond a post's knowledge rise: a network of nineteen posts in steady state, and who is asked how much."""

import math
from pathlib import Path

import numpy as np
import pytest

from experiments.network import A_DAY, LEVELS, Level, network
from sim.ledger import columns as c
from tests.verification.closed_forms import mean_wait
from tests.verification.estimate import Estimate, ratio, share_of
from tests.verification.networks import DAY, MASTERS_ALL, Log, Span, kind, organisation, post, tables_of, work

SEEDS = range(301, 311)
# Warm-up: 30 days; the slowest desk, the top's, has a relaxation time of 3.5 days.
SPAN = Span(warm_up=30.0, measured=80.0, after=15.0)


def keys(level: Level) -> list[str]:
    """Return the keys of a level's posts."""
    return [f"{level.name}_{n:02d}" for n in range(level.posts)]


@pytest.fixture(scope="module")
def logs() -> list[Log]:
    """Replications of the network that other simulators are held against; its hours give the stated loads."""
    tables = network(1, 0).tables
    return [Log(tables, seed, SPAN) for seed in SEEDS]


def test_issues_stay_in_the_network_as_jackson_found(logs: list[Log]) -> None:
    days = [(log.times(c.CLOSED) - log.raised)[log.measured] for log in logs]
    found = ratio([d.sum() for d in days], [len(d) for d in days])  # an issue still open would make it no number
    busy = [
        level.posts * level.officers * level.load * (1.0 + mean_wait(level.officers, level.load)) for level in LEVELS
    ]
    assert sum(busy) / A_DAY == pytest.approx(0.237044, abs=5e-7)
    assert found.agrees_with(0.237044)
    assert not found.agrees_with(1.07 * 0.237044)  # what a clock of hours makes of it


def test_three_issues_in_ten_are_escalated(logs: list[Log]) -> None:
    risen = sum(log.measured[np.unique(log.chosen(c.LIFTED)["issue"])].sum() for log in logs)
    assert share_of(risen, sum(log.measured.sum() for log in logs), 0.3).agrees_with(0.3)


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_the_hours_in_the_files_give_the_loads(logs: list[Log], level: Level) -> None:
    places = [logs[0].post(key) for key in keys(level)]
    table = logs[0].tables.structure.persons[logs[0].tables.structure.posts["person"][places]]
    capacity = float((table["rate"] * table["servers"]).sum()) * SPAN.measured
    worked = [log.course.accumulator.worked[1, places].sum() for log in logs]
    assert ratio(worked, [capacity] * len(worked)).agrees_with(level.load)


@pytest.mark.parametrize(("hours", "knowledge", "span"), [(0.8, 0.5, 2.5), (0.5, 0.8, 10.0)])
def test_a_span_of_control_is_what_a_superior_asked_for_help_can_serve(
    tmp_path: Path, hours: float, knowledge: float, span: float
) -> None:
    """A superior gives `hours` to each matter beyond those asked, whose work on an issue is an hour: n = 1/(h(1 - z)).

    No warm-up: a sum over issues, whatever the queues. Its spread is that of the number of issues that rise.
    """
    matters = {"effort": work(1.0, "fixed"), "decision": work(hours, "fixed")}
    kinds = {"kind": kind("function", 4.0, complexity={"law": "uniform", "scale": 1.0}, **matters)}
    chart = organisation({"head": post(), "officer": post("head", knowledge=knowledge)}, {"function": {"officer": "A"}})
    log = Log(tables_of(tmp_path, chart, kinds), 1, Span(0.0, 6000.0))
    asked, helped = (log.course.accumulator.worked[1, log.post(key)].sum() for key in ("officer", "head"))
    error = hours * math.sqrt(knowledge * (1.0 - knowledge) / len(log.raised))
    assert 1.0 / (hours * (1.0 - knowledge)) == pytest.approx(span)
    assert Estimate(helped / asked, error).agrees_with(1.0 / span)


@pytest.mark.parametrize(("hours", "knowledge", "asking", "load"), [(0.8, 0.5, 2, 0.6), (0.5, 0.8, 8, 0.6)])
def test_a_superior_of_fewer_than_its_span_is_busy_in_proportion(
    tmp_path: Path, hours: float, knowledge: float, asking: int, load: float
) -> None:
    """Asked by n officers who are busy 75 % of their time a superior is busy n h (1 - z) of that: as they at its span.

    Warm-up: 30 days; an hour is a fifth of a day here, and the slowest desk, an officer's, relaxes within 12 days.
    """
    busy = 0.75
    matters = {"effort": work(1.0), "decision": work(hours), "complexity": {"law": "uniform", "scale": 1.0}}
    officers = [f"officer_{n}" for n in range(asking)]
    posts = {"head": post(), **{key: post("head", knowledge=knowledge) for key in officers}}
    tables = tables_of(
        tmp_path,
        organisation(posts, {key: {key: "A"} for key in officers}),
        {key: kind(key, busy * DAY, **matters) for key in officers},
    )
    span = Span(30.0, 300.0)
    worked = [Log(tables, seed, span).course.accumulator.worked[1] for seed in range(401, 411)]
    capacity = DAY * span.measured
    found = ratio([by_post[tables.post("head")].sum() for by_post in worked], [capacity] * len(worked))
    below = ratio([by_post[tables.post(officers[0])].sum() for by_post in worked], [capacity] * len(worked))
    assert asking * hours * (1.0 - knowledge) * busy == pytest.approx(load)
    assert found.agrees_with(load)
    assert below.agrees_with(busy)


def test_the_share_that_reaches_a_layer_falls_with_its_distance_from_the_front(tmp_path: Path) -> None:
    """Exponential complexity of rate 2 meets layers that know .5, 1 and 1.5. No warm-up: a property of each issue."""
    line = {"layer_4": "", "layer_3": "layer_4", "layer_2": "layer_3", "layer_1": "layer_2"}
    known = {"layer_4": MASTERS_ALL, "layer_3": 1.5, "layer_2": 1.0, "layer_1": 0.5}
    posts = {key: post(above, knowledge=known[key]) for key, above in line.items()}
    matters = {"complexity": {"law": "exponential", "scale": 0.5}, "effort": work(0.1), "decision": work(0.1)}
    chart = organisation(posts, {"function": {"layer_1": "A"}})
    log = Log(tables_of(tmp_path, chart, {"kind": kind("function", 10.0, **matters)}), 1, Span(0.0, 2000.0, 10.0))
    rows = log.chosen(c.QUEUED, c.EXCEPTION)
    rows = rows[log.measured[rows["issue"]]]
    for key, expected in {"layer_2": 0.367879, "layer_3": 0.135335, "layer_4": 0.049787}.items():
        share = share_of((rows["post"] == log.post(key)).sum(), log.measured.sum(), expected)
        assert share.agrees_with(expected)
