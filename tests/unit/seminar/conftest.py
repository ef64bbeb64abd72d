"""One municipality of seminars for all tests; its histories are run once."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest

from sim.seminar.wanted import Wanted
from sim.seminar.worker import Answers

Found = TypeVar("Found")


def alone(course: Coroutine[object, object, Found]) -> Found:
    """Run a coroutine in a thread of its own: where pages are tested in the same process, this one has a loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, course).result()


@pytest.fixture(scope="session")
def answers() -> Answers:
    """Give what a worker answers with."""
    return Answers()


@pytest.fixture(scope="session")
def plain() -> Wanted:
    """Give the four alternatives with every lever at its source."""
    return Wanted(organisations=("today", "separate", "merged", "shared_head"))
