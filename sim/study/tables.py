"""The arrays of an organisation in a setting: with everyone's hours, as described or at equal hours."""

from sim.analysis.view import AS_DESCRIBED
from sim.organisation import Organisation
from sim.organisation.tables import Tables, build_tables, under
from sim.study.hours import EQUAL_HOURS, hours_under, managers_hours, rescaled, rescaling
from sim.study.plan import Plan
from sim.study.setting import Setting


def tables_in(setting: Setting, organisation: Organisation, variant: str, like: Tables | None = None) -> Tables:
    """Return the arrays of an organisation in a setting that has its hours; they are the same in every replication.

    `like` are its arrays with the same population and issues under other parameters, which saves making them anew.
    """
    key = (id(organisation), variant)
    if key not in setting.made:
        setting.made[key] = _made_anew(setting, organisation, variant, like)
    return setting.made[key]


def _made_anew(setting: Setting, organisation: Organisation, variant: str, like: Tables | None) -> Tables:
    hours = _hours(setting, organisation)
    if variant == EQUAL_HOURS:
        organisation, hours = rescaled(organisation, hours, _factor(setting, organisation))
    if like is not None:
        return under(like, organisation, setting.population, setting.parameters, hours)
    return build_tables(organisation, setting.population, setting.issues, setting.parameters, hours)


def runs_as(setting: Setting, plan: Plan, variant: str) -> str:
    """Return the variant as which a plan is run: as described where all its organisations have the same hours then."""
    differs = variant == EQUAL_HOURS and any(_factor(setting, one) != 1.0 for one in plan.organisations)
    return variant if differs else AS_DESCRIBED


def _factor(setting: Setting, organisation: Organisation) -> float:
    """Return the factor that gives an organisation's managers as many hours as those of the history have."""
    total = managers_hours(setting.history, _hours(setting, setting.history))
    return rescaling(organisation, _hours(setting, organisation), total)


def _hours(setting: Setting, organisation: Organisation) -> dict[str, float]:
    new = setting.parameters["work.new_person_hours"]
    return hours_under(organisation, setting.history, dict(setting.hours or {}), new)
