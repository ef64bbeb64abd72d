"""Executors: whoever shares independent jobs among cores or machines; results come as they are done.

`Threads`: the compiled loop lets go of the interpreter's lock, so that its runs share the cores of this process.
`Processes`: freshly started ones, for what holds the lock (Mesa agents, many short runs). A third, of many machines,
is in `sim.study.cluster`. What a job gives does not depend on which.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import resource_tracker
from multiprocessing.connection import wait as wait_for
from queue import SimpleQueue
from typing import Any, Final, Protocol, TypeVar

from sim.errors import SimError

Shared = TypeVar("Shared")
Job = TypeVar("Job")
Result = TypeVar("Result")
Work = Callable[[Shared, Job], Result]

TRIES: Final = 3
"""How often a job is begun whose worker vanishes, before its loss is its result."""


class WorkerLost(SimError):  # noqa: N818  the name says what happened
    """A worker process ended abruptly under a job, each time that the job was tried."""

    def __init__(self) -> None:
        """Say what may be done about it."""
        super().__init__(
            f"a worker process ended abruptly, {TRIES} times in the same job, perhaps for want of memory: "
            "try fewer workers, or workers=1"
        )


class Executor(Protocol):
    """Shares jobs among workers."""

    def run(
        self, work: Callable[[Shared, Job], Result], shared: Shared, jobs: Iterable[Job]
    ) -> Generator[tuple[Job, Result | Exception], None, None]:
        """Yield each job with its result, or with the error that it ended in, in the order in which they end.

        Jobs are taken one by one as workers become free, the next before a result is handed on, so that none waits for
        what is done with it: whoever gives them can stop giving. `work`, `shared` and jobs
        must be such that a fresh process can unpickle them. A worker that vanishes takes its own job with it and no
        other; that job is begun again, up to `TRIES` times in all, and then ends in WorkerLost.
        """
        ...  # pragma: no cover


@dataclass(frozen=True)
class Threads:
    """Threads of this process; one of them is this one's own."""

    workers: int

    def run(
        self, work: Callable[[Shared, Job], Result], shared: Shared, jobs: Iterable[Job]
    ) -> Generator[tuple[Job, Result | Exception], None, None]:
        """Yield results as `Executor` says."""
        if self.workers == 1:
            for job in jobs:
                yield job, _outcome(partial(work, shared, job))
            return
        pool = ThreadPoolExecutor(self.workers)
        try:
            yield from as_done(lambda job: pool.submit(work, shared, job), jobs, self.workers)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True)
class Processes:
    """Freshly started processes: a fork would copy the threads of whoever called. Each is a pool of its own.

    In a common pool the end of one process is the end of all the others and of their jobs.
    """

    workers: int

    def run(
        self, work: Callable[[Shared, Job], Result], shared: Shared, jobs: Iterable[Job]
    ) -> Generator[tuple[Job, Result | Exception], None, None]:
        """Yield results as `Executor` says."""
        desks = [_Desk(work, shared) for _ in range(self.workers)]
        free: SimpleQueue[_Desk] = SimpleQueue()
        for desk in desks:
            free.put(desk)

        def submit(job: Job) -> "Future[Any]":
            desk = free.get()
            future = desk.submit(job)
            future.add_done_callback(lambda _: free.put(desk))
            return future

        try:
            yield from as_done(submit, jobs, self.workers)
        finally:
            for desk in desks:
                desk.close()


class _Desk:
    """One worker process, started anew where it has vanished."""

    def __init__(self, work: Callable[[Any, Any], Any], shared: object) -> None:
        self._adopted = work, shared
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, job: object) -> "Future[Any]":
        """Give the process a job."""
        with deaf_to_the_keyboard():
            try:
                return self._fresh().submit(_at_desk, job)
            except BrokenProcessPool:  # it has vanished
                self.close()
                return self._fresh().submit(_at_desk, job)

    def close(self) -> None:
        """Let go of the process; one at work ends with its job."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None

    def _fresh(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, context, initializer=_adopt, initargs=self._adopted)
        return self._pool


@contextmanager
def deaf_to_the_keyboard() -> Iterator[None]:
    """Let processes that are started meanwhile hear no stop from the keyboard: it is for the one that started them.

    It hears one of meanwhile afterwards.
    """
    resource_tracker.ensure_running()  # which, when first needed, would make this thread hear again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def as_done(submit: "Callable[[Job], Future[Any]]", jobs: Iterable[Job], most: int) -> Iterator[tuple[Job, Any]]:
    """Yield jobs with what they end in; at most so many are out a time. One whose worker vanished goes out again."""
    waiting, out = iter(jobs), dict[Future[Any], tuple[Job, int]]()
    ended: list[tuple[Job, Any]] = []
    while True:
        for job in islice(waiting, most - len(out)):
            out[submit(job)] = job, 1
        yield from ended
        if not out:
            return
        ended.clear()
        for future in wait(out, return_when=FIRST_COMPLETED).done:
            job, tries = out.pop(future)
            result = _outcome(future.result)
            if isinstance(result, BrokenProcessPool) and tries < TRIES:
                out[submit(job)] = job, tries + 1
            else:
                ended.append((job, WorkerLost() if isinstance(result, BrokenProcessPool) else result))


def _outcome(call: Callable[[], Any]) -> Any:  # noqa: ANN401  whatever the job gives
    """Return what a job gives, or the error that it ends in."""
    try:
        return call()
    except Exception as error:  # noqa: BLE001  whatever it is, the other jobs go on and the caller is told
        return error


_ADOPTED: dict[str, Any] = {}
"""What this worker process works on: sent once, so that what is derived from it is derived once a process."""


def _adopt(work: Callable[[Any, Any], Any], shared: object) -> None:
    """Take over what this worker process does when it starts; whoever started it decides when it stops."""
    _ADOPTED.update(work=work, shared=shared)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it does, however that happens: nobody else would."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)


def _at_desk(job: object) -> object:
    """Do one job in a worker process."""
    return _ADOPTED["work"](_ADOPTED["shared"], job)
