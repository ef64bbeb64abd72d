"""Worker processes that can be ended: questions wait in one short queue for each, and too many are turned away."""

import asyncio
import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final

from sim.seminar.worker import Answer, work

QUEUE: Final = 32
"""Questions that may wait in all; the next one is turned away."""

WALL: Final = 60.0
"""Seconds after which a worker that neither answers nor ends is ended: its processor time cannot be used up waiting."""


class Busy(Exception):  # noqa: N818  the name says what the reader is told
    """So many questions wait that one more would wait too long."""


class Heavy(Exception):  # noqa: N818
    """A question took more processor time or memory than it may; its worker was ended and another has begun."""


class Worker:
    """One process with its share of the replications; it answers one question at a time."""

    def __init__(self, replications: Sequence[int]) -> None:
        """Start the process."""
        self.replications = tuple(replications)
        self.turn = asyncio.Lock()
        self._thread = ThreadPoolExecutor(1)
        self._begin()

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self.process: BaseProcess = context.Process(target=work, args=(there, self.replications), daemon=True)
        self.process.start()
        there.close()
        self._connection: Connection = here
        self._ready = False

    def _asked(self, name: str, arguments: tuple[Any, ...]) -> Answer:
        """Ask in the process and wait; raises Heavy where it has ended instead."""
        try:
            if not self._ready:
                self._connection.recv()
                self._ready = True
            self._connection.send((name, arguments))
            if not self._connection.poll(WALL):
                self.process.kill()
            reply: Answer = self._connection.recv()
        except (EOFError, OSError) as error:
            self.end()
            self._begin()
            raise Heavy from error
        return reply

    async def ask(self, name: str, *arguments: object) -> Answer:
        """Return the worker's answer, once it is this question's turn."""
        async with self.turn:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._asked, name, arguments)

    def end(self) -> None:
        """End the process."""
        self._connection.close()
        self.process.kill()
        self.process.join(5.0)


class Pool:
    """The workers, each with every so-manyth replication; what belongs to one replication goes to its worker."""

    def __init__(self, workers: int, replications: int) -> None:
        """Start so many workers for replications 0 .. `replications` - 1."""
        self.workers = [Worker(range(first, replications, workers)) for first in range(workers)]
        self.waiting = 0

    async def compare(self, question: Mapping[str, Any], replications: int) -> Answer:
        """Return the values of replications 0 .. `replications` - 1 in order, shared out over the workers."""
        shares = [[number for number in worker.replications if number < replications] for worker in self.workers]
        with self._place():
            shared = zip(self.workers, shares, strict=True)
            answers = await asyncio.gather(*(_one_by_one(worker, question, share) for worker, share in shared))
        numbered: dict[int, Any] = {}
        for share, (kind, found) in zip(shares, answers, strict=True):
            if kind != "ok":
                return kind, found
            numbered |= dict(zip(share, found, strict=True))
        return "ok", [numbered[number] for number in sorted(numbered)]

    async def of_replication(self, name: str, question: Mapping[str, Any], replication: int) -> Answer:
        """Return the answer of the worker that keeps a replication's history."""
        with self._place():
            return await self.workers[replication % len(self.workers)].ask(name, question)

    def _place(self) -> "_Place":
        return _Place(self)

    def end(self) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.end()


async def _one_by_one(worker: Worker, question: Mapping[str, Any], share: Sequence[int]) -> Answer:
    """Return the values of a worker's replications, each asked for by itself and within the limits of a question.

    So a short question need not wait for all of them, nor a new one for what nobody waits for any more.
    """
    found: list[Any] = []
    for number in share:
        kind, some = await worker.ask("compare", question, [number])
        if kind != "ok":
            return kind, some
        found += some
    return "ok", found


class _Place:
    """A place in the queue while a question is worked on; raises Busy where there is none."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def __enter__(self) -> None:
        if self._pool.waiting >= QUEUE:
            raise Busy
        self._pool.waiting += 1

    def __exit__(self, *_: object) -> None:
        self._pool.waiting -= 1
