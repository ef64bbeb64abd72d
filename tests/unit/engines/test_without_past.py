from dataclasses import replace

import pytest

from sim.scenario.parameters import Parameters
from sim.study.setting import Setting
from sim.study.simulate import begun, carried_on
from tests.worlds.runs import town

MONTHS = {"history_months": 6.0, "transition_months": 0.0, "settled_months": 3.0, "follow_months": 3.0}


@pytest.fixture(scope="module")
def setting() -> Setting:
    return town(Parameters.of({"run": MONTHS, "decision": {"limit_days": 150.0}, "arrival": {"volume": 3.0}}))


def test_what_follows_is_the_same_when_the_issues_that_are_over_are_forgotten(setting: Setting) -> None:
    for replication in range(3):
        course = begun(setting, replication).course
        small = course.without_past()
        issues = [int(each.world.state.clock["issues"][0]) for each in (course, small)]
        assert issues[1] < issues[0] / 2
        whole, rest = (
            carried_on(setting, replace(each, keep=True, told=True, segments=[]), replication)
            for each in (course, small)
        )
        for key, ledger in whole.ledgers.items():
            same = ledger.drop(columns="issue")
            assert rest.ledgers[key].drop(columns="issue").equals(same)
            assert len(same) > 1000
        for period in ("transition", "settled"):
            of_period = [
                each.figures[each.figures["period"] == period].reset_index(drop=True) for each in (whole, rest)
            ]
            assert of_period[1].equals(of_period[0])
