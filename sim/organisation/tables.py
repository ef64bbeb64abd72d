"""An organisation, a population and the issue kinds as small arrays: what the rules read and never write.

Posts, committees and the heads of units share one index: the posts sorted by key. So the order of entries in a file
and all titles are without effect, and renaming posts without changing their sorted order changes labels only.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from sim.errors import ArgumentError
from sim.organisation.kind_table import Levers, contact_table, kind_row
from sim.organisation.layout import (
    AREAS,
    CELL,
    DAYS_A_YEAR,
    DEPARTMENT_LEVEL,
    INDEPENDENT,
    KIND,
    LETTERS,
    NONE,
    PERSON,
    POLITICAL,
    STREAM,
    WIDEST,
    Structure,
)
from sim.organisation.ownership import owned
from sim.organisation.post_table import Places, post_table, text_key
from sim.organisation.responsibility import resolve
from sim.organisation.schema import IssueKind, IssueKinds, Organisation, Person, Population, Unit
from sim.scenario.parameters import Parameters


@dataclass(frozen=True)
class Calendars:
    """Working time: a full-time year in hours, and the share of it that each person gives to issues."""

    fulltime_hours: float
    hours: dict[str, float]


@dataclass(frozen=True)
class Tables:
    """A structure with the labels of its indices."""

    structure: Structure
    posts: tuple[str, ...]
    persons: tuple[str, ...]
    functions: tuple[str, ...]
    kinds: tuple[str, ...]
    streams: tuple[tuple[str, str], ...]  # (unit, kind)
    offices: tuple[str, ...]
    units: tuple[str, ...]
    areas: tuple[str, ...]  # of each unit
    replaced: dict[str, str]  # post of an earlier structure -> post that takes over its open work
    types: tuple[str, ...] = ()  # of each unit
    members: tuple[int, ...] = ()  # of each unit
    decided_for_all: tuple[bool, ...] = ()  # of each function: is no unit, nor its superior, accountable for it?
    change_jobs: np.ndarray = field(default_factory=lambda: np.zeros((0, len(AREAS))))  # a month, (posts, areas)

    @cached_property
    def place(self) -> dict[str, int]:
        """The index of each post, committee and unit."""
        return {key: place for place, key in enumerate(self.posts)}

    def post(self, key: str) -> int:
        """Return the index of a post, committee or unit."""
        return self.place[key]


def level_of_persons(tables: Tables) -> np.ndarray:
    """Return the highest level among the posts of each person, -1 for a person that holds none."""
    levels = np.full(len(tables.persons), -1)
    np.maximum.at(levels, tables.structure.posts["person"], tables.structure.posts["level"])
    return levels


def build_tables(
    organisation: Organisation,
    population: Population,
    issues: IssueKinds,
    parameters: Parameters,
    hours: dict[str, float],
) -> Tables:
    """Return the arrays of an organisation; `hours` gives each person's share of full time (absent: the file's)."""
    units = population.units
    posts = tuple(sorted([*organisation.posts, *organisation.committees, *units]))
    persons = tuple(sorted([*organisation.persons, *organisation.committees, *units]))
    offices = tuple(sorted(organisation.offices))
    functions = tuple(sorted(organisation.responsibility))
    kinds = tuple(sorted(issues.kinds))
    seasons = tuple(sorted(issues.seasons))
    door = posts.index(organisation.front_door) if organisation.front_door else NONE
    levers = Levers(organisation.systems, {"parent": door, "resident": door}, kinds)
    streams = _streams(population, issues, kinds, posts)
    run = owned(organisation, population)
    post_rows = post_table(organisation, run, Places(posts, persons, offices))
    ordered = [units[key] for key in sorted(units)]
    change_jobs = _change_jobs(issues, post_rows, [unit.area for unit in ordered])
    post_rows["changes"] = change_jobs.sum(axis=1)
    structure = Structure(
        parameters=parameters.as_record(),
        posts=post_rows,
        persons=_persons(organisation, population, Calendars(parameters["work.fulltime_hours"], hours), persons),
        kinds=np.array([kind_row(issues.kinds[k], functions, seasons, levers) for k in kinds], dtype=KIND),
        streams=streams[1],
        seasons=np.array([issues.seasons[s] for s in seasons] + [[1.0] * 12], dtype=np.float64),
        matrix=_matrix(organisation, population, functions, posts),
        contacts=contact_table(issues, run, organisation, kinds, posts),
    )
    replaced = {post.replaces: key for key, post in organisation.posts.items() if post.replaces}
    return Tables(
        structure, posts, persons, functions, kinds, streams[0], offices, tuple(sorted(units)),
        areas=tuple(unit.area for unit in ordered),
        replaced=replaced,
        types=tuple(unit.type for unit in ordered),
        members=tuple(unit.size for unit in ordered),
        decided_for_all=tuple(_decided_for_all(organisation.responsibility[key]) for key in functions),
        change_jobs=change_jobs,
    )  # fmt: skip


def under(
    tables: Tables, organisation: Organisation, population: Population, parameters: Parameters, hours: dict[str, float]
) -> Tables:
    """Return the arrays of the same organisation, population and issues under other parameters, and with these hours.

    Equal to `build_tables` of them, which takes a hundred times as long: nothing else depends on a parameter.
    """
    given = Calendars(parameters["work.fulltime_hours"], hours)
    persons = _persons(organisation, population, given, tables.persons)
    return replace(tables, structure=tables.structure._replace(parameters=parameters.as_record(), persons=persons))


def _change_jobs(issues: IssueKinds, posts: np.ndarray, areas: list[str]) -> np.ndarray:
    """Return how many jobs of change fall due for each post in a month, by area: shape (posts, AREAS).

    What an area asks is the same in every organisation (J3); the managers above the municipal units of the area share
    it equally (assumption).
    """
    found = np.zeros((len(posts), len(AREAS)))
    manages = (posts["level"] >= DEPARTMENT_LEVEL) & (posts["level"] < POLITICAL)
    for key, area in issues.areas.items():
        above: set[int] = set()
        for head in np.flatnonzero((posts["unit"] != NONE) & (posts["side"] != INDEPENDENT)):
            place = int(head) if areas[posts["unit"][head]] == key else NONE
            while place != NONE:
                above |= {place} if manages[place] else set()
                place = int(posts["superior"][place])
        found[sorted(above), AREAS.index(key)] = area.change_jobs / max(1, len(above))
    return found


def _decided_for_all(row: dict[str, str]) -> bool:
    """Return whether a function is decided for a unit whoever owns it: neither the unit nor its superior answers."""
    return not any("A" in row.get(role, "") for role in ("unit", "unit_superior"))


def _persons(
    organisation: Organisation, population: Population, given: "Calendars", keys: tuple[str, ...]
) -> np.ndarray:
    table = np.zeros(len(keys), dtype=PERSON)
    table["servers"] = table["posts"] = 1
    for number, key in enumerate(keys):
        if key in organisation.committees:
            committee = organisation.committees[key]
            table["interval"][number], table["agenda"][number] = committee.interval, committee.agenda
            continue
        person = organisation.persons.get(key) or organisation.units[population.units[key].type]
        table["servers"][number] = person.servers
        table["posts"][number] = len(person.posts) if isinstance(person, Person) else 1
        share = given.hours.get(key, 0.0) if person.hours is None else person.hours
        table["rate"][number] = given.fulltime_hours / DAYS_A_YEAR * share
    return table


def _streams(
    population: Population, issues: IssueKinds, kinds: tuple[str, ...], posts: tuple[str, ...]
) -> tuple[tuple[tuple[str, str], ...], np.ndarray]:
    labels: list[tuple[str, str]] = []
    places = dict(zip(sorted(population.units), _first_households(population), strict=True))
    rows: list[tuple[float, ...]] = []
    for number, kind_key in enumerate(kinds):
        kind = issues.kinds[kind_key]
        concerned = {
            unit.key: unit
            for unit in population.units.values()
            if unit.type in kind.units and kind.owner in ("any", unit.owner)
        }
        size = sum(unit.size for unit in concerned.values())
        for key in sorted(concerned):
            unit = concerned[key]
            yearly = kind.rate.a_year * kind.units[unit.type] * _base(kind, unit, population, size)
            if yearly > 0.0:
                stream_key = text_key(f"{key}/{kind_key}")
                labels.append((key, kind_key))
                rows.append(
                    (
                        stream_key,
                        text_key(kind_key),
                        yearly / DAYS_A_YEAR,
                        number,
                        posts.index(key),
                        unit.households,
                        places[key],
                    )
                )
    return tuple(labels), np.array(rows, dtype=STREAM)


def _first_households(population: Population) -> list[int]:
    """Return the place of each unit's first household among all households, units in sorted order."""
    counts = [population.units[key].households for key in sorted(population.units)]
    return [sum(counts[:place]) for place in range(len(counts))]


def _base(kind: IssueKind, unit: Unit, population: Population, size: float) -> float:
    if kind.rate.per == "member":
        return float(unit.size)
    if kind.rate.per == "unit":
        return 1.0
    return population.residents / 1000.0 * unit.size / size


def _matrix(
    organisation: Organisation, population: Population, functions: tuple[str, ...], posts: tuple[str, ...]
) -> np.ndarray:
    resolved = resolve(organisation, population)
    units, places = sorted(population.units), {key: place for place, key in enumerate(posts)}
    rows = [
        [(places[p], sum(LETTERS[x] for x in letters)) for p, letters in resolved[f, u].items()]
        or [(places[u], 0)]  # a row without any holder: the unit knows of it, but nobody owns it
        for f in functions
        for u in units
    ]
    widest = max(map(len, rows), default=1)
    if widest > WIDEST:
        function = functions[max(range(len(rows)), key=lambda row: len(rows[row])) // len(units)]
        raise ArgumentError(f"responsibility.{function}", widest, f"holders at one unit; at most {WIDEST} fit")
    table = np.full((len(rows), widest), -1, dtype=CELL)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return table
