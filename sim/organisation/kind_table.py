"""The kinds of issues as one array, and whom people turn to with them at each unit."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from sim.organisation.layout import AREAS, CONTACT, LAWS, NONE, ORIGINS, QUESTIONS
from sim.organisation.schema import Effort, IssueKind, IssueKinds, Organisation, Population


class Levers(NamedTuple):
    """What an organisation sets for kinds of issues: record systems by function, a front door by origin; all kinds."""

    systems: Mapping[str, int]
    doors: Mapping[str, int]
    kinds: tuple[str, ...]


_NOTHING = Effort(hours=0.0, law="fixed")


def kind_row(
    kind: IssueKind,
    functions: tuple[str, ...],
    seasons: tuple[str, ...],
    levers: Levers,
) -> tuple[float, ...]:
    """Return the row of a kind: its laws, its function, and what the organisation's levers mean for it."""
    effort, decision, complexity, asks = kind.effort, kind.decision, kind.complexity, kind.asks or _NOTHING
    season = seasons.index(kind.season) if kind.season else len(seasons)
    return (
        effort.hours, effort.cv, decision.hours, decision.cv, complexity.scale, kind.political, asks.hours, asks.cv,
        LAWS.index(effort.law), LAWS.index(decision.law), LAWS.index(complexity.law), LAWS.index(asks.law),
        functions.index(kind.function), kind.priority, season, AREAS.index(kind.area),
        QUESTIONS.index(kind.question), ORIGINS.index(kind.origin),
        levers.systems.get(kind.function, 1), levers.doors.get(kind.origin, NONE),
        levers.kinds.index(kind.resembles) if kind.resembles else NONE,
    )  # fmt: skip


def contact_table(
    issues: IssueKinds,
    population: Population,
    organisation: Organisation,
    kinds: tuple[str, ...],
    posts: tuple[str, ...],
) -> np.ndarray:
    """Return whom those who do not know the owner turn to, by kind and unit, as cumulated shares."""
    width = max(1, *(len(kind.contacts) for kind in issues.kinds.values()))
    units = [population.units[key] for key in sorted(population.units)]
    places = {key: place for place, key in enumerate(posts)}
    table = np.full((len(kinds) * len(units), width), -1, dtype=CONTACT)
    for k, kind_key in enumerate(kinds):
        for u, unit in enumerate(units):
            place = organisation.units.get(unit.type)
            superior = (
                place.reports_to if place and unit.owner == "municipal" else (place.counterpart if place else None)
            )
            roles = {"unit": unit.key, "unit_superior": superior or unit.key}
            weights: dict[str, float] = {}
            for holder, weight in sorted(issues.kinds[kind_key].contacts.items()):  # the order of a file has no effect
                post = roles.get(holder, holder)
                weights[post] = weights.get(post, 0.0) + weight
            total, until = sum(weights[post] for post in sorted(weights)), 0.0
            for c, post in enumerate(sorted(weights)):
                until += weights[post] / total
                table[k * len(units) + u, c] = (until, places[post])
    return table
