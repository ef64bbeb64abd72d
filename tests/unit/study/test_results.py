"""What a run leaves behind is whole or not there, and says how it came about without naming the machine."""

import getpass
import json
import math
import platform
from pathlib import Path

import pandas as pd
import pytest

from sim.compile import sources_hash
from sim.errors import SimError
from sim.study import results

TABLE = pd.DataFrame(
    {
        "organisation": ["a", "b"],
        "replication": [0, 0],
        "by": ["", "cause"],
        "key": ["", "contested"],
        "value": [0.1 + 0.2, math.nan],
    }
)


def test_csv_and_parquet_hold_the_same_to_the_last_digit(tmp_path: Path) -> None:
    results.write_table(TABLE, tmp_path)
    pd.testing.assert_frame_equal(results.read_table(tmp_path), TABLE, check_exact=True, check_dtype=False)
    lines = (tmp_path / "tidy.csv").read_text().splitlines()
    assert lines == ["organisation,replication,by,key,value", f"a,0,,,{0.1 + 0.2!r}", "b,0,cause,contested,"]


def test_a_write_that_fails_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    results.write_text("first", tmp_path, "note.txt")

    def fails(path: Path) -> None:
        path.write_text("half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        results.write_whole(tmp_path / "note.txt", fails)
    assert (tmp_path / "note.txt").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SimError, match="cannot write"):
        results.write_text("text", tmp_path / "file", "note.txt")


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    results.write_json({"a": 1}, tmp_path / "one" / "two", "record.json")
    assert json.loads((tmp_path / "one" / "two" / "record.json").read_text()) == {"a": 1}


def test_latest_points_to_the_last_folder(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        results.point_latest(tmp_path / name)
    assert (tmp_path / "latest").resolve() == (tmp_path / "second").resolve()
    assert not (tmp_path / "latest").readlink().is_absolute()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "latest", "second"]


def test_where_links_are_not_allowed_latest_is_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "symlink_to", refuse)
    (tmp_path / "first").mkdir()
    results.point_latest(tmp_path / "first")
    assert (tmp_path / "latest.txt").read_text() == "first\n"


def test_provenance_holds_what_a_repetition_needs() -> None:
    record = results.provenance({"options": {"seed": 7}}, 7, 1.23456)
    assert record["seed"] == 7
    assert record["configuration"] == {"options": {"seed": 7}}
    assert record["compiled_sources"] == sources_hash()
    assert record["versions"]["python"] == platform.python_version()
    assert {"numpy", "numba", "mesa", "pandas"} <= set(record["versions"])
    assert record["machine"]["cores"] >= 1
    assert record["duration_seconds"] == 1.235


def test_provenance_names_neither_machine_nor_user_nor_folder() -> None:
    text = json.dumps(results.provenance({}, 1, 0.0))
    assert platform.node() not in text
    assert f'"{getpass.getuser()}"' not in text
    assert str(Path.cwd()) not in text
    assert str(Path.home()) not in text


def test_what_json_does_not_know_is_null_however_deep(tmp_path: Path) -> None:
    record = {"share": math.inf, "deep": {"list": [1.5, math.nan, (-math.inf, "NaN")]}, "whole": 3, "no": None}
    results.write_json(record, tmp_path, "record.json")

    def refuse(word: str) -> None:
        raise AssertionError(word)

    found = json.loads((tmp_path / "record.json").read_text(), parse_constant=refuse)
    assert found == {"share": None, "deep": {"list": [1.5, None, [None, "NaN"]]}, "whole": 3, "no": None}
