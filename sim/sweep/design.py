"""Designs: which points of the parameter space a sweep goes to, and in which order."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Final

import numpy as np
from scipy.stats import qmc

from sim.errors import ArgumentError, Fault, FileFaults, SimError, nearest
from sim.scenario import PARAMETERS, Parameter
from sim.sweep.points_file import points_of_file

GRID, LHS, SOBOL, MORRIS, SALTELLI = "grid", "lhs", "sobol", "morris", "saltelli"
DESIGNS: Final = (GRID, LHS, SOBOL, MORRIS, SALTELLI)

_BY_KEY: Final = {one.key: one for one in PARAMETERS}
_MODES: Final = "0 "
"""How the unit of a parameter begins whose values are numbered choices."""
_WHOLE: Final = ("hops", "reminders")
_LEAST_POWER: Final = 3
_LEVELS, _MORRIS_LEVELS = 5, 4

Point = Mapping[str, float]


@dataclass(frozen=True)
class Varied:
    """A parameter that varies: between two ends, or over the values given."""

    parameter: Parameter
    low: float
    high: float
    values: tuple[float, ...] = ()

    @property
    def key(self) -> str:
        """The parameter's key."""
        return self.parameter.key

    @property
    def whole(self) -> bool:
        """Whether only whole numbers mean something: numbered choices and counts."""
        return self.numbered or self.parameter.unit in _WHOLE

    @property
    def numbered(self) -> bool:
        """Whether its values only number choices, so that their order means nothing."""
        return self.parameter.unit.startswith(_MODES)

    def at(self, share: float) -> float:
        """Return the value at a share (0 to 1) of the way between the ends, even on the parameter's own scale."""
        if self.whole:
            low, high = math.ceil(self.low), math.floor(self.high)
            return float(min(high, math.floor(low + share * (high - low + 1.0))))
        return self.low + share * (self.high - self.low)

    def levels(self, count: int) -> tuple[float, ...]:
        """Return the values of a grid: those given, or so many from one end to the other."""
        if self.values:
            return self.values
        if self.whole:
            return tuple(float(one) for one in range(math.ceil(self.low), math.floor(self.high) + 1))
        return tuple(float(one) for one in np.linspace(self.low, self.high, count))


def varied(asked: object) -> tuple[Varied, ...]:
    """Return the parameters that vary: `all`, a list of keys and sections, or a mapping of keys to ends or values.

    Of a section, or of `all`, it is those with a range, in the order of the declared table. In a mapping null is the
    declared range, `[low, high]` two ends within it, and a longer list the values of a grid. Raises FileFaults with
    every fault.
    """
    faults: list[Fault] = []
    wanted: dict[str, object] = {}
    entries = asked.items() if isinstance(asked, Mapping) else [(one, None) for one in _listed(asked)]
    sections = {one.section for one in PARAMETERS}
    for name, value in entries:
        if name in sections or name == "all":
            wanted |= {one.key: None for one in PARAMETERS if name in ("all", one.section) and one.low < one.high}
        elif name in _BY_KEY:
            wanted[name] = value
        else:
            allowed = "all, a section, or a parameter as section.name"
            faults.append(
                Fault("command line", f"vary.{name}", value, "is no parameter", allowed, nearest(name, _BY_KEY))
            )
    found = [_varied(_BY_KEY[key], value, faults) for key, value in wanted.items()]
    if not wanted and not faults:
        faults.append(Fault("command line", "vary", asked, "names no parameter", "all, a section, or section.name"))
    if faults:
        raise FileFaults("command line", faults)
    return tuple(one for one in found if one is not None)


def points(design: str, space: Sequence[Varied], count: int, levels: int, seed: int) -> list[dict[str, float]]:
    """Return the points of a design, in its own order.

    `count`: points of `lhs` and `sobol`, trajectories of `morris`, base points of `saltelli`; `levels`: values of a
    parameter in `grid` and `morris`. More points of `sobol` begin with the same ones. Any other design's name is a CSV
    file with a column per parameter and a line per point. Raises ArgumentError, or FileFaults with every fault of the
    file.
    """
    if design == GRID:
        rows = _spread([one.levels(levels) for one in space])
        return [dict(zip((one.key for one in space), row, strict=True)) for row in rows]
    if design in DESIGNS:
        unit = unit_points(design, len(space), count, levels, seed)
        return [{one.key: one.at(float(share)) for one, share in zip(space, row, strict=True)} for row in unit]
    if not design.endswith(".csv"):
        near = nearest(design, DESIGNS)
        hint = f"; did you mean {near!r}?" if near else ""
        raise ArgumentError("design", design, f"is neither {', '.join(DESIGNS)} nor a file *.csv{hint}")
    return points_of_file(Path(design).expanduser())


def level_count(design: str, asked: int | None = None) -> int:
    """Return how many levels a design has: as asked, else its own default, which for `morris` has to be even."""
    return asked or (_MORRIS_LEVELS if design == MORRIS else _LEVELS)


