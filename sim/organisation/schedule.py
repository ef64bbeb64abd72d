"""A schedule of structures: one organisation follows another some months after the change (review 7.1: H14).

A schedule is a file of its own (``configs/schedule``)::

    steps: {month_0: separate, month_12: merged}

Months count from the change date, at which the first step takes over from the common history. A step is the name of
an organisation file, one of the schedule's own folder or a shipped one, or a path, seen from the schedule's folder or
else from where the command runs.
"""

import re
from itertools import pairwise
from pathlib import Path

from pydantic import Field

from sim.errors import FileFaults
from sim.organisation.entry import Entry, Text, Title
from sim.organisation.files import Document, beside, names, read
from sim.organisation.load import accepted, load_organisation
from sim.organisation.structure import Organisation, Style
from sim.organisation.together import check_succession
from sim.organisation.translate import checked

_MONTH = re.compile(r"month_(0|[1-9][0-9]{0,2})")
_FIRST = "month_0"


class ScheduleEntry(Entry):
    """A whole schedule file, as written."""

    title: Title = Field(description="a mapping with sv and en")
    source: Text
    style: Style = Field(description="a mapping with colour, dash and marker")
    steps: dict[str, Text] = Field(min_length=1, description="a mapping of month_0, month_12, ... to organisations")


class Schedule(Entry):
    """Organisations with the month after the change date from which each is in force, the first from month 0."""

    key: str
    title: Title
    source: str
    style: Style
    steps: tuple[tuple[int, Organisation], ...]


def load_schedule(name_or_path: str | Path) -> Schedule:
    """Return the schedule of a shipped file, by name, or of any file, by path.

    Raises FileFaults with every fault of the file and of the organisations that it names, and when open work
    under one step has nowhere to go under the next.
    """
    document = read("schedule", name_or_path)
    entry = checked(document, ScheduleEntry)
    steps = tuple(_steps(document))
    for (_, one), (month, other) in pairwise(steps):
        _check_passage(document, f"steps.month_{month}", one, other)
    entry = accepted(document, entry)
    return Schedule(key=document.key, title=entry.title, source=entry.source, style=entry.style, steps=steps)


def _steps(document: Document) -> list[tuple[int, Organisation]]:
    """Return the steps that can be read, in the order of their months; what cannot is added to the faults."""
    written = document.data.get("steps")
    found = []
    for key, name in written.items() if isinstance(written, dict) else ():
        month = _MONTH.fullmatch(key)
        if month is None:
            allowed = "month_ and the months after the change date, 0 to 999"
            document.faults.append(document.fault(f"steps.{key}", key, "is no month", allowed, [_FIRST]))
        organisation = _organisation(document, f"steps.{key}", name) if isinstance(name, str) and name else None
        if month is not None and organisation is not None:
            found.append((int(month[1]), organisation))
    if isinstance(written, dict) and written and _FIRST not in written:
        allowed = "the organisation that takes over at the change date"
        document.faults.append(document.fault(f"steps.{_FIRST}", None, "is missing", allowed))
    return sorted(found, key=lambda step: step[0])


def _organisation(document: Document, key: str, name: str) -> Organisation | None:
    """Return the organisation that a step names, or None after adding what is wrong with it to the faults."""
    place = beside(document, name)
    if place is None:
        known = names("organisation")
        fault = document.fault(key, name, "is no organisation file", f"{', '.join(known)}, or a path", known)
        document.faults.append(fault)
        return None
    try:
        return load_organisation(place)
    except FileFaults as error:
        document.faults.extend(error.faults)
    return None


def _check_passage(document: Document, key: str, one: Organisation, other: Organisation) -> None:
    try:
        check_succession(one, other)
    except FileFaults as error:
        told = "; ".join(f"{fault.key} = {fault.value}: {fault.problem}" for fault in error.faults)
        document.faults.append(document.fault(key, other.key, f"cannot follow {one.key}: {told}", "see replaces"))
