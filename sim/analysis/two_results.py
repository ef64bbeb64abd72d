"""Two stored results against each other: each organisation's figures here and there, and how sure their difference is.

Results of one seed are compared replication by replication, since the same number then means the same luck. Those of
different seeds are independent samples, whose difference has Welch's interval.
"""

from typing import Final

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from sim.analysis.paired import CELL, LEVEL, half_width

PLACES: Final = ("organisation", *CELL)
"""The columns that name a value of both results, replication apart."""

PAIRED: Final = "paired"
WELCH: Final = "Welch"


def between(first: pd.DataFrame, second: pd.DataFrame, *, same_seed: bool) -> pd.DataFrame:
    """Return the difference of two tidy tables, one row for each place that both have.

    Columns: `PLACES`, `mean_a` and `mean_b` (over the replications that count), `count_a` and `count_b` (how many
    those are), `difference` (b minus a), `low` and `high` (at `LEVEL`), `how` (`PAIRED` or `WELCH`).
    Of the same seed the replications that both have count, and are paired. Of different seeds, or where no replication
    is in both, all count, and degrees of freedom are Satterthwaite's. Below two replications there is no interval.
    """
    one, other = (_wide(table) for table in (first, second))
    places = one.index.intersection(other.index, sort=False)
    one, other = one.loc[places], other.loc[places]
    common = one.columns.intersection(other.columns)
    if same_seed and len(common):
        one, other = one[common], other[common]
        both = one.notna() & other.notna()
        found = _paired(one.where(both), other.where(both)).assign(how=PAIRED)
    else:
        found = _welch(one, other).assign(how=WELCH)
    answer: pd.DataFrame = found.reset_index()
    return answer


def differ(found: pd.DataFrame) -> pd.Series:
    """Return for each row whether its interval excludes 0; a difference that is always the same is one unless 0."""
    apart: pd.Series = (found["low"] > 0.0) | (found["high"] < 0.0)
    return apart


def _wide(table: pd.DataFrame) -> pd.DataFrame:
    """Return a tidy table with a row for each place and a column for each replication."""
    wide: pd.DataFrame = table.set_index([*PLACES, "replication"])["value"].unstack("replication")  # noqa: PD010  as in `paired`
    return wide.where(np.isfinite(wide))


def _means(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    means = {"mean_a": one.mean(axis=1), "mean_b": other.mean(axis=1)}
    return pd.DataFrame({**means, "count_a": one.count(axis=1), "count_b": other.count(axis=1)})


def _paired(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Return means and Student intervals of differences replication by replication."""
    apart, found = other - one, _means(one, other)
    half = half_width(_deviation(apart), found["count_a"])
    mean = apart.mean(axis=1)
    return found.assign(difference=mean, low=mean - half, high=mean + half)


def _welch(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Return means and Welch intervals of the difference of two independent samples."""
    found = _means(one, other)
    counts = [found[name].where(found[name] > 1) for name in ("count_a", "count_b")]
    parts = [_deviation(values) ** 2 / count for values, count in zip((one, other), counts, strict=True)]
    variance = parts[0] + parts[1]
    inverse = sum(part**2 / (count - 1) for part, count in zip(parts, counts, strict=True)) / variance**2
    freedom = (1.0 / inverse).where(variance > 0.0, 1.0)
    half = (stdtrit(freedom, 0.5 + LEVEL / 2) * np.sqrt(variance)).where(variance.notna())
    mean = found["mean_b"] - found["mean_a"]
    return found.assign(difference=mean, low=mean - half, high=mean + half)


def _deviation(values: pd.DataFrame) -> pd.Series:
    """Return the standard deviation of each row; equal values have none, whatever rounding would leave."""
    deviation: pd.Series = values.std(axis=1, ddof=1)
    return deviation.mask((values.max(axis=1) == values.min(axis=1)) & deviation.notna(), 0.0)
