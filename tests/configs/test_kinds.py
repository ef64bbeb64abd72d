"""The shipped kinds of issues and populations: everything in the review that arises, in plausible numbers."""

import re

import pytest

from sim.organisation import issues_a_year, load_issues, load_organisation, load_population, names, resolve

MAIN = ("today", "separate", "merged", "shared_head")
ISSUES = load_issues("default")
ORGANISATIONS = {name: load_organisation(name) for name in MAIN}
POPULATIONS = {name: load_population(name) for name in names("population")}
FROM_ABOVE = {"quality_followup", "reporting", "cooperation", "goal", "state_goal", "initiative"}
NO_KIND = {
    "B1": "the classes into which kinds fall: boundary, coordination and steering",
    "B17": "what happens to issues of any kind: the escalation itself",
}
"""Rows of section B of the review's inventory that are no kind of issue, and what they are."""


@pytest.mark.parametrize("key", ISSUES.kinds)
def test_every_kind_names_its_rows_and_its_assumptions(key: str) -> None:
    assert "review" in ISSUES.kinds[key].source
    assert "assumption" in ISSUES.kinds[key].source


def test_every_kind_of_issue_in_the_review_is_there_or_is_no_kind() -> None:
    named = {row for kind in ISSUES.kinds.values() for row in re.findall(r"\bB\d+\b", kind.source)}
    assert len(ISSUES.kinds) >= 16
    assert not named & NO_KIND.keys()
    assert named | NO_KIND.keys() == {f"B{number}" for number in range(1, 25)}


@pytest.mark.parametrize("name", MAIN)
def test_every_function_and_every_area_has_work(name: str) -> None:
    kinds = ISSUES.kinds.values()
    assert {kind.function for kind in kinds} == set(ORGANISATIONS[name].responsibility)
    assert {kind.area for kind in kinds} == {"education", "care", "social_services", "culture_leisure", "support"}
    assert {kind.origin for kind in kinds} == {"parent", "resident", "unit", "state", "office"}


@pytest.mark.parametrize("name", MAIN)
def test_those_who_do_not_know_the_owner_turn_to_someone_everywhere(name: str) -> None:
    known = {*ORGANISATIONS[name].posts, "unit", "unit_superior"}
    assert {holder for kind in ISSUES.kinds.values() for holder in kind.contacts} <= known


def test_what_comes_from_above_asks_the_unit_for_hours_and_nothing_else_does() -> None:
    assert {key for key, kind in ISSUES.kinds.items() if kind.asks and kind.asks.hours > 0} == FROM_ABOVE
    assert {ISSUES.kinds[key].origin for key in FROM_ABOVE} == {"state", "office"}


def test_in_care_and_social_services_every_matter_has_one_owner() -> None:
    rows = resolve(ORGANISATIONS["today"], POPULATIONS["default"])
    for kind in ISSUES.kinds.values():
        for key, unit in POPULATIONS["default"].units.items():
            if kind.area in ("care", "social_services") and kind.concerns(unit):
                assert sum("A" in letters for letters in rows[kind.function, key].values()) == 1


def test_no_education_matter_turns_to_care_or_social_services() -> None:
    contacts = {holder for kind in ISSUES.kinds.values() if kind.area == "education" for holder in kind.contacts}
    assert not {holder for holder in contacts if holder.startswith(("social", "care"))}


def a_year(population: str) -> dict[str, float]:
    """Return the expected root issues of each kind in a year."""
    return {key: sum(issues_a_year(POPULATIONS[population], kind).values()) for key, kind in ISSUES.kinds.items()}


def test_the_default_population_raises_about_forty_thousand_issues_a_year() -> None:
    found = a_year("default")
    assert 35_000 < sum(found.values()) < 45_000
    assert max(found, key=lambda key: found[key]) == "pupil_question"
    assert min(found.values()) >= 12  # once a month at least


def test_the_small_population_raises_a_fortieth_of_each_kind_and_some_of_every() -> None:
    large, small = a_year("default"), a_year("small")
    assert sum(small.values()) == pytest.approx(sum(large.values()) / 40, rel=0.05)
    assert min(small.values()) >= 2
    for key, kind in ISSUES.kinds.items():
        if kind.rate.per != "unit":
            assert small[key] == pytest.approx(large[key] / 40, rel=0.03), key


def test_a_school_is_asked_for_less_than_administration_takes() -> None:
    """Were two performers to ask each time, a school would still have half of its head's administration left.

    Heads of schools say that administration takes 51 % of their time (National Agency for Education on TALIS 2013);
    1,700 hours a year of full time.
    """
    units = [unit for unit in POPULATIONS["default"].units.values() if unit.type == "school"]
    asked = dict.fromkeys((unit.key for unit in units), 0.0)
    for key in FROM_ABOVE:
        kind = ISSUES.kinds[key]
        rates = issues_a_year(POPULATIONS["default"], kind)
        for unit in asked:
            asked[unit] += 2.0 * rates[unit] * (kind.asks.hours if kind.asks else 0.0)
    mean = sum(asked.values()) / len(asked)
    assert 0.1 * 1700 < mean < 0.5 * 0.51 * 1700


def test_the_default_population_has_the_units_of_the_public_statistics() -> None:
    units = POPULATIONS["default"].units.values()
    counts = {(kind, owner): 0 for kind in ("school", "preschool") for owner in ("municipal", "independent")}
    for unit in units:
        if unit.type in ("school", "preschool"):
            counts[unit.type, unit.owner] += 1
    assert counts["school", "independent"] == 6
    assert counts["school", "municipal"] == 10
    assert counts["preschool", "municipal"] + counts["preschool", "independent"] == 27
    assert counts["preschool", "independent"] / 27 == pytest.approx(0.53, abs=0.02)
    assert sum(unit.type == "upper_secondary" for unit in units) == 4


@pytest.mark.parametrize("population", names("population"))
def test_every_type_has_units_of_both_owners_where_there_is_a_choice(population: str) -> None:
    found = {(unit.type, unit.owner) for unit in POPULATIONS[population].units.values()}
    chosen = {key for key, place in ORGANISATIONS["today"].units.items() if place.counterpart}
    assert chosen == {"school", "preschool", "upper_secondary", "care_unit"}
    assert found == {
        *((kind, "municipal") for kind in ORGANISATIONS["today"].units),
        *((kind, "independent") for kind in chosen),
    }


def test_the_small_population_is_a_fortieth_of_the_default_by_type_and_owner() -> None:
    members: dict[str, dict[tuple[str, str], int]] = {name: {} for name in ("default", "small")}
    for name, found in members.items():
        for unit in POPULATIONS[name].units.values():
            found[unit.type, unit.owner] = found.get((unit.type, unit.owner), 0) + unit.size
    assert POPULATIONS["small"].residents == pytest.approx(POPULATIONS["default"].residents / 40, abs=5)
    assert members["small"] == {key: pytest.approx(size / 40, abs=0.7) for key, size in members["default"].items()}
