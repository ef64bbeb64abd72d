"""A few kills; `python -m tests.verification.kill_sweeps` makes two hundred."""

from tests.verification.kill_sweeps import kill_sweeps


def test_no_kill_loses_doubles_or_tears_a_row() -> None:
    killed = kill_sweeps(10, seed=2, executors=("threads", "threads", "processes"))
    assert killed.sweeps.total() + killed.workers.total() >= 10
    assert killed.sweeps.total() > 0
