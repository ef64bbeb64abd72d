"""The single steps: each differs from its base by exactly what it declares, and is what the review speaks of."""

import re

import pytest

from sim.organisation import (
    Organisation,
    declared,
    differing,
    load_issues,
    load_organisation,
    load_population,
    load_schedule,
    names,
    on_record,
    owned,
    post_chart,
    unclear_cells,
)

MAIN = ("today", "separate", "merged", "shared_head")
FILES = {name: load_organisation(name) for name in names("organisation")}
STEPS = {name: organisation for name, organisation in FILES.items() if organisation.base}
POPULATION, ISSUES = load_population("small"), load_issues("default")

SOURCE = re.compile(r"\((?:[1-7](?:\.\d)?|[A-J]\d{1,2})(?:, (?:[1-7](?:\.\d)?|[A-J]\d{1,2}))*\)$")
"""Sections of the review and rows of its inventory, in brackets at the end of a change."""


def test_every_file_but_the_main_ones_is_a_step_from_a_main_one() -> None:
    assert set(FILES) == {*MAIN, *STEPS}
    assert {organisation.base for organisation in STEPS.values()} <= set(MAIN)


@pytest.mark.parametrize("name", STEPS)
def test_a_step_differs_from_its_base_by_exactly_what_it_declares(name: str) -> None:
    step = STEPS[name]
    said, real = declared(step.changes), differing(FILES[step.base], step)
    assert said == real
    assert said


@pytest.mark.parametrize("name", STEPS)
def test_every_declared_change_names_a_section_or_a_row(name: str) -> None:
    for _, notes in STEPS[name].changes:
        for note in notes.values() if isinstance(notes, dict) else [notes] if notes else []:
            assert SOURCE.search(note), note


@pytest.mark.parametrize("name", STEPS)
def test_a_step_moves_no_claim_and_starts_with_the_same_unclear_cells(name: str) -> None:
    assert STEPS[name].responsibility == FILES["today"].responsibility
    cells = {unclear_cells(each, POPULATION, ISSUES) for each in (FILES[STEPS[name].base], STEPS[name])}
    assert len(cells) == 1


@pytest.mark.parametrize("name", FILES)
def test_a_registration_is_entered_in_several_systems(name: str) -> None:
    assert FILES[name].systems == {"registration": 3}


@pytest.mark.parametrize("name", FILES)
def test_only_what_the_review_calls_limited_in_time_or_waiting_is_expected_to_end(name: str) -> None:
    """7.1: the job may look limited in time (F3, J17); 7.3: an organisation waiting for something (F13)."""
    limited = (FILES[name].base or name) in ("separate", "shared_head")
    assert (FILES[name].expected_life is not None) == limited


def test_everything_that_is_drawn_together_can_be_told_apart() -> None:
    styles = [each.style for each in FILES.values()] + [load_schedule(name).style for name in names("schedule")]
    assert len({style.colour for style in styles}) == len(styles)
    assert len({style.dash for style in styles}) == len(styles)
    assert len({(style.marker, style.dash) for style in styles}) == len(styles)


def test_every_colour_stands_out_from_white_paper() -> None:
    for name, organisation in FILES.items():
        channels = [int(organisation.style.colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        contrast = 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
        assert contrast >= 3.0, name  # WCAG 2.1, 1.4.11: graphical objects


# --- what each step is about ------------------------------------------------------------------------


def meeting(organisation: Organisation, one: str, other: str) -> str | None:
    return post_chart(organisation, POPULATION).lowest_common_superior(one, other)


def test_departments_take_the_officers_from_the_head_of_ukk() -> None:
    chart = post_chart(STEPS["today_departments"])
    assert chart.subordinates("ukk_head") == ("authority_head", "culture_head")
    assert chart.span("authority_head") == 4
    assert chart.subordinates("culture_head") == ("culture_officer",)


def test_a_head_of_schools_stands_between_schools_and_director() -> None:
    chart = post_chart(STEPS["today_school_head"], POPULATION)
    assert chart.line("school_m01")[1:3] == ("school_head", "production_director")
    assert chart.line("upper_secondary_m01")[1] == "school_head"


def test_without_their_head_preschools_report_to_the_director() -> None:
    chart = post_chart(STEPS["today_no_preschool_head"], POPULATION)
    assert chart.superior("preschool_m01") == "production_director"
    assert chart.superior("care_unit_m01") == "care_head"


def test_without_coordinators_nobody_settles_between_the_offices() -> None:
    assert not [post for post in STEPS["separate_no_coordinators"].posts.values() if post.coordinates]
    assert [post for post in FILES["separate"].posts.values() if post.coordinates]


def test_the_guard_is_outside_the_merged_heads_line_and_answers_to_the_committee_itself() -> None:
    guarded = STEPS["merged_guarded"]
    assert "authority_head" not in post_chart(guarded).subtree("ukk_head")
    assert guarded.posts["authority_head"].committee == "education_committee"
    assert {key for key, post in guarded.posts.items() if post.office == "authority"} == on_record(guarded)
    assert "authority_head" in on_record(guarded)
    assert meeting(guarded, "school_m01", "education_officer") == "executive_director"
    assert all(guarded.posts[key].records == FILES["merged"].posts[key].records for key in guarded.posts)


def test_the_two_sides_of_care_meet_one_level_lower_when_they_are_one_office() -> None:
    ends = ("care_unit_m01", "social_officer")
    assert meeting(FILES["separate"], *ends) == "executive_director"
    assert meeting(STEPS["merged_care"], *ends) == "social_director"
    assert meeting(STEPS["merged_care"], "school_m01", "education_officer") == "executive_director"


def test_further_apart_ukk_and_its_authority_meet_at_the_top_with_records_of_their_own() -> None:
    further = STEPS["separate_further"]
    assert meeting(FILES["separate"], "education_officer", "culture_officer") == "ukk_head"
    assert meeting(further, "education_officer", "culture_officer") == "executive_director"
    records = {further.posts[key].records for key in ("ukk_head", "authority_head", "production_director")}
    assert len(records) == 3


def test_when_care_exits_no_care_unit_is_municipal_and_all_others_are_as_before() -> None:
    exits = STEPS["care_exits"]
    assert "care_head" not in exits.posts
    run = owned(exits, POPULATION).units
    assert {unit.owner for unit in run.values() if unit.type == "care_unit"} == {"independent"}
    assert all(run[key] == unit for key, unit in POPULATION.units.items() if unit.type != "care_unit")


def test_the_front_door_is_a_post_without_a_claim_of_its_own() -> None:
    door = STEPS["today_front_door"]
    assert door.posts[door.front_door].office == "executive"
    assert not [row for row in door.responsibility.values() if door.front_door in row]
    assert not [name for name in FILES if FILES[name].front_door and name != "today_front_door"]


def test_common_support_pools_the_same_number_of_persons() -> None:
    pooled, today = STEPS["today_common_support"], FILES["today"]
    assert pooled.persons["registration_pool"].posts == ("production_administrator", "registrar")
    assert pooled.persons["support_pool"].posts == ("it_officer", "premises_officer")
    counts = [sum(person.servers for person in each.persons.values()) for each in (pooled, today)]
    assert counts[0] == counts[1]
