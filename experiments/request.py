"""What a command was asked to do: checked options, parameters and files, as plain typed objects."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from experiments.options import PLACE, as_list, faults
from sim.errors import Fault, FileFaults, SimError, nearest
from sim.organisation import (
    Organisation,
    check_succession,
    check_together,
    load_issues,
    load_organisation,
    load_population,
)
from sim.organisation.files import locate
from sim.scenario import PARAMETERS, Parameters
from sim.study.simulate import Setting

SECTIONS = tuple(dict.fromkeys(parameter.section for parameter in PARAMETERS))

Loaded = TypeVar("Loaded")


@dataclass(frozen=True)
class Request:
    """Checked options and parameters of one command."""

    options: Mapping[str, Any]
    parameters: Parameters

    def __getitem__(self, option: str) -> Any:  # noqa: ANN401  an option is a text, a number or a list
        """Return an option's value."""
        return self.options[option]

    @property
    def organisations(self) -> list[str]:
        """The organisations asked for, whether the command takes one or several."""
        return as_list(self.options.get("organisations", self.options.get("organisation")))

    @property
    def figures(self) -> tuple[str, ...]:
        """The figure keys asked for; empty for the command's own choice."""
        return tuple(as_list(self.options["figures"]))


def checked(configuration: Mapping[str, Any], known: Sequence[str]) -> Request:
    """Return the request of a configuration of a command that knows these options.

    Raises FileFaults with every fault of its options and parameters.
    """
    options = {name: value for name, value in configuration.items() if name not in SECTIONS}
    nested = {name: value for name, value in configuration.items() if name in SECTIONS}
    found = faults(options, known)
    parameters = Parameters.default()
    try:
        parameters = Parameters.of(nested, file=PLACE)
    except FileFaults as error:
        found.extend(error.faults)
    if found:
        raise FileFaults(PLACE, found)
    return Request(options, parameters)


def setting(request: Request) -> Setting:
    """Return what is to be simulated, every file loaded and checked against the others.

    Raises FileFaults with the faults of all files.
    """
    found: list[Fault] = []
    organisations = [_load(load_organisation, name, found) for name in request.organisations]
    history = _load(load_organisation, request["history"], found)
    population = _load(load_population, request["population"], found)
    issues = _load(load_issues, request["issues"], found)
    whole = [organisation for organisation in organisations if organisation is not None]
    if population is not None and issues is not None:
        for organisation in _distinct([*whole, *([history] if history else [])]):
            _collect(partial(check_together, organisation, population, issues), found)
    if history is not None:
        for organisation in (one for one in whole if one != history):
            _collect(partial(check_succession, history, organisation), found)
    found.extend(_same_key(whole))
    if found or history is None or population is None or issues is None:
        raise FileFaults(PLACE, found)
    return Setting(
        organisations=tuple(whole),
        history=history,
        population=population,
        issues=issues,
        parameters=request.parameters,
        seed=request["seed"],
        engine=request["engine"],
        agents=request["agents"],
    )


def reference(request: Request, organisations: Sequence[Organisation]) -> str:
    """Return the key of the reference; raises FileFaults where it is none of the organisations compared."""
    name = str(request.options.get("reference", request.organisations[0]))
    keys = [organisation.key for organisation in organisations]
    key = Path(name).stem
    if key not in keys:
        remedy = f"one of {', '.join(keys)} (or add it to organisations)"
        raise FileFaults(PLACE, [Fault(PLACE, "reference", name, "is not compared", remedy, nearest(key, keys))])
    return key


def record(request: Request) -> dict[str, Any]:
    """Return the configuration as provenance keeps it: names of files with their SHA-256, but no folders."""
    options = {name: _without_folders(name, value) for name, value in request.options.items()}
    groups = [("organisation", name) for name in [*request.organisations, request["history"]]]
    groups += [(group, request[group]) for group in ("population", "issues")]
    files = {f"{group}/{Path(name).stem}": _digest(group, name) for group, name in groups}
    return {"options": options, "parameters": request.parameters.nested(), "files_sha256": files}


def _load(load: Callable[[str], Loaded], name: str, found: list[Fault]) -> Loaded | None:
    """Return what a file holds, or None after its faults were added to those found."""
    loaded: list[Loaded] = []
    _collect(lambda: loaded.append(load(name)), found)
    return loaded[0] if loaded else None


def _collect(action: Callable[[], object], found: list[Fault]) -> None:
    """Do something and add the faults that it raises to those found; of the same fault twice only one."""
    try:
        action()
    except FileFaults as error:
        found.extend(fault for fault in error.faults if fault not in found)
    except SimError as error:
        found.append(Fault(PLACE, "", None, str(error)))


def _distinct(organisations: Sequence[Organisation]) -> list[Organisation]:
    """Return the organisations, each once."""
    return [one for place, one in enumerate(organisations) if one not in organisations[:place]]


def _same_key(organisations: Sequence[Organisation]) -> list[Fault]:
    """Return a fault for each key that two of the files share: a table could not tell them apart."""
    keys = [organisation.key for organisation in organisations]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    return [Fault(PLACE, "organisations", key, "is the name of two files", "files of different names") for key in twice]


def _without_folders(name: str, value: object) -> object:
    """Return an option with the folders taken off the names of files."""
    if name == "organisations":
        return [Path(item).name for item in as_list(value)]
    if name in ("organisation", "history", "reference", "population", "issues"):
        return Path(str(value)).name
    return value


def _digest(group: str, name: str) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(locate(group, name).read_bytes()).hexdigest()
