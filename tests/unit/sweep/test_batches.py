"""Batches of real runs: what a run gives depends on nothing but what its fingerprint is made of."""

from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest

from sim.errors import ArgumentError
from sim.measures.asked import Asked
from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario import Parameters
from sim.study.setting import Setting
from sim.sweep import batches as module
from sim.sweep.batches import Batch, Done, batches, run_batch

LAG, SWITCHING = "behaviour.belief_lag", "work.switching_hours"
SHORT = {
    f"run.{name}_months": value for name, value in (("history", 3), ("transition", 0), ("settled", 1), ("follow", 0))
}
ASKED = Asked(frozenset({("escalation_hours_per_100", "")}), frozenset({"all"}), frozenset({"settled"}))


@pytest.fixture(scope="module")
def setting() -> Setting:
    """Two organisations over a month, in both variants."""
    today, merged = (load_organisation(name) for name in ("today", "merged"))
    parameters = Parameters.default().with_({**SHORT, "arrival.volume": 0.3})
    variants = ("as_described", "equal_hours")
    small, issues = load_population("small"), load_issues("default")
    return Setting((today, merged), today, small, issues, parameters, variants=variants, told=False, asked=ASKED)


def table(setting: Setting, points: list[dict[str, float]], replications: int = 1, at_once: int = 1) -> pd.DataFrame:
    """Return the rows of a sweep by fingerprint; which number a point has is the design's affair."""
    every = batches(setting, list(enumerate(points)), replications, at_once)
    done = [run_batch(setting, batch) for batch in every]
    rows = pd.concat([one.rows for one in done])
    return rows.set_index("run").drop(columns="point").sort_index()


@pytest.fixture(scope="module")
def alone(setting: Setting) -> pd.DataFrame:
    return table(setting, [{LAG: 0.1}, {LAG: 0.5}])


def test_there_is_a_row_per_run_and_runs_differ(alone: pd.DataFrame) -> None:
    assert len(alone) == alone.index.nunique() == 2 * 2 * 2
    assert alone["value"].nunique() > 4


def test_an_organisation_more_changes_no_run(setting: Setting, alone: pd.DataFrame) -> None:
    more = replace(setting, organisations=(load_organisation("separate"), *setting.organisations))
    found = table(more, [{LAG: 0.1}, {LAG: 0.5}])
    pd.testing.assert_frame_equal(found.loc[alone.index], alone, check_exact=True)
    assert len(found) == 12


def test_a_parameter_more_changes_no_run_where_it_has_its_default(setting: Setting, alone: pd.DataFrame) -> None:
    other = Parameters.default()[SWITCHING]
    grid = [{SWITCHING: value, LAG: lag} for value in (other, 0.0) for lag in (0.1, 0.5)]
    found = table(setting, grid)
    pd.testing.assert_frame_equal(found.loc[alone.index, alone.columns], alone, check_exact=True)
    assert len(found) == 16


@pytest.mark.parametrize("at_once", [1, 2])
def test_a_replication_more_changes_no_run(setting: Setting, alone: pd.DataFrame, at_once: int) -> None:
    found = table(setting, [{LAG: 0.1}, {LAG: 0.5}], replications=2, at_once=at_once)
    pd.testing.assert_frame_equal(found.loc[alone.index], alone, check_exact=True)
    assert len(found) == 16


def test_runs_done_one_by_one_are_those_done_together(setting: Setting, alone: pd.DataFrame) -> None:
    (batch, _) = batches(setting, [(0, {LAG: 0.1}), (1, {LAG: 0.5})], 1, 1)
    single = [run_batch(setting, batch._replace(runs=(run,))).rows for run in batch.runs]
    found = pd.concat(single).set_index("run").drop(columns="point").sort_index()
    pd.testing.assert_frame_equal(found, alone.loc[found.index], check_exact=True)


def test_a_point_that_overloads_is_recorded_and_takes_no_other_with_it(setting: Setting) -> None:
    limit = {"run.backlog_limit": 0.02}
    tight = replace(setting, parameters=setting.parameters.with_({"arrival.volume": 1.0}))
    points = [(0, limit), (1, {"run.backlog_limit": 1.0})]
    fails, runs = (run_batch(tight, batch) for batch in batches(tight, points, 1, 1))
    assert fails.failures
    assert all(error.startswith("Overload: ") for _, error in fails.failures)
    assert len(fails.rows) + len(fails.failures) == 4
    assert not runs.failures


def test_of_a_batch_the_run_alone_that_fails_is_lost(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    """The organisation `merged` cannot be run; today's runs beside it can."""
    really = module.replicate

    def replicate(case: Setting, number: int) -> object:
        if any(plan.key == "merged" for plan in case.plans):
            raise ValueError("no merger here")
        return really(case, number)

    monkeypatch.setattr(module, "replicate", replicate)
    (batch,) = batches(setting, [(0, {LAG: 0.1})], 1, 1)
    done: Done = run_batch(setting, batch)
    assert Counter(run.organisation for run, _ in done.failures) == {"merged": 2}
    assert {error for _, error in done.failures} == {"ValueError: no merger here"}
    assert set(done.rows["organisation"]) == {"today"}


def test_any_beginning_has_the_points_equally_often(setting: Setting) -> None:
    every = list(batches(setting, [(number, {LAG: number / 10}) for number in range(5)], 6, 2))
    assert [batch.place for batch in every] == list(range(15))
    for half in range(1, 16):
        counts = Counter(batch.point for batch in every[:half])
        assert max(counts.values()) - min(counts.get(point, 0) for point in range(5)) <= 1


def test_fingerprints_differ_with_all_that_a_run_depends_on(setting: Setting) -> None:
    def keys(case: Setting, lag: float = 0.1) -> set[str]:
        return {run.key for batch in batches(case, [(0, {LAG: lag})], 2, 1) for run in batch.runs}

    own = keys(setting)
    assert len(own) == 8
    others = [
        keys(setting, 0.2),
        keys(replace(setting, seed=2)),
        keys(replace(setting, parameters=setting.parameters.with_({SWITCHING: 0.0}))),
        keys(replace(setting, history=load_organisation("merged"))),
        keys(replace(setting, population=load_population("default"))),
        keys(replace(setting, neutrality=True)),
    ]
    assert not [one for one in others if one & own]


@pytest.mark.parametrize(("replications", "at_once", "name"), [(0, 1, "replications"), (1, 0, "batch")])
def test_counts_that_are_none_are_refused(setting: Setting, replications: int, at_once: int, name: str) -> None:
    with pytest.raises(ArgumentError, match=name):
        list[Batch](batches(setting, [(0, {})], replications, at_once))
