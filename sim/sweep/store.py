"""The store of a sweep: a folder of parquet parts, one per batch, which no interruption harms.

    sweep.json       what the sweep is: digests of everything that its runs depend on, parameters that vary, figures
    dictionary.md    what the columns, figures and parameters mean
    points.parquet   the points, a row each
    rows/*.parquet   the tidy rows, `run` being the fingerprint of a run; any parquet reader takes the whole folder
    failures/        the runs that failed, each with its error
    torn/            files that could not be read when the store was opened: their runs are done again

A part is written beside its place and moved there in one step. When a sweep is complete its parts are put together,
a thousand runs or more to a file: a second folder of rows is filled and then takes the place of the first.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from sim.errors import SimError, nearest
from sim.study import results
from sim.sweep.batches import LABELS, Batch, Done, Failure
from sim.sweep.fingerprint import digest

MANIFEST: Final = "sweep.json"
DICTIONARY: Final = "dictionary.md"
POINTS: Final = "points.parquet"
ROWS: Final = "rows"
FAILURES: Final = "failures"
RUNS_IN_A_FILE: Final = 1000
_LOCK: Final = ".writer"
_NEW, _OLD = "rows.new", "rows.old"

Manifest = Mapping[str, Any]


class Changed(SimError):  # noqa: N818  the name says what is the matter
    """A store holds runs of something else than what is asked for."""


@dataclass(frozen=True)
class Store:
    """An open store: its folder, and the runs in it that are done or have failed."""

    folder: Path
    done: set[str]
    failed: dict[str, str]
    torn: tuple[str, ...]

    def missing(self, batch: Batch, *, retry: bool) -> Batch | None:
        """Return what of a batch is still to be done, None if nothing; failed runs count as done, unless to `retry`."""
        runs = tuple(r for r in batch.runs if r.key not in self.done and (retry or r.key not in self.failed))
        return batch._replace(runs=runs) if runs else None

    def add(self, batch: Batch, done: Done) -> None:
        """Write what became of a batch; SimError where that cannot be written: what was written before stays."""
        stem = f"part-{batch.place:06d}-{digest([run.key for run in batch.runs])[:8]}"
        if done.failures:
            write_part(failures_table(batch, done.failures), self.folder / FAILURES / f"{stem}.parquet")
        if len(done.rows):
            write_part(done.rows, self.folder / ROWS / f"{stem}.parquet")
        errors = {failure.run.key: failure.error for failure in done.failures}
        self.failed.update(errors)
        self.done.update(run.key for run in batch.runs if run.key not in errors)

    def put_together(self) -> None:
        """Put the parts together, in the order of batches, so that a file has the rows of a thousand runs or more."""
        rows, new, old = (self.folder / name for name in (ROWS, _NEW, _OLD))
        parts = sorted(rows.glob("*.parquet"))
        if not parts or not any(path.name.startswith("part-") for path in parts):
            return
        shutil.rmtree(new, ignore_errors=True)
        try:
            merge(parts, new)
            rows.rename(old)
            new.rename(rows)
        except OSError as error:
            shutil.rmtree(new, ignore_errors=True)
            raise cannot_write(new, error) from error
        shutil.rmtree(old, ignore_errors=True)

    def table(self) -> pd.DataFrame:
        """Return all rows, in the order of points, organisations, variants and replications."""
        return read_rows(self.folder)


@contextmanager
def opened(folder: Path, manifest: Manifest, *, changed: bool = False) -> Iterator[Store]:
    """Give the store in a folder, made if there is none, to this writer alone.

    Raises SimError where another one writes to it or it cannot be written, and Changed, with the reasons, where it
    holds runs of something else; with `changed` these are put aside, in a folder of their own, and it begins anew.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK, timeout=0)
        with lock:
            _put_right(folder)
            _check(folder, manifest, changed=changed)
            results.write_json(manifest, folder, MANIFEST)
            yield _read(folder)
    except Timeout as error:
        raise SimError(f"another sweep writes to {folder}: wait for it, or give this one a name of its own") from error
    except OSError as error:
        raise cannot_write(folder, error) from error


def write_part(table: pd.DataFrame, path: Path) -> None:
    """Write a part so that it is either whole or not there."""
    frame = pa.Table.from_pandas(table, preserve_index=False)

    def write(place: Path) -> None:
        pq.write_table(frame, place, compression="zstd")
        with place.open("rb+") as written:
            os.fsync(written.fileno())

    results.write_whole(path, write)


def merge(parts: Sequence[Path], folder: Path) -> None:
    """Write the rows of parts to files of a thousand runs or more (the last may have less), each run once."""
    folder.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    writer: pq.ParquetWriter | None = None
    count, runs = 0, 0
    try:
        for path in parts:
            rows = pq.read_table(path)
            keys = rows.column("run").to_pylist()
            new = [key not in seen for key in keys]
            seen.update(keys)
            rows = rows.filter(pa.array(new))
            if not len(rows):
                continue
            if writer is None:
                writer = pq.ParquetWriter(folder / f"runs-{count:05d}.parquet", rows.schema, compression="zstd")
                count += 1
            writer.write_table(rows.cast(writer.schema))
            runs += len(rows.column("run").unique())
            if runs >= RUNS_IN_A_FILE:
                writer.close()
                writer, runs = None, 0
    finally:
        if writer is not None:
            writer.close()


