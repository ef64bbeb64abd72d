"""The escalation network as ordinary files: nineteen posts on four levels, and the work that its issues bring along.

Issues arise at twelve fronts; what is beyond a post's knowledge rises to the next level. Complexity is uniform, so that
thresholds on that one draw stand for independent probabilities of being resolved. Everyone's hours are set so that the
loads are the stated ones, every parameter is at its neutral value, and messages take no time: a Jackson network.
"""

import math
import tempfile
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import yaml

from sim.engines.course import Course
from sim.engines.kernel import Kernel
from sim.ledger import columns as c
from sim.organisation import check_together, load_issues, load_organisation, load_population
from sim.organisation.layout import DAYS_A_YEAR
from sim.organisation.tables import Tables, build_tables
from sim.scenario import PARAMETERS, Parameters

Entries = dict[str, Any]

A_DAY: Final = 100_000.0 / 365.0
"""Root issues that arise in a day; the mean time of one in the network is then 0.237044 days."""

_DAY: Final = 5.0  # hours that one officer works in a day on all of full time
_HANDLING: Final = 0.4  # mean hours at a front
_DECIDING: Final = 0.2  # mean hours of a superior
_MASTERS_ALL: Final = 1000.0
_DRAINED: Final = 60.0  # days after the last arrival, sixteen relaxation times of the slowest desk


class Level(NamedTuple):
    """Like posts of one level: how many, officers each, load, share of its issues that it resolves."""

    name: str
    posts: int
    officers: int
    load: float
    resolved: float


LEVELS: Final = (
    Level("front", 12, 3, 0.75, 0.7),
    Level("middle", 4, 2, 0.70, 0.7),
    Level("head", 2, 1, 0.70, 0.8),
    Level("top", 1, 1, 0.65, 1.0),
)


class Case(NamedTuple):
    """What an engine of ours is to run: arrays, seed, the day on which issues cease to arise and the last day."""

    tables: Tables
    seed: int
    until: float
    end: float

    def course(self, *, keep: bool = False, told: bool = False) -> Course:
        """Return the first morning."""
        return Course.start(self.tables, self.seed, np.array([0.0, 0.0, *[self.until] * 3]), keep=keep, told=told)


class Work(NamedTuple):
    """What every engine consumes, one place an issue in order of arising; times and durations in days.

    `front`: its first post, 0 to 11; `service`: at each level, shape (issues, 4); `hops`: levels visited, 1 to 4;
    `closed`: when the kernel had it resolved.
    """

    arrival: np.ndarray
    front: np.ndarray
    service: np.ndarray
    hops: np.ndarray
    closed: np.ndarray

    @property
    def events(self) -> int:
        """Logical events: arrivals and completed services, the same count for every engine."""
        return len(self.arrival) + int(self.hops.sum())


