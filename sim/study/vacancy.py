"""How long a post stands vacant, and at which pace whoever acts works: one law, the same for every organisation.

A post stands vacant for

    vacancy.months x (1 + vacancy.span_weight x (span - span under the history))

months, never less than none, and when it is vacated that is lengthened by the factor

    1 + vacancy.tenure_weight x [its structure is expected, as things stand then, to end within a year].

Recruitment itself is an input (F3, F4, I5): a job with more below it, or one that seems
limited in time, takes longer to fill, if the two weights say so. The span is that of the job: of all posts that their
holder has. A post that the history has not is held against itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sim.measures.managers import span_of_control
from sim.organisation import Organisation
from sim.organisation.layout import MONTH
from sim.organisation.tables import Tables
from sim.scenario.parameters import Parameters
from sim.study.scenario import Departure, Scenario

_PACE = 1000.0


@dataclass(frozen=True)
class Vacancy:
    """A post (by index) that stands vacant: from when (months from the change date), for how many days, at what pace.

    The days are those without an end of the structure in sight, the pace is that of whoever acts, in thousandths of
    the head's; `in_force` is for how many days the structure will have been in force.
    """

    month: float
    post: int
    days: int
    pace: int
    in_force: int


@dataclass(frozen=True)
class Term:
    """A structure in force: its organisation and arrays, and the months (from the change date) from and until when."""

    organisation: Organisation
    tables: Tables
    since: float
    until: float


def vacant_months(parameters: Parameters, ordinary: float, more_span: float) -> float:
    """Return how many months a post stands vacant in a structure without an end in sight.

    `ordinary` is what an ordinary post takes, `more_span` by how many posts its span exceeds that under the history.
    """
    return max(0.0, ordinary * (1.0 + parameters["vacancy.span_weight"] * more_span))


def vacancies(scenario: Scenario, term: Term, history: Tables, parameters: Parameters) -> Iterator[Vacancy]:
    """Yield what a scenario vacates while a structure is in force.

    A post that the structure has not is left to the post that says it replaces it, and without one to nobody; nor is a
    post vacant that is filled on the same day.
    """
    for key, departure in scenario.vacancies.items():
        post = key if key in term.organisation.posts else term.tables.replaced.get(key, "")
        if post and term.since <= departure.month < term.until:
            found = _vacancy(key, post, departure, (term, history), parameters)
            if found.days > 0:
                yield found


def directives(scenario: Scenario, term: Term) -> Iterator[tuple[float, int]]:
    """Yield month and function (by index) of what the council lays down while a structure is in force (H8, I1)."""
    for function, directive in scenario.directives.items():
        if term.since <= directive.month < term.until:
            yield directive.month, term.tables.functions.index(function)


def _vacancy(key: str, post: str, departure: Departure, where: tuple[Term, Tables], parameters: Parameters) -> Vacancy:
    term, history = where
    span = _span(term.tables, post)
    before = _span(history, key) if key in history.posts else span
    ordinary = parameters["vacancy.months"] if departure.months is None else departure.months
    months = vacant_months(parameters, ordinary, span - before)
    capacity = parameters["vacancy.capacity"] if departure.capacity is None else departure.capacity
    days, pace = round(months * MONTH), round(capacity * _PACE)
    in_force = round((departure.month - term.since) * MONTH)
    return Vacancy(departure.month, term.tables.post(post), days, pace, in_force)


def _span(tables: Tables, post: str) -> float:
    """Return how many posts and municipal units report to whoever holds a post."""
    person = tables.structure.posts["person"]
    return float(np.sum(span_of_control(tables)[person == person[tables.post(post)]]))
