"""What each kind of issue and each group of cells adds to a whole: parts that add up to it, and so do differences."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.measures.accumulate import lines_of
from sim.measures.asked import gives
from sim.measures.load import CAUSES, HUNDRED
from sim.measures.roots import Found, Roots
from sim.measures.steps import STEPS
from sim.measures.survival import restricted_mean
from sim.organisation.tables import Tables

WHOLES: Final = {
    "escalation_part": "escalation_hours_per_100",
    "duplication_part": "duplicated_hours_per_100",
    "decision_part": "decision_days",
}
"""The figures of parts, each with the whole to which its parts of one split add up."""

LOST: Final = "lost from sight"
"""The part of a restricted mean that comes of issues lost from sight before the horizon (Kaplan-Meier)."""

ENDS: Final = ("disputed", "answered_twice", "neither")
"""How issues on which more than one post worked came out: in a dispute, in a second answer, or so far in neither."""


@gives(*WHOLES, by=("kind", "cell", "cause", "step", "end"))
def parts(some: Roots, tables: Tables, horizon: float) -> Iterator[Found]:
    """Yield for each whole what every kind, and every function at a type of unit, adds to it.

    Hours above are split by cause too, double work by how it came out, time to decision by steps of an issue's life.
    A part is the sum over its own issues divided by all issues, so that it grows with how many they are. Every kind and
    cell in which an issue can arise has a part, if only 0: a part missing in some replication would add up to nothing.
    """
    lines, count = lines_of(tables), len(some)
    time = np.where(np.isnan(some["decision"]), np.minimum(some["watched"], horizon), some["decision"])
    time = np.minimum(time, horizon)
    lost = restricted_mean(some["decision"], some["watched"], horizon) - float(time.sum()) / count
    sums = {
        "escalation_part": sum((some[f"above_{cause}"] for cause in CAUSES[1:]), some[f"above_{CAUSES[0]}"]) * HUNDRED,
        "duplication_part": some["duplicated"] * HUNDRED,
        "decision_part": time,
    }
    streams, origins = tables.structure.streams, tables.structure.kinds["function"]
    unit = np.array([lines.index(kind) for kind in tables.types] or [0])
    line = unit[tables.structure.posts["unit"][streams["unit"]]]
    cells = origins[streams["kind"]] * len(lines) + line
    cell = some["function"].astype(np.int64) * len(lines) + some["line"]
    for figure, values in sums.items():
        by_kind = np.bincount(some["kind"], values, len(tables.kinds)) / count
        by_cell = np.bincount(cell, values, len(tables.functions) * len(lines)) / count
        for kind in np.unique(streams["kind"]).tolist():
            yield figure, "kind", tables.kinds[kind], float(by_kind[kind])
        for place in np.unique(cells).tolist():
            key = f"{tables.functions[place // len(lines)]} / {lines[place % len(lines)]}"
            yield figure, "cell", key, float(by_cell[place])
    for cause in CAUSES:
        yield "escalation_part", "cause", cause, some.mean(f"above_{cause}") * HUNDRED
    disputed, answered = some["disputed"], some["answered"]
    for end, which in zip(ENDS, (disputed, answered, ~(disputed | answered)), strict=True):
        yield "duplication_part", "end", end, float(some["duplicated"][which].sum()) / count * HUNDRED
    for step, days in zip(STEPS, some["stayed"].sum(axis=0).tolist(), strict=True):
        yield "decision_part", "step", step, days / count
    for split in ("kind", "cell", "step"):
        yield "decision_part", split, LOST, lost
