"""The command screens, studies the strongest, keeps all that was run, and says it in both languages."""

import json
from pathlib import Path

import pandas as pd
import pytest

from experiments import sensitivity_write_up, two_stages
from tests.unit.experiments.conftest import Start

SHORT = (
    "population=small", "replications=2", "workers=1", "organisations=[today,merged]", "name=mine",
    "vary=[behaviour.assertiveness,behaviour.max_hops]", "trajectories=4", "keep=1", "base=4",
    *(f"run.{name}_months=3" for name in ("history", "transition", "settled")), "run.follow_months=1",
)  # fmt: skip
FOLDER = Path("results/sensitivity/mine")


def test_two_stages_are_kept_and_told_again_without_running_anything(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, err = start(two_stages.main, *SHORT)
    assert status == 0
    assert "What decides the differences to Today" in out
    assert "2 parameters screened; then 12 points at most for 1 of them" in err
    ranked = pd.read_parquet(FOLDER / "ranks.parquet")
    kept = pd.read_parquet(FOLDER / "indices.parquet")["parameter"].unique().tolist()
    assert kept == ranked["parameter"].tolist()[:1]
    assert "Vad som avgör" in (FOLDER / "sensitivity.sv.md").read_text(encoding="utf-8")
    assert json.loads((FOLDER / "provenance.json").read_text(encoding="utf-8"))["seed"] == 1
    stems = {path.name for path in FOLDER.glob("*.svg")}
    assert stems == {f"{one}.{language}.svg" for one in ("screening", "indices", "heat", "heat_levels")
                     for language in ("en", "sv")}  # fmt: skip
    monkeypatch.setattr(sensitivity_write_up, "drawn", lambda _: ())  # the same pictures once more take a while
    before = {path: path.stat().st_mtime_ns for path in FOLDER.glob("*/rows/*.parquet")}
    first = (FOLDER / "indices.csv").read_bytes()
    assert start(two_stages.main, *SHORT)[0] == 0
    assert {path: path.stat().st_mtime_ns for path in FOLDER.glob("*/rows/*.parquet")} == before
    assert (FOLDER / "indices.csv").read_bytes() == first
    status, out, err = start(two_stages.main, *SHORT, "period=transition", "language=sv", "reference=merged")
    assert status == 0
    assert "Övergång" in out
    assert "skillnaderna mot Ett kontor" in out
    assert set(FOLDER.glob("screening/rows/*.parquet")) <= set(before)


def test_a_dry_run_tells_the_cost_of_both_stages_and_stores_nothing(start: Start) -> None:
    status, _, err = start(two_stages.main, *SHORT, "dry=true")
    assert status == 0
    assert err.count("To do:") == 2
    assert not list(Path().rglob("*.parquet"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("levels=5",), "levels = 5: morris takes an even number"),
        (("base=100",), "a power of two is needed, such as 64 or 128"),
        (("variants=[as_described,equal_hours]",), "one at a time"),
        (("trajectories=0", "base=0"), "nothing is left to do"),
        (("behaviour.max_hops=3",), "varies in this sweep"),
        (("reference=separate",), "is not compared"),
        (("organisations=today",), "two at least"),
        (("period=history",), "transition and settled are kept"),
        (("trajectory=3",), "did you mean 'trajectories'"),
        (("vary=[behaviour.max_hop]",), "did you mean 'behaviour.max_hops'"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_runs(start: Start, words: tuple[str, ...], said: str) -> None:
    status, _, err = start(two_stages.main, *SHORT, *words)
    assert status == 2
    assert said in err
    assert not list(Path().rglob("*.parquet"))
