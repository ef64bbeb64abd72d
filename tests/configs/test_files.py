"""The shipped files: every one loads and fits, fits on a page, and says in structure what the review says."""

from itertools import combinations
from pathlib import Path

import pytest

from sim.organisation import (
    Organisation,
    check_succession,
    check_together,
    committee_chart,
    config_root,
    difference,
    load_issues,
    load_organisation,
    load_population,
    names,
    post_chart,
    resolve,
    unclear_cells,
)

PAGE_LINES, PAGE_COLUMNS = {"organisation": 85, "population": 85, "schedule": 85, "issues": 250}, 160
DECLARED_LINES = 5  # a single step says on the same page what it changes: A4 landscape in small print holds 90 lines
MAIN = ("today", "separate", "merged", "shared_head")
GROUPS = ("organisation", "population", "issues", "schedule")
FILES = [path for group in GROUPS for path in (config_root() / group).glob("*.yaml")]
PAIRS = list(combinations(MAIN, 2))

ISSUES = load_issues("default")
ORGANISATIONS = {name: load_organisation(name) for name in MAIN}
POPULATIONS = {name: load_population(name) for name in names("population")}
CONTESTED = {
    "pupil_matters", "special_support", "quality_followup", "registration", "school_faults",
    "reporting", "development", "goals", "cooperation", "accountable_body",
}  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_can_be_read(path: Path) -> None:
    """An organisation or a population fits on one printed page, the issues on three."""
    lines = path.read_text(encoding="utf-8").splitlines()
    is_step = any(line.startswith("base:") for line in lines)
    assert len(lines) <= PAGE_LINES[path.parent.name] + (DECLARED_LINES if is_step else 0)
    assert max(map(len, lines)) <= PAGE_COLUMNS


@pytest.mark.parametrize("organisation", names("organisation"))
@pytest.mark.parametrize("population", names("population"))
@pytest.mark.parametrize("issues", names("issues"))
def test_all_files_fit_together(organisation: str, population: str, issues: str) -> None:
    check_together(load_organisation(organisation), load_population(population), load_issues(issues))


@pytest.mark.parametrize("name", names("organisation"))
def test_everything_has_a_source_and_open_work_a_successor(name: str) -> None:
    organisation = load_organisation(name)
    assert "review" in organisation.source
    check_succession(ORGANISATIONS["today"], organisation)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_reorganising_moves_no_claim(one: str, other: str) -> None:
    assert ORGANISATIONS[one].responsibility == ORGANISATIONS[other].responsibility


@pytest.mark.parametrize("population", names("population"))
def test_contested_and_orphan_cells_are_equal(population: str) -> None:
    cells = {unclear_cells(each, POPULATIONS[population], ISSUES) for each in ORGANISATIONS.values()}
    assert len(cells) == 1
    (counts,) = cells
    assert counts.contested > counts.orphan > 0


@pytest.mark.parametrize("name", MAIN)
@pytest.mark.parametrize("population", names("population"))
def test_the_same_functions_are_contested_orphan_and_clear_as_in_the_review(name: str, population: str) -> None:
    rows = resolve(ORGANISATIONS[name], POPULATIONS[population])
    for kind in ISSUES.kinds.values():
        for key, unit in POPULATIONS[population].units.items():
            if kind.concerns(unit) and unit.owner == "municipal":
                accountable = sum("A" in letters for letters in rows[kind.function, key].values())
                assert accountable == {**dict.fromkeys(CONTESTED, 2), "education_it": 0}.get(kind.function, 1)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_posts_that_two_alternatives_share_know_as_much_and_rank_alike(one: str, other: str) -> None:
    first, second = ORGANISATIONS[one], ORGANISATIONS[other]
    for key in first.posts.keys() & second.posts.keys():
        mine, theirs = first.posts[key], second.posts[key]
        assert (mine.knowledge, mine.level, mine.side, mine.title) == (
            theirs.knowledge, theirs.level, theirs.side, theirs.title,
        )  # fmt: skip
    assert first.committees == second.committees
    servers = [{key: person.servers for key, person in each.persons.items()} for each in (first, second)]
    assert all(servers[0][key] == servers[1][key] for key in servers[0].keys() & servers[1].keys())


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_social_services_and_support_are_the_same_everywhere(one: str, other: str) -> None:
    changes = difference(ORGANISATIONS[one], ORGANISATIONS[other])
    control = ("social", "support", "it_officer", "premises_officer", "council", "executive")
    assert not [change for change in changes if change.key.startswith(control)]


