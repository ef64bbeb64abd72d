"""The ablation as a user starts it: what it prints, writes and returns, also when a point fails or a user stops it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from experiments import ablation
from sim.analysis.view import HEADLINES
from sim.study.ablate import Outcome, ablate

QUICK = (
    "run.history_months=3", "run.transition_months=0", "run.settled_months=2", "run.follow_months=0",
    "organisations=[today,merged]", "replications=2", "mechanisms=[belief_lag,edge_days]", "workers=1",
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
    assert "a replication takes" in written.err
    assert (
        written.out.index("Eskaleringsbelastning") < written.out.index("Dubbelarbete") < written.out.index("Tid till")
    )
    assert "Escalation load" not in written.out
    folder = Path("results/ablate/latest")
    assert {path.name for path in folder.iterdir()} == {
        "ablation.csv", "ablation.en.txt", "ablation.parquet", "ablation.sv.txt", "points", "points.csv",
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
    assert len(list((folder / "points").iterdir())) == len(points)


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


def _stopped_after(number: int, problem: BaseException) -> Callable[..., Iterator[Outcome]]:
    """Stand in for `ablate`: so many points end as usual, then something happens."""

    def points(*args: object, **options: object) -> Iterator[Outcome]:
        for place, outcome in enumerate(ablate(*args, **options)):  # type: ignore[arg-type]  # handed on as they came
            if place == number:
                raise problem
            yield outcome

    return points


def test_what_was_done_when_a_user_stops_it_is_whole(
    start: Start, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ablation, "ablate", _stopped_after(3, KeyboardInterrupt()))
    assert start(*QUICK) == 130
    (folder,) = (path for path in Path("results/ablate").iterdir() if path.name != "latest")
    assert len(list((folder / "points").iterdir())) == 3
    assert len(pd.read_csv(folder / "points.csv")) == 3
    table = pd.read_parquet(folder / "tidy.parquet")
    assert len(table[["mechanism", "direction"]].drop_duplicates()) == 3
    assert "Only 3 of 6 points" in (folder / "ablation.en.txt").read_text(encoding="utf-8")
    assert "stopped" in capsys.readouterr().err


def test_a_failed_point_is_told_and_the_others_are_written(
    start: Start, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails_once(*args: object, **options: object) -> Iterator[Outcome]:
        for outcome in ablate(*args, **options):  # type: ignore[arg-type]  # handed on as they came
            bad = outcome.point.mechanism == LAG and outcome.point.direction == "minus"
            yield Outcome(outcome.point, None, ablation.SimError("no such thing"), 1.0, 1.0) if bad else outcome

    monkeypatch.setattr(ablation, "ablate", fails_once)
    assert start(*QUICK) == 2
    written = capsys.readouterr()
    assert "failed and is not in the table: no such thing" in written.err
    assert "Traceback" not in written.err
    assert "5 of 6 points" in written.out
    endings = pd.read_parquet("results/ablate/latest/points.parquet").set_index(["mechanism", "direction"])["error"]
    assert endings[LAG, "minus"] == "no such thing"
    assert endings.eq("").sum() == 5
    table = pd.read_parquet("results/ablate/latest/tidy.parquet")
    assert (LAG, "minus") not in set(table[["mechanism", "direction"]].itertuples(index=False, name=None))
