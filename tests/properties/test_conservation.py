"""Random organisations, with and without a change of organisation on the way: everything adds up, causes come first.

In every run a post, drawn by the chart itself, stands vacant for a while.
"""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.journey.agenda import VACATE, event_of, note
from sim.journey.state import IS_CLOSED, IS_DEFAULTED
from sim.ledger import columns as c
from sim.measures.accumulate import WINDOWS
from sim.organisation.layout import DAYS_A_WEEK, NONE
from sim.organisation.tables import Tables
from tests.properties import audit
from tests.properties.organisations import FEW, Drawn, drawn_worlds
from tests.worlds.runs import Run, run, unlimited

LIMITS = (0.0, 60.0, 120.0, 180.0, 240.0)
END = LIMITS[-1]
ON_ISSUES = [task for task in range(len(c.TASKS)) if task not in audit.STRATEGIC]


def leave_the_top(course: Course) -> None:
    """Let somebody act at half the pace for whoever stands above all, from day 30 to day 100."""
    top = int(np.argmax(course.tables.structure.posts["superior"] == NONE))
    note(course.world.state, 30.0, event_of(VACATE, top, NONE, 500, 70, NONE))


def steady(world: Drawn) -> Run:
    return run(world.tables(world.first), bounds=LIMITS, prepare=leave_the_top)


def changed(world: Drawn) -> Run:
    return run(world.tables(world.first), world.tables(world.second), bounds=LIMITS, prepare=leave_the_top)


def check_issues(finished: Run) -> None:
    rows, state = finished.rows, finished.course.world.state
    accumulator, count = finished.course.accumulator, int(state.clock["issues"][0])
    cases, flow, ends = accumulator.cases[:count], accumulator.flow[0], audit.ended(rows)
    stages = state.issues["stage"][:count]
    assert audit.time_runs_forwards(rows)
    assert audit.each_is_raised_first_and_once(rows)
    assert audit.named_without_an_issue(rows) == set()
    assert flow["raised"] == count == ends["open"] + ends["closed"] + ends["defaulted"]
    assert flow["open"] == (~np.isnan(cases["open_since"])).sum() == ends["open"] == (stages < IS_CLOSED).sum()
    assert (~np.isnan(cases["closed"])).sum() == ends["closed"] == (stages == IS_CLOSED).sum()
    assert ends["defaulted"] == (stages == IS_DEFAULTED).sum()
    under_way = np.where(np.isnan(cases["open_since"]), 0.0, END - cases["open_since"])
    by_issue = float((cases["open_days"] + under_way).sum())
    by_time = float(flow["open_days"] + flow["open"] * (END - flow["now"]))
    assert by_issue == pytest.approx(by_time, rel=1e-9)
    assert by_issue == pytest.approx(audit.open_days(rows, END), rel=1e-9)


def check_hours(finished: Run) -> None:
    accumulator = finished.course.accumulator
    expected = audit.hours_worked(finished.rows, END)
    assert accumulator.worked.sum(axis=(0, 1)) == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert accumulator.spent.sum(axis=0)[ON_ISSUES] == pytest.approx(expected[ON_ISSUES], rel=1e-9, abs=1e-9)
    assert accumulator.performed.sum() == pytest.approx(expected[c.HANDLE], rel=1e-9, abs=1e-9)
    assert len(accumulator.worked) == WINDOWS


def check_causes(rows: np.ndarray) -> None:
    assert audit.begun_without_cause(rows) == []
    assert audit.decided_out_of_turn(rows) == []
    assert audit.reopened_without_cause(rows) == []


def check_bounds(rows: np.ndarray, world: Drawn) -> None:
    """What an issue may come to: so many hand-overs and reminders as declared, and everything else once.

    An answer from outside its responsibility that comes back goes to an owner, one hand-over more.
    """
    most, cap = (math.ceil(world.parameters[f"behaviour.{name}"]) for name in ("max_hops", "reminder_cap"))
    assert audit.hand_overs(rows).max() <= most + 1
    assert audit.most_of_one(rows, c.REMINDED) <= cap
    assert audit.most_tasks_of_one(rows, c.REMINDER) <= cap
    assert audit.most_of_one(rows, c.GAVE_UP) + audit.most_of_one(rows, c.LIFTED, c.BYPASS) <= 2
    for event, cause in ((c.REOPENED, c.REOPENING), (c.REOPENED, c.CONTESTED), (c.LIFTED, c.BYPASS)):
        assert audit.most_of_one(rows, event, cause) <= 1
    for event in (c.DISPUTED, c.SETTLED, c.CORRECTED, c.GAVE_UP, c.DEFAULTED, c.APPEALED):
        assert audit.most_of_one(rows, event) <= 1
    assert audit.most_tasks_of_one(rows, c.OUTSIDE) <= 1


