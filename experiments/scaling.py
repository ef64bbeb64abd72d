"""How the compiled loop's time grows with issues and with posts, and what a second thread gives."""

import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final

import numpy as np

from experiments.contest import OURS, Entrant, drive, own, processor_seconds, rounds, spend
from experiments.network import Case, network
from sim.engines.drivers import KERNEL, Driver
from sim.organisation import check_together
from sim.organisation.tables import build_tables
from sim.study.setting import Setting

ISSUES: Final = "more_issues"
POSTS: Final = "more_posts"
THREADS: Final = "threads"
SMALLEST: Final = 10_000
"""Issues of the smallest network; each further one has ten times as many."""

_YEAR: Final = 365.0
_SHORTEST: Final = 28.0  # days, so that every weekly look is taken some times
FACTORS: Final = (1, 10, 140)
"""Times as many units: about 10², 10³ and 10⁴ posts."""

_RUNS_A_THREAD: Final = 4

Row = dict[str, Any]


def by_issues(largest: int, runs: int, seed: int) -> Iterator[list[Row]]:
    """Give the rows of networks of 10,000 issues, ten times as many and so on up to `largest`; the days grow alike."""
    small = network(SMALLEST // 10, seed)
    count = SMALLEST
    while count <= largest:
        yield _measured(ISSUES, network(count, seed), small, runs)
        count *= 10


def by_posts(setting: Setting, runs: int, factors: Sequence[int] = FACTORS) -> Iterator[list[Row]]:
    """Give the rows of the municipality with so many times its units, over fewer days each.

    Everybody in an office has as many times the hours, which no file could say: else work would pile up without end.
    """
    small = network(SMALLEST // 10, setting.seed)
    for factor in factors:
        yield _measured(POSTS, enlarged(setting, factor), small, runs)


def enlarged(setting: Setting, factor: int) -> Case:
    """Return the municipality of a setting that has its hours, with so many times the units and at the same load."""
    organisation, units = setting.history, setting.population.units
    large = dict(units)
    for number in range(2, factor + 1):
        large |= {f"{key}_{number}": unit.model_copy(update={"key": f"{key}_{number}"}) for key, unit in units.items()}
    many = setting.population.model_copy(
        update={"units": dict(sorted(large.items())), "residents": factor * setting.population.residents}
    )
    check_together(organisation, many, setting.issues)
    tables = build_tables(organisation, many, setting.issues, setting.parameters, _hours(setting, large, factor))
    days = max(_YEAR / factor, _SHORTEST)
    return Case(tables, setting.seed, days, days)


def by_threads(case: Case, sizes: tuple[int, int, int], runs: int) -> Iterator[list[Row]]:
    """Give, for each round, the seconds by the clock that the same runs take in one thread and in two."""
    work = [partial(spend, KERNEL, case)] * (2 * _RUNS_A_THREAD)
    for run in range(runs):
        rows = []
        for threads in (1, 2):
            entrant = Entrant(THREADS, f"{OURS[KERNEL]}, {threads}", *sizes, run=work[0], warm_up=work[0])
            started = time.perf_counter()
            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(lambda task: task(), work))
            rows.append(entrant.row(run, "elapsed", "s", (time.perf_counter() - started) / len(work)))
        yield rows


def exponent(counts: np.ndarray, seconds: np.ndarray) -> float:
    """Return the power of the count with which the seconds grow, by least squares on logarithms; nan of one point."""
    if len(counts) <= 1:
        return float("nan")
    return float(np.polyfit(np.log(counts), np.log(seconds), 1)[0])


def events_of(driver: Driver) -> int:
    """Return how many events of the agenda a run has let happen."""
    return int(driver.course.world.state.clock["processed"][0])


def _measured(workload: str, case: Case, small: Case, runs: int) -> list[Row]:
    """Return the rows of the compiled loop on one size: seconds, events, bytes of all arrays."""
    driver = drive(KERNEL, case)
    issues = int(driver.course.world.state.clock["issues"][0])
    entrant = own(KERNEL, workload, case, (issues, len(case.tables.posts), events_of(driver)), small)
    held = (*driver.course.world.state, *driver.course.accumulator)
    each = driver.course.world.state.issues.itemsize
    kept = sum(array.nbytes for array in held if isinstance(array, np.ndarray))
    del driver, held
    rows = [row for part in rounds([entrant], runs) for row in part]
    first = [processor_seconds(case.course) for _ in range(runs)]
    rows.append(entrant.row(0, "first_morning", "s", statistics.median(first)))
    rows.append(entrant.row(0, "events", "count", entrant.events))
    rows.append(entrant.row(0, "issue_state", "bytes", each))
    rows.append(entrant.row(0, "arrays", "bytes", kept))
    return rows


def _hours(setting: Setting, units: Iterable[str], factor: int) -> dict[str, float]:
    """Return everyone's share of full time: of a unit's head that of the unit of which it is a copy."""
    hours = dict(setting.hours or {})
    found = {key: factor * hours[key] for key in setting.history.persons}
    return found | {key: hours[key] if key in hours else hours[key.rpartition("_")[0]] for key in units}
