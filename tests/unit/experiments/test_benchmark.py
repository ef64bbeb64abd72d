"""The benchmark: every simulator at hand does the same work, and the command leaves its files.

No test looks at a time.
"""

import pickle
import sys
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments import benchmark, rivals
from experiments.benchmark_report import notes, summary
from experiments.contest import NETWORK, OURS, YEAR, Entrant, drive, peaks, rounds, tidy
from experiments.network import LEVELS, Case, Work, layout, network, work_of
from experiments.rivals import ALWAYS, OPTIONAL, installed, missing
from experiments.scaling import THREADS, by_issues, by_posts, by_threads, exponent
from sim.engines.drivers import AGENTS, KERNEL
from sim.errors import SimError
from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario import Parameters
from sim.study.setting import Setting, with_hours
from tests.unit.experiments.conftest import Start

FEW = 400


@pytest.fixture(scope="module")
def case() -> Case:
    return network(FEW, 1)


@pytest.fixture(scope="module")
def work(case: Case) -> Work:
    return work_of(case)


@pytest.fixture
def started(start: Start) -> Start:
    """Start the command in an empty folder; return its exit status and what it wrote to output and error."""
    return partial(start, benchmark.main)


# --- the work --------------------------------------------------------------------------------------


def test_the_network_is_the_one_that_is_described(case: Case, work: Work) -> None:
    officers, parents = layout()
    assert officers.tolist() == [3] * 12 + [2] * 4 + [1] * 3
    assert parents.tolist() == [12, 12, 12, 13, 13, 13, 14, 14, 14, 15, 15, 15, 16, 16, 17, 17, 18, 18, -1]
    chart = case.tables.structure.posts
    keys = [f"{level.name}_{n:02d}" for level in LEVELS for n in range(level.posts)]
    persons = chart["person"][[case.tables.post(key) for key in keys]]
    assert case.tables.structure.persons["servers"][persons].tolist() == officers.tolist()
    assert set(work.front.tolist()) == set(range(12))


def test_every_issue_is_worked_on_at_each_level_up_to_the_one_that_resolves_it(case: Case, work: Work) -> None:
    count = len(work.arrival)
    assert np.all(np.diff(work.arrival) >= 0.0)
    assert work.arrival[-1] < case.until
    assert not np.isnan(work.closed).any()
    visited = np.arange(len(LEVELS)) < work.hops[:, np.newaxis]
    assert not work.service[~visited].any()
    assert np.all(work.service[visited] > 0.0)
    assert np.all(work.closed - work.arrival - work.service.sum(axis=1) > -1e-9)
    assert work.events == count + visited.sum()


@pytest.mark.parametrize("title", installed())
def test_a_simulator_resolves_every_issue_when_the_engine_does(title: str, work: Work) -> None:
    assert np.abs(installed()[title](work) - work.closed).max() <= benchmark.AGREES


def test_every_engine_can_be_sent_to_another_process(case: Case) -> None:
    entrants, _ = benchmark.network_entrants(case, case)
    for each in entrants:
        pickle.loads(pickle.dumps(each.run))()  # noqa: S301  our own


def test_a_simulator_that_is_not_installed_is_named_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rivals, "find_spec", lambda _: None)
    assert list(installed()) == list(ALWAYS)
    assert missing() == list(OPTIONAL)


def test_the_agents_write_the_compiled_loops_ledger_of_the_network(case: Case) -> None:
    loop, agents = (drive(engine, case, told=True).course.sha256() for engine in (KERNEL, AGENTS))
    assert loop == agents


def test_who_does_other_work_is_not_timed(work: Work) -> None:
    with pytest.raises(SimError, match="sloth: resolves an issue 1 days apart"):
        benchmark._apart("sloth", lambda given: given.closed + 1.0, work)  # noqa: SLF001
    with pytest.raises(SimError, match="sloth"):
        benchmark._apart("sloth", lambda given: given.closed * np.nan, work)  # noqa: SLF001


# --- what is made of it ----------------------------------------------------------------------------


def test_engines_take_turns() -> None:
    turns: list[str] = []
    entrants = [Entrant(NETWORK, name, 1, 1, 1, lambda name=name: turns.append(name), print) for name in "ab"]
    rows = [row for part in rounds(entrants, 3) for row in part]
    assert "".join(turns) == "ababab"
    assert [(row["engine"], row["run"]) for row in rows] == [(name, run) for run in range(3) for name in "ab"]


