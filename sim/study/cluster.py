"""The cluster among the executors: the workers of a Dask scheduler, or of a local cluster that is started."""

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from sim.errors import ArgumentError, SimError, nearest
from sim.study.executors import TRIES, Executor, Processes, Threads, WorkerLost, as_done, deaf_to_the_keyboard
from sim.study.results import cores
from sim.study.same_program import SCHEDULER, OtherProgram, do_alike, program, refuse_others

Shared = TypeVar("Shared")
Job = TypeVar("Job")
Result = TypeVar("Result")

AHEAD: Final = 2
"""Jobs that lie ready for each worker, which is further away than those of this machine."""

_ANSWERING: Final = ("running", "connecting")
"""The states of a client whose scheduler is there, or may come back."""

PATIENCE: Final = 30
"""Seconds in which a scheduler has to answer, and to come back if it was lost."""


class SchedulerLost(SimError):  # noqa: N818  the name says what happened
    """The scheduler of a cluster, at an address, went away under a sweep and did not come back."""

    def __init__(self, address: str) -> None:
        """Say what may be done about it."""
        super().__init__(
            f"the scheduler at {address} was lost and did not come back within {PATIENCE} seconds; once there is one "
            "again the same command goes on from what was written"
        )


@dataclass(frozen=True)
class Cluster:
    """Workers of a Dask scheduler at an address, or of a cluster of processes on this machine."""

    workers: int | None
    scheduler: str | None

    def run(
        self, work: Callable[[Shared, Job], Result], shared: Shared, jobs: Iterable[Job]
    ) -> Generator[tuple[Job, Result | Exception], None, None]:
        """Yield results as `Executor` says; raises SimError where there is no Dask, or no scheduler at the address.

        Raises OtherProgram where a worker runs another version of the program, also one that comes later, and
        SchedulerLost where the scheduler goes away.
        """
        with _client(self.workers, self.scheduler) as client:
            at_work = _with_scheduler(client, lambda: _alike(client))
            for job, found in as_done(lambda job: _sent(client, work, shared, job), jobs, at_work * AHEAD):
                if isinstance(found, OtherProgram):
                    raise found
                if isinstance(found, WorkerLost):
                    _with_scheduler(client, lambda: None)
                yield job, found


@contextmanager
def _client(workers: int | None, scheduler: str | None) -> Iterator[Any]:
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415  an extra, and slow to import
    except ImportError as error:
        raise SimError("executor=dask needs distributed: `make extras`, or install the extra [dask]") from error
    if scheduler is not None:
        try:
            client = Client(scheduler, timeout=PATIENCE)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise ArgumentError("scheduler", scheduler, f"no Dask scheduler answers there ({error})") from error
        with client:
            yield client
        return
    with _started(LocalCluster, workers or cores()) as cluster, Client(cluster) as client:  # type: ignore[no-untyped-call]
        yield client


def _started(make: Callable[..., Any], workers: int) -> Any:  # noqa: ANN401  typed nowhere
    """Return a local cluster; a worker that vanishes while it starts takes the whole start with it, which is repeated.

    Raises WorkerLost where that does not help.
    """
    for _ in range(TRIES):
        with deaf_to_the_keyboard(), suppress(RuntimeError):
            return make(n_workers=workers, threads_per_worker=1, dashboard_address=":0", silence_logs=50)
    raise WorkerLost


def _sent(client: Any, work: Callable[[Any, Any], Any], shared: object, job: object) -> "Future[Any]":  # noqa: ANN401  typed nowhere
    """Return the result of a job of a cluster as a future of the usual kind."""
    plain: Future[Any] = Future()
    plain.set_running_or_notify_cancel()
    sent = _with_scheduler(client, lambda: client.submit(do_alike, program(), work, shared, job, pure=False))

    def done(future: Any) -> None:  # noqa: ANN401  as above
        if future.status == "finished":
            try:
                plain.set_result(future.result())
            except Exception as error:  # noqa: BLE001  the worker with the result vanished
                plain.set_exception(BrokenProcessPool(str(error)))
        else:
            problem = future.exception() if future.status == "error" else None
            if problem is None or type(problem).__name__ == "KilledWorker":
                problem = BrokenProcessPool(str(problem))
            plain.set_exception(problem)

    sent.add_done_callback(done)
    return plain


def _alike(client: Any) -> int:  # noqa: ANN401  typed nowhere
    """Return how many workers there are (1 while none), all of this program; raises OtherProgram where not all are."""
    told = client.run(program, on_error="return")
    try:  # it unpacks each job before a worker does
        scheduler = client.run_on_scheduler(program)
    except (AttributeError, ImportError) as error:
        scheduler = error
    refuse_others({**told, SCHEDULER: scheduler})
    return max(1, len(told))


def _with_scheduler(client: Any, call: Callable[[], Any]) -> Any:  # noqa: ANN401  typed nowhere
    """Return what a call gives while there is a scheduler; raises SchedulerLost where there is none any more."""
    try:
        if client.status in _ANSWERING:
            return call()
    except Exception:
        if client.status in _ANSWERING:
            raise
    raise SchedulerLost(str(client._start_arg))  # noqa: SLF001  its address, kept nowhere else once it is lost


EXECUTORS: Final = ("threads", "processes", "dask")
"""The names of the executors."""


def executor_of(name: str, workers: int | None = None, scheduler: str | None = None) -> Executor:
    """Return the executor of a name; without a number of workers there is one for each core.

    Raises ArgumentError where there is none of that name, or where a scheduler is given to another than Dask.
    """
    if name not in EXECUTORS:
        near = nearest(name, EXECUTORS)
        hint = f"; did you mean {near!r}?" if near else ""
        raise ArgumentError("executor", name, f"is not one of {', '.join(EXECUTORS)}{hint}")
    if scheduler is not None and name != "dask":
        raise ArgumentError("scheduler", scheduler, "is for executor=dask alone")
    if name == "dask":
        return Cluster(workers, scheduler)
    return (Threads if name == "threads" else Processes)(workers or cores())
