"""Finds where in a sweep one alternative beats another: `python -m experiments.discover store=my_sweep`."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from experiments.cli import PLACE
from experiments.command import Place, start
from experiments.discovery_files import keep
from experiments.option import as_list
from experiments.options import EVERY
from experiments.request import Request
from experiments.stored_sweep import Sweep, read, store_of
from sim.analysis.discovery import NO_VALUE, POINT, Axis, Pair, Space, better, chosen, differences, held_out, regions
from sim.analysis.discovery_map import FEWEST, Surface, deciding, surface
from sim.analysis.discovery_page import Discovery
from sim.analysis.discovery_robust import best_shares, kept, regret
from sim.analysis.discovery_tree import trees
from sim.analysis.view import HEADLINES, View
from sim.errors import Fault, FileFaults, SimError, nearest
from sim.sweep.design import varied


def discover(request: Request, place: Place) -> None:
    """Look into a sweep, then store and print what is found there."""
    started = time.perf_counter()
    sweep = read(store_of(request["store"], place))
    view = _view(request, sweep)
    found = found_in(sweep, view, request)
    keep(found, view, sweep, request, (place.folder, started))
    sys.stdout.write(f"Results: {place.shown}\n")


def found_in(sweep: Sweep, view: View, request: Request) -> Discovery:
    """Return what is found in a sweep about the figures and alternatives of a view."""
    of = {"variant": view.variant, "period": view.period, "area": view.area}
    kept_rows = sweep.rows.sort_values("organisation", key=lambda column: column.map(sweep.keys.index), kind="stable")
    rows = chosen(kept_rows, view.figures, **of)
    space = _space(sweep, request["held_out"], request["seed"])
    pairs = _pairs(request, sweep)
    answers = pd.concat([differences(rows, first, second, space.points.index) for first, second in pairs])
    answers["figure"] = pd.Categorical(answers["figure"], list(view.figures))
    answers = answers.sort_values("figure", kind="stable", ignore_index=True).astype({"figure": str})
    decide = dict(_deciding(answers, space))
    return Discovery(
        space=space,
        design=str(sweep.options.get("design", "?")),
        seed=request["seed"],
        replications=int(rows["replication"].nunique()),
        failures=sweep.failures[sweep.failures["variant"] == view.variant],
        differences=answers,
        regions=regions(answers, space),
        trees=trees(answers, space),
        deciding=decide,
        maps=dict(_maps(answers, space, decide)),
        regret=regret(rows, view.figures),
        best=best_shares(rows, [one for one in view.figures if better(one)], space.points.index),
        kept=kept(chosen(kept_rows, view.floors, **of), view.floors) if view.floors else pd.DataFrame(),
    )


def main() -> int:
    """Run the command and return its exit status."""
    return start("discover", discover, alone="one sweep is looked into at a time")


def _view(request: Request, sweep: Sweep) -> View:
    """Return what is shown of a sweep, the options checked against it; raises FileFaults with every fault."""
    present = sorted(set(sweep.rows["figure"]))
    figures = request.figures or tuple(one for one in HEADLINES if one in present)
    figures = tuple(present) if figures == (EVERY,) else figures
    pair = [Path(name).stem for name in as_list(request["pair"])]
    reference = pair[-1] if pair else Path(request["reference"]).stem
    asked = [("figures", one, present) for one in figures]
    asked += [(f"floors.{one}", one, present) for one in request["floors"] or ()]
    asked += [("pair", one, sweep.keys) for one in pair] or [("reference", reference, sweep.keys)]
    faults = [
        Fault(PLACE, option, one, "is not in the sweep", ", ".join(known), nearest(one, known))
        for option, one, known in asked
        if one not in known
    ]
    if faults or not figures:
        nothing = Fault(PLACE, "figures", None, "has none of the headline figures to look at", ", ".join(present))
        raise FileFaults(PLACE, faults or [nothing])
    return View(
        sweep.looks, reference, request["period"], request["area"], request["language"], figures,
        variant=request["variant"], floors=request["floors"] or {},
    )  # fmt: skip


def _pairs(request: Request, sweep: Sweep) -> list[tuple[str, str]]:
    """Return whom is held against whom: the pair asked for, or each against the reference."""
    pair = [Path(name).stem for name in as_list(request["pair"])]
    if pair:
        return [(pair[0], pair[1])]
    reference = Path(request["reference"]).stem
    return [(key, reference) for key in sweep.keys if key != reference]


def _space(sweep: Sweep, share: float, seed: int) -> Space:
    """Return the points of a sweep, some of them held out; a parameter that has one value throughout is no axis."""
    points = sweep.points.loc[:, sweep.points.max() > sweep.points.min()]
    if points.empty or not len(points.columns):
        raise SimError("the sweep has one point: there is nothing to tell regions apart by; run one with vary=...")
    axes = tuple(Axis(one.key, one.whole, one.numbered) for one in varied(list(points)))
    return Space(points, axes, held_out(len(points), share, seed))


def _deciding(answers: pd.DataFrame, space: Space) -> Iterator[tuple[Pair, pd.DataFrame]]:
    """Yield what decides the difference of each pair that has a value at enough points."""
    for pair, points, difference in _known(answers, space):
        yield pair, deciding(points, space.axes, difference)


def _maps(answers: pd.DataFrame, space: Space, decide: dict[Pair, pd.DataFrame]) -> Iterator[tuple[Pair, Surface]]:
    """Yield the map of each pair over the two parameters that decide most, numbered choices left out."""
    for pair, points, difference in _known(answers, space):
        order = decide[pair]["parameter"].to_list()
        across, *others = sorted((one for one in space.axes if not one.numbered), key=lambda one: order.index(one.key))
        if others and np.ptp(difference) > 0.0:
            yield pair, surface(points, across, others[0], difference)


def _known(answers: pd.DataFrame, space: Space) -> Iterator[tuple[Pair, pd.DataFrame, np.ndarray]]:
    """Yield each pair with the points at which it has a value, where these are enough, and its differences there."""
    for names, own in answers.groupby(["figure", "first", "second"], sort=False):
        some = own[own["answer"] != NO_VALUE]
        if len(some) >= FEWEST:
            yield Pair(*map(str, names)), space.points.loc[some[POINT]], some["difference"].to_numpy()


if __name__ == "__main__":
    sys.exit(main())