@FEW
@given(drawn_worlds())
def test_issues_and_hours_add_up_and_causes_come_first(world: Drawn) -> None:
    finished = steady(world)
    check_issues(finished)
    check_hours(finished)
    check_causes(finished.rows)
    check_bounds(finished.rows, world)
    assert audit.most_asked_for(finished.rows) <= audit.most_tasks_allowed(finished.course.tables.structure)
    assert audit.known_before_started(finished.rows) == []
    assert audit.done_before_due(finished.rows) == []


@FEW
@given(drawn_worlds())
def test_they_do_so_across_a_change_of_organisation_too(world: Drawn) -> None:
    finished = changed(world)
    check_issues(finished)
    check_hours(finished)
    check_bounds(finished.rows, world)
    alike = finished.rows.copy()
    alike["task"][alike["task"] == c.TRIAGE] = c.HANDLE  # whoever loses a cell only reads what it was to perform
    check_causes(alike)


@FEW
@given(drawn_worlds())
def test_nobody_works_more_than_the_calendar_holds(world: Drawn) -> None:
    """Strategic hours are those that the weeks so far had left over, so they fit into the calendar together."""
    finished = run(world.tables(world.first), bounds=LIMITS)
    structure = finished.course.tables.structure
    by_post = finished.course.accumulator.worked.sum(axis=(0, 2))
    worked = np.bincount(structure.posts["person"], weights=by_post, minlength=len(structure.persons))
    capacity = structure.persons["rate"] * structure.persons["servers"] * END
    assert (worked <= capacity * (1.0 + 1e-9)).all()


@FEW
@given(drawn_worlds())
def test_managers_have_no_hours_for_strategy_that_a_long_task_still_fills(world: Drawn) -> None:
    """Week by week: strategic hours so far and issue hours done so far fit into the weeks so far."""
    finished = run(world.tables(world.first), bounds=LIMITS)
    structure, rows = finished.course.tables.structure, audit.rows_of(finished.rows, c.STARTED)
    person = structure.posts["person"][rows["post"]]
    for week in range(1, int(END / DAYS_A_WEEK) + 1):
        now = week * DAYS_A_WEEK
        under_way = np.clip(now - rows["time"], 0.0, rows["value"]) / np.where(rows["value"] > 0.0, rows["value"], 1.0)
        part = np.where(rows["value"] > 0.0, under_way, rows["time"] <= now)
        worked = np.bincount(person, weights=rows["hours"] * part, minlength=len(structure.persons))
        capacity = structure.persons["rate"] * structure.persons["servers"] * now
        assert (worked <= capacity * (1.0 + 1e-9)).all()


PATIENCE = 6_000.0  # days after the last arrival; the longest way takes 30 hand-overs and two climbs of 5 days an edge
NO_LIMIT = {"decision.limit_days": 3650.0}
STATE_DAYS = 100.0  # the mean, at most: of a thousand days one ruling in thirty would outlast any limit there can be


def left_open(before: Tables, after: Tables | None) -> tuple[set[int], set[int]]:
    """Return the issues without an answer, and those whose last answer was lost, when everyone has had time for all.

    Work takes no time, meetings go on and nothing new arises.
    """
    course = Course.start(before, 1, np.array(LIMITS), keep=True)
    model = Municipality(course)
    model.run_until(LIMITS[1])
    if after is not None:
        model.change_to(after)
    model.run_until(END + PATIENCE)
    model.release()
    count = int(course.world.state.clock["issues"][0])
    assert count > 0
    rows = np.concatenate(course.segments)
    last = {int(row["issue"]): int(row["event"]) for row in audit.rows_of(rows, c.DECIDED, c.LOST, c.REOPENED)}
    lost = {issue for issue, event in last.items() if event == c.LOST}
    return set(np.flatnonzero(np.isnan(course.accumulator.cases["closed"][:count])).tolist()), lost


@FEW
@given(drawn_worlds(most=20))
def test_no_issue_is_ever_forgotten(world: Drawn) -> None:
    """Every issue is decided; without an answer are only those whose answer was lost and not asked for again."""
    days = min(world.parameters["decision.state_days"], STATE_DAYS)
    world = replace(world, parameters=world.parameters.with_({**NO_LIMIT, "decision.state_days": days}))
    tables = [world.tables(each) for each in (world.first, world.second)]
    patient = [unlimited(each) for each in tables]
    for before, after in ((patient[0], None), (tables[0], patient[1])):  # slow until the change
        without_answer, lost = left_open(before, after)
        assert without_answer <= lost
