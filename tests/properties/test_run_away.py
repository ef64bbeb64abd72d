"""Nothing feeds on itself: however the parameters lie, an issue asks for no more work than its caps allow.

Thirty points spread over the whole of every declared range at once (a Latin hypercube), of ``today`` with calendars so
short that many desks are overloaded: there reminders and returns would run away first.
"""

import numpy as np
import pytest

from sim.ledger import columns as c
from sim.scenario.parameters import PARAMETERS, Parameters
from tests.properties import audit
from tests.worlds.runs import Run, World, run

POINTS = 30
LIMITS = (0.0, 60.0, 120.0, 180.0, 240.0)
HOURS = 0.02
FREE = [p for p in PARAMETERS if p.section != "run" and p.key != "arrival.volume"]


def points() -> list[dict[str, float]]:
    """Return the points: for each parameter each of so many slices of its range is taken once."""
    draw = np.random.default_rng(2016)
    places = {p.key: (draw.permutation(POINTS) + draw.random(POINTS)) / POINTS for p in FREE}
    return [{p.key: float(p.low + places[p.key][n] * (p.high - p.low)) for p in FREE} for n in range(POINTS)]


@pytest.fixture(scope="module", params=range(POINTS))
def finished(request: pytest.FixtureRequest) -> Run:
    """One point, run for eight months."""
    parameters = Parameters.default().with_(points()[request.param])
    return run(World(parameters=parameters, hours=HOURS).tables(), bounds=LIMITS)


def test_no_issue_asks_for_more_work_than_the_caps_allow(finished: Run) -> None:
    assert audit.most_asked_for(finished.rows) <= audit.most_tasks_allowed(finished.course.tables.structure)


def test_derived_work_stays_within_its_own_caps(finished: Run) -> None:
    """Reminders up to the cap, one reopening, one complaint for it and for each further performance."""
    parameters = finished.course.tables.structure.parameters[0]
    rows, width = finished.rows, finished.course.tables.structure.matrix.shape[1]
    assert (rows["event"] == c.RAISED).sum() > 100
    assert audit.most_of_one(rows, c.REMINDED) <= np.ceil(parameters["reminder_cap"])
    assert audit.hand_overs(rows).max() <= np.ceil(parameters["max_hops"]) + 1
    assert audit.most_of_one(rows, c.REOPENED, c.REOPENING) <= 1
    assert audit.most_of_one(rows, c.COMPLAINED) <= width + 2
