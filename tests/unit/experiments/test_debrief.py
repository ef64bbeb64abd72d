"""What the debrief tells of stored results, made by hand."""

import json
from pathlib import Path

import pandas as pd
import pytest

from experiments import debrief
from sim.seminar.programme import programme
from sim.study import results
from tests.unit.experiments.conftest import Start

HOURS = "escalation_hours_per_100"


def stored(folder: Path, table: pd.DataFrame, population: str) -> Path:
    """Write a table as a command keeps it, with as much of its record as a debrief reads."""
    folder.mkdir()
    results.write_table(table, folder)
    results.write_json({"configuration": {"options": {"population": population}}}, folder, "provenance.json")
    return folder


def verdicts(folder: Path, population: str, replications: int, **found: str) -> Path:
    """Write verdicts on claims by key: each of one part, with a repetition and a value shown that do not count."""
    rows = [
        {"claim": key, "repeated": repeated, "shown": shown, "verdict": said, "replications": replications}
        for key, verdict in found.items()
        for repeated, shown, said in ((False, False, verdict), (True, False, "no_value"), (False, True, "fails"))
    ]
    results.write_table(pd.DataFrame(rows), stored(folder, pd.DataFrame({"figure": [HOURS]}), population), "claims")
    return folder


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command writes, instead of beside the page."""
    monkeypatch.setattr(debrief, "DEBRIEF", tmp_path / "told.json")
    return tmp_path / "told.json"


def test_means_differences_and_verdicts_of_both_municipalities(start: Start, told: Path, tmp_path: Path) -> None:
    plain = {"period": "settled", "area": "all", "by": "", "variant": "as_described", "figure": HOURS}
    values = {"today": (4.0, 6.0), "separate": (5.0, 7.0), "merged": (3.0, 5.0), "shared_head": (3.0, 6.0)}
    rows = [
        {**plain, "organisation": key, "replication": number, "value": value}
        for key, both in values.items()
        for number, value in enumerate(both)
    ]
    rows += [{**rows[0], **other, "value": 99.0} for other in ({"period": "transition"}, {"variant": "equal_hours"})]
    compared = stored(tmp_path / "compared", pd.DataFrame(rows), "default")
    results.write_table(pd.DataFrame(rows[:1]), compared, "paired")
    here = verdicts(tmp_path / "here", "default", 16, f1="holds", f2="within_noise")
    there = verdicts(tmp_path / "there", "small", 64, f1="fails", f2="within_noise")
    assert start(debrief.main, f"comparison={compared}", f"claims={here}", f"elsewhere={there}")[0] == 0
    found = json.loads(told.read_text(encoding="utf-8"))
    figures = found["full"]["figures"][HOURS]
    assert [figures[key]["mean"] for key in programme().data["organisations"]] == [5.0, 6.0, 4.0, 4.5]
    assert (figures["separate"]["difference"], figures["separate"]["more"]) == (1.0, 2)
    claims = {one["id"]: (one["verdict"], one["elsewhere"]) for one in found["claims"]}
    assert (claims.pop("F1"), claims.pop("F2")) == (("holds", "fails"), ("noise", None))
    assert set(claims.values()) == {("not_judged", None)}
    assert found["claims_elsewhere"]["sv"].split() == ["I", "en", "kommun", "med", "820", "invånare:"]
    for language, most in (("sv", "högst"), ("en", "at most")):
        assert f"{most} 16" in found["claims_of"][language]
        assert f"{most} 64" in found["claims_of"][language]


def test_folders_of_other_results_and_a_comparison_of_others_are_refused_by_name(
    start: Start, told: Path, tmp_path: Path
) -> None:
    rows = {"period": "settled", "area": "all", "by": "", "variant": "as_described", "figure": HOURS}
    table = pd.DataFrame([{**rows, "organisation": "today", "replication": 0, "value": 1.0}])
    compared, judged = stored(tmp_path / "compared", table, "default"), verdicts(tmp_path / "judged", "small", 8)
    results.write_table(table, compared, "paired")
    status, _, error = start(debrief.main, f"comparison={judged}", f"claims={compared}", f"elsewhere={tmp_path}")
    assert status == 2
    assert all(f"{name} = " in error for name in ("comparison", "claims", "elsewhere"))
    assert error.count("holds no such results") == 3
    status, _, error = start(debrief.main, f"comparison={compared}", f"claims={judged}", f"elsewhere={judged}")
    assert (status, "lacks separate, merged, shared_head" in error) == (2, True)
    assert not told.exists()
