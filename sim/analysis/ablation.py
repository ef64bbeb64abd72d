"""Which mechanisms carry a difference between organisations: verdicts and rankings at every point of an ablation.

It reads the tidy long table with two columns more: `mechanism` ("" at the ends) and `direction` (`minus`: taken away
from the full model, `plus`: added to the empty one), and knows no engine. Statistics are those of `paired`.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from sim.analysis.paired import excludes_zero, paired
from sim.analysis.view import View
from sim.errors import ArgumentError
from sim.measures.figures import FIGURES

POINT: Final = ("mechanism", "direction")
ENDS: Final = ("minus", "plus")
"""The directions: the points of `minus` start from the full model, those of `plus` from the empty one."""

LESS: Final = "less"
MORE: Final = "more"
EVEN: Final = "even"
UNKNOWN: Final = "unknown"
CLEAR: Final = ("carries", "reverses", "hides", "produces", "contrary", "removes")
"""The effects behind which stands a shift whose interval excludes 0."""

PERHAPS: Final = "perhaps"

_PLACE: Final = ("variant", "figure", "organisation", "against")
_PAIR: Final = "organisation against another"


class Ablation(NamedTuple):
    """What an ablation found: a row per point, figure and pair, one per point, figure and organisation, and the idle.

    `pairs`: mechanism, direction, variant, figure, unit, organisation, against, difference (organisation minus against)
    with low and high, verdict, shift (of the difference, from the end that the point starts from) with its low and
    high, effect. `ranks`: mechanism, direction, variant, figure, organisation, mean, better, rank, change (of the whole
    ranking, from that of the end: `clear`, `perhaps` where no clear effect stands behind it, or empty: the same).
    `idle`: mechanisms without which no value at all is another.
    """

    pairs: pd.DataFrame
    ranks: pd.DataFrame
    idle: tuple[str, ...]


def ablation(table: pd.DataFrame, view: View) -> Ablation:
    """Return verdicts, effects and ranks for the figures, period and area of a view.

    Raises ArgumentError where the table lacks an end of the ablation in a direction of which it has other points.
    """
    rows = view.select(table)
    rows = rows[(rows["by"] == "") & rows["figure"].isin(view.shown())]
    for direction in dict.fromkeys(rows["direction"]):
        if not ((rows["mechanism"] == "") & (rows["direction"] == direction)).any():
            raise ArgumentError("direction", direction, "its points lack the end that they start from")
    organisations = list(dict.fromkeys(rows["organisation"]))
    pairs = _differences(rows, organisations).merge(_shifts(rows, organisations), how="left", on=[*POINT, *_PLACE])
    pairs["verdict"] = [verdict(low, high) for low, high in zip(pairs["low"], pairs["high"], strict=True)]
    pairs["effect"] = _effects(pairs)
    return Ablation(pairs, _ranks(rows, pairs), _idle(rows))


def verdict(low: float, high: float) -> str:
    """Return what an interval of a difference says: less, more, even (within noise); unknown without an interval."""
    if np.isnan(low) or np.isnan(high):
        return UNKNOWN
    if not excludes_zero(low, high):
        return EVEN
    return MORE if low > 0.0 else LESS


def without(full: str, rest: str, shift: str) -> str:
    """Return what a mechanism does to a difference, from the verdicts of the full model, without it, and of the shift.

    `carries`: the difference is gone without it. `reverses`: it is the opposite without it. `hides`: it shows only
    without it. `unclear`: the verdict is another, but the shift itself may be noise. Empty: the same verdict.
    """
    if UNKNOWN in (full, rest, shift):
        return UNKNOWN
    if full == rest:
        return ""
    if shift == EVEN:
        return "unclear"
    if rest == EVEN:
        return "carries"
    return "hides" if full == EVEN else "reverses"


def alone(full: str, empty: str, own: str, shift: str) -> str:
    """Return what a mechanism does alone, from the verdicts of both ends (full, empty), its own and that of the shift.

    `produces`: it alone makes the full model's difference. `already`: that one is there without any mechanism.
    `contrary`: alone it makes a difference that the full model does not have. `removes`: with it alone the empty
    model's difference is gone. `unclear`: another verdict, but the shift may be noise. Empty: nothing of these.
    """
    if UNKNOWN in (full, empty, own, shift):
        return UNKNOWN
    if own == empty:
        return "already" if own == full != EVEN else ""
    if shift == EVEN:
        return "unclear"
    if own == EVEN:
        return "removes"
    return "produces" if own == full else "contrary"


def ranking(ranks: pd.DataFrame) -> list[tuple[int, str]]:
    """Return rank and organisation of one point and figure, best first; equal ranks are ties."""
    sign = -1.0 if ranks["better"].eq(1).any() else 1.0
    order = ranks.assign(sort=sign * ranks["mean"]).sort_values(["rank", "sort"], kind="stable")
    return [(int(rank), str(key)) for rank, key in zip(order["rank"], order["organisation"], strict=True)]


def _differences(rows: pd.DataFrame, organisations: Sequence[str]) -> pd.DataFrame:
    """Return the paired difference of every pair of organisations at every point, each pair once."""
    found = []
    for place, against in enumerate(organisations[:-1]):
        later = rows[rows["organisation"].isin(organisations[place:])]
        part = paired(later, against, POINT)
        found.append(part[part["organisation"] != against].assign(against=against))
    columns = [*POINT, "variant", "figure", "unit", "organisation", "against", "pairs", "difference", "low", "high"]
    both: pd.DataFrame = pd.concat(found, ignore_index=True)[columns]
    return both


def _shifts(rows: pd.DataFrame, organisations: Sequence[str]) -> pd.DataFrame:
    """Return by how much the difference of each pair is another than at the end, paired by replication."""
    label = [*POINT, "variant", "period", "area", "figure", "unit", "replication"]
    wide: pd.DataFrame = rows.set_index([*label, "organisation"])["value"].unstack("organisation")  # noqa: PD010  a plain unstack keeps missing values missing
    parts = []
    for against, organisation in combinations(organisations, 2):
        difference = (wide[organisation] - wide[against]).rename("value").reset_index()
        parts.append(difference.assign(by=_PAIR, key=f"{organisation}\n{against}"))
    # A point takes the part of an organisation, and its end that of the reference.
    table = pd.concat(parts, ignore_index=True).rename(columns={"mechanism": "organisation"})
    found = paired(table, "", ["direction"]).rename(columns={"organisation": "mechanism"})
    found[["organisation", "against"]] = found["key"].str.split("\n", expand=True)
    names = {"difference": "shift", "low": "shift_low", "high": "shift_high"}
    kept: pd.DataFrame = found.rename(columns=names)[[*POINT, *_PLACE, *names.values()]]
    return kept


def _effects(pairs: pd.DataFrame) -> list[str]:
    """Return the effect of each row; the ends themselves have none."""
    ends = pairs[pairs["mechanism"] == ""].set_index(["direction", *_PLACE])["verdict"].to_dict()
    effects = []
    for row in pairs.itertuples():
        place = (row.variant, row.figure, row.organisation, row.against)
        full, empty = (ends.get((direction, *place), UNKNOWN) for direction in ENDS)
        shift = verdict(row.shift_low, row.shift_high)  # type: ignore[arg-type]  # a row of numbers
        own = str(row.verdict)
        if row.mechanism == "":
            effects.append("")
        elif row.direction == ENDS[0]:
            effects.append(without(full, own, shift))
        else:
            effects.append(alone(full, empty, own, shift))
    return effects


def _ranks(rows: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return each organisation's rank at each point: one more than the number of those that are clearly better.

    Two tie where the interval of their difference holds 0. Ties need not chain: a may tie with b and b with c while a
    is better than c; then a and b are both first and c comes after both.
    Less is better, and least comes first where a figure is neither, unless the figure says that more is.
    """
    label = [*POINT, "variant", "figure", "organisation"]
    ranks: pd.DataFrame = rows.groupby(label, sort=False)["value"].mean().rename("mean").reset_index()
    ranks["better"] = [FIGURES[figure].better for figure in ranks["figure"]]
    behind = pairs.assign(better=[FIGURES[figure].better for figure in pairs["figure"]])
    worse = np.where(behind["better"] == 1, LESS, MORE)
    behind["loser"] = np.where(behind["verdict"] == worse, behind["organisation"], behind["against"])
    clear = behind[behind["verdict"].isin((LESS, MORE))]
    beaten = clear.groupby([*label[:-1], "loser"]).size().to_dict()
    places = ranks[label].itertuples(index=False, name=None)
    ranks["rank"] = [1 + int(beaten.get(place, 0)) for place in places]
    ranks["change"] = _changes(ranks, pairs)
    return ranks


def _changes(ranks: pd.DataFrame, pairs: pd.DataFrame) -> list[str]:
    """Return for each row of ranks whether the ranking that it belongs to is another than that of its end."""
    label = [*POINT, "variant", "figure"]
    place = ranks.set_index([*label, "organisation"])["rank"]
    end = place.xs("", level="mechanism").to_dict()
    moved = {key[:-1] for key, rank in place.items() if rank != end[key[1:]]}  # type: ignore[index]  # a tuple of labels
    clear = set(pairs.loc[pairs["effect"].isin(CLEAR), label].itertuples(index=False, name=None))
    points = ranks[label].itertuples(index=False, name=None)
    return ["" if point not in moved else "clear" if point in clear else PERHAPS for point in points]


def _idle(rows: pd.DataFrame) -> tuple[str, ...]:
    """Return the mechanisms without which every value is what it is in the full model."""
    label = ["organisation", "variant", "replication", "figure"]
    minus = rows[rows["direction"] == ENDS[0]]
    wide: pd.DataFrame = minus.set_index([*label, "mechanism"])["value"].unstack("mechanism")  # noqa: PD010  as above
    return tuple(str(name) for name in dict.fromkeys(minus["mechanism"]) if name and wide[name].equals(wide[""]))
