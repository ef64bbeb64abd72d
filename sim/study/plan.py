"""What a municipality goes through after the common history: one organisation, or several at dates of their own.

An organisation alone is a plan whose one change comes at the change date, so that there is one way to run both.
Stands for H14 (a structure as a stage on the way to another).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, Self

from sim.analysis.looks import Shown
from sim.errors import ArgumentError, Fault, FileFaults
from sim.organisation import Organisation, check_succession
from sim.organisation.entry import Title
from sim.organisation.structure import Style


class Scheduled(Shown, Protocol):
    """A schedule of structures over time; months count from the change date."""

    @property
    def steps(self) -> Sequence[tuple[float, Organisation]]:
        """The month of each change, with the organisation that then takes over."""


@dataclass(frozen=True)
class Plan:
    """The organisations that take over, each with its month after the change date; before the first the history's."""

    key: str
    title: Title
    style: Style
    steps: tuple[tuple[float, Organisation], ...]

    @classmethod
    def of(cls, each: Organisation | Scheduled) -> Self:
        """Return the plan of a schedule, or of an organisation that stays from the change date on."""
        steps = ((0.0, each),) if isinstance(each, Organisation) else tuple(each.steps)
        return cls(each.key, each.title, each.style, steps)

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations in the order in which they take over."""
        return tuple(organisation for _, organisation in self.steps)

    def at_change(self, history: Organisation) -> Organisation:
        """Return the organisation right after the change date."""
        month, first = self.steps[0]
        return first if month == 0 else history


def check_plan(plan: Plan, history: Organisation, months: float) -> None:
    """Refuse a plan whose months are not in order, or whose open work has nowhere to go at a change.

    `months` are those from the change date to the end of the run. Raises ArgumentError, or FileFaults with every
    fault of succession. A post may replace one of any earlier structure, not only of the last.
    """
    dates = [month for month, _ in plan.steps]
    if not dates or dates[0] < 0 or any(later <= earlier for earlier, later in pairwise(dates)):
        raise ArgumentError("organisations", plan.key, "needs months of change of 0 or more, each after the last")
    if dates[-1] > 0 and dates[-1] >= months:
        condition = f"changes in month {dates[-1]:g}, but the run ends {months:g} months after the change date"
        raise ArgumentError("organisations", plan.key, f"{condition}; see run.settled_months")
    faults: list[Fault] = []
    met = set(history.posts)
    for before, after in pairwise((history, *plan.organisations)):
        if before != after:
            faults += [fault for fault in _succession(before, after) if not _replaces(fault, met)]
        met |= set(after.posts)
    if faults:
        raise FileFaults(plan.key, faults)


def _succession(before: Organisation, after: Organisation) -> tuple[Fault, ...]:
    """Return the faults of one organisation after another."""
    try:
        check_succession(before, after)
    except FileFaults as error:
        return error.faults
    return ()


def _replaces(fault: Fault, met: set[str]) -> bool:
    """Return whether a fault says only that a post replaces one of these, which need not be of the last structure."""
    return fault.key.endswith(".replaces") and fault.value in met
