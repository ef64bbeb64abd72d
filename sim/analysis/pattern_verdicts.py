"""Whether runs meet the patterns: each criterion a set of margins, each margin judged over replications.

A *margin* is how far a value lies inside what is admitted, in units of the tolerance (half the width of a band, on a
logarithmic scale for a ratio; the gain and the dip of a rise); below 0 it lies outside. A margin is *met* where its
Student interval over replications lies wholly at or above 0, *not met* where wholly below, else *within noise*; a
single replication gives no interval and is judged as it stands. A pattern is met if all its margins are, not met if any
is not. Its *distance* is the largest mean shortfall among its margins, 0 where none falls short.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import log, nan
from typing import Any, Final

import numpy as np
import pandas as pd

from sim.analysis.paired import half_width
from sim.analysis.pattern_file import Band, Pattern, Patterns, Ratio, Rise

MET: Final = "met"
NOT_MET: Final = "not_met"
NOISE: Final = "within_noise"
NO_VALUE: Final = "no_value"
"""The run has nothing to take the statistic over, in any replication."""

_WORST_FIRST: Final = (NOT_MET, NO_VALUE, NOISE, MET)


def judged(table: pd.DataFrame, patterns: Patterns) -> pd.DataFrame:
    """Return each pattern's verdict in each area: one row per area, pattern and key of its values.

    `table` holds statistics of several replications: replication, area, figure, key, value. Columns of the answer:
    area, pattern, statistic, key, source (the source's value), mean, error (standard error over replications; NaN for
    one), replications (with a value), and verdict and distance of the whole pattern.
    """
    rows = []
    for area, own in table.groupby("area", sort=False):
        for pattern in patterns.patterns.values():
            wide = _values(own, pattern)
            verdict, distance = verdict_of(pattern, wide)
            errors: pd.Series = wide.std(ddof=1) / np.sqrt(wide.count())
            rows += [
                (
                    area,
                    pattern.key,
                    pattern.statistic,
                    key,
                    float(value),
                    float(wide[key].mean()),
                    float(errors[key]),
                    int(wide[key].count()),
                    verdict,
                    distance,
                )
                for key, value in pattern.measured.items()
            ]
    columns = "area pattern statistic key source mean error replications verdict distance"
    return pd.DataFrame(rows, columns=columns.split())


def verdict_of(pattern: Pattern, wide: pd.DataFrame) -> tuple[str, float]:
    """Return verdict and distance of a pattern; `wide` has a row per replication and a column per measured key."""
    margins = pd.DataFrame([list(_margins(pattern, row)) for row in wide.to_dict("records")])
    verdicts = [_verdict(column.dropna()) for _, column in margins.items()]
    shortfalls = -margins.mean()
    distance = max(0.0, float(shortfalls.max())) if shortfalls.notna().any() else nan
    return min(verdicts, key=_WORST_FIRST.index, default=NO_VALUE), distance


def _values(table: pd.DataFrame, pattern: Pattern) -> pd.DataFrame:
    """Return the run's values that a pattern speaks of: a row per replication, a column per key."""
    own = table[table["figure"] == pattern.statistic].set_index(["replication", "key"])["value"]
    replications = pd.Index(sorted(set(table["replication"])), name="replication")
    wide: pd.DataFrame = own.unstack("key")  # noqa: PD010  a plain unstack keeps missing values missing
    return wide.reindex(index=replications, columns=list(pattern.measured))


def _verdict(margins: pd.Series) -> str:
    """Return the verdict of one margin's values over replications."""
    if margins.empty:
        return NO_VALUE
    mean = float(margins.mean())
    half = half_width(pd.Series([margins.std(ddof=1)]), pd.Series([len(margins)])).fillna(0.0).iloc[0]
    if mean - half >= 0.0:
        return MET
    return NOT_MET if mean + half < 0.0 else NOISE


def _margins(pattern: Pattern, values: Mapping[Any, float]) -> Iterator[float]:
    """Yield every margin of a pattern's criteria, always in the same order."""
    order = list(pattern.measured)
    if pattern.within is not None:
        for key in order:
            yield _inside(values[key], pattern.within)
    if pattern.rises is not None:
        yield from _risen(values, order, pattern.rises)
    if pattern.ratio is not None:
        yield _proportioned(values, pattern.ratio)


def _inside(value: float, band: Band) -> float:
    return min(value - band.low, band.high - value) / ((band.high - band.low) / 2)


def _risen(values: Mapping[Any, float], order: list[str], rise: Rise) -> Iterator[float]:
    yield (values[rise.last] - values[rise.first] - rise.gain) / rise.gain
    steps = order[order.index(rise.first) : order.index(rise.last) + 1]
    for before, after in pairwise(steps):
        yield (values[after] - values[before] + rise.dip) / rise.dip


def _proportioned(values: Mapping[Any, float], ratio: Ratio) -> float:
    top, bottom = values[ratio.top], values[ratio.bottom]
    if not (top > 0.0 and bottom > 0.0):
        return nan
    return min(log(top / bottom / ratio.low), log(ratio.high * bottom / top)) / (log(ratio.high / ratio.low) / 2)
