"""The comparison: many replications of the same issues through several organisations, on all cores.

The compiled loop lets go of the interpreter's lock, so its replications share the cores as threads; those of the agents
need processes of their own.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from sim.engines.drivers import KERNEL
from sim.errors import ArgumentError, Overload, SimError
from sim.study.executors import Executor, Processes, Threads
from sim.study.results import cores
from sim.study.setting import Setting, with_hours
from sim.study.simulate import Replication, replicate

START_UP: Final = 5.0
"""Seconds that a fresh process needs before its first replication: imports, compiled code, derived hours (measured)."""

Work = Callable[[Setting, int], Replication]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Comparison:
    """What a comparison found: the tidy long table, and per replication and organisation the ledger's SHA-256.

    `stopped` are the replications that overloaded and are not in the table: those that did not are no fair sample.
    """

    table: pd.DataFrame
    digests: dict[int, dict[str, str]]
    stopped: dict[int, Overload] = field(default_factory=dict)

    def and_then(self, later: "Comparison") -> "Comparison":
        """Return this comparison together with that of later replications."""
        table = pd.concat([self.table, later.table], ignore_index=True)
        return Comparison(table, {**self.digests, **later.digests}, {**self.stopped, **later.stopped})

    def tell(self) -> None:
        """Raise SimError where replications were stopped, with their number and the first one's error."""
        if self.stopped:
            number, error = min(self.stopped.items())
            total = len(self.stopped) + len(self.digests)
            raise SimError(
                f"{len(self.stopped)} of {total} replications were stopped and are not in the table, so that it shows "
                f"too mild a load. Replication {number}: {error}"
            ) from error


def compare(
    setting: Setting,
    replications: int,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    work: Work = replicate,
    first: int = 0,
) -> Comparison:
    """Return the figures of replications `first` .. `replications` - 1, in order however many workers shared them.

    `workers` is the number of threads (of processes, for the agents) that share all but the first; without it there is
    a thread per core. Of the agents a second replication then runs here too, and the rest goes to one process per core
    if that saves time. `progress(done, total)` is called after each replication.
    `work` is what one replication is: a function that a fresh process can import.

    The first replication always runs in this process: rules are then compiled once, and a fault in the setting shows
    itself before any process is started. An overload ends the first replication and with it the comparison; later on
    it ends that replication alone.
    Raises ArgumentError when a number is not positive, SimError when a worker process ends abruptly.
    """
    _check("replications", replications - first)
    _check("workers", 1 if workers is None else workers)
    if work is replicate:
        setting = with_hours(setting)
    found: dict[int, Replication] = {}
    stopped: dict[int, Overload] = {}
    for number, replication in _replications(setting, range(first, replications), workers, work):
        if isinstance(replication, Overload):
            stopped[number] = replication
        else:
            found[number] = replication
        if progress is not None:
            progress(first + len(found) + len(stopped), replications)
    ordered = sorted(found.items())
    table = pd.concat([replication.figures for _, replication in ordered], ignore_index=True)
    return Comparison(table, {number: dict(replication.digests) for number, replication in ordered}, stopped)


def _replications(
    setting: Setting, numbers: range, workers: int | None, work: Work
) -> Iterator[tuple[int, Replication | Overload]]:
    """Yield each replication with its number as it is done, here or in processes; number 0 must not overload."""
    yield numbers[0], _tried(work, setting, numbers[0]) if numbers[0] else work(setting, 0)
    rest = numbers[1:]
    if workers is None and setting.engine == KERNEL:
        workers = cores()
    elif workers is None and rest:
        started = time.perf_counter()
        yield rest[0], _tried(work, setting, rest[0])
        rest = rest[1:]
        workers = _worth(time.perf_counter() - started, len(rest), cores())
    if workers is None or workers == 1 or len(rest) < 1:
        for number in rest:
            yield number, _tried(work, setting, number)
    else:
        yield from _pooled(setting, rest, min(workers, len(rest)), work)


def _tried(work: Work, setting: Setting, number: int) -> Replication | Overload:
    """Return a replication, or the overload that stopped it."""
    try:
        return work(setting, number)
    except Overload as error:
        return error


def _worth(pace: float, rest: int, most: int) -> int:
    """Return how many processes to share the rest among: `most`, or one where starting them takes longer than it saves.

    `pace` is seconds a replication. What is found does not depend on it.
    """
    return most if pace * rest * (1 - 1 / most) > START_UP else 1


def _pooled(setting: Setting, numbers: range, workers: int, work: Work) -> Iterator[tuple[int, Replication | Overload]]:
    """Yield replications in the order in which threads or freshly started processes end them."""
    executor: Executor = Threads(workers) if setting.engine == KERNEL else Processes(workers)
    for number, found in executor.run(_replication, (work, setting), numbers):
        if isinstance(found, Exception) and not isinstance(found, Overload):
            raise found
        yield number, found


def _replication(shared: tuple[Work, Setting], number: int) -> Replication:
    """Do one replication, wherever that is."""
    work, setting = shared
    return work(setting, number)


def _check(option: str, number: int) -> None:
    """Refuse a count below one."""
    if number < 1:
        raise ArgumentError(option, number, "at least 1 is needed")
