"""Two open issues about the same pupil: when somebody sees that they are, and what it then takes to deal with both."""

import math

import numpy as np
import pytest

from sim.ledger import columns as c
from sim.organisation.layout import ORIGINS
from sim.rules import lines
from sim.scenario.parameters import Parameters
from tests.worlds.runs import Run, World, run

ERRORS = 4.0  # standard errors


def crowded(share: float) -> Run:
    """Return a run in which households often raise an issue while another of theirs is open."""
    parameters = {"arrival.volume": 3.0, "behaviour.joining_share": share}
    return run(World(parameters=Parameters.default().with_(parameters), hours=0.15).tables())


def chances(found: Run, joined: np.ndarray, share: float) -> np.ndarray:
    """Return with what chance each was seen to be about the same: the share once, and again for every step."""
    posts = found.course.tables.structure.posts
    edges = [lines.distance(posts, int(row["post"]), int(row["other"]), 0) for row in joined]
    return np.array([share ** (1 + step) for step in edges])


@pytest.mark.parametrize("share", [0.3, 0.8])
def test_it_is_seen_at_one_desk_with_the_share_and_with_less_at_every_step(share: float) -> None:
    """Independent trials, each with a chance of its own p: the hits vary with the sum of p (1 - p)."""
    found = crowded(share)
    joined = found.rows[found.rows["event"] == c.JOINED]
    expected = chances(found, joined, share)
    assert len(joined) > 30
    assert len(set(expected)) > 1
    error = math.sqrt((expected * (1.0 - expected)).sum())
    assert abs(joined["value"].sum() - expected.sum()) <= ERRORS * error


def test_what_is_joined_takes_no_longer_than_to_read_it_and_what_is_not_takes_its_time() -> None:
    found = crowded(0.8)
    rows, reading = found.rows, float(found.course.tables.structure.parameters["triage_hours"][0])
    joined = rows[rows["event"] == c.JOINED]
    performed = rows[(rows["event"] == c.QUEUED) & (rows["task"] == c.HANDLE)]
    hours = {(row["issue"], row["performance"]): row["hours"] for row in performed}
    took = np.array([hours[row["issue"], row["performance"]] for row in joined])
    seen = joined["value"] == 1.0
    assert (took[seen] <= reading).all()
    assert (took[~seen] > reading).any()


def test_only_what_households_raise_is_about_a_pupil() -> None:
    found = crowded(0.8)
    asked = found.ledger[found.ledger["event"] == "raised"].set_index("issue")["kind"]
    joined = set(asked[found.ledger[found.ledger["event"] == "joined"]["issue"].unique()])
    kinds = found.course.tables.kinds
    origins = dict(zip(kinds, found.course.tables.structure.kinds["origin"], strict=True))
    assert joined
    assert {origins[key] for key in joined} == {ORIGINS.index("parent")}
