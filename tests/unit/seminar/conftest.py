"""One municipality of seminars for all tests; its histories are run once."""

import pytest

from sim.seminar.wanted import Wanted
from sim.seminar.worker import Answers


@pytest.fixture(scope="session")
def answers() -> Answers:
    """Give what a worker answers with."""
    return Answers()


@pytest.fixture(scope="session")
def plain() -> Wanted:
    """Give the four alternatives with every lever at its source."""
    return Wanted(organisations=("today", "separate", "merged", "shared_head"))
