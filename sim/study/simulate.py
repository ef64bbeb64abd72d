"""One replication: a common history, then each organisation takes over the same state and the same stream of issues."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import pandas as pd

from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.errors import ArgumentError
from sim.ledger.store import ledger_table
from sim.measures.accumulate import windows
from sim.measures.figures import figure_table
from sim.organisation import (
    IssueKinds,
    Organisation,
    Population,
    check_succession,
    check_together,
    load_issues,
    load_organisation,
    load_population,
)
from sim.organisation.tables import Tables, build_tables
from sim.rules.draws import key_of
from sim.scenario.parameters import Parameters
from sim.study.hours import derived_hours, hours_under

ENGINES: Final = ("agents",)
AS_DESCRIBED: Final = "as_described"


@dataclass(frozen=True)
class Setting:
    """What is simulated: alternatives, common history, population, kinds, parameters, seed, engine, own agents."""

    organisations: tuple[Organisation, ...]
    history: Organisation
    population: Population
    issues: IssueKinds
    parameters: Parameters
    seed: int = 1
    engine: str = "agents"
    agents: str | None = None
    hours: Mapping[str, float] | None = None  # share of full time under `history`; None: derived when needed


@dataclass(frozen=True)
class Replication:
    """What one replication found: the tidy figures, and per organisation the digest and, if kept, the ledger."""

    figures: pd.DataFrame
    digests: Mapping[str, str]
    ledgers: Mapping[str, pd.DataFrame] = field(default_factory=dict)


def check_setting(setting: Setting) -> None:
    """Raise FileFaults or ArgumentError when the parts of a setting do not fit together."""
    if setting.engine not in ENGINES:
        raise ArgumentError("engine", setting.engine, f"is not one of {', '.join(ENGINES)}")
    keys = [organisation.key for organisation in setting.organisations]
    for key in keys:
        if keys.count(key) > 1:
            raise ArgumentError("organisations", key, "stands twice; give each file a name of its own")
    for organisation in (setting.history, *setting.organisations):
        check_together(organisation, setting.population, setting.issues)
        if organisation != setting.history:
            check_succession(setting.history, organisation)


def replicate(setting: Setting, replication: int, keep_ledger: bool = False) -> Replication:  # noqa: FBT001, FBT002
    """Run one replication: the common history once, then each organisation on from the change date.

    `replication` counts from 0; the same setting and number give the same bytes on any machine and in any order.
    """
    setting = with_hours(setting)
    parameters = setting.parameters
    bounds = _bounds(parameters)
    seed = _seed(setting.seed, replication)
    start = _tables(setting, setting.history)
    common = Municipality(Course.start(start, seed, bounds, keep=keep_ledger), setting.agents)
    common.run_until(float(bounds[1]))
    figures, digests, ledgers = [], {}, {}
    for organisation in setting.organisations:
        course = common.course.branch()
        model = Municipality(course, setting.agents)
        tables = _tables(setting, organisation)
        past = sum(len(rows) for rows in course.segments)
        model.change_to(tables)
        model.run_until(float(bounds[-1]))
        issues = int(course.world.state.clock["issues"][0])
        table = figure_table(course.accumulator, issues, tables, parameters["run.restricted_days"])
        figures.append(_labelled(table, organisation.key, replication))
        digests[organisation.key] = course.sha256()
        if keep_ledger:
            ledgers[organisation.key] = _kept(course, start, tables, past)
        model.release()
    common.release()
    return Replication(pd.concat(figures, ignore_index=True), digests, ledgers)


def _labelled(table: pd.DataFrame, organisation: str, replication: int) -> pd.DataFrame:
    table.insert(0, "organisation", organisation)
    table.insert(1, "variant", AS_DESCRIBED)
    table.insert(2, "replication", replication)
    return table


def _bounds(parameters: Parameters) -> np.ndarray:
    months = (parameters[f"run.{name}_months"] for name in ("history", "transition", "settled", "follow"))
    return windows(*months)


def _seed(seed: int, replication: int) -> int:
    return int(key_of(np.uint64(seed), np.uint64(replication)))


def with_hours(setting: Setting) -> Setting:
    """Return the checked setting with everyone's hours derived, so that many replications derive them once."""
    check_setting(setting)
    if setting.hours is not None:
        return setting
    hours = derived_hours(setting.history, setting.population, setting.issues, setting.parameters)
    return replace(setting, hours=hours)


def _tables(setting: Setting, organisation: Organisation) -> Tables:
    derived = dict(with_hours(setting).hours or {})
    new = setting.parameters["work.new_person_hours"]
    hours = hours_under(organisation, setting.history, derived, new)
    return build_tables(organisation, setting.population, setting.issues, setting.parameters, hours)


def _kept(course: Course, before: Tables, after: Tables, past: int) -> pd.DataFrame:
    rows = np.concatenate(course.segments)
    return pd.concat(
        [
            ledger_table(rows[:past], before.posts, before.streams),
            ledger_table(rows[past:], after.posts, after.streams),
        ],
        ignore_index=True,
    )


def municipality(
    organisation: str,
    population: str = "small",
    issues: str = "default",
    rng: int = 1,
    parameters: Parameters | None = None,
    agents: str | None = None,
) -> Municipality:
    """Return a Mesa model of one organisation from its first morning: `step()` is a day.

    Names are those of shipped files or paths to one's own; the organisation is its own history, so that everyone's
    hours are derived from its own load. Raises FileFaults for a file that cannot be used.
    """
    chosen = load_organisation(organisation)
    setting = Setting(
        organisations=(chosen,),
        history=chosen,
        population=load_population(population),
        issues=load_issues(issues),
        parameters=parameters or Parameters.default(),
        seed=rng,
        agents=agents,
    )
    check_setting(setting)
    return Municipality(Course.start(_tables(setting, chosen), _seed(rng, 0), _bounds(setting.parameters)), agents, rng)
