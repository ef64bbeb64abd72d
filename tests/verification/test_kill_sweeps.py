"""A few kills; `python -m tests.verification.kill_sweeps` makes two hundred."""

import pytest

from tests.verification.kill_sweeps import kill_sweeps


def test_no_kill_loses_doubles_or_tears_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARENDEGANG_COMPILE", "off")  # no rules are run, and to load them takes many seconds
    killed = kill_sweeps(10, seed=2, executors=("threads", "threads", "processes"))
    assert killed.sweeps.total() + killed.workers.total() >= 10
    assert killed.sweeps.total() > 0
