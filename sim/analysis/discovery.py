"""In which region of the assumptions one alternative beats another: differences at each point, and boxes of points.

A point is a set of parameter values at which all alternatives met the same issues, so differences are paired there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from sim.analysis.floors import GAPS
from sim.analysis.paired import paired
from sim.analysis.prim import LEVEL, Box, Found, Score, find, score
from sim.errors import ArgumentError, nearest
from sim.measures.figures import FIGURES

POINT: Final = "point"
LOWER, HIGHER, NOISE, NO_VALUE = "lower", "higher", "noise", "no_value"
ANSWERS: Final = (LOWER, NOISE, HIGHER, NO_VALUE)
"""What a point says of the first of two alternatives: its figure is lower, within noise, higher, or there is none."""

_SIGNS: Final = {LOWER: -1, HIGHER: 1}
_COLUMNS: Final = ("figure", "first", "second", POINT, "pairs", "difference", "low", "high", "answer")


class Axis(NamedTuple):
    """A parameter that varies: whether only whole numbers mean something, and whether these only number choices."""

    key: str
    whole: bool = False
    numbered: bool = False


class Column(NamedTuple):
    """A column that regions are sought in: a parameter, or (1 or 0) whether a choice has this value."""

    axis: Axis
    value: float | None = None


@dataclass(frozen=True)
class Space:
    """The points, a row each with their values by key and `point` as index; the axes; and which points are held out.

    `held` has shape (points,): regions are judged on these points, which they were not found in.
    """

    points: pd.DataFrame
    axes: tuple[Axis, ...]
    held: np.ndarray

    @property
    def columns(self) -> list[Column]:
        """The columns that regions are sought in: three choices or more have one each, two are one number."""
        found: list[Column] = []
        for axis in self.axes:
            values = sorted(set(self.points[axis.key]))
            apart = axis.numbered and len(values) > 2  # noqa: PLR2004  of two choices one column tells
            found += [Column(axis, float(value)) for value in values] if apart else [Column(axis)]
        return found

    def numbers(self) -> np.ndarray:
        """Return the values of `columns`, shape (points, columns)."""
        each = [
            self.points[axis.key] if value is None else self.points[axis.key] == value for axis, value in self.columns
        ]
        return np.column_stack([np.asarray(one, dtype=np.float64) for one in each])


class Pair(NamedTuple):
    """A figure, and the two alternatives whose difference (first minus second) is looked at."""

    figure: str
    first: str
    second: str


class Region(NamedTuple):
    """Where a pair has an answer: the box, how it does on the points it was found in and on the others, and the way.

    `way` has the scores of each step of the peeling on both kinds of points.
    """

    pair: Pair
    answer: str
    found: Found
    seen: Score
    held: Score
    way: list[tuple[Score, Score]]

    @property
    def stands(self) -> bool:
        """Whether there is a box and held-out points have the answer inside it more often than chance would."""
        return bool(self.found.box.sides()) and self.held.held > 0 and self.held.chance <= LEVEL


def better(figure: str) -> int:
    """Return -1 where less of a figure is better (of a neutrality gap: of its size), 1 where more is, 0 for neither."""
    return -1 if figure in GAPS else FIGURES[figure].better


def held_out(count: int, share: float, seed: int) -> np.ndarray:
    """Return which of so many points are held out, shape (count,): a share of them, at random."""
    found = np.zeros(count, dtype=bool)
    found[np.random.default_rng(seed).permutation(count)[: round(share * count)]] = True
    return found


def chosen(rows: pd.DataFrame, figures: Iterable[str], **of: str) -> pd.DataFrame:
    """Return the totals of figures in a sweep's rows of one variant, period and area; of neutrality gaps their size.

    Raises ArgumentError where the rows have no such variant, period, area or figure.
    """
    for name, wanted in of.items():
        rows = _only(rows, name, {wanted})
    rows = rows[rows["by"] == ""]
    for figure in figures:
        _only(rows, "figure", {figure})
    rows = _only(rows, "figure", set(figures))
    return rows.assign(value=rows["value"].where(~rows["figure"].isin(GAPS), rows["value"].abs()))


def _only(rows: pd.DataFrame, name: str, wanted: set[str]) -> pd.DataFrame:
    """Return the rows with these values in a column; raises ArgumentError where there are none."""
    found = rows[rows[name].isin(wanted)]
    if found.empty:
        value, present = next(iter(wanted)), sorted(set(rows[name]))
        near = nearest(value, present)
        raise ArgumentError(
            name, value, f"the sweep kept {', '.join(present)}" + (f"; did you mean {near!r}?" if near else "")
        )
    return found


def differences(rows: pd.DataFrame, first: str, second: str, points: pd.Index) -> pd.DataFrame:
    """Return the paired difference of two alternatives at each point, a row per figure and point.

    `rows` is what `chosen` returns. Columns: figure, first, second, point, `pairs` (replications with both),
    `difference` (first minus second), `low` and `high` (Student, 95 %), `answer` (one of `ANSWERS`). A point with fewer
    than two pairs has no interval and no answer.
    """
    some = rows[rows["organisation"].isin([first, second])]
    whole = pd.MultiIndex.from_product([dict.fromkeys(some["figure"]), points], names=["figure", POINT])
    found = paired(some, second, (POINT,))
    own = found[found["organisation"] == first].set_index(["figure", POINT])
    own = own[["pairs", "difference", "low", "high"]].reindex(whole).reset_index()
    low, high = own["low"], own["high"]
    known = [low.isna() | high.isna(), high < 0.0, low > 0.0]
    own["answer"] = np.select(known, [NO_VALUE, LOWER, HIGHER], default=NOISE)
    own["pairs"] = own["pairs"].fillna(0).astype(int)
    return own.assign(first=first, second=second)[list(_COLUMNS)]


def regions(found: pd.DataFrame, space: Space) -> list[Region]:
    """Return for each pair, and each of lower and higher, the box in which it has that answer.

    `found` is what `differences` returns, of any number of pairs; points without a value have no say.
    """
    x = space.numbers()
    return [
        _region(Pair(*map(str, names)), answer, own, (x, space.held))
        for names, own in found.groupby(["figure", "first", "second"], sort=False)
        for answer in _SIGNS
    ]


def _region(pair: Pair, answer: str, own: pd.DataFrame, space: tuple[np.ndarray, np.ndarray]) -> Region:
    x, held = space
    known = (own["answer"] != NO_VALUE).to_numpy()
    hits = (own["answer"] == answer).to_numpy()
    seen = (x[known & ~held], hits[known & ~held])
    unseen = (x[known & held], hits[known & held])
    found = find(*seen)
    way = [(score(box, *seen), score(box, *unseen)) for box in found.way]
    return Region(pair, answer, found, score(found.box, *seen), score(found.box, *unseen), way)


def is_better(region: Region) -> bool | None:
    """Return whether a region's answer speaks for the first of its pair; None where neither is better."""
    sign = better(region.pair.figure)
    return None if sign == 0 else sign == _SIGNS[region.answer]


