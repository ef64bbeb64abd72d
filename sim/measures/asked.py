"""Which figures a run is asked for, and which function gives which: what nobody asked for is not worked out."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeVar

import pandas as pd

Give = TypeVar("Give", bound=Callable[..., Iterator[Any]])

_GIVES: Final[dict[Callable[..., Iterator[Any]], frozenset[tuple[str, str]]]] = {}


def gives(*figures: str, by: tuple[str, ...] = ("",)) -> Callable[[Give], Give]:
    """Note what a function gives: figures, each by everything in `by` (empty: undivided) or by some of it."""

    def note(function: Give) -> Give:
        _GIVES[function] = frozenset((figure, each) for figure in figures for each in by)
        return function

    return note


def given_by(function: Callable[..., Iterator[Any]]) -> frozenset[tuple[str, str]]:
    """Return the figures that a function gives, each with what it is given by."""
    return _GIVES[function]


class Asked(NamedTuple):
    """What is asked of a run: figures by what they are given by, areas and periods; every combination of them."""

    figures: frozenset[tuple[str, str]]
    areas: frozenset[str]
    periods: frozenset[str]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str, str]]) -> "Asked":
        """Return what gives every row of period, area, figure and by, and the other combinations of these."""
        periods, areas, figures, divisions = zip(*rows, strict=True)
        return cls(frozenset(zip(figures, divisions, strict=True)), frozenset(areas), frozenset(periods))

    def among(self, table: pd.DataFrame) -> "pd.Series[bool]":
        """Return which rows of a tidy table are asked for."""
        labels = zip(table["figure"], table["by"], table["area"], table["period"], strict=True)
        return pd.Series([self.has(*each) for each in labels], index=table.index, dtype=bool)

    def has(self, figure: str, by: str, area: str, period: str) -> bool:
        """Return whether a row is asked for."""
        return (figure, by) in self.figures and area in self.areas and period in self.periods

    def divided(self, by: str) -> "Asked":
        """Return what is asked by something, as if it were asked undivided of a part of the issues."""
        return self._replace(figures=frozenset((figure, "") for figure, each in self.figures if each == by))

    def also(self, figures: Iterable[tuple[str, str]], area: str) -> "Asked":
        """Return the same with more figures, and an area in which they are given."""
        return self._replace(figures=self.figures.union(figures), areas=self.areas | {area})


def told(asked: Asked | None, *calls: tuple[Any, ...]) -> Iterator[Any]:
    """Yield what functions give, each called with the arguments beside it, where any of it is asked for."""
    for function, *arguments in calls:
        if asked is None or not asked.figures.isdisjoint(given_by(function)):
            yield from function(*arguments)
