"""Who runs a unit under an organisation: who owns it in the population, unless the organisation says otherwise.

What arises at a unit is the population's and the same under every organisation; ownership decides who stands above
the unit, who answers for it and what reaches it.
"""

from collections.abc import Iterator

from sim.errors import ArgumentError
from sim.organisation.demand import Owner, Population, Unit
from sim.organisation.structure import Organisation


def owned(organisation: Organisation, population: Population) -> Population:
    """Return the population as it is run under an organisation; keys, sizes and households stay what they were.

    Applied once more it changes nothing. Types of units without a place are left alone: others tell that fault.
    Stands for H13 (the municipality leaves a field of production).
    """
    given = {key: place.owner for key, place in organisation.units.items() if place.owner is not None}
    units = {
        key: unit.model_copy(update={"owner": given[unit.type]}) if unit.type in given else unit
        for key, unit in population.units.items()
    }
    return population.model_copy(update={"units": units})


def with_own_share(population: Population, share: float) -> Population:
    """Return the population in which the municipality's units have this share of the members of each type.

    Only types that have units of both owners change. Whole units change owner, the smallest first and of equal ones the
    first by key, as long as the share comes nearer; keys, sizes and households stay. What arises stays too, but for
    kinds of issues that only one owner's units have. Stands for G3 (the municipality's own share of the market has
    fallen).

    Raises ArgumentError for a share outside 0 to 1.
    """
    if not 0.0 <= share <= 1.0:
        raise ArgumentError("own_share", share, "a share from 0 to 1 is needed")
    units = dict(population.units)
    for unit_type in sorted(population.types):
        for unit, owner in _changed([unit for unit in units.values() if unit.type == unit_type], share):
            units[unit.key] = unit.model_copy(update={"owner": owner})
    return population.model_copy(update={"units": units})


def _changed(units: list[Unit], share: float) -> Iterator[tuple[Unit, Owner]]:
    """Yield the units of one type that change owner, with the new owner."""
    owners = {unit.owner for unit in units}
    lacking = share * sum(unit.size for unit in units) - sum(u.size for u in units if u.owner == "municipal")
    owner: Owner = "municipal" if lacking > 0.0 else "independent"
    missing = abs(lacking)
    for unit in sorted(units, key=lambda unit: (unit.size, unit.key)):
        if len(owners) > 1 and unit.owner != owner:
            if abs(missing - unit.size) >= missing:
                break
            missing -= unit.size
            yield unit, owner
