"""Every error that Ärendegång raises on purpose derives from one root.

::

    SimError
    ├── ArgumentError    a call that cannot be answered: which argument, its value, the condition
    ├── FileFaults       a file or a command line that cannot be used: all its faults at once
    └── Overload         a run in which work piles up without end: where, when, who and the remedy

The commands under ``experiments`` print a ``SimError`` on standard error and end with status 2,
without a traceback; any other exception is a defect of the program.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

_SHOWN = 60
_ALIKE = 0.6
_MOST_LINES = 200


class SimError(Exception):
    """The root of the error tree; catch it to catch all that the program raises on purpose."""


class ArgumentError(SimError, ValueError):
    """An argument has a value that the call cannot answer for."""

    def __init__(self, argument: str, value: object, condition: str) -> None:
        """Name the argument, its value and the condition that it breaks."""
        super().__init__(argument, value, condition)
        self.argument = argument
        self.value = value
        self.condition = condition

    def __str__(self) -> str:
        """Return one sentence: argument, value, condition."""
        return f"{self.argument} = {shown(self.value)}: {self.condition}"


@dataclass(frozen=True)
class Fault:
    """One fault: where it stands, what stands there, what is wrong and what would be right.

    ``key`` is the path of keys inside the file, joined by points; ``value`` is None where nothing
    is written; ``nearest`` is the most similar allowed word or empty; ``line`` counts from 1, and
    0 means that no line can be named.
    """

    file: str
    key: str
    value: object
    problem: str
    allowed: str = ""
    nearest: str = ""
    line: int = 0

    def __str__(self) -> str:
        """Return the fault as one line of text."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = self.key or "(the whole file)"
        text = f"{place}: {key}" + ("" if self.value is None else f" = {shown(self.value)}")
        text += f": {self.problem}"
        if self.allowed:
            text += f"; allowed: {self.allowed}"
        return text + (f"; did you mean {self.nearest!r}?" if self.nearest else "")


class FileFaults(SimError):  # noqa: N818 - the name says what it carries: the faults of a file
    """A file cannot be used; carries every fault that was found in it."""

    def __init__(self, file: str, faults: Iterable[Fault]) -> None:
        """Keep the name of the file and its faults, in the order in which they are to be read."""
        self.file = file
        self.faults = tuple(faults)
        super().__init__(file, self.faults)

    def __str__(self) -> str:
        """Return one line per fault, and after many the number of those left out."""
        lines = [str(fault) for fault in self.faults[:_MOST_LINES]]
        left_out = len(self.faults) - len(lines)
        return "\n".join([*lines, f"... and {left_out} faults more"] if left_out else lines)


class Overload(SimError):  # noqa: N818 - the name says what happened
    """A run was stopped because work piles up faster than it is done.

    `organisation` by key; `day` since the start; `post` is where most tasks wait, `utilisation` the share of its time
    that whoever holds it has been at work; `waiting` counts the tasks that wait in all, more than the limit `most`.
    """

    def __init__(self, organisation: str, day: float, post: str, utilisation: float, waiting: int, most: float) -> None:
        """Keep what the message says."""
        super().__init__(organisation, day, post, utilisation, waiting, most)
        self.organisation, self.day, self.post = organisation, day, post
        self.utilisation, self.waiting, self.most = utilisation, waiting, most

    def __str__(self) -> str:
        """Return what happened and what to do about it."""
        return (
            f"{self.organisation} is overloaded: on day {self.day:.0f} {self.waiting:,} tasks wait, more than "
            f"run.backlog_limit allows ({self.most:,.0f}), most of them at {self.post}, busy "
            f"{self.utilisation:.0%} of its time. Give it more hours or servers, lower arrival.volume or "
            "work.utilisation_*, or raise run.backlog_limit"
        )


def nearest(word: object, options: Iterable[str]) -> str:
    """Return the option that most resembles the word, or an empty text when none does."""
    plain = {option.lower(): option for option in options}
    found = get_close_matches(str(word).lower(), plain, n=1, cutoff=_ALIKE)
    return plain[found[0]] if found else ""


def shown(value: object) -> str:
    """Return a value as it is shown in a message: on one line and never longer than a line."""
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