def read_rows(folder: Path) -> pd.DataFrame:
    """Return the rows of a store in the order of points, organisations, variants and replications, as ever read.

    Raises SimError where there is no store or it has no rows.
    """
    paths = sorted((folder / ROWS).glob("*.parquet"))
    if not paths:
        near = nearest(folder.name, [path.name for path in folder.parent.glob("*") if (path / ROWS).is_dir()])
        hint = f"; did you mean {near!r}?" if near else ""
        raise SimError(f"{folder}: no rows of a sweep lie there{hint}")
    table = pd.concat([pd.read_parquet(path) for path in paths], ignore_index=True)
    return table.sort_values([name for name in LABELS[1:] if name in table], kind="stable", ignore_index=True)


def failures_of(folder: Path) -> pd.DataFrame:
    """Return the runs of a store that failed and were not done later, a row each with its error."""
    paths = sorted((folder / FAILURES).glob("*.parquet"))
    if not paths:
        return pd.DataFrame(columns=[*LABELS, "error"])
    table = pd.concat([pd.read_parquet(path) for path in paths], ignore_index=True)
    done = {key for path in (folder / ROWS).glob("*.parquet") for key in pd.read_parquet(path, columns=["run"])["run"]}
    return table[~table["run"].isin(done)].drop_duplicates("run", keep="last", ignore_index=True)


def failures_table(batch: Batch, failures: Sequence[Failure]) -> pd.DataFrame:
    """Return the failures of a batch, a row each."""
    rows = [(one.run.key, batch.point, *one.run[1:], one.error) for one in failures]
    return pd.DataFrame(rows, columns=[*LABELS, "error"])


def cannot_write(path: Path, error: OSError) -> SimError:
    """Return the error of a place that cannot be written to."""
    return SimError(f"cannot write {path}: {error.strerror or error}; free the place or choose another")


def _put_right(folder: Path) -> None:
    """Finish what an interruption left half done."""
    rows, new, old = (folder / name for name in (ROWS, _NEW, _OLD))
    if old.is_dir() and not rows.is_dir():
        old.rename(rows)
    for spare in (new, old):
        shutil.rmtree(spare, ignore_errors=True)
    for name in (ROWS, FAILURES):
        (folder / name).mkdir(exist_ok=True)
        for left in (folder / name).glob(".writing-*"):
            shutil.rmtree(left, ignore_errors=True)


def _check(folder: Path, manifest: Manifest, *, changed: bool) -> None:
    """Refuse a store of something else, or put what it holds aside."""
    path = folder / MANIFEST
    if not path.is_file():
        return
    try:
        before = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # torn: what it said can be read off the rows' fingerprints
        return
    reasons = differences(before, manifest)
    if not reasons:
        return
    if not changed:
        listed = "".join(f"\n  {reason}" for reason in reasons)
        raise Changed(
            f"{folder} holds runs of something else; nothing was done:{listed}\n"
            "changed=true puts them aside and begins anew; name=... begins another store"
        )
    aside = folder / f"before-{len(list(folder.glob('before-*'))) + 1}"
    aside.mkdir()
    for name in (MANIFEST, ROWS, FAILURES):
        (folder / name).rename(aside / name)
    _put_right(folder)


def differences(before: Manifest, now: Manifest) -> list[str]:
    """Return in words in what two sweeps differ so that their runs do not belong in one store.

    More organisations, variants, replications or points are no difference.
    """
    found = [
        f"{name}: changed since" for name, value in now["rest"].items() if before.get("rest", {}).get(name) != value
    ]
    found += [
        f"organisation {key}: its file has changed since"
        for key, value in now["organisations"].items()
        if before.get("organisations", {}).get(key, value) != value
    ]
    return found


def _read(folder: Path) -> Store:
    torn: list[str] = []
    done = {key for keys in _columns(folder / ROWS, ["run"], torn) for key in keys["run"].to_pylist()}
    failed: dict[str, str] = {}
    for table in _columns(folder / FAILURES, ["run", "error"], torn):
        failed.update(zip(table["run"].to_pylist(), table["error"].to_pylist(), strict=True))
    return Store(folder, done, {key: error for key, error in failed.items() if key not in done}, tuple(torn))


def _columns(folder: Path, names: list[str], torn: list[str]) -> Iterator[pa.Table]:
    """Yield columns of each file of a folder; one that cannot be read is put aside."""
    for path in sorted(folder.glob("*.parquet")):
        try:
            table = pq.read_table(path, columns=names)
        except (pa.ArrowInvalid, OSError, KeyError):
            aside = folder.parent / "torn"
            aside.mkdir(exist_ok=True)
            with suppress(OSError):
                path.rename(aside / path.name)
            torn.append(path.name)
        else:
            yield table
