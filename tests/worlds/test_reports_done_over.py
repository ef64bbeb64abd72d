"""A unit does what is asked of it with an eye to its own need: where the two point apart, it is asked once more."""

import numpy as np
import pytest

from sim.ledger import columns as c
from sim.scenario.parameters import Parameters
from tests.verification.estimate import share_of
from tests.worlds.runs import Run, World, run, without

MANY = Parameters.default().with_({"arrival.volume": 10.0})


def asked_of(parameters: Parameters) -> Run:
    """Return a run in which much is asked of units that have ample time."""
    return run(World(parameters=parameters, hours=5.0).tables())


def by_report(rows: np.ndarray, event: int) -> dict[tuple[int, int], np.void]:
    """Return the rows of an event, each by its issue and the performer that asks: at most one of each."""
    chosen = rows[rows["event"] == event]
    found = {(int(row["issue"]), int(row["performance"])): row for row in chosen}
    assert len(found) == len(chosen)
    return found


@pytest.mark.parametrize("share", [0.4, 1.0])
def test_what_suits_badly_is_asked_again_half_as_often_as_the_share_says(share: float) -> None:
    """What is asked points anywhere alike, whatever the need: the misfit is a half in the mean."""
    rows = asked_of(MANY.with_({"behaviour.adjustment_share": share})).rows
    asked, again = by_report(rows, c.ASKED), by_report(rows, c.ADJUSTED)
    finished = (rows["event"] == c.FINISHED) & (rows["task"] == c.REPORT)
    done = int(finished.sum()) - len(again)  # the last of them may still be under way
    assert set(again) <= set(asked)
    assert done > 150
    assert share_of(len(again), done, share / 2.0).agrees_with(share / 2.0)


@pytest.mark.parametrize("part", [0.25, 1.0])
def test_it_takes_a_part_of_the_hours_and_goes_to_the_same_unit_for_the_same_post(part: float) -> None:
    changes = {"behaviour.adjustment_share": 1.0, "work.adjusted_part": part}
    rows = asked_of(MANY.with_(changes)).rows
    asked, again = by_report(rows, c.ASKED), by_report(rows, c.ADJUSTED)
    assert len(again) > 50
    for report, row in again.items():
        assert row["hours"] == pytest.approx(part * asked[report]["hours"], rel=1e-12)
        assert (row["post"], row["other"]) == (asked[report]["post"], asked[report]["other"])
        assert row["time"] > asked[report]["time"]
        assert 0.0 < row["value"] <= 1.0


def test_at_the_neutral_value_nothing_is_asked_again() -> None:
    rows = asked_of(MANY.with_(without("behaviour.adjustment_share"))).rows
    assert by_report(rows, c.ASKED)
    assert not by_report(rows, c.ADJUSTED)
