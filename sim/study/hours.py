"""Working time derived from the load: nobody types in how busy a manager is.

Each person's share of full time for issues is set so that the utilisation under the organisation of the common history
is the declared one of the person's level, but no less than a declared least; then it stays (model principle 4). Someone
who holds several of those posts has the larger of their holders' shares, whoever holds none of them the declared share
of new persons.
"""

from typing import Final

import numpy as np

from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.measures.accumulate import windows
from sim.organisation.layout import DAYS_A_YEAR, LEVELS, MONTH, POLITICAL
from sim.organisation.schema import IssueKinds, Organisation, Population
from sim.organisation.tables import Tables, build_tables
from sim.scenario.parameters import Parameters

_PILOT_SEED: Final = 20161001  # the month of the review; the same calendars in every replication and for every seed
_RUN_IN: Final = 3.0  # months before the load is measured
_SAMPLE: Final = 6_000.0  # root issues that a pilot should see, between these numbers of months
_SHORTEST: Final = 12.0
_LONGEST: Final = 72.0
_AMPLE: Final = 20.0  # share of full time in the first pilot: no queue, so that the load itself is seen
_ROUNDS: Final = 2  # the second pilot sees the double work that queues leave room for


def derived_hours(
    history: Organisation, population: Population, issues: IssueKinds, parameters: Parameters
) -> dict[str, float]:
    """Return each person's share of full time for issues under `history`, at the declared volume without growth.

    Changes of `arrival.volume` and `arrival.growth` therefore meet calendars made for the load of today.
    """
    planned = parameters.with_({"arrival.volume": 1.0, "arrival.growth": 0.0})
    keys = [*history.persons, *population.units]
    hours = dict.fromkeys(keys, _AMPLE)
    for _ in range(_ROUNDS):
        tables = build_tables(history, population, issues, planned, hours)
        hours = _shares(tables, _worked(tables), planned)
    return hours


def _worked(tables: Tables) -> np.ndarray:
    """Return the hours a year that each person works under these calendars, from one pilot run."""
    monthly = float(tables.structure.streams["rate"].sum()) * MONTH
    measured = min(max(_SAMPLE / monthly, _SHORTEST), _LONGEST) if monthly > 0.0 else _SHORTEST
    bounds = windows(_RUN_IN, measured, 0.0, 0.0)
    model = Municipality(Course.start(tables, _PILOT_SEED, bounds))
    model.run_until(float(bounds[-1]))
    by_post = model.course.accumulator.worked[1].sum(axis=1)
    model.release()
    years = (bounds[2] - bounds[1]) / DAYS_A_YEAR
    worked: np.ndarray = np.bincount(tables.structure.posts["person"], by_post, len(tables.persons)) / years
    return worked


def _shares(tables: Tables, worked: np.ndarray, parameters: Parameters) -> dict[str, float]:
    posts, persons = tables.structure.posts, tables.structure.persons
    level_of = np.full(len(persons), -1)
    np.maximum.at(level_of, posts["person"], posts["level"])
    fulltime, least = parameters["work.fulltime_hours"], parameters["work.least_hours"]
    new = parameters["work.new_person_hours"]
    shares = {}
    for place, key in enumerate(tables.persons):
        if level_of[place] < POLITICAL:
            wanted = parameters[f"work.utilisation_{LEVELS[level_of[place]]}"]
            share = worked[place] / (wanted * fulltime * persons["servers"][place])
            shares[key] = max(float(share), least) if share > 0.0 else new
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
