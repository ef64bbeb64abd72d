"""Fills a store with what is missing of a campaign: tells the cost before, the pace meanwhile, the failures after."""

import math
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from experiments import screen
from experiments.command import STOPPED
from experiments.request import Request
from sim.compile import prepare
from sim.scenario import PARAMETERS
from sim.study import results
from sim.study.cluster import executor_of
from sim.study.results import cores
from sim.sweep.batches import Batch, Done
from sim.sweep.carry_out import Campaign, Course, carry_out, lost
from sim.sweep.dictionary import dictionary
from sim.sweep.parts import write_part
from sim.sweep.store import DICTIONARY, Store, looked_into, opened


def finished(folder: Path, campaign: Campaign, request: Request) -> bool:
    """Do what is missing in a store; return whether nothing is then, False where only the cost was asked for.

    Raises SimError where the store is not to be had, and SystemExit with the status of a stop from the keyboard.
    """
    if request["dry"]:
        _tell_what_it_would_take(_looked_at(folder, campaign, request), campaign, request)
        return False
    executor = executor_of(request["executor"], request["workers"], request["scheduler"])
    retry = request["retry"] is not None
    with opened(folder, campaign.manifest, campaign.points, changed=request["changed"]) as store:
        _tell_what_was_found(store, campaign)
        missing = partial(_missing, campaign, store, retry=retry)
        course, first = _counted(missing())
        if first is not None:
            done = _measured(campaign, first)
            screen.tell(_cost(campaign, (first, done), course.runs, request["workers"]))
            store.add(first, done)
            course = _counted(missing())[0]
            with screen.long_progress("run") as advance, _second_stop():
                carry_out(store, missing(), course, campaign.work, executor, partial(_told, advance))
        _tell_failures(store)
        if course.stopped:
            screen.tell(f"stopped; the same command goes on from here. Store: {folder}")
            raise SystemExit(STOPPED)
        store.put_together()
    return True


def _tell_what_was_found(store: Store, campaign: Campaign) -> None:
    for name in store.torn:
        screen.tell(f"{name} could not be read: it lies in torn/ and its runs are done again")
    _tell_done(store)
    names = set(campaign.points)
    results.write_text(dictionary([one for one in PARAMETERS if one.key in names]), store.folder, DICTIONARY)


def _tell_done(store: Store) -> None:
    if store.done:
        screen.tell(f"{len(store.done):,} runs were done before")


def _tell_failures(store: Store) -> None:
    if store.failed:
        screen.tell(f"{len(store.failed)} runs failed: failures/ says why, retry=failed tries them again")


def nothing_left(folder: Path, campaign: Campaign, request: Request) -> bool:
    """Return whether a store has all of a campaign that is asked for, nothing being touched."""
    store = _looked_at(folder, campaign, request)
    return next(_missing(campaign, store, retry=request["retry"] is not None), None) is None


def _looked_at(folder: Path, campaign: Campaign, request: Request) -> Store:
    return looked_into(folder, campaign.manifest, campaign.points, changed=request["changed"])


def _tell_what_it_would_take(store: Store, campaign: Campaign, request: Request) -> None:
    """Tell what is done, what has failed and what the rest would take, measured on its first batch."""
    _tell_done(store)
    _tell_failures(store)
    course, first = _counted(_missing(campaign, store, retry=request["retry"] is not None))
    if first is None:
        screen.tell(f"{campaign.said} = {campaign.runs:,} runs. Nothing is left to do")
    else:
        screen.tell(_cost(campaign, (first, _measured(campaign, first)), course.runs, request["workers"]))


def _missing(campaign: Campaign, store: Store, *, retry: bool) -> Iterator[Batch]:
    return (left for batch in campaign.batches() if (left := store.missing(batch, retry=retry)) is not None)


def _counted(missing: Iterator[Batch]) -> tuple[Course, Batch | None]:
    """Return the course of what is missing, and its first batch."""
    first, count, runs = None, 0, 0
    for batch in missing:
        first, count, runs = first or batch, count + 1, runs + len(batch.runs)
    return Course(count, runs), first


def _told(advance: Callable[[int, int, str], None], course: Course) -> None:
    failed = f", {course.failed} failed" if course.failed else ""
    paced = not math.isnan(course.seconds_left)
    pace = f"{course.rate:.1f} a second, about {screen.duration(course.seconds_left)} left" if paced else "no pace yet"
    advance(course.runs_done, course.runs, f"{pace}{failed}")


def _measured(campaign: Campaign, first: Batch) -> Done:
    """Return what becomes of a batch, done here once and after all was compiled, so that it says what others take."""
    prepare()
    function, shared = campaign.work
    try:
        return function(shared, first)
    except Exception as error:  # noqa: BLE001  recorded like that of any other batch
        return lost(first, error)


def _cost(campaign: Campaign, measured: tuple[Batch, Done], runs: int, workers: int | None) -> str:
    """Return what so many runs will take, measured on one batch."""
    first, done = measured
    with tempfile.TemporaryDirectory() as spare:
        path = Path(spare) / "part.parquet"
        write_part(done.rows, path)
        size = path.stat().st_size * runs / len(first.runs)
    shared_by, pace = workers or cores(), done.seconds / len(first.runs)
    return (
        f"{campaign.said} = {campaign.runs:,} runs. To do: {runs:,} runs, about "
        f"{screen.duration(pace * runs / shared_by)} shared by {shared_by} workers ({pace * 1000:.0f} ms a run on one "
        f"core), about {size / 1e6:,.1f} MB"
    )


class _second_stop:  # noqa: N801  used as a function is
    """Lets a second stop from the keyboard end everything at once: what was written is whole, what runs is lost."""

    def __enter__(self) -> None:
        def stop(_number: int, _frame: object) -> None:
            shown = "\x1b[?25h" if sys.stderr.isatty() else ""  # the cursor, which the bar hides
            sys.stderr.write(f"{shown}\nstopped at once; the same command goes on from what was written\n")
            sys.stderr.flush()
            os._exit(STOPPED)

        self._before = signal.signal(signal.SIGINT, stop)

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)
