"""What a store is filled with: each batch done once, its cost told first, and only what is left counted."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from experiments import filling
from sim.sweep.batches import Batch, Done
from sim.sweep.carry_out import Campaign
from sim.sweep.description import Changed
from tests.unit.sweep.quick import Quick, campaign, work

REQUEST = {"dry": False, "executor": "threads", "workers": 1, "scheduler": None, "retry": None, "changed": False}


def test_each_batch_is_done_once_and_the_first_after_all_was_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[object] = []

    def noted(shared: Quick, batch: Batch) -> Done:
        happened.append(batch.place)
        return work(shared, batch)

    what = campaign(points=3, replications=2)
    monkeypatch.setattr(filling, "prepare", lambda: happened.append("compiled"))
    assert filling.finished(tmp_path / "sweep", replace(what, work=(noted, Quick())), REQUEST)
    assert happened == ["compiled", *range(6)]


def told(
    capsys: pytest.CaptureFixture[str], folder: Path, what: Campaign, options: Mapping[str, object] | None = None
) -> str:
    """Return what a dry run tells of a campaign in a folder, which it leaves as it was."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert not filling.finished(folder, what, {**REQUEST, "dry": True, **(options or {})})
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return capsys.readouterr().err


def test_a_dry_run_counts_what_is_still_to_be_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "sweep"
    assert "To do: 12 runs" in told(capsys, folder, campaign(points=3))
    assert not folder.exists()
    assert filling.finished(folder, campaign(points=3), REQUEST)
    capsys.readouterr()
    half = told(capsys, folder, campaign(points=5))
    assert "12 runs were done before" in half
    assert "To do: 8 runs" in half
    assert "Nothing is left to do" in told(capsys, folder, campaign(points=3))


def test_a_dry_run_counts_failed_runs_where_they_are_to_be_tried_again_and_torn_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filling.finished(tmp_path, campaign(points=3, shared=Quick(failing=frozenset({1}))), REQUEST)
    capsys.readouterr()
    assert "Nothing is left to do" in told(capsys, tmp_path, campaign(points=3))
    assert "To do: 4 runs" in told(capsys, tmp_path, campaign(points=3), {"retry": "failed"})
    part = next((tmp_path / "rows").glob("*.parquet"))
    part.write_bytes(part.read_bytes()[:-9])
    assert "To do: 8 runs" in told(capsys, tmp_path, campaign(points=3))


def test_a_dry_run_on_a_store_of_something_else_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filling.finished(tmp_path, campaign(points=3), REQUEST)
    other = campaign(points=3, rest={"population": "b"})
    with pytest.raises(Changed, match="population changed since"):
        told(capsys, tmp_path, other)
    assert "To do: 12 runs" in told(capsys, tmp_path, other, {"changed": True})
