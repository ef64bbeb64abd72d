"""What a command writes to the terminal: tables and notes on standard output, progress on standard error."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import Final

from rich import box
from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from sim.analysis.blocks import Block

PLAIN_WIDTH: Final = 120
"""Columns where the output is no terminal (a file, a pipe) and in the stored copy."""

EVERY: Final = 30.0
"""Seconds between two plain lines of progress of long work."""

PLAIN_LINES: Final = 10
"""At most so many lines of progress where the output is no terminal."""


def show(tables: Callable[[int], Iterable[RenderableType]], notes: Iterable[str]) -> str:
    """Print tables and the lines below them, and return the same as plain text.

    `tables` makes them for a width in columns: that of the terminal, and that of the stored copy.
    """
    notes = list(notes)
    kept = StringIO()
    screen = Console() if sys.stdout.isatty() else Console(width=PLAIN_WIDTH, soft_wrap=False)
    for console in (screen, Console(file=kept, width=PLAIN_WIDTH, force_terminal=False)):
        for table in tables(console.width):
            console.print(table)
        for note in notes:
            console.print(note, markup=False, highlight=False)
    return "\n".join(line.rstrip() for line in kept.getvalue().splitlines()) + "\n"


def tables(blocks: Sequence[Block]) -> Iterator[Table | str]:
    """Yield the page as the terminal shows it."""
    for block in blocks:
        if block.heading:
            yield f"\n{block.heading}"
        if block.rows:
            head, *rest = block.rows
            table = Table(*head, box=box.SIMPLE, pad_edge=False)
            for row in rest:
                table.add_row(*row)
            yield table
        yield from (f"  {line}" for line in block.lines)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Give a callback `(done, total)` that shows how far work has come and how much time is left.

    On a terminal it is a bar that moves; elsewhere at most about `PLAIN_LINES` plain lines, so that a log stays
    readable.
    """
    clock = Clock()
    if not sys.stderr.isatty():
        yield lambda done, total: _plain_line(what, done, total, clock.words(done, total))
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[left]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, left="")

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, left=clock.words(done, total))

        yield advance


@contextmanager
def long_progress(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """Give a callback `(done, total, said)` for work of hours: a bar, or a plain line every `EVERY` seconds."""
    if sys.stderr.isatty():
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[said]}"),
        )
        with Progress(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task(what, total=None, said="")
            yield lambda done, total, said: bar.update(task, completed=done, total=total, said=said)
        return
    last = [0.0]

    def line(done: int, total: int, said: str) -> None:
        now = time.perf_counter()
        if done == total or now - last[0] >= EVERY:
            last[0] = now
            tell(f"{what} {done:,} of {total:,}, {said}")

    yield line


def tell(line: str) -> None:
    """Write one line where progress goes."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


class Clock:
    """Says how long the rest takes at the pace so far, the first piece of work apart: it may include a start-up."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._started = now()
        self._first = 0.0

    def words(self, done: int, total: int) -> str:
        """Return the time left, or the time taken once all is done; empty as long as there is no pace."""
        now = self._now()
        if done == total:
            return f"done in {duration(now - self._started)}"
        if done <= 1:
            self._first = now
            return ""
        return f"about {duration((now - self._first) / (done - 1) * (total - done))} left"


def duration(seconds: float) -> str:
    """Return a number of seconds as one reads it."""
    if seconds < 100:  # noqa: PLR2004  beyond that nobody counts in seconds
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes / 60:.1f} h"  # noqa: PLR2004  as above


def _plain_line(what: str, done: int, total: int, left: str) -> None:
    """Write one line of progress, for the first replication, the last and each further tenth."""
    tenth = -(-total // PLAIN_LINES)
    if done in (1, total) or done % tenth == 0:
        sys.stderr.write(f"{what} {done} of {total}{', ' if left else ''}{left}\n")
        sys.stderr.flush()
