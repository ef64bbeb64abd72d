"""In how much of the space of parameters each claim holds, and which parameter decides it most."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import rankdata

from sim.analysis.claim_verdicts import FAILS, HOLDS, NO_VALUE, NOISE

POINT: Final = "point"
MEETS: Final = "meets_patterns"
OVERLOADED: Final = "overloaded"
OUTCOMES: Final = (HOLDS, NOISE, FAILS, NO_VALUE, OVERLOADED)

_SCORES: Final = {HOLDS: 1.0, NOISE: 0.0, FAILS: -1.0}
_SHUFFLES: Final = 500
_SEED: Final = 20162
_FEWEST: Final = 8
"""Points below which no parameter is said to decide anything."""


class Decider(NamedTuple):
    """The parameter whose rank goes most with the verdict; `chance`: the |rho| of the best one by chance (95 %)."""

    parameter: str
    rho: float
    chance: float
    points: int


def shares(table: pd.DataFrame) -> pd.DataFrame:
    """Return per claim the share of points with each outcome: columns claim, part (all or meets), points, outcomes.

    `table` has a row per point and claim: point, claim, verdict, meets_patterns.
    """
    rows = []
    for claim, own in table.groupby("claim", sort=False):
        for part, some in (("all", own), ("meets", own[own[MEETS].astype(bool)])):
            count = len(some)
            outcomes = {one: float((some["verdict"] == one).mean()) if count else np.nan for one in OUTCOMES}
            rows.append({"claim": claim, "part": part, "points": count, **outcomes})
    return pd.DataFrame(rows, columns=["claim", "part", "points", *OUTCOMES])


def deciders(table: pd.DataFrame, parameters: Sequence[str]) -> dict[str, Decider]:
    """Return per claim the parameter with the largest rank correlation with its verdict (fails, noise, holds).

    A claim with one verdict throughout has none. With many parameters and few points some correlation is always
    large: `chance` is what the largest one reaches in 19 of 20 shuffles of the verdicts.
    """
    found = {}
    for claim, own in table.groupby("claim", sort=False):
        judged = own[own["verdict"].isin(list(_SCORES))]
        scores = judged["verdict"].map(_SCORES).to_numpy(dtype=np.float64)
        if len(judged) >= _FEWEST and np.ptp(scores) > 0.0:
            found[str(claim)] = _decider(judged[list(parameters)].to_numpy(dtype=np.float64), scores, parameters)
    return found


def _decider(values: np.ndarray, scores: np.ndarray, parameters: Sequence[str]) -> Decider:
    """Return the decider from values, shape (points, parameters), and the score of each point."""
    ranks, score = _standard(np.apply_along_axis(rankdata, 0, values)), _standard(rankdata(scores)[:, None])[:, 0]
    rho = ranks.T @ score
    best = int(np.abs(rho).argmax())
    generator = np.random.default_rng(_SEED)
    shuffled = np.array([np.abs(ranks.T @ generator.permutation(score)).max() for _ in range(_SHUFFLES)])
    return Decider(parameters[best], float(rho[best]), float(np.quantile(shuffled, 0.95)), len(scores))


def _standard(columns: np.ndarray) -> np.ndarray:
    """Return columns with mean 0 and length 1; one without any spread stays 0."""
    centred = columns - columns.mean(axis=0)
    lengths = np.sqrt((centred**2).sum(axis=0))
    standard: np.ndarray = centred / np.where(lengths > 0.0, lengths, 1.0)
    return standard
