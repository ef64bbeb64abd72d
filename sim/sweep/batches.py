"""Batches: a point of the parameter space with some replications of it, and the runs that they consist of."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from sim.errors import ArgumentError
from sim.study.setting import Setting, with_hours
from sim.study.simulate import replicate
from sim.sweep import fingerprint

LABELS = ("run", "point", "organisation", "variant", "replication")
"""The columns that tell runs apart; `run` is the fingerprint."""


class Run(NamedTuple):
    """One organisation after the common history, with one choice of hours and one replication's draws."""

    key: str
    organisation: str
    variant: str
    replication: int


class Batch(NamedTuple):
    """What is done in one go and stored in one file: runs of one point, those of a replication together."""

    place: int
    point: int
    values: Mapping[str, float]
    runs: tuple[Run, ...]


class Failure(NamedTuple):
    """A run that ended in an error."""

    run: Run
    error: str


@dataclass(frozen=True)
class Done:
    """What became of a batch: the rows of its runs, the runs that failed, and seconds taken."""

    rows: pd.DataFrame
    failures: tuple[Failure, ...]
    seconds: float


def batches(
    setting: Setting, points: Sequence[tuple[int, Mapping[str, float]]], replications: int, at_once: int
) -> Iterator[Batch]:
    """Yield the batches of a sweep: the first `at_once` replications of every point, then the next ones, and so on.

    So any beginning of a sweep is as balanced as the order of its points, which have numbers. `setting` has the
    organisations, the variants and the parameters that do not vary. Raises ArgumentError where a count is not positive.
    """
    for name, count in (("replications", replications), ("batch", at_once)):
        if count < 1:
            raise ArgumentError(name, count, "at least 1 is needed")
    rest, plans = fingerprint.digest(fingerprint.of_rest(setting)), fingerprint.of_plans(setting)
    digests = {number: fingerprint.digest(dict(setting.parameters.with_(values))) for number, values in points}
    place = 0
    for first in range(0, replications, at_once):
        numbers = range(first, min(first + at_once, replications))
        for point, values in points:
            runs = (
                Run(fingerprint.of_run(rest, plan, variant, digests[point], number), key, variant, number)
                for number in numbers
                for key, plan in plans.items()
                for variant in setting.variants
            )
            yield Batch(place, point, values, tuple(runs))
            place += 1


def run_batch(setting: Setting, batch: Batch) -> Done:
    """Run a batch, wherever that is. A run that fails takes no other run with it.

    Hours that the setting has are held at every point; without any they follow from the load of each.
    """
    started = time.perf_counter()
    case = replace(setting, parameters=setting.parameters.with_(batch.values))
    rows: list[pd.DataFrame] = []
    failures: list[Failure] = []
    for number, some in groupby(batch.runs, lambda run: run.replication):
        runs = tuple(some)
        try:
            case = with_hours(case)
            rows.append(_rows(case, runs, number))
        except Exception:  # noqa: BLE001  whatever it is: which of the runs it was is found out one by one
            for run in runs:
                try:
                    rows.append(_rows(with_hours(case), (run,), number))
                except Exception as error:  # noqa: BLE001  recorded with the run; the others go on
                    failures.append(Failure(run, f"{type(error).__name__}: {error}"))
    table = pd.concat(rows, ignore_index=True) if rows else pd.DataFrame()
    return Done(labelled(table, batch), tuple(failures), time.perf_counter() - started)


def _rows(case: Setting, runs: Sequence[Run], number: int) -> pd.DataFrame:
    """Return the figures of some runs of one replication."""
    wanted = {(run.organisation, run.variant) for run in runs}
    plans = [plan for plan in case.organisations if any(plan.key == key for key, _ in wanted)]
    every = {(plan.key, variant) for plan in plans for variant in case.variants}
    own = replace(case, organisations=tuple(plans), left_out=frozenset(every - wanted))
    own.made.update(case.made)  # the arrays of organisations are derived once a point
    found = replicate(own, number).figures
    case.made.update(own.made)
    return found


def labelled(table: pd.DataFrame, batch: Batch) -> pd.DataFrame:
    """Return the rows with fingerprints, the point's number and its values in columns."""
    if table.empty:
        return table
    numbers: Mapping[str, float] = batch.values  # noqa: PD011  a point's, not a frame's
    keys = {(run.organisation, run.variant, run.replication): run.key for run in batch.runs}
    labels = zip(table["organisation"], table["variant"], table["replication"], strict=True)
    head = {"run": [keys[label] for label in labels], "point": batch.point}
    columns: dict[str, object] = {**head, **{name: table[name] for name in LABELS[2:]}, **numbers}
    columns |= {str(name): table[name] for name in table if name not in LABELS}
    return pd.DataFrame(columns)
