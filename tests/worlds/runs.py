"""Short runs with calendars given by hand, edited copies of shipped files, and what their ledgers say."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.ledger.store import ledger_table
from sim.organisation import (
    IssueKinds,
    Organisation,
    Population,
    load_issues,
    load_organisation,
    load_population,
    names,
)
from sim.organisation.files import read
from sim.organisation.tables import Tables, build_tables
from sim.scenario.parameters import PARAMETERS, Parameters
from sim.study.setting import Setting, with_hours

ALTERNATIVES = ("today", "separate", "merged", "shared_head")
FILES = tuple(names("organisation"))
IDENTITY = ["origin", "kind", "day", "ordinal"]
BOUNDS = (0.0, 60.0, 120.0, 180.0, 360.0)
"""Days: two months each of history, transition and settled, and six to follow what arose."""

NEUTRAL: Mapping[str, float] = {each.key: each.neutral for each in PARAMETERS if each.neutral is not None}
"""Every mechanism's declared neutral value, at which it is absent."""

BUSTLE = Parameters.default().with_(
    {
        "arrival.shock": 0.3,
        "behaviour.belief_lag": 0.6, "behaviour.assertiveness": 0.5, "behaviour.outside_share": 0.5,
        "behaviour.feedback_loss": 0.15, "behaviour.patience_days": 5.0, "behaviour.bypass_share": 0.5,
        "behaviour.complaint_share": 0.5, "behaviour.state_share": 0.5, "behaviour.experience_rate": 0.3,
        "behaviour.switch_share": 0.3, "behaviour.politician_share": 0.5, "behaviour.joining_share": 0.8,
        "behaviour.adjustment_share": 1.0,
        "work.entry_share": 1.0, "work.mismatch": 0.3, "work.strategic_share": 1.0, "work.strategy_hours": 1.0,
        "work.change_hours": 1.0,
        "structure.lateral_settlement": 0.5, "structure.team_settlement": 0.5,
        "decision.noise_base": 0.5, "decision.noise_edge": 0.3, "decision.partiality": 0.2,
        "decision.reopen_share": 1.0, "decision.discovery_days": 10.0, "decision.own_case": 1.0,
        "decision.limit_days": 60.0, "decision.authority_clarity": 0.5, "decision.state_days": 20.0,
        "learning.learning_rate": 0.1, "learning.stale_share": 1.0, "learning.mandate_hours": 5.0,
        "learning.initiative_unclear": 0.5,
    }
)  # fmt: skip
"""Every mechanism is at work, most of them more than is plausible, so that a short run sees all that can happen."""

EXPERIENCE = (
    "behaviour.experience_rate", "behaviour.memory_share", "behaviour.switch_share", "work.strategic_share", "learning",
)  # fmt: skip
"""What outlasts an issue: what households and heads remember, what settlements teach, what managers write down."""


def without(*mechanisms: str) -> dict[str, float]:
    """Return the declared neutral values of mechanisms, each named by its key, or all of a section by the section's."""
    found = {key: value for key, value in NEUTRAL.items() if key in mechanisms or key.partition(".")[0] in mechanisms}
    named = {*found, *(key.partition(".")[0] for key in found)}
    assert named >= set(mechanisms), set(mechanisms) - named
    return found


@dataclass(frozen=True)
class World:
    """What a run is made from, as names of shipped files, paths or loaded objects."""

    organisation: str | Path | Organisation = "today"
    population: str | Path | Population = "small"
    issues: str | Path | IssueKinds = "default"
    parameters: Parameters = Parameters.default()  # noqa: RUF009  cannot be changed
    hours: float = 0.1

    def tables(self) -> Tables:
        """Return the arrays; everybody gives issues the same share of full time."""
        organisation, population, issues = self.organisation, self.population, self.issues
        if not isinstance(organisation, Organisation):
            organisation = load_organisation(organisation)
        if not isinstance(population, Population):
            population = load_population(population)
        if not isinstance(issues, IssueKinds):
            issues = load_issues(issues)
        hours = dict.fromkeys([*organisation.persons, *population.units], self.hours)
        return build_tables(organisation, population, issues, self.parameters, hours)

    def under(self, organisation: str | Path | Organisation) -> "World":
        """Return the same world under another organisation."""
        return replace(self, organisation=organisation)


