"""Every pair of organisations: paired differences with intervals that hold one at a time, and all at once.

The simultaneous intervals of a figure share one critical value: the quantile of the largest |t| over all pairs, found
by a parametric bootstrap with the covariance of the replications (max-T). Student's t is its special case of one pair.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit
from scipy.stats import wishart

from sim.analysis.paired import CELL, LEVEL

FEWEST: Final = 10
"""Replications below which no simultaneous interval is given: the covariance is then too uncertain."""

_DRAWS: Final = 4000
_SEED: Final = 20161
FEW: Final = "fewer than ten replications: no simultaneous interval"
SAME: Final = "the same in every replication"


def pairs(table: pd.DataFrame, figures: Sequence[str]) -> pd.DataFrame:
    """Return the differences of all pairs of organisations in these figures (totals), one row each.

    Columns: `CELL` without by and key, `first`, `second`, `replications` (with a value in every organisation),
    `difference` (first minus second, mean over them), `low` and `high` (pointwise, Student), `all_low` and `all_high`
    (simultaneous over the pairs of the figure), `p` (paired t-test, Holm-adjusted over the pairs), `remark`.
    The intervals are at `LEVEL`. A replication without a value in some organisation counts in no pair.
    """
    totals = table[(table["by"] == "") & table["figure"].isin(figures)]
    cell = [name for name in CELL if name not in {"by", "key"}]
    wide = totals.pivot_table(index=[*cell, "replication"], columns="organisation", values="value", sort=False)
    wide = wide[list(dict.fromkeys(totals["organisation"]))]
    rows = []
    for name, values in wide.groupby(level=cell, sort=False):
        whole = values.dropna()
        rows += [{**dict(zip(cell, name, strict=True)), **row} for row in compared(whole)]
    return pd.DataFrame(rows)


def compared(values: pd.DataFrame) -> list[dict[str, object]]:
    """Return the rows of one figure's pairs from its values: one row a replication, one column an organisation."""
    count = len(values)
    found: list[dict[str, object]] = []
    for first, second in combinations(values.columns, 2):
        apart = (values[first] - values[second]).to_numpy()
        mean = float(apart.mean()) if count else np.nan
        error = float(apart.std(ddof=1)) / np.sqrt(count) if count > 1 else np.nan
        error = 0.0 if count > 1 and np.ptp(apart) == 0.0 else error
        found.append({"first": first, "second": second, "replications": count, "difference": mean, "error": error})
    critical, alone = simultaneous_t(values.to_numpy()), stdtrit(count - 1, 0.5 + LEVEL / 2) if count > 1 else np.nan
    for row, p in zip(found, holm([_p(row, count) for row in found]), strict=True):
        mean, error = float(str(row["difference"])), float(str(row.pop("error")))
        row |= {"low": mean - alone * error, "high": mean + alone * error}
        row |= {"all_low": mean - critical * error, "all_high": mean + critical * error, "p": p}
        row["remark"] = FEW if count < FEWEST else SAME if error == 0.0 else ""
    return found


def simultaneous_t(values: np.ndarray) -> float:
    """Return the critical value of |t| that holds for all pairs of columns at once; NaN below `FEWEST` rows.

    `values` has shape (replications, organisations). Means and covariances are drawn as they would vary over samples
    of normal replications with the covariance found; pairs that never differ are left out.
    """
    count, columns = values.shape
    if count < FEWEST or columns < 2:  # noqa: PLR2004  a pair is two
        return np.nan
    scale = np.abs(values).max(axis=0).max() or 1.0
    covariance = np.atleast_2d(np.cov(values.T / scale))
    first, second = np.triu_indices(columns, 1)
    spread = _spread(covariance, first, second)
    differ = spread > 1e-12 * max(float(spread.max()), 1e-300)
    if not differ.any():
        return float(stdtrit(count - 1, 0.5 + LEVEL / 2))
    first, second = first[differ], second[differ]
    generator = np.random.default_rng(_SEED)
    root = _root(covariance)
    means = generator.standard_normal((_DRAWS, root.shape[1])) @ root.T / np.sqrt(count)
    drawn = wishart(count - 1, np.eye(root.shape[1])).rvs(_DRAWS, generator).reshape(_DRAWS, root.shape[1], -1)
    covariances = root @ drawn @ root.T / (count - 1)
    errors = np.sqrt(_spread(covariances, first, second) / count)
    largest = (np.abs(means[:, first] - means[:, second]) / errors).max(axis=1)
    return max(float(np.quantile(largest, LEVEL)), float(stdtrit(count - 1, 0.5 + LEVEL / 2)))


def _spread(covariance: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the variance of the difference of each pair, from covariances of shape (..., columns, columns)."""
    spread: np.ndarray = (
        covariance[..., first, first] + covariance[..., second, second] - 2.0 * covariance[..., first, second]
    )
    return spread


def _root(covariance: np.ndarray) -> np.ndarray:
    """Return a matrix whose product with its transpose is the covariance, of as many columns as its rank."""
    weights, vectors = np.linalg.eigh(covariance)
    kept = weights > 1e-12 * weights.max()
    root: np.ndarray = vectors[:, kept] * np.sqrt(weights[kept])
    return root


def _p(row: dict[str, object], count: int) -> float:
    mean, error = float(str(row["difference"])), float(str(row["error"]))
    if count < 2 or error == 0.0:  # noqa: PLR2004  a test takes two values
        return np.nan
    return float(2.0 * stdtr(count - 1, -abs(mean) / error))


def holm(values: Sequence[float]) -> list[float]:
    """Return p-values adjusted for their number (Holm): each is at most 1 and none less than one that was smaller."""
    known = sorted((value, place) for place, value in enumerate(values) if not np.isnan(value))
    adjusted, least = [float("nan")] * len(values), 0.0
    for passed, (value, place) in enumerate(known):
        least = max(least, min(1.0, value * (len(known) - passed)))
        adjusted[place] = least
    return adjusted
