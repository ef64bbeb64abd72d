"""One faulty file for each kind of fault, each told with key, value, what is allowed and the nearest match."""

from collections.abc import Callable
from typing import Any

import pytest

from sim.errors import Fault
from tests.faulty import GONE, Case, changed

Loaded = Callable[[object], list[Fault]]


LONELY = {"title": {"sv": "x", "en": "x"}, "level": "unit", "knowledge": 1, "reports_to": "buyer"}
ROOT = {**LONELY, "reports_to": "", "office": "top", "side": "support", "committee": "board"}
OUTSIDE = {**ROOT, "side": "independent"}

CASES = {
    "unknown key at the top": Case("postz", {}, "postz", "unknown key", "posts"),
    "unknown key in a post": Case("posts.buyer.lvel", "unit", "posts.buyer.lvel", "unknown key", "level"),
    "missing section": Case("committees", GONE, "committees", "is missing"),
    "missing field": Case("posts.buyer.level", GONE, "posts.buyer.level", "allowed: unit, department, office"),
    "missing title": Case("posts.buyer.title.sv", GONE, "posts.buyer.title.sv", "is missing"),
    "unknown level": Case("posts.buyer.level", "offce", "posts.buyer.level", "not among", "office"),
    "unknown side": Case("posts.buyer.side", "purchase", "posts.buyer.side", "not among", "purchaser"),
    "unknown superior": Case("posts.officer.reports_to", "byer", "posts.officer.reports_to", "unknown post", "buyer"),
    "unknown office": Case("posts.buyer.office", "bying", "posts.buyer.office", "unknown office", "buying"),
    "unknown committee": Case("posts.chief.committee", "bord", "posts.chief.committee", "unknown comm", "board"),
    "unknown holder": Case("posts.staff.holder", "deskk", "posts.staff.holder", "unknown holder", "desk"),
    "unknown place of units": Case("units.school.office", "makin", "units.school.office", "unknown", "making"),
    "unknown line of units": Case("units.school.reports_to", "mker", "units.school.reports_to", "unknown", "maker"),
    "unknown counterpart": Case("units.school.counterpart", "oficer", "units.school.counterpart", "post", "officer"),
    "unknown holder of letters": Case(
        "responsibility.pupils.oficer", "A", "responsibility.pupils.oficer", "unknown holder", "officer"
    ),
    "unknown role": Case(
        "responsibility.pupils.unit_superor", "A", "responsibility.pupils.unit_superor", "holder", "unit_superior"
    ),
    "wrong letter": Case("responsibility.pupils.unit", "AX", "responsibility.pupils.unit", "not letters", "A"),
    "small letter": Case("responsibility.pupils.unit", "ar", "responsibility.pupils.unit", "not letters", "AR"),
    "letter twice": Case("responsibility.pupils.unit", "AA", "responsibility.pupils.unit", "at most once"),
    "no letter": Case("responsibility.pupils.unit", "", "responsibility.pupils.unit", "not letters"),
    "a person who holds nothing": Case("persons.oficer", {"servers": 2}, "persons.oficer", "holds nothing", "officer"),
    "negative hours": Case("persons.officer.hours", -0.1, "persons.officer.hours", "outside its range"),
    "hours of nobody": Case("persons.officer.hours", 0, "persons.officer.hours", "outside its range"),
    "hours above full time": Case("persons.officer.hours", 1.2, "persons.officer.hours", "at most 1"),
    "no servers": Case("persons.officer.servers", 0, "persons.officer.servers", "outside its range"),
    "half a server": Case("persons.officer.servers", 2.5, "persons.officer.servers", "whole number"),
    "a committee that never meets": Case("committees.board.interval", 0, "committees.board.interval", "above 0"),
    "a committee without calendar": Case("committees.board.interval", GONE, "committees.board.interval", "missing"),
    "a committee that decides nothing": Case("committees.board.agenda", 0, "committees.board.agenda", "at least 1"),
    "an unknown committee above": Case("committees.board.under", "counsil", "committees.board.under", "", "council"),
    "a committee not under the council": Case("committees.board.under", GONE, "committees", "more than one council"),
    "committees in a round": Case("committees.council.under", "board", "committees.board.under", "goes round"),
    "posts in a round": Case("posts.chief.reports_to", "officer", "posts.buyer.reports_to", "goes round"),
    "a post above itself": Case("posts.officer.reports_to", "officer", "posts.officer.reports_to", "goes round"),
    "two roots": Case("posts.second", ROOT, "posts", "several roots"),
    "a top without committee": Case("posts.chief.committee", GONE, "posts.chief.committee", "is missing"),
    "a top without office": Case("posts.chief.office", GONE, "posts.chief.office", "is missing"),
    "a line across the border": Case(
        "posts.officer.side", "independent", "posts.officer.reports_to", "crosses the border"
    ),
    "a post nobody can reach": Case("posts.lonely", LONELY, "posts.lonely", "nobody can reach"),
    "a post outside nobody can reach": Case("posts.lonely", OUTSIDE, "posts.lonely", "nobody can reach"),
    "a coordinator not named back": Case("posts.pair_two.coordinates", GONE, "posts.pair_one.coordinates", "back"),
    "an unknown coordinator": Case(
        "posts.pair_one.coordinates", "pair_tow", "posts.pair_one.coordinates", "", "pair_two"
    ),
    "coordinators in one office": Case(
        "posts.pair_two.reports_to", "buyer", "posts.pair_one.coordinates", "same office"
    ),
    "a post replaced and still there": Case("posts.buyer.replaces", "maker", "posts.buyer.replaces", "still there"),
    "a post called a role": Case("posts.unit", LONELY, "posts.unit", "a role in the matrix"),
    "a post called a committee": Case("posts.board", LONELY, "posts.board", "the name of a committee"),
    "a duty in words": Case("posts.buyer.duty_to_report", "yes", "posts.buyer.duty_to_report", "true or false"),
    "an unknown front door": Case("front_door", "oficer", "front_door", "unknown post", "officer"),
    "a unit as front door": Case("front_door", "unit", "front_door", "unknown post"),
    "systems of an unknown function": Case(
        "systems", {"recrds": 3}, "systems.recrds", "an unknown function", "records"
    ),
    "no system": Case("systems", {"records": 0}, "systems.records", "1 to 10"),
    "too many systems": Case("systems", {"records": 11}, "systems.records", "1 to 10"),
    "half a system": Case("systems", {"records": 1.5}, "systems.records", "1 to 10"),
    "no life": Case("expected_life", 0, "expected_life", "no end in sight"),
    "an unknown owner": Case("units.school.owner", "independant", "units.school.owner", "", "independent"),
    "an office of independent units": Case("units.school.owner", "independent", "units.school.office", "independent"),
    "a superior of independent units": Case(
        "units.school.owner", "independent", "units.school.reports_to", "independent"
    ),
    "independent units without counterpart": Case(
        "units.school", {"owner": "independent", "knowledge": 1}, "units.school.counterpart", "is missing"
    ),
    "units without office": Case("units.school.office", GONE, "units.school.office", "the key of an office"),
    "units without superior": Case("units.school.reports_to", GONE, "units.school.reports_to", "the key of a post"),
    "a base without changes": Case("base", "today", "changes", "is missing beside base"),
    "changes without a base": Case("changes", {}, "base", "is missing beside changes"),
    "a colour by name": Case("style.colour", "red", "style.colour", "#RRGGBB"),
    "a short colour": Case("style.colour", "#12", "style.colour", "#RRGGBB"),
    "a dash of words": Case("style.dash", "dashed", "style.dash", "'4 2'"),
    "an unknown marker": Case("style.marker", "sqare", "style.marker", "not among", "square"),
    "a number as text": Case("posts.buyer.knowledge", "much", "posts.buyer.knowledge", "is text"),
    "a truth value as number": Case(
        "posts.buyer.knowledge", value=True, key="posts.buyer.knowledge", says="truth value"
    ),
    "negative knowledge": Case("posts.buyer.knowledge", -1, "posts.buyer.knowledge", "outside its range"),
    "not a number": Case("posts.buyer.knowledge", float("nan"), "posts.buyer.knowledge", "no finite number"),
    "an infinite number": Case("committees.board.interval", float("inf"), "committees.board.interval", "finite"),
    "a list of posts": Case("posts", [{"buyer": {}}], "posts", "is a list; allowed: a mapping of post keys"),
    "a list as value": Case("responsibility.pupils.unit", ["A", "R"], "responsibility.pupils.unit", "is a list"),
    "a list as entry": Case("posts.buyer", ["unit"], "posts.buyer", "is a list"),
    "an empty title": Case("title.sv", "", "title.sv", "is empty"),
    "a bad key": Case("posts.Buyer 2", LONELY, "posts.Buyer 2", "no proper key"),
    "code in a value": Case("source", "${oc.env:HOME}", "source", "contains ${"),
}


