"""Carries out what is missing in a store: batches on an executor, each written as it is done, until told to stop."""

import math
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

import pandas as pd

from sim.study.executors import Executor
from sim.sweep.batches import Batch, Done, Failure
from sim.sweep.description import Manifest
from sim.sweep.store import Store

Told = Callable[["Course"], None]


@dataclass(frozen=True)
class Campaign:
    """What a store is filled with: what it is, its batches in order, how many runs, and what doing a batch is.

    `work` is a function of what all batches share and a batch, and what they share: both can be sent to any worker.
    `points` has a row per point; `said` is how many of what there are, in words.
    """

    manifest: Manifest
    batches: Callable[[], Iterator[Batch]]
    runs: int
    work: tuple[Callable[[Any, Batch], Done], object]
    points: pd.DataFrame
    said: str


@dataclass
class Course:
    """How far a sweep has come: batches and runs in all, done now, failed now; and whether it is to stop."""

    batches: int
    runs: int
    done: int = 0
    runs_done: int = 0
    failed: int = 0
    stopped: bool = False
    begun: int = 0
    since: tuple[float, int] = field(default_factory=lambda: (time.perf_counter(), 0))
    ahead: int = 0

    def note(self, runs: int, failed: int) -> None:
        """Note a batch that is done: so many runs, and how many of them failed.

        The pace is counted from when as many batches were done as were begun before the first was: starting the
        workers is not part of it, and what they have half done at the beginning makes up for that at the end.
        """
        self.ahead = self.ahead or self.begun
        self.done += 1
        self.runs_done += runs
        self.failed += failed
        if self.done == self.ahead and self.runs_done < self.runs:
            self.since = time.perf_counter(), self.runs_done

    @property
    def rate(self) -> float:
        """Runs a second, not counting the start."""
        started, before = self.since
        return (self.runs_done - before) / (time.perf_counter() - started)

    @property
    def seconds_left(self) -> float:
        """Seconds that the rest takes at the pace so far; not known before there is one."""
        return (self.runs - self.runs_done) / self.rate if self.runs_done > self.since[1] else math.nan


def carry_out(
    store: Store,
    missing: Iterable[Batch],
    course: Course,
    work: tuple[Callable[[Any, Batch], Done], object],
    executor: Executor,
    told: Told,
) -> None:
    """Do batches that are missing in a store; `told` hears how far it is after each.

    `work` is a function of what all batches share, and that. The first stop from the keyboard lets the batches at work
    be finished and written, and takes no others; the second is as anywhere else. Raises SimError where a batch cannot
    be written.
    """
    function, shared = work
    course.since = time.perf_counter(), 0
    outcomes = executor.run(function, shared, _until_stopped(missing, course))
    with _stops(course), closing(outcomes):
        for batch, found in outcomes:
            done = found if isinstance(found, Done) else lost(batch, found)
            store.add(batch, done)
            course.note(len(batch.runs), len(done.failures))
            told(course)


def _until_stopped(batches: Iterable[Batch], course: Course) -> Iterator[Batch]:
    for batch in batches:
        if course.stopped:
            return
        course.begun += 1
        yield batch


def lost(batch: Batch, error: Exception) -> Done:
    """Return what is recorded of a batch that ended in an error of its own: none of its runs is to be had."""
    return Done(pd.DataFrame(), tuple(Failure(run, f"{type(error).__name__}: {error}") for run in batch.runs), 0.0)


@contextmanager
def _stops(course: Course) -> Iterator[None]:
    """Let the first stop from the keyboard mark the course as stopped; the next one is handled as before."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)

    def stop(_number: int, _frame: FrameType | None) -> None:
        course.stopped = True
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
