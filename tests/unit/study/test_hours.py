"""Equal hours: one factor on those who manage or coordinate, persons counted once, servers as many as they are."""

import pytest

from sim.organisation import Organisation, load_organisation
from sim.study.hours import hours_under, managers, managers_hours, rescaled, rescaling


@pytest.fixture(scope="module")
def today() -> Organisation:
    return load_organisation("today")


def test_managers_hold_a_post_above_the_first_line_or_one_that_coordinates() -> None:
    found = managers(load_organisation("separate"))
    assert {"executive_director", "ukk_head", "school_head", "ukk_coordinator", "production_coordinator"} <= set(found)
    assert "education_officers" not in found


def test_a_head_of_two_offices_counts_once() -> None:
    apart, shared = load_organisation("separate"), load_organisation("shared_head")
    hours = dict.fromkeys([*apart.persons, *shared.persons], 0.25)
    assert managers_hours(apart, hours) - managers_hours(shared, hours) == 0.25


def test_the_sum_counts_servers_and_what_a_file_says(today: Organisation) -> None:
    people = managers(today)
    hours = dict.fromkeys(today.persons, 0.25)
    assert managers_hours(today, hours) == 0.25 * sum(today.persons[key].servers for key in people)
    first = today.persons[people[0]].model_copy(update={"servers": 3, "hours": 0.5})
    changed = today.model_copy(update={"persons": {**today.persons, people[0]: first}})
    before = 0.25 * today.persons[people[0]].servers
    assert managers_hours(changed, hours) == pytest.approx(managers_hours(today, hours) - before + 1.5, rel=1e-15)


@pytest.mark.parametrize("name", ["separate", "merged", "shared_head"])
def test_rescaled_managers_have_the_hours_of_the_history_and_others_keep_theirs(name: str, today: Organisation) -> None:
    derived = {key: 0.1 + 0.01 * place for place, key in enumerate(sorted(today.persons))}
    organisation = load_organisation(name)
    person = organisation.persons["executive_director"].model_copy(update={"hours": 0.9})
    organisation = organisation.model_copy(update={"persons": {**organisation.persons, "executive_director": person}})
    hours = hours_under(organisation, today, derived, 0.5)
    total = managers_hours(today, hours_under(today, today, derived, 0.5))
    factor = rescaling(organisation, hours, total)
    again, scaled = rescaled(organisation, hours, factor)
    assert managers_hours(again, scaled) == pytest.approx(total, rel=1e-14)
    assert scaled["executive_director"] == factor * 0.9
    others = set(organisation.persons) - set(managers(organisation))
    assert {key: scaled[key] for key in others} == {key: hours[key] for key in others}
    ratios = {scaled[key] / hours[key] for key in managers(organisation) if key != "executive_director"}
    assert max(ratios) == pytest.approx(min(ratios), rel=1e-14)


def test_the_same_hours_are_left_alone_whatever_the_order_of_the_sum(today: Organisation) -> None:
    hours = dict.fromkeys(today.persons, 0.1)
    assert rescaling(today, hours, managers_hours(today, hours) * (1 + 1e-15)) == 1.0


def test_where_nobody_has_hours_nothing_is_rescaled(today: Organisation) -> None:
    assert rescaling(today, dict.fromkeys(today.persons, 0.0), 3.0) == 1.0
