"""Measures what sweeping costs beside the runs: `python -m tests.verification.sweep_overhead [points] ...`.

The work returns a stored table, so that all time taken is the machinery's: batches, fingerprints, writing, progress,
and putting together. For each number of points it tells CPU and wall time a run and the most memory in use, each in a
process of its own; a batch holds four replications of four organisations in two variants, as the default does.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd

from experiments.filling import finished
from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario import Parameters
from sim.study.setting import Setting
from sim.sweep import fingerprint
from sim.sweep.batches import Batch, Done, batches, labelled
from sim.sweep.carry_out import Campaign

LAG = "behaviour.belief_lag"
FIGURE = "escalation_hours_per_100"
ROWS = 40
"""Rows of a run, as the headline figures in two periods have them."""
AT_ONCE = 4
ROOT = Path(__file__).parents[2]


def nothing(_shared: None, batch: Batch) -> Done:
    """Return a made-up table of a batch at once."""
    rows = [
        (
            run.organisation,
            run.variant,
            run.replication,
            "settled",
            "all",
            "escalation_hours_per_100",
            "",
            "",
            "h",
            n / 7,
        )
        for run in batch.runs
        for n in range(ROWS)
    ]
    names = ["organisation", "variant", "replication", "period", "area", "figure", "by", "key", "unit", "value"]
    return Done(labelled(pd.DataFrame(rows, columns=names), batch), (), 0.001)


def measure(points: int) -> str:
    """Fill a store and return what it took."""
    organisations = tuple(load_organisation(name) for name in ("today", "separate", "merged", "shared_head"))
    small, issues = load_population("small"), load_issues("default")
    case = Setting(organisations, organisations[0], small, issues, Parameters.default())
    case = replace(case, variants=("as_described", "equal_hours"))
    numbered = [(number, {LAG: 0.5 * number / points}) for number in range(points)]

    def every() -> Iterator[Batch]:
        return batches(case, numbered, AT_ONCE, AT_ONCE)

    runs = points * AT_ONCE * 8
    manifest = {"rest": fingerprint.of_rest(case), "organisations": fingerprint.of_plans(case)}
    table = pd.DataFrame([{"point": number, **values} for number, values in numbered])
    request = {"dry": False, "executor": "threads", "workers": 2, "scheduler": None, "retry": None, "changed": False}
    with tempfile.TemporaryDirectory() as folder:
        alone = _alone(list(every()))
        wall, cpu = time.perf_counter(), time.process_time()
        finished(Path(folder), Campaign(manifest, every, runs, (nothing, None), table, f"{points} points"), request)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{points} points, {runs:,} runs: {(cpu - alone) / runs * 1000:.2f} ms of CPU a run without making the table, "
        f"{wall / runs * 1000:.2f} ms of wall time with it, {peak:.0f} MB at most"
    )


def _alone(every: list[Batch]) -> float:
    """Return the CPU seconds that the made-up tables take themselves."""
    cpu = time.process_time()
    for batch in every:
        nothing(None, batch)
    return time.process_time() - cpu


if __name__ == "__main__":
    counts = [int(text) for text in sys.argv[1:]] or [50, 500]
    if len(counts) == 1:
        print(measure(counts[0]))  # noqa: T201
    else:
        for count in counts:
            subprocess.run(
                [sys.executable, "-m", "tests.verification.sweep_overhead", str(count)], cwd=ROOT, check=True
            )
