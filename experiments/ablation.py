"""The ablation: all mechanisms on minus each, all off plus each, and which of them carry each ranking."""

import math
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Final

import pandas as pd

from experiments import screen, store
from experiments.command import Place, start
from experiments.filling import finished
from experiments.option import as_list
from experiments.record import record
from experiments.request import Request, setting
from experiments.sweeping import folder_named, manifest
from sim.analysis import ablation_tables
from sim.analysis.ablation import POINT, Ablation, ablation
from sim.analysis.looks import Look
from sim.analysis.view import View
from sim.analysis.words import AREAS, LANGUAGES, PERIODS
from sim.errors import SimError
from sim.measures.asked import Asked
from sim.scenario import PARAMETERS
from sim.study import results
from sim.study.ablate import NONE, Mechanism, Point, chosen, mechanisms, points
from sim.study.setting import Setting, with_hours
from sim.sweep.batches import batches, run_batch
from sim.sweep.carry_out import Campaign
from sim.sweep.fingerprint import digest
from sim.sweep.store import failures_of, read_rows

POINTS: Final = "points"
"""The stem of the table that says how each point ended."""

STORE: Final = "runs"
"""How the name of the store begins that the runs of an ablation are kept in."""


@dataclass(frozen=True)
class Plan:
    """What is to be done: the request, where it goes, the full model, the mechanisms studied and the points."""

    request: Request
    place: Place
    case: Setting
    studied: Sequence[Mechanism]
    points: Sequence[Point]

    @property
    def changed(self) -> list[dict[str, float]]:
        """What every parameter that is changed somewhere is at each point."""
        somewhere = sorted({key for point in self.points for key in point.changes})
        full = {key: self.case.parameters[key] for key in somewhere}
        return [{**full, **point.changes} for point in self.points]


def ablate_mechanisms(request: Request, place: Place) -> None:
    """Run the points into a store that the same command goes on with, and print which mechanisms carry which ranking.

    Raises SimError for points that failed, after what is known of the others was written.
    """
    plan = _plan(request, place)
    campaign = _campaign(plan)
    folder = folder_named(f"{STORE}_{digest(campaign.manifest)[:12]}", None, place.folder.parent)
    started = time.perf_counter()
    if not finished(folder, campaign, request):
        return
    errors = _errors(campaign, folder)
    _write_up(plan, read_rows(folder), errors, time.perf_counter() - started)
    total = len(plan.points)
    sys.stdout.write(f"{total - len(errors)} of {total} points. Results: {place.shown}\n")
    if errors:
        number, error = min(errors.items())
        raise SimError(f"{len(errors)} of {total} points failed; {_name(plan.points[number])}: {error}")


def main() -> int:
    """Run the command and return its exit status."""
    return start("ablate", ablate_mechanisms)


def _plan(request: Request, place: Place) -> Plan:
    """Return the plan of a request, everything in it checked.

    The calendars (who has how many hours) follow from the load, so a mechanism that makes work also makes the hours for
    it. Held, they are those of the full model at every point, so that a point differs from it in the mechanism alone;
    derived, each point has calendars of its own load, so that everyone is as busy there as in the full model.
    """
    case = setting(request)
    known = mechanisms()
    studied = chosen(known, as_list(request["mechanisms"]))
    figures = frozenset((figure, "") for figure in _view(request, case).shown())
    case = replace(case, asked=Asked(figures, frozenset(AREAS["en"]), frozenset(PERIODS["en"])))
    held = with_hours(case) if request["hours"] == "held" else case
    return Plan(request, place, held, studied, points(case.parameters, known, studied))


def _campaign(plan: Plan) -> Campaign:
    request, case, numbered = plan.request, plan.case, list(enumerate(plan.changed))
    names = list(numbered[0][1])
    said = manifest(request, case, names)
    said["rest"]["points"] = digest(plan.changed)
    counts = len(plan.points), int(request["replications"]), len(case.organisations)
    return Campaign(
        said,
        lambda: batches(case, numbered, request["replications"], request["replications"]),
        math.prod(counts),
        (run_batch, case),
        pd.DataFrame([{"point": number, **values} for number, values in numbered]),
        "{} points x {} replications x {} organisations".format(*counts),
    )


