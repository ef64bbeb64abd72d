"""A claim that moves at a change of organisation: no work is orphaned, and every issue still ends."""

from pathlib import Path

import numpy as np
import pytest

from sim.journey.adopt import adopt, resume
from sim.journey.agenda import due, take
from sim.journey.claims import claim
from sim.journey.journey import journey
from sim.journey.moved import passage
from sim.journey.state import World as Arrays
from sim.ledger import columns as c
from sim.organisation.layout import ACCOUNTABLE, NONE
from sim.organisation.tables import Tables
from sim.scenario.parameters import Parameters
from tests.properties.audit import begun_without_cause, decided_out_of_turn
from tests.unit.journey.conftest import Morning
from tests.worlds.runs import BOUNDS, BUSTLE, World, run, shipped, without, written

WHEN = BOUNDS[1]
LASTING = without("behaviour.feedback_loss", "decision.limit_days")  # every issue has an end of its own
MOVED = {
    "market_supply": {"education_officer": "AR"},
    "special_support": {"quality_officer": "A", "unit": "R"},
    "pupil_matters": {"education_officer": "AR"},
    "funding": {"registrar": "A"},
    "care_authority": {"unit": "A"},
    "registration": {"registrar": "A", "unit": "R"},
    "quality_followup": {"culture_officer": "A", "special_needs_officer": "A"},
}


def with_moved_claims(folder: Path) -> Path:
    """Write today's organisation with claims that lie elsewhere: the posts that held them have no cell any more."""
    data = shipped("organisation", "today")
    return written(folder, "moved", {**data, "responsibility": {**data["responsibility"], **MOVED}})


def taken_over(morning: Morning, after: Tables) -> Arrays:
    """Return the world in which another organisation has taken over, and everyone free has begun what waits."""
    world = adopt(morning.tables, after, morning.world.state, passage(morning.tables, after))
    resume(world)
    return world


def rows_of(world: Arrays, issue: int, *events: int) -> np.ndarray:
    """Return what the ledger says of an issue, of some kinds of events."""
    rows = world.state.rows[: world.state.clock["rows"][0]]
    return rows[(rows["issue"] == issue) & np.isin(rows["event"], events)]


def live_until(world: Arrays, issue: int, event: int) -> None:
    """Let things happen until something has happened to an issue, or nothing is due any more."""
    while due(world.state, np.inf) and not len(rows_of(world, issue, event)):
        journey(world, take(world.state))


@pytest.mark.parametrize("parameters", [Parameters.default(), BUSTLE], ids=["default", "bustle"])
def test_where_claims_move_every_issue_still_ends_and_no_work_is_orphaned(
    parameters: Parameters, tmp_path: Path
) -> None:
    world = World(parameters=parameters.with_(LASTING), hours=0.015)
    ample = World(with_moved_claims(tmp_path), parameters=world.parameters, hours=0.5)
    finished = run(world.tables(), ample.tables())
    rows, state = finished.rows, finished.course.world.state
    before = rows[(rows["event"] == c.RAISED) & (rows["time"] < WHEN)]["issue"]
    open_then = np.setdiff1d(before, rows[(rows["event"] == c.CLOSED) & (rows["time"] < WHEN)]["issue"])
    assert len(open_then) > 70
    lasting = (rows["event"] == c.STARTED) & (rows["time"] < WHEN) & (rows["time"] + rows["value"] > BOUNDS[-1] - 30.0)
    ended = {*rows[rows["event"] == c.CLOSED]["issue"], *rows[lasting]["issue"]}  # or still in hand at the old pace
    assert lasting.sum() < 5
    assert set(before) <= ended
    assert (rows[(rows["event"] == c.QUEUED) & (rows["time"] == WHEN)]["task"] == c.TRIAGE).sum() > 10
    assert begun_without_cause(rows[(rows["issue"] >= 0) & (rows["task"] != c.ENTRY)]) == []
    assert decided_out_of_turn(rows) == []
    waiting = []
    for item in state.queues["head"][state.queues["head"] != NONE]:
        place = item
        while place != NONE:
            waiting.append(float(state.items["laid"][place]))
            place = state.items["next"][place]
    assert min(waiting, default=WHEN) >= WHEN


def test_a_performance_whose_claim_is_lost_is_dropped_and_the_issue_read_in_its_place(
    morning: Morning, tmp_path: Path
) -> None:
    after = World(with_moved_claims(tmp_path)).tables()
    begun, waiting, dropped = (morning.issue("market_supply") for _ in range(3))
    for issue in (begun, waiting, dropped):
        claim(morning.world, issue, 0)
    morning.world.state.issues["waiting"][dropped] = 0
    world = taken_over(morning, after)
    (drop,) = rows_of(world, waiting, c.DROPPED)
    (asked,) = rows_of(world, waiting, c.QUEUED)[1:]
    assert (drop["task"], asked["task"]) == (c.HANDLE, c.TRIAGE)
    assert asked["hours"] == after.structure.parameters["triage_hours"][0]
    for issue in (begun, waiting):
        live_until(world, issue, c.FINISHED)
        (done,) = rows_of(world, issue, c.FINISHED)
        assert (done["task"], done["performance"]) == (c.HANDLE if issue == begun else c.TRIAGE, NONE)
    assert not len(rows_of(world, dropped, c.STARTED, c.DROPPED))
    assert world.state.queues["length"].sum() == 0
    live_until(world, waiting, c.REACHED)
    assert len(rows_of(world, waiting, c.REACHED)) == 1