# --- what the review says of each ------------------------------------------------------------------


OFFICERS = ("education_officer", "special_needs_officer", "quality_officer", "registrar", "culture_officer")


def meeting(name: str, one: str, other: str) -> str | None:
    return post_chart(ORGANISATIONS[name], POPULATIONS["small"]).lowest_common_superior(one, other)


def below(organisation: Organisation, post: str) -> set[str]:
    return set(post_chart(organisation).subordinates(post))


def test_ukk_is_flat_today_and_the_schools_have_no_head_of_their_own() -> None:
    assert below(ORGANISATIONS["today"], "ukk_head") == set(OFFICERS)
    chart = post_chart(ORGANISATIONS["today"], POPULATIONS["small"])
    assert chart.superior("school_m01") == chart.superior("upper_secondary_m01") == "production_director"
    assert chart.superior("preschool_m01") == "preschool_head"
    assert chart.superior("care_unit_m01") == "care_head"
    assert not [post for post in ORGANISATIONS["today"].posts.values() if post.coordinates]


@pytest.mark.parametrize("name", ["separate", "merged", "shared_head"])
def test_every_alternative_has_departments_and_a_head_of_schools(name: str) -> None:
    assert {"authority_head", "culture_head"} <= below(ORGANISATIONS[name], "ukk_head")
    assert post_chart(ORGANISATIONS[name], POPULATIONS["small"]).superior("school_m01") == "school_head"


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("today", "executive_director"), ("separate", "executive_director"),
        ("shared_head", "executive_director"), ("merged", "ukk_head"),
    ],
)  # fmt: skip
def test_where_a_school_and_an_education_officer_meet(name: str, where: str) -> None:
    assert meeting(name, "school_m01", "education_officer") == where


@pytest.mark.parametrize("name", MAIN)
def test_where_care_and_its_purchaser_meet_is_the_same_everywhere(name: str) -> None:
    assert meeting(name, "care_unit_m01", "social_officer") == "executive_director"


def test_the_merger_is_one_office_that_keeps_its_committees_and_records() -> None:
    merged = ORGANISATIONS["merged"]
    assert "production_director" not in merged.posts
    assert merged.posts["ukk_head"].replaces == "production_director"
    assert {post.office for post in merged.posts.values() if post.side == "provider"} == {"ukk"}
    under = below(merged, "ukk_head")
    assert {"care_head", "preschool_head", "school_head", "authority_head", "culture_head"} <= under
    assert {merged.posts[key].committee for key in ("care_head", "authority_head", "culture_head")} == {
        "production_committee", "education_committee", "culture_committee",
    }  # fmt: skip
    today = ORGANISATIONS["today"]
    assert all(merged.posts[key].records == today.posts[key].records for key in merged.posts.keys() & today.posts)
    assert all(merged.units[key].records == today.units[key].records for key in merged.units)


def test_the_shared_head_is_one_person_and_nothing_else_differs() -> None:
    shared = ORGANISATIONS["shared_head"]
    assert shared.persons["shared_head"].posts == ("production_director", "ukk_head")
    changed = {change.what for change in difference(ORGANISATIONS["separate"], shared)}
    assert changed == {"post: holder", "person"}
    assert [person.key for person in shared.persons.values() if len(person.posts) > 1] == ["shared_head"]


def test_coordinators_pair_the_two_offices() -> None:
    for name in ("separate", "shared_head"):
        posts = ORGANISATIONS[name].posts
        pairs = {(key, post.coordinates) for key, post in posts.items() if post.coordinates}
        assert pairs == {
            ("production_coordinator", "ukk_coordinator"), ("ukk_coordinator", "production_coordinator"),
        }  # fmt: skip
    assert not [post for post in ORGANISATIONS["merged"].posts.values() if post.coordinates]


@pytest.mark.parametrize("name", MAIN)
def test_the_council_is_the_lowest_common_committee_of_purchaser_and_provider(name: str) -> None:
    chart = committee_chart(ORGANISATIONS[name])
    for committee in ("education_committee", "culture_committee", "social_committee"):
        assert chart.lowest_common_superior(committee, "production_committee") == "council"
    assert chart.superior("production_committee") == chart.superior("ksau") == "executive_board"


def test_colours_dashes_and_markers_tell_the_alternatives_apart() -> None:
    styles = [each.style for each in ORGANISATIONS.values()]
    for looks in zip(*((style.colour, style.dash, style.marker) for style in styles), strict=True):
        assert len(set(looks)) == len(MAIN)
