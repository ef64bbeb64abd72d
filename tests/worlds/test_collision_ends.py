"""Several replications, issue by issue from the ledger: every collision has its end, or is seen to be open still.

What `test_collisions.py` asks of the reported totals of one replication is asked here of each issue.
"""

import pandas as pd
import pytest

from sim.organisation.layout import MONTH
from sim.scenario.parameters import Parameters
from tests.worlds.runs import ALTERNATIVES, IDENTITY, World, run

CHANGE = 3 * MONTH
LAST = 15 * MONTH  # issues raised before this are followed for a year more
END = 27 * MONTH
BOUNDS = (0.0, CHANGE, 9 * MONTH, LAST, END)
CUT = (0.0, CHANGE, 6 * MONTH, 9 * MONTH, 9 * MONTH)  # nothing is followed: collisions are open at the end
ENDS = ["yielded", "disputed", "answered"]
EAGER = Parameters.default().with_({"behaviour.belief_lag": 0.5, "behaviour.awareness_share": 0.6})


def cases(organisation: str, seed: int, hours: float, bounds: tuple[float, ...]) -> pd.DataFrame:
    """Return one row per root issue: how many claims, performances begun and done, and which ends it had."""
    world = World(parameters=EAGER, hours=hours)
    ledger = run(world.tables(), world.under(organisation).tables(), seed=seed, bounds=bounds).ledger
    handled = ledger["task"] == "handle"
    marks = {
        "claims": ledger["event"] == "claimed",
        "asked": handled & (ledger["event"] == "queued"),
        "over": handled & ledger["event"].isin(["finished", "dropped"]),
        **{end: ledger["event"] == end for end in ENDS},
    }
    return pd.DataFrame(marks).groupby([ledger[column] for column in IDENTITY]).sum()


def one_end(found: pd.DataFrame) -> pd.Series:
    """Return the end that counts: a dispute before a second answer, a second answer before giving way."""
    end = pd.Series("none", index=found.index)
    for name in ENDS[:1] + ENDS[:0:-1]:
        end[found[name] > 0] = name
    return end


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("organisation", ALTERNATIVES)
def test_every_collision_that_was_followed_has_an_end_and_nothing_else_has(organisation: str, seed: int) -> None:
    found = cases(organisation, seed, hours=0.2, bounds=BOUNDS)
    found = found[found.index.get_level_values("day") < LAST]
    collided, end = found["claims"] > 1, one_end(found)
    assert set(end) == {"none", *ENDS}
    assert ((end != "none") == collided).all()
    for _, kind in end[collided].groupby(level="kind"):
        assert len(kind) == sum(int((kind == name).sum()) for name in ENDS)


@pytest.mark.parametrize("organisation", ALTERNATIVES)
def test_a_collision_without_an_end_has_work_that_is_not_over(organisation: str) -> None:
    found = cases(organisation, seed=4, hours=0.02, bounds=CUT)
    collided, end = found["claims"] > 1, one_end(found)
    still_open = found[collided & (end == "none")]
    assert len(still_open)
    assert (still_open["asked"] > still_open["over"]).all()
    assert not (~collided & (end != "none")).any()
