"""Faults between files: each alone is sound, together they do not fit."""

import pytest

from sim.errors import FileFaults
from sim.organisation import (
    IssueKinds,
    Organisation,
    Population,
    check_together,
    load_issues,
    load_organisation,
    load_population,
)

ORGANISATION = load_organisation("today")
POPULATION = load_population("small")
ISSUES = load_issues("default")


def told(organisation: Organisation, population: Population, issues: IssueKinds) -> dict[str, str]:
    with pytest.raises(FileFaults) as caught:
        check_together(organisation, population, issues)
    return {fault.key: str(fault) for fault in caught.value.faults}


def with_kind(**changes: object) -> IssueKinds:
    kind = ISSUES.kinds["funding"].model_copy(update=changes)
    return ISSUES.model_copy(update={"kinds": {**ISSUES.kinds, "funding": kind}})


def test_the_shipped_files_fit_together() -> None:
    check_together(ORGANISATION, POPULATION, ISSUES)


CASES = {
    "an unknown function": (with_kind(function="fundng"), "kinds.funding.function", "did you mean 'funding'"),
    "an unknown contact": (
        with_kind(contacts={"registrr": 1.0}), "kinds.funding.contacts.registrr", "did you mean 'registrar'",
    ),
    "an unknown type of unit": (
        with_kind(units={"school": 1.0, "schol": 1.0}), "kinds.funding.units.schol", "did you mean 'school'",
    ),
    "a kind without units": (with_kind(units={"care_unit": 1.0}, owner="other"), "kinds.funding", "not a single unit"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_kind_that_does_not_fit_is_told(case: tuple[IssueKinds, str, str]) -> None:
    issues, key, says = case
    assert says in told(ORGANISATION, POPULATION, issues)[key]


def without(place: str, **changes: str) -> Organisation:
    units = dict(ORGANISATION.units)
    if changes:
        units[place] = units[place].model_copy(update=changes)
    else:
        del units[place]
    return ORGANISATION.model_copy(update={"units": units})


def test_a_type_of_unit_without_a_place_is_told() -> None:
    assert "no place" in told(without("preschool"), POPULATION, ISSUES)["units.preschool"]


def test_independent_units_without_a_counterpart_are_told() -> None:
    faults = told(without("school", counterpart=""), POPULATION, ISSUES)
    assert "independent units" in faults["units.school.counterpart"]


def test_a_unit_with_the_key_of_a_post_is_told() -> None:
    unit = POPULATION.units["school_m01"].model_copy(update={"key": "registrar"})
    population = POPULATION.model_copy(update={"units": {**POPULATION.units, "registrar": unit}})
    assert "name of a unit" in told(ORGANISATION, population, ISSUES)["registrar"]


def test_all_that_does_not_fit_is_told_at_once() -> None:
    faults = told(without("preschool"), POPULATION, with_kind(function="fundng", contacts={"registrr": 1.0}))
    assert set(faults) == {"units.preschool", "kinds.funding.function", "kinds.funding.contacts.registrr"}
