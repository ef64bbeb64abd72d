"""Every pair of organisations: paired differences with intervals that hold one at a time, and all at once.

The simultaneous intervals of a figure share one critical value, the quantile of the largest |t| over all pairs under a
bootstrap of the replications (max-T, studentised: each pair by its own spread, in each resample anew). Of ten
replications, resamples alone make the intervals of normal differences too wide (they hold in 97 %), normal samples with
the covariance found alone make those of very skewed ones too narrow (88 %). So both are drawn, the normal ones as if
they were `WORTH` replications among those that there are.
Coverage is measured by `python -m tests.verification.interval_coverage`.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from sim.analysis.paired import CELL, LEVEL

FEWEST: Final = 10
"""Replications below which no simultaneous interval is given: the covariance is then too uncertain."""

WORTH: Final = 7
"""How many replications the normal samples count as: their share of the draws is this over the replications."""

MANY: Final = 200
"""Replications above which means are normal enough that normal samples do alone."""

TOTAL: Final = tuple(name for name in CELL if name not in {"by", "key"})
"""The columns that name the total of a figure."""

_COLUMNS: Final = (
    "first", "second", "replications", "difference", "low", "high", "all_low", "all_high", "p", "remark"
)  # fmt: skip
_DRAWS: Final = 10_000
_SEED: Final = 20161
_DUST: Final = 1e-9
"""Of the largest spread: what is smaller is rounding."""

FEW: Final = "fewer than ten replications: no simultaneous interval"
SAME: Final = "the same in every replication"


def pairs(table: pd.DataFrame, figures: Sequence[str]) -> pd.DataFrame:
    """Return the differences of all pairs of organisations in these figures (totals), one row each.

    Columns: `CELL` without by and key, `first`, `second`, `replications` (with a value in every organisation),
    `difference` (first minus second, mean over them), `low` and `high` (pointwise, Student), `all_low` and `all_high`
    (simultaneous over the pairs of the figure), `p` (paired t-test, Holm-adjusted over the pairs), `remark`.
    The intervals are at `LEVEL`. A replication without a value in some organisation counts in no pair.
    """
    rows = [{**labels, **row} for labels, whole in by_replication(table, figures) for row in compared(whole)]
    return pd.DataFrame(rows, columns=[*TOTAL, *_COLUMNS])


def by_replication(table: pd.DataFrame, figures: Sequence[str]) -> Iterator[tuple[dict[str, str], pd.DataFrame]]:
    """Yield for each total of these figures its labels (`TOTAL`) and its values, replications by organisations.

    A replication without a value in some organisation is left out.
    """
    totals = table[(table["by"] == "") & table["figure"].isin(figures)]
    wide = totals.pivot_table(index=[*TOTAL, "replication"], columns="organisation", values="value", sort=False)
    wide = wide[list(dict.fromkeys(totals["organisation"]))]
    for name, values in wide.groupby(level=list(TOTAL), sort=False):
        yield dict(zip(TOTAL, map(str, name), strict=True)), values.dropna()


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

    `values` has shape (replications, organisations). What all organisations share in a replication has no say, and
    pairs that never differ are left out.
    """
    count, columns = values.shape
    if count < FEWEST or columns < 2:  # noqa: PLR2004  a pair is two
        return np.nan
    alone = float(stdtrit(count - 1, 0.5 + LEVEL / 2))
    first, second = np.triu_indices(columns, 1)
    apart = values[:, first] - values[:, second]
    apart = apart[:, np.ptp(apart, axis=0) > 0.0]
    if apart.size == 0:
        return alone
    apart -= apart.mean(axis=0)
    apart /= apart.std(axis=0)
    drawn = _DRAWS if count > MANY else int(_DRAWS * WORTH / count)
    largest = [_largest_normal(apart, drawn)] + ([] if drawn == _DRAWS else [_largest_resampled(apart, _DRAWS - drawn)])
    return max(float(np.quantile(np.concatenate(largest), LEVEL)), alone)


def _largest_resampled(apart: np.ndarray, draws: int) -> np.ndarray:
    """Return the largest |t| of each resample of the replications; `apart` has mean 0 and variance 1 in each column.

    Resamples in which a pair does not vary have no t, and are left out.
    """
    count = len(apart)
    weights = _weights(count, draws)
    # Not a matrix product: its threads cost more than they save on so few columns.
    squares = np.einsum("rp,rd->pd", apart, weights) ** 2
    variances = np.einsum("rp,rd->pd", apart**2, weights) - squares
    varied = variances.min(axis=0) > _DUST
    largest: np.ndarray = np.sqrt((squares / np.maximum(variances, _DUST)).max(axis=0)[varied] * (count - 1))
    return largest


def _largest_normal(apart: np.ndarray, draws: int) -> np.ndarray:
    """Return the largest |t| of samples of as many normal replications with the covariance of those in `apart`."""
    count = len(apart)
    _, scales, axes = np.linalg.svd(apart, full_matrices=False)
    kept = scales > _DUST * scales.max()
    contrasts = scales[kept, None] * axes[kept]
    means, roots = _standard(count, len(contrasts), draws)
    errors = sum((root @ contrasts) ** 2 for root in roots)
    largest: np.ndarray = np.sqrt(((means @ contrasts) ** 2 / errors).max(axis=1))
    return largest


@lru_cache(maxsize=8)
def _weights(count: int, draws: int) -> np.ndarray:
    """Return the share of each replication in resamples, shape (count, draws); the same in every call."""
    generator = np.random.default_rng((_SEED, count))
    return np.ascontiguousarray(generator.multinomial(count, [1.0 / count] * count, draws).T / count)


@lru_cache(maxsize=32)
def _standard(count: int, rank: int, draws: int) -> tuple[np.ndarray, np.ndarray]:
    """Return draws of the means (times √count) and of a root of the covariance of `count` standard normal vectors.

    Shapes (draws, rank) and (rank, draws, rank): a root's rows, one in each of the first places, are an upper triangle
    whose transpose times itself is Wishart with count - 1 degrees of freedom, over those (Bartlett 1933). The same in
    every call: answers repeat.
    """
    generator = np.random.default_rng((_SEED, count, rank))
    means = generator.standard_normal((draws, rank))
    roots = np.triu(generator.standard_normal((draws, rank, rank)), 1)
    places = np.arange(rank)
    roots[:, places, places] = np.sqrt(generator.chisquare(count - 1 - places, (draws, rank)))
    return means, np.ascontiguousarray(roots.transpose(1, 0, 2)) / np.sqrt(count - 1)


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
