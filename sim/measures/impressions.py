"""What people have come to make of the municipality: clarity and trust at the end of a period, as distributions."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.measures.asked import gives
from sim.measures.calendar import ALL, Row, Stretch
from sim.measures.sums import CLARITIES, TRUSTS
from sim.organisation.layout import EVEN, NONE

_TENTHS: Final = 10


@gives("clarity", "clarity_share", "trust", by=("", "tenth", "actor"))
def impressions(stretch: Stretch) -> Iterator[Row]:
    """Yield mean clarity and trust at the end of a period, and the share of households in each tenth of clarity.

    Whoever has had no experience stands where everyone began. Trust is given by actor: households and the heads of
    independent units (A23).
    """
    accumulator, count = stretch.accumulator, int(stretch.accumulator.households[0])
    found = np.full(accumulator.impressions.shape[1:], EVEN)
    for window in range(stretch.window + 1):
        after = accumulator.impressions[window]
        found = np.where(np.isnan(after), found, after)
    clarity, trust = found[CLARITIES, :count], found[TRUSTS]
    if count:
        yield ALL, "clarity", "", "", float(clarity.mean())
        shares = np.histogram(clarity, bins=_TENTHS, range=(0.0, 1.0))[0] / count
        for tenth, share in enumerate(shares):
            yield ALL, "clarity_share", "tenth", f"{tenth / _TENTHS:.1f}-{(tenth + 1) / _TENTHS:.1f}", float(share)
        yield ALL, "trust", "actor", "household", float(trust[:count].mean())
    posts = stretch.tables.structure.posts
    outside = posts["unit"][(posts["unit"] != NONE) & (posts["office"] == NONE)]
    if len(outside):
        yield ALL, "trust", "actor", "independent", float(trust[count + outside].mean())
