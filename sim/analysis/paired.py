"""Paired comparison: the same issues met every organisation, so differences are taken replication by replication.

The replication is the block: an interval is over replications, never over issues. Everything here reads the tidy long
table (one value per organisation, variant, replication, period, area, figure, by and key) and knows no engine.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from sim.errors import ArgumentError, nearest

CELL: Final = ("variant", "period", "area", "figure", "by", "key", "unit")
"""The columns that name one figure of one organisation, replication apart."""

LEVEL: Final = 0.95
"""Level of confidence of every printed interval (pointwise)."""

SINGLE: Final = "one replication: no interval"
CONSTANT: Final = "constant difference"
PARTLY: Final = "missing in some replications"
ABSENT: Final = "no pair of replications has both values"


def paired(table: pd.DataFrame, reference: str, points: Sequence[str] = ()) -> pd.DataFrame:
    """Return means and paired differences to a reference with Student intervals, one row per organisation and figure.

    `points` names further columns of the table that tell parameter points apart; points are never mixed.
    Columns of the answer: points, organisation, the columns of `CELL`, and
    `replications` (with a value), `mean` (over them), `pairs` (replications in which both have a value), `difference`
    (mean over the pairs), `low` and `high` (Student, `LEVEL`, pairs - 1 degrees of freedom), `gain` (variance of the
    difference had the replications been independent, over the variance of the paired one), `remark` (why no interval).
    The reference's own rows have no difference.

    Raises ArgumentError on an empty table, a missing column, a value given twice, or a reference that is not there.
    """
    _check(table, reference, points)
    cell = [*points, *CELL]
    wide: pd.DataFrame = table.set_index([*cell, "replication", "organisation"])["value"].unstack("organisation")  # noqa: PD010  a plain unstack keeps missing values missing
    wide = wide.where(np.isfinite(wide))
    expected = _expected(table, cell, points)
    parts = []
    for organisation in dict.fromkeys(table["organisation"]):
        part = _compared(wide[organisation], wide[reference], expected)
        if organisation == reference:
            part[["difference", "low", "high", "gain"]] = np.nan
            part["remark"] = ""
        present = table.loc[table["organisation"] == organisation, cell].drop_duplicates()
        part = present.merge(part.reset_index(), on=cell, how="left", validate="one_to_one")
        part.insert(len(points), "organisation", organisation)
        parts.append(part)
    answer: pd.DataFrame = pd.concat(parts, ignore_index=True)
    return answer


def excludes_zero(low: float, high: float) -> bool:
    """Return whether an interval lies wholly on one side of 0; an interval that does not exist does not."""
    return low > 0.0 or high < 0.0


def half_width(deviation: pd.Series, count: pd.Series) -> pd.Series:
    """Return half the width of the Student interval of a mean: t(count - 1) × deviation / √count; NaN below two."""
    enough = count.where(count >= 2)  # noqa: PLR2004  a variance takes two values
    width: pd.Series = stdtrit(enough - 1, 0.5 + LEVEL / 2) * deviation / np.sqrt(enough)
    return width


def _expected(table: pd.DataFrame, cell: list[str], points: Sequence[str]) -> pd.Series:
    """Return for each cell how many replications its parameter point has, whether or not they gave it a value."""
    cells = table[cell].drop_duplicates()
    if points:
        each = table.groupby(list(points), as_index=False, dropna=False)["replication"].nunique()
        cells = cells.merge(each, on=list(points))
    else:
        cells["replication"] = table["replication"].nunique()
    return cells.set_index(cell)["replication"]


def _compared(own: pd.Series, base: pd.Series, expected: pd.Series) -> pd.DataFrame:
    """Return the statistics of one organisation against the reference, one row per cell of `expected`."""
    both = own.notna() & base.notna()
    values = pd.DataFrame({"own": own, "x": own.where(both), "y": base.where(both), "d": own - base})
    groups = values.groupby(level=list(expected.index.names), sort=False, dropna=False)
    count, mean, variance = groups.count(), groups.mean(), groups.var(ddof=1)
    # Equal values have variance 0; a rounded mean would leave dust.
    variance = variance.mask((groups.max() == groups.min()) & variance.notna(), 0.0)
    half = half_width(np.sqrt(variance["d"]), count["d"])
    with np.errstate(divide="ignore", invalid="ignore"):
        gain = (variance["x"] + variance["y"]) / variance["d"]
    result = pd.DataFrame(
        {
            "replications": count["own"],
            "mean": mean["own"],
            "pairs": count["d"],
            "difference": mean["d"],
            "low": mean["d"] - half,
            "high": mean["d"] + half,
            "gain": gain,
        }
    )
    partly = count["d"] < expected.reindex(result.index)
    conditions = [count["d"] == 0, partly, count["d"] == 1, variance["d"] == 0.0]
    result["remark"] = np.select(conditions, [ABSENT, PARTLY, SINGLE, CONSTANT], default="")
    return result


def _check(table: pd.DataFrame, reference: str, points: Sequence[str]) -> None:
    """Refuse a table that cannot be compared, saying what it lacks."""
    wanted = [*points, *CELL, "organisation", "replication", "value"]
    lacking = [column for column in wanted if column not in table.columns]
    if lacking:
        raise ArgumentError("table", list(table.columns), f"lacks the column(s) {', '.join(lacking)}")
    if table.empty:
        raise ArgumentError("table", [], "has no rows: there is nothing to compare")
    twice = table.duplicated([*points, *CELL, "organisation", "replication"])
    if twice.any():
        row = ", ".join(str(value) for value in table.loc[twice, wanted].iloc[0])
        raise ArgumentError("table", row, f"stands twice ({int(twice.sum())} such rows); one value each is needed")
    organisations = [str(name) for name in dict.fromkeys(table["organisation"])]
    if reference not in organisations:
        near = nearest(reference, organisations)
        hint = f"; did you mean {near!r}?" if near else ""
        raise ArgumentError("reference", reference, f"is none of the organisations compared: {organisations}{hint}")