def test_the_unchanged_file_is_sound(sound: dict[str, Any], faults: Loaded) -> None:
    assert faults(sound) == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_fault_is_told(case: Case, sound: dict[str, Any], faults: Loaded) -> None:
    found = {fault.key: fault for fault in faults(changed(sound, case.path, case.value))}
    assert case.key in found, f"instead: {[str(fault) for fault in found.values()]}"
    fault = found[case.key]
    assert case.says in str(fault)
    assert fault.nearest == case.nearest or not case.nearest
    assert fault.file.endswith("tried.yaml")
    assert fault.line > 0 or fault.key in ("committees", "base", "changes")


ONE_FAULT_ONLY = [
    "unknown level",
    "unknown side",
    "unknown superior",
    "unknown office",
    "unknown committee",
    "unknown line of units",
    "unknown counterpart",
    "a list as value",
    "negative hours",
    "posts in a round",
    "two roots",
    "a committee without calendar",
    "an unknown committee above",
]


@pytest.mark.parametrize("name", ONE_FAULT_ONLY)
def test_a_fault_draws_no_others_after_it(name: str, sound: dict[str, Any], faults: Loaded) -> None:
    case = CASES[name]
    others = [fault for fault in faults(changed(sound, case.path, case.value)) if fault.key != case.key]
    expected = ["posts.second"] if name == "two roots" else []
    assert [fault.key for fault in others] == expected


