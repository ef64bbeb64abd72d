"""Where nothing can differ nothing does: the null world (model principle 1)."""

from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from sim.scenario.parameters import Parameters
from tests.worlds.runs import ALTERNATIVES, World, run, shipped, written

TRUE_BELIEFS = {
    "behaviour.belief_lag": 0.0,
    "behaviour.belief_spread": 0.0,
    "behaviour.contact_error": 0.0,
    "behaviour.routing_error": 0.0,
    "work.switching_hours": 0.0,
    "structure.edge_days": 0.0,
}
CLEAR = {  # functions that one post owns, whatever the unit and the alternative
    "funding": "unit",
    "market_supply": "unit",
    "education_authority": "parent",
    "culture_leisure": "resident",
    "care_provision": "resident",
    "care_authority": "resident",
    "care_systems": "unit",
}


def clear_issues(folder: Path) -> Path:
    """Write an issue file of kinds with one owner, all of them easy and none of them political."""
    issues = shipped("issues", "default")
    kinds = {}
    for function, origin in CLEAR.items():
        like = issues["kinds"]["care_matter" if function.startswith("care") else "funding"]
        contacts = {"unit": 1.0, "registrar": 1.0}  # nobody turns there, for all know the owner
        kinds[function] = {**like, "function": function, "origin": origin, "political": 0.0, "contacts": contacts}
        kinds[function] |= {"complexity": {"law": "uniform", "scale": 0.7}, "rate": {"per": "unit", "a_year": 60}}
    return written(folder, "clear", {**issues, "kinds": kinds})


@pytest.mark.parametrize("hours", [0.02, 0.4], ids=["overloaded", "ample"])
def test_in_the_null_world_the_ledgers_of_the_alternatives_coincide(hours: float, tmp_path: Path) -> None:
    parameters = Parameters.default().with_(TRUE_BELIEFS)
    world = World(issues=clear_issues(tmp_path), parameters=parameters, hours=hours)
    from_the_start = [run(world.under(organisation).tables()).ledger for organisation in ALTERNATIVES]
    changed = [run(world.tables(), world.under(organisation).tables()).ledger for organisation in ALTERNATIVES]
    assert set(from_the_start[0]["kind"]) == set(CLEAR)
    assert (from_the_start[0]["event"] == "closed").sum() > 100
    for ledger in (*from_the_start[1:], *changed):
        assert_frame_equal(ledger, from_the_start[0], check_exact=True)


def test_with_beliefs_as_they_are_the_same_kinds_meet_a_difference(tmp_path: Path) -> None:
    """The null test can fail: it needs its neutral values."""
    world = World(issues=clear_issues(tmp_path))
    digests = {run(world.tables(), world.under(organisation).tables()).digest for organisation in ALTERNATIVES}
    assert len(digests) == len(ALTERNATIVES)
