"""Parts of a store: parquet files that are either whole or not there, known by their digests, and put together."""

import ctypes
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sim.errors import SimError

RUNS_IN_A_FILE: Final = 1000
WRITING: Final = ".writing-"
"""How the name of a file begins while it is written."""
_DIGITS: Final = 16
_MARKED: Final = re.compile(rf"(?:part|runs)-\d+-([0-9a-f]{{{_DIGITS}}})")
_HERE, _EXCHANGE = -100, 2
"""Linux's AT_FDCWD and RENAME_EXCHANGE."""


class Torn(SimError):  # noqa: N818  the name says what is the matter
    """A file of a store is not what was written: cut off, overwritten, or another thing altogether."""


def write_part(table: pd.DataFrame, path: Path) -> None:
    """Write a table so that the file is either whole or not there."""
    _write(_encoded([pa.Table.from_pandas(table, preserve_index=False)]), path)


def add_part(table: pd.DataFrame, folder: Path, stem: str) -> None:
    """Write a table to a folder under a name that ends in the digest of the file.

    Nothing waits for the disk: a file that a loss of power cuts off is known by its name.
    """
    data = _encoded([pa.Table.from_pandas(table, preserve_index=False)])
    _write(data, folder / f"{stem}-{_mark(data)}.parquet")


def read_part(path: Path, columns: list[str] | None = None) -> pa.Table:
    """Return a part or some of its columns, the whole file held against the digest in its name, if it has one.

    Raises Torn, PermissionError where it may not be read, FileNotFoundError where there is none.
    """
    try:
        data = path.read_bytes()
        _check(data, path)
        table = pq.read_table(pa.BufferReader(data))
        return table if columns is None else table.select(columns)
    except (PermissionError, FileNotFoundError):
        raise
    except (pa.ArrowException, OSError, ValueError, KeyError, MemoryError) as error:
        raise Torn(f"{path} cannot be read: the same sweep again puts it aside and does its runs anew") from error


def merge(tables: Iterable[pa.Table], folder: Path) -> set[str]:
    """Write the rows of tables to files of a thousand runs or more (the last may have less), each run once.

    Return the fingerprints of all runs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    gathered: list[pa.Table] = []
    count, runs = 0, 0

    def write() -> None:
        data = _encoded(gathered)
        path = folder / f"runs-{count:05d}-{_mark(data)}.parquet"
        _write(data, path)
        _settle(path)

    for table in tables:
        rows = _without(table, seen)
        if len(rows):
            gathered.append(rows)
            runs += len(rows.column("run").unique())
        if runs >= RUNS_IN_A_FILE:
            write()
            gathered.clear()
            count, runs = count + 1, 0
    if gathered:
        write()
    _settle(folder)
    return seen


def exchange(one: Path, other: Path, spare: Path) -> None:
    """Let two folders take each other's place: in one step where the system can, else by way of a spare name."""
    swap: Callable[..., Any] | None = getattr(ctypes.CDLL(None), "renameat2", None)
    if swap is not None and swap(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return
    other.rename(spare)
    one.rename(other)
    spare.rename(one)


def _without(table: pa.Table, seen: set[str]) -> pa.Table:
    """Return the rows of runs that were not seen before, and note them as seen."""
    keys = table.column("run").to_pylist()
    new = [key not in seen for key in keys]
    seen.update(keys)
    return table if all(new) else table.filter(pa.array(new))


def _encoded(tables: Sequence[pa.Table]) -> bytes:
    """Return the parquet file of tables, a row group each, in the columns and types of the first."""
    sink = pa.BufferOutputStream()
    with pq.ParquetWriter(sink, tables[0].schema, compression="zstd") as writer:
        for table in tables:
            writer.write_table(table.cast(tables[0].schema))
    return bytes(sink.getvalue())


def _check(data: bytes, path: Path) -> None:
    mark = _MARKED.fullmatch(path.stem)
    if mark and mark[1] != _mark(data):
        raise ValueError("the digest is another")


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def _write(data: bytes, path: Path) -> None:
    """Write a file in one step. A folder of its own, as other results have it meanwhile, would cost more than a run."""
    spare = path.with_name(f"{WRITING}{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        spare.write_bytes(data)
        spare.replace(path)
    except OSError as error:
        with suppress(OSError):
            spare.unlink(missing_ok=True)
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: Exception) -> SimError:
    """Return the error of a place that cannot be written to."""
    return SimError(f"cannot write {path}: {getattr(error, 'strerror', '') or error}; free the place or choose another")


def _settle(path: Path) -> None:
    """Let what was written to a file, or the names in a folder, reach the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
