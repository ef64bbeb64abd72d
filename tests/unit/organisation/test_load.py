import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sim.errors import FileFaults
from sim.organisation import issues_a_year, load_issues, load_organisation, load_population

Written = Callable[..., Path]
TITLE = {"sv": "x", "en": "x"}
SCHOOL: dict[str, Any] = {
    "title": TITLE, "area": "education", "member": "pupil", "spread": 0.5,
    "municipal": {"count": 4, "size": 100}, "independent": {"count": 1, "size": 30},
}  # fmt: skip
TOWN: dict[str, Any] = {"title": TITLE, "source": "assumption", "residents": 1000, "units": {"school": SCHOOL}}
KIND: dict[str, Any] = {
    "title": TITLE, "source": "assumption", "area": "education", "function": "pupils", "origin": "parent",
    "units": {"school": 2}, "owner": "any", "rate": {"per": "member", "a_year": 0.5}, "season": "year",
    "effort": {"hours": 1, "cv": 1.2, "law": "lognormal"}, "decision": {"hours": 1, "law": "exponential"},
    "complexity": {"law": "uniform", "scale": 1}, "political": 0.1, "priority": 1, "contacts": {"unit": 1},
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEAR = dict(zip(MONTHS, range(12), strict=True))
ISSUES: dict[str, Any] = {"title": TITLE, "source": "assumption", "seasons": {"year": YEAR}, "kinds": {"asked": KIND}}


def issues_with(**changes: object) -> dict[str, Any]:
    return {**ISSUES, "kinds": {"asked": {**KIND, **changes}}}


def test_a_post_inherits_what_it_does_not_say(sound: dict[str, Any], written: Written) -> None:
    posts = load_organisation(written(sound)).posts
    officer = posts["officer"]
    assert (officer.office, officer.side, officer.committee) == ("buying", "purchaser", "board")
    assert (officer.holder, officer.records, officer.key) == ("officer", "buying", "officer")
    assert posts["staff"].holder == "desk"


def test_records_are_the_posts_own_or_the_offices(sound: dict[str, Any], written: Written) -> None:
    sound["offices"]["making"]["records"] = "one"
    sound["posts"]["staff"]["records"] = "two"
    organisation = load_organisation(written(sound))
    assert organisation.posts["maker"].records == "one"
    assert organisation.posts["staff"].records == "two"
    assert organisation.units["school"].records == "one"


def test_every_person_is_named_with_the_posts_held(sound: dict[str, Any], written: Written) -> None:
    sound["posts"]["maker"]["holder"] = "buyer"
    persons = load_organisation(written(sound)).persons
    assert persons["buyer"].posts == ("buyer", "maker")
    assert (persons["officer"].servers, persons["officer"].hours) == (3, 0.5)
    assert (persons["chief"].servers, persons["chief"].hours) == (1, None)
    assert "maker" not in persons
    assert persons["desk"].posts == ("staff",)


def test_order_and_titles_of_a_file_change_nothing_else(sound: dict[str, Any], written: Written) -> None:
    plain = load_organisation(written(sound))
    sound["posts"] = dict(reversed(sound["posts"].items()))
    sound["title"] = {"sv": "annan", "en": "other"}
    turned = load_organisation(written(sound))
    assert turned.posts == plain.posts
    assert list(turned.posts) == list(plain.posts)
    assert turned.persons == plain.persons


def test_what_is_loaded_cannot_be_changed_and_can_be_sent(sound: dict[str, Any], written: Written) -> None:
    organisation = load_organisation(written(sound))
    with pytest.raises(ValueError, match="frozen"):
        organisation.posts["buyer"].level = "unit"
    assert pickle.loads(pickle.dumps(organisation)) == organisation  # noqa: S301 - our own bytes


def test_sizes_spread_evenly_around_the_mean(written: Written) -> None:
    units = load_population(written(TOWN)).units
    assert list(units) == ["school_i01", "school_m01", "school_m02", "school_m03", "school_m04"]
    assert [units[f"school_m0{n}"].size for n in (1, 2, 3, 4)] == [62, 88, 112, 138]
    assert units["school_i01"].size == 30
    assert units["school_i01"].households == 19


def test_seasons_have_mean_one(written: Written) -> None:
    season = load_issues(written(ISSUES)).seasons["year"]
    assert len(season) == 12
    assert season[0] == 0
    assert sum(season) == pytest.approx(12)


@pytest.mark.parametrize(("law", "cv"), [("fixed", 0.0), ("exponential", 1.0)])
def test_a_law_settles_its_spread(law: str, cv: float, written: Written) -> None:
    issues = load_issues(written(issues_with(effort={"hours": 2, "law": law})))
    assert issues.kinds["asked"].effort.cv == cv


def test_work_from_above_says_what_it_asks_and_other_work_asks_nothing(written: Written) -> None:
    asks = {"hours": 3, "cv": 0.5, "law": "lognormal"}
    asking = load_issues(written(issues_with(origin="office", asks=asks))).kinds["asked"].asks
    assert asking is not None
    assert (asking.hours, asking.cv, asking.law) == (3.0, 0.5, "lognormal")
    assert load_issues(written(ISSUES)).kinds["asked"].asks is None


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ({"per": "member", "a_year": 0.5}, {"school_m01": 62.0, "school_i01": 30.0}),
        ({"per": "unit", "a_year": 3}, {"school_m01": 6.0, "school_i01": 6.0}),
        ({"per": "thousand_residents", "a_year": 43}, {"school_m01": 12.4, "school_i01": 6.0}),
    ],
)
def test_expected_issues_follow_the_rate(rate: dict[str, Any], expected: dict[str, float], written: Written) -> None:
    population = load_population(written(TOWN))
    found = issues_a_year(population, load_issues(written(issues_with(rate=rate))).kinds["asked"])
    assert {key: found[key] for key in expected} == pytest.approx(expected)


