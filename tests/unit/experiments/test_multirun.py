"""Several points in one command: one table and one figure, and a failed point loses no other's rows."""

import json
import sys
from pathlib import Path

import pandas as pd
import pytest

from experiments import comparison, run
from experiments.callback import value, varied
from sim.analysis.view import HEADLINES
from sim.measures.figures import FIGURES

LAG = "behaviour.belief_lag"
QUICK = (
    "run.history_months=3", "run.transition_months=0", "run.settled_months=1", "run.follow_months=0",
    "arrival.volume=0.3", "population=small",
)  # fmt: skip


def start(monkeypatch: pytest.MonkeyPatch, folder: Path, *arguments: str, main=comparison.main) -> int:  # type: ignore[no-untyped-def]  # noqa: ANN001  one of two commands
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["command", "-m", *arguments])
    try:
        return int(main())
    except SystemExit as end:
        return int(end.code or 0)


def test_points_end_in_one_table_and_one_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    points = (f"{LAG}=0.1,0.3", "organisations=[today,merged]", "replications=2", "workers=1", *QUICK)
    assert start(monkeypatch, tmp_path, *points) == 0
    out = capsys.readouterr().out
    assert out.count(FIGURES[HEADLINES[0]].en + " ") == 1
    assert out.index(FIGURES[HEADLINES[0]].en) < out.index(FIGURES[HEADLINES[1]].en)
    folder = Path("results/compare/latest")
    assert {path.name for path in folder.iterdir() if path.is_file()} == {
        "comparison.txt", "multirun.yaml", "paired.csv", "paired.parquet", "points.png", "points.svg",
        "provenance.json", "tidy.csv", "tidy.parquet",
    }  # fmt: skip
    table = pd.read_parquet(folder / "tidy.parquet")
    assert table.columns[:2].tolist() == ["experiment", LAG]
    counted = table[table["figure"] == HEADLINES[0]].query("area == 'all' and by == '' and period == 'settled'")
    assert counted.groupby([LAG, "organisation"]).size().to_dict() == {
        (lag, organisation): 2 for lag in (0.1, 0.3) for organisation in ("today", "merged")
    }
    differences = pd.read_parquet(folder / "paired.parquet")
    assert set(differences[LAG]) == {0.1, 0.3}
    record = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    assert [point["status"] for point in record["configuration"]["points"]] == [0, 0]


def test_a_failed_point_is_told_and_loses_no_other_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    points = (f"{LAG}=0.1,7,0.3", "organisations=[today]", "replications=1", "workers=1", *QUICK)
    assert start(monkeypatch, tmp_path, *points) == 2
    written = capsys.readouterr()
    assert f"point 2 failed and is not in the table: {LAG}=7" in written.err
    assert "Traceback" not in written.err
    assert "2 of 3 points" in written.out
    assert set(pd.read_parquet("results/compare/latest/tidy.parquet")[LAG]) == {0.1, 0.3}


def test_a_defect_in_one_point_loses_no_other_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = comparison.compare

    def breaks(setting, *arguments, **options):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN202
        if setting.parameters[LAG] == 0.3:
            raise ZeroDivisionError
        return whole(setting, *arguments, **options)

    monkeypatch.setattr(comparison, "compare", breaks)
    points = (f"{LAG}=0.1,0.3", "organisations=[today]", "replications=1", "workers=1", *QUICK)
    assert start(monkeypatch, tmp_path, *points) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert len(pd.read_parquet("results/compare/latest/tidy.parquet")) > 0


def test_an_unknown_key_is_refused_before_any_point_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(monkeypatch, tmp_path, "behaviour.beleif_lag=0.1,0.3", *QUICK) == 2
    assert "did you mean 'behaviour.belief_lag'" in capsys.readouterr().err


def test_runs_of_several_organisations_stand_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert start(monkeypatch, tmp_path, "organisation=today,merged", *QUICK, main=run.main) == 0
    table = pd.read_parquet("results/run/latest/tidy.parquet")
    assert set(table["organisation"]) == {"today", "merged"}


def test_points_are_what_differs_between_jobs() -> None:
    jobs = [{"a.b": "0.1", "seed": "3", "organisation": "today"}, {"a.b": "0.3", "seed": "3", "organisation": "x"}]
    assert varied(jobs) == ["a.b"]
    assert varied(jobs[:1]) == []


@pytest.mark.parametrize(("text", "meant"), [("3", 3), ("0.1", 0.1), ("1e-3", 0.001), ("small", "small")])
def test_values_of_points_are_numbers_where_they_can_be(text: str, meant: float | str) -> None:
    assert value(text) == meant
    assert type(value(text)) is type(meant)
