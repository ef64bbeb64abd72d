"""A setting that runs in a second, before and after it has been checked."""

import pytest

from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario import Parameters
from sim.study.setting import Setting, with_hours

SHORT = {
    "run.history_months": 3.0, "run.transition_months": 2.0, "run.settled_months": 1.0, "run.follow_months": 1.0,
    "arrival.volume": 0.2,
}  # fmt: skip


@pytest.fixture(scope="session")
def unchecked() -> Setting:
    """Give today and its merger over four months after the change, nobody's hours derived yet."""
    today, merged = (load_organisation(name) for name in ("today", "merged"))
    return Setting(
        organisations=(today, merged),
        history=today,
        population=load_population("small"),
        issues=load_issues("default"),
        parameters=Parameters.default().with_(SHORT),
        seed=3,
    )


@pytest.fixture(scope="session")
def short(unchecked: Setting) -> Setting:
    """Give the same with everyone's hours derived."""
    return with_hours(unchecked)
