"""Two areas exchange their contested cells: what was contested is clear, what was clear is contested."""

import pytest

from sim.errors import ArgumentError
from sim.organisation import (
    IssueKinds,
    Organisation,
    Population,
    difference,
    exchange_contested,
    load_issues,
    load_organisation,
    load_population,
    names,
    resolve,
)

POPULATION = load_population("small")
SHIPPED = load_issues("default")
EDUCATION = (
    "pupil_matters", "special_support", "quality_followup", "reporting", "development", "registration",
    "school_faults", "accountable_body", "goals", "cooperation", "education_it", "education_authority", "funding",
    "market_supply", "new_units",
)  # fmt: skip
CARE = ("care_authority", "care_provision", "care_systems")


def every_function() -> IssueKinds:
    """One kind for each function of education and care, at all units of the area."""
    school, care = SHIPPED.kinds["funding"], SHIPPED.kinds["care_matter"]
    kinds = {f: school.model_copy(update={"key": f, "function": f}) for f in EDUCATION}
    kinds |= {f: care.model_copy(update={"key": f, "function": f}) for f in CARE}
    return SHIPPED.model_copy(update={"kinds": kinds})


ISSUES = every_function()


def accountable(organisation: Organisation, issues: IssueKinds, population: Population, area: str) -> list[int]:
    """How many posts are accountable, for each cell of an area that some kind touches."""
    rows = resolve(organisation, population)
    cells = {
        (kind.function, key)
        for kind in issues.kinds.values()
        for key, unit in population.units.items()
        if kind.area == area and kind.concerns(unit)
    }
    return [sum("A" in letters for letters in rows[cell].values()) for cell in sorted(cells)]


@pytest.mark.parametrize("name", names("organisation"))
def test_education_becomes_clear_and_care_contested(name: str) -> None:
    before = load_organisation(name)
    after = exchange_contested(before, ISSUES, POPULATION, "education", "care")
    education, care = (accountable(before, ISSUES, POPULATION, area) for area in ("education", "care"))
    assert set(care) == {1}
    assert set(education) == {0, 1, 2}
    cleared, claimed = (accountable(after, ISSUES, POPULATION, area) for area in ("education", "care"))
    assert cleared == [min(count, 1) for count in education]
    assert claimed == [2] * len(care)


@pytest.mark.parametrize("issues", [ISSUES, SHIPPED], ids=["every function", "shipped"])
@pytest.mark.parametrize("name", names("organisation"))
def test_applied_twice_it_gives_back_every_claim(name: str, issues: IssueKinds) -> None:
    organisation = load_organisation(name)
    once = exchange_contested(organisation, issues, POPULATION, "education", "care")
    assert once.responsibility != organisation.responsibility
    twice = exchange_contested(once, issues, POPULATION, "education", "care")
    assert twice.responsibility == organisation.responsibility
    assert twice == organisation


def test_the_order_of_the_areas_is_without_effect() -> None:
    organisation = load_organisation("today")
    one, other = (
        exchange_contested(organisation, ISSUES, POPULATION, *areas)
        for areas in (("education", "care"), ("care", "education"))
    )
    assert one == other


def test_only_claims_of_the_two_areas_move() -> None:
    organisation = load_organisation("today")
    changes = difference(organisation, exchange_contested(organisation, ISSUES, POPULATION, "education", "care"))
    assert {change.what for change in changes} == {"claim: letters"}
    assert {change.key.split(" / ")[0] for change in changes} <= {*EDUCATION, *CARE}


def test_roles_decide_who_claims_and_who_lays_down() -> None:
    rows = exchange_contested(load_organisation("today"), ISSUES, POPULATION, "education", "care").responsibility
    assert rows["pupil_matters"] == {
        "unit": "AR",
        "education_officer": "CI",
    }  # the unit keeps what it is accountable for
    assert rows["registration"] == {"registrar": "A", "production_administrator": "CI", "unit": "R"}
    assert rows["accountable_body"] == {"ukk_head": "A", "unit_superior": "CI"}
    assert rows["education_it"] == load_organisation("today").responsibility["education_it"]  # nobody's, and stays so
    assert rows["care_authority"] == {"social_officer": "AR", "unit": "AI"}
    assert rows["care_provision"] == {"unit": "AR", "social_officer": "AI"}


