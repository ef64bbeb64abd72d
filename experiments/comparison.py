"""The comparison: the same issues through several organisations, replication by replication."""

import sys
import time

from experiments import screen, store, write_up
from experiments.command import Place, start
from experiments.request import Request, reference, setting
from sim.organisation import names
from sim.study import results
from sim.study.compare import compare


def compare_organisations(request: Request, place: Place) -> None:
    """Run the comparison, store it, and print its table; among several points the table comes when all are done."""
    case = setting(request)
    base = reference(request, case.organisations)
    started = time.perf_counter()
    with screen.progress(f"{place.point}replication") as advance:
        found = compare(case, request["replications"], workers=request["workers"], progress=advance)
    table = found.table.copy()
    table.insert(0, "experiment", place.experiment)
    duration = time.perf_counter() - started
    stored = store.keep(place.folder, table, request, case, duration, reference=base, ledgers_sha256=found.digests)
    if place.among_several:
        return
    write_up.comparison(place.folder, stored, write_up.view(stored, base))
    results.point_latest(place.folder)
    population = f"Population: {request['population']} (there are {', '.join(names('population'))})."
    sys.stdout.write(f"{population} Results: {place.shown}\n")


def main() -> int:
    """Run the command and return its exit status."""
    return start("compare", compare_organisations)
