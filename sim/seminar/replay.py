"""One replication as moves between places: what a browser replays, in a few bytes a move."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from sim.organisation import Organisation, Population
from sim.organisation.layout import MONTH

RAISED, REACHES, BEGINS, TWICE, RISES, DISPUTED, DECIDED, ANSWERED, TABLED, AGAIN = range(10)

_EVENTS: Final = {
    "raised": RAISED, "reached": REACHES, "started": BEGINS, "lifted": RISES, "disputed": DISPUTED, "decided": DECIDED,
    "closed": ANSWERED, "defaulted": ANSWERED, "tabled": TABLED, "reopened": AGAIN,
}  # fmt: skip
_EIGHT: Final = 8


def replay(
    ledger: pd.DataFrame, organisation: Organisation, population: Population, months: Mapping[str, float]
) -> bytes:
    """Return the moves of every issue that arose within the shown days, in the layout that `static/replay.js` reads.

    The header says places, kinds and origins; times are days since the change. The same issues come in the same order
    under every organisation.
    """
    change = float(months["history"]) * MONTH
    days = float(months["settled"]) * MONTH
    rows = ledger[(ledger["issue"] >= 0) & ledger["event"].isin(_EVENTS)]
    raised = rows[(rows["event"] == "raised") & (rows["time"] - change < days)]
    raised = raised.sort_values(["day", "origin", "kind", "ordinal"], kind="stable").reset_index(drop=True)
    number = pd.Series(raised.index, index=raised["issue"])
    rows = rows[rows["issue"].isin(number.index)]
    rows = rows[~((rows["event"] == "started") & (rows["task"] != "handle"))]
    places = _places(organisation, population)
    place_of = _place_of(places, population)
    what = rows["event"].map(_EVENTS).to_numpy(np.uint8)
    what[_second(rows)] = TWICE
    origins, kinds = sorted(raised["origin"].unique()), sorted(raised["kind"].unique())
    header = {
        "places": places,
        "issues": len(raised),
        "events": len(rows),
        "days": days,
        "until": float(months["settled"] + months["follow"]) * MONTH,
        "kinds": kinds,
        "origins": origins,
    }
    arrays = (
        (rows["time"].to_numpy() - change).astype(np.float32),
        rows["issue"].map(number).to_numpy(np.uint16),
        rows["post"].map(place_of).to_numpy(np.uint16),
        what,
        raised["kind"].map({key: place for place, key in enumerate(kinds)}).to_numpy(np.uint8),
        raised["origin"].map({key: place for place, key in enumerate(origins)}).to_numpy(np.uint8),
        raised["day"].to_numpy(np.int16),
        raised["ordinal"].to_numpy(np.uint16),
    )
    return _packed(header, arrays)


def _second(rows: pd.DataFrame) -> np.ndarray:
    """Return which rows are the beginning of work on a function by another performer than the first."""
    starts = rows["event"] == "started"
    first = rows["issue"].map(rows[starts].groupby("issue")["performance"].first())
    second: np.ndarray = (starts & (rows["performance"] != first)).to_numpy()
    return second


def _places(organisation: Organisation, population: Population) -> list[dict[str, Any]]:
    """Return committees, posts and types of units as a page draws them, the units' municipal and independent apart."""
    found = [
        {"key": key, "kind": "committee", "level": "political", "title": one.title.model_dump(), "count": 1}
        for key, one in organisation.committees.items()
    ]
    for key, post in organisation.posts.items():
        servers = organisation.persons[post.holder].servers
        found.append(
            {"key": key, "kind": "post", "level": post.level, "title": post.title.model_dump(), "count": servers}
        )
    for key, kind in population.types.items():
        count = sum(unit.type == key for unit in population.units.values())
        found.append({"key": key, "kind": "unit", "level": "unit", "title": kind.title.model_dump(), "count": count})
    return found


def _place_of(places: Sequence[Mapping[str, Any]], population: Population) -> dict[str, int]:
    number = {str(place["key"]): index for index, place in enumerate(places)}
    return {**number, **{key: number[unit.type] for key, unit in population.units.items()}}


def _packed(header: Mapping[str, Any], arrays: Sequence[np.ndarray]) -> bytes:
    """Return length, header and arrays, each padded to a multiple of eight bytes."""
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(4 + len(text)) % _EIGHT)
    parts = [len(text).to_bytes(4, "little"), text]
    for array in arrays:
        raw = array.astype(array.dtype.newbyteorder("<")).tobytes()
        parts.append(raw + b"\0" * (-len(raw) % _EIGHT))
    return b"".join(parts)