def two_areas(care: dict[str, dict[str, str]], education: dict[str, dict[str, str]]) -> tuple[Organisation, IssueKinds]:
    organisation = load_organisation("today")
    kinds = {f: SHIPPED.kinds["funding"].model_copy(update={"key": f, "function": f}) for f in education}
    kinds |= {f: SHIPPED.kinds["care_matter"].model_copy(update={"key": f, "function": f}) for f in care}
    issues = SHIPPED.model_copy(update={"kinds": kinds})
    return organisation.model_copy(update={"responsibility": {**education, **care}}), issues


CLEAR = {"social_officer": "AR", "unit": "I"}
CONTESTED = {"registrar": "A", "unit_superior": "A"}


def test_no_more_becomes_contested_than_was_contested_in_the_other_area() -> None:
    care = {"care_a": CLEAR, "care_b": CLEAR, "care_c": CLEAR}
    organisation, issues = two_areas(care, {"one": CONTESTED, "other": CLEAR})
    rows = exchange_contested(organisation, issues, POPULATION, "education", "care").responsibility
    assert [key for key in care if rows[key] != CLEAR] == ["care_a"]
    assert rows["other"] == CLEAR


@pytest.mark.parametrize(("contested", "claimed"), [(0, 3), (1, 3), (2, 2)])
def test_areas_with_contested_functions_on_both_sides_exchange_them_and_back(contested: int, claimed: int) -> None:
    care = {f"care_{n}": CONTESTED if n < contested else CLEAR for n in range(4)}
    education = {f"work_{n}": CONTESTED if n < 3 else CLEAR for n in range(6)}
    organisation, issues = two_areas(care, education)
    once = exchange_contested(organisation, issues, POPULATION, "education", "care")
    rows = once.responsibility
    newly = {key for key in rows if rows[key] == {"social_officer": "AR", "unit": "AI"}}
    assert len(newly & set(care)) == claimed  # of the three that education had, as many as care has clear
    assert len(newly & set(education)) == contested
    cleared = {key for key in rows if rows[key] == {"registrar": "A", "unit_superior": "CI"}}
    assert len(cleared) == contested + 3
    twice = exchange_contested(once, issues, POPULATION, "education", "care")
    assert twice.responsibility == organisation.responsibility


def test_two_areas_without_contested_cells_stay_as_they_are() -> None:
    organisation, issues = two_areas({"care": CLEAR}, {"work": CLEAR})
    assert exchange_contested(organisation, issues, POPULATION, "education", "care") == organisation


def test_a_function_that_two_areas_use_belongs_to_neither() -> None:
    organisation, issues = two_areas({"care": CLEAR}, {"work": CONTESTED})
    shared = issues.kinds["care"].model_copy(update={"key": "shared", "function": "work"})
    issues = issues.model_copy(update={"kinds": {**issues.kinds, "shared": shared}})
    assert exchange_contested(organisation, issues, POPULATION, "education", "care") == organisation


def test_three_claimants_leave_one() -> None:
    everyone = {"registrar": "A", "quality_officer": "AR", "unit_superior": "A", "unit": "A"}
    organisation, issues = two_areas({"care": {"unit": "AR"}}, {"work": everyone})
    once = exchange_contested(organisation, issues, POPULATION, "education", "care")
    assert once.responsibility["work"] == {
        "registrar": "CI", "quality_officer": "RCI", "unit_superior": "CI", "unit": "A",
    }  # fmt: skip
    assert exchange_contested(once, issues, POPULATION, "education", "care") == organisation


@pytest.mark.parametrize(
    ("areas", "says"),
    [(("educaton", "care"), "nearest: education"), (("care", "care"), "two different"), (("care", ""), "other_area")],
)
def test_areas_that_cannot_be_exchanged_are_told(areas: tuple[str, str], says: str) -> None:
    with pytest.raises(ArgumentError, match=says):
        exchange_contested(load_organisation("today"), ISSUES, POPULATION, *areas)
