"""Small organisations in ordinary files, whose behaviour is known in closed form, and what a run of one has to show.

One server who gives issues all working time works `DAY` hours a day, so that `DAY` hours of work take a day. All
parameters are at their neutral values unless a test names them: arrivals are Poisson, messages take no time, claims are
firm, nobody errs. A *site* is the one unit at which issues arise; its head has no part in them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.ledger import columns as c
from sim.organisation import check_together, load_issues, load_organisation, load_population
from sim.organisation.layout import DAYS_A_YEAR
from sim.organisation.tables import Tables, build_tables
from sim.scenario.parameters import PARAMETERS, Parameters

Entries = dict[str, Any]

DAY = 5.0  # hours that one server works in a day
MASTERS_ALL = 1000.0  # a knowledge that no matter exceeds
NEUTRAL = {p.key: p.neutral for p in PARAMETERS if p.neutral is not None}
PLAIN = Parameters.default().with_({**NEUTRAL, "work.fulltime_hours": DAY * DAYS_A_YEAR})


def post(reports_to: str = "", **changes: object) -> Entries:
    """Return the entry of a post that masters everything; without a superior it is the top of the municipality."""
    top = {"office": "office", "side": "executive", "committee": "council"}
    place = {"reports_to": reports_to} if reports_to else top
    return {"title": _title("Post"), "level": "office", "knowledge": MASTERS_ALL, **place, **changes}


def organisation(
    posts: Mapping[str, Entries],
    claims: Mapping[str, Mapping[str, str]],
    people: Mapping[str, Entries] | None = None,
    interval: float = 30.0,
) -> Entries:
    """Return an organisation file: posts, who claims which function, and people other than one full-time server."""
    holders = [entry.get("holder", key) for key, entry in posts.items()]
    top = next(key for key, entry in posts.items() if "reports_to" not in entry)
    site = {"office": "office", "reports_to": top, "knowledge": MASTERS_ALL, "hours": 1.0}
    unlimited = 1_000_000
    return {
        "title": _title("Network"),
        "source": "a closed form",
        "style": {"colour": "#000000"},
        "offices": {"office": {"title": _title("Office")}},
        "posts": dict(posts),
        "persons": {holder: {"hours": 1.0, **(people or {}).get(holder, {})} for holder in holders},
        "units": {"site": site},
        "committees": {"council": {"title": _title("Council"), "interval": interval, "agenda": unlimited}},
        "responsibility": {function: dict(row) for function, row in claims.items()},
    }


def kind(function: str, a_day: float, **changes: object) -> Entries:
    """Return a kind of issue that arises so often a day and takes its owner exponential work of a day in the mean."""
    return {
        "title": _title("Kind"),
        "source": "a closed form",
        "area": "education",
        "function": function,
        "origin": "resident",
        "units": {"site": 1.0},
        "rate": {"per": "unit", "a_year": a_day * DAYS_A_YEAR},
        "effort": work(DAY),
        "decision": work(0.0, "fixed"),
        "complexity": {"law": "uniform", "scale": 0.0},
        "political": 0.0,
        "priority": 1,
        "contacts": {"unit": 1.0},
        **changes,
    }


def work(hours: float, law: str = "exponential", cv: float | None = None) -> Entries:
    """Return a law of working time."""
    return {"hours": hours, "law": law, **({} if cv is None else {"cv": cv})}


def tables_of(
    folder: Path,
    organisation_file: Entries,
    kinds: Mapping[str, Entries],
    parameters: Mapping[str, float] | None = None,
    owner: str = "municipal",
) -> Tables:
    """Write the three files, load and check them as a user's files are, and return the tables that the engine reads."""
    site = {"title": _title("Site"), "area": "education", "member": "pupil", owner: {"count": 1, "size": 1.0}}
    head = {"title": _title("Network"), "source": "a closed form"}
    files = {
        "organisation": organisation_file,
        "population": {**head, "residents": 1000, "units": {"site": site}},
        "issues": {**head, "kinds": dict(kinds)},
    }
    for name, content in files.items():
        text = yaml.dump(content, Dumper=_Plain, sort_keys=False)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    chart = load_organisation(folder / "organisation.yaml")
    population, issues = load_population(folder / "population.yaml"), load_issues(folder / "issues.yaml")
    check_together(chart, population, issues)
    return build_tables(chart, population, issues, PLAIN.with_(parameters or {}), {})


@dataclass(frozen=True)
class Span:
    """Days of a run: a warm-up that is thrown away, the days measured, and days after them with new issues still."""

    warm_up: float
    measured: float
    after: float = 0.0

    @property
    def bounds(self) -> np.ndarray:
        """The limits of the calendar windows in days: measured issues and work are those of the second window."""
        return np.cumsum([0.0, self.warm_up, self.measured, self.after, 0.0])


def run(tables: Tables, seed: int, span: Span) -> Course:
    """Run one replication in the ordinary engine to the end of its span and return its course with the ledger kept."""
    model = Municipality(Course.start(tables, seed, span.bounds, keep=True))
    model.run_until(float(span.bounds[-1]))
    model.release()
    return model.course


class Log:
    """What the ledger of one replication says of each issue; arrays have one place an issue, in order of arising."""

    def __init__(self, tables: Tables, seed: int, span: Span) -> None:
        self.tables, self.course = tables, run(tables, seed, span)
        self.rows = np.concatenate(self.course.segments)
        raised = self.rows[self.rows["event"] == c.RAISED]
        self.raised = raised["time"]
        self.kind = np.array([label for _, label in tables.streams], dtype=object)[raised["stream"]]
        self.measured = (self.raised >= span.bounds[1]) & (self.raised < span.bounds[2])

    def chosen(self, event: int, task: int | None = None) -> np.ndarray:
        """Return the rows of an event, of one kind of work if a task is named."""
        return self.rows[(self.rows["event"] == event) & ((task is None) | (self.rows["task"] == task))]

    def times(self, event: int, task: int | None = None) -> np.ndarray:
        """Return when an event happened to each issue, in days; nan where it has not."""
        rows = self.chosen(event, task)
        times = np.full(len(self.raised), np.nan)
        times[rows["issue"]] = rows["time"]
        return times

    def waits(self, kind_key: str) -> np.ndarray:
        """Return the days that measured issues of a kind lay before their work began; every one must have begun."""
        waits = self.times(c.STARTED, c.HANDLE) - self.times(c.QUEUED, c.HANDLE)
        waits = waits[self.measured & (self.kind == kind_key)]
        assert not np.isnan(waits).any(), "the span leaves too few days after the measured ones"
        return waits

    def post(self, key: str) -> int:
        """Return the index by which rows name a post."""
        return self.tables.post(key)


class _Plain(yaml.SafeDumper):
    """Writes every value out: our reader takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  the signature is the library's
        return True


def _title(text: str) -> Entries:
    return {"sv": text, "en": text}
