"""How sure it is which organisation is best in a figure: over resamples of the replications."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from sim.analysis.intervals import TOTAL, by_replication
from sim.measures.figures import FIGURES

_DRAWS: Final = 4000
_PART: Final = 100
"""Draws at a time, which keeps memory small however many replications there are."""

_SEED: Final = 20162


def best(table: pd.DataFrame, figures: Sequence[str]) -> pd.DataFrame:
    """Return the probability that each organisation is best in each figure (totals) that has a better direction.

    It is the share of bootstrap resamples of the replications in which its mean is the best; those that tie share it.
    Columns: `CELL` without by and key, `organisation`, `replications`, `best`. Within the model only: it says how far
    the replications settle the order, not how far the assumptions do.
    """
    judged = [figure for figure in figures if FIGURES[figure].better]
    rows = []
    for labels, whole in by_replication(table, judged):
        shares = probability_best(whole.to_numpy() * FIGURES[labels["figure"]].better)
        rows += [
            {**labels, "organisation": organisation, "replications": len(whole), "best": share}
            for organisation, share in zip(whole.columns, shares, strict=True)
        ]
    return pd.DataFrame(rows, columns=[*TOTAL, "organisation", "replications", "best"])


def probability_best(values: np.ndarray) -> list[float]:
    """Return the share of resamples in which each column's mean is the largest; shape (replications, organisations)."""
    count, columns = values.shape
    if count == 0:
        return [float("nan")] * columns
    generator, even = np.random.default_rng(_SEED), [1.0 / count] * count
    means = np.vstack([generator.multinomial(count, even, _PART) @ values for _ in range(_DRAWS // _PART)]) / count
    largest = np.isclose(means, means.max(axis=1, keepdims=True), rtol=1e-12, atol=0.0)
    shares: list[float] = (largest / largest.sum(axis=1, keepdims=True)).mean(axis=0).tolist()
    return shares
