"""The stages of a run: which organisation works from which day on, who leaves meanwhile, what the council lays down."""

import math
from typing import NamedTuple

import numpy as np

from sim.analysis.view import AS_DESCRIBED
from sim.engines.course import Course
from sim.measures.accumulate import windows
from sim.organisation import Organisation
from sim.organisation.layout import MONTH
from sim.organisation.tables import Tables
from sim.scenario.parameters import Parameters
from sim.study.plan import Plan
from sim.study.setting import Setting
from sim.study.tables import tables_in
from sim.study.vacancy import Term, Vacancy, directives, vacancies


class Stage(NamedTuple):
    """From which day on (days since the start) which organisation works, as arrays; who leaves meanwhile.

    `directives`: month from the change date and function (by index) of what the council lays down meanwhile.
    """

    day: float
    tables: Tables
    key: str
    vacancies: tuple[Vacancy, ...] = ()
    directives: tuple[tuple[float, int], ...] = ()


def stages_of(setting: Setting, plan: Plan, variant: str) -> list[Stage]:
    """Return the stages of a plan: what is left of the history, then what takes over from the change date on."""
    first = plan.steps[0][0]
    stages = [stage_of(setting, setting.history, AS_DESCRIBED, (0.0, first))]
    ends = [month for month, _ in plan.steps[1:]] + [math.inf]
    for (month, organisation), until in zip(plan.steps, ends, strict=True):
        stages.append(stage_of(setting, organisation, variant, (month, until)))
    return stages


def stage_of(setting: Setting, organisation: Organisation, variant: str, months: tuple[float, float]) -> Stage:
    """Return an organisation in force between two months from the change date, with those who leave meanwhile."""
    tables = tables_in(setting, organisation, variant)
    day = float(bounds_of(setting.parameters)[1]) + months[0] * MONTH
    if setting.scenario is None:
        return Stage(day, tables, organisation.key)
    history = tables_in(setting, setting.history, AS_DESCRIBED)
    term = Term(organisation, tables, *months)
    leaving = tuple(vacancies(setting.scenario, term, history, setting.parameters))
    return Stage(day, tables, organisation.key, leaving, tuple(directives(setting.scenario, term)))


def note_scenario(course: Course, stage: Stage) -> None:
    """Note who leaves, and what the council lays down, while a stage lasts."""
    change = float(course.accumulator.bounds[1])
    for vacancy in stage.vacancies:
        day = change + vacancy.month * MONTH
        course.vacate(vacancy.post, day, vacancy.days, vacancy.pace, vacancy.in_force)
    for month, function in stage.directives:
        course.lay_down(function, change + month * MONTH)


def bounds_of(parameters: Parameters) -> np.ndarray:
    """Return the limits of the calendar windows of a run, in days from its start."""
    months = (parameters[f"run.{name}_months"] for name in ("history", "transition", "settled", "follow"))
    return windows(*months)