def test_all_faults_of_a_file_are_told_at_once(sound: dict[str, Any], faults: Loaded) -> None:
    together = [
        "unknown key at the top", "unknown level", "wrong letter", "a person who holds nothing", "half a server",
        "a committee that never meets", "a committee not under the council", "a coordinator not named back",
        "a post nobody can reach", "a colour by name", "unknown counterpart", "not a number", "an empty title",
        "code in a value", "a bad key", "unknown holder", "an unknown marker", "a post above itself",
    ]  # fmt: skip
    for name in together:
        changed(sound, CASES[name].path, CASES[name].value)
    told = faults(sound)
    assert {CASES[name].key for name in together} <= {fault.key for fault in told}
    assert len({fault.key for fault in told}) == len(told)
    assert len("\n".join(map(str, told)).splitlines()) == len(told)


@pytest.mark.parametrize("section", ["offices", "posts", "persons", "units", "committees", "responsibility"])
@pytest.mark.parametrize("value", [3, "text", True, [], {}, {"x": 3}, {"x": {"y": []}}])
def test_nonsense_is_told_and_never_breaks_the_check(
    section: str, value: object, sound: dict[str, Any], faults: Loaded
) -> None:
    sound[section] = value
    assert faults(sound) != [] or (section == "units" and value == {})
