"""Levels that figures have to reach: in how many replications they do, from tables made by hand."""

import math
from collections.abc import Callable
from io import StringIO

import pandas as pd
import pytest
from rich.console import Console

from sim.analysis.floor_table import floor_tables
from sim.analysis.floors import ALL_AT_ONCE, FIGURES_WITH_FLOORS, GAPS, Reached, within
from sim.analysis.view import View
from sim.measures.figures import FIGURES

Tidy = Callable[..., pd.DataFrame]
Views = Callable[..., View]
FLOORS = {"visible_share": 0.25, "decision_days": 10.0, "neutrality_gap_days": 2.0}


@pytest.fixture
def three(one_figure: Tidy) -> pd.DataFrame:
    """Four replications of two organisations: more is better, less is better, and near 0 is."""
    return pd.concat(
        [
            one_figure({"a": [0.25, 0.24, 0.9, 0.5], "b": [0.3, 0.3, 0.3, 0.3]}, "visible_share"),
            one_figure({"a": [10.0, 9.0, 11.0, 8.0], "b": [9.0, 9.0, 9.0, 9.0]}, "decision_days"),
            one_figure({"a": [-2.0, 1.0, -1.0, 2.1], "b": [-2.1, 2.1, 0.0, math.nan]}, "neutrality_gap_days"),
        ],
        ignore_index=True,
    )


def text_of(table: pd.DataFrame, view: View) -> str:
    console = Console(file=StringIO(), width=140)
    for each in floor_tables(table, view):
        console.print(each)
    return console.file.getvalue()  # type: ignore[attr-defined]  # the StringIO above


def test_a_level_is_the_least_the_most_or_the_most_either_way_and_is_itself_within(three: pd.DataFrame) -> None:
    found = within(three, FLOORS)
    assert found["a"]["visible_share"] == Reached(3, 4)
    assert found["a"]["decision_days"] == Reached(3, 4)
    assert found["a"]["neutrality_gap_days"] == Reached(3, 4)
    assert found["a"][ALL_AT_ONCE] == Reached(1, 4)  # the first replication alone, though each floor is met in three


def test_a_replication_without_a_value_is_not_counted(three: pd.DataFrame) -> None:
    found = within(three, FLOORS)["b"]
    assert found["neutrality_gap_days"] == Reached(1, 3)
    assert found[ALL_AT_ONCE] == Reached(1, 3)
    nothing = within(three, {"visible_share": 0.2, "feedback_days": 5.0})["b"]
    assert nothing["feedback_days"] == nothing[ALL_AT_ONCE] == Reached(0, 0)
    assert math.isnan(nothing[ALL_AT_ONCE].share)


def test_a_replication_of_another_point_is_another_replication(three: pd.DataFrame) -> None:
    points = pd.concat([three.assign(lag=0.1), three.assign(lag=0.3, value=0.0)], ignore_index=True)
    found = within(points, FLOORS, ["lag"])
    assert found["a"]["visible_share"] == Reached(3, 8)
    assert found["a"]["decision_days"] == Reached(7, 8)


def test_breakdowns_are_not_counted_for_totals(three: pd.DataFrame, one_figure: Tidy) -> None:
    table = pd.concat([three, one_figure({"a": [99.0] * 4}, "decision_days", "kind", "goal")], ignore_index=True)
    assert within(table, FLOORS) == within(three, FLOORS)


def test_only_figures_with_a_better_side_and_gaps_have_floors() -> None:
    assert set(GAPS) == {"neutrality_gap_days", "neutrality_gap_hours", "neutrality_gap_right"}
    assert {key for key in FIGURES_WITH_FLOORS if not FIGURES[key].better} == set(GAPS)


def test_the_table_has_a_row_for_each_floor_and_one_for_all(three: pd.DataFrame, view: Views) -> None:
    lines = text_of(three, view(floors=FLOORS)).splitlines()
    assert lines[0].startswith("Within the floors: Settled")
    (visible,) = (line for line in lines if line.lstrip().startswith("Visible share"))
    (every,) = (line for line in lines if "All of them at once" in line)
    assert visible.split()[-4:] == ["75", "%", "100", "%"]
    assert every.split()[-4:] == ["25", "%", "33", "%"]
    text = "\n".join(lines)
    for words in ("at least 25.0 %", "at most 10.0 days", "at most 2.00 days either way", "1 of 4", "1 of 3"):
        assert words in text


def test_it_speaks_swedish_shows_a_dash_for_nothing_and_is_absent_without_floors(
    three: pd.DataFrame, view: Views
) -> None:
    text = text_of(three, view(floors={"feedback_days": 5.0, "visible_share": 0.2}, language="sv"))
    for words in ("Inom gränserna: ", "Alla på en gång", "högst 5,00 dagar", "minst 20,0 %", "4 av 4", "–"):
        assert words in text
    assert floor_tables(three, view()) == []
