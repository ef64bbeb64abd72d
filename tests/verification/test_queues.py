"""One desk, one function: Erlang C, and service times of any spread.

Every desk is busy 80 % of its time. The days are chosen so that all desks see equally many issues. Warm-up: 1,000 days
from an empty start, in which the memory of it (relaxation time (1 - sqrt(.8))^-2 = 90 days) fades by exp(-11).
"""

from pathlib import Path

import numpy as np
import pytest

from sim.ledger import columns as c
from tests.verification.closed_forms import chance_of_waiting, mean_wait
from tests.verification.estimate import Estimate, ratio
from tests.verification.networks import DAY, Log, Span, kind, organisation, post, tables_of, work

LOAD = 0.8
SEEDS = range(1, 21)
SPAN = Span(warm_up=1000.0, measured=4000.0, after=300.0)

# servers: chance of waiting, mean wait in service times
ERLANG = {
    1: (0.8, 4.0),
    2: (0.711111, 1.777778),
    3: (0.647191, 1.078652),
    5: (0.554113, 0.554113),
    10: (0.409180, 0.204590),
}
# squared coefficient of variation: law of service, mean wait in service times, times as fast as a desk of days
SPREADS = {0: ("fixed", None, 2.0, 1.0), 1: ("exponential", None, 4.0, 1.0), 4: ("lognormal", 2.0, 10.0, 3.0)}


@pytest.fixture(scope="module")
def officers(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Estimate, Estimate]]:
    """By number of like officers at a desk: the share of issues that wait, and the mean wait in service times."""
    posts = {"head": post()} | {f"officers_{n}": post("head", level="unit") for n in ERLANG}
    people = {f"officers_{n}": {"servers": n} for n in ERLANG}
    claims = {f"function_{n}": {f"officers_{n}": "A"} for n in ERLANG}
    kinds = {f"kind_{n}": kind(f"function_{n}", LOAD, effort=work(n * DAY)) for n in ERLANG}
    tables = tables_of(tmp_path_factory.mktemp("officers"), organisation(posts, claims, people), kinds)
    waits: dict[int, list[np.ndarray]] = {n: [] for n in ERLANG}
    for seed in SEEDS:
        log = Log(tables, seed, SPAN)
        for n in ERLANG:
            waits[n].append(log.waits(f"kind_{n}") / n)
    return {n: (_mean([w > 0.0 for w in waits[n]]), _mean(waits[n])) for n in ERLANG}


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Estimate]:
    """By squared coefficient of variation of the service time: the mean wait in service times."""
    posts = {"head": post()} | {f"officer_{scv}": post("head", level="unit") for scv in SPREADS}
    claims = {f"function_{scv}": {f"officer_{scv}": "A"} for scv in SPREADS}
    kinds = {
        f"kind_{scv}": kind(f"function_{scv}", LOAD * speed, effort=work(DAY / speed, law, cv))
        for scv, (law, cv, _, speed) in SPREADS.items()
    }
    tables = tables_of(tmp_path_factory.mktemp("services"), organisation(posts, claims), kinds)
    waits: dict[int, list[np.ndarray]] = {scv: [] for scv in SPREADS}
    for seed in SEEDS:
        log = Log(tables, 100 + seed, SPAN)
        for scv, (_, _, _, speed) in SPREADS.items():
            waits[scv].append(log.waits(f"kind_{scv}") * speed)
    return {scv: _mean(waits[scv]) for scv in SPREADS}


def _mean(waits: list[np.ndarray]) -> Estimate:
    return ratio([w.sum() for w in waits], [len(w) for w in waits])


@pytest.mark.parametrize("servers", ERLANG)
def test_erlangs_formula_gives_the_stated_numbers(servers: int) -> None:
    assert (chance_of_waiting(servers, LOAD), mean_wait(servers, LOAD)) == pytest.approx(ERLANG[servers], abs=5e-7)


@pytest.mark.parametrize("servers", ERLANG)
def test_like_officers_keep_issues_waiting_as_erlang_found(
    officers: dict[int, tuple[Estimate, Estimate]], servers: int
) -> None:
    waiting, wait = officers[servers]
    assert waiting.agrees_with(ERLANG[servers][0])
    assert wait.agrees_with(ERLANG[servers][1])


@pytest.mark.parametrize("servers", ERLANG)
def test_the_tolerance_tells_numbers_of_officers_apart(
    officers: dict[int, tuple[Estimate, Estimate]], servers: int
) -> None:
    waiting, wait = officers[servers]
    others = [ERLANG[n] for n in ERLANG if n != servers]
    assert not any(waiting.agrees_with(chance) or wait.agrees_with(days) for chance, days in others)


@pytest.mark.parametrize("scv", SPREADS)
def test_waits_grow_with_the_spread_of_the_work(services: dict[int, Estimate], scv: int) -> None:
    assert services[scv].agrees_with(SPREADS[scv][2])
    assert not any(services[scv].agrees_with(SPREADS[other][2]) for other in SPREADS if other != scv)


def test_issues_arise_at_random(tmp_path: Path) -> None:
    """Counts of a day are Poisson, gaps exponential: mean and variance of both within the tolerance of closed forms."""
    days, a_day = 20_000.0, 2.0
    claims = {"function": {"officer": "A"}}
    posts = {"head": post(), "officer": post("head")}
    kinds = {"kind": kind("function", a_day, effort=work(0.0, "fixed"))}
    log = Log(tables_of(tmp_path, organisation(posts, claims), kinds), 1, Span(0.0, days))
    counts = np.bincount(log.raised.astype(int), minlength=int(days))
    gaps = np.diff(log.raised)
    assert Estimate(counts.mean(), np.sqrt(a_day / days)).agrees_with(a_day)
    assert Estimate(counts.var(), np.sqrt((a_day + 2 * a_day**2) / days)).agrees_with(a_day)
    assert Estimate(gaps.mean(), np.sqrt(1 / len(gaps)) / a_day).agrees_with(1 / a_day)
    assert Estimate(gaps.var(), np.sqrt(8 / len(gaps)) / a_day**2).agrees_with(1 / a_day**2)
    assert len(log.chosen(c.CLOSED)) == len(log.raised)
