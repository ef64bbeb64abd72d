"""The comparison: the same issues through several organisations, replication by replication.

Work is done in two parts, so that the first table comes early: all organisations as described; then the other variants
and those in between on a ladder. What the first part found is printed and stored before the second begins.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pandas as pd

from experiments import screen, store, write_up
from experiments.cli import PLACE
from experiments.command import Place, start
from experiments.record import record
from experiments.request import Request, ladder, reference, setting
from sim.analysis.view import AS_DESCRIBED, View
from sim.errors import Fault, FileFaults, SimError
from sim.organisation import names
from sim.study import results, stories
from sim.study.compare import Comparison, compare
from sim.study.ladder import Ladder
from sim.study.precision import LEAST, Width, looks, widest
from sim.study.setting import Setting, with_hours

Shows = Callable[[store.Stored, View], write_up.Section]


class Part(NamedTuple):
    """A part of the work: what is run, what progress calls it, and what is printed when it is done."""

    case: Setting
    what: str
    sections: list[Shows]


@dataclass
class Job:
    """A comparison under way: the request, where it goes, the whole setting, and what has been found so far."""

    request: Request
    place: Place
    case: Setting
    climbed: Ladder | None
    base: str
    found: list[Comparison] = field(default_factory=list)
    seconds: float = 0.0
    count: int = 0
    width: Width | None = None

    def __post_init__(self) -> None:
        """Take as many replications as were asked for; a precision that is reached may make them fewer."""
        self.count = self.request["replications"]

    @property
    def what_follows(self) -> str:
        """What is simulated after the first table, in words."""
        further = ["equal hours"] if len(self.case.variants) > 1 else []
        further += ["the ladder"] if self.climbed else []
        return f"{' and '.join(further)} to follow".capitalize()

    def run(self, case: Setting, what: str) -> None:
        """Run a part of the whole; the first one says how many replications it takes."""
        started, precision = time.perf_counter(), self.request["precision"]
        with screen.progress(f"{self.place.point}{what}") as advance:
            every = looks(self.count) if precision and not self.found else [self.count]
            found, done = None, 0
            for count in every:
                part = compare(case, count, workers=self.request["workers"], progress=advance, first=done)
                found, done = found.and_then(part) if found else part, count
                if precision and not self.found:
                    self.width = widest(found.table, self.base, self.request["period"])
                    if self.width.share <= precision:
                        break
        if found is not None:
            self.found.append(found)
        self.count = done
        self.seconds += time.perf_counter() - started

    def told(self) -> store.Stored:
        """Return everything found so far with its provenance, not yet written."""
        more: dict[str, object] = {"reference": self.base, "replications": self.count}
        if self.width:
            looked = [count for count in looks(self.request["replications"]) if count <= self.count]
            more["width"] = {**self.width._asdict(), "looked_after": looked}
        if self.climbed:
            more["ladder"] = [step.record() for step in self.climbed.steps]
            more["between"] = [each.key for each in self.case.organisations[len(self.request.organisations) :]]
        configuration = record(self.request, self.climbed)
        return store.told(self.table(), configuration, self.case, self.seconds, **more)

    def table(self) -> pd.DataFrame:
        """Return the tidy table of all parts, in the order in which one run of the whole would have written it."""
        table = pd.concat([found.table for found in self.found], ignore_index=True)
        keys = [each.key for each in self.case.organisations]
        places = pd.DataFrame(
            {
                "replication": table["replication"],
                "organisation": table["organisation"].map(keys.index),
                "variant": table["variant"].map(self.case.variants.index),
            }
        )
        table = table.loc[places.sort_values(list(places.columns), kind="stable").index].reset_index(drop=True)
        table.insert(0, "experiment", self.place.experiment)
        return table


def compare_organisations(request: Request, place: Place) -> None:
    """Run the comparison, store it, and print its tables; among several points the table comes when all are done."""
    _check_precision(request)
    climbed = None if place.among_several else ladder(request)
    case = setting(request, climbed)
    base = reference(request, case.organisations[: len(request.organisations)])
    job = Job(request, place, case, climbed, base)
    if place.among_several:
        job.run(case, "replication")
        store.write(place.folder, job.told())
    else:
        _in_parts(job)
        population = f"Population: {request['population']} (there are {', '.join(names('population'))})."
        sys.stdout.write(f"{population} Results: {place.shown}\n")
    for found in job.found:
        found.tell()


def _check_precision(request: Request) -> None:
    """Refuse a precision of what has no difference, or that there are too few replications to look at."""
    if not request["precision"]:
        return
    found = []
    if len(request.organisations) < 2:  # noqa: PLR2004  a difference is of two
        found.append(Fault(PLACE, "organisations", request["organisations"], "have no difference", "two or more"))
    if request["replications"] < LEAST:
        allowed = f"{LEAST} or more: the most that there may be"
        found.append(Fault(PLACE, "replications", request["replications"], "are too few for a precision", allowed))
    if found:
        raise FileFaults(PLACE, found)


def _in_parts(job: Job) -> None:
    """Do one part after the other; a fault in the second takes nothing from the first."""
    printed, folder, parts = write_up.Printed(job.place.folder), job.place.folder, _parts(job)
    for number, part in enumerate(parts):
        try:
            job.run(part.case, part.what)
        except SimError:
            if number:
                _finish(job)
            raise
        stored = job.told()
        for section in part.sections:
            printed.add(section(stored, write_up.view(stored, job.base)))
        store.write(folder, stored)
        if number == 0 and len(parts) > 1:
            sys.stderr.write(f"{job.what_follows} (variants=[as_described] ladder=false: neither).\n")
    _finish(job)


def _finish(job: Job) -> None:
    """Write what is made of the whole table."""
    stored = job.told()
    history, plans = job.case.history, job.case.plans[: len(job.request.organisations)]
    drawn = [plan.at_change(history) for plan in plans]
    with screen.progress(f"{job.place.point}the story of one issue, run") as advance:
        told = stories.story(replace(job.case, organisations=job.case.organisations[: len(plans)]), job.base)
        advance(1, 1)
    write_up.files(job.place.folder, stored, write_up.view(stored, job.base), drawn, told)
    results.point_latest(job.place.folder)


def _parts(job: Job) -> list[Part]:
    """Return the parts of a job, once everyone's hours are derived; without anything to follow it is one."""
    started = time.perf_counter()
    case, count = with_hours(job.case), len(job.request.organisations)
    job.seconds += time.perf_counter() - started
    first = AS_DESCRIBED if AS_DESCRIBED in case.variants else case.variants[0]
    asked = case.organisations[:count]
    parts = [Part(replace(case, organisations=asked, variants=(first,)), "replication", [write_up.first_section])]
    further: list[Shows] = [write_up.further_section] if len(case.variants) > 1 else []
    further += [write_up.ladder_section] if job.climbed else []
    if len(case.variants) > 1 or len(case.organisations) > count:
        rest = replace(case, left_out=frozenset((each.key, first) for each in asked))
        parts.append(Part(rest, "further tables, replication", further))
    else:
        parts[0].sections.extend(further)
    return parts


def main() -> int:
    """Run the command and return its exit status."""
    return start("compare", compare_organisations)