def region_table(found: Sequence[Region], columns: Sequence[Column]) -> pd.DataFrame:
    """Return a row per region: pair, answer, restrictions, and coverage, density and mass on both kinds of points."""
    rows = []
    for one in found:
        row: dict[str, object] = {**one.pair._asdict(), "answer": one.answer, "better": is_better(one)}
        row |= {"stands": one.stands, "box": " & ".join(_written(one.found.box, columns))}
        for name, judged in (("", one.seen), ("held_", one.held)):
            row |= {f"{name}points": judged.points, f"{name}rate": judged.rate, f"{name}coverage": judged.coverage}
            row |= {f"{name}density": judged.density, f"{name}mass": judged.mass}
        rows.append(row | {"held_chance": one.held.chance})
    return pd.DataFrame(rows)


def side_table(found: Sequence[Region], columns: Sequence[Column]) -> pd.DataFrame:
    """Return a row per restricted side of each region, with its quasi-p-value."""
    rows = [
        {
            **one.pair._asdict(), "answer": one.answer, "parameter": columns[column].axis.key,
            "choice": columns[column].value, "side": ("low", "high")[side], "bound": one.found.box[side][column],
            "quasi_p": one.found.quasi_p[column, side],
        }
        for one in found
        for column, side in one.found.box.sides()
    ]  # fmt: skip
    names = [*Pair._fields, "answer", "parameter", "choice", "side", "bound", "quasi_p"]
    return pd.DataFrame(rows, columns=names)


def way_table(found: Sequence[Region]) -> pd.DataFrame:
    """Return a row per step of each peeling: coverage, density and mass on both kinds of points."""
    rows = [
        {
            **one.pair._asdict(), "answer": one.answer, "step": step, "coverage": seen.coverage,
            "density": seen.density, "mass": seen.mass, "held_coverage": held.coverage, "held_density": held.density,
        }
        for one in found
        for step, (seen, held) in enumerate(one.way)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _written(box: Box, columns: Sequence[Column]) -> list[str]:
    """Return a box's restrictions as they can be typed."""
    signs = (">", "<")
    return [
        f"{columns[column].axis.key} {signs[side]} {box[side][column]:.4g}"
        if columns[column].value is None
        else f"{columns[column].axis.key} {('=', '!=')[side]} {columns[column].value:g}"
        for column, side in box.sides()
    ]
