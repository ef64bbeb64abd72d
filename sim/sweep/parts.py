"""Parts of a store: parquet files that are either whole or not there, read with their checksums, and put together."""

import ctypes
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sim.errors import SimError
from sim.study import results

RUNS_IN_A_FILE: Final = 1000
_HERE, _EXCHANGE = -100, 2
"""Linux's AT_FDCWD and RENAME_EXCHANGE."""


class Torn(SimError):  # noqa: N818  the name says what is the matter
    """A file of a store is not what was written: cut off, overwritten, or another thing altogether."""


def write_part(table: pd.DataFrame, path: Path) -> None:
    """Write a part so that it is either whole or not there, and stays when the machine loses its power."""
    frame = pa.Table.from_pandas(table, preserve_index=False)

    def write(place: Path) -> None:
        pq.write_table(frame, place, compression="zstd", write_page_checksum=True)
        _settle(place)

    results.write_whole(path, write)


def read_part(path: Path, columns: list[str] | None = None) -> pa.Table:
    """Return a part or some of its columns, every page of it held against its checksum.

    Raises Torn, or PermissionError where it may not be read.
    """
    try:
        table = pq.ParquetFile(path, page_checksum_verification=True).read()
        return table if columns is None else table.select(columns)
    except PermissionError:
        raise
    except (pa.ArrowException, OSError, ValueError, KeyError, MemoryError) as error:
        raise Torn(f"{path} cannot be read: the same sweep again puts it aside and does its runs anew") from error


def merge(tables: Iterable[pa.Table], folder: Path) -> None:
    """Write the rows of tables to files of a thousand runs or more (the last may have less), each run once."""
    folder.mkdir(parents=True, exist_ok=True)
    seen: set[str] = set()
    writer: pq.ParquetWriter | None = None
    count, runs = 0, 0
    try:
        for table in tables:
            rows = _without(table, seen)
            if not len(rows):
                continue
            if writer is None:
                path = folder / f"runs-{count:05d}.parquet"
                writer = pq.ParquetWriter(path, rows.schema, compression="zstd", write_page_checksum=True)
                count += 1
            writer.write_table(rows.cast(writer.schema))
            runs += len(rows.column("run").unique())
            if runs >= RUNS_IN_A_FILE:
                writer.close()
                writer, runs = None, 0
    finally:
        if writer is not None:
            writer.close()
    for path in [*folder.glob("*.parquet"), folder]:
        _settle(path)


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


def _settle(path: Path) -> None:
    """Let what was written to a file, or the names in a folder, reach the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
