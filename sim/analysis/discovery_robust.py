"""What a choice costs over the space of assumptions: regret, levels kept, and where each alternative is best."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Final

import numpy as np
import pandas as pd

from sim.analysis.best import probability_best
from sim.analysis.discovery import HIGHER, LOWER, POINT, better, differences
from sim.analysis.floors import ALL_AT_ONCE, meets

NOBODY: Final = ""
"""In place of an alternative's key: none is clearly best."""

_NINE_OF_TEN: Final = 0.9


def means(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the mean over replications, a row per figure and point, a column per alternative, NaN without a value."""
    each = rows.groupby(["figure", POINT, "organisation"], sort=False)["value"].mean()
    return each.unstack("organisation")[list(dict.fromkeys(rows["organisation"]))]  # noqa: PD010  keeps what is missing missing


def regret(rows: pd.DataFrame, figures: Sequence[str]) -> pd.DataFrame:
    """Return how far each alternative lies from the best one: mean over points, what nine of ten points reach, most.

    Columns: figure, organisation, points (with a value of every alternative), mean, nine_of_ten, most. Figures of which
    neither more nor less is better have none.
    """
    found = []
    for figure, whole in _judged(means(rows), figures):
        away = (whole.max(axis=1).to_numpy()[:, None] - whole.to_numpy()) if len(whole) else np.empty((0, 0))
        for place, organisation in enumerate(whole.columns):
            own = away[:, place] if len(whole) else np.array([np.nan])
            found.append(
                {
                    "figure": figure,
                    "organisation": organisation,
                    "points": len(whole),
                    "mean": own.mean(),
                    "nine_of_ten": np.quantile(own, _NINE_OF_TEN),
                    "most": own.max(),
                }
            )
    return pd.DataFrame(found, columns=["figure", "organisation", "points", "mean", "nine_of_ten", "most"])


def best_shares(rows: pd.DataFrame, figures: Sequence[str], points: pd.Index) -> pd.DataFrame:
    """Return in which share of the points each alternative is best; under `NOBODY` in which none clearly is.

    Columns: figure, organisation, points, `clearly` (better than each other one, its paired interval excluding 0),
    `nominally` (its mean is the best; those that tie share it), `probability` (over resamples of the replications,
    averaged over points). Of points with a value of every alternative.
    """
    found = []
    clear = _clear(rows, points)
    for figure, whole in _judged(means(rows), figures):
        names, count = list(whole.columns), len(whole)
        values = whole.to_numpy()
        first = values == values.max(axis=1, keepdims=True)
        shares = (first / first.sum(axis=1, keepdims=True)).mean(axis=0) if count else np.full(len(names), np.nan)
        likely = _likely(rows[rows["figure"] == figure], names, whole.index, better(figure))
        clearly = [float(clear[figure, name].reindex(whole.index).mean()) if count else np.nan for name in names]
        for place, name in enumerate(names):
            found.append((figure, name, count, clearly[place], float(shares[place]), likely[place]))
        found.append((figure, NOBODY, count, 1.0 - sum(clearly), np.nan, np.nan))
    return pd.DataFrame(found, columns=["figure", "organisation", "points", "clearly", "nominally", "probability"])


def kept(rows: pd.DataFrame, floors: Mapping[str, float]) -> pd.DataFrame:
    """Return in which share of the points the mean over replications of each alternative keeps within each level.

    Columns: organisation, floor (`ALL_AT_ONCE`: every one of them), points (with a value), share.
    """
    table = means(rows)
    found = []
    for organisation in table.columns:
        wide = table[organisation].unstack("figure").reindex(columns=list(floors))  # noqa: PD010  keeps what is missing missing
        met = pd.DataFrame({key: meets(key, wide[key], level) for key, level in floors.items()})
        met[ALL_AT_ONCE] = met.min(axis="columns", skipna=False)
        found += [(organisation, floor, int(met[floor].count()), float(met[floor].mean())) for floor in met]
    return pd.DataFrame(found, columns=["organisation", "floor", "points", "share"])


def _judged(table: pd.DataFrame, figures: Sequence[str]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the means of each figure that has a better direction, turned so that more is better; whole points only."""
    for figure in figures:
        if sign := better(figure):
            whole = pd.DataFrame(table.xs(figure, level="figure")).dropna()
            yield figure, sign * whole


def _clear(rows: pd.DataFrame, points: pd.Index) -> dict[tuple[str, str], pd.Series]:
    """Return for each figure and alternative at which points it is better than every other one, beyond noise."""
    found: dict[tuple[str, str], pd.Series] = {}
    for first, second in permutations(dict.fromkeys(rows["organisation"]), 2):
        for figure, own in differences(rows, first, second, points).groupby("figure", sort=False):
            wanted = {-1: LOWER, 1: HIGHER}.get(better(str(figure)), "")
            ahead = own.set_index(POINT)["answer"] == wanted
            key = str(figure), first
            found[key] = found[key] & ahead if key in found else ahead
    return found


def _likely(own: pd.DataFrame, names: list[str], points: pd.Index, sign: int) -> list[float]:
    """Return each alternative's probability to be best, averaged over points."""
    wide = own.set_index([POINT, "replication", "organisation"])["value"].unstack("organisation")[names].dropna()  # noqa: PD010  as above
    some = wide[wide.index.get_level_values(POINT).isin(points)]
    each = [probability_best(sign * values.to_numpy()) for _, values in some.groupby(level=POINT)]
    return np.mean(each, axis=0).tolist() if each else [np.nan] * len(names)
