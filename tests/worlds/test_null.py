"""Where nothing can differ nothing does: the null world (model principle 1)."""

from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from sim.scenario.parameters import Parameters
from tests.worlds.runs import ALTERNATIVES, BUSTLE, NEUTRAL, World, of_issues, run, shipped, without, written

TRUE_BELIEFS = without(
    "behaviour.belief_lag", "behaviour.belief_spread", "behaviour.contact_error", "behaviour.routing_error"
)
FORBIDDEN = TRUE_BELIEFS | without(  # what principle 1 asks for beside true beliefs
    "decision.own_case",
    "behaviour.feedback_loss",
    "behaviour.reminder_cap",
    "work.switching_hours",
    "structure.edge_days",  # delays independent of distance
    "decision.noise_edge",  # and, with them, what a case looks like from the decider's desk
    "decision.reopen_share",  # a wrong decision goes to the next superior, who is not the same everywhere
)
NULLS = {"neutral": Parameters.default().with_(NEUTRAL), "all the rest": BUSTLE.with_(FORBIDDEN)}
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
        del kinds[function]["resembles"]  # nothing is taken for anything else
        kinds[function] |= {"complexity": {"law": "uniform", "scale": 0.7}, "rate": {"per": "unit", "a_year": 60}}
    kinds["funding"]["asks"] = {"hours": 1.0, "cv": 1.0, "law": "lognormal"}
    return written(folder, "clear", {**issues, "kinds": kinds})


@pytest.mark.parametrize("hours", [0.02, 0.4], ids=["overloaded", "ample"])
@pytest.mark.parametrize("mechanisms", NULLS)
def test_in_the_null_world_the_ledgers_of_the_alternatives_coincide(
    mechanisms: str, hours: float, tmp_path: Path
) -> None:
    """Left out are rows that are not about what happens to an issue.

    Managers' strategic work belongs to none: how many managers there are is what differs. Whose own case a matter is,
    is a fact of the chart, marked in the ledger and without effect where heads decide.
    """
    world = World(issues=clear_issues(tmp_path), parameters=NULLS[mechanisms], hours=hours)
    whole = [run(world.under(organisation).tables()).ledger for organisation in ALTERNATIVES]
    whole += [run(world.tables(), world.under(organisation).tables()).ledger for organisation in ALTERNATIVES]
    first, *others = (of_issues(ledger[ledger["event"] != "own_case"]) for ledger in whole)
    assert set(first["kind"]) == set(CLEAR)
    assert (first["event"] == "closed").sum() > 100
    for ledger in others:
        assert_frame_equal(ledger, first, check_exact=True)
    if mechanisms != "neutral":
        assert set(first["event"]) >= {"trust", "asked", "defaulted" if hours < 0.1 else "clarity"}
        assert whole[0]["task"].isin(["strategy", "change"]).any()


def test_with_beliefs_as_they_are_the_same_kinds_meet_a_difference(tmp_path: Path) -> None:
    """The null test can fail: it needs its neutral values."""
    world = World(issues=clear_issues(tmp_path))
    ledgers = [of_issues(run(world.tables(), world.under(name).tables()).ledger) for name in ALTERNATIVES]
    assert not any(one.equals(other) for place, one in enumerate(ledgers) for other in ledgers[:place])
