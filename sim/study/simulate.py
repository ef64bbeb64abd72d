"""One replication: a common history, then each organisation takes over the same state and the same stream of issues."""

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from sim.analysis.view import AS_DESCRIBED
from sim.engines.course import Course
from sim.engines.drivers import AGENTS, Driver, driver_of
from sim.engines.mesa_model import Municipality
from sim.ledger.store import ledger_table
from sim.measures.calendar import ALL
from sim.measures.figures import COLUMNS, Line, figure_rows
from sim.organisation import load_issues, load_organisation, load_population
from sim.rules.draws import key_of
from sim.scenario.parameters import Parameters
from sim.study.overload import run_within_limit
from sim.study.setting import Setting, with_hours
from sim.study.stages import Stage, bounds_of, note_scenario, stage_of, stages_of
from sim.study.tables import runs_as, tables_in
from sim.study.twins import OF_UNITS, exchanged, matched_pairs, neutrality_gaps


@dataclass(frozen=True)
class Replication:
    """What one replication found: the tidy figures, and per alternative the digest and, if kept, the ledger.

    Digests and ledgers go by the alternative's key, and by key/variant for any variant but *as described*.
    """

    figures: pd.DataFrame
    digests: Mapping[str, str]
    ledgers: Mapping[str, pd.DataFrame] = field(default_factory=dict)


class Branch(NamedTuple):
    """One alternative from the change date to the end: figures, the ledger's digest and, if kept, the ledger."""

    figures: list[Line]
    digest: str
    ledger: pd.DataFrame | None


def replicate(setting: Setting, replication: int, keep_ledger: bool = False) -> Replication:  # noqa: FBT001, FBT002
    """Run one replication: the common history once, then each alternative on from the change date in each variant.

    `replication` counts from 0; the same setting and number give the same bytes on any machine and in any order.
    Where both variants have the same hours the run is made once and its figures stand under both. With `neutrality`
    all is run once more, history included, with the owners of matched units exchanged and everyone's hours kept;
    digests and ledgers are those of the first run. Raises Overload when work piles up without end.
    """
    setting = with_hours(setting)
    found = _replicated(setting, replication, keep_ledger=keep_ledger)
    if not setting.neutrality:
        return found
    pairs = matched_pairs(setting.population)
    traded = _replicated(replace(setting, population=exchanged(setting.population, pairs)), replication)
    gaps = neutrality_gaps(found.figures, traded.figures, pairs)
    figures = pd.concat([found.figures, gaps], ignore_index=True) if len(gaps) else found.figures
    return replace(found, figures=figures if setting.asked is None else figures[setting.asked.among(figures)])


def _replicated(setting: Setting, replication: int, *, keep_ledger: bool = False) -> Replication:
    """Run one replication of a setting that has its hours."""
    common = begun(setting, replication, keep_ledger=keep_ledger)
    found = carried_on(setting, common.course, replication)
    common.release()
    return found


def begun(setting: Setting, replication: int, *, keep_ledger: bool = False) -> Driver:
    """Return what drives the common history, run to the change date, of a setting that has its hours."""
    bounds = bounds_of(setting.parameters)
    before = (-setting.parameters["run.history_months"], 0.0)
    start = stage_of(setting, setting.history, AS_DESCRIBED, before)
    course = Course.start(start.tables, _seed(setting.seed, replication), bounds, keep=keep_ledger, told=setting.told)
    common = driver_of(setting.engine, course, setting.agents)
    note_scenario(common.course, start)
    run_within_limit(common, float(bounds[1]), start.key)
    return common


def carried_on(setting: Setting, common: Course, replication: int) -> Replication:
    """Run each alternative on from the end of a common history, which stays as it is; the setting has its hours.

    Its parameters may be others than those of the history: they then hold from the change date on.
    """
    rows: list[tuple[object, ...]] = []
    digests, ledgers = {}, {}
    for plan, variant, branch in branches(setting, common):
        name = plan if variant == AS_DESCRIBED else f"{plan}/{variant}"
        rows += [(plan, variant, replication, *row) for row in branch.figures]
        if branch.digest:
            digests[name] = branch.digest
        if branch.ledger is not None:
            ledgers[name] = branch.ledger
    figures = pd.DataFrame(rows, columns=["organisation", "variant", "replication", *COLUMNS])
    return Replication(figures, digests, ledgers)


