"""Times the engines, and other simulators beside them: `python -m experiments.benchmark runs=5 scaling=true`."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from typing import Any, Final

import numpy as np
import pandas as pd

from experiments import benchmark_report, pictures, screen, store
from experiments.command import Place, start
from experiments.contest import NETWORK, OURS, YEAR, Entrant, drive, own, peaks, rounds, tidy
from experiments.network import Case, Work, network, work_of
from experiments.record import record
from experiments.request import Request, setting
from experiments.rivals import OPTIONAL, installed, missing
from experiments.scaling import FACTORS, SMALLEST, by_issues, by_posts, by_threads, enlarged, events_of
from sim.engines.drivers import ENGINES, KERNEL
from sim.errors import SimError
from sim.organisation.layout import DAYS_A_YEAR
from sim.study import results
from sim.study.setting import Setting, with_hours

AGREES: Final = 1e-6
"""Days by which the same issue may be resolved apart in two simulators."""

_SMALL: Final = 1_000  # issues of a warm-up

Row = dict[str, Any]


def measure(request: Request, place: Place) -> None:
    """Time every engine in turns, check that all do the same work, and store and print what was found."""
    request = replace(request, options=_completed(request))
    case = with_hours(setting(request))
    started = time.perf_counter()
    table = tidy(_rows(request, case))
    table.insert(0, "experiment", place.experiment)
    versions = {module: version(module) for title, (module, _) in OPTIONAL.items() if title in installed()}
    store.keep(place.folder, table, record(request), case, time.perf_counter() - started, rivals=versions)
    language = request["language"]
    text = screen.show(lambda _: benchmark_report.tables(table, language), _notes(table, request))
    results.write_text(text, place.folder, "benchmark.txt")
    results.write_text(_markdown(table, request), place.folder, "benchmark.md")
    pictures.write(benchmark_report.figure(table, language), place.folder, "benchmark")
    results.point_latest(place.folder)
    sys.stdout.write(f"Results: {place.shown}\n")


def network_entrants(case: Case, small: Case) -> tuple[list[Entrant], list[Row]]:
    """Return every engine at the network, and rows that say how far each agrees with the compiled loop.

    Raises SimError where one resolves an issue more than `AGREES` days apart, or the agents write another ledger.
    """
    work, little = work_of(case), work_of(small)
    sizes = (len(work.arrival), len(case.tables.posts), work.events)
    ours = [own(engine, NETWORK, case, sizes, small) for engine in ENGINES]
    rows = list(_same_ledger(ours, case))
    rivals = []
    for title, run in installed().items():
        rival = Entrant(NETWORK, title, *sizes, run=partial(run, work), warm_up=partial(run, little))
        rows.append(rival.row(0, "difference", "days", _apart(title, run, work)))
        rivals.append(rival)
    return ours + rivals, rows


def year_entrants(case: Setting) -> tuple[list[Entrant], list[Row], Case]:
    """Return our engines at a year of a municipality, rows that say that their ledgers agree, and the year."""
    year = enlarged(case, 1)
    year = year._replace(until=DAYS_A_YEAR, end=DAYS_A_YEAR)
    driver = drive(KERNEL, year)
    issues = int(driver.course.world.state.clock["issues"][0])
    sizes = (issues, len(year.tables.posts), events_of(driver))
    small = network(_SMALL, case.seed)
    ours = [own(engine, YEAR, year, sizes, small) for engine in ENGINES]
    return ours, list(_same_ledger(ours, year)), year


def _rows(request: Request, case: Setting) -> Iterator[Row]:
    """Give every row of the tidy table, as it is measured."""
    runs, seed = request["runs"], request["seed"]
    small = network(min(_SMALL, request["size"]), seed)
    contested, agreed = network_entrants(network(request["size"], seed), small)
    ours, alike, year = year_entrants(case)
    entrants = contested + ours
    yield from agreed + alike
    yield from (each.row(0, "events", "count", each.events) for each in entrants)
    yield from _shown("round", rounds(entrants, runs), runs)
    yield from peaks(entrants)
    if request["scaling"]:
        sizes = (ours[0].issues, ours[0].posts, ours[0].events)
        yield from _shown("round of threads", by_threads(year, sizes, runs), runs)
        steps = len(str(request["largest"])) - len(str(SMALLEST)) + 1
        yield from _shown("size", by_issues(request["largest"], runs, seed), steps)
        yield from _shown("municipality", by_posts(case, runs, FACTORS), len(FACTORS))


def _shown(what: str, parts: Iterable[list[Row]], total: int) -> Iterator[Row]:
    """Give the rows of parts that take their time, progress shown."""
    with screen.progress(what) as advance:
        for done, part in enumerate(parts, start=1):
            yield from part
            advance(done, total)


def _same_ledger(ours: Iterable[Entrant], case: Case) -> Iterator[Row]:
    """Give a row for each of our engines: 0 where its ledger has the SHA-256 of the compiled loop's.

    Raises SimError where it has another.
    """
    digests = {OURS[engine]: drive(engine, case, told=True).course.sha256() for engine in ENGINES}
    for each in ours:
        if digests[each.engine] != digests[OURS[KERNEL]]:
            raise SimError(f"{each.engine}: another ledger than {OURS[KERNEL]}; nothing is timed")
        yield each.row(0, "difference", "days", 0.0)


def _apart(title: str, run: Callable[[Work], np.ndarray], work: Work) -> float:
    """Return by how many days an issue is resolved apart at most; raises SimError where that is too much."""
    apart = float(np.abs(run(work) - work.closed).max(initial=0.0))
    if not apart <= AGREES:
        raise SimError(f"{title}: resolves an issue {apart:g} days apart from {OURS[KERNEL]}; nothing is timed")
    return apart


def _completed(request: Request) -> dict[str, Any]:
    """Return the options with those that other commands leave to their users."""
    return {**request.options, "history": request["organisation"], "engine": KERNEL, "agents": None}


def _notes(table: pd.DataFrame, request: Request) -> list[str]:
    return benchmark_report.notes(table, missing(), request["language"])


def _markdown(table: pd.DataFrame, request: Request) -> str:
    return benchmark_report.markdown(table, _notes(table, request), request["language"])


def main() -> int:
    """Run the command and return its exit status."""
    return start("benchmark", measure, alone="engines are timed at one point at a time")


if __name__ == "__main__":
    sys.exit(main())
