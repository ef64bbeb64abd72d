"""Kills sweeps, and their workers, with SIGKILL at random moments, and looks at what is left.

    python -m tests.verification.kill_sweeps [kills] [seed]

After each kill of a sweep its folder is read as any reader of parquet does: no run is there twice, every row that was
there just before is still there, no file is torn, and no worker outlives it. A sweep ends all the same when its workers
are killed, less often than a batch is tried. Each sweep is begun again until it ends; then its table is, byte for byte,
that of an undisturbed one.
"""

import math
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from sim.study.executors import TRIES, Threads
from sim.sweep.store import read_rows
from tests.unit.sweep.quick import FIGURES, campaign, fill
from tests.verification.one_sweep import POINTS, REPLICATIONS, main
from tests.verification.processes import children

KILLS = 200
EXECUTORS = ("threads", "processes", "dask")
AT_MOST = 4
"""So often one sweep is begun and disturbed: then it is the turn of the next executor."""
OF_WORKERS = 0.6
"""In so many sweeps that have worker processes it is these that are killed."""
OFTEN = 0.003
"""How probable a worker's end is in a thousandth of a second."""
EARLY, LATE = 0.1, 0.7
"""So many sweeps are killed as they start; and all beyond as their parts are put together; the others at work."""
PATIENCE = 120.0
START = multiprocessing.get_context("forkserver")
"""Sweeps are forked from a process that has imported all they need and has no threads: to import it takes seconds."""
START.set_forkserver_preload(["tests.verification.one_sweep"])


class Killed(NamedTuple):
    """What became of the kills: how many of sweeps and of workers, by executor; in how many sweeps."""

    sweeps: Counter[str]
    workers: Counter[str]
    ended: int


def kill_sweeps(kills: int, seed: int, executors: tuple[str, ...] = EXECUTORS) -> Killed:
    """Kill so often and return what was killed; AssertionError where anything is lost, doubled or torn."""
    draws = random.Random(seed)  # noqa: S311  moments, not secrets
    found = Killed(Counter(), Counter(), 0)
    with tempfile.TemporaryDirectory() as place:
        expected = _undisturbed(Path(place) / "undisturbed")
        number = 0
        while found.sweeps.total() + found.workers.total() < kills:
            executor = executors[number % len(executors)]
            folder = Path(place) / f"sweep {number}"
            number += 1
            begun = 0
            while not _one(folder, executor, draws, found, disturbed=begun < AT_MOST):
                begun += 1
            assert read_rows(folder).to_parquet(None) == expected, f"{folder}: other rows"
            assert not (folder / "torn").exists()
            shutil.rmtree(folder)
            found = found._replace(ended=found.ended + 1)
    return found


def _undisturbed(folder: Path) -> bytes:
    fill(folder, campaign(POINTS, REPLICATIONS), Threads(1))
    return bytes(read_rows(folder).to_parquet(None))


def _one(folder: Path, executor: str, draws: random.Random, found: Killed, *, disturbed: bool) -> bool:
    """Start a sweep, or start it again, and disturb it if asked to; return whether it came to its end."""
    sweep = START.Process(target=main, args=(str(folder), executor))
    sweep.start()
    left = TRIES - 1 if disturbed and executor != "threads" and draws.random() < OF_WORKERS else 0
    of_sweep, moment = disturbed and not left, _moment(folder, draws)
    while disturbed and sweep.is_alive() and (left or not moment()):
        time.sleep(0.001)
        if left and draws.random() < OFTEN and (workers := _workers(int(sweep.pid or 0))):
            with suppress(ProcessLookupError):
                os.kill(draws.choice(workers), signal.SIGKILL)
                found.workers[executor] += 1
                left -= 1
    if of_sweep and sweep.is_alive():
        _kill(sweep, folder, executor, found)
        return False
    sweep.join(PATIENCE)
    assert sweep.exitcode == 0, sweep.exitcode
    return True


def _moment(folder: Path, draws: random.Random) -> Callable[[], bool]:
    """Return whether the moment has come, by what is seen of a sweep: at its start, at work, or putting together."""
    rows, kind = folder / "rows", draws.random()
    parts = POINTS * REPLICATIONS if kind > LATE else draws.randint(_count(rows), POINTS * REPLICATIONS)
    until = [time.monotonic() + draws.random() if kind < EARLY else math.inf]
    delay = draws.uniform(0.0, 0.05)

    def come() -> bool:
        if until[0] == math.inf and (_count(rows) >= parts or (folder / "rows.new").exists()):
            until[0] = time.monotonic() + delay
        return time.monotonic() >= until[0]

    return come


def _count(rows: Path) -> int:
    return sum(1 for _ in rows.glob("part-*"))


def _kill(sweep: BaseProcess, folder: Path, executor: str, found: Killed) -> None:
    """Kill a sweep and look at what it leaves."""
    before, workers = _runs(folder), _workers(int(sweep.pid or 0))
    sweep.kill()
    sweep.join()
    if sweep.exitcode != -signal.SIGKILL:  # it had come to its end
        return
    found.sweeps[executor] += 1
    after = _runs(folder)
    assert set(before) <= set(after), "rows were lost"
    assert set(after.values()) <= {len(FIGURES)}, "rows are there twice, or a part of a run's"
    until = time.monotonic() + PATIENCE
    while any(_alive(worker) for worker in workers):
        assert time.monotonic() < until, "workers outlive their sweep"
        time.sleep(0.02)


def _runs(folder: Path) -> Counter[str]:
    """Return how many rows each run has in a store, read as any reader does."""
    for _ in range(100):
        rows: Counter[str] = Counter()
        try:
            for path in (folder / "rows").glob("*.parquet"):
                rows.update(pq.read_table(path, columns=["run"]).column("run").to_pylist())
        except FileNotFoundError:  # put together meanwhile
            continue
        return rows
    raise AssertionError("the rows are not there to be read")


def _workers(process: int) -> list[int]:
    """Return the worker processes that a process has started."""
    try:
        return [child for child in children(process) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    except OSError:
        return []


def _alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


if __name__ == "__main__":
    asked = [int(text) for text in sys.argv[1:3]]
    killed = kill_sweeps(*asked, *(KILLS, 1)[len(asked) :])
    for what, counted in (("sweeps", killed.sweeps), ("workers", killed.workers)):
        print(f"{what} killed: {counted.total()}", dict(counted))  # noqa: T201
    print(f"sweeps that ended: {killed.ended}; rows lost, doubled or other than undisturbed: 0")  # noqa: T201
