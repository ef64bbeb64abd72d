"""Faulty files: what is changed in a sound one, and which fault must come of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from sim.errors import Fault, FileFaults

GONE = object()
Faults = Callable[[object], list[Fault]]


class Case(NamedTuple):
    """What is changed in the sound file, and the fault that must come of it."""

    path: str
    value: object
    key: str
    says: str
    nearest: str = ""


def changed(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """Change a sound file's data in place and return it: a value at a path, or a key that is gone."""
    *way, last = path.split(".")
    place: Any = data
    for step in way:
        place = place[int(step) if isinstance(place, list) else step]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return data


def teller(load: Callable[[Path], object], path: Path) -> Faults:
    """Return what writes data to a file and returns the faults that loading it tells."""

    def told(data: object) -> list[Fault]:
        path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
        try:
            load(path)
        except FileFaults as error:
            return list(error.faults)
        return []

    return told


def check_case(case: Case, faults: list[Fault]) -> Fault:
    """Return the fault that a case asks for, checked: its words and the nearest that it names."""
    found = [fault for fault in faults if fault.key == case.key]
    assert found, faults
    assert case.says in str(found[0])
    assert found[0].nearest == case.nearest
    return found[0]
