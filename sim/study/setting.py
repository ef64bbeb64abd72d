"""What is simulated: the alternatives, their common history, and everything that they have in common."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sim.analysis.view import AS_DESCRIBED
from sim.engines.drivers import KERNEL, check_engine
from sim.engines.mesa_model import agent_classes
from sim.errors import ArgumentError, nearest
from sim.measures.asked import Asked
from sim.organisation import IssueKinds, Organisation, Population, check_together
from sim.organisation.tables import Tables
from sim.scenario.parameters import Parameters
from sim.study.hours import VARIANTS, derived_hours
from sim.study.plan import Plan, Scheduled, check_plan
from sim.study.scenario import Scenario, check_scenario


@dataclass(frozen=True)
class Setting:
    """What is simulated: alternatives, common history, population, kinds, parameters, seed, engine, own agents.

    An alternative is an organisation or a schedule of several. `hours` is everyone's share of full time under
    `history`; a setting that has them has been checked. `variants` are whose hours each alternative is run with;
    with `neutrality` each replication is run a second time with the owners of matched units exchanged. A `scenario`
    says who leaves when. `left_out` are the pairs of an alternative's key and a variant that are not run. Where
    the ledgers are not `told`, no digest of them is made: the figures alone are wanted, and of these the ones `asked`
    for, if not all. `made` are the arrays of organisations that were needed so far.
    """

    organisations: tuple[Organisation | Scheduled, ...]
    history: Organisation
    population: Population
    issues: IssueKinds
    parameters: Parameters
    seed: int = 1
    engine: str = KERNEL
    agents: str | None = None
    hours: Mapping[str, float] | None = None
    variants: tuple[str, ...] = (AS_DESCRIBED,)
    neutrality: bool = False
    scenario: Scenario | None = None
    left_out: frozenset[tuple[str, str]] = frozenset()
    told: bool = True
    asked: Asked | None = None
    made: dict[tuple[int, str], Tables] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __getstate__(self) -> dict[str, object]:
        """Leave out what has been made: another process has other objects at the same addresses."""
        return {**self.__dict__, "made": {}}

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The alternatives, each as what takes over when."""
        return tuple(Plan.of(each) for each in self.organisations)


def check_setting(setting: Setting) -> None:
    """Raise FileFaults or ArgumentError when the parts of a setting do not fit together."""
    check_engine(setting.engine, setting.agents)
    for variant in setting.variants or ("",):
        if variant not in VARIANTS:
            near = nearest(variant, VARIANTS)
            hint = f"; did you mean {near!r}?" if near else ""
            raise ArgumentError("variants", variant, f"is not one of {', '.join(VARIANTS)}{hint}")
    agent_classes(setting.agents)
    keys = [plan.key for plan in setting.plans]
    for key in keys:
        if keys.count(key) > 1:
            raise ArgumentError("organisations", key, "stands twice; give each file a name of its own")
    for organisation in distinct(setting.plans, setting.history):
        check_together(organisation, setting.population, setting.issues)
    for plan in setting.plans:
        check_plan(plan, setting.history, months_after_change(setting.parameters))
    if setting.scenario is not None:
        check_scenario(setting.scenario, distinct(setting.plans, setting.history), setting.parameters)


def distinct(plans: Iterable[Plan], history: Organisation | None) -> list[Organisation]:
    """Return every organisation that the history and the plans go through, each once."""
    every = [organisation for plan in plans for organisation in plan.organisations]
    every = [*([history] if history else []), *every]
    return [one for place, one in enumerate(every) if one not in every[:place]]


def months_after_change(parameters: Parameters) -> float:
    """Return how many months a run goes on after the change date."""
    return sum(parameters[f"run.{name}_months"] for name in ("transition", "settled", "follow"))


def with_hours(setting: Setting) -> Setting:
    """Return the setting, checked, with everyone's hours derived; one that has hours comes back as it is.

    So many replications, and the processes that share them, check and derive once.
    """
    if setting.hours is not None:
        return setting
    check_setting(setting)
    hours = derived_hours(setting.history, setting.population, setting.issues, setting.parameters)
    return replace(setting, hours=hours)
