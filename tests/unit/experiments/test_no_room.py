"""A full disk and a read-only folder, through the commands: status 2, a message that names the place, nothing lost.

Tests run as root, whom no permission stops, so the system's refusals are put in its place.
"""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from experiments import run, sweeping
from sim.sweep.store import read_rows
from tests.unit.experiments.conftest import QUICK, Start
from tests.unit.experiments.test_sweep import GRID, STORE
from tests.unit.experiments.test_sweep import QUICK as SHORT

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
ONE = ("organisation=merged", "seed=3", *(text for text in QUICK if not text.startswith(("replications", "workers"))))


def contents(folder: Path) -> dict[Path, bytes]:
    """Return every file below a folder with its bytes, the lock of a store apart."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".writer"}


def fills_up(patch: pytest.MonkeyPatch, after: int, folder: str) -> None:
    """Let the disk be full once so many files were written to folders of a name; half of the next one still fits."""
    written: list[Path] = []
    whole = Path.write_bytes

    def write(path: Path, data: bytes) -> int:
        if path.parent.name == folder:
            written.append(path)
        if len(written) > after:
            whole(path, data[: len(data) // 2])
            raise FULL
        return whole(path, data)

    patch.setattr(Path, "write_bytes", write)


def read_only(patch: pytest.MonkeyPatch) -> None:
    """Let nothing be made, written or moved from now on."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    usual = os.open

    def opened(path: "os.PathLike[str] | str", flags: int, *rest: int, **more: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            refuse()
        return usual(path, flags, *rest, **more)

    def mkdir(path: "os.PathLike[str] | str", *_: object, **__: object) -> None:
        if Path(path).exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    patch.setattr(os, "open", opened)
    patch.setattr(os, "mkdir", mkdir)
    for name in ("rename", "replace", "unlink", "rmdir", "symlink"):
        patch.setattr(os, name, refuse)


@pytest.mark.parametrize(("folder", "after", "left"), [("rows", 0, 0), ("rows", 3, 3), ("rows.new", 0, 6)])
def test_a_sweep_that_fills_the_disk_says_so_and_goes_on_with_room(
    start: Start, folder: str, after: int, left: int
) -> None:
    """With its first part, in the middle, and when its parts are put together."""
    with pytest.MonkeyPatch.context() as patch:
        fills_up(patch, after, folder)
        status, out, err = start(sweeping.main, *GRID, *SHORT)
    assert (status, out, "Traceback" in err) == (2, "", False)
    assert f"cannot write {(STORE / folder).absolute()}" in err
    assert "No space left on device" in err
    kept = contents(STORE / "rows")
    assert len(kept) == left
    assert not list(STORE.rglob(".writing-*"))
    runs = set(pd.concat(map(pd.read_parquet, kept))["run"]) if kept else set()
    status, _, err = start(sweeping.main, *GRID, *SHORT)
    assert status == 0
    assert (f"{len(runs)} runs were done before" in err) == bool(runs)
    table = read_rows(STORE)
    assert runs <= set(table["run"])
    assert table["run"].nunique() == 24


def test_a_store_that_is_read_only_is_told_by_name_and_stays_and_can_be_looked_into(start: Start) -> None:
    start(sweeping.main, *GRID, *SHORT)
    before = contents(STORE)
    for more, said in (("replications=3", "cannot write"), ("dry=true", "Nothing is left to do")):
        with pytest.MonkeyPatch.context() as patch:
            read_only(patch)
            status, _, err = start(sweeping.main, *GRID, *SHORT, more)
        assert (status, "Traceback" in err) == (2 if said == "cannot write" else 0, False)
        assert said in err
        assert ("Read-only file system" in err and str(STORE.absolute()) in err) == (status == 2)
    assert contents(STORE) == before


@pytest.mark.parametrize("form", ["to_parquet", "to_csv"])
def test_a_run_that_fills_the_disk_leaves_the_results_of_before_as_they_were(start: Start, form: str) -> None:
    assert start(run.main, *ONE)[0] == 0
    latest = Path("results/run/latest").resolve()
    before = contents(latest)

    def full(_table: pd.DataFrame, path: Path, **_: object) -> None:
        Path(path).write_bytes(b"half of it")
        raise FULL

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pd.DataFrame, form, full)
        status, out, err = start(run.main, *ONE)
    assert (status, "Results:" in out, "Traceback" in err) == (2, False, False)
    assert "cannot write" in err
    assert "tidy" in err
    assert "No space left on device" in err
    assert Path("results/run/latest").resolve() == latest
    assert contents(latest) == before
    assert b"half of it" not in contents(Path("results")).values()


@pytest.mark.parametrize(("main", "arguments"), [(run.main, ONE), (sweeping.main, (*GRID, *SHORT))])
def test_a_folder_where_nothing_can_be_made_is_told(
    start: Start, main: Callable[[], int], arguments: tuple[str, ...]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        read_only(patch)
        status, out, err = start(main, *arguments)
    assert (status, out, "Traceback" in err) == (2, "", False)
    assert "Read-only file system" in err
    assert f"cannot write {Path('results').absolute()}" in err or "cannot write results" in err
