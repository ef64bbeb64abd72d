"""The ablation as a user starts it: what it prints, writes and returns, also when a point fails or a user stops it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from experiments import ablation
from sim.analysis.view import HEADLINES
from sim.errors import SimError
from sim.study.setting import Setting
from sim.study.simulate import Replication
from sim.sweep import batches

QUICK = (
    "run.history_months=3", "run.transition_months=0", "run.settled_months=2", "run.follow_months=0",
    "organisations=[today,merged]", "replications=2", "mechanisms=[belief_lag,edge_days]", "workers=1",
    "executor=threads",
)  # fmt: skip
LAG = "behaviour.belief_lag"
EDGE = "structure.edge_days"
Start = Callable[..., int]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Start the command in an empty folder and return its exit status."""
    monkeypatch.chdir(tmp_path)

    def do(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["command", *arguments])
        try:
            return ablation.main()
        except SystemExit as end:
            return int(end.code or 0)

    return do


def test_a_small_ablation_ends_and_writes(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(*QUICK, "language=sv") == 0
    written = capsys.readouterr()
    assert "6 points x 2 replications x 2 organisations = 24 runs" in written.err
    assert "ms a run on one core" in written.err
    assert (
        written.out.index("Eskaleringsbelastning") < written.out.index("Dubbelarbete") < written.out.index("Tid till")
    )
    assert "Escalation load" not in written.out
    folder = Path("results/ablate/latest")
    assert {path.name for path in folder.iterdir()} == {
        "ablation.csv", "ablation.en.txt", "ablation.parquet", "ablation.sv.txt", "points.csv",
        "points.parquet", "provenance.json", "ranks.csv", "ranks.parquet", "tidy.csv", "tidy.parquet",
    }  # fmt: skip
    assert "Escalation load" in (folder / "ablation.en.txt").read_text(encoding="utf-8")
    table = pd.read_parquet(folder / "tidy.parquet")
    assert table.columns[:4].tolist() == ["experiment", "mechanism", "direction", "organisation"]
    names = ("", LAG, EDGE)
    points = {(name, direction) for name in names for direction in ("minus", "plus")}
    assert set(table[["mechanism", "direction"]].itertuples(index=False, name=None)) == points
    assert set(HEADLINES) < set(table["figure"])
    pairs = pd.read_parquet(folder / "ablation.parquet")
    assert len(pairs) == len(points) * 3  # one pair of organisations, three figures


def test_the_calendars_can_follow_each_point(start: Start) -> None:
    tables = []
    for hours in ("held", "derived"):
        assert start(*QUICK, f"hours={hours}") == 0
        tables.append(pd.read_parquet("results/ablate/latest/tidy.parquet").set_index(["mechanism", "direction"]))
    held, derived = tables
    # The full model is the one whose calendars are held; without any mechanism there is less work to derive from.
    assert held.loc[("", "minus")].equals(derived.loc[("", "minus")])
    assert not held.loc[("", "plus")].equals(derived.loc[("", "plus")])


def test_an_unknown_mechanism_names_the_nearest(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(*QUICK[:-2], "mechanisms=[beleif_lag]") == 2
    assert "did you mean" in capsys.readouterr().err
    assert not list(Path().glob("results/ablate/*/*"))


def test_a_second_time_the_runs_are_there(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    tables = []
    for _ in range(2):
        assert start(*QUICK) == 0
        tables.append(pd.read_parquet("results/ablate/latest/tidy.parquet"))
    assert "24 runs were done before" in capsys.readouterr().err
    pd.testing.assert_frame_equal(*tables)


def test_a_failed_point_is_told_and_the_others_are_written(
    start: Start, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    usual = batches.replicate

    def fails_once(setting: Setting, number: int) -> Replication:
        if setting.parameters[LAG] == 0.0 and setting.parameters["behaviour.misreading"] > 0.0:
            raise SimError("no such thing")
        return usual(setting, number)

    monkeypatch.setattr(batches, "replicate", fails_once)
    assert start(*QUICK) == 2
    written = capsys.readouterr()
    assert f"1 of 6 points failed; minus {LAG}: SimError: no such thing" in written.err
    assert "Traceback" not in written.err
    assert "5 of 6 points" in written.out
    endings = pd.read_parquet("results/ablate/latest/points.parquet").set_index(["mechanism", "direction"])["error"]
    assert endings[LAG, "minus"] == "SimError: no such thing"
    assert endings.eq("").sum() == 5
    table = pd.read_parquet("results/ablate/latest/tidy.parquet")
    assert (LAG, "minus") not in set(table[["mechanism", "direction"]].itertuples(index=False, name=None))
    assert "Only 5 of 6 points" in Path("results/ablate/latest/ablation.en.txt").read_text(encoding="utf-8")
