"""The municipality's own share: whole units change owner, as few members as come nearest to the share."""

import pytest

from sim.errors import ArgumentError
from sim.organisation import Population, load_population, with_own_share

DEFAULT = load_population("default")


def share_of(population: Population, unit_type: str) -> float:
    units = [unit for unit in population.units.values() if unit.type == unit_type]
    return sum(unit.size for unit in units if unit.owner == "municipal") / sum(unit.size for unit in units)


def of_type(sizes: dict[str, tuple[str, int]]) -> Population:
    """Return a population with one type of unit: owner and size by key."""
    example = next(unit for unit in DEFAULT.units.values() if unit.type == "school")
    units = {
        key: example.model_copy(update={"key": key, "owner": owner, "size": size})
        for key, (owner, size) in sizes.items()
    }
    return DEFAULT.model_copy(update={"units": units})


def owners(population: Population) -> dict[str, str]:
    return {key: unit.owner for key, unit in population.units.items()}


def test_the_smallest_units_change_owner_as_long_as_the_share_comes_nearer() -> None:
    four = of_type(
        {"a": ("municipal", 40), "b": ("municipal", 10), "c": ("municipal", 30), "d": ("independent", 20)}
    )  # .8
    assert owners(with_own_share(four, 0.7)) == {**owners(four), "b": "independent"}
    assert owners(with_own_share(four, 0.4)) == {**owners(four), "b": "independent", "c": "independent"}
    assert owners(with_own_share(four, 0.96)) == {**owners(four), "d": "municipal"}
    assert owners(with_own_share(four, 0.88)) == owners(four)  # 20 members more would miss it by more than none


def test_of_equal_units_the_first_by_key_changes() -> None:
    three = of_type({"a": ("municipal", 10), "b": ("municipal", 10), "c": ("independent", 10)})
    assert owners(with_own_share(three, 1 / 3)) == {"a": "independent", "b": "municipal", "c": "independent"}


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_shares_come_as_near_as_the_next_unit_allows_and_nothing_but_owners_changes(share: float) -> None:
    found = with_own_share(DEFAULT, share)
    for unit_type in DEFAULT.types:
        units = [unit for unit in DEFAULT.units.values() if unit.type == unit_type]
        if len({unit.owner for unit in units}) == 1:
            assert share_of(found, unit_type) == share_of(DEFAULT, unit_type)
        else:
            largest = max(unit.size for unit in units) / sum(unit.size for unit in units)
            assert abs(share_of(found, unit_type) - share) <= largest / 2 + 1e-12
    for key, unit in DEFAULT.units.items():
        assert found.units[key].model_copy(update={"owner": unit.owner}) == unit


def test_a_share_outside_its_range_is_refused() -> None:
    with pytest.raises(ArgumentError, match="0 to 1"):
        with_own_share(DEFAULT, 1.2)
