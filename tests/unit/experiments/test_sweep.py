"""The sweep as a user starts it: what it tells, stores, refuses, and how it is stopped and goes on."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from experiments import collect, comparison, sweeping
from sim.organisation import config_root
from sim.sweep.design import DESIGNS
from sim.sweep.store import failures_of, opened, read_rows
from tests.unit.experiments.conftest import Start

LAG = "behaviour.belief_lag"
SHORT = ("run.history_months=3", "run.transition_months=0", "run.settled_months=1", "run.follow_months=0")
QUICK = (*SHORT, "arrival.volume=0.3", "population=small", "organisations=[today,merged]")
GRID = ("design=grid", f"vary={{{LAG}:[0.1,0.3,0.5]}}", "replications=2", "batch=1", "workers=1", "name=mine")
STORE = Path("results/sweep/mine")
ROOT = Path(__file__).parents[3]
UNCOMPILED = {**os.environ, "ARENDEGANG_COMPILE": "off"}
"""For processes that run no rules: to load all that tests may call takes them many seconds."""


def _with(*arguments: str) -> list[str]:
    """Return the arguments of a quick sweep with some in place of its own: Hydra would merge two mappings."""
    given = {text.partition("=")[0] for text in arguments}
    return [*(text for text in (*GRID, *QUICK) if text.partition("=")[0] not in given), *arguments]


def test_a_dry_sweep_tells_the_cost_and_stores_nothing(start: Start) -> None:
    status, out, err = start(sweeping.main, *GRID, *QUICK, "dry=true")
    assert (status, out) == (0, "")
    assert "3 points x 2 replications x 2 organisations x 2 variants = 24 runs. To do: 24 runs, about" in err
    assert " MB" in err
    assert not [path for path in Path().rglob("*") if path.is_file()]


def test_a_sweep_leaves_a_store_that_the_same_command_finds_done(start: Start) -> None:
    status, out, err = start(sweeping.main, *GRID, *QUICK)
    assert (status, "Traceback" in err) == (0, False)
    assert out.endswith("results/sweep/mine\n")
    assert {path.name for path in STORE.iterdir() if not path.name.startswith(".")} == {
        "dictionary.md", "failures", "points.parquet", "rows", "sweep.json",
    }  # fmt: skip
    table = read_rows(STORE)
    assert table["run"].nunique() == 24
    assert set(table[LAG]) == {0.1, 0.3, 0.5}
    columns = (STORE / "dictionary.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in columns for name in table)
    files = {path: path.read_bytes() for path in (STORE / "rows").iterdir()}
    status, _, err = start(sweeping.main, *GRID, *QUICK)
    assert status == 0
    assert "24 runs were done before" in err
    assert files == {path: path.read_bytes() for path in (STORE / "rows").iterdir()}


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_takes_the_levels_that_it_has_by_default(start: Start, design: str) -> None:
    status, _, err = start(sweeping.main, *_with(f"design={design}", f"vary=[{LAG}]", "points=4"), "dry=true")
    assert (status, "To do:" in err) == (0, True), err


def test_points_that_coincide_are_run_once_and_told(start: Start) -> None:
    Path("points.csv").write_text(f"{LAG}\n0.1\n0.3\n0.1\n", encoding="utf-8")
    status, _, err = start(sweeping.main, *_with("design=points.csv", f"vary=[{LAG}]"), "dry=true")
    assert status == 0
    assert "3 points, of which 2 differ" in err
    assert "2 points x 2 replications x 2 organisations x 2 variants = 16 runs" in err


def test_a_replication_more_is_done_alone(start: Start) -> None:
    start(sweeping.main, *GRID, *QUICK)
    before = read_rows(STORE)
    status, _, err = start(sweeping.main, *GRID, *QUICK, "replications=3")
    assert status == 0
    assert "36 runs. To do: 12 runs" in err
    after = read_rows(STORE)
    own = after[after["run"].isin(set(before["run"]))].reset_index(drop=True)
    pd.testing.assert_frame_equal(own, before, check_exact=True)


def test_a_point_that_overloads_is_told_and_tried_again_when_asked(start: Start) -> None:
    limit = _with("vary={run.backlog_limit:[0.02,1]}", "levels=2", "arrival.volume=1")
    status, _, err = start(sweeping.main, *limit)
    assert status == 0
    assert "runs failed: failures/ says why, retry=failed tries them again" in err
    failures = failures_of(STORE)
    assert set(failures["error"].str.partition(":")[0]) == {"Overload"}
    assert set(failures["point"]) == {0}
    status, _, err = start(sweeping.main, *limit)
    assert "To do" not in err
    status, _, err = start(sweeping.main, *limit, "retry=failed")
    assert f"To do: {len(failures)} runs" in err
    assert len(failures_of(STORE)) == len(pd.read_parquet(STORE / "failures")) == len(failures)


def test_a_changed_file_is_refused_with_the_reason_or_put_aside(start: Start) -> None:
    text = (config_root() / "organisation" / "merged.yaml").read_text(encoding="utf-8")
    Path("mine.yaml").write_text(text, encoding="utf-8")
    own = (*GRID, *QUICK, "organisations=[today,mine.yaml]")
    start(sweeping.main, *own)
    other = (config_root() / "organisation" / "separate.yaml").read_text(encoding="utf-8")
    Path("mine.yaml").write_text(other, encoding="utf-8")
    status, _, err = start(sweeping.main, *own)
    assert status == 2
    assert "organisation mine changed since" in err
    assert "changed=true puts them aside" in err
    status, _, err = start(sweeping.main, *own, "changed=true")
    assert status == 0
    assert "done before" not in err
    assert len(read_rows(STORE)) == len(read_rows(STORE / "before-1"))


def test_a_changed_module_of_own_agents_is_refused_as_a_changed_file_is(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    own = [*_with(f"vary={{{LAG}:[0.1]}}", "replications=1"), "engine=agents", "agents=own_of_a_sweep"]
    status = {}
    for text in ("pass", "pass", "share = 0.5"):
        Path("own_of_a_sweep.py").write_text(
            f"from sim.engines.agents import Office\nclass Own(Office):\n    {text}\n", encoding="utf-8"
        )
        sys.modules.pop("own_of_a_sweep", None)
        shutil.rmtree("__pycache__", ignore_errors=True)
        status[text], _, err = start(sweeping.main, *own)
    assert status == {"pass": 0, "share = 0.5": 2}
    assert "agents changed since" in err


def test_another_writer_is_told_so(start: Start) -> None:
    STORE.mkdir(parents=True)
    with opened(STORE, {"rest": {}, "organisations": {}}):
        status, out, err = start(sweeping.main, *GRID, *QUICK)
    assert (status, out) == (2, "")
    assert "another sweep writes to" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["executor=thread"], ["did you mean 'threads'"]),
        (["scheduler=tcp://x:1"], ["scheduler", "executor=dask alone"]),
        (["shard=4/3"], ["shard", "K/N"]),
        (["design=sobl"], ["did you mean 'sobol'"]),
        (["vary=[behavior]"], ["did you mean", "section"]),
        (["vary={behaviour.belief_lag:[0,7]}"], ["vary.behaviour.belief_lag", "0 to 0.6"]),
        ([f"{LAG}=0.3"], [LAG, "give its range in vary="]),
        (["retry=all"], ["retry", "failed"]),
        (["batch=0"], ["batch"]),
        (["-m"], ["a sweep goes through its points itself"]),
    ],
)
def test_what_cannot_be_used_ends_with_status_2_and_stores_nothing(
    start: Start, arguments: list[str], words: list[str]
) -> None:
    status, out, err = start(sweeping.main, *_with(*arguments))
    assert (status, out, "Traceback" in err) == (2, "", False)
    assert all(word in err for word in words), err
    assert not [path for path in Path().rglob("*") if path.is_file()]


def test_shards_collected_are_the_bytes_of_the_whole(start: Start) -> None:
    start(sweeping.main, *GRID, *QUICK)
    for number in (1, 2):
        start(sweeping.main, *GRID, *QUICK, f"shard={number}/2")
    status, out, err = start(collect.main, "stores=[mine_*_of_2]", "name=all")
    assert (status, err) == (0, "")
    assert out == f"2 folders, 24 runs. Store: {Path('results/sweep/all').absolute()}\n"
    assert read_rows(Path("results/sweep/all")).to_parquet(None) == read_rows(STORE).to_parquet(None)
    for name in ("dictionary.md", "sweep.json"):
        assert Path("results/sweep/all", name).read_text() == (STORE / name).read_text()
    status, _, err = start(sweeping.main, *GRID, *QUICK, "name=all")
    assert "24 runs were done before" in err
    assert "To do" not in err


def test_a_multirun_collected_is_the_sweep_of_its_points(start: Start) -> None:
    """And of what both have, each run comes once."""
    points = ("replications=2", "workers=1")
    start(comparison.main, "-m", f"{LAG}=0.1,0.5", *QUICK, *points)
    multirun = Path("results/compare/latest").resolve()
    ends = ("design=grid", f"vary={{{LAG}:[0.1,0.5]}}", "levels=2", "figures=all", "name=mine")
    start(sweeping.main, *ends, *QUICK, *points)
    status, out, _ = start(collect.main, f"stores=[{multirun}]", "name=jobs")
    assert status == 0
    assert "1 folders, 16 runs" in out
    assert read_rows(Path("results/sweep/jobs")).to_parquet(None) == read_rows(STORE).to_parquet(None)
    status, out, _ = start(collect.main, f"stores=[mine,{multirun}]", "name=both")
    assert "2 folders, 16 runs" in out
    assert read_rows(Path("results/sweep/both")).to_parquet(None) == read_rows(STORE).to_parquet(None)


def test_what_cannot_be_collected_is_refused_by_name(start: Start) -> None:
    status, _, err = start(collect.main, "stores=[nothing_*]")
    assert status == 2
    assert "nothing_*" in err
    start(sweeping.main, *GRID, *QUICK)
    status, _, err = start(collect.main, "stores=[mnie]")
    assert "did you mean 'mine'" in err
    start(comparison.main, *QUICK, "replications=1", "workers=1", "ladder=false", "variants=[as_described]")
    old = Path("old")
    shutil.copytree(Path("results/compare/latest").resolve(), old)
    text = (old / "provenance.json").read_text(encoding="utf-8")
    (old / "provenance.json").write_text(text.replace('"fingerprints"', '"other"'), encoding="utf-8")
    status, _, err = start(collect.main, f"stores=[{old.resolve()}]")
    assert status == 2
    assert "old" in err
    assert "holds no fingerprints" in err
    status, _, err = start(collect.main, f"stores=[mine,{Path('results/compare/latest').resolve()}]")
    assert status == 2
    assert "do not belong together; these differ:\n  figures" in err


@pytest.mark.parametrize("executor", ["threads", "processes"])
@pytest.mark.parametrize("times", [1, 2])
def test_stopped_once_it_finishes_the_batches_at_work_and_twice_it_stops_at_once(
    tmp_path: Path, executor: str, times: int
) -> None:
    """The second time round the same command does the rest."""
    seconds = {1: "0.3", 2: "3"}[times]
    command = [sys.executable, "-m", "tests.verification.one_sweep", str(tmp_path / "sweep")]
    alike = {"cwd": ROOT, "env": UNCOMPILED, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([*command, executor, seconds], **alike) as sweep:
        _wait_for_parts(tmp_path / "sweep", 1)
        time.sleep(0.3)
        for _ in range(times):
            sweep.send_signal(signal.SIGINT)
            time.sleep(0.1)
        sent = time.monotonic()
        sweep.wait(timeout=60)
        ended = time.monotonic()
        told = sweep.stderr.read()
    assert sweep.returncode == 130
    assert "Traceback" not in told
    assert ("stopped; the same command goes on from here" if times == 1 else "stopped at once;") in told
    if times > 1:
        assert ended - sent < 2.0
    before = set(pd.read_parquet(tmp_path / "sweep" / "rows")["run"])
    done = subprocess.run([*command, "threads", "0"], check=True, **alike)
    assert f"{len(before)} runs were done before" in done.stderr
    after = read_rows(tmp_path / "sweep")
    assert before <= set(after["run"])
    assert after["run"].nunique() == 160


def _wait_for_parts(folder: Path, count: int) -> None:
    until = time.monotonic() + 60
    while len(list((folder / "rows").glob("*.parquet"))) < count:
        assert time.monotonic() < until
        time.sleep(0.05)
