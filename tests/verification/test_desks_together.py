"""Two desks: pooled or each for itself, and two classes of urgency at one.

Warm-up: 1,000 days from an empty start, in which the memory of it (relaxation time 90 days at a load of 80 %) fades by
exp(-11). Days after the measured ones let every measured issue begin under the same stream of new ones.
"""

from typing import NamedTuple

import numpy as np
import pytest

from tests.verification.estimate import Estimate, ratio
from tests.verification.networks import Log, Span, kind, organisation, post, tables_of

SEEDS = range(201, 217)
SPAN = Span(warm_up=1000.0, measured=4000.0, after=400.0)


class Urgency(NamedTuple):
    """Mean waits in service times of the urgent, of the slow and of all issues."""

    urgent: Estimate
    slow: Estimate
    all: Estimate


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Log]]:
    """The same two streams of issues, each with a load of 80 %, at two officers' own desks and at one desk of both."""
    posts = {key: post("head", level="unit") for key in ("officer_a", "officer_b", "officers")}
    kinds = {f"kind_{x}": kind(f"function_{x}", 0.8) for x in "ab"}
    arrangements = {
        "own": {"function_a": {"officer_a": "A"}, "function_b": {"officer_b": "A"}},
        "pooled": {"function_a": {"officers": "A"}, "function_b": {"officers": "A"}},
    }
    found = {}
    for name, claims in arrangements.items():
        used = {key: posts[key] for row in claims.values() for key in row}
        people = {"officers": {"servers": 2}}
        chart = organisation({"head": post(), **used}, claims, people)
        tables = tables_of(tmp_path_factory.mktemp(name), chart, kinds)
        found[name] = [Log(tables, seed, SPAN) for seed in SEEDS]
    return found


@pytest.fixture(scope="module")
def waits(logs: dict[str, list[Log]]) -> dict[str, Estimate]:
    """By arrangement of the desks: the mean wait in service times."""
    each = {name: [np.concatenate([log.waits(f"kind_{x}") for x in "ab"]) for log in logs[name]] for name in logs}
    return {name: ratio([w.sum() for w in each[name]], [len(w) for w in each[name]]) for name in each}


@pytest.fixture(scope="module")
def urgency(tmp_path_factory: pytest.TempPathFactory) -> Urgency:
    """One officer with urgent issues (load .3) and slow ones (load .5)."""
    claims = {"function": {"officer": "A"}}
    kinds = {"urgent": kind("function", 0.3, priority=0), "slow": kind("function", 0.5, priority=2)}
    chart = organisation({"head": post(), "officer": post("head", level="unit")}, claims)
    tables = tables_of(tmp_path_factory.mktemp("urgency"), chart, kinds)
    found: dict[str, list[np.ndarray]] = {"urgent": [], "slow": []}
    for seed in SEEDS:
        log = Log(tables, seed, Span(warm_up=1000.0, measured=8000.0, after=400.0))
        for key, waits_of_kind in found.items():
            waits_of_kind.append(log.waits(key))
    found["all"] = [np.concatenate(pair) for pair in zip(found["urgent"], found["slow"], strict=True)]
    return Urgency(**{key: ratio([w.sum() for w in ws], [len(w) for w in ws]) for key, ws in found.items()})


def test_pooling_two_desks_shortens_the_wait(waits: dict[str, Estimate]) -> None:
    assert waits["own"].agrees_with(4.0)
    assert waits["pooled"].agrees_with(1.777778)


def test_the_tolerance_tells_pooled_desks_from_own_desks(waits: dict[str, Estimate]) -> None:
    assert not waits["own"].agrees_with(1.777778)
    assert not waits["pooled"].agrees_with(4.0)


def test_both_arrangements_meet_the_same_issues(logs: dict[str, list[Log]]) -> None:
    for own, pooled in zip(logs["own"], logs["pooled"], strict=True):
        assert np.array_equal(own.raised, pooled.raised)
        assert np.array_equal(own.kind, pooled.kind)


def test_urgent_issues_overtake_slow_ones_without_stopping_work(urgency: Urgency) -> None:
    assert urgency.urgent.agrees_with(1.142857)
    assert urgency.slow.agrees_with(5.714286)


def test_urgency_moves_waiting_and_makes_none(urgency: Urgency) -> None:
    """The sum of load times wait is 3.2 whatever the order; all work is alike, so it is .8 of the mean wait of all."""
    assert urgency.all.agrees_with(3.2 / 0.8)


def test_the_tolerance_tells_urgency_from_first_come_first_served(urgency: Urgency) -> None:
    assert not urgency.urgent.agrees_with(4.0)
    assert not urgency.slow.agrees_with(4.0)
    assert not urgency.urgent.agrees_with(0.3 / 0.7)  # if urgent issues stopped work on slow ones
