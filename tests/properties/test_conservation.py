"""Random organisations, with and without a change of organisation on the way: everything adds up, causes come first."""

import numpy as np
import pytest
from hypothesis import given

from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.measures.accumulate import WINDOWS
from sim.organisation.tables import Tables
from tests.properties import audit
from tests.properties.organisations import FEW, Drawn, drawn_worlds
from tests.worlds.runs import Run, run, unlimited

LIMITS = (0.0, 60.0, 120.0, 180.0, 240.0)
END = LIMITS[-1]


def steady(world: Drawn) -> Run:
    return run(world.tables(world.first), bounds=LIMITS)


def changed(world: Drawn) -> Run:
    return run(world.tables(world.first), world.tables(world.second), bounds=LIMITS)


def check_issues(finished: Run) -> None:
    rows, state = finished.rows, finished.course.world.state
    accumulator, count = finished.course.accumulator, int(state.clock["issues"][0])
    cases, flow = accumulator.cases[:count], accumulator.flow[0]
    assert audit.time_runs_forwards(rows)
    assert audit.each_is_raised_first_and_once(rows)
    assert flow["raised"] == count
    assert flow["open"] == np.isnan(cases["closed"]).sum() == audit.open_at_the_end(rows)
    under_way = np.where(np.isnan(cases["open_since"]), 0.0, END - cases["open_since"])
    by_issue = float((cases["open_days"] + under_way).sum())
    by_time = float(flow["open_days"] + flow["open"] * (END - flow["now"]))
    assert by_issue == pytest.approx(by_time, rel=1e-9)
    assert by_issue == pytest.approx(audit.open_days(rows, END), rel=1e-9)


def check_hours(finished: Run) -> None:
    accumulator = finished.course.accumulator
    expected = audit.hours_worked(finished.rows, END)
    assert accumulator.worked.sum(axis=(0, 1)) == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert accumulator.spent.sum(axis=0) == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert accumulator.performed.sum() == pytest.approx(expected[0], rel=1e-9, abs=1e-9)
    assert len(accumulator.worked) == WINDOWS


def check_causes(finished: Run, most_hops: float) -> None:
    assert audit.begun_without_cause(finished.rows) == []
    assert audit.decided_out_of_turn(finished.rows) == []
    assert audit.hand_overs(finished.rows).max() <= most_hops


@FEW
@given(drawn_worlds())
def test_issues_and_hours_add_up_and_causes_come_first(world: Drawn) -> None:
    finished = steady(world)
    check_issues(finished)
    check_hours(finished)
    check_causes(finished, world.parameters["behaviour.max_hops"])
    assert audit.heard_before_started(finished.rows) == []


@FEW
@given(drawn_worlds())
def test_they_do_so_across_a_change_of_organisation_too(world: Drawn) -> None:
    finished = changed(world)
    check_issues(finished)
    check_hours(finished)
    check_causes(finished, world.parameters["behaviour.max_hops"])


@FEW
@given(drawn_worlds())
def test_nobody_works_more_than_the_calendar_holds(world: Drawn) -> None:
    finished = steady(world)
    structure = finished.course.tables.structure
    by_post = finished.course.accumulator.worked.sum(axis=(0, 2))
    worked = np.bincount(structure.posts["person"], weights=by_post, minlength=len(structure.persons))
    capacity = structure.persons["rate"] * structure.persons["servers"] * END
    assert (worked <= capacity * (1.0 + 1e-9)).all()


PATIENCE = 20_000.0  # days after the last arrival; the longest way takes 8 hand-overs and two climbs of 5 days an edge


def left_open(before: Tables, after: Tables | None) -> list[int]:
    """Return the issues that have no answer although work takes no time, meetings go on and nothing new arises."""
    course = Course.start(before, 1, np.array(LIMITS))
    model = Municipality(course)
    model.run_until(LIMITS[1])
    if after is not None:
        model.change_to(after)
    model.run_until(END + PATIENCE)
    model.release()
    count = int(course.world.state.clock["issues"][0])
    assert count > 0
    return np.flatnonzero(np.isnan(course.accumulator.cases["closed"][:count])).tolist()


@FEW
@given(drawn_worlds())
def test_no_issue_is_ever_forgotten(world: Drawn) -> None:
    tables = [world.tables(each) for each in (world.first, world.second)]
    patient = [unlimited(each) for each in tables]
    assert left_open(patient[0], None) == []
    slow_until_the_change = tables[0]
    assert left_open(slow_until_the_change, patient[1]) == []