def test_a_ratio_is_the_median_of_the_ratios_within_each_round() -> None:
    loop, other = (Entrant(NETWORK, name, 10, 19, 100, print, print) for name in (OURS[KERNEL], "array heap"))
    spent = [(1.0, 2.0), (2.0, 8.0), (4.0, 40.0)]
    rows = [each.row(0, "events", "count", each.events) for each in (loop, other)]
    for run, seconds in enumerate(spent):
        rows += [each.row(run, "cpu", "s", value) for each, value in zip((loop, other), seconds, strict=True)]
    found = summary(tidy(rows)).set_index("engine")
    assert found.loc["array heap", "ratio"] == 4.0
    assert found.loc[OURS[KERNEL], "ratio"] == 1.0
    assert found.loc["array heap", ["median", "least", "most"]].tolist() == [8.0, 2.0, 40.0]
    assert found.loc["array heap", "ns"] == pytest.approx(8.0e7)
    assert "Ciw" in notes(tidy(rows), ["Ciw"], "en")[-1]


def test_the_exponent_is_the_slope_on_logarithms() -> None:
    counts = np.array([1e4, 1e5, 1e6])
    assert exponent(counts, 3.0 * counts**1.5) == pytest.approx(1.5)
    assert np.isnan(exponent(counts[:1], counts[:1]))


def test_the_scaling_measures_issues_posts_and_threads(case: Case) -> None:
    history = load_organisation("today")
    files = {"population": load_population("small"), "issues": load_issues("default")}
    setting = with_hours(Setting((history,), history, **files, parameters=Parameters.default()))
    rows = [row for part in (*by_posts(setting, 1, (1, 3)), *by_issues(10_000, 1, 1)) for row in part]
    found = summary(tidy(rows))
    assert len(set(found["posts"])) == 3
    assert (found[["events", "arrays", "issue_state", "ns", "first_morning"]] > 0).all(axis=None)
    threads = [row for part in by_threads(case, (FEW, 20, 1), 1) for row in part]
    assert len({row["engine"] for row in threads}) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is told by Linux alone")
def test_the_peak_of_a_run_is_that_of_what_it_holds() -> None:
    (row,) = peaks([Entrant(NETWORK, "hoarder", 1, 1, 1, _hoard, _idle)])
    assert 35e6 < row["value"] < 80e6


def _hoard() -> None:
    np.ones(5_000_000)


def _idle() -> None:
    """Do nothing."""


# --- the command -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("scaling", ["true", "false"])
def test_the_command_leaves_its_files(
    started: Start, language: str, scaling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(benchmark, "peaks", lambda _: iter(()))  # each would load the compiled rules anew
    monkeypatch.setattr(benchmark, "FACTORS", (1, 2))
    options = (f"size={FEW}", "population=small", "runs=1", f"scaling={scaling}", "largest=10000")
    status, out, err = started(*options, f"language={language}")
    assert (status, "Traceback" in err) == (0, False), err
    folder = Path("results/benchmark/latest")
    assert {path.name for path in folder.iterdir()} == {
        "benchmark.md", "benchmark.txt", "benchmark.png", "benchmark.svg", "provenance.json", "tidy.csv",
        "tidy.parquet",
    }  # fmt: skip
    table = pd.read_parquet(folder / "tidy.parquet")
    at_network, at_year = (set(table.loc[table["workload"] == each, "engine"]) for each in (NETWORK, YEAR))
    assert at_network == {*OURS.values(), *installed()}
    assert at_year == set(OURS.values())
    assert table.loc[table["figure"] == "difference", "value"].max() <= benchmark.AGREES
    assert all(title in out for title in (*installed(), *missing()))
    written = (folder / "benchmark.md").read_text(encoding="utf-8")
    assert written.count("| ---") == written.count("**") / 2 == (4 if scaling == "true" else 2)
    assert (THREADS in set(table["workload"])) is (scaling == "true")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["runs=0"], ["runs", "a whole number, 1 to"]),
        (["size=10"], ["size", "100 to"]),
        (["scaling=perhaps"], ["scaling", "true or false"]),
        (["largest=100"], ["largest", "10000 to"]),
        (["rnus=1"], ["did you mean 'runs'"]),
        (["population=smal"], ["did you mean 'small'"]),
        (["-m", "seed=1,2"], ["one point at a time"]),
    ],
)
def test_what_cannot_be_used_ends_with_status_2_and_no_traceback(
    started: Start, arguments: list[str], words: list[str]
) -> None:
    status, out, err = started(*arguments)
    assert (status, out) == (2, "")
    assert "Traceback" not in err
    assert all(word in err for word in words), err
