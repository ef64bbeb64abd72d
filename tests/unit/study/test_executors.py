"""Executors: every job comes back once, with its result or its error, whatever becomes of the workers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.errors import ArgumentError
from sim.study.cluster import executor_of
from sim.study.executors import TRIES, Executor, Processes, Threads, WorkerLost

EXECUTORS = [Threads(1), Threads(2), Threads(8), Processes(1), Processes(2)]
ROOT = Path(__file__).parents[3]


def squared(shared: int, job: int) -> int:
    if job == 13:
        raise ZeroDivisionError("thirteen")
    return shared * job * job


def pid(_shared: None, job: float) -> int:
    time.sleep(job)
    return os.getpid()


def ends_its_process_once(shared: str, job: int) -> int:
    """End this process abruptly under job 3, the first time that it is tried."""
    if job == 3 and not Path(shared).exists():
        Path(shared).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def ends_its_process(_shared: None, job: int) -> int:
    if job == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return job


@pytest.mark.parametrize("executor", EXECUTORS, ids=str)
def test_each_job_comes_back_once_with_its_result_or_its_error(executor: Executor) -> None:
    found = dict(executor.run(squared, 2, range(20)))
    error = found.pop(13)
    assert isinstance(error, ZeroDivisionError)
    assert found == {job: 2 * job * job for job in range(20) if job != 13}


@pytest.mark.parametrize("executor", EXECUTORS, ids=str)
def test_no_jobs_give_no_results(executor: Executor) -> None:
    assert list(executor.run(squared, 2, ())) == []


@pytest.mark.parametrize("executor", EXECUTORS, ids=str)
def test_jobs_are_taken_as_workers_become_free(executor: Executor) -> None:
    taken: list[int] = []

    def jobs() -> Iterator[int]:
        for job in range(100):
            taken.append(job)
            yield job

    results = executor.run(squared, 2, jobs())
    for done in range(1, 6):
        next(results)
        assert len(taken) <= done + 2 * executor.workers  # at work, or ended and not yet handed on
    results.close()
    assert len(taken) < 20


def test_the_next_job_is_at_work_before_a_result_is_handed_on() -> None:
    """Whoever writes results keeps no worker waiting meanwhile."""
    results = Threads(2).run(pid, None, [0.0, 0.0, 0.3, 0.3])
    next(results)
    next(results)
    time.sleep(0.4)
    started = time.perf_counter()
    assert len(list(results)) == 2
    assert time.perf_counter() - started < 0.2


@pytest.mark.parametrize("workers", [1, 2])
def test_a_process_that_vanishes_takes_its_own_job_alone_which_is_begun_again(tmp_path: Path, workers: int) -> None:
    found = dict(Processes(workers).run(ends_its_process_once, str(tmp_path / "tried"), range(6)))
    assert found == {job: job for job in range(6)}


def test_a_job_that_ends_its_process_each_time_is_told_and_the_others_are_done() -> None:
    found = dict(Processes(2).run(ends_its_process, None, range(6)))
    assert isinstance(found.pop(3), WorkerLost)
    assert found == {job: job for job in range(6) if job != 3}
    assert f"{TRIES} times" in str(WorkerLost())


def test_a_cluster_gives_the_same_and_outlives_its_workers(tmp_path: Path) -> None:
    cluster = executor_of("dask", 2)
    found = dict(cluster.run(squared, 2, range(20)))
    assert isinstance(found.pop(13), ZeroDivisionError)
    assert found == {job: 2 * job * job for job in range(20) if job != 13}
    again = dict(cluster.run(ends_its_process_once, str(tmp_path / "tried"), range(6)))
    assert again == {job: job for job in range(6)}


DRIVER = """
import sys, time
from sim.study.cluster import executor_of
from tests.unit.study.test_executors import pid
if __name__ == "__main__":
    for _, worker in executor_of(sys.argv[1], 2).run(pid, None, [0.05] * 10_000):
        print(worker, flush=True)
"""


@pytest.mark.parametrize("name", ["processes", "dask"])
def test_workers_end_by_themselves_when_whoever_started_them_is_killed(tmp_path: Path, name: str) -> None:
    script = tmp_path / "driver.py"
    script.write_text(DRIVER, encoding="utf-8")
    driver = subprocess.Popen(
        [sys.executable, script, name],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    with driver:
        workers: set[int] = set()
        for line in driver.stdout:
            workers.add(int(line))
            if len(workers) == 2:
                break
        driver.kill()
    assert len(workers) == 2
    until = time.monotonic() + 10.0
    while time.monotonic() < until and any(_alive(worker) for worker in workers):
        time.sleep(0.05)
    assert not [worker for worker in workers if _alive(worker)]


def _alive(process: int) -> bool:
    """Return whether a process runs; one that has ended and is not yet reaped does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("thread",), "did you mean 'threads'"),
        (("threads", 2, "tcp://localhost:1"), "for executor=dask alone"),
    ],
)
def test_what_is_no_executor_is_refused(arguments: tuple[str, int, str], words: str) -> None:
    with pytest.raises(ArgumentError, match=words):
        executor_of(*arguments)
