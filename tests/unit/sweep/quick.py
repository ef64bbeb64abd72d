"""A campaign whose runs take as long as one says and find what follows from their fingerprint alone."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from sim.study.executors import Executor
from sim.sweep.batches import Batch, Done, Failure, Run, labelled
from sim.sweep.carry_out import Campaign, Course, Told, carry_out
from sim.sweep.fingerprint import digest
from sim.sweep.store import Store, opened

LAG = "behaviour.belief_lag"
FIGURES = ("escalation_hours_per_100", "double_hours_per_100", "visible_share")


class Quick(NamedTuple):
    """What batches share: seconds that one takes, points at which every run fails, points at which the work does."""

    seconds: float = 0.0
    failing: frozenset[int] = frozenset()
    raising: frozenset[int] = frozenset()


def work(shared: Quick, batch: Batch) -> Done:
    """Find made-up figures of a batch's runs."""
    time.sleep(shared.seconds)
    if batch.point in shared.raising:
        raise ZeroDivisionError("the work is broken here")
    if batch.point in shared.failing:
        return Done(pd.DataFrame(), tuple(Failure(run, "Overload: too much") for run in batch.runs), shared.seconds)
    rows = [
        (run.organisation, run.variant, run.replication, "settled", "all", figure, "", "", "hours", value(run, figure))
        for run in batch.runs
        for figure in FIGURES
    ]
    columns = ["organisation", "variant", "replication", "period", "area", "figure", "by", "key", "unit", "value"]
    return Done(labelled(pd.DataFrame(rows, columns=columns), batch), (), shared.seconds)


def value(run: Run, figure: str) -> float:
    """Return a number between 0 and 1 that follows from a run and a figure."""
    return int(digest([run.key, figure])[:13], 16) / 16.0**13


AT_ONCE = Quick()


def campaign(
    points: int = 8,
    replications: int = 2,
    shared: Quick = AT_ONCE,
    rest: Mapping[str, str] | None = None,
    part: slice = slice(None),
) -> Campaign:
    """Return a campaign of two organisations; a batch is one replication of a point."""
    values = [{LAG: number / 100.0} for number in range(points)]
    organisations = ("today", "merged")

    def batches() -> Iterator[Batch]:
        place = 0
        for number in range(replications):
            for point in range(points)[part]:
                keys = {key: digest([values[point], key, number]) for key in organisations}
                runs = tuple(Run(key, organisation, "as_described", number) for organisation, key in keys.items())
                yield Batch(place, point, values[point], runs)
                place += 1

    table = pd.DataFrame([{"point": number, **values[number]} for number in range(points)[part]])
    manifest = {
        "rest": {"population": "a", **(rest or {})},
        "organisations": dict.fromkeys(organisations, "b"),
    }
    return Campaign(manifest, batches, len(table) * replications * 2, (work, shared), table, f"{points} points")


def fill(
    folder: Path, what: Campaign, executor: Executor, told: Told = lambda _: None, *, retry: bool = False
) -> Store:
    """Do what is missing of a campaign in a store, put it together unless stopped, and return the store, closed."""
    with opened(folder, what.manifest, what.points) as store:
        missing = [left for batch in what.batches() if (left := store.missing(batch, retry=retry)) is not None]
        course = Course(len(missing), sum(len(batch.runs) for batch in missing))
        carry_out(store, missing, course, what.work, executor, told)
        if not course.stopped:
            store.put_together()
    return store
