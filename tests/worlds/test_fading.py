"""A structure that is to end seems the nearer to its end the fewer its unclear cells: less is written down in it."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sim.organisation.layout import DAYS_A_WEEK
from tests.worlds.runs import BUSTLE, World, run, without

WRITING = BUSTLE.with_({"learning.initiative_unclear": 0.0, "learning.mandate_hours": 5.0})


def written(organisation: str, fading: float) -> pd.DataFrame:
    """Return the ledger of managers with ample time to write mandates."""
    parameters = WRITING.with_({"learning.fading": fading})
    return run(World(organisation, parameters=parameters, hours=0.5).tables()).ledger


def cleared(ledger: pd.DataFrame) -> pd.DataFrame:
    return ledger[ledger["event"] == "cleared"].reset_index(drop=True)


def test_mandates_come_later_where_reasons_to_keep_the_structure_fade() -> None:
    steady, fading = written("separate", 0.0), written("separate", 1.0)
    ours, theirs = cleared(fading), cleared(steady)
    assert ours[["post", "performance", "value"]].equals(theirs[["post", "performance", "value"]])
    assert (ours["time"] >= theirs["time"]).all()
    assert ours["time"].iloc[-1] > theirs["time"].iloc[-1]
    hours = fading[(fading["event"] == "started") & (fading["task"] == "mandate")].groupby("time")["hours"].sum()
    assert hours.iloc[-1] < 0.6 * hours.iloc[1]


def test_until_the_first_cells_have_become_clear_nothing_differs() -> None:
    steady, fading = written("separate", 0.0), written("separate", 1.0)
    first = cleared(steady)["time"].iloc[0]
    alike = [ledger[ledger["time"] <= first] for ledger in (steady, fading)]
    assert first >= DAYS_A_WEEK
    assert_frame_equal(*alike, check_exact=True)


@pytest.mark.parametrize("organisation", ["today", "merged"])
def test_where_no_end_is_in_sight_none_comes_nearer(organisation: str) -> None:
    assert_frame_equal(written(organisation, 1.0), written(organisation, 0.0), check_exact=True)


def test_the_neutral_value_is_a_life_that_does_not_fade() -> None:
    assert without("learning.fading") == {"learning.fading": 0.0}
