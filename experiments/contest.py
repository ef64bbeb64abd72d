"""Engines on the same work, in turns within one process: processor time, and the memory that a run takes."""

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd

from experiments.network import Case
from sim.engines.drivers import AGENTS, KERNEL, Driver, driver_of

NETWORK: Final = "network"
YEAR: Final = "municipality_year"
COLUMNS: Final = ("workload", "engine", "issues", "posts", "run", "figure", "unit", "value")
OURS: Final = {KERNEL: "Ärendegång, compiled loop", AGENTS: "Ärendegång, Mesa agents"}

_STATUS: Final = Path("/proc/self/status")
_FORGET_PEAK: Final = "5"  # Linux: the peak of the resident memory starts anew


class Entrant(NamedTuple):
    """An engine at a piece of work. `run` does all of it once, `warm_up` a little; both can be sent to a process."""

    workload: str
    engine: str
    issues: int
    posts: int
    events: int
    run: Callable[[], object]
    warm_up: Callable[[], object]

    def row(self, run: int, figure: str, unit: str, value: float) -> dict[str, Any]:
        """Return one row of the tidy table."""
        values = (self.workload, self.engine, self.issues, self.posts, run, figure, unit, value)
        return dict(zip(COLUMNS, values, strict=True))


def drive(engine: str, case: Case, *, told: bool = False) -> Driver:
    """Run one of our own engines from the first morning to the last day, arrivals drawn on the way."""
    driver = driver_of(engine, case.course(told=told))
    driver.run_until(case.end)
    driver.release()
    return driver


def spend(engine: str, case: Case) -> None:
    """Run one of our own engines and keep nothing."""
    drive(engine, case)


def own(engine: str, workload: str, case: Case, sizes: Sequence[int], small: Case) -> Entrant:
    """Return one of our own engines at a piece of work; `sizes` are its issues, posts and events."""
    issues, posts, events = sizes
    run, warm_up = (partial(spend, engine, each) for each in (case, small))
    return Entrant(workload, OURS[engine], issues, posts, events, run, warm_up)


def processor_seconds(run: Callable[[], object]) -> float:
    """Return the processor time of one run in seconds, rubbish of earlier ones collected before."""
    gc.collect()
    started = time.process_time()
    run()
    return time.process_time() - started


def rounds(entrants: Sequence[Entrant], runs: int) -> Iterator[list[dict[str, Any]]]:
    """Let every engine have a turn in each round, and give the rows of each round as it ends.

    Interleaved, so that whatever else slows the machine down meets all of them alike.
    """
    for run in range(runs):
        yield [each.row(run, "cpu", "s", processor_seconds(each.run)) for each in entrants]


def peaks(entrants: Iterable[Entrant]) -> Iterator[dict[str, Any]]:
    """Give a row with the most memory that a run of each takes beyond what stood before it, in bytes.

    Each runs in a process of its own after a small run, so that imports and compilation are left out; on a system that
    does not tell the peak there are no rows.
    """
    for each in entrants:
        if (peak := _elsewhere(each)) is not None:
            yield each.row(0, "peak_memory", "bytes", float(peak))


def tidy(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Return rows as a table."""
    return pd.DataFrame(list(rows), columns=list(COLUMNS))


def _elsewhere(entrant: Entrant) -> int | None:
    """Return what `_peak` finds in a process of its own; None where it fails."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send_peak, args=(there, entrant.warm_up, entrant.run))
    process.start()
    there.close()
    found: int | None = None
    with suppress(EOFError):
        found = here.recv()
    process.join()
    return found


def _send_peak(there: Connection, warm_up: Callable[[], object], run: Callable[[], object]) -> None:
    warm_up()
    there.send(_peak(run))
    there.close()


def _peak(run: Callable[[], object]) -> int | None:
    """Return by how many bytes resident memory rises at most during a run."""
    gc.collect()
    try:
        Path("/proc/self/clear_refs").write_text(_FORGET_PEAK, encoding="ascii")
        before = _resident("VmRSS")
        run()
        return _resident("VmHWM") - before
    except OSError:
        return None


def _resident(name: str) -> int:
    """Return a line of the process's status in bytes."""
    line = next(line for line in _STATUS.read_text(encoding="ascii").splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024
