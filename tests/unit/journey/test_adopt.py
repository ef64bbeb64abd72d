"""A change of organisation carries over work, beliefs and appointments by key."""

from pathlib import Path

import numpy as np
import pytest

from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.journey.agenda import MEET, pending
from sim.journey.moved import passage
from sim.journey.state import GROWING
from sim.ledger import columns as c
from sim.organisation.layout import NONE
from sim.organisation.tables import Tables
from sim.scenario.parameters import Parameters
from tests.worlds.runs import BOUNDS, World, run, shipped, without, written

WHEN = BOUNDS[1]


@pytest.fixture(scope="module")
def today() -> Tables:
    return World("today", hours=0.02).tables()


@pytest.fixture(scope="module")
def merged() -> Tables:
    return World("merged", hours=0.02).tables()


@pytest.fixture
def before(today: Tables) -> Municipality:
    """Return two months of overload under today's organisation."""
    model = Municipality(Course.start(today, 1, np.array(BOUNDS)))
    model.run_until(WHEN)
    return model


def queued(course: Course) -> dict[str, list[tuple[int, int]]]:
    """Return what waits at each post: issue and task, in order of priority class and place."""
    state, found = course.world.state, {}
    for person in range(len(course.tables.persons)):
        for priority in range(3):
            item = int(state.queues["head"][person, priority])
            while item != NONE:
                post = course.tables.posts[state.items["post"][item]]
                found.setdefault(post, []).append((int(state.items["issue"][item]), int(state.items["task"][item])))
                item = int(state.items["next"][item])
    return found


def test_posts_go_to_themselves_to_their_successor_or_to_the_nearest_superior_left(
    today: Tables, merged: Tables
) -> None:
    forth = passage(today, merged)
    after = {key: merged.posts[forth.posts[place]] for place, key in enumerate(today.posts)}
    assert {key: new for key, new in after.items() if key != new} == {"production_director": "ukk_head"}
    back = passage(merged, today)
    back_again = {key: today.posts[back.posts[place]] for place, key in enumerate(merged.posts)}
    assert {key: new for key, new in back_again.items() if key != new} == {
        "authority_head": "ukk_head",
        "culture_head": "ukk_head",
        "school_head": "ukk_head",
    }
    assert forth.posts[-1] == forth.persons[-1] == forth.rows[-1] == NONE


def test_what_waits_waits_on_in_the_same_order(before: Municipality, merged: Tables) -> None:
    waiting = queued(before.course)
    waiting["ukk_head"] = waiting.get("ukk_head", []) + waiting.pop("production_director", [])
    busy = before.course.world.state.desks["busy"].sum()
    branch = before.course.branch()
    branch.change_to(merged)
    after = queued(branch)
    assert sum(map(len, waiting.values())) > 20
    begun = int(branch.world.state.desks["busy"].sum() - busy)
    assert sum(map(len, after.values())) == sum(map(len, waiting.values())) - begun
    for post, tasks in after.items():
        if post not in {"ukk_head", "production_director"}:
            assert tasks == waiting[post]


def test_beliefs_stay_with_their_posts_and_new_posts_form_their_own(before: Municipality, merged: Tables) -> None:
    old, state = before.course.tables, before.course.world.state
    claims = {key: state.beliefs["claim"][place].copy() for place, key in enumerate(old.posts)}
    branch = before.course.branch()
    branch.change_to(merged)
    for place, key in enumerate(merged.posts):
        if key in claims:
            np.testing.assert_array_equal(branch.world.state.beliefs["claim"][place], claims[key])
    head = merged.post("school_head")
    assert branch.world.state.beliefs["claim"][head, merged.functions.index("accountable_body")] > 0.0


def test_every_committee_meets_on_and_no_meeting_is_called_twice(before: Municipality, merged: Tables) -> None:
    branch = before.course.branch()
    branch.change_to(merged)
    agenda = pending(branch.world.state)
    meeting = [merged.posts[post] for post in agenda["who"][agenda["kind"] == MEET]]
    committees = [key for key, row in zip(merged.posts, merged.structure.posts, strict=True) if row["level"] == 4]
    assert sorted(meeting) == sorted(committees)


def test_unclear_cells_are_counted_anew_under_another_chart_and_not_with_other_hours(
    before: Municipality, merged: Tables
) -> None:
    first = int(before.course.world.state.clock["unclear_first"][0])
    assert first > 0
    before.change_to(World("today", hours=0.5).tables())
    assert before.course.world.state.clock["unclear_first"][0] == first
    before.change_to(merged)
    assert before.course.world.state.clock["unclear_first"][0] == NONE


def test_the_old_state_is_left_as_it_was(before: Municipality, merged: Tables) -> None:
    state = before.course.world.state
    kept = state.copy(state.lengths)
    branch = before.course.branch()
    branch.change_to(merged)
    branch_model = Municipality(branch)
    branch_model.run_until(WHEN + 30.0)
    for name, array in kept._asdict().items():
        used = int(kept.clock[name][0]) if name in GROWING else len(array)
        assert str(getattr(state, name)[:used].tolist()) == str(array[:used].tolist())


def test_two_claimants_who_become_one_post_decide_once(tmp_path: Path) -> None:
    """The heads of UKK and of production both answer for an independent matter; the merger makes them one post."""
    like = shipped("issues", "default")
    kind = {**like["kinds"]["funding"], "function": "accountable_body", "rate": {"per": "unit", "a_year": 60}}
    del kind["resembles"]
    kind["contacts"] = {"unit_superior": 0.5, "ukk_head": 0.5}
    unseen = {"behaviour.assertiveness": 0.0, "behaviour.awareness_share": 1.0, "behaviour.awareness_days": 20.0}
    unseen |= without("decision.reopen_share")  # a wrong decision comes back, and is taken again
    issues = written(tmp_path, "accountable", {**like, "kinds": {"accountable": kind}})
    world = World(issues=issues, parameters=Parameters.default().with_(unseen), hours=0.15)
    before, after = world.tables(), world.under("merged").tables()
    for seed in range(9):
        rows = run(before, after, seed=seed).rows
        decided = rows[rows["event"] == c.DECIDED]["issue"]
        assert len(decided) > 50
        assert len(np.unique(decided)) == len(decided)
