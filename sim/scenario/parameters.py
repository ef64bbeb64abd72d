"""One checked set of values for the declared parameters.

``Parameters`` maps ``"section.name"`` to a number. It cannot be changed; ``with_`` returns another
set. The table itself stands in ``table``.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from sim.errors import ArgumentError, Fault, FileFaults, nearest
from sim.scenario.table import PARAMETERS, Parameter

__all__ = ["PARAMETERS", "Parameter", "Parameters"]

_PLACE = {parameter.key: place for place, parameter in enumerate(PARAMETERS)}
_RECORD = np.dtype([(parameter.name, np.float64) for parameter in PARAMETERS])
_SECTIONS = tuple(dict.fromkeys(parameter.section for parameter in PARAMETERS))


@dataclass(frozen=True, repr=False)
class Parameters(Mapping[str, float]):
    """All declared parameters with one value each, in the order of the table.

    Make one with ``default``, ``of`` or ``with_``, which check; equal sets have equal hashes.
    """

    _numbers: tuple[float, ...]

    @classmethod
    def default(cls) -> Self:
        """Return the set in which every parameter has its declared default."""
        return cls(tuple(parameter.default for parameter in PARAMETERS))

    @classmethod
    def of(cls, nested: Mapping[str, object], file: str = "parameters") -> Self:
        """Return the defaults with the values of ``{section: {name: number}}`` in their place.

        Raises FileFaults with every unknown section and name, every value that is no number and
        every number outside its range; ``file`` is what the faults name as their place.
        """
        return cls.default().with_(dict(_flattened(nested)), file)

    def with_(self, changes: Mapping[str, object], file: str = "parameters") -> Self:
        """Return this set with some values changed; keys are ``"section.name"``; checked as in ``of``."""
        faults = [f for key, value in changes.items() if (f := _fault(key, value, file))]
        if faults:
            raise FileFaults(file, faults)
        numbers = list(self._numbers)
        for key, value in changes.items():
            numbers[_PLACE[key]] = float(value)  # type: ignore[arg-type]  # _fault lets numbers only pass
        return type(self)(tuple(numbers))

    def nested(self) -> dict[str, dict[str, float]]:
        """Return ``{section: {name: value}}``, which ``of`` turns back into an equal set."""
        sections: dict[str, dict[str, float]] = {}
        for parameter, number in zip(PARAMETERS, self._numbers, strict=True):
            sections.setdefault(parameter.section, {})[parameter.name] = number
        return sections

    def as_record(self) -> np.ndarray:
        """Return a one-row structured array of float64 with one field per parameter name."""
        return np.array([self._numbers], dtype=_RECORD)

    def __getitem__(self, key: str) -> float:
        """Return the value of ``"section.name"``; ArgumentError names the nearest key."""
        if key not in _PLACE:
            raise ArgumentError("key", key, f"no declared parameter; nearest: {_nearest(key) or 'none'}")
        return self._numbers[_PLACE[key]]

    def __contains__(self, key: object) -> bool:
        """Return whether a parameter of that key is declared."""
        return key in _PLACE

    def __iter__(self) -> Iterator[str]:
        """Go through the keys in the order of the table."""
        return iter(_PLACE)

    def __len__(self) -> int:
        """Return the number of declared parameters."""
        return len(_PLACE)

    def __repr__(self) -> str:
        """Return a text that shows the values that differ from the defaults."""
        changed = {p.key: self[p.key] for p in PARAMETERS if self[p.key] != p.default}
        return f"Parameters({changed})"


def _flattened(nested: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for section, entries in nested.items():
        if not isinstance(entries, Mapping):
            yield str(section), entries
        else:
            yield from ((f"{section}.{name}", value) for name, value in entries.items())


def _fault(key: str, value: object, file: str) -> Fault | None:
    section = key.partition(".")[0]
    if key in _SECTIONS:
        return Fault(file, key, value, "is no mapping", "a mapping of parameter names to numbers")
    if section not in _SECTIONS:
        return Fault(file, key, value, "unknown section", ", ".join(_SECTIONS), _nearest(key))
    if key not in _PLACE:
        names = ", ".join(p.name for p in PARAMETERS if p.section == section)
        return Fault(file, key, value, "unknown parameter", names, _nearest(key))
    parameter = PARAMETERS[_PLACE[key]]
    allowed = f"{parameter.low:g} to {parameter.high:g} {parameter.unit}"
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | np.number):
        return Fault(file, key, value, "is no number", allowed)
    if not math.isfinite(value) or not parameter.low <= value <= parameter.high:
        return Fault(file, key, value, "is outside its range", allowed)
    return None


def _nearest(key: str) -> str:
    """Return the declared key most like this one; a right name in the wrong section counts."""
    return nearest(key, _PLACE) or next((k for k in _PLACE if k.endswith("." + key.rpartition(".")[2])), "")