def layout() -> tuple[np.ndarray, np.ndarray]:
    """Return officers and parent of each of the nineteen places, fronts first; the top has no parent (-1)."""
    officers, parents, first = [], [], 0
    for place, level in enumerate(LEVELS):
        above = LEVELS[place + 1].posts if level.resolved < 1.0 else 0
        start = first + level.posts
        officers += [level.officers] * level.posts
        parents += [start + n * above // level.posts if above else -1 for n in range(level.posts)]
        first = start
    return np.array(officers, dtype=np.int64), np.array(parents, dtype=np.int64)


def network(issues: int, seed: int) -> Case:
    """Return the network over the whole days that so many issues take in the mean, loaded from files and checked."""
    with tempfile.TemporaryDirectory() as folder:
        tables = _loaded(Path(folder), *_files())
    until = float(math.ceil(issues / A_DAY))
    return Case(tables, seed, until, until + _DRAINED)


def work_of(case: Case) -> Work:
    """Return the work of each issue and when it was done, from the ledger that the kernel keeps of a run."""
    driver = Kernel(case.course(keep=True))
    driver.run_until(case.end)
    rows = np.concatenate(driver.course.segments)
    raised, started, closed = (rows[rows["event"] == event] for event in (c.RAISED, c.STARTED, c.CLOSED))
    count = len(raised)
    done = np.full(count, np.nan)
    done[closed["issue"]] = closed["time"]
    places = {case.tables.post(key): place for place, key in enumerate(_keys())}
    place = np.array([places.get(post, -1) for post in range(len(case.tables.posts))])[started["post"]]
    level = np.searchsorted(np.cumsum([each.posts for each in LEVELS]), place, side="right")
    service = np.zeros((count, len(LEVELS)))
    service[started["issue"], level] = started["value"]
    front = np.zeros(count, dtype=np.int64)
    front[started["issue"][level == 0]] = place[level == 0]
    return Work(raised["time"].copy(), front, service, np.bincount(started["issue"], minlength=count), done)


def _keys() -> list[str]:
    return [f"{level.name}_{n:02d}" for level in LEVELS for n in range(level.posts)]


def _files() -> tuple[Entries, Entries, Entries]:
    """Return organisation, population and kinds as a user would write them."""
    keys, parents = _keys(), layout()[1]
    posts, people = {}, {}
    reaching, place = 1.0, 0
    for rank, level in enumerate(LEVELS):
        risen = reaching * (1.0 - level.resolved)
        mean = _DECIDING if rank else _HANDLING
        hours = A_DAY * reaching / level.posts * mean / (level.load * level.officers * _DAY)
        for _ in range(level.posts):
            above = keys[parents[place]] if parents[place] >= 0 else ""
            posts[keys[place]] = _post(above, 1.0 - risen if above else _MASTERS_ALL)
            people[keys[place]] = {"servers": level.officers, "hours": hours}
            place += 1
        reaching = risen
    fronts = keys[: LEVELS[0].posts]
    site = {"title": _title("Site"), "area": "education", "member": "pupil", "municipal": {"count": 1, "size": 1.0}}
    head = {"title": _title("Escalation network"), "source": "Jackson 1957; the loads are assumptions"}
    return (
        head | _organisation(posts, people, fronts),
        head | {"residents": 1000, "units": {"site": site}},
        head | {"kinds": {key: _kind(key, A_DAY / len(fronts)) for key in fronts}},
    )


def _organisation(posts: Entries, people: Entries, fronts: list[str]) -> Entries:
    top = next(key for key, entry in posts.items() if "reports_to" not in entry)
    return {
        "style": {"colour": "#000000"},
        "offices": {"office": {"title": _title("Office")}},
        "posts": posts,
        "persons": people,
        "units": {"site": {"office": "office", "reports_to": top, "knowledge": _MASTERS_ALL, "hours": 1.0}},
        "committees": {"council": {"title": _title("Council"), "interval": 30.0, "agenda": 1_000_000}},
        "responsibility": {key: {key: "A"} for key in fronts},
    }


def _post(above: str, knowledge: float) -> Entries:
    top = {"office": "office", "side": "executive", "committee": "council"}
    place = {"reports_to": above} if above else top
    return {"title": _title("Post"), "level": "office", "knowledge": knowledge, **place}


def _kind(function: str, a_day: float) -> Entries:
    return {
        "title": _title("Kind"),
        "source": "assumption",
        "area": "education",
        "function": function,
        "origin": "resident",
        "units": {"site": 1.0},
        "rate": {"per": "unit", "a_year": a_day * DAYS_A_YEAR},
        "effort": {"hours": _HANDLING, "law": "exponential"},
        "decision": {"hours": _DECIDING, "law": "exponential"},
        "complexity": {"law": "uniform", "scale": 1.0},
        "political": 0.0,
        "priority": 1,
        "contacts": {"unit": 1.0},
    }


def _title(text: str) -> Entries:
    return {"sv": text, "en": text}


class _Plain(yaml.SafeDumper):
    """Writes every value out: our reader takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  the signature is the library's
        return True


def _loaded(folder: Path, *contents: Entries) -> Tables:
    """Write the three files, load and check them as a user's files are, and return the arrays."""
    paths = [folder / f"{name}.yaml" for name in ("organisation", "population", "issues")]
    for path, content in zip(paths, contents, strict=True):
        path.write_text(yaml.dump(content, Dumper=_Plain, sort_keys=False), encoding="utf-8")
    chart, population, kinds = load_organisation(paths[0]), load_population(paths[1]), load_issues(paths[2])
    check_together(chart, population, kinds)
    neutral = {parameter.key: parameter.neutral for parameter in PARAMETERS if parameter.neutral is not None}
    plain = Parameters.default().with_({**neutral, "work.fulltime_hours": _DAY * DAYS_A_YEAR})
    return build_tables(chart, population, kinds, plain, {})
