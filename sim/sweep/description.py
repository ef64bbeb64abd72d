"""What a store says of itself, and whether that is what is asked for."""

import json
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any, Final

import pandas as pd

from sim.errors import SimError
from sim.study import results
from sim.sweep.parts import Torn, read_part, write_part

MANIFEST: Final = "sweep.json"
POINTS: Final = "points.parquet"
ROWS: Final = "rows"
FAILURES: Final = "failures"

Manifest = Mapping[str, Any]


class Changed(SimError):  # noqa: N818  the name says what is the matter
    """A store holds runs of something else than what is asked for."""


def checked(
    folder: Path, manifest: Manifest, points: pd.DataFrame | None, *, changed: bool
) -> tuple[Manifest, pd.DataFrame | None] | None:
    """Return what a store is to say of itself and its points, with what it says already.

    None: what it holds is to be put aside. Raises Changed where it is of something else and that was not asked for.
    """
    before, known = said_of(folder), points_of(folder)
    reasons = [] if before is None else differences(before, manifest)
    reasons += [] if known is None or points is None else renumbered(known, points)
    if reasons and not changed:
        listed = "".join(f"\n  {reason} changed since" for reason in reasons)
        raise Changed(
            f"{folder} holds runs of something else; nothing was done:{listed}\n"
            "changed=true puts them aside and begins anew; name=... begins another store"
        )
    if reasons:
        return None
    organisations = {**(before or {}).get("organisations", {}), **manifest["organisations"]}
    if known is not None and points is not None:
        points = pd.concat([known, points]).drop_duplicates("point").sort_values("point", ignore_index=True)
    return {**manifest, "organisations": organisations}, points


def describe(folder: Path, manifest: Manifest, points: pd.DataFrame | None) -> None:
    """Write what a store says of itself."""
    results.write_json(manifest, folder, MANIFEST)
    if points is not None:
        write_part(points, folder / POINTS)


def said_of(folder: Path) -> Manifest | None:
    """Return what a store says of itself; nothing where there is none yet."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except ValueError:
        return {}


def points_of(folder: Path) -> pd.DataFrame | None:
    """Return the points of a store; nothing where there are none that can be read."""
    if not (folder / POINTS).is_file():
        return None
    try:
        table: pd.DataFrame = read_part(folder / POINTS).to_pandas()
    except Torn:  # it is written anew
        return None
    return table


def put_aside(folder: Path) -> None:
    """Move what a store holds to a folder of its own; what says what it is goes last, should this be interrupted."""
    aside = next(path for number in count(1) if not (path := folder / f"before-{number}").exists())
    aside.mkdir()
    for name in (ROWS, FAILURES, POINTS, MANIFEST):
        if (folder / name).exists():
            (folder / name).rename(aside / name)


def differences(before: Manifest, now: Manifest) -> list[str]:
    """Return in words what two sweeps differ in so that their runs do not belong in one store.

    More organisations, variants, replications or points are no difference.
    """
    if "rest" not in before:
        return [f"{MANIFEST}, which cannot be read (taken away, the rows are trusted):"]
    names = {**before["rest"], **now["rest"]}
    found = [name for name in names if before["rest"].get(name) != now["rest"].get(name)]
    found += [
        f"organisation {key}"
        for key, value in now["organisations"].items()
        if before.get("organisations", {}).get(key, value) != value
    ]
    return found


def renumbered(before: pd.DataFrame, now: pd.DataFrame) -> list[str]:
    """Return in words that points of the same number have other values than before, where some have."""
    names = [str(name) for name in now if name in before]
    both = before[names].merge(now[names], on="point", suffixes=("", " now"))
    other = [name for name in names if name != "point" and (both[name] != both[f"{name} now"]).any()]
    return [f"points: the values of {', '.join(other)} at those of the same numbers"] if other else []
