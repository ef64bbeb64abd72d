"""The ledgers of short runs, one for each organisation file: run as a program it prints their digests as JSON.

Three weeks under the first organisation, then the change, then six weeks: some two hundred root issues.
"""

import json
import sys

import numpy as np

from sim.compile import COMPILED
from sim.engines.course import Course
from sim.engines.drivers import ENGINES, driver_of
from sim.organisation import load_issues, load_organisation, load_population, names
from sim.organisation.tables import Tables, build_tables
from sim.scenario.parameters import Parameters

BOUNDS = np.array([0.0, 21.0, 49.0, 63.0, 63.0])
HISTORY = "today"
QUARRELSOME = Parameters.default().with_(
    {"behaviour.belief_lag": 0.6, "behaviour.assertiveness": 1.0, "structure.edge_days": 0.1, "arrival.growth": 0.2}
)


def tables_of(name: str) -> Tables:
    """Return the arrays of a shipped organisation in the small population, everybody a tenth of the time at it."""
    organisation, population = load_organisation(name), load_population("small")
    hours = dict.fromkeys([*organisation.persons, *population.units], 0.1)
    return build_tables(organisation, population, load_issues("default"), QUARRELSOME, hours)


def digests(engine: str) -> dict[str, str]:
    """Return the SHA-256 of the ledger of each organisation file, driven by one engine."""
    common = driver_of(engine, Course.start(tables_of(HISTORY), 7, BOUNDS))
    common.run_until(float(BOUNDS[1]))
    found = {}
    for name in names("organisation"):
        driver = driver_of(engine, common.course.branch())
        driver.change_to(tables_of(name))
        driver.run_until(float(BOUNDS[-1]))
        found[name] = driver.course.sha256()
        driver.release()
    common.release()
    return found


if __name__ == "__main__":
    json.dump({"compiled": COMPILED, "digests": {engine: digests(engine) for engine in ENGINES}}, sys.stdout)
