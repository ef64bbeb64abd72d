"""The store of a sweep read back: rows, points, failed runs, and how the alternatives look."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from experiments.cli import PLACE
from experiments.command import Place
from experiments.option import as_list
from experiments.request import resolve_plan
from sim.analysis.discovery import POINT
from sim.analysis.looks import MARKERS, Look
from sim.errors import Fault, FileFaults, SimError
from sim.sweep.description import MANIFEST, POINTS, ROWS
from sim.sweep.store import failures_of, read_rows

SWEEPS: Final = "sweep"
"""The folder below the results in which sweeps have their stores."""

_GREYS: Final = ("#4d4d4d", "#b3b3b3", "#7f7f7f", "#d9d9d9")
_DASHES: Final = ("", "6 2", "2 2", "8 2 2 2")


@dataclass(frozen=True)
class Sweep:
    """What lies in a store: its rows, its points by number, the failed runs, and what it says of itself."""

    rows: pd.DataFrame
    points: pd.DataFrame
    failures: pd.DataFrame
    manifest: Mapping[str, Any]

    @property
    def options(self) -> Mapping[str, Any]:
        """The options that it was run with."""
        return dict(self.manifest.get("options", {}))

    @property
    def files(self) -> dict[str, str]:
        """The alternatives that it has, by key: the names or paths of their files, in the order asked for."""
        asked = {Path(name).stem: name for name in as_list(self.options.get("organisations"))}
        present = [str(key) for key in dict.fromkeys(self.rows["organisation"])]
        order = sorted(present, key=lambda key: list(asked).index(key) if key in asked else len(asked))
        return {key: asked.get(key, key) for key in order}

    @property
    def keys(self) -> list[str]:
        """The keys of the alternatives."""
        return list(self.files)

    @property
    def looks(self) -> tuple[Look, ...]:
        """How the alternatives look: as their files say, or in grey under their keys where there is no such file."""
        return tuple(_look(key, name, place) for place, (key, name) in enumerate(self.files.items()))


def store_of(name: str | None, place: Place) -> Path:
    """Return the folder of a store: among the sweeps of the same results by its name, or wherever its path says.

    Raises FileFaults where none was named.
    """
    sweeps = place.folder.parent.parent / SWEEPS
    if name is None:
        there = ", ".join(path.name for path in sorted(sweeps.glob("*")) if (path / ROWS).is_dir())
        allowed = f"one of {there}, or a path" if there else "the path of a sweep's folder"
        raise FileFaults(PLACE, [Fault(PLACE, "store", None, "is missing", allowed)])
    path = Path(name).expanduser()
    return path if path.is_absolute() or len(path.parts) > 1 else sweeps / path


def read(folder: Path) -> Sweep:
    """Return what lies in the store of a sweep, complete or not; raises SimError where there is none."""
    rows = read_rows(folder)
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        points = pd.read_parquet(folder / POINTS)
    except (OSError, ValueError) as error:
        raise SimError(f"{folder}: {MANIFEST} or {POINTS} cannot be read; run the sweep's command again") from error
    # Another shard or a design with fewer points may have written the list of points last.
    points = pd.concat([points, rows[list(points)]]).drop_duplicates(POINT).set_index(POINT).sort_index()
    return Sweep(rows, points, failures_of(folder), manifest)


def _look(key: str, name: str, place: int) -> Look:
    try:
        return Look.of(resolve_plan(name))
    except SimError:
        markers = list(MARKERS)
        return Look(key, {}, _GREYS[place % len(_GREYS)], _DASHES[place % len(_DASHES)], markers[place % len(markers)])
