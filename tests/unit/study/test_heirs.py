"""What an organisation has taken over may be kept, and serve whatever parameters hold from then on."""

from dataclasses import replace

import pytest

from sim.analysis.view import AS_DESCRIBED
from sim.engines.course import Course
from sim.journey.state import GROWING, IN_DISPUTE
from sim.organisation import Organisation
from sim.scenario.parameters import Parameters
from sim.study.setting import Setting
from sim.study.simulate import begun, branches
from sim.study.stages import stages_of
from sim.study.tables import tables_in
from tests.worlds.runs import town

MONTHS = {"history_months": 3.0, "transition_months": 0.0, "settled_months": 2.0, "follow_months": 1.0}
LATER: dict[str, dict[str, float]] = {
    "as before": {},
    "levers": {"behaviour.contact_error": 0.6, "decision.own_case": 2.0},
    "beliefs": {"behaviour.belief_lag": 0.6, "behaviour.belief_spread": 0.5},  # read while an organisation takes over
    "reading": {"work.triage_hours": 1.0},
}
AT_THE_CHANGE = (LATER["as before"], LATER["beliefs"])
"""Of these nothing is read later: what new posts believe goes by the parameters in force until the change."""


@pytest.fixture(scope="module")
def setting() -> Setting:
    return town(Parameters.of({"run": MONTHS}))


@pytest.fixture(scope="module")
def common(setting: Setting) -> Course:
    return begun(setting, 0).course


def changed(setting: Setting, later: dict[str, float]) -> Setting:
    """Return the setting under other parameters, with the arrays of the same organisations."""
    found = replace(setting, parameters=setting.parameters.with_(later))
    for organisation in setting.organisations:
        assert isinstance(organisation, Organisation)
        tables_in(found, organisation, AS_DESCRIBED, like=tables_in(setting, organisation, AS_DESCRIBED))
    return found


@pytest.mark.parametrize("later", LATER.values(), ids=LATER)
def test_what_has_been_taken_over_serves_again_under_other_parameters(
    later: dict[str, float], setting: Setting, common: Course
) -> None:
    heirs: dict[str, Course] = {}
    first = list(branches(setting, common, heirs))
    kept = dict(heirs)
    again = list(branches(changed(setting, later), common, heirs))
    assert all(heirs[key] is course for key, course in kept.items())
    assert again == list(branches(changed(setting, later), common))
    assert (again == first) == (later in AT_THE_CHANGE)


def test_where_open_disputes_are_settled_goes_by_the_parameters_that_hold_from_the_change_on() -> None:
    """Under the firmest beliefs some disputes are open at any time; who must refer is the lever's to say."""
    torn = {"behaviour": {"belief_lag": 0.6, "assertiveness": 1.0}, "structure": {"edge_days": 2.0}}
    base = town(Parameters.of({"run": MONTHS, **torn}))
    common, (merged,) = begun(base, 0).course, [one for one in base.plans if one.key == "merged"]
    found = []
    for case in (0.0, 2.0):
        tables = stages_of(changed(base, {"decision.own_case": case}), merged, AS_DESCRIBED)[1].tables
        course = common.branch()
        course.change_to(tables)
        issues = course.world.state.issues
        found.append(issues[issues["stage"] == IN_DISPUTE][["apex_0", "apex_1"]].tolist())
    assert len(found[0]) == len(found[1]) > 0
    assert found[0] != found[1]


def test_other_arrays_take_over_anew(setting: Setting, common: Course) -> None:
    heirs: dict[str, Course] = {}
    list(branches(setting, common, heirs))
    kept = dict(heirs)
    list(branches(replace(setting), common, heirs))
    assert all(heirs[key] is not course for key, course in kept.items())


def test_what_is_kept_takes_no_more_room_than_is_used_and_its_branches_have_it_again(common: Course) -> None:
    room = common.world.state.lengths
    kept = common.tight().tight()
    state = kept.world.state
    assert state.lengths == {name: int(state.clock[name][0]) for name in GROWING}
    assert len(kept.accumulator.cases) == int(kept.accumulator.flow["raised"][0])
    branch = kept.branch()
    assert branch.world.state.lengths == room != state.lengths
    assert len(branch.accumulator.cases) == room["issues"]
    branch.make_room(2 * room["issues"])  # it grows as any other, and so do its own branches
    assert branch.branch().world.state.lengths["issues"] == 2 * room["issues"]


def test_what_has_been_taken_over_is_kept_without_room(setting: Setting, common: Course) -> None:
    heirs: dict[str, Course] = {}
    list(branches(setting, common, heirs))
    assert len(heirs) == len(setting.plans)
    for course in heirs.values():
        state = course.world.state
        assert state.lengths == {name: int(state.clock[name][0]) for name in GROWING}
        assert len(course.accumulator.cases) == int(course.accumulator.flow["raised"][0])


def test_what_has_been_taken_over_is_kept_as_it_was(setting: Setting, common: Course) -> None:
    heirs: dict[str, Course] = {}
    list(branches(setting, common, heirs))
    kept = dict(heirs)
    before = {key: course.sha256() for key, course in heirs.items()}
    list(branches(setting, common, heirs))
    assert all(heirs[key] is course for key, course in kept.items())
    assert {key: course.sha256() for key, course in heirs.items()} == before
