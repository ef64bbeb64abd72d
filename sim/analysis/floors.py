"""Levels that figures have to reach before anything is ranked, and in how many replications they do (H3).

A floor is the least admissible value of a figure of which more is better, and the most of one of which less is better;
of a neutrality gap, which may lean either way, the most of its absolute value. No floor is set unless asked for.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from sim.measures.figures import FIGURES

Floors = Mapping[str, float]
"""Admissible levels by figure key, in the unit in which the figure is declared (shares 0 to 1)."""

GAPS: Final = tuple(key for key in FIGURES if key.startswith("neutrality_gap_"))
"""Figures whose absolute value counts."""

FIGURES_WITH_FLOORS: Final = tuple(key for key, figure in FIGURES.items() if figure.better or key in GAPS)
"""Figures of which more or less is better, and the gaps: of any other no level is the least admissible one."""

ALL_AT_ONCE: Final = ""
"""In place of a figure key: every floor in the same replication."""


class Reached(NamedTuple):
    """In how many replications a level is reached, of those in which the figure has a value."""

    met: int
    known: int

    @property
    def share(self) -> float:
        """The share of replications; NaN where none has a value."""
        return self.met / self.known if self.known else float("nan")


def within(table: pd.DataFrame, floors: Floors, points: Sequence[str] = ()) -> dict[str, dict[str, Reached]]:
    """Return for each organisation how often each floor is reached, and under `ALL_AT_ONCE` how often all of them are.

    `table` is a tidy table of one variant, period and area; `points` are columns that tell parameter points apart, and
    a replication of another point counts as another one. All floors at once count where every figure has a value.
    """
    names = ["organisation", *points, "replication"]
    totals = table[(table["by"] == "") & table["figure"].isin(list(floors))]
    wide: pd.DataFrame = totals.set_index([*names, "figure"])["value"].unstack("figure")  # noqa: PD010  a plain unstack keeps missing values missing
    wide = wide.reindex(columns=list(floors))
    met = pd.DataFrame({key: meets(key, wide[key], level) for key, level in floors.items()}, index=wide.index)
    met[ALL_AT_ONCE] = met.min(axis="columns", skipna=False)
    return {
        organisation: {key: _reached(met, organisation, key) for key in met.columns}
        for organisation in dict.fromkeys(table["organisation"])
    }


def meets(figure: str, values: pd.Series, level: float) -> pd.Series:
    """Return 1 where a figure's values reach a level, 0 where they do not, NaN where there is no finite value."""
    size = values.abs() if figure in GAPS else values
    met = size >= level if FIGURES[figure].better > 0 else size <= level
    return met.astype(np.float64).where(np.isfinite(values))


def _reached(met: pd.DataFrame, organisation: str, key: str) -> Reached:
    own = met.loc[met.index.get_level_values("organisation") == organisation, key]
    return Reached(int(own.sum()), int(own.count()))
