"""Households that change their provider: their issues go along, their identities do not (G4, A18)."""

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from tests.worlds.runs import BUSTLE, IDENTITY, Run, World, raised, run, without

LEAVING = BUSTLE.with_({"behaviour.switch_share": 0.3, "behaviour.experience_rate": 0.5})


def lived(**changes: float) -> Run:
    """Return a year through a change of organisation; `changes` are of the section behaviour."""
    parameters = LEAVING.with_({f"behaviour.{name}": value for name, value in changes.items()})
    world = World(parameters=parameters, hours=0.05)
    return run(world.tables(), world.under("merged").tables())


@pytest.fixture(scope="module")
def restless() -> Run:
    return lived()


def of_households(finished: Run) -> pd.DataFrame:
    """Return the issues of households: number of the household among all, unit concerned, unit of the origin."""
    course = finished.course
    issues = course.world.state.issues[: course.world.state.clock["issues"][0]]
    streams, tables = course.tables.structure.streams[issues["stream"]], course.tables
    table = pd.DataFrame(
        {
            "issue": np.arange(len(issues)),
            "raised": issues["raised"],
            "household": streams["first_household"] + issues["household"],
            "unit": np.array(tables.posts)[issues["unit"]],
            "origin": np.array(tables.posts)[streams["unit"]],
            "kind": np.array(tables.kinds)[issues["kind"]],
        }
    )
    return table[table["kind"].isin(["pupil_question", "authority_decision"])]


def test_after_a_switch_a_household_s_issues_concern_the_new_unit(restless: Run) -> None:
    switches = restless.ledger[restless.ledger["event"] == "switched"]
    moved = 0
    for household, issues in of_households(restless).groupby("household"):
        own = switches[switches["performance"] == household]
        for issue in issues.itertuples():
            before = own[own["time"] < issue.raised]["other"]
            assert issue.unit == (before.iloc[-1] if len(before) else issue.origin)
            moved += issue.unit != issue.origin
    assert moved > 20


def test_a_household_leaves_the_unit_it_is_at_for_another_of_the_same_type(restless: Run) -> None:
    switches = restless.ledger[restless.ledger["event"] == "switched"]
    assert len(switches) > 10
    types = [switches[column].str.rsplit("_", n=1).str[0].tolist() for column in ("post", "other")]
    assert types[0] == types[1]
    assert (switches["post"] != switches["other"]).all()


def test_who_has_moved_raises_the_same_issues_as_ever(restless: Run) -> None:
    settled = raised(lived(switch_share=0.0).ledger)
    found = raised(restless.ledger)
    same = [*IDENTITY, "time", "value"]
    assert_frame_equal(found[same], settled[same], check_exact=True)
    elsewhere = found["post"] != settled["post"]
    assert elsewhere.any()
    assert set(found["kind"][elsewhere]) == {"pupil_question", "authority_decision"}


def test_whoever_trusts_wholly_never_leaves() -> None:
    world = World(parameters=LEAVING.with_(without("behaviour.experience_rate")), hours=0.05)
    tables = world.tables()
    trusting = run(tables, prepare=lambda course: course.world.state.households["trust"].fill(1.0))
    plain = run(tables)
    assert (plain.ledger["event"] == "switched").any()
    assert not (trusting.ledger["event"] == "switched").any()
