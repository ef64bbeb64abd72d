"""A schedule of structures, and what can be wrong with one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sim.errors import FileFaults
from sim.organisation import load_organisation, load_schedule, names

Written = Callable[..., Path]
HEAD: dict[str, Any] = {"title": {"sv": "x", "en": "x"}, "source": "assumption", "style": {"colour": "#112233"}}


def of(**steps: object) -> dict[str, Any]:
    return {**HEAD, "steps": steps}


def told(content: object, written: Written) -> dict[str, str]:
    with pytest.raises(FileFaults) as caught:
        load_schedule(written(content, "planned"))
    return {fault.key: str(fault) for fault in caught.value.faults}


def test_steps_come_in_the_order_of_their_months(written: Written) -> None:
    schedule = load_schedule(written(of(month_12="merged", month_0="separate"), "planned"))
    assert schedule.key == "planned"
    assert schedule.steps == ((0, load_organisation("separate")), (12, load_organisation("merged")))


def test_a_step_may_name_a_file_beside_the_schedule_or_a_path(sound: dict[str, Any], written: Written) -> None:
    path = written(sound, "own")
    schedule = load_schedule(written(of(month_0="own", month_3="own.yaml", month_6=str(path)), "planned"))
    assert [organisation.key for _, organisation in schedule.steps] == ["own"] * 3


@pytest.mark.parametrize("name", names("schedule"))
def test_a_shipped_schedule_starts_at_the_change(name: str) -> None:
    months = [month for month, _ in load_schedule(name).steps]
    assert months[0] == 0
    assert months == sorted(set(months))


def test_a_merger_follows_separate_offices_after_a_year() -> None:
    steps = load_schedule("separate_then_merged").steps
    assert [(month, organisation.key) for month, organisation in steps] == [(0, "separate"), (12, "merged")]


FAULTY = {
    "no first step": (of(month_6="today"), "steps.month_0", "is missing"),
    "no steps": (of(), "steps", "is empty"),
    "an unknown organisation": (of(month_0="todya"), "steps.month_0", "did you mean 'today'"),
    "an unknown path": (of(month_0="nowhere/mine.yaml"), "steps.month_0", "or a path"),
    "a number of months": (of(month_0="today", m12="merged"), "steps.m12", "is no month"),
    "a month with a nought before it": (of(month_0="today", month_06="merged"), "steps.month_06", "is no month"),
    "a month too far": (of(month_0="today", month_1000="merged"), "steps.month_1000", "0 to 999"),
    "a number as organisation": (of(month_0=7), "steps.month_0", "is a number"),
    "an unknown key": ({**of(month_0="today"), "stpes": {}}, "stpes", "did you mean 'steps'"),
    "a list": ({**HEAD, "steps": ["today"]}, "steps", "is a list"),
    "no steps at all": (HEAD, "steps", "is missing"),
    "no source": ({k: v for k, v in of(month_0="today").items() if k != "source"}, "source", "is missing"),
}


@pytest.mark.parametrize("case", FAULTY.values(), ids=FAULTY)
def test_a_fault_is_told(case: tuple[object, str, str], written: Written) -> None:
    content, key, says = case
    assert says in told(content, written)[key]


def test_all_faults_are_told_at_once(sound: dict[str, Any], written: Written) -> None:
    written({**sound, "source": ""}, "own")
    faults = told({**of(month_0="own", month_5="mergd", year_1="today"), "title": {"sv": "x"}}, written)
    assert set(faults) == {"title.en", "source", "steps.month_5", "steps.year_1"}
    assert "own.yaml" in faults["source"]


def test_work_that_would_have_nowhere_to_go_is_told(written: Written) -> None:
    faults = told(of(month_0="shared_head", month_4="today", month_9="merged_guarded", month_12="own"), written)
    assert set(faults) == {"steps.month_12"}


def test_a_step_that_replaces_a_post_that_never_was_is_told(sound: dict[str, Any], written: Written) -> None:
    written(sound, "one")
    sound["posts"]["staff"]["replaces"] = "clerk"
    written(sound, "other")
    fault = told(of(month_0="one", month_12="other"), written)["steps.month_12"]
    assert "cannot follow one" in fault
    assert "posts.staff.replaces = clerk" in fault


def test_what_an_earlier_step_has_replaced_stays_replaced(written: Written) -> None:
    schedule = load_schedule(written(of(month_0="merged", month_12="merged_guarded"), "planned"))
    assert len(schedule.steps) == 2


def test_an_unknown_schedule_is_told_with_what_there_is() -> None:
    with pytest.raises(FileFaults, match="did you mean 'separate_then_merged'"):
        load_schedule("seperate_then_merged")
