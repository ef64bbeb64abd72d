"""Random organisations, with and without a change on the way: the parts of every split add up to their whole."""

import numpy as np
import pytest
from hypothesis import given

from sim.journey.agenda import DONE, pending
from sim.ledger import columns as c
from sim.measures.figures import PERIODS, figure_table
from sim.measures.parts import WHOLES
from sim.measures.roots import roots
from sim.measures.steps import STEPS
from sim.organisation.layout import NONE
from tests.properties import audit
from tests.properties.organisations import FEW, Drawn, drawn_worlds
from tests.properties.test_conservation import END, changed, steady
from tests.worlds.runs import Run

SPLITS = {
    "escalation_part": ("kind", "cell", "cause"),
    "duplication_part": ("kind", "cell", "end"),
    "decision_part": ("kind", "cell", "step"),
}
STAGES = {
    c.HANDLE: "performance", c.TRIAGE: "reading", c.OUTSIDE: "reading", c.EXCEPTION: "superior", c.HEARING: "dispute",
    c.SETTLEMENT: "dispute", c.COORDINATION: "dispute", c.FORMAL_ACT: "consent", c.CONSULTATION: "consent",
}  # fmt: skip
EXACT = 1e-9


def check_parts(finished: Run) -> None:
    count = int(finished.course.world.state.clock["issues"][0])
    table = figure_table(finished.course.accumulator, count, finished.course.tables)
    found = table.set_index(["period", "area", "figure", "by", "key"])["value"].sort_index()
    for period in PERIODS:
        if (period, "all", "root_issues", "", "") not in found.index:
            continue
        for part, splits in SPLITS.items():
            for split in splits:
                whole = found[period, "all", WHOLES[part], "", ""]
                assert found[period, "all", part, split].sum() == pytest.approx(whole, rel=EXACT, abs=EXACT), split


def check_steps(finished: Run, horizon: float) -> None:
    """Every issue apart, told by the ledger alone: its days at all steps are those to its end, and none is negative."""
    accumulator = finished.course.accumulator
    count = int(finished.course.world.state.clock["issues"][0])
    stayed = roots(accumulator, count, finished.course.tables)["stayed"]
    assert (stayed >= 0.0).all()
    assert stayed.sum(axis=1) == pytest.approx(
        audit.days_to_decision(finished.rows, END, horizon), rel=EXACT, abs=EXACT
    )


def tasks_at_hand(finished: Run, count: int) -> dict[str, np.ndarray]:
    """Return how many tasks of each stage wait, and how many are in work, by issue, when the run ends."""
    state = finished.course.world.state
    found = {
        f"{stage}_{how}": np.zeros(count, dtype=int) for stage in set(STAGES.values()) for how in ("work", "queue")
    }
    for first in state.queues["head"].ravel().tolist():
        item = first
        while item != NONE:
            task = state.items[item]
            if int(task["task"]) in STAGES and task["task"] != c.HANDLE:
                found[f"{STAGES[int(task['task'])]}_queue"][task["issue"]] += 1
            item = int(task["next"])
    # A performance that is dropped leaves its place in the queue to the same one taken up again: the marks tell.
    found["performance_queue"] += np.bitwise_count(state.issues["waiting"][:count])
    for event in pending(state):
        if event["kind"] == DONE and int(event["task"]) in STAGES:
            found[f"{STAGES[int(event['task'])]}_work"][event["issue"]] += 1
    return found


def check_tasks(finished: Run) -> None:
    """What is said to wait or to be in work when the run ends is what lies on the desks, issue by issue."""
    count = int(finished.course.world.state.clock["issues"][0])
    going = finished.course.accumulator.going[:count]
    for step, there in tasks_at_hand(finished, count).items():
        np.testing.assert_array_equal(going[:, STEPS.index(step)], there, err_msg=step)


def check_everything(world: Drawn, finished: Run) -> None:
    """Parts, steps and tasks of a run."""
    check_parts(finished)
    check_steps(finished, world.parameters["run.restricted_days"])
    check_tasks(finished)


@FEW
@given(drawn_worlds())
def test_parts_of_every_split_add_up(world: Drawn) -> None:
    check_everything(world, steady(world))


@FEW
@given(drawn_worlds())
def test_they_do_so_across_a_change_of_organisation_too(world: Drawn) -> None:
    check_everything(world, changed(world))
