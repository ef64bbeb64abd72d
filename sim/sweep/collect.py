"""Collects what was run apart, shards of a sweep or jobs of a multirun, into one store: each run once, by key."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from sim.errors import SimError
from sim.scenario import Parameters
from sim.sweep import fingerprint
from sim.sweep.batches import LABELS, Batch, Run, labelled
from sim.sweep.description import FAILURES, MANIFEST, ROWS, Manifest, differences, points_of, said_of
from sim.sweep.parts import add_part, read_part
from sim.sweep.store import Store, failures_of, opened

ALL_FIGURES = "all"


class Source(NamedTuple):
    """What is collected: its name, what it says of itself, its points, its rows table by table, and its failed runs."""

    name: str
    manifest: Manifest
    points: pd.DataFrame
    tables: Callable[[], Iterator[pa.Table]]
    failures: pd.DataFrame


class Job(NamedTuple):
    """The results of one job of a command that compares or runs: what they depend on, and the reader of their rows."""

    name: str
    rest: Mapping[str, str]
    organisations: Mapping[str, str]
    parameters: Parameters
    rows: Callable[[], pd.DataFrame]


def collected(sources: Sequence[Source], folder: Path) -> Store:
    """Put sources into the store of a folder, with what is in it, and return it, closed.

    Points keep their numbers where these are not taken by other points. Raises SimError where sources, or the store, do
    not belong together, with the reasons, and where one cannot be read.
    """
    first = sources[0]
    organisations: dict[str, str] = {}
    for one in sources:
        organisations = {**one.manifest["organisations"], **organisations}
        reasons = differences({**first.manifest, "organisations": organisations}, one.manifest)
        if reasons:
            listed = "".join(f"\n  {reason}" for reason in reasons)
            raise SimError(f"{one.name} and {first.name} do not belong together; these differ:{listed}")
    known = points_of(folder)
    every = [one.points for one in sources] if known is None else [known, *(one.points for one in sources)]
    points, numbers = numbered(every)
    with opened(folder, {**first.manifest, "organisations": organisations}, points) as store:
        for place, (one, new) in enumerate(zip(sources, numbers[-len(sources) :], strict=True)):
            if len(one.failures):
                failures = one.failures.assign(point=one.failures["point"].map(new))
                add_part(failures, folder / FAILURES, f"part-{place:06d}")
        store.put_together(_renumbered(sources, numbers[-len(sources) :]))
    return store


def numbered(every: Sequence[pd.DataFrame]) -> tuple[pd.DataFrame, list[dict[int, int]]]:
    """Return all points once each, by number, and for each of the tables of points which number each of its own has."""
    names = [str(name) for name in every[0] if name != "point"]
    taken: dict[tuple[float, ...], int] = {}
    used: set[int] = set()
    found: list[dict[int, int]] = []
    for points in every:
        new: dict[int, int] = {}
        for number, *values in points[["point", *names]].itertuples(index=False, name=None):
            if tuple(values) not in taken:
                taken[tuple(values)] = number if number not in used else max(used) + 1
                used.add(taken[tuple(values)])
            new[number] = taken[tuple(values)]
        found.append(new)
    rows = sorted((number, *values) for values, number in taken.items())
    return pd.DataFrame(rows, columns=["point", *names]), found


def of_store(folder: Path) -> Source:
    """Return the store of a folder as a source; raises SimError where it does not say what it is."""
    manifest, points = said_of(folder), points_of(folder)
    if not manifest or points is None:
        raise SimError(f"{folder}: {MANIFEST} or its points cannot be read; the same sweep again writes them")

    def tables() -> Iterator[pa.Table]:
        try:
            for path in sorted((folder / ROWS).glob("*.parquet")):
                yield read_part(path)
        except FileNotFoundError as error:
            raise SimError(f"{folder} is being written to: wait for its sweep to end") from error

    return Source(folder.name, manifest, points, tables, failures_of(folder))


def of_jobs(jobs: Sequence[Job], names: Sequence[str] | None = None) -> list[Source]:
    """Return jobs as sources; the parameters that vary are those named, else those that differ between the jobs."""
    if names is None:
        first = jobs[0].parameters
        names = [key for key in first if any(job.parameters[key] != first[key] for job in jobs)]
    return [_of_job(job, number, names) for number, job in enumerate(jobs)]


def _of_job(job: Job, number: int, names: Sequence[str]) -> Source:
    values = {name: job.parameters[name] for name in names}
    rest = fingerprint.of_space(job.rest, job.parameters, names, ALL_FIGURES)
    manifest = {"rest": rest, "organisations": dict(job.organisations), "parameters": job.parameters.nested()}
    common, parameters = fingerprint.digest(dict(job.rest)), fingerprint.digest(dict(job.parameters))

    def tables() -> Iterator[pa.Table]:
        rows = job.rows()
        runs = [
            Run(fingerprint.of_run(common, job.organisations[key], variant, parameters, count), key, variant, count)
            for key, variant, count in rows[list(LABELS[2:])].drop_duplicates().itertuples(index=False, name=None)
        ]
        yield pa.Table.from_pandas(labelled(rows, Batch(0, number, values, tuple(runs))), preserve_index=False)

    points = pd.DataFrame([{"point": number, **values}])
    return Source(job.name, manifest, points, tables, pd.DataFrame(columns=[*LABELS, "error"]))


def _renumbered(sources: Sequence[Source], numbers: Sequence[Mapping[int, int]]) -> Iterator[pa.Table]:
    columns: list[str] | None = None
    for one, new in zip(sources, numbers, strict=True):
        for table in one.tables():
            columns = columns or table.schema.names
            if table.schema.names != columns:
                raise SimError(f"{one.name}: its columns are not those of the others: {', '.join(table.schema.names)}")
            yield table if all(old == number for old, number in new.items()) else _with_numbers(table, new)


def _with_numbers(table: pa.Table, new: Mapping[int, int]) -> pa.Table:
    place = table.schema.names.index("point")
    numbers: list[Any] = [new[old] for old in table.column("point").to_pylist()]
    return table.set_column(place, table.schema.field(place), pa.array(numbers, table.schema.field(place).type))
