"""An issue that is opened again after its limit has as long once more; any other ends at the look of the week."""

import numpy as np

from sim.ledger import columns as c
from sim.organisation.layout import DAYS_A_WEEK
from tests.worlds.runs import BUSTLE, World, run

LIMIT = 60.0
LATE = BUSTLE.with_({"decision.discovery_days": 60.0, "decision.limit_days": LIMIT})
BOUNDS = (0.0, 60.0, 120.0, 300.0, 500.0)


def test_a_new_limit_begins_only_where_the_old_one_has_passed() -> None:
    rows = run(World(parameters=LATE, hours=0.02).tables(), bounds=BOUNDS).rows
    count = int(rows["issue"].max()) + 1
    raised, reopened, ended = (np.full(count, np.nan) for _ in range(3))
    for times, event in ((raised, c.RAISED), (reopened, c.REOPENED), (ended, c.DEFAULTED)):
        chosen = rows[rows["event"] == event]
        times[chosen["issue"]] = chosen["time"]
    after, again = reopened - raised, ended - reopened
    late, in_time = after > LIMIT + DAYS_A_WEEK, ~(after > LIMIT)
    assert (late & ~np.isnan(ended)).sum() > 10
    assert np.allclose(again[late & ~np.isnan(ended)], LIMIT, rtol=0.0, atol=1e-9)
    looked = (ended - raised)[in_time & ~np.isnan(ended)]
    assert len(looked) > 100
    assert looked.min() >= LIMIT
    assert looked.max() <= LIMIT + DAYS_A_WEEK


def test_however_many_end_in_a_week_there_is_one_look_at_the_target_in_it() -> None:
    """More end at once than one step has room for: the rest end in steps of their own."""
    crowded = LATE.with_({"arrival.volume": 10.0})
    rows = run(World(parameters=crowded, hours=0.02).tables(), bounds=(0.0, 60.0, 90.0, 120.0, 120.0)).rows
    ended, looks = (rows[rows["event"] == event]["time"] for event in (c.DEFAULTED, c.TARGET))
    assert np.unique(ended, return_counts=True)[1].max() > 2 * 64
    assert (np.diff(looks) == DAYS_A_WEEK).all()