def unit_points(design: str, number: int, count: int, levels: int, seed: int) -> np.ndarray:
    """Return the points of a design in the unit cube, shape (points, parameters), in the design's own order."""
    if count < 1:
        raise ArgumentError("points", count, "at least 1 is needed")
    found: np.ndarray
    if design == LHS:
        found = qmc.LatinHypercube(number, rng=seed).random(count)
        return found
    if design == SOBOL:
        power = max(_LEAST_POWER, math.ceil(math.log2(count)))
        found = qmc.Sobol(number, scramble=True, rng=seed).random_base2(power)[:count]
        return found
    _refuse_unbalanced(design, count, levels)
    problem = {"num_vars": number, "names": [f"x{one}" for one in range(number)], "bounds": [[0.0, 1.0]] * number}
    sample = _salib()
    if design == MORRIS:
        found = sample.morris.sample(problem, count, num_levels=levels, seed=seed)
    else:
        found = sample.sobol.sample(problem, count, calc_second_order=False, seed=seed)
    return found


def block(design: str, number: int) -> int:
    """Return how many consecutive points of `morris` or `saltelli` belong together, of so many parameters."""
    return number + (1 if design == MORRIS else 2)


def order(design: str, count: int) -> list[int]:
    """Return the numbers of a design's points in an order in which any beginning is spread over the whole of it.

    Points of Sobol and of a grid are so by themselves; others are taken by their numbers with the bits reversed.
    """
    if design in (SOBOL, GRID):
        return list(range(count))
    bits = max(1, (count - 1).bit_length())
    places = (int(f"{number:0{bits}b}"[::-1], 2) for number in range(1 << bits))
    return [place for place in places if place < count]


def distinct(rows: Sequence[Point]) -> tuple[list[Point], list[int]]:
    """Return each point once, in order, and for every row which of them it is.

    Rows coincide where a parameter takes few values: what is between two of them is rounded to one.
    """
    places: dict[tuple[float, ...], int] = {}
    which = [places.setdefault(tuple(row.values()), len(places)) for row in rows]
    names = list(rows[0]) if rows else []
    return [dict(zip(names, values, strict=True)) for values in places], which


def part_of(number: int, shard: str | None) -> range:
    """Return the places of a shard such as `3/50` of so many: every fiftieth from the third on; all without one.

    Raises ArgumentError where it is no such pair.
    """
    if shard is None:
        return range(number)
    which, _, parts = shard.partition("/")
    if not (which.isdigit() and parts.isdigit() and 1 <= int(which) <= int(parts)):
        raise ArgumentError("shard", shard, "is not of the form K/N with K from 1 to N")
    return range(int(which) - 1, number, int(parts))


def _spread(levels: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    """Return every combination of levels; any beginning has each level of each parameter equally often, within one.

    With every parameter more, the rows so far are gone through again and again beside its levels, which are moved on by
    one as soon as the same pairs would come again.
    """
    rows: list[tuple[float, ...]] = [()]
    for own in levels:
        size, again = len(rows), math.lcm(len(rows), len(own))
        rows = [(*rows[t % size], own[(t + t // again) % len(own)]) for t in range(size * len(own))]
    return rows


def _refuse_unbalanced(design: str, count: int, levels: int) -> None:
    """Raise ArgumentError for a design that would favour some part of the space."""
    if design == MORRIS and levels % 2:
        raise ArgumentError("levels", levels, f"morris takes an even number, such as {levels + 1}")
    if design == SALTELLI and count & (count - 1):
        below = 1 << (count.bit_length() - 1)
        raise ArgumentError("base points", count, f"a power of two is needed, such as {below} or {2 * below}")


def _varied(parameter: Parameter, value: object, faults: list[Fault]) -> Varied | None:
    if value is None:
        return Varied(parameter, parameter.low, parameter.high)
    numbers = [float(one) for one in _listed(value) if isinstance(one, int | float) and not isinstance(one, bool)]
    allowed = f"numbers from {parameter.low:g} to {parameter.high:g} {parameter.unit}: [low, high] or a list of values"
    inside = all(parameter.low <= one <= parameter.high for one in numbers)
    if len(numbers) != len(_listed(value)) or not numbers or not inside:
        faults.append(Fault("command line", f"vary.{parameter.key}", value, "is no range of this parameter", allowed))
        return None
    two = 2
    ends = len(numbers) == two
    return Varied(parameter, min(numbers), max(numbers), () if ends else tuple(dict.fromkeys(numbers)))


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _salib() -> ModuleType:
    try:
        import SALib.sample.morris  # noqa: PLC0415  an extra
        import SALib.sample.sobol  # noqa: PLC0415
    except ImportError as error:
        raise SimError("designs morris and saltelli need SALib: `make extras`, or install the extra [sweep]") from error
    sample: ModuleType = SALib.sample
    return sample
