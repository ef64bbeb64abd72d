"""What a command was asked to do: checked options, parameters and files, as plain typed objects."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from experiments.cli import PLACE
from experiments.option import as_list
from experiments.options import faults
from sim.analysis.floors import GAPS
from sim.analysis.looks import Shown
from sim.analysis.view import AS_DESCRIBED
from sim.engines.drivers import check_engine
from sim.engines.mesa_model import agent_classes
from sim.errors import ArgumentError, Fault, FileFaults, nearest
from sim.organisation import (
    Organisation,
    check_together,
    load_issues,
    load_organisation,
    load_population,
    load_schedule,
    names,
    with_own_share,
)
from sim.organisation.files import read
from sim.scenario import PARAMETERS, Parameters
from sim.study.exchange import Exchange
from sim.study.ladder import Ladder, load_ladder
from sim.study.plan import Plan, Scheduled, check_plan
from sim.study.scenario import check_scenario, load_scenario
from sim.study.setting import Setting, distinct, months_after_change

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


def resolve_plan(name: str) -> Organisation | Scheduled:
    """Return the schedule of a shipped schedule's name or of a file that has steps, else the organisation of a file."""
    return load_schedule(name) if group_of(name) == "schedule" else load_organisation(name)


def group_of(name: str) -> str:
    """Return to which group a name or path among the alternatives belongs: `organisation` or `schedule`."""
    if name in names("organisation"):
        return "organisation"
    if name in names("schedule"):
        return "schedule"
    try:
        return "schedule" if "steps" in read("organisation", name).data else "organisation"
    except FileFaults:  # told in full when the file is loaded
        return "organisation"


def ladder(request: Request) -> Ladder | None:
    """Return the ladder asked for; None where there is none, or where not all its ends are compared.

    Raises FileFaults with every fault of its file.
    """
    if request.options.get("ladder", False) is False:
        return None
    found = load_ladder(ladder_name(request))
    return found if found.climbs([Path(name).stem for name in request.organisations]) else None


def ladder_name(request: Request) -> str:
    """Return the name or path of the ladder's file."""
    return "default" if request["ladder"] is True else str(request["ladder"])


def setting(request: Request, climbed: Ladder | None = None, *, told: bool = False) -> Setting:
    """Return what is to be simulated, every file loaded and checked against the others.

    After the organisations asked for come those of a ladder that is climbed. A share of one's own units and an exchange
    of contested cells are carried out on what the files say. Ledgers are `told` where their digests are wanted: without
    them compiled code need not come back for each buffer. Raises FileFaults with the faults of all files.
    """
    found: list[Fault] = []
    organisations = [_load(resolve_plan, name, found) for name in [*request.organisations, *between(request, climbed)]]
    history = _load(load_organisation, request["history"], found)
    population = _load(load_population, request["population"], found)
    issues = _load(load_issues, request["issues"], found)
    name = request.options.get("scenario")
    scenario = _load(load_scenario, name, found) if name else None
    whole = [organisation for organisation in organisations if organisation is not None]
    plans = [Plan.of(each) for each in whole]
    if population is not None and issues is not None:
        for organisation in distinct(plans, history):
            _collect(partial(check_together, organisation, population, issues), found)
    if history is not None:
        for plan in plans:
            _collect(partial(check_plan, plan, history, months_after_change(request.parameters)), found)
        if scenario is not None:
            _collect(partial(check_scenario, scenario, distinct(plans, history), request.parameters), found)
    found.extend(_same_key(whole) + _gaps_without_a_second_run(request))
    _collect(partial(agent_classes, request["agents"]), found)
    _collect(partial(check_engine, request["engine"], request["agents"]), found)
    if found or history is None or population is None or issues is None:
        raise FileFaults(PLACE, found)
    case = Setting(
        organisations=tuple(whole),
        history=history,
        population=population,
        issues=issues,
        scenario=scenario,
        parameters=request.parameters,
        seed=request["seed"],
        engine=request["engine"],
        agents=request["agents"],
        variants=tuple(as_list(request.options.get("variants"))) or (AS_DESCRIBED,),
        neutrality=bool(request.options.get("neutrality")),
        told=told,
    )
    return _as_asked(request, case)


def _as_asked(request: Request, case: Setting) -> Setting:
    """Return a setting with the municipality's own share and the contested cells that were asked for."""
    share, areas = request.options.get("own_share"), as_list(request.options.get("exchange_contested"))
    if share is not None:
        case = replace(case, population=with_own_share(case.population, share))
    if areas:
        exchange = Exchange(case.issues, case.population, (areas[0], areas[1]))
        organisations = tuple(exchange.of(each) for each in case.organisations)
        case = replace(case, organisations=organisations, history=exchange.of_organisation(case.history))
    return case


def between(request: Request, climbed: Ladder | None) -> list[str]:
    """Return the names or paths of a ladder's organisations that were not asked for themselves."""
    compared = {Path(name).stem for name in request.organisations}
    return [name for key, name in climbed.files.items() if key not in compared] if climbed else []


def reference(request: Request, organisations: Sequence[Shown]) -> str:
    """Return the key of the reference; raises FileFaults where it is none of the organisations compared."""
    name = str(request.options.get("reference", request.organisations[0]))
    keys = [organisation.key for organisation in organisations]
    key = Path(name).stem
    if key not in keys:
        remedy = f"one of {', '.join(keys)} (or add it to organisations)"
        raise FileFaults(PLACE, [Fault(PLACE, "reference", name, "is not compared", remedy, nearest(key, keys))])
    return key


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
    except ArgumentError as error:
        found.append(Fault(PLACE, error.argument, error.value, error.condition))


def _gaps_without_a_second_run(request: Request) -> list[Fault]:
    """Return a fault for each floor on a neutrality gap where nothing is run that would give one."""
    floors = [] if request.options.get("neutrality") else list(request.options.get("floors") or ())
    remedy = "neutrality=true, or no floor on it"
    return [Fault(PLACE, f"floors.{key}", None, "takes a second run", remedy) for key in floors if key in GAPS]


def _same_key(organisations: Sequence[Shown]) -> list[Fault]:
    """Return a fault for each key that two of the files share: a table could not tell them apart."""
    keys = [organisation.key for organisation in organisations]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    return [Fault(PLACE, "organisations", key, "is the name of two files", "files of different names") for key in twice]
