"""What a run leaves behind: tidy tables, provenance and pictures, each file either whole or not there at all.

Every file is written beside its place under a temporary name and then renamed, so that a run that fails or is stopped
never leaves half a file and never harms what was written before.
"""

import json
import math
import os
import platform
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import pandas as pd

from sim.compile import sources_hash
from sim.errors import SimError

PACKAGES: Final = (
    "arendegang", "hydra-core", "matplotlib", "mesa", "networkx", "numba", "numpy", "omegaconf", "pandas", "pyarrow",
    "pydantic", "rich", "scipy", "seaborn",
)  # fmt: skip
"""The distributions whose versions a provenance file names; those that are not installed are left out."""

TABLE: Final = "tidy"
"""Stem of the tidy long table's files, `tidy.csv` and `tidy.parquet`."""

LATEST: Final = "latest"


def write_table(table: pd.DataFrame, folder: Path, stem: str = TABLE) -> None:
    """Write a table as `<stem>.csv` and `<stem>.parquet`; floats keep every digit in both."""
    write_whole(folder / f"{stem}.parquet", lambda path: table.to_parquet(path, index=False))
    write_whole(folder / f"{stem}.csv", lambda path: table.to_csv(path, index=False, lineterminator="\n"))


def write_parquet(table: pd.DataFrame, folder: Path, stem: str) -> None:
    """Write a table as parquet alone (a ledger: as CSV it would be large and read by nobody)."""
    write_whole(folder / f"{stem}.parquet", lambda path: table.to_parquet(path, index=False))


def write_text(text: str, folder: Path, name: str) -> None:
    """Write a text file, UTF-8."""
    write_whole(folder / name, lambda path: path.write_text(text, encoding="utf-8"))


def write_json(record: Mapping[str, Any], folder: Path, name: str) -> None:
    """Write a JSON file, keys in the order given; a number that JSON does not know, infinity for one, becomes null."""
    write_text(json.dumps(_finite(record), indent=2, ensure_ascii=False, allow_nan=False) + "\n", folder, name)


def _finite(value: object) -> object:
    """Return a record with null in the place of each number that is not finite, however deep it stands."""
    if isinstance(value, Mapping):
        return {key: _finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def read_table(folder: Path, stem: str = TABLE) -> pd.DataFrame:
    """Return a table as `write_table` wrote it, from its parquet file."""
    return pd.read_parquet(folder / f"{stem}.parquet")


def provenance(configuration: Mapping[str, Any], seed: int, duration: float) -> dict[str, Any]:
    """Return what a reader needs to repeat a run: configuration, seed, versions, sources, machine, duration (seconds).

    It names neither the machine nor any folder on it; `configuration` is the caller's and must not either.
    """
    return {
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
        "seed": seed,
        "duration_seconds": round(duration, 3),
        "compiled_sources": sources_hash(),
        "versions": {"python": platform.python_version(), **_versions()},
        "machine": {
            "cores": cores(),
            "system": platform.system(),
            "release": platform.release(),
            "architecture": platform.machine(),
        },
        "configuration": dict(configuration),
    }


def cores() -> int:
    """Return the number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def point_latest(folder: Path) -> None:
    """Let `latest`, beside a run's folder, point to it; where links are not allowed, write its name instead."""
    link = folder.parent / LATEST
    spare = folder.parent / f".{LATEST}-{os.getpid()}"
    spare.unlink(missing_ok=True)
    try:
        spare.symlink_to(folder.name, target_is_directory=True)
        spare.replace(link)
    except OSError:
        spare.unlink(missing_ok=True)
        write_text(folder.name + "\n", folder.parent, f"{LATEST}.txt")


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make a file under a temporary name beside its place, then move it there in one step.

    Raises SimError when the folder or the file cannot be written; what stood there before still does.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".writing-") as spare:
            written = Path(spare) / path.name
            write(written)
            written.replace(path)
    except OSError as error:
        raise SimError(f"cannot write {path}: {error.strerror or error}; free the place or choose another") from error


def _versions() -> dict[str, str]:
    """Return the installed versions of `PACKAGES`."""
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
