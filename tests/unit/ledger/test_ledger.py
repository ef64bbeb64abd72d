"""The columns of the ledger, and the ledger in words."""

import numpy as np
import pandas as pd

from sim.ledger import columns as c
from sim.ledger.store import ledger_table

POSTS = ("chief", "clerk")
STREAMS = (("school", "question"), ("home", "matter"))


def rows_of(*entries: dict[str, float]) -> np.ndarray:
    rows = np.zeros(len(entries), dtype=c.ROW)
    for name in ("post", "other", "task", "performance"):
        rows[name] = -1
    for place, entry in enumerate(entries):
        for name, value in entry.items():
            rows[name][place] = value
    return rows


def codes(names: tuple[str, ...]) -> dict[str, int]:
    """Return the constants whose names are these words, with what they stand for."""
    return {name: getattr(c, name.upper()) for name in names}


def test_every_event_and_kind_of_work_is_a_constant_that_is_its_place() -> None:
    assert codes(c.EVENTS) == {name: place for place, name in enumerate(c.EVENTS)}
    assert codes(c.TASKS) == {name: place for place, name in enumerate(c.TASKS)}
    assert tuple(range(len(c.CAUSES))) == (
        c.NO_CAUSE, c.BY_EXCEPTION, c.CONTESTED, c.RATIFIED, c.REOPENING, c.BYPASS,
    )  # fmt: skip


def test_a_row_has_no_bytes_that_nothing_is_written_to() -> None:
    """Padding would carry whatever the memory held into the digest."""
    fields = [c.ROW[name] for name in c.ROW.names or ()]
    assert c.ROW.itemsize == sum(field.itemsize for field in fields)


def test_identity_columns_are_columns_and_not_the_running_number() -> None:
    assert set(c.IDENTITY) < set(c.ROW.names or ())
    assert "issue" not in c.IDENTITY


def test_codes_become_words() -> None:
    rows = rows_of(
        {"time": 1.5, "event": c.RAISED, "stream": 1, "day": 1, "ordinal": 2, "issue": 7, "post": 1, "value": 0.25},
        {"time": 2.0, "event": c.LIFTED, "post": 0, "other": 1, "task": c.EXCEPTION, "cause": c.BY_EXCEPTION},
    )
    table = ledger_table(rows, POSTS, STREAMS)
    first, second = table.to_dict("records")
    assert first == {
        "time": 1.5, "event": "raised", "origin": "home", "kind": "matter", "day": 1, "ordinal": 2, "issue": 7,
        "post": "clerk", "other": "", "task": "", "performance": -1, "cause": "none", "hours": 0.0, "value": 0.25,
    }  # fmt: skip
    assert (second["post"], second["other"], second["task"], second["cause"]) == (
        "chief",
        "clerk",
        "exception",
        "exception",
    )


def test_the_table_keeps_rows_and_their_order() -> None:
    rows = rows_of(*({"time": float(time), "hours": 0.1 * time} for time in range(5)))
    table = ledger_table(rows, POSTS, STREAMS)
    assert table["time"].tolist() == rows["time"].tolist()
    assert table["hours"].tolist() == rows["hours"].tolist()


def test_an_empty_ledger_is_an_empty_table_with_the_same_columns() -> None:
    empty = ledger_table(rows_of(), POSTS, STREAMS)
    assert isinstance(empty, pd.DataFrame)
    assert empty.empty
    assert list(empty.columns) == list(ledger_table(rows_of({"time": 1.0}), POSTS, STREAMS).columns)
