from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sim.errors import ArgumentError
from sim.organisation import (
    Organisation,
    Population,
    load_issues,
    load_organisation,
    load_population,
    resolve,
    unclear_cells,
)

TITLE = {"sv": "x", "en": "x"}


def population_of(written: Callable[..., Path], **types: dict[str, Any]) -> Population:
    units = {key: {"title": TITLE, "area": "education", "member": "pupil", **kind} for key, kind in types.items()}
    content = {"title": TITLE, "source": "assumption", "residents": 100, "units": units}
    return load_population(written(content, "units"))


@pytest.fixture
def organisation(sound: dict[str, Any], written: Callable[..., Path]) -> Organisation:
    return load_organisation(written(sound))


@pytest.fixture
def both(written: Callable[..., Path]) -> Population:
    one = {"count": 1, "size": 10}
    return population_of(written, school={"municipal": one, "independent": one})


def test_roles_stand_for_the_unit_and_its_superior(organisation: Organisation, both: Population) -> None:
    rows = resolve(organisation, both)
    assert rows["pupils", "school_m01"] == {"maker": "I", "officer": "A", "school_m01": "AR"}


def test_an_independent_unit_has_no_superior_inside(organisation: Organisation, both: Population) -> None:
    assert resolve(organisation, both)["pupils", "school_i01"] == {"officer": "A", "school_i01": "AR"}


def test_a_provider_answers_for_its_own_units_only(organisation: Organisation, both: Population) -> None:
    rows = resolve(organisation, both)
    assert "staff" in rows["records", "school_m01"]
    assert "staff" not in rows["records", "school_i01"]


def test_a_provider_of_another_office_does_not_answer(
    sound: dict[str, Any], both: Population, written: Callable[..., Path]
) -> None:
    sound["units"]["school"]["office"] = "buying"
    assert "staff" not in resolve(load_organisation(written(sound)), both)["records", "school_m01"]


def test_letters_that_come_twice_to_a_post_are_united(
    sound: dict[str, Any], both: Population, written: Callable[..., Path]
) -> None:
    sound["responsibility"]["pupils"] = {"unit_superior": "I", "maker": "A"}
    assert resolve(load_organisation(written(sound)), both)["pupils", "school_m01"] == {"maker": "AI"}


def test_a_type_without_a_place_is_told(organisation: Organisation, written: Callable[..., Path]) -> None:
    homes = population_of(written, home={"municipal": {"count": 1, "size": 10}})
    with pytest.raises(ArgumentError, match="no place for units of type 'home'"):
        resolve(organisation, homes)


def test_unclear_cells_count_what_some_kind_of_issue_touches(
    organisation: Organisation, both: Population, written: Callable[..., Path]
) -> None:
    kind = {
        "title": TITLE, "source": "assumption", "area": "education", "origin": "unit", "units": {"school": 1},
        "rate": {"per": "unit", "a_year": 1}, "effort": {"hours": 1, "law": "fixed"},
        "decision": {"hours": 1, "law": "fixed"}, "complexity": {"law": "uniform", "scale": 1},
        "political": 0, "priority": 1, "contacts": {"unit": 1},
    }  # fmt: skip
    kinds = {
        "question": {**kind, "function": "pupils"},  # contested at both units
        "entry": {**kind, "function": "records"},  # contested at the municipal unit only
        "system": {**kind, "function": "systems", "owner": "independent"},  # orphan, touched at one unit only
    }
    issues = load_issues(written({"title": TITLE, "source": "assumption", "kinds": kinds}, "issues"))
    assert unclear_cells(organisation, both, issues) == (3, 1)
