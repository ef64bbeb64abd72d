"""Runs a command that fills a store and measures its pace: how busy the cores are, how good the time left it tells is.

    python -m tests.verification.sweep_pace experiments.sweep points=32 replications=4 executor=processes workers=2

The command does all it does otherwise. For each store that it fills one line is told: the share of the workers' cores
that the processes of the command used, from the start of the work to its end and from the first batch to the last; and
by how much the time left that was told differed from what it then took, once a tenth was done and while a twentieth
was left.
"""

import math
import os
import runpy
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from experiments import filling
from sim.study.results import cores
from sim.sweep.carry_out import Course
from tests.verification.processes import children

EARLY: Final = 0.1
LATE: Final = 0.95
"""Shares of the runs between which the time left is judged."""

_TICKS: Final = os.sysconf("SC_CLK_TCK")


class Seen(NamedTuple):
    """What there was as a batch was told of: seconds, runs done, seconds told to be left, processor seconds so far."""

    at: float
    done: int
    left: float
    used: float


def used(process: int) -> float:
    """Return the processor seconds of a process and of all that it has started, those that have ended included."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    own = sum(int(ticks) for ticks in fields[11:15]) / _TICKS  # with children that were waited for
    return own + sum(used(child) for child in children(process))


def recording(stores: list[list[Seen]]) -> Callable[[Callable[[int, int, str], None], Course], None]:
    """Return what hears of each batch of the last store in place of the command's own teller, which it calls."""
    tell = filling._told  # noqa: SLF001  where a command tells how far it is

    def told(advance: Callable[[int, int, str], None], course: Course) -> None:
        stores[-1].append(Seen(time.monotonic(), course.runs_done, course.seconds_left, used(os.getpid())))
        tell(advance, course)

    return told


def said(seen: list[Seen], began: Seen, workers: int) -> str:
    """Return the pace of filling one store in words."""
    judged = [one for one in seen if not math.isnan(one.left) and EARLY <= one.done / seen[-1].done <= LATE]
    if not judged:
        return f"{len(seen)} batches told of: too few to judge the pace by"
    first, last = seen[0], seen[-1]
    whole, between = ((last.used - one.used) / ((last.at - one.at) * workers) for one in (began, first))
    apart = sorted(abs(one.left / (last.at - one.at) - 1.0) for one in judged)
    within = sum(each <= 0.2 for each in apart)
    return (
        f"{last.done} runs in {last.at - began.at:.0f} s: {whole:.1%} of {workers} cores busy from the start, "
        f"{between:.1%} from the first batch to the last; time left {max(apart):.0%} wrong at most, "
        f"{apart[len(apart) // 2]:.0%} in the middle, within 20 % at {within} of {len(apart)} times"
    )


def main() -> None:
    """Run the command and print the pace of each store that it has filled."""
    module, *arguments = sys.argv[1:]
    given = dict(one.partition("=")[::2] for one in arguments)
    workers = int(given["workers"]) if given.get("workers", "null") != "null" else cores()
    stores: list[list[Seen]] = []
    begins: list[Seen] = []
    carry_out = filling.carry_out

    def begun(*given: object) -> None:
        stores.append([])
        begins.append(Seen(time.monotonic(), 0, 0.0, used(os.getpid())))
        carry_out(*given)  # type: ignore[arg-type]

    filling._told, filling.carry_out = recording(stores), begun  # type: ignore[assignment]  # noqa: SLF001
    sys.argv = [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__")
    except SystemExit as ended:
        if ended.code:
            raise
    for seen, began in zip(stores, begins, strict=True):
        print(said(seen, began, workers))  # noqa: T201


if __name__ == "__main__":
    main()
