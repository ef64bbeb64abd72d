"""A cluster of other machines: only workers of the same program get work, and a lost scheduler is told by name."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sim.study import cluster
from sim.study.cluster import SchedulerLost, executor_of
from sim.study.same_program import OtherProgram, do_alike, program
from tests.unit.study.test_executors import ROOT

SCHEDULER = """
import asyncio
from distributed import Scheduler
async def main():
    async with Scheduler(port=0, dashboard=False) as scheduler:
        print(scheduler.address, flush=True)
        await scheduler.finished()
asyncio.run(main())
"""
WORKER = """
import asyncio, sys
from distributed import Worker
import sim.compile
if sys.argv[2] != "same":
    sim.compile.sources_hash = lambda: sys.argv[2]
async def main():
    async with Worker(sys.argv[1], nthreads=1) as worker:
        print(worker.address, flush=True)
        await worker.finished()
asyncio.run(main())
"""
Begin = Callable[..., tuple["subprocess.Popen[str]", str]]


def slow(shared: float, job: int) -> int:
    """Do next to nothing, slowly."""
    time.sleep(shared)
    return job


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Begin a process and wait for the address that it tells; all end with the test."""
    begun: list[subprocess.Popen[str]] = []

    def do(text: str, *arguments: str) -> tuple["subprocess.Popen[str]", str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", text, *arguments]
        process = subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )
        begun.append(process)
        return process, process.stdout.readline().strip()

    yield do
    for process in reversed(begun):
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_worker_with_other_sources_is_refused_before_any_work(begin: Begin) -> None:
    _, scheduler = begin(SCHEDULER)
    _, same = begin(WORKER, scheduler, "same")
    assert dict(executor_of("dask", None, scheduler).run(slow, 0.0, range(3))) == {0: 0, 1: 1, 2: 2}
    _, other = begin(WORKER, scheduler, "another")
    taken: list[int] = []
    with pytest.raises(OtherProgram, match="get no work") as told:
        list(executor_of("dask", None, scheduler).run(slow, 0.0, (taken.append(job) for job in range(3))))
    assert taken == []
    assert f"{other}: version" in str(told.value)
    assert "sources another" in str(told.value)
    assert program() in str(told.value)
    assert same not in str(told.value)


def test_a_scheduler_without_the_program_is_refused(begin: Begin) -> None:
    """It unpacks the jobs, so that every one would fail."""
    _, scheduler = begin(f"import sys\nsys.modules['sim.study.same_program'] = None\n{SCHEDULER}")
    with pytest.raises(OtherProgram, match=r"the scheduler: .*same_program"):
        list(executor_of("dask", None, scheduler).run(slow, 0.0, range(3)))


def test_a_worker_with_other_sources_that_comes_later_is_refused_too(begin: Begin) -> None:
    _, scheduler = begin(SCHEDULER)
    begin(WORKER, scheduler, "same")
    results = executor_of("dask", None, scheduler).run(slow, 0.1, range(10_000))
    assert next(results) == (0, 0)
    begin(WORKER, scheduler, "another")
    with pytest.raises(OtherProgram, match="sources another"):
        for _ in results:
            pass


def test_a_lost_scheduler_is_told_by_name_after_what_was_done_was_handed_on(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 2)
    process, scheduler = begin(SCHEDULER)
    begin(WORKER, scheduler, "same")
    results = executor_of("dask", None, scheduler).run(slow, 0.05, range(10_000))
    done = [next(results) for _ in range(5)]
    process.kill()
    with pytest.raises(SchedulerLost, match=scheduler):
        done.extend(results)
    assert all(job == found for job, found in done)


def test_the_work_itself_is_done_by_the_same_program_alone() -> None:
    assert do_alike(program(), slow, 0.0, 4) == 4
    with pytest.raises(OtherProgram, match="one that came later"):
        do_alike("another", slow, 0.0, 4)