def _errors(campaign: Campaign, folder: Path) -> dict[int, str]:
    """Return what went wrong at each point at which something did."""
    failures = failures_of(folder)
    wanted = {run.key for batch in campaign.batches() for run in batch.runs}
    own = failures[failures["run"].isin(wanted)]
    return dict(zip(own["point"].tolist(), own["error"].tolist(), strict=True))


def _name(point: Point) -> str:
    return f"{point.direction} {point.mechanism or 'nothing'}"


def _view(request: Request, case: Setting) -> View:
    looks = tuple(Look.of(organisation) for organisation in case.organisations)
    return View(looks, looks[0].key, request["period"], request["area"], request["language"], request.figures)


def _write_up(plan: Plan, rows: pd.DataFrame, errors: Mapping[int, str], duration: float) -> None:
    """Write the tables of all whole points, and print the findings where there is an end to start from."""
    request, case, folder = plan.request, plan.case, plan.place.folder
    results.write_table(_endings(plan, errors), folder, POINTS)
    view = _view(request, case)
    ends = {one.direction for place, one in enumerate(plan.points) if one.mechanism == NONE and place not in errors}
    whole = {place for place, one in enumerate(plan.points) if place not in errors and one.direction in ends}
    table = _labelled(rows[rows["point"].isin(whole)], plan)
    if not len(table):
        return
    store.keep(folder, table, record(request), case, duration, points=len(whole))
    found = ablation(table, view)
    results.write_table(found.pairs, folder, "ablation")
    results.write_table(found.ranks, folder, "ranks")
    for language in sorted(LANGUAGES, key=lambda one: one == view.language):
        with redirect_stdout(sys.stdout if language == view.language else StringIO()):  # the other is only kept
            text = _said(plan, found, replace(view, language=language))
        results.write_text(text, folder, f"ablation.{language}.txt")
    results.point_latest(folder)


def _labelled(rows: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """Return rows with the columns that tell a point apart as in every tidy table, in place of number and values."""
    numbers = rows["point"].tolist()
    labels = {
        "experiment": plan.place.experiment,
        "mechanism": [plan.points[number].mechanism for number in numbers],
        "direction": [plan.points[number].direction for number in numbers],
    }
    table = rows.drop(columns=["run", "point", *plan.changed[0]])
    for place, (name, label) in enumerate(labels.items()):
        table.insert(place, name, label)
    return table


def _said(plan: Plan, found: Ablation, view: View) -> str:
    """Print the findings in the view's language and return them as plain text."""
    off = [mechanism.name for mechanism in plan.studied if mechanism.off(plan.case.parameters)]
    meanings = _meanings(plan.studied, view.language)
    notes = ablation_tables.notes(found, view, meanings, off, plan.request["replications"])
    say, done = ablation_tables.WORDS[view.language], len(found.pairs[list(POINT)].drop_duplicates())
    notes.append(say[plan.request["hours"]])
    if done < len(plan.points):
        notes.append(say["partly"].format(done=done, total=len(plan.points)))
    return screen.show(lambda _: ablation_tables.tables(found, view), notes)


def _endings(plan: Plan, errors: Mapping[int, str]) -> pd.DataFrame:
    """Return how each point ended: its error (empty: none), and what was changed in it."""
    rows = [
        (one.mechanism, one.direction, errors.get(place, ""), str(dict(one.changes)))
        for place, one in enumerate(plan.points)
    ]
    return pd.DataFrame(rows, columns=["mechanism", "direction", "error", "changes"])


def _meanings(studied: Sequence[Mechanism], language: str) -> dict[str, str]:
    """Return each mechanism in words: the sentences of its parameters."""
    sentences = {one.key: one.sv if language == "sv" else one.en for one in PARAMETERS}
    return {mechanism.name: " ".join(sentences[key] for key in mechanism.neutral) for mechanism in studied}