def test_a_claim_that_stays_is_worked_on_as_if_nothing_had_happened(morning: Morning, tmp_path: Path) -> None:
    after = World(with_moved_claims(tmp_path)).tables()
    first, second = (morning.issue("culture_matter", "culture_unit_m01") for _ in range(2))
    for issue in (first, second):
        claim(morning.world, issue, 0)
    world = taken_over(morning, after)
    live_until(world, second, c.FINISHED)
    (done,) = rows_of(world, second, c.FINISHED)
    assert (done["task"], done["performance"]) == (c.HANDLE, 0)
    assert not len(rows_of(world, second, c.DROPPED))


@pytest.mark.parametrize("without_letter", ["ukk_head", "production_director"])
def test_two_cells_that_become_one_keep_the_letters_of_both(
    without_letter: str, morning: Morning, tmp_path: Path
) -> None:
    """A mandate has made one of two heads the owner; where one head takes the place of both, the row keeps an owner."""
    data = shipped("organisation", "merged")
    data["units"]["school"]["reports_to"] = "ukk_head"
    after = World(written(tmp_path, "flat", data)).tables()
    old, state = morning.tables, morning.world.state
    row = old.functions.index("accountable_body") * len(old.units) + old.units.index("school_m01")
    rank = state.matrix["post"][row].tolist().index(old.post(without_letter))
    state.matrix["letters"][row, rank] &= ~ACCOUNTABLE
    world = adopt(old, after, state, passage(old, after))
    cells = world.state.matrix[row]
    owners = [after.posts[cell["post"]] for cell in cells if cell["post"] != NONE and cell["letters"] & ACCOUNTABLE]
    assert owners == ["ukk_head"]
    assert world.state.sheets["owners"][row] == 1


def test_households_remember_on_what_function_by_its_key(morning: Morning, tmp_path: Path) -> None:
    data = shipped("organisation", "today")
    data["responsibility"] = {"aaa": {"unit": "A"}, **data["responsibility"]}
    after = World(written(tmp_path, "more", data)).tables()
    households = morning.world.state.households
    households["function"][3] = morning.tables.functions.index("pupil_matters")
    households["contact"][3] = morning.tables.post("school_m01")
    moved = adopt(morning.tables, after, morning.world.state, passage(morning.tables, after)).state.households
    assert after.functions[moved["function"][3]] == "pupil_matters"
    assert after.posts[moved["contact"][3]] == "school_m01"
    assert (moved["function"][:3] == NONE).all()


def test_a_post_that_is_given_a_claim_believes_it_and_keeps_what_it_has_learnt_of_others(
    morning: Morning, tmp_path: Path
) -> None:
    after = World(with_moved_claims(tmp_path)).tables()
    claims, functions = morning.world.state.beliefs["claim"], morning.tables.functions
    registrar, officer, unit = (morning.tables.post(key) for key in ("registrar", "education_officer", "care_unit_m01"))
    claims[registrar, functions.index("registration")] = 0.3
    moved = adopt(morning.tables, after, morning.world.state, passage(morning.tables, after)).state.beliefs["claim"]
    assert moved[registrar, functions.index("registration")] == 0.3
    assert moved[registrar, functions.index("funding")] == 1.0
    assert moved[officer, functions.index("market_supply")] == 1.0
    assert moved[unit, functions.index("care_authority")] == 1.0  # it was informed before
    assert moved[officer, functions.index("culture_leisure")] == 0.0


def without_social_staff(folder: Path) -> World:
    """Return today's world without the staff of social services, whose work goes to the director."""
    data, issues = shipped("organisation", "today"), shipped("issues", "default")
    del data["posts"]["social_staff"], data["persons"]["social_staff"]
    data["responsibility"]["care_systems"] = {"it_officer": "AR", "unit": "I"}
    issues["kinds"]["care_systems"]["contacts"] = {"it_officer": 1.0}
    return World(written(folder, "without", data), issues=written(folder, "issues", issues))


@pytest.mark.parametrize("vacant", ["social_staff", "social_director"])
def test_whoever_takes_over_another_s_work_keeps_its_own_pace(vacant: str, morning: Morning, tmp_path: Path) -> None:
    after = without_social_staff(tmp_path).tables()
    desks = morning.world.state.desks
    desks["pace"][morning.tables.persons.index(vacant)] = 0.5
    moved = adopt(morning.tables, after, morning.world.state, passage(morning.tables, after)).state.desks
    assert moved["pace"][after.persons.index("social_director")] == (0.5 if vacant == "social_director" else 1.0)
