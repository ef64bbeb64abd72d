"""A comparison that goes on until it is precise: how far it goes, what it records, and what it never changes."""

from pathlib import Path

import pandas as pd
import pytest

from experiments import store
from experiments.command import Place
from experiments.comparison import compare_organisations
from experiments.configuration import options
from experiments.request import Request, checked, setting
from sim.errors import FileFaults
from sim.study.compare import compare
from sim.study.precision import widest

SHORT = {"history_months": 3, "transition_months": 0, "settled_months": 1, "follow_months": 0}
ARRIVAL = {"volume": 0.2}


def request(precision: float, replications: int, *organisations: str) -> Request:
    known = options("compare")
    chosen = {"organisations": list(organisations), "population": "small", "variants": ["as_described"]}
    own = {**known, **chosen, "precision": precision, "replications": replications, "run": SHORT, "arrival": ARRIVAL}
    return checked(own, list(known))


def stored(folder: Path, asked: Request) -> store.Stored:
    compare_organisations(asked, Place(folder, "compare", among_several=True))
    return store.read(folder)


def test_it_ends_at_the_first_look_that_is_precise_and_its_replications_are_those_of_any_other(tmp_path: Path) -> None:
    whole = compare(setting(request(0, 20, "today", "merged")), 20, workers=1).table
    early = whole[whole["replication"] < 10].reset_index(drop=True)
    width = widest(early, "today", "settled").share
    found = stored(tmp_path / "reached", request(width * 1.001, 25, "today", "merged"))
    pd.testing.assert_frame_equal(found.table.drop(columns="experiment"), early, check_exact=True)
    assert found.provenance["replications"] == 10
    assert found.provenance["width"]["share"] == pytest.approx(width)
    assert found.provenance["width"]["looked_after"] == [10]
    further = stored(tmp_path / "capped", request(width * 1e-3, 20, "today", "merged"))
    pd.testing.assert_frame_equal(further.table.drop(columns="experiment"), whole, check_exact=True)
    assert further.provenance["width"]["looked_after"] == [10, 20]


def test_a_precision_takes_a_difference_and_enough_replications(tmp_path: Path) -> None:
    with pytest.raises(FileFaults) as caught:
        stored(tmp_path, request(0.05, 9, "today"))
    assert [fault.key for fault in caught.value.faults] == ["organisations", "replications"]
