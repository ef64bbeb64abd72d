"""Several points in one command: one table and one figure, and a failed point loses no other's rows."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from experiments import comparison, run
from experiments.callback import value, values, varied
from sim.analysis.view import HEADLINES
from sim.measures.figures import FIGURES
from sim.study.compare import Comparison
from sim.study.hours import VARIANTS
from sim.study.setting import Setting
from sim.study.simulate import Replication

LAG = "behaviour.belief_lag"
QUICK = (
    "run.history_months=3", "run.transition_months=0", "run.settled_months=1", "run.follow_months=0",
    "arrival.volume=0.3", "population=small",
)  # fmt: skip


Start = Callable[..., int]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Start a command at several points in an empty folder; return its exit status."""
    monkeypatch.chdir(tmp_path)

    def do(*arguments: str, main: Callable[[], int] = comparison.main) -> int:
        monkeypatch.setattr(sys, "argv", ["command", "-m", *arguments])
        try:
            return main()
        except SystemExit as end:
            return int(end.code or 0)

    return do


def figures(setting: Setting, replication: int) -> pd.DataFrame:
    """Return a table of the headlines alone, in place of a simulation's."""
    rows = [
        (organisation.key, "as_described", replication, "settled", "all", figure, "", "", "", float(place))
        for place, organisation in enumerate(setting.organisations)
        for figure in HEADLINES
    ]
    labels = ("organisation", "variant", "replication", "period", "area", "figure", "by", "key", "unit", "value")
    return pd.DataFrame(rows, columns=labels)


@pytest.fixture
def nothing_simulated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands find made-up figures at once; a lag of 0.5 is a defect."""

    def compare(setting: Setting, replications: int, **_: object) -> Comparison:
        if setting.parameters[LAG] == 0.5:
            raise ZeroDivisionError
        return Comparison(pd.concat([figures(setting, number) for number in range(replications)]), {0: {}})

    def replicate(setting: Setting, replication: int, **_: object) -> Replication:
        return Replication(figures(setting, replication), {})

    monkeypatch.setattr(comparison, "compare", compare)
    monkeypatch.setattr(run, "replicate", replicate)


def test_points_end_in_one_table_and_one_figure(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(f"{LAG}=0.1,0.3", "organisations=[today,merged]", "replications=2", "workers=1", *QUICK) == 0
    out = capsys.readouterr().out
    assert out.count(FIGURES[HEADLINES[0]].en + " ") == len(VARIANTS)
    assert out.index(FIGURES[HEADLINES[0]].en) < out.index(FIGURES[HEADLINES[1]].en)
    folder = Path("results/compare/latest")
    assert {path.name for path in folder.iterdir() if path.is_file()} == {
        "comparison.txt", "multirun.yaml", "paired.csv", "paired.parquet", "points.png", "points.svg",
        "provenance.json", "tidy.csv", "tidy.parquet",
    }  # fmt: skip
    table = pd.read_parquet(folder / "tidy.parquet")
    assert table.columns[:2].tolist() == ["experiment", LAG]
    counted = table[table["figure"] == HEADLINES[0]].query("area == 'all' and by == '' and period == 'settled'")
    assert counted.groupby([LAG, "organisation", "variant"]).size().to_dict() == {
        (lag, organisation, variant): 2
        for lag in (0.1, 0.3)
        for organisation in ("today", "merged")
        for variant in VARIANTS
    }
    differences = pd.read_parquet(folder / "paired.parquet")
    assert set(differences[LAG]) == {0.1, 0.3}
    record = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    assert [point["status"] for point in record["configuration"]["points"]] == [0, 0]


@pytest.mark.usefixtures("nothing_simulated")
def test_a_failed_point_is_told_and_loses_no_other_rows(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(f"{LAG}=0.1,7,0.3", "organisations=[today,merged]", "replications=3") == 2
    written = capsys.readouterr()
    assert f"point 2 failed and is not in the table: {LAG}=7" in written.err
    assert "Traceback" not in written.err
    assert "2 of 3 points" in written.out
    assert set(pd.read_parquet("results/compare/latest/tidy.parquet")[LAG]) == {0.1, 0.3}


@pytest.mark.usefixtures("nothing_simulated")
def test_a_defect_in_one_point_loses_no_other_rows(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(f"{LAG}=0.1,0.5", "organisations=[today,merged]") == 1
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert set(pd.read_parquet("results/compare/latest/tidy.parquet")[LAG]) == {0.1}


@pytest.mark.usefixtures("nothing_simulated")
def test_no_point_at_all_leaves_no_table(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(f"{LAG}=7,8", "organisations=[today,merged]") == 2
    assert "0 of 2 points" in capsys.readouterr().out
    assert not Path("results/compare/latest").exists()


def test_an_unknown_key_is_refused_before_any_point_runs(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    assert start("behaviour.beleif_lag=0.1,0.3") == 2
    assert "did you mean 'behaviour.belief_lag'" in capsys.readouterr().err


@pytest.mark.usefixtures("nothing_simulated")
def test_several_parameters_and_words_are_points_too(start: Start) -> None:
    assert start(f"{LAG}=0.1,0.3", "population=small,default", "organisations=[today,merged]") == 0
    table = pd.read_parquet("results/compare/latest/tidy.parquet")
    assert len(table[[LAG, "population"]].drop_duplicates()) == 4


@pytest.mark.usefixtures("nothing_simulated")
def test_one_point_alone_is_an_ordinary_comparison(start: Start) -> None:
    assert start("organisations=[today,merged]") == 0
    assert Path("results/compare/latest/report.html").exists()


@pytest.mark.usefixtures("nothing_simulated")
def test_runs_of_several_organisations_stand_side_by_side(start: Start) -> None:
    assert start("organisation=today,merged", main=run.main) == 0
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


def test_an_option_that_is_absent_at_some_point_makes_a_column_of_texts() -> None:
    assert values(["0.3", "1"]) == [0.3, 1]
    assert values(["0.3", "null"]) == ["0.3", "null"]
