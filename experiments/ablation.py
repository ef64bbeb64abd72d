"""The ablation: all mechanisms on minus each, all off plus each, and which of them carry each ranking."""

import math
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from io import StringIO
from typing import Final

import pandas as pd

from experiments import screen, store
from experiments.command import Place, start
from experiments.option import as_list
from experiments.record import record
from experiments.request import Request, setting
from sim.analysis import ablation_tables
from sim.analysis.ablation import POINT, Ablation, ablation
from sim.analysis.looks import Look
from sim.analysis.view import View
from sim.analysis.words import LANGUAGES
from sim.errors import SimError
from sim.scenario import PARAMETERS
from sim.study import results
from sim.study.ablate import NONE, Mechanism, Outcome, Point, ablate, chosen, mechanisms, points, with_labels
from sim.study.results import cores
from sim.study.setting import Setting, with_hours

POINTS: Final = "points"
"""The folder with every figure of each point, and the stem of the table that says how each point ended."""


@dataclass(frozen=True)
class Plan:
    """What is to be done: the request, where it goes, the full model, the mechanisms studied and the points."""

    request: Request
    place: Place
    case: Setting
    studied: Sequence[Mechanism]
    points: Sequence[Point]


def ablate_mechanisms(request: Request, place: Place) -> None:
    """Run the points, store each as it is done, and print which mechanisms carry which ranking.

    What was done is written up whatever stops the rest. Raises the error of the first point that failed, at the end.
    """
    plan = _plan(request, place)
    outcomes: list[Outcome] = []
    started = time.perf_counter()
    try:
        _run(plan, outcomes)
    finally:
        if outcomes:
            outcomes.sort(key=lambda one: plan.points.index(one.point))
            _write_up(plan, outcomes, time.perf_counter() - started)
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    sys.stdout.write(f"{len(outcomes) - len(errors)} of {len(plan.points)} points. Results: {place.shown}\n")
    if errors:
        raise errors[0]


def main() -> int:
    """Run the command and return its exit status."""
    return start("ablate", ablate_mechanisms)


def _plan(request: Request, place: Place) -> Plan:
    """Return the plan of a request, everything in it checked, and tell how many runs it means."""
    case = setting(request)
    known = mechanisms()
    studied = chosen(known, as_list(request["mechanisms"]))
    wanted = points(case.parameters, known, studied)
    parts = len(wanted), int(request["replications"]), len(case.organisations)
    _tell("{} points x {} replications x {} organisations = {:,} runs".format(*parts, math.prod(parts)))
    return Plan(request, place, with_hours(case) if request["hours"] == "held" else case, studied, wanted)


def _run(plan: Plan, outcomes: list[Outcome]) -> None:
    """Add the outcome of each point to the others as it is done, after it was written."""
    request, total = plan.request, len(plan.points)
    with screen.progress(f"{plan.place.point}ablation, point") as advance:
        for outcome in ablate(plan.case, plan.points, request["replications"], workers=request["workers"]):
            _keep(plan, outcome)
            outcomes.append(outcome)
            if len(outcomes) == 1:
                _tell(_cost(plan, outcome))
            advance(len(outcomes), total)


def _cost(plan: Plan, first: Outcome) -> str:
    """Return what the ablation will take, from the pace of the first point."""
    left = first.pace * plan.request["replications"] * (len(plan.points) - 1)
    shared = plan.request["workers"] or cores()
    return (
        f"a replication takes {first.pace:.2g} s: the other points about {left:,.0f} s on one core, "
        f"{left / shared:,.0f} s shared by {shared}"
    )


def _tell(line: str) -> None:
    """Write one line where progress goes."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _keep(plan: Plan, outcome: Outcome) -> None:
    """Write one point's table whole, with every figure and breakdown; tell an error at once."""
    point, place = outcome.point, plan.place
    name = f"{plan.points.index(point):03d}_{point.direction}_{point.mechanism or 'none'}"
    if outcome.table is not None:
        results.write_parquet(with_labels(outcome, outcome.table, place.experiment), place.folder / POINTS, name)
    else:
        _tell(f"point {name} failed and is not in the table: {outcome.error}")
        if outcome.error is not None and not isinstance(outcome.error, SimError):
            traceback.print_exception(outcome.error)


def _write_up(plan: Plan, outcomes: Sequence[Outcome], duration: float) -> None:
    """Write the tables of all points done, and print the findings where there is an end to start from."""
    request, case, folder = plan.request, plan.case, plan.place.folder
    results.write_table(_endings(outcomes), folder, POINTS)
    looks = tuple(Look.of(organisation) for organisation in case.organisations)
    view = View(looks, looks[0].key, request["period"], request["area"], request["language"], request.figures)
    ends = {one.point.direction for one in outcomes if one.point.mechanism == NONE and one.table is not None}
    parts = [
        _shown(with_labels(one, one.table, plan.place.experiment), view)
        for one in outcomes
        if one.table is not None and one.point.direction in ends
    ]
    if not parts:
        return
    table = pd.concat(parts, ignore_index=True)
    store.keep(folder, table, record(request), case, duration, points=len(outcomes))
    found = ablation(table, view)
    results.write_table(found.pairs, folder, "ablation")
    results.write_table(found.ranks, folder, "ranks")
    for language in sorted(LANGUAGES, key=lambda one: one == view.language):
        with redirect_stdout(sys.stdout if language == view.language else StringIO()):  # the other is only kept
            text = _said(plan, found, replace(view, language=language))
        results.write_text(text, folder, f"ablation.{language}.txt")
    results.point_latest(folder)


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


def _shown(table: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return the totals of the figures shown, in every period and area; `points` keeps the rest."""
    return table[(table["by"] == "") & table["figure"].isin(view.shown())]


def _endings(outcomes: Sequence[Outcome]) -> pd.DataFrame:
    """Return how each point ended: its error (empty: none), its seconds, and what was changed in it."""
    rows = [
        (one.point.mechanism, one.point.direction, str(one.error or ""), round(one.seconds, 3), str(one.point.changes))
        for one in outcomes
    ]
    return pd.DataFrame(rows, columns=["mechanism", "direction", "error", "seconds", "changes"])


def _meanings(studied: Sequence[Mechanism], language: str) -> dict[str, str]:
    """Return each mechanism in words: the sentences of its parameters."""
    sentences = {one.key: one.sv if language == "sv" else one.en for one in PARAMETERS}
    return {mechanism.name: " ".join(sentences[key] for key in mechanism.neutral) for mechanism in studied}
