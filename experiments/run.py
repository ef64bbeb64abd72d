"""One run of one organisation: `python -m experiments.run organisation=merged seed=7`."""

import sys
import time

from experiments import store, write_up
from experiments.command import Place, start
from experiments.record import record
from experiments.request import Request, setting
from sim.study import results
from sim.study.simulate import replicate


def run_organisation(request: Request, place: Place) -> None:
    """Run the common history and then the organisation, store the figures, print them and the ledger's SHA-256."""
    case = setting(request, told=True)
    started = time.perf_counter()
    found = replicate(case, request["replication"], keep_ledger=request["ledger"])
    table = found.figures.copy()
    table.insert(0, "experiment", place.experiment)
    digests = {request["replication"]: dict(found.digests)}
    duration = time.perf_counter() - started
    stored = store.keep(place.folder, table, record(request), case, duration, ledgers_sha256=digests)
    for key, ledger in found.ledgers.items():
        results.write_parquet(ledger, place.folder, f"ledger_{key.replace('/', '_')}")
    if not place.among_several:
        write_up.one_run(place.folder, stored, write_up.view(stored, case.organisations[0].key))
        results.point_latest(place.folder)
    for key, digest in found.digests.items():
        sys.stdout.write(f"ledger SHA-256 ({key}): {digest}\n")
    sys.stdout.write(f"Results: {place.shown}\n")


def main() -> int:
    """Run the command and return its exit status."""
    return start("run", run_organisation)


if __name__ == "__main__":
    sys.exit(main())
