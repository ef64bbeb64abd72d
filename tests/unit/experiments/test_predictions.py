"""The command judges a small file of claims, keeps what points gave, and says it in both languages."""

import json
from pathlib import Path

import pandas as pd
import pytest
import yaml

from experiments import predictions
from sim.sweep.store import read_rows

TEXT = {"sv": "Lika är lika", "en": "Like is like"}
SHORT = [f"run.{name}_months=3" for name in ("history", "transition", "settled")] + ["run.follow_months=1"]


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A file whose one claim is decided at once."""
    part = {"relation": "above", "quantity": "value", "figure": ["decision_days"], "of": ["today"], "limit": 0.01}
    claim = {"tags": ["input"], "section": "1", "phrase": TEXT, "parts": [part]}
    space = {"sections": ["vacancy"]}
    data = {"title": TEXT, "source": "s", "reference": "today", "space": space, "patterns": ["returns"]}
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump(json.loads(json.dumps({**data, "claims": {"k": claim}}))), encoding="utf-8")
    return path


def command(monkeypatch: pytest.MonkeyPatch, folder: Path, *words: str) -> int:
    """Run the command with these words and return its exit status."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr(
        "sys.argv",
        ["predictions", "population=small", "replications=2", "point_replications=2", "workers=1", *SHORT, *words],
    )
    try:
        return predictions.main()
    except SystemExit as end:
        return int(str(end.code))


def test_a_page_in_both_languages_and_points_that_are_kept(
    claims: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch, tmp_path, f"claims={claims}", "points=1") == 0
    assert "Like is like" in capsys.readouterr().out
    (folder,) = {path.resolve() for path in (tmp_path / "results" / "predictions").glob("20*")}
    assert "holds" in (folder / "claims.en.md").read_text(encoding="utf-8")
    assert "håller" in (folder / "claims.sv.md").read_text(encoding="utf-8")
    assert pd.read_parquet(folder / "claims.parquet")["verdict"].tolist() == ["holds"]
    assert pd.read_parquet(folder / "points.parquet")["point"].tolist() == [0]
    (kept,) = (tmp_path / "results" / "predictions").glob("points_*")
    (before,) = read_rows(kept)["run"].unique()
    assert command(monkeypatch, tmp_path, f"claims={claims}", "points=2", "language=sv") == 0
    assert "Lika är lika" in capsys.readouterr().out
    runs = read_rows(kept)["run"].unique().tolist()
    assert len(runs) == 2
    assert runs[0] == before


def test_a_dry_run_tells_how_much_there_is_to_do_also_without_points(
    claims: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(monkeypatch, tmp_path, f"claims={claims}", "dry=true") == 0
    assert "at the default: comparisons 1, each of at most 2 replications" in "".join(capsys.readouterr())
    assert not list((tmp_path / "results").rglob("*.parquet"))


def test_a_faulty_file_is_refused(
    claims: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    claims.write_text(claims.read_text(encoding="utf-8").replace("decision_days", "decison_days"), encoding="utf-8")
    assert command(monkeypatch, tmp_path, f"claims={claims}") == 2
    assert "did you mean 'decision_days'?" in capsys.readouterr().err
