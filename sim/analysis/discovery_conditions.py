"""A region in words: what each parameter has to be."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from sim.analysis import words
from sim.analysis.discovery import Column
from sim.analysis.discovery_words import WORDS
from sim.analysis.prim import Box


def where(box: Box, columns: Sequence[Column], language: str) -> str:
    """Return the conditions of a box joined by `and`, in the order of its columns; everywhere without any."""
    say = WORDS[language]
    restricted = np.flatnonzero(np.isfinite(box.low) | np.isfinite(box.high)).tolist()
    found = [_condition(columns[one], float(box.low[one]), float(box.high[one]), language) for one in restricted]
    return say["and"].join(found) or say["all_points"]


def named(boxes: Sequence[Box], columns: Sequence[Column]) -> list[str]:
    """Return the keys of the parameters that boxes restrict, in the order of the columns."""
    return list(
        dict.fromkeys(
            column.axis.key
            for place, column in enumerate(columns)
            if any(np.isfinite([box.low[place], box.high[place]]).any() for box in boxes)
        )
    )


def short(key: str) -> str:
    """Return a parameter's name without its section."""
    return key.rpartition(".")[2]


def _condition(column: Column, low: float, high: float, language: str) -> str:
    say, name = WORDS[language], short(column.axis.key)
    if column.value is not None:
        return say["is" if math.isfinite(low) else "is_not"].format(name=name, value=f"{column.value:g}")
    if not column.axis.whole:
        return _between(
            say, ("over", "under", "between"), name, (number(low, language), number(high, language)), (low, high)
        )
    first, last = (math.ceil(low) if math.isfinite(low) else low), (math.floor(high) if math.isfinite(high) else high)
    if first == last or column.axis.numbered:
        return say["is"].format(name=name, value=f"{first if math.isfinite(low) else last:g}")
    return _between(say, ("at_least", "at_most", "from_to"), name, (f"{first:g}", f"{last:g}"), (low, high))


def _between(
    say: Mapping[str, str], names: tuple[str, str, str], name: str, ends: tuple[str, str], values: tuple[float, float]
) -> str:
    """Return what two ends say, either of which may be infinite."""
    lower, upper = (math.isfinite(value) for value in values)
    sentence = names[2] if lower and upper else names[0] if lower else names[1]
    return say[sentence].format(name=name, low=ends[0], high=ends[1])


def number(value: float, language: str) -> str:
    """Return a number with about two digits."""
    return words.number(value, max(0, words.decimals(value) - 1), language) if math.isfinite(value) else ""
