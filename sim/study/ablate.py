"""Ablation: all mechanisms on minus one, all off plus one, every point with the same seeds and replications.

A mechanism is one declared parameter with a neutral value, or several that only mean something together. It is on where
a value differs from its neutral one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sim.errors import ArgumentError, nearest
from sim.scenario import PARAMETERS, Parameter

MINUS: Final = "minus"
PLUS: Final = "plus"
NONE: Final = ""
"""The mechanism of the two ends: nothing taken away from the full model, nothing added to the empty one."""


@dataclass(frozen=True)
class Mechanism:
    """A mechanism: its name and, per parameter, the value at which it is absent."""

    name: str
    neutral: Mapping[str, float]

    def off(self, values: Mapping[str, float]) -> bool:
        """Return whether the mechanism is absent under these values of the parameters."""
        return all(values[key] == absent for key, absent in self.neutral.items())


class Point(NamedTuple):
    """One point: what is taken away or added (`NONE`: nothing), and the values that differ from the full model's."""

    mechanism: str
    direction: str
    changes: Mapping[str, float]


def by_key(parameter: Parameter) -> str:
    """Return the name of the mechanism that a parameter belongs to: as declared, each is a mechanism of its own."""
    return parameter.key


def mechanisms(
    table: Iterable[Parameter] = PARAMETERS, name: Callable[[Parameter], str] = by_key
) -> tuple[Mechanism, ...]:
    """Return the mechanisms of a declared table in its order; parameters that share a name make one mechanism."""
    found: dict[str, dict[str, float]] = {}
    for parameter in table:
        if parameter.neutral is not None:
            found.setdefault(name(parameter), {})[parameter.key] = parameter.neutral
    return tuple(Mechanism(key, neutral) for key, neutral in found.items())


def chosen(known: Sequence[Mechanism], names: Sequence[str]) -> tuple[Mechanism, ...]:
    """Return the mechanisms of these names, all without any; a parameter's name is enough without its section.

    Raises ArgumentError with the nearest name where one is unknown.
    """
    full = {mechanism.name: mechanism for mechanism in known}
    short = {mechanism.name.rpartition(".")[2]: mechanism for mechanism in known}
    for name in names:
        if name not in full and name not in short:
            near = nearest(name, full) or nearest(name, short)
            hint = f"; did you mean {near!r}?" if near else ""
            raise ArgumentError("mechanisms", name, f"is no mechanism; there are {', '.join(full)}{hint}")
    wanted = [full.get(name) or short[name] for name in names]
    return tuple(mechanism for mechanism in known if mechanism in wanted or not names)


def points(values: Mapping[str, float], known: Sequence[Mechanism], studied: Sequence[Mechanism]) -> list[Point]:
    """Return the points of an ablation: both ends, the full model minus each, the empty model plus each.

    `values` are those of the full model. In the empty one every known mechanism is off, studied or not, so that its
    meaning does not depend on the choice; mechanisms that are off in the full model give no point.
    """
    on = [mechanism for mechanism in studied if not mechanism.off(values)]
    neutral = {key: absent for mechanism in known for key, absent in mechanism.neutral.items()}
    empty = {key: absent for key, absent in neutral.items() if values[key] != absent}
    ends = [Point(NONE, MINUS, {}), Point(NONE, PLUS, empty)]
    minus = [Point(one.name, MINUS, {key: empty[key] for key in one.neutral if key in empty}) for one in on]
    plus = [
        Point(one.name, PLUS, {key: absent for key, absent in empty.items() if key not in one.neutral}) for one in on
    ]
    return [*ends, *minus, *plus]
