"""The neutrality gap: matched units, one municipal and one independent, trade positions in a second run.

The municipality decides many kinds of issues for its own units and for independent ones. A comparison of the two would
mix the position (superior, information paths, contract) with all else in which the units differ. So every matched
pair trades owners, all pairs at once, keeping keys, sizes, households, hours and draws; each unit then is its own
control. Stands for F1, F8, F9 (neutrality between providers).
"""

import math
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import pandas as pd

from sim.organisation import Population, Unit

GAPS: Final = {
    "decision_days": "neutrality_gap_days",
    "hours_per_issue": "neutrality_gap_hours",
    "decided_rightly_share": "neutrality_gap_right",
}
"""Figures of single units, over the kinds that the municipality decides for both, with the gap made of each."""

_BY: Final = "unit"
OF_UNITS: Final = frozenset((figure, _BY) for figure in GAPS)
"""What a run has to tell so that the gaps can be made of it, of all areas together."""

_CELL: Final = ["organisation", "variant", "replication", "period", "area", "figure", "unit"]


class Pair(NamedTuple):
    """Two units of one type, by key: the one that is municipal in the population and the one that is independent."""

    municipal: str
    independent: str


def matched_pairs(population: Population) -> list[Pair]:
    """Return the matched pairs of a population: units of one type whose ranks by size correspond.

    Where one owner has more units of a type, those at evenly spread ranks are matched and the others left alone.
    """
    pairs = []
    for unit_type in sorted({unit.type for unit in population.units.values()}):
        own, other = (_by_size(population, unit_type, owner) for owner in ("municipal", "independent"))
        count = min(len(own), len(other))
        chosen = (_spread(keys, count) for keys in (own, other))
        pairs += [Pair(*keys) for keys in zip(*chosen, strict=True)]
    return pairs


def exchanged(population: Population, pairs: Sequence[Pair]) -> Population:
    """Return the population in which the units of every pair have traded owners, and nothing else."""
    units = dict(population.units)
    for pair in pairs:
        owners = [units[key].owner for key in pair]
        for key, owner in zip(pair, reversed(owners), strict=True):
            units[key] = units[key].model_copy(update={"owner": owner})
    return population.model_copy(update={"units": units})


def neutrality_gaps(given: pd.DataFrame, traded: pd.DataFrame, pairs: Sequence[Pair]) -> pd.DataFrame:
    """Return the gaps as tidy rows: independent minus municipal position, averaged over both assignments and all pairs.

    `given` and `traded` are the tidy figures of the same replications without and with the exchange. A pair counts
    where all of its four values are there; without such a pair there is no row.
    """
    before, after = _of_units(given), _of_units(traded)
    rows = []
    for cell, values in before.items():
        gaps = [_gap(values, after.get(cell, {}), pair) for pair in pairs]
        present = [gap for gap in gaps if not math.isnan(gap)]
        if present:
            *labels, figure, unit = cell
            rows.append((*labels, GAPS[str(figure)], "", "", unit, math.fsum(present) / len(present)))
    return pd.DataFrame(rows, columns=[*_CELL[:-1], "by", "key", "unit", "value"])


def _gap(given: Mapping[str, float], traded: Mapping[str, float], pair: Pair) -> float:
    """Return half of what two units lose together by the independent position; NaN where a value is missing."""
    own, other = ([table.get(key, math.nan) for table in (given, traded)] for key in pair)
    return ((other[0] - own[0]) + (own[1] - other[1])) / 2.0


def _of_units(table: pd.DataFrame) -> dict[tuple[object, ...], dict[str, float]]:
    """Return the values of single units, by cell and then by the unit's key."""
    rows = table[(table["by"] == _BY) & table["figure"].isin(list(GAPS))]
    found: dict[tuple[object, ...], dict[str, float]] = {}
    for *cell, key, value in rows[[*_CELL, "key", "value"]].itertuples(index=False, name=None):
        found.setdefault(tuple(cell), {})[key] = value
    return found


def _by_size(population: Population, unit_type: str, owner: str) -> list[str]:
    """Return the keys of an owner's units of a type from the smallest to the largest."""
    units: list[Unit] = [u for u in population.units.values() if u.type == unit_type and u.owner == owner]
    return [unit.key for unit in sorted(units, key=lambda unit: (unit.size, unit.key))]


def _spread(keys: Sequence[str], count: int) -> list[str]:
    """Return so many of the keys, at evenly spread places."""
    return [keys[(2 * place + 1) * len(keys) // (2 * count)] for place in range(count)]
