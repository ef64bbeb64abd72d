import asyncio
import os
import signal
import sys
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection

import numpy as np
import pytest

from sim.seminar import pool as pooled
from sim.seminar import worker as working
from sim.seminar.pool import Busy, Heavy, Pool, Worker
from tests.unit.seminar.conftest import alone

ASKED = {"setting": {"organisations": ["today", "merged"]}, "replications": 2}


def test_questions_beyond_the_queue_are_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow:
        replications = (0, 1)

        async def ask(self, *_: object) -> tuple[str, list[None]]:
            await asyncio.sleep(0.2)
            return "ok", [None]

        def end(self) -> None:
            pass

    monkeypatch.setattr(pooled, "Worker", lambda _: Slow())
    pool = Pool(1, 2)

    async def many() -> list[object]:
        asked = [pool.compare(ASKED, 2) for _ in range(pooled.QUEUE + 8)]
        return await asyncio.gather(*asked, return_exceptions=True)

    found = alone(many())
    assert sum(isinstance(one, Busy) for one in found) == 8
    assert [one for one in found if not isinstance(one, Busy)] == [("ok", [None, None])] * pooled.QUEUE
    assert pool.waiting == 0


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system knows no timers of processor time")
def test_a_worker_that_is_ended_is_replaced_and_the_next_question_answered() -> None:
    async def course() -> None:
        worker = Worker((0,))
        try:
            kind, first = await worker.ask("compare", ASKED, [0])
            assert kind == "ok"
            other = {**ASKED, "setting": {"organisations": ["separate"]}}
            asked = asyncio.ensure_future(worker.ask("compare", other, [0]))
            ended = worker.process.pid
            assert ended is not None
            os.kill(ended, signal.SIGPROF)  # what the system sends when the processor time is used up
            with pytest.raises(Heavy):
                await asked
            assert worker.process.pid != ended
            assert await worker.ask("compare", ASKED, [0]) == ("ok", first)
        finally:
            worker.end()

    started = time.perf_counter()
    alone(course())
    assert time.perf_counter() - started < 300


def hoarding(connection: Connection, replications: Sequence[int]) -> None:
    """Work as a worker does, but answer with as many bytes of memory as the first of the replications says."""

    class Hoarder(working.Answers):
        def warm(self, _: Sequence[int]) -> None:
            pass

        def compare(self, _: object, replications: Sequence[int]) -> list[float]:
            return [np.ones(replications[0] // 8)[0]]

    working.Answers = Hoarder  # type: ignore[misc]  # in a process of its own
    working.work(connection, replications)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit the memory of data")
def test_a_worker_that_wants_too_much_memory_is_ended_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    async def course() -> None:
        worker = Worker((0,))
        try:
            assert await worker.ask("compare", ASKED, [8_000]) == ("ok", [1.0])
            ended = worker.process.pid
            with pytest.raises(Heavy):
                await worker.ask("compare", ASKED, [working.MEMORY])
            assert worker.process.pid != ended
            assert await worker.ask("compare", ASKED, [8_000]) == ("ok", [1.0])
        finally:
            worker.end()

    monkeypatch.setattr(pooled, "work", hoarding)
    alone(course())
