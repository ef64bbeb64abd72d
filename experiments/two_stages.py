"""The two stages of a sensitivity analysis, each with its store: all that varies is screened, the strongest studied."""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from experiments import screen
from experiments.command import Place, start
from experiments.filling import finished, nothing_left
from experiments.option import as_list
from experiments.record import record
from experiments.request import Request, reference, setting
from experiments.sensitivity_write_up import write_up
from experiments.sweeping import (
    BEHAVIOUR,
    PERIODS,
    asked_for,
    campaign_of,
    folder_of,
    refuse_set_and_varied,
    with_levels,
)
from sim.analysis import sensitivity
from sim.analysis.looks import Look
from sim.analysis.sensitivity import Sample
from sim.analysis.sensitivity_page import Findings, Run
from sim.analysis.view import MAIN, View
from sim.errors import ArgumentError, SimError
from sim.study import results
from sim.study.setting import Setting, check_setting
from sim.sweep import description, design, fingerprint
from sim.sweep.carry_out import Campaign

SCREENING: Final = "screening"
INDICES: Final = "indices"
"""The folders of the stores; that of the indices also has digits of what was kept, as other answers keep others."""

_DIGITS: Final = 8
_COLUMNS: Final = ("run", "organisation", "replication", "period", "area", "figure", "by", "value")


@dataclass(frozen=True)
class Stage:
    """A design over some parameters, and the campaign that runs each of its distinct points once."""

    name: str
    sample: Sample
    campaign: Campaign


def tell_what_decides(request: Request, place: Place) -> None:
    """Screen, then study the strongest; store both and write what was found, or tell what it would take."""
    started = time.perf_counter()
    request = with_levels(request, design.MORRIS)
    space, case, shown = _checked(request)
    folder = folder_of(request, place)
    stages = [SCREENING] * (request["trajectories"] > 0) + [INDICES] * (request["base"] > 0)
    keep = min(request["keep"] or len(space), len(space))
    if stages == [SCREENING, INDICES]:
        rest = request["base"] * design.block(design.SALTELLI, keep)
        screen.tell(f"Two stages: {len(space)} parameters screened; then {rest:,} points at most for {keep} of them")
    findings, kept, full = Findings(shown, request["replications"]), space, True
    for name in stages:
        stage = _stage(request, case, name, kept)
        full = finished(folder / stage.name, stage.campaign, request) and full
        known = full or (name == SCREENING and nothing_left(folder / stage.name, stage.campaign, request))
        if known:
            findings = _with_found(findings, folder, stage, request)
        if name == SCREENING:  # only for the cost of what is to come it does not matter which
            wanted = list(findings.ranks["parameter"])[:keep] if known else [one.key for one in space[:keep]]
            kept = tuple(one for one in space if one.key in wanted)
    if full:
        write_up(folder, findings)
        taken = time.perf_counter() - started
        results.write_json(results.provenance(record(request), case.seed, taken), folder, "provenance.json")
        sys.stdout.write(f"Results: {folder}\n")


def main() -> int:
    """Run the command and return its exit status."""
    return start("sensitivity", tell_what_decides, alone="a sensitivity analysis goes through its points itself")


def _checked(request: Request) -> tuple[tuple[design.Varied, ...], Setting, View]:
    """Return what varies, what is simulated and what is shown, all of it checked before anything runs."""
    space = design.varied(request["vary"] or BEHAVIOUR)
    refuse_set_and_varied(request.parameters, [one.key for one in space])
    variants = as_list(request["variants"])
    if len(variants) > 1:
        raise ArgumentError("variants", variants, "one at a time: each has effects of its own")
    if not request["trajectories"] and not request["base"]:
        raise ArgumentError("base", 0, "with trajectories=0 nothing is left to do")
    case = replace(setting(request), asked=asked_for(request))
    check_setting(case)
    if len(case.organisations) == 1:
        raise ArgumentError("organisations", as_list(request["organisations"]), "two at least: differences are told")
    if case.asked is not None and request["period"] not in PERIODS:
        raise ArgumentError(
            "period", request["period"], f"{' and '.join(PERIODS)} are kept, or with figures=all every one"
        )
    for name in (SCREENING, INDICES):  # a count that a design does not take is told before the first hour is spent
        if _count(request, name):
            design.unit_points(_design(name), 1, _count(request, name), request["levels"], request["seed"])
    looks = tuple(Look.of(organisation) for organisation in case.organisations)
    shown = View(
        looks,
        reference(request, case.organisations),
        period=request["period"],
        language=request["language"],
        figures=request.figures or MAIN,
        variant=variants[0],
    )
    return space, case, shown


def _design(name: str) -> str:
    return design.MORRIS if name == SCREENING else design.SALTELLI


def _count(request: Request, name: str) -> int:
    return int(request["trajectories" if name == SCREENING else "base"])


def _stage(request: Request, case: Setting, name: str, space: Sequence[design.Varied]) -> Stage:
    kind, count = _design(name), _count(request, name)
    rows = design.points(kind, space, count, request["levels"], request["seed"])
    points, which = design.distinct(rows)
    chosen = [(number, points[number]) for number in design.order(kind, len(points))]
    unit = design.unit_points(kind, len(space), count, request["levels"], request["seed"])
    sample = Sample(tuple(one.key for one in space), unit, np.array(which), design.block(kind, len(space)))
    own = name if name == SCREENING else f"{name}_{fingerprint.digest(sample.parameters)[:_DIGITS]}"
    return Stage(own, sample, campaign_of(request, case, chosen))


def _with_found(findings: Findings, folder: Path, stage: Stage, request: Request) -> Findings:
    """Return the findings with those of a stage whose runs are all done."""
    shown = findings.view
    rows = _rows(folder / stage.name, stage.campaign, shown.period)
    each = stage.campaign.runs // len(stage.campaign.points)
    found = sensitivity.outcomes(rows, shown.reference, shown.period, each)
    lost = sensitivity.lost_blocks(stage.sample, found)
    count = Run(stage.sample.blocks, lost, stage.sample.parameters)
    if stage.name == SCREENING:
        table = sensitivity.screening(stage.sample, found, request["levels"], request["seed"])
        return replace(findings, screening=table, ranks=sensitivity.ranks(table), trajectories=count)
    return replace(findings, indices=sensitivity.indices(stage.sample, found, request["seed"]), base=count)


def _rows(folder: Path, campaign: Campaign, period: str) -> pd.DataFrame:
    """Return the rows of a campaign's own runs in a period: a store may hold those of more points or replications.

    Parts are narrowed one by one, so that memory holds what is needed and not the whole store.
    """
    points = {run.key: batch.point for batch in campaign.batches() for run in batch.runs}
    wanted = [("period", "==", period), ("area", "==", "all"), ("by", "==", "")]
    parts = []
    for path in sorted((folder / description.ROWS).glob("*.parquet")):
        part = pd.read_parquet(path, columns=list(_COLUMNS), filters=wanted)
        part["point"] = part["run"].map(points)
        parts.append(part[part["point"].notna()])
    if not parts:
        raise SimError(f"{folder}: no run came to an end, failures/ says why; vary= narrower ranges")
    return pd.concat(parts, ignore_index=True)
