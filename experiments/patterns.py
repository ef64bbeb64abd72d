"""Holds a run against measured patterns: `python -m experiments.patterns population=default replications=2`."""

import hashlib
import sys
import time
from pathlib import Path
from typing import Final

from experiments import screen, store
from experiments.command import Place, start
from experiments.record import record
from experiments.request import Request, setting
from sim.analysis.pattern_file import load_patterns
from sim.analysis.pattern_table import pattern_notes, pattern_table
from sim.analysis.pattern_verdicts import judged
from sim.analysis.patterns import ALL
from sim.organisation.files import config_root
from sim.study import results
from sim.study.compare import compare
from sim.study.patterns import statistics_of
from sim.study.setting import with_hours

PRINTED: Final = "patterns.txt"
VERDICTS: Final = "patterns"


def hold_against_patterns(request: Request, place: Place) -> None:
    """Simulate, take the statistics of every replication, and store and print which patterns they meet."""
    patterns = load_patterns(request["patterns"])
    case = setting(request, told=True)
    started = time.perf_counter()
    count = request["replications"]
    with screen.progress("replication") as advance:
        found = compare(with_hours(case), count, workers=request["workers"], progress=advance, work=statistics_of)
    table = found.table.copy()
    table.insert(0, "experiment", place.experiment)
    file = Path(request["patterns"] or config_root() / "patterns.yaml")
    store.keep(
        place.folder,
        table,
        record(request),
        case,
        time.perf_counter() - started,
        patterns_sha256=hashlib.sha256(file.expanduser().read_bytes()).hexdigest(),
        ledgers_sha256=found.digests,
    )
    verdicts = judged(table[table["period"] == request["period"]], patterns)
    results.write_table(verdicts, place.folder, VERDICTS)
    areas = tuple(dict.fromkeys((ALL, request["area"])))
    shown = pattern_table(verdicts, patterns, areas, request["language"])
    text = screen.show(lambda _: [shown], pattern_notes(verdicts, patterns, count, request["language"]))
    results.write_text(text, place.folder, PRINTED)
    results.point_latest(place.folder)
    sys.stdout.write(f"Results: {place.shown}\n")
    found.tell()


def main() -> int:
    """Run the command and return its exit status."""
    return start("patterns", hold_against_patterns, alone="one point at a time is held against the patterns")


if __name__ == "__main__":
    sys.exit(main())
