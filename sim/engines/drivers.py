"""The two drivers of a course, by name: what they have in common, and which one a setting asks for."""

from typing import Final, Protocol

from sim.engines.course import Course
from sim.engines.kernel import Kernel
from sim.engines.mesa_model import Municipality
from sim.errors import ArgumentError
from sim.organisation.tables import Tables

KERNEL: Final = "kernel"
AGENTS: Final = "agents"
ENGINES: Final = (KERNEL, AGENTS)


class Driver(Protocol):
    """What lets the events of a course happen."""

    course: Course

    @property
    def now(self) -> float:
        """Days since the start."""

    def run_until(self, until: float) -> None:
        """Let everything happen that stands on the agenda before `until` (days since the start)."""

    def change_to(self, tables: Tables) -> None:
        """Let another organisation take over at the present time."""

    def release(self) -> None:
        """Let go of whatever would outlive the run."""


def check_engine(engine: str, agents: str | None) -> None:
    """Raise ArgumentError where there is no such engine, or where it knows no agents of a user's own."""
    if engine not in ENGINES:
        raise ArgumentError("engine", engine, f"is not one of {', '.join(ENGINES)}")
    if agents is not None and engine != AGENTS:
        raise ArgumentError("agents", agents, f"needs engine={AGENTS}: the compiled loop knows no agents")


def driver_of(engine: str, course: Course, agents: str | None = None) -> Driver:
    """Return the driver of a course; `agents` names a module of a user's own agents."""
    check_engine(engine, agents)
    return Kernel(course) if engine == KERNEL else Municipality(course, agents)
