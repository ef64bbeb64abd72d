"""The sweep: what is to be done of a request, carried out into its store."""

import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pandas as pd

from experiments import screen
from experiments.command import Place, start
from experiments.filling import finished
from experiments.option import as_list
from experiments.options import EVERY
from experiments.request import Request, setting
from sim.analysis.view import MAIN
from sim.errors import ArgumentError
from sim.measures.asked import Asked
from sim.scenario import Parameters
from sim.study import results
from sim.study.setting import Setting, check_setting
from sim.sweep import design, fingerprint
from sim.sweep.batches import batches, run_batch
from sim.sweep.carry_out import Campaign

PERIODS: Final = ("transition", "settled")
"""The periods whose figures a sweep keeps, unless it keeps everything."""

NO_MATTER: Final = (
    "name", "executor", "workers", "scheduler", "shard", "retry", "changed", "dry", "batch",
    "period", "language", "reference",
)  # fmt: skip
"""Options that do not change what is run, only how it is carried out and what of it is told."""

BEHAVIOUR: Final = "behaviour"
"""The section that varies unless something else is asked for: what people do, which nobody has measured here."""

_NAME_DIGITS: Final = 10


def sweep(request: Request, place: Place) -> None:
    """Carry out what is missing of a sweep, or tell what it would take."""
    request = with_levels(request, request["design"])
    campaign, folder = planned(request), folder_of(request, place)
    if finished(folder, campaign, request):
        sys.stdout.write(f"Store: {folder}\n")


def with_levels(request: Request, kind: str) -> Request:
    """Return a request with the levels of a design in place of none: the store is named by what is run."""
    return replace(request, options={**request.options, "levels": design.level_count(kind, request["levels"])})


def planned(request: Request) -> Campaign:
    """Return the campaign of a request, everything in it checked."""
    space = design.varied(request["vary"] or BEHAVIOUR)
    case = replace(setting(request), asked=asked_for(request))
    check_setting(case)
    every = design.points(request["design"], space, request["points"], request["levels"], request["seed"])
    points, which = design.distinct(every)  # points that coincide are the same runs: each is run, and counted, once
    if len(points) < len(which):
        screen.tell(f"{len(which):,} points, of which {len(points):,} differ")
    refuse_set_and_varied(request.parameters, points[0])
    ordered = design.order(request["design"], len(points))
    chosen = [(ordered[place], points[ordered[place]]) for place in design.part_of(len(ordered), request["shard"])]
    return campaign_of(request, case, chosen)


def campaign_of(request: Request, case: Setting, chosen: Sequence[tuple[int, design.Point]]) -> Campaign:
    """Return the campaign that runs a setting at points, which have numbers, in the order given."""
    counts = len(chosen), request["replications"], len(case.organisations), len(case.variants)
    return Campaign(
        manifest(request, case, list(chosen[0][1])),
        lambda: batches(case, chosen, request["replications"], request["batch"]),
        math.prod(counts),
        (run_batch, case),
        pd.DataFrame([{"point": number, **values} for number, values in chosen]),
        "{:,} points x {} replications x {} organisations x {} variants".format(*counts),
    )


def manifest(request: Request, case: Setting, names: Sequence[str]) -> dict[str, Any]:
    """Return what a store says of itself; `names` are the parameters that vary."""
    figures = ", ".join(as_list(request.options.get("figures")))
    return {
        "rest": fingerprint.of_space(fingerprint.of_rest(case), case.parameters, names, figures),
        "organisations": fingerprint.of_plans(case),
        "options": {name: value for name, value in request.options.items() if name not in NO_MATTER},
        "parameters": case.parameters.nested(),
        "versions": results.provenance({}, case.seed, 0.0)["versions"],
    }


def refuse_set_and_varied(parameters: Parameters, names: Iterable[str]) -> None:
    """Raise ArgumentError where a parameter that varies was also given a value."""
    for key in names:
        if parameters[key] != Parameters.default()[key]:
            raise ArgumentError(key, parameters[key], "varies in this sweep: give its range in vary=")


def asked_for(request: Request) -> Asked | None:
    """Return the figures that a sweep keeps: the main ones, those named, or (None) everything."""
    names = request.figures
    if names == (EVERY,):
        return None
    figures = frozenset((figure, "") for figure in names or MAIN)
    return Asked(figures, frozenset({"all"}), frozenset(PERIODS))


def folder_of(request: Request, place: Place) -> Path:
    """Return the folder of a sweep's store; without a name it is that of its options."""
    same = {key: value for key, value in request.options.items() if key not in NO_MATTER}
    name = request["name"] or fingerprint.digest([same, request.parameters.nested()])[:_NAME_DIGITS]
    return folder_named(name, request.options.get("shard"), place.folder)


def folder_named(name: str, shard: str | None, parent: Path) -> Path:
    """Return the folder of a store by its name, below a parent, or wherever its path says; each shard has its own."""
    path = Path(name + ("" if shard is None else f"_{shard.replace('/', '_of_')}")).expanduser()
    return path if path.is_absolute() or len(path.parts) > 1 else parent / path


def main() -> int:
    """Run the command and return its exit status."""
    return start("sweep", sweep, alone="a sweep goes through its points itself")
