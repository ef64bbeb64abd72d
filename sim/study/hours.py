"""Working time derived from the load: nobody types in how busy a manager is.

Each person's share of full time for issues is set so that the utilisation under the organisation of the common history
is the declared one of the person's level, but no less than a declared least; then it stays (model principle 4). Someone
who holds several of those posts has the larger of their holders' shares, whoever holds none of them the declared share
of new persons.

An alternative is run with these hours (*as described*), and with the hours of those who manage or coordinate rescaled
by one factor, so that together they have as many as under the history (*at equal hours*).
"""

import math
from collections.abc import Mapping
from typing import Final

import numpy as np

from sim.analysis.view import AS_DESCRIBED
from sim.engines.course import Course
from sim.engines.kernel import Kernel
from sim.measures.accumulate import hours_on_issues, windows
from sim.organisation.layout import DAYS_A_YEAR, LEVELS, MONTH, POLITICAL
from sim.organisation.schema import IssueKinds, Organisation, Population
from sim.organisation.tables import Tables, build_tables, level_of_persons, under
from sim.scenario.parameters import Parameters

EQUAL_HOURS: Final = "equal_hours"
VARIANTS: Final = (AS_DESCRIBED, EQUAL_HOURS)

_MANAGING: Final = ("department", "office", "executive")
_PILOT_SEED: Final = 20161001  # the month of the review; the same calendars in every replication and for every seed
_RUN_IN: Final = 3.0  # months before the load is measured
_SAMPLE: Final = 6_000.0  # root issues that a pilot should see, between these numbers of months
_SHORTEST: Final = 12.0
_LONGEST: Final = 72.0
_AMPLE: Final = 20.0  # share of full time in the first pilot: no queue, so that the load itself is seen
_MOST: Final = 1.0  # nobody gives issues more than a full time; utilisation is then higher than declared
_ROUNDS: Final = 2  # the second pilot sees the double work that queues leave room for


def derived_hours(
    history: Organisation, population: Population, issues: IssueKinds, parameters: Parameters
) -> dict[str, float]:
    """Return each person's share of full time for issues under `history`, at the declared volume without growth.

    Changes of `arrival.volume` and `arrival.growth` therefore meet calendars made for the load of today. The pilots
    know no strategic work: with ample hours managers would write down every mandate, and the load would be gone.
    """
    planned = parameters.with_({"arrival.volume": 1.0, "arrival.growth": 0.0, "work.strategic_share": 0.0})
    keys = [*history.persons, *population.units]
    tables = build_tables(history, population, issues, planned, dict.fromkeys(keys, _AMPLE))
    hours = _shares(tables, _worked(tables), planned)
    for _ in range(1, _ROUNDS):
        tables = under(tables, history, population, planned, hours)
        hours = _shares(tables, _worked(tables), planned)
    return hours


def _worked(tables: Tables) -> np.ndarray:
    """Return the hours a year that each person works under these calendars, from one pilot run."""
    monthly = float(tables.structure.streams["rate"].sum()) * MONTH
    measured = min(max(_SAMPLE / monthly, _SHORTEST), _LONGEST) if monthly > 0.0 else _SHORTEST
    bounds = windows(_RUN_IN, measured, 0.0, 0.0)
    pilot = Kernel(Course.start(tables, _PILOT_SEED, bounds, told=False))
    pilot.run_until(float(bounds[-1]))
    by_post = hours_on_issues(pilot.course.accumulator, 1)
    years = (bounds[2] - bounds[1]) / DAYS_A_YEAR
    worked: np.ndarray = np.bincount(tables.structure.posts["person"], by_post, len(tables.persons)) / years
    return worked


def _shares(tables: Tables, worked: np.ndarray, parameters: Parameters) -> dict[str, float]:
    persons, level_of = tables.structure.persons, level_of_persons(tables)
    fulltime, least = parameters["work.fulltime_hours"], parameters["work.least_hours"]
    new = parameters["work.new_person_hours"]
    shares = {}
    for place, key in enumerate(tables.persons):
        if level_of[place] < POLITICAL:
            wanted = parameters[f"work.utilisation_{LEVELS[level_of[place]]}"]
            share = worked[place] / (wanted * fulltime * persons["servers"][place])
            shares[key] = min(max(float(share), least), _MOST) if share > 0.0 else new
    return shares


def hours_under(
    organisation: Organisation, history: Organisation, derived: dict[str, float], new: float
) -> dict[str, float]:
    """Return the share of full time of everyone in `organisation`, given those under `history`."""
    before = {post: person.key for person in history.persons.values() for post in person.posts}
    hours = {key: share for key, share in derived.items() if key not in history.persons}
    for key, person in organisation.persons.items():
        known = [derived[before[post]] for post in person.posts if post in before]
        hours[key] = max(known, default=new)
    return hours


def managers(organisation: Organisation) -> list[str]:
    """Return the persons who manage or coordinate, by key; who holds several such posts counts once.

    They hold a post of a department, an office or the executive office, or one that coordinates.
    """
    found = []
    for key, person in sorted(organisation.persons.items()):
        posts = [organisation.posts[post] for post in person.posts]
        if any(post.level in _MANAGING or post.coordinates for post in posts):
            found.append(key)
    return found


def managers_hours(organisation: Organisation, hours: Mapping[str, float]) -> float:
    """Return the time for issues of all who manage or coordinate together, in full-time persons.

    `hours` is everyone's share of full time where a file does not say it.
    """
    persons = [(key, organisation.persons[key]) for key in managers(organisation)]
    return math.fsum(person.servers * (hours[key] if person.hours is None else person.hours) for key, person in persons)


def rescaling(organisation: Organisation, hours: Mapping[str, float], total: float) -> float:
    """Return the factor on the hours of managers and coordinators that gives them `total` together.

    It is exactly 1 where they have that already, but for the last bits of a sum, and where nobody has any hours.
    """
    present = managers_hours(organisation, hours)
    return 1.0 if present == 0.0 or math.isclose(present, total, rel_tol=1e-12) else total / present


def rescaled(
    organisation: Organisation, hours: Mapping[str, float], factor: float
) -> tuple[Organisation, dict[str, float]]:
    """Return the organisation with the hours of managers and coordinators times a factor, those of its file too.

    The factor may lift a share above 1: it is time for issues, in persons, and not a calendar of one person.
    """
    persons, scaled = dict(organisation.persons), dict(hours)
    for key in managers(organisation):
        person = persons[key]
        scaled[key] = factor * (hours[key] if person.hours is None else person.hours)
        persons[key] = person.model_copy(update={"hours": None})
    return organisation.model_copy(update={"persons": persons}), scaled
