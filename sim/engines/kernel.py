"""The compiled event loop: the same rules and the same figures as the agents', without leaving compiled code."""

from sim.compile import compiled
from sim.engines.course import NO_ROOM, NOTHING_DUE, Course
from sim.journey.agenda import due, take
from sim.journey.journey import journey
from sim.journey.state import World, has_room
from sim.measures.accumulate import Accumulator, observe
from sim.organisation.tables import Tables


@compiled
def _take_in(world: World, accumulator: Accumulator) -> bool:
    """Feed the ledger buffer to the accumulator and empty it; return whether there was room for every issue."""
    clock = world.state.clock
    if clock["issues"][0] > len(accumulator.cases):
        return False
    observe(accumulator, world.state.rows, int(clock["rows"][0]))
    clock["rows"][0] = 0
    return True


@compiled(from_python=True)
def run_events(world: World, accumulator: Accumulator, until: float, margin: int, told: bool) -> int:
    """Let every event before `until` (days) happen; return NOTHING_DUE, or NO_ROOM when the caller must make room.

    Unless the ledger is `told` to the caller too, its rows go to the accumulator as the buffer fills.
    """
    state = world.state
    while due(state, until):
        if not has_room(state, margin) and (told or not _take_in(world, accumulator) or not has_room(state, margin)):
            return NO_ROOM
        journey(world, take(state))
    return NOTHING_DUE


class Kernel:
    """A municipality at work, driven by the compiled loop: `run_until(day)` lets any stretch of time pass."""

    def __init__(self, course: Course) -> None:
        """Drive a course that has started."""
        self.course = course

    @property
    def now(self) -> float:
        """Days since the start."""
        return self.course.now

    def run_until(self, until: float) -> None:
        """Let everything happen that stands on the agenda before `until` (days since the start)."""
        course = self.course
        course.check_ahead(until)
        while run_events(course.world, course.accumulator, until, course.margin, course.told) == NO_ROOM:
            course.make_room()
        course.arrive_at(until)

    def change_to(self, tables: Tables) -> None:
        """Let another organisation take over at the present time."""
        self.course.change_to(tables)

    def release(self) -> None:
        """Do nothing: arrays go with whoever holds them."""
