"""The same digests however many threads (of the compiled loop) or processes (of agents) share the replications."""

from dataclasses import replace
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from sim.engines.drivers import ENGINES
from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario.parameters import Parameters
from sim.study.compare import Comparison, compare
from sim.study.setting import Setting
from tests.worlds.runs import shipped, written

SHORT = {"run.history_months": 3.0, "run.transition_months": 1.0, "run.settled_months": 1.0, "run.follow_months": 0.0}
REPLICATIONS = 4


def hamlet(folder: Path) -> Path:
    """Write a population so small that everybody's hours are derived at once."""
    population = shipped("population", "small")
    for kind in population["units"].values():
        for owner in kind.keys() & {"municipal", "independent"}:
            kind[owner] = {"count": 1, "size": 2}
    return written(folder, "hamlet", {**population, "residents": 40})


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    today, merged = (load_organisation(name) for name in ("today", "merged"))
    return Setting(
        organisations=(today, merged),
        history=today,
        population=load_population(hamlet(tmp_path_factory.mktemp("population"))),
        issues=load_issues("default"),
        parameters=Parameters.default().with_(SHORT),
    )


@pytest.fixture(scope="module")
def alone(setting: Setting) -> Comparison:
    return compare(setting, REPLICATIONS, workers=1)


@pytest.mark.parametrize("engine", ENGINES)
def test_digests_and_figures_are_the_same_for_any_number_of_workers(
    engine: str, setting: Setting, alone: Comparison
) -> None:
    shared = compare(replace(setting, engine=engine), REPLICATIONS, workers=3)  # two are tried with `compare` itself
    assert shared.digests == alone.digests
    assert_frame_equal(shared.table, alone.table, check_exact=True)


def test_every_replication_and_organisation_has_a_ledger_of_its_own(alone: Comparison) -> None:
    assert list(alone.digests) == list(range(REPLICATIONS))
    digests = {digest for of_one in alone.digests.values() for digest in of_one.values()}
    assert len(digests) == 2 * REPLICATIONS
