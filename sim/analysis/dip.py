"""The transition dip: how far, how long and how much a change lets open issues pile up beyond the reference.

Read from the time integral of open issues in each month after the change (issue-days), own minus reference in the same
replication. Stands for F15 (what a change disturbs before it helps).
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from sim.analysis.paired import half_width

FIGURE: Final = "issue_days"
"""The figure that a dip is read from, by month after the change with keys 01, 02, ..."""

_MONTH: Final = 365.0 / 12.0
"""Days in a month."""


class Dip(NamedTuple):
    """A dip after a change.

    `depth`: the largest excess of open issues over the reference, in the mean of a month; `deepest`: that month,
    counted from 1; `length`: the months from the change until the excess is first gone after that; `over`: whether it
    is, within the months seen; `area`: the excess in issue-days from the change until then, months below the reference
    counted against it. Without any excess all are 0.
    """

    depth: float
    deepest: int
    length: int
    over: bool
    area: float


def dip(excess: Sequence[float]) -> Dip:
    """Return the dip of a curve: the issue-days of each month after the change beyond those of the reference."""
    curve = np.asarray(excess, dtype=np.float64)
    if not len(curve) or curve.max() <= 0.0:
        return Dip(0.0, 0, 0, over=True, area=0.0)
    peak = int(curve.argmax())
    gone = np.flatnonzero(curve[peak:] <= 0.0)
    length = peak + int(gone[0]) if len(gone) else len(curve)
    return Dip(float(curve[peak]) / _MONTH, peak + 1, length, bool(len(gone)), float(curve[:length].sum()))


def excess(table: pd.DataFrame, organisation: str, reference: str) -> pd.DataFrame:
    """Return the issue-days beyond the reference, a row for each replication and a column for each month.

    `table` is a tidy table of one variant and area; months that either of the two lacks are left out.
    """
    rows = table[(table["figure"] == FIGURE) & (table["by"] == "month")]
    sums = rows.groupby(["organisation", "replication", "key"])["value"].sum()
    present = set(sums.index.get_level_values("organisation"))
    if not {organisation, reference} <= present:
        return pd.DataFrame()
    own, base = (sums[key].unstack("key") for key in (organisation, reference))  # noqa: PD010  a plain unstack
    difference: pd.DataFrame = (own - base).dropna(axis="columns", how="any").sort_index(axis="columns")
    return difference


def dips(table: pd.DataFrame, reference: str) -> pd.DataFrame:
    """Return the dip of every organisation but the reference, by variant and area, from the mean over replications.

    A dip found in each replication alone would always have some depth, be it of noise. `depth_low` and
    `depth_high` are the Student interval of the excess in the month found, `area_low` and `area_high` that of the area
    at the length found: neither tells how surely it is that month or length. Without a dip the depth has none. Columns:
    organisation, variant, area_of, those of `Dip`, and the four ends.
    """
    rows = []
    for (variant, area), part in table.groupby(["variant", "area"], sort=False):
        for organisation in dict.fromkeys(part["organisation"]):
            curves = excess(part, organisation, reference) if organisation != reference else pd.DataFrame()
            if not curves.empty:
                found = dip(curves.mean().to_list())
                sums = curves.iloc[:, : found.length].sum(axis="columns")
                ends = (*_ends(found.depth, _at_deepest(curves, found)), *_ends(found.area, sums))
                rows.append((organisation, variant, area, *found, *ends))
    ends_of = ["depth_low", "depth_high", "area_low", "area_high"]
    return pd.DataFrame(rows, columns=["organisation", "variant", "area_of", *Dip._fields, *ends_of])


def _at_deepest(curves: pd.DataFrame, found: Dip) -> pd.Series:
    """Return how many more issues are open in the deepest month, by replication; nothing where there is none."""
    return curves.iloc[:, found.deepest - 1] / _MONTH if found.deepest else pd.Series(dtype=float)


def _ends(mean: float, values: pd.Series) -> tuple[float, float]:
    """Return the ends of the Student interval of a mean over replications; NaN where there are not two."""
    half = half_width(pd.Series([values.std(ddof=1)]), pd.Series([len(values)])).iloc[0]
    return mean - half, mean + half
