"""The placebo: what the alternatives leave alone stays as it is, education going on beside it (J4, F19, H12).

Compared are care matters over the whole run, history included, in the shipped issue file; they are made harder than
shipped, so that enough of them are asked of a superior. The *care posts* are
the care units, their head of operations and the whole social services office: in the four alternatives each has the
same knowledge and calendar and the same way to every other one, and no education matter comes to their desks.

1. A care matter that never leaves the care posts (no other post and no committee has a row of it) is the same one in
   every alternative and has exactly the same rows, post keys included, whatever the calendars of the superiors above.
2. A care matter that does leave them has exactly the same rows, the head of production taken for one post, if the
   superiors that care shares with education have ample hours and the head's answer travels no distance: in one office
   the head is not on the records of production, so that an answer of that head takes an edge more.
3. A matter of social services has exactly the same rows, whatever mechanism is at work, if the superiors that its
   office shares with education have ample hours.
"""

from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sim.organisation import load_organisation, load_population
from sim.scenario.parameters import Parameters
from tests.worlds.runs import ALTERNATIVES, BUSTLE, IDENTITY, World, others, run, shipped, unlimited, written

SHARED = ("executive_director", "ukk_head", "production_director", "shared_head")
SOCIAL = {key for key, post in load_organisation("today").posts.items() if post.office == "social"}
UNITS = {key for key, unit in load_population("small").units.items() if unit.area == "care"}
CARE_POSTS = {"", "care_head", *SOCIAL, *UNITS}
HEAD = dict.fromkeys(("production_director", "ukk_head"), "head of production")
STILL = Parameters.default().with_({"structure.edge_days": 0.0, "work.switching_hours": 0.0})
BUSY = 0.03  # of full time: who handles care matters has a queue


@pytest.fixture
def harder(tmp_path: Path) -> Path:
    """Write the shipped issue file with harder care matters."""
    issues = shipped("issues", "default")
    issues["kinds"]["care_matter"] = {
        **issues["kinds"]["care_matter"],
        "complexity": {"law": "exponential", "scale": 0.5},
    }
    return written(tmp_path, "harder", issues)


def ledgers(world: World, *, ample: bool, seed: int = 1) -> list[pd.DataFrame]:
    """Return the ledger of each alternative after the same history; `ample` are the hours of shared superiors."""
    found = []
    for organisation in ALTERNATIVES:
        pair = [world.tables(), world.under(organisation).tables()]
        if ample:
            pair = [unlimited(tables, *SHARED) for tables in pair]
        found.append(run(*pair, seed=seed).ledger)
    return found


def care_of(ledger: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of care matters."""
    return others(ledger, ledger["kind"] != "care_matter")


def stays(rows: pd.DataFrame) -> pd.Series:
    """Return which rows are of matters that never leave the care posts."""
    away = ~(rows["post"].isin(CARE_POSTS) & rows["other"].isin(CARE_POSTS))
    return ~away.groupby([rows[column] for column in IDENTITY]).transform("any")


def differs(found: list[pd.DataFrame]) -> bool:
    """Return whether any alternative treats education otherwise than the first one does."""
    times = [ledger.loc[ledger["kind"] != "care_matter", "time"].tolist() for ledger in found]
    return any(each != times[0] for each in times[1:])


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("ample", [True, False], ids=["ample", "scarce"])
def test_a_matter_that_stays_with_care_meets_the_same_in_every_alternative(
    ample: bool,  # noqa: FBT001
    seed: int,
    harder: Path,
) -> None:
    found = ledgers(World(issues=harder, hours=BUSY), ample=ample, seed=seed)
    staying = []
    for ledger in found:
        care = care_of(ledger)
        rows = care[stays(care) & ~care["event"].isin(["trust", "clarity"])]  # these outlast the matters that leave
        staying.append(rows.reset_index(drop=True))
    assert {"queued", "started", "decided", "closed"} <= set(staying[0]["event"])
    assert (staying[0]["post"] == "care_head").any()
    for rows in staying[1:]:
        assert_frame_equal(rows, staying[0], check_exact=True)
    assert differs(found)


def test_a_matter_that_leaves_care_too_where_superiors_have_time_and_no_way_is_long(harder: Path) -> None:
    found = ledgers(World(issues=harder, parameters=STILL, hours=BUSY), ample=True)
    all_care = [care_of(ledger).replace(HEAD) for ledger in found]
    assert (all_care[0]["post"] == "head of production").any()
    assert not stays(all_care[0]).all()
    for rows in all_care[1:]:
        assert_frame_equal(rows, all_care[0], check_exact=True)
    assert differs(found)


@pytest.mark.parametrize("lever", [0.0, 1.0, 2.0], ids=["decides", "on record", "refers up"])
def test_social_services_meet_the_same_in_every_alternative_with_every_mechanism_at_work(lever: float) -> None:
    parameters = BUSTLE.with_({"decision.own_case": lever})
    found = ledgers(World(parameters=parameters, hours=BUSY), ample=True)
    social = [others(ledger, ledger["kind"] != "social_matter") for ledger in found]
    assert {"closed", "reminded", "lost", "reopened", "complained"} <= set(social[0]["event"])
    for rows in social[1:]:
        assert_frame_equal(rows, social[0], check_exact=True)
    assert differs(found)
