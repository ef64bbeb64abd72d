"""What a pointer such as ``figure:escalated_per_100`` may point to, and whether it exists.

A pointer is a kind of thing, a colon and its name. Most kinds have a list of names; ``rule``, ``journey`` and ``code``
name something public in a module of the program, ``command`` a module that can be started.
"""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from typing import Final

from sim.analysis.pattern_file import load_patterns
from sim.engines import agents
from sim.ledger.columns import CAUSES, EVENTS, TASKS
from sim.measures.figures import FIGURES
from sim.organisation import Organisation, load_issues, load_organisation, load_population, names
from sim.organisation.structure import OrganisationEntry, PostEntry, UnitPlace
from sim.scenario.parameters import PARAMETERS

FOLDERS: Final = {"rule": "sim.rules.", "journey": "sim.journey.", "code": "sim.", "command": ""}
"""The kinds that name a place in the program, and what its name begins with."""

Names = Callable[[], Collection[str]]


@lru_cache(maxsize=1)
def shipped() -> tuple[Organisation, ...]:
    """Return every shipped organisation, in the order of their names."""
    return tuple(load_organisation(name) for name in names("organisation"))


def _agents() -> list[str]:
    """Return the names of the agents' classes."""
    return [name for name, value in vars(agents).items() if isinstance(value, type) and issubclass(value, agents.Actor)]


NAMES: Final[Mapping[str, Names]] = {
    "parameter": lambda: [parameter.key for parameter in PARAMETERS],
    "figure": lambda: list(FIGURES),
    "kind": lambda: list(load_issues("default").kinds),
    "function": lambda: {key for each in shipped() for key in each.responsibility},
    "organisation": lambda: names("organisation"),
    "post": lambda: {key for each in shipped() for key in each.posts},
    "person": lambda: {key for each in shipped() for key in each.persons},
    "committee": lambda: {key for each in shipped() for key in each.committees},
    "unit": lambda: list(load_population("default").types),
    "key": lambda: [name for entry in (OrganisationEntry, PostEntry, UnitPlace) for name in entry.model_fields],
    "population": lambda: names("population"),
    "schedule": lambda: names("schedule"),
    "scenario": lambda: names("scenario"),
    "ladder": lambda: names("ladder"),
    "pattern": lambda: list(load_patterns().patterns),
    "event": lambda: [name.upper() for name in EVENTS],
    "task": lambda: [name.upper() for name in TASKS],
    "cause": lambda: [name.upper() for name in CAUSES[1:]],
    "agent": _agents,
}
"""The kinds of things that have a list of names; ``key`` is a key of an organisation file."""

KINDS: Final = (*NAMES, *FOLDERS)


@lru_cache(maxsize=len(NAMES))
def known(kind: str) -> tuple[str, ...]:
    """Return the sorted names of a kind that has a list of them; none for a place in the program."""
    return tuple(sorted(NAMES[kind]())) if kind in NAMES else ()


def parts(pointer: str) -> tuple[str, str]:
    """Return the kind and the name of a pointer."""
    kind, _, name = pointer.partition(":")
    return kind, name


def exists(pointer: str) -> bool:
    """Return whether a pointer has a known kind and points to something that is there."""
    kind, name = parts(pointer)
    if kind in NAMES:
        return name in known(kind)
    if kind not in FOLDERS or not name.startswith(FOLDERS[kind]):
        return False
    if any(part.startswith("_") or not part.isidentifier() for part in name.split(".")):
        return False
    return _starts(name) if kind == "command" else _is_there(name)


def alternatives(pointer: str) -> list[str]:
    """Return the pointers of the same kind, or of every listed kind where the kind is unknown."""
    kind, _ = parts(pointer)
    kinds = [kind] if kind in KINDS else list(NAMES)
    return list(chain.from_iterable((f"{one}:{name}" for name in known(one)) for one in kinds))


def _is_there(name: str) -> bool:
    """Return whether a dotted name leads to something in a module."""
    module, _, thing = name.rpartition(".")
    try:
        return hasattr(import_module(module), thing)
    except ModuleNotFoundError:
        return False


def _starts(name: str) -> bool:
    """Return whether a module of that name is there to be started."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