@dataclass(frozen=True)
class Run:
    """A finished run: its course, the ledger as written and the ledger in words."""

    course: Course
    rows: np.ndarray
    ledger: pd.DataFrame

    @property
    def digest(self) -> str:
        """The SHA-256 of the ledger."""
        return self.course.sha256()


def run(
    tables: Tables,
    after: Tables | None = None,
    *,
    seed: int = 1,
    bounds: tuple[float, ...] = BOUNDS,
    prepare: Callable[[Course], None] = lambda _: None,
) -> Run:
    """Run a world to the last bound; `after` takes over at the first; `prepare` may touch the course before."""
    course = Course.start(tables, seed, np.array(bounds), keep=True)
    prepare(course)
    model = Municipality(course)
    model.run_until(bounds[1])
    past = sum(map(len, course.segments))
    if after is not None:
        model.change_to(after)
    model.run_until(bounds[-1])
    model.release()
    rows, later = np.concatenate(course.segments), after or tables
    parts = [
        ledger_table(rows[:past], tables.posts, tables.streams),
        ledger_table(rows[past:], later.posts, later.streams),
    ]
    return Run(course, rows, pd.concat(parts, ignore_index=True))


def unlimited(tables: Tables, *persons: str) -> Tables:
    """Return the same tables with as good as no waiting and no working time for the persons named, or for all."""
    structure = deepcopy(tables.structure)
    working = structure.persons["rate"] > 0.0
    chosen = [place for place, key in enumerate(tables.persons) if working[place] and (not persons or key in persons)]
    structure.persons["servers"][chosen] = 1000
    structure.persons["rate"][chosen] = 1e9
    structure.persons["agenda"][:] = 1_000_000
    return replace(tables, structure=structure)


def of_issues(ledger: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that belong to an issue: all but managers' weeks, looks at the whole matrix, and vacancies."""
    return ledger[ledger["issue"] >= 0].reset_index(drop=True)


def raised(ledger: pd.DataFrame) -> pd.DataFrame:
    """Return identity, unit, time and complexity of every root issue, in the order in which they arose."""
    rows = ledger[ledger["event"] == "raised"]
    return rows[[*IDENTITY, "post", "time", "value"]].reset_index(drop=True)


def others(ledger: pd.DataFrame, left_out: pd.Series) -> pd.DataFrame:
    """Return the rows that are not left out, without the running number of the issue."""
    return ledger[~left_out].drop(columns="issue").reset_index(drop=True)


def shipped(group: str, name: str) -> dict[str, Any]:
    """Return a shipped file as plain data."""
    return dict(read(group, name).data)


def deepcopied(data: Any) -> Any:  # noqa: ANN401  any part of a file
    """Return the same data with nothing in it twice, so that it is written without the aliases that are refused."""
    return {key: deepcopied(value) for key, value in data.items()} if isinstance(data, dict) else data


def written(folder: Path, name: str, data: object) -> Path:
    """Write data as a file of the given stem and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yaml"
    text = data if isinstance(data, str) else yaml.safe_dump(deepcopied(data), sort_keys=False, allow_unicode=True)
    path.write_text(text, encoding="utf-8")
    return path


def town(parameters: Parameters) -> Setting:
    """Return a small town with everyone's hours: its own organisation, the merged one and the shared head."""
    own = load_organisation("today")
    return with_hours(
        Setting(
            organisations=(own, *map(load_organisation, ("merged", "shared_head"))),
            history=own,
            population=load_population("small"),
            issues=load_issues("default"),
            parameters=parameters,
        )
    )
