"""Those who have waited long enough: some go to a politician, who hands their issue to the head of the office."""

import numpy as np
import pytest

from sim.ledger import columns as c
from sim.organisation.layout import NONE, POLITICAL
from sim.scenario.parameters import Parameters
from tests.verification.estimate import share_of
from tests.worlds.runs import Run, World, run, without

IMPATIENT = Parameters.default().with_(
    {"arrival.volume": 3.0, "behaviour.patience_days": 2.0, "behaviour.bypass_share": 1.0}
)


def impatient(**changes: float) -> Run:
    parameters = IMPATIENT.with_({f"behaviour.{name}": value for name, value in changes.items()})
    return run(World(parameters=parameters, hours=0.15).tables())


def bypasses(found: Run) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of all who go over the head of a post with a committee, and which go to that committee."""
    posts, rows = found.course.tables.structure.posts, found.rows
    lifted = rows[(rows["event"] == c.LIFTED) & (rows["cause"] == c.BYPASS)]
    lifted = lifted[posts["committee"][lifted["other"]] != NONE]
    political = posts["level"][lifted["post"]] == POLITICAL
    assert (lifted["post"][political] == posts["committee"][lifted["other"]][political]).all()
    return lifted, political


@pytest.mark.parametrize("share", [0.3, 0.8])
def test_so_many_turn_to_a_politician_of_the_committee_in_question(share: float) -> None:
    lifted, political = bypasses(impatient(politician_share=share))
    assert len(lifted) > 100
    assert share_of(political.sum(), len(lifted), share).agrees_with(share)


def test_at_the_neutral_value_nobody_does() -> None:
    neutral = IMPATIENT.with_(without("behaviour.politician_share"))
    lifted, political = bypasses(run(World(parameters=neutral, hours=0.15).tables()))
    assert len(lifted) > 100
    assert not political.any()


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_the_issue_lies_then_with_the_head_of_the_office_or_else_at_the_top(share: float) -> None:
    found = impatient(politician_share=share)
    posts, rows = found.course.tables.structure.posts, found.rows
    lifted, _ = bypasses(found)
    laid = rows[(rows["event"] == c.QUEUED) & (rows["task"] == c.EXCEPTION) & (rows["cause"] == c.BYPASS)]
    desk = {int(row["issue"]): int(row["post"]) for row in laid}
    for row in lifted:
        first = int(row["other"])
        office = first if posts["head"][first] != NONE else int(posts["superior"][first])
        expected = int(posts["head"][office]) if share else int(row["post"])
        assert desk[int(row["issue"])] == expected
