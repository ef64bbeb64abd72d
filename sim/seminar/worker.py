"""What a worker process does: it keeps its municipality, and answers one question after another, each within limits."""

import gc
import signal
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from typing import Any, Final

import pandas as pd
import pyarrow as pa
from pydantic import ValidationError

from sim.errors import ArgumentError, Fault, FileFaults, Overload, SimError
from sim.seminar import stories
from sim.seminar.faults import both
from sim.seminar.municipality import Municipality, case, organisation
from sim.seminar.programme import MINE, base_setting, programme
from sim.seminar.redraw import changes, redrawn, text_of
from sim.seminar.replay import replay
from sim.seminar.start import shown
from sim.seminar.wanted import CompareQuestion, RedrawQuestion, RunQuestion, StoryQuestion, Wanted

CPU_SECONDS: Final = 5.0
"""Of processor time that a question may take, a comparison for each replication: whoever goes beyond is ended."""

MEMORY: Final = 2_000_000_000
"""Bytes of data that a worker may hold: .7 billion with half of thirty histories, 1.0 billion with all of them."""

Answer = tuple[str, Any]
"""`ok` with what was found, or `faults` with what is wrong with the question."""


class Answers:
    """Answers questions out of one municipality; what it has simulated for a comparison is kept for the next."""

    def __init__(self, kept: int = 4_000) -> None:
        """Keep the values of so many runs."""
        self.municipality = Municipality()
        self._values: dict[tuple[object, ...], Mapping[str, float] | None] = {}
        self._kept = kept

    def warm(self, replications: Sequence[int]) -> None:
        """Run the common histories, and compile and load all that a question needs."""
        for replication in replications:
            self.municipality.history(replication)
        wanted = Wanted(organisations=tuple(programme().data["organisations"]))
        self.compare({"setting": wanted.model_dump(), "replications": 2}, replications[:1])

    def compare(self, question: Mapping[str, Any], replications: Sequence[int]) -> list[dict[str, Any] | None]:
        """Return the values of each organisation in these replications; None where work piled up without end."""
        wanted = CompareQuestion.model_validate(question).setting
        return [self._compared(wanted, replication) for replication in replications]

    def _compared(self, wanted: Wanted, replication: int) -> dict[str, Any] | None:
        names = {key: self._name(wanted, key, replication) for key in wanted.organisations}
        for key, name in names.items():
            if name not in self._values:
                self._values[name] = self._run(wanted, key, replication)
        every = {key: self._values[name] for key, name in names.items()}
        while len(self._values) > self._kept:
            del self._values[next(iter(self._values))]
        return every if all(one is not None for one in every.values()) else None

    def _run(self, wanted: Wanted, key: str, replication: int) -> Mapping[str, float] | None:
        """Return the values of one organisation, or None; each alone, so that no other's overload counts as its own."""
        try:
            return self.municipality.figures(wanted, key, replication)
        except Overload:
            return None

    @staticmethod
    def _name(wanted: Wanted, key: str, replication: int) -> tuple[object, ...]:
        mine = wanted.mine if key == MINE else None
        return (key, mine, tuple(sorted(wanted.levers.items())), wanted.variant, replication)

    def replay(self, question: Mapping[str, Any]) -> bytes:
        """Return the moves of one organisation's issues."""
        wanted, key, ledger = self._ledger(question)
        return replay(ledger, organisation(wanted, key), base_setting().population, programme().data["months"])

    def issues(self, question: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Return telling issues under one organisation."""
        wanted, key, ledger = self._ledger(question)
        return stories.picked(case(wanted, [key]), {key: ledger}, key)

    def _ledger(self, question: Mapping[str, Any]) -> tuple[Wanted, str, pd.DataFrame]:
        """Return what a question about one run wants, the organisation's key, and its ledger."""
        asked = RunQuestion.model_validate(question)
        key = asked.organisation or asked.setting.organisations[0]
        run = self.municipality.told(asked.setting, [key], asked.replication)
        return asked.setting, key, next(iter(run.ledgers.values()))

    def story(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """Return what happened to one issue under each organisation."""
        asked = StoryQuestion.model_validate(question)
        keys = asked.setting.organisations
        run = self.municipality.told(asked.setting, keys, asked.replication)
        return stories.story(case(asked.setting, keys), run.ledgers, asked.issue, asked.replication, asked.language)

    def redraw(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """Return an edited copy as a page draws it, its file's text, and what differs from where it came."""
        mine = RedrawQuestion.model_validate(question).mine
        differences = [change._asdict() for change in changes(mine)]
        return {"organisation": shown(redrawn(mine)), "yaml": text_of(mine), "changes": differences}


def answered(work: Callable[[], Any]) -> Answer:
    """Return what a question's work finds, or what is wrong with the question."""
    try:
        return "ok", work()
    except FileFaults as error:
        return "faults", [both(fault) for fault in error.faults[:20]]
    except ArgumentError as error:
        return "faults", [both(Fault("", error.argument, error.value, error.condition))]
    except ValidationError as error:
        first = error.errors()[:20]
        return "faults", [both(Fault("", ".".join(map(str, one["loc"])), None, one["msg"])) for one in first]
    except SimError as error:
        return "faults", [both(Fault("", "", None, str(error)))]


def work(connection: Connection, replications: Sequence[int]) -> None:
    """Answer what comes through a connection until it is closed; each question has `CPU_SECONDS` of processor time."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    answers = Answers()
    answers.warm(replications)
    gc.freeze()  # what stays for good is no longer looked through, which would now and then delay an answer
    connection.send(("ready", None))
    while True:
        try:
            name, arguments = connection.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
        try:
            reply = answered(lambda: getattr(answers, name)(*arguments))  # noqa: B023  called at once
        except MemoryError:  # the process ends, and its server says so and begins another
            return
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        connection.send(reply)


def _limit_memory() -> None:
    """Let the system refuse what goes beyond `MEMORY`, where it knows such limits.

    Arrow's own allocator sets aside a gigabyte of address space at its first string, which would count in full.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        import resource  # noqa: PLC0415  not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
