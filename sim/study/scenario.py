"""A scenario, as a file: who leaves when, and when the council lays down whose a function is.

Stands for I1, I3 to I5 and F4 (decisions and departures while a structure is under review), H8 (owner directives).

A file lies in ``configs/scenario``::

    vacancies: {ukk_head: {month: -4}}
    directives: {accountable_body: {month: 0}}

Months count from the change date; those below 0 fall into the common history. How long a post then stands vacant is the
same law for every organisation (``sim.study.vacancy``).
"""

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field

from sim.errors import ArgumentError, FileFaults, nearest
from sim.organisation import Organisation
from sim.organisation.entry import Entry, Text, Title
from sim.organisation.files import read
from sim.organisation.translate import checked
from sim.scenario.parameters import Parameters


class Departure(Entry):
    """A head who leaves: in which month from the change date, and what differs from the declared parameters, if any.

    ``months`` stands in for `vacancy.months`, ``capacity`` for `vacancy.capacity`.
    """

    month: float = Field(ge=-60, le=180, description="months from the change date, -60 to 180")
    months: float | None = Field(default=None, ge=0, le=24, description="months, 0 to 24, or absent: vacancy.months")
    capacity: float | None = Field(
        default=None, ge=0.05, le=1, description="a share of the head's pace, 0.05 to 1, or absent: vacancy.capacity"
    )
    source: str = Field(default="", description="where it is said")


class Directive(Entry):
    """A decision of the council: in which month from the change date it makes every cell of a function clear."""

    month: float = Field(ge=-60, le=180, description="months from the change date, -60 to 180")
    source: str = Field(default="", description="where it is said")


class ScenarioEntry(Entry):
    """A whole scenario file, as written."""

    title: Title = Field(description="a mapping with sv and en")
    source: Text
    vacancies: dict[str, Departure] = Field(default_factory=dict, description="a mapping of post keys to month")
    directives: dict[str, Directive] = Field(default_factory=dict, description="a mapping of functions to month")


class Scenario(ScenarioEntry):
    """A scenario with its key, the name of its file."""

    key: str


def load_scenario(name_or_path: str | Path) -> Scenario:
    """Return the scenario of a shipped file, by name, or of any file, by path.

    Raises FileFaults with every fault of the file.
    """
    document = read("scenario", name_or_path)
    entry = checked(document, ScenarioEntry)
    if entry is not None and not entry.vacancies and not entry.directives:
        document.faults.append(document.fault("vacancies", None, "is missing", "vacancies or directives, or both"))
    if entry is None or document.faults:
        raise FileFaults(document.file, document.faults)
    return Scenario(**dict(entry), key=document.key)


def check_scenario(scenario: Scenario, organisations: Iterable[Organisation], parameters: Parameters) -> None:
    """Raise ArgumentError for a post or function that no organisation has, and for a month outside the run."""
    organisations = tuple(organisations)
    functions = sorted({key for organisation in organisations for key in organisation.responsibility})
    posts = sorted({key for organisation in organisations for key in organisation.posts})
    first = -parameters["run.history_months"]
    end = sum(parameters[f"run.{name}_months"] for name in ("transition", "settled", "follow"))
    for key, month, known, what in (
        *((key, departure.month, posts, "post") for key, departure in scenario.vacancies.items()),
        *((key, directive.month, functions, "function") for key, directive in scenario.directives.items()),
    ):
        if key not in known:
            near = nearest(key, known)
            hint = f"; did you mean {near!r}?" if near else ""
            raise ArgumentError("scenario", scenario.key, f"{key}: no organisation of the run has this {what}{hint}")
        if not first <= month < end:
            condition = f"{key} has month {month:g}, but the run goes from month {first:g} to {end:g}"
            raise ArgumentError("scenario", scenario.key, f"{condition}; see run.history_months and the others")
