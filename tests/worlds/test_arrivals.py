"""The same root issues arise under every organisation, whatever else is in the world (model principle 6)."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sim.ledger.columns import RAISED
from sim.scenario.parameters import Parameters
from tests.worlds.runs import (
    ALTERNATIVES,
    EXPERIENCE,
    FILES,
    IDENTITY,
    Run,
    World,
    of_issues,
    raised,
    run,
    shipped,
    unlimited,
    without,
    written,
)

SLOW_AND_UNSURE = Parameters.default().with_(
    {"behaviour.belief_lag": 0.6, "behaviour.contact_error": 1.0, "structure.edge_days": 5.0}
)


def exogenous_bytes(finished: Run) -> bytes:
    arose = finished.rows[finished.rows["event"] == RAISED]
    return b"".join(
        arose[column].tobytes() for column in ("issue", "stream", "day", "ordinal", "time", "value", "hours")
    )


@pytest.fixture(scope="module")
def today() -> Run:
    return run(World("today").tables())


@pytest.mark.parametrize("organisation", FILES)
def test_arrivals_are_the_same_byte_for_byte_after_a_change_to_any_organisation(organisation: str, today: Run) -> None:
    changed = run(World("today").tables(), World(organisation).tables())
    assert exogenous_bytes(changed) == exogenous_bytes(today)
    assert_frame_equal(raised(changed.ledger), raised(today.ledger), check_exact=True)


@pytest.mark.parametrize("organisation", ALTERNATIVES)
def test_arrivals_are_the_same_where_another_organisation_stood_from_the_start(organisation: str, today: Run) -> None:
    other = run(World(organisation, hours=0.5).tables())
    assert exogenous_bytes(other) == exogenous_bytes(today)
    assert_frame_equal(raised(other.ledger), raised(today.ledger), check_exact=True)


def test_what_people_believe_and_how_fast_word_travels_changes_no_arrival(today: Run) -> None:
    assert exogenous_bytes(run(World(parameters=SLOW_AND_UNSURE).tables())) == exogenous_bytes(today)


def test_another_seed_is_another_world(today: Run) -> None:
    assert exogenous_bytes(run(World().tables(), seed=2)) != exogenous_bytes(today)


def test_more_issues_keep_the_ones_there_were() -> None:
    few, many = (
        raised(run(World(parameters=Parameters.default().with_({"arrival.volume": volume})).tables()).ledger)
        for volume in (0.7, 1.0)
    )
    kept = few.merge(many, on=[*IDENTITY, "post", "time", "value"])
    assert len(few) < len(many)
    assert len(kept) == len(few)


def of_streams(arose: pd.DataFrame, streams: set[tuple[str, str]]) -> pd.DataFrame:
    labels = list(zip(arose["origin"], arose["kind"], strict=True))
    return arose[[label in streams for label in labels]].reset_index(drop=True)


def with_one_more_kind(folder: Path) -> World:
    issues = shipped("issues", "default")
    issues["kinds"]["a_new_one"] = {**issues["kinds"]["funding"], "function": "culture_leisure"}
    return World(issues=written(folder, "nine", issues))


def with_one_more_unit(folder: Path) -> World:
    """Return a world with a unit, first of all in the alphabet, of a type of its own, like a school."""
    population = shipped("population", "small")
    population["units"]["aaa"] = {**population["units"]["school"], "municipal": {"count": 1, "size": 30}}
    del population["units"]["aaa"]["independent"]
    organisation = shipped("organisation", "today")
    organisation["units"]["aaa"] = organisation["units"]["school"]
    issues = shipped("issues", "default")
    for kind in issues["kinds"].values():
        if kind["rate"]["per"] != "thousand_residents":  # these are shared out over all units
            kind["units"]["aaa"] = 1.0
    data = (organisation, population, issues)
    return World(*(written(folder, name, file) for name, file in zip(("more", "larger", "all"), data, strict=True)))


LARGER = {"kind": with_one_more_kind, "unit": with_one_more_unit}


@pytest.mark.parametrize("more", LARGER)
def test_one_more_kind_or_unit_changes_no_issue_of_the_others(more: str, tmp_path: Path, today: Run) -> None:
    larger = raised(run(LARGER[more](tmp_path).tables()).ledger)
    before = of_streams(larger, set(World().tables().streams))
    assert len(before) < len(larger)
    assert_frame_equal(before, raised(today.ledger), check_exact=True)


@pytest.mark.parametrize(("more", "spread"), [("kind", 0.1), ("unit", 0.0), ("unit", 0.1)])
def test_one_more_kind_or_unit_changes_nothing_of_the_others_where_nobody_waits(
    more: str, spread: float, tmp_path: Path
) -> None:
    """What is learnt from an issue, or written down for a unit, reaches others without waiting: none of that here.

    The weekly look at the whole matrix, which has more rows with one more of either, tells of no issue.
    """
    parameters = Parameters.default().with_({"behaviour.belief_spread": spread, **without(*EXPERIENCE)})
    plain = of_issues(run(unlimited(World(parameters=parameters).tables())).ledger)
    larger = run(unlimited(replace(LARGER[more](tmp_path), parameters=parameters).tables())).ledger
    before = of_streams(larger, set(World().tables().streams)).drop(columns="issue")
    assert_frame_equal(before, plain.drop(columns="issue"), check_exact=True)
