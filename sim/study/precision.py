"""Replications until the comparison is as precise as asked for: looked at when their number has doubled."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from sim.analysis.paired import CELL, paired
from sim.analysis.view import HEADLINES

LEAST: Final = 10
"""Replications before the first look: fewer tell too little of how much they vary."""


class Width(NamedTuple):
    """The widest interval at a look: half its width as a share of the reference's mean, and of what it is."""

    share: float
    figure: str
    organisation: str


def looks(most: int) -> Iterator[int]:
    """Yield after how many replications to look: `LEAST`, twice as many and so on, `most` at last.

    Few looks, and at the width alone, which for normal means tells nothing of where the interval lies: so stopping
    early costs next to no coverage (measured: `python -m tests.verification.interval_coverage`).
    """
    count = LEAST
    while count < most:
        yield count
        count *= 2
    yield most


def widest(table: pd.DataFrame, reference: str, period: str, figures: Sequence[str] = HEADLINES) -> Width:
    """Return the widest paired interval of the headline figures (whole municipality, each variant) against a reference.

    A figure whose reference has mean 0, or that too few replications have, is as wide as can be.
    """
    here = table[(table["by"] == "") & (table["period"] == period) & (table["area"] == "all")]
    found = paired(here[here["figure"].isin(figures)], reference)
    cell = [name for name in CELL if name != "unit"]
    base = found[found["organisation"] == reference].set_index(cell)["mean"]
    others = found[found["organisation"] != reference].set_index(cell)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = (others["high"] - others["low"]) / 2.0 / base.reindex(others.index).abs()
    shares = shares.where(others["high"] > others["low"], 0.0).where(others["high"].notna(), np.inf).fillna(np.inf)
    if not len(shares):
        return Width(0.0, "", reference)
    place = int(shares.to_numpy().argmax())
    row = others.reset_index().iloc[place]
    return Width(float(shares.iloc[place]), str(row["figure"]), str(row["organisation"]))