def test_a_kind_of_one_owner_concerns_that_owners_units(written: Written) -> None:
    population = load_population(written(TOWN))
    kind = load_issues(written(issues_with(owner="independent"))).kinds["asked"]
    assert set(issues_a_year(population, kind)) == {"school_i01"}


FAULTY_ISSUES = {
    "an unknown season": (issues_with(season="yaer"), "kinds.asked.season", "did you mean 'year'"),
    "an unknown area": (issues_with(area="educaton"), "kinds.asked.area", "did you mean 'education'"),
    "an unknown origin": (issues_with(origin="parents"), "kinds.asked.origin", "did you mean 'parent'"),
    "an unknown base of the rate": (
        issues_with(rate={"per": "members", "a_year": 1}), "kinds.asked.rate.per", "did you mean 'member'",
    ),
    "a negative rate": (issues_with(rate={"per": "unit", "a_year": -1}), "kinds.asked.rate.a_year", "0 or more"),
    "a priority beyond": (issues_with(priority=3), "kinds.asked.priority", "0 (urgent)"),
    "a share above one": (issues_with(political=1.5), "kinds.asked.political", "0 to 1"),
    "contacts without weight": (issues_with(contacts={"unit": 0}), "kinds.asked.contacts", "no weight"),
    "nobody to turn to": (issues_with(contacts={}), "kinds.asked.contacts", "is empty"),
    "no units": (issues_with(units={}), "kinds.asked.units", "is empty"),
    "a law without spread": (
        issues_with(effort={"hours": 1, "law": "lognormal"}), "kinds.asked.effort", "needs cv",
    ),
    "a law with another spread": (
        issues_with(effort={"hours": 1, "law": "fixed", "cv": 1}), "kinds.asked.effort", "leave cv out",
    ),
    "asking for less than nothing": (
        issues_with(asks={"hours": -1, "law": "fixed"}), "kinds.asked.asks.hours", "0 to 10000",
    ),
    "an unknown law": (
        issues_with(effort={"hours": 1, "law": "normal", "cv": 1}), "kinds.asked.effort.law", "lognormal",
    ),
    "a season with a month missing": ({**ISSUES, "seasons": {"year": {"jan": 1}}}, "seasons.year.dec", "missing"),
    "a season of nothing": ({**ISSUES, "seasons": {"year": dict.fromkeys(YEAR, 0)}}, "seasons.year", "nought"),
    "kinds as a list": ({**ISSUES, "kinds": [KIND]}, "kinds", "is a list"),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTY_ISSUES.values(), ids=FAULTY_ISSUES)
def test_a_fault_in_an_issue_file_is_told(case: tuple[dict[str, Any], str, str], written: Written) -> None:
    content, key, says = case
    with pytest.raises(FileFaults) as caught:
        load_issues(written(content))
    assert says in {fault.key: str(fault) for fault in caught.value.faults}[key]


FAULTY_TOWNS = {
    "no units": ({**TOWN, "units": {"school": {**SCHOOL, "municipal": None, "independent": None}}}, "units"),
    "a negative count": (
        {**TOWN, "units": {"school": {**SCHOOL, "municipal": {"count": -1, "size": 9}}}},
        "units.school.municipal.count",
    ),
    "a spread of one": ({**TOWN, "units": {"school": {**SCHOOL, "spread": 1}}}, "units.school.spread"),
    "nobody lives there": ({**TOWN, "residents": 0}, "residents"),
    "an unknown member": ({**TOWN, "units": {"school": {**SCHOOL, "member": "x"}}}, "units.school.member"),
}


@pytest.mark.parametrize("case", FAULTY_TOWNS.values(), ids=FAULTY_TOWNS)
def test_a_fault_in_a_population_is_told(case: tuple[dict[str, Any], str], written: Written) -> None:
    content, key = case
    with pytest.raises(FileFaults) as caught:
        load_population(written(content))
    assert [fault.key for fault in caught.value.faults] == [key]
