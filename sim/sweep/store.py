"""The store of a sweep: a folder of parquet parts, one per batch, which no interruption harms.

    sweep.json       what the sweep is: digests of everything that its runs depend on, parameters that vary, figures
    dictionary.md    what the columns, figures and parameters mean
    points.parquet   the points, a row each
    rows/*.parquet   the tidy rows, `run` being the fingerprint of a run; any parquet reader takes the whole folder
    failures/        the runs that failed, each with its error
    torn/            files that could not be read when the store was opened: their runs are done again
    before-1/, ...   what was put aside because it was of something else

A part is written beside its place and moved there in one step. When a sweep is complete its parts are put together,
a thousand runs or more to a file: a second folder of rows is filled and then takes the place of the first.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa
from filelock import FileLock, Timeout

from sim.errors import SimError, nearest
from sim.sweep.batches import LABELS, Batch, Done, Failure
from sim.sweep.description import FAILURES, ROWS, Manifest, checked, describe, put_aside
from sim.sweep.parts import WRITING, Torn, add_part, cannot_write, exchange, merge, read_part, write_part

DICTIONARY: Final = "dictionary.md"
_LOCK: Final = ".writer"
_NEW, _OLD = "rows.new", "rows.old"
_PART: Final = "part-"
_FAILED: Final = "failed.parquet"


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
        stem = f"{_PART}{batch.place:06d}"
        if done.failures:
            add_part(failures_table(batch, done.failures), self.folder / FAILURES, stem)
        if len(done.rows):
            add_part(done.rows, self.folder / ROWS, stem)
        errors = {failure.run.key: failure.error for failure in done.failures}
        self.failed.update(errors)
        for key in {run.key for run in batch.runs} - errors.keys():
            self.done.add(key)
            self.failed.pop(key, None)

    def put_together(self, more: Iterable[pa.Table] | None = None) -> None:
        """Put the parts together so that a file has the rows of a thousand runs or more, and `more` rows with them.

        Of failures those are kept that were not made good later.
        """
        rows, new, old = (self.folder / name for name in (ROWS, _NEW, _OLD))
        parts = sorted(rows.glob("*.parquet"))
        if more is not None or any(path.name.startswith(_PART) for path in parts):
            shutil.rmtree(new, ignore_errors=True)
            try:
                self.done.update(merge(chain(map(read_part, parts), more or ()), new))
                exchange(new, rows, old)
            except OSError as error:
                raise cannot_write(new, error) from error
            finally:
                shutil.rmtree(new, ignore_errors=True)
        self._put_failures_together()

    def _put_failures_together(self) -> None:
        folder = self.folder / FAILURES
        parts = sorted(folder.glob(f"{_PART}*.parquet"))
        if not parts:
            return
        left = failures_of(self.folder)
        self.failed.clear()
        self.failed.update(zip(left["run"], left["error"], strict=True))
        if len(left):
            write_part(left, folder / _FAILED)
        for path in parts if len(left) else folder.glob("*.parquet"):
            path.unlink()

    def table(self) -> pd.DataFrame:
        """Return all rows, in the order of points, organisations, variants and replications."""
        return read_rows(self.folder)


@contextmanager
def opened(
    folder: Path, manifest: Manifest, points: pd.DataFrame | None = None, *, changed: bool = False
) -> Iterator[Store]:
    """Give the store in a folder, made if there is none, to this writer alone.

    `points` are kept with those that are there. Raises SimError where another one writes to it or it cannot be
    written, and Changed, with the reasons, where it holds runs of something else, or other points of the same numbers;
    with `changed` these are put aside, in a folder of their own, and it begins anew.
    """
    with ExitStack() as held:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(FileLock(folder / _LOCK, timeout=0))
            _put_right(folder)
            said = checked(folder, manifest, points, changed=changed)
            if said is None:
                put_aside(folder)
                _put_right(folder)
            describe(folder, *(said or (manifest, points)))
            store = _read(folder)
        except Timeout as error:
            raise SimError(
                f"another sweep writes to {folder}: wait for it, or give this one a name of its own"
            ) from error
        except (OSError, NotImplementedError) as error:
            raise cannot_write(folder, error) from error
        yield store


def looked_into(
    folder: Path, manifest: Manifest, points: pd.DataFrame | None = None, *, changed: bool = False
) -> Store:
    """Return what a folder's store holds as it is, only to be looked at: nothing is made, put right or put aside.

    A file that cannot be read counts as not there. Raises Changed as `opened` does; with `changed` nothing counts.
    """
    if checked(folder, manifest, points, changed=changed) is None:
        return Store(folder, set(), {}, ())
    return _read(folder, looking=True)


def read_rows(folder: Path) -> pd.DataFrame:
    """Return the rows of a store in the order of points, organisations, variants and replications, as ever read.

    Raises SimError where there is no store or it has no rows, and Torn where a file is not what was written.
    """
    paths = sorted((folder / ROWS).glob("*.parquet"))
    if not paths:
        near = nearest(folder.name, [path.name for path in folder.parent.glob("*") if (path / ROWS).is_dir()])
        hint = f"; did you mean {near!r}?" if near else ""
        raise SimError(f"{folder}: no rows of a sweep lie there{hint}")
    table = _all(paths)
    return table.sort_values([name for name in LABELS[1:] if name in table], kind="stable", ignore_index=True)


def failures_of(folder: Path) -> pd.DataFrame:
    """Return the runs of a store that failed and were not done later, a row each with its error."""
    paths = sorted((folder / FAILURES).glob("*.parquet"))  # what was put together comes before the parts of later
    if not paths:
        return pd.DataFrame(columns=[*LABELS, "error"])
    table = _all(paths)
    done = {
        key for path in (folder / ROWS).glob("*.parquet") for key in read_part(path, ["run"]).column("run").to_pylist()
    }
    return table[~table["run"].isin(done)].drop_duplicates("run", keep="last", ignore_index=True)


def _all(paths: Iterable[Path]) -> pd.DataFrame:
    tables: list[pd.DataFrame] = [read_part(path).to_pandas() for path in paths]
    return pd.concat(tables, ignore_index=True)


def failures_table(batch: Batch, failures: Sequence[Failure]) -> pd.DataFrame:
    """Return the failures of a batch, a row each."""
    rows = [(one.run.key, batch.point, *one.run[1:], one.error) for one in failures]
    return pd.DataFrame(rows, columns=[*LABELS, "error"])


def _put_right(folder: Path) -> None:
    """Finish what an interruption left half done."""
    rows, new, old = (folder / name for name in (ROWS, _NEW, _OLD))
    if old.is_dir() and not rows.is_dir():
        old.rename(rows)
    for spare in (new, old):
        shutil.rmtree(spare, ignore_errors=True)
    for name in ("", ROWS, FAILURES):
        (folder / name).mkdir(exist_ok=True)
        for left in (folder / name).glob(f"{WRITING}*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink()


def _read(folder: Path, *, looking: bool = False) -> Store:
    torn: list[str] | None = None if looking else []
    rows = folder / (ROWS if (folder / ROWS).is_dir() else _OLD)
    done = {key for keys in _columns(rows, ["run"], torn) for key in keys["run"].to_pylist()}
    failed: dict[str, str] = {}
    for table in _columns(folder / FAILURES, ["run", "error"], torn):
        failed.update(zip(table["run"].to_pylist(), table["error"].to_pylist(), strict=True))
    return Store(folder, done, {key: error for key, error in failed.items() if key not in done}, tuple(torn or ()))


def _columns(folder: Path, names: list[str], torn: list[str] | None) -> Iterator[pa.Table]:
    """Yield columns of each file of a folder; one that cannot be read is put aside and noted, if that is wanted."""
    for path in sorted(folder.glob("*.parquet")):
        try:
            yield read_part(path, names)
        except (Torn, FileNotFoundError):  # another writer may put the parts together meanwhile
            if torn is None:
                continue
            aside = folder.parent / "torn"
            aside.mkdir(exist_ok=True)
            path.rename(aside / path.name)
            torn.append(path.name)
