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

Shared = TypeVar("Shared")
Job = TypeVar("Job")
Result = TypeVar("Result")

AHEAD: Final = 2
"""Jobs that lie ready for each worker, which is further away than those of this machine."""


@dataclass(frozen=True)
class Cluster:
    """Workers of a Dask scheduler at an address, or of a cluster of processes on this machine."""

    workers: int | None
    scheduler: str | None

    def run(
        self, work: Callable[[Shared, Job], Result], shared: Shared, jobs: Iterable[Job]
    ) -> Generator[tuple[Job, Result | Exception], None, None]:
        """Yield results as `Executor` says; raises SimError where there is no Dask, or no scheduler at the address."""
        with _client(self.workers, self.scheduler) as client:
            at_work = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
            yield from as_done(lambda job: _sent(client, work, shared, job), jobs, at_work * AHEAD)


@contextmanager
def _client(workers: int | None, scheduler: str | None) -> Iterator[Any]:
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415  an extra, and slow to import
    except ImportError as error:
        raise SimError("executor=dask needs the package distributed: install the extra [dask]") from error
    if scheduler is not None:
        try:
            client = Client(scheduler, timeout=30)  # type: ignore[no-untyped-call]
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
    sent = client.submit(work, shared, job, pure=False)

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