def branches(
    setting: Setting, common: Course, heirs: MutableMapping[str, Course] | None = None
) -> Iterator[tuple[str, str, Branch]]:
    """Yield each alternative's key, variant and run from the end of a common history, as `carried_on` puts together.

    `heirs` keeps the state that each organisation has taken over from this one history, by key: with the same arrays,
    but for parameters and hours, it is not done again.
    """
    for plan in setting.plans:
        made: dict[str, Branch] = {}
        for variant in setting.variants:
            if (plan.key, variant) in setting.left_out:
                continue
            run_as = runs_as(setting, plan, variant)
            if run_as not in made:
                made[run_as] = _branch(setting, common, stages_of(setting, plan, run_as), heirs)
            yield plan.key, variant, made[run_as]


def _branch(
    setting: Setting, common: Course, stages: Sequence[Stage], heirs: MutableMapping[str, Course] | None
) -> Branch:
    """Run one alternative on from the end of the common history, under which the first of the stages is."""
    common.drain()
    at_once = stages[1].day <= common.now
    past = [_rows(common)] if at_once else []
    under = stages[len(past)]
    course = _taken_over(common, stages, heirs) if at_once else common.branch()
    if at_once:  # before any agent is made: those of the history would be replaced at once
        course.begin_under(under.tables)
    note_scenario(course, under)
    driver = driver_of(setting.engine, course, setting.agents)
    for stage in stages[len(past) + 1 :]:
        run_within_limit(driver, stage.day, under.key)
        past.append(_rows(course))
        driver.change_to(stage.tables)
        note_scenario(course, stage)
        under = stage
    run_within_limit(driver, float(course.accumulator.bounds[-1]), under.key)
    driver.release()
    issues = int(course.world.state.clock["issues"][0])
    asked = setting.asked
    if asked and setting.neutrality:
        asked = asked.also(OF_UNITS, ALL)
    figures = figure_rows(course.accumulator, issues, stages[-1].tables, asked)
    return Branch(figures, course.sha256() if course.told else "", _kept(course, stages, past) if course.keep else None)


def _taken_over(common: Course, stages: Sequence[Stage], heirs: MutableMapping[str, Course] | None) -> Course:
    """Return a course of its own in which a plan's first organisation has taken over, and nobody has begun yet."""
    stage = stages[1]
    heir = heirs and heirs.get(stage.key)
    if heir and heir.tables.structure.matrix is stage.tables.structure.matrix:  # other arrays: another organisation
        return heir.branch()
    course = common.branch()
    course.take_over(stage.tables)
    if heirs is not None:
        heirs[stage.key] = course.tight()
    return course


def _seed(seed: int, replication: int) -> int:
    return int(key_of(np.uint64(seed), np.uint64(replication)))


def _rows(course: Course) -> int:
    """Return how many ledger rows a course has kept."""
    return sum(len(rows) for rows in course.segments)


def _kept(course: Course, stages: Sequence[Stage], past: Sequence[int]) -> pd.DataFrame:
    """Return the kept ledger in words; `past` are the rows written when each stage but the first began."""
    rows = np.concatenate(course.segments)
    parts = zip(stages, pairwise([0, *past, len(rows)]), strict=True)
    tables = [ledger_table(rows[low:high], stage.tables.posts, stage.tables.streams) for stage, (low, high) in parts]
    return pd.concat(tables, ignore_index=True)


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
    setting = with_hours(
        Setting(
            organisations=(chosen,),
            history=chosen,
            population=load_population(population),
            issues=load_issues(issues),
            parameters=parameters or Parameters.default(),
            seed=rng,
            engine=AGENTS,
            agents=agents,
        )
    )
    tables, bounds = tables_in(setting, chosen, AS_DESCRIBED), bounds_of(setting.parameters)
    return Municipality(Course.start(tables, _seed(rng, 0), bounds), agents, rng)
