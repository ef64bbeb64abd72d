"""Every declared parameter works at both ends of its range: the run ends, and everything adds up.

What is read in a run is set in one of ``today``, over which ``merged`` takes; what says how calendars are derived and
how long the stretches of a run are is set in a whole replication of a small organisation.
"""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from sim.errors import Overload
from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario.parameters import PARAMETERS, Parameters
from sim.study.simulate import Setting, replicate
from tests.properties import audit
from tests.verification.networks import kind, organisation, post, tables_of
from tests.worlds.runs import World, run

LIMITS = (0.0, 21.0, 42.0, 63.0, 70.0)
IN_A_REPLICATION = ("run.", "work.utilisation_", "work.new_person_hours", "work.least_hours", "work.hour_price")
SHORT = {"run.history_months": 3.0, "run.transition_months": 1.0, "run.settled_months": 1.0, "run.follow_months": 1.0}
ENDS = [(p.key, value) for p in PARAMETERS for value in (p.low, p.high)]
IN_A_RUN = [end for end in ENDS if not end[0].startswith(IN_A_REPLICATION)]
TO_BE_PASSED = next((p.key, p.low) for p in PARAMETERS if p.key == "run.backlog_limit")
OF_A_STUDY = [end for end in ENDS if end[0].startswith(IN_A_REPLICATION)]


@pytest.mark.parametrize(("key", "value"), IN_A_RUN, ids=str)
def test_a_run_ends_and_adds_up(key: str, value: float) -> None:
    world = World(parameters=Parameters.default().with_({key: value}))
    finished = run(world.tables(), world.under("merged").tables(), bounds=LIMITS)
    rows, state = finished.rows, finished.course.world.state
    ends = audit.ended(rows)
    assert audit.time_runs_forwards(rows)
    assert sum(ends.values()) == state.clock["issues"][0] > 0
    assert finished.course.accumulator.flow["open"][0] == ends["open"]
    worked = finished.course.accumulator.worked
    assert worked.sum(axis=(0, 1)) == pytest.approx(audit.hours_worked(rows, LIMITS[-1]), rel=1e-9, abs=1e-9)
    for name in ("claim",):
        assert ((state.beliefs[name] >= 0.0) & (state.beliefs[name] <= 1.0)).all()
    for name in ("clarity", "trust"):
        assert ((state.households[name] >= 0.0) & (state.households[name] <= 1.0)).all()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A small organisation with an officer, a head and one kind of issue, twice: nothing changes but the person."""
    folder = tmp_path_factory.mktemp("files")
    chart = organisation({"head": post(), "officer": post("head", knowledge=0.5)}, {"function": {"officer": "A"}})
    del chart["persons"]
    complexity = {"law": "uniform", "scale": 1.0}
    tables_of(folder, chart, {"kind": kind("function", 0.5, complexity=complexity, decision=kind("", 1.0)["effort"])})
    text = (folder / "organisation.yaml").read_text(encoding="utf-8")
    (folder / "successor.yaml").write_text(text, encoding="utf-8")
    history, later = (load_organisation(folder / f"{name}.yaml") for name in ("organisation", "successor"))
    population, issues = load_population(folder / "population.yaml"), load_issues(folder / "issues.yaml")
    return {"organisations": (later,), "history": history, "population": population, "issues": issues}


@pytest.mark.parametrize(("key", "value"), OF_A_STUDY, ids=str)
def test_a_replication_ends_with_every_figure(files: dict[str, Any], key: str, value: float) -> None:
    parameters = Parameters.default().with_({**SHORT, key: value})
    if (key, value) == TO_BE_PASSED:
        with pytest.raises(Overload):  # so small a limit is meant to be passed: the run ends and says so
            replicate(Setting(**files, parameters=parameters, seed=1), 0)
        return
    figures: pd.DataFrame = replicate(Setting(**files, parameters=parameters, seed=1), 0).figures
    roots = figures[(figures["figure"] == "root_issues") & (figures["area"] == "all")]
    assert roots["value"].sum() > 0.0
    hours = figures[figures["figure"] == "hours"]["value"]
    assert (np.isfinite(hours) & (hours >= 0.0)).all()
