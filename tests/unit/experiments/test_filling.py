"""What a store is filled with: each batch done once, its cost told first, and only what is left counted."""

from dataclasses import replace
from pathlib import Path

import pytest

from experiments import filling
from sim.sweep.batches import Batch, Done
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
