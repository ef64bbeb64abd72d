"""Figures on request: any choice of them has the rows of the whole table, with the same values, and no others."""

import pandas as pd
import pytest

from sim.measures.asked import Asked
from sim.measures.figures import figure_table
from sim.scenario.parameters import Parameters
from tests.worlds.runs import Run, World, run

BUSY = Parameters.default().with_({"behaviour.belief_lag": 0.6, "behaviour.assertiveness": 1.0})
LABELS = ["period", "area", "figure", "by"]


def table_of(finished: Run, asked: Asked | None = None) -> pd.DataFrame:
    count = int(finished.course.world.state.clock["issues"][0])
    return figure_table(finished.course.accumulator, count, finished.course.tables, asked)


@pytest.fixture(scope="module")
def finished() -> Run:
    return run(World("today", parameters=BUSY).tables(), World("separate", parameters=BUSY).tables())


@pytest.fixture(scope="module")
def whole(finished: Run) -> pd.DataFrame:
    return table_of(finished)


def test_each_figure_asked_for_alone_has_its_rows_of_the_whole_table(finished: Run, whole: pd.DataFrame) -> None:
    pairs = whole[["figure", "by"]].drop_duplicates().itertuples(index=False, name=None)
    for figure, by in pairs:
        own = whole[(whole["figure"] == figure) & (whole["by"] == by)]
        asked = Asked(frozenset({(figure, by)}), frozenset(own["area"]), frozenset(own["period"]))
        pd.testing.assert_frame_equal(table_of(finished, asked), own.reset_index(drop=True))


def test_areas_and_periods_can_be_chosen(finished: Run, whole: pd.DataFrame) -> None:
    asked = Asked.of([("settled", "education", "decision_days", ""), ("settled", "education", "hours_per_issue", "")])
    found = table_of(finished, asked)
    assert found["figure"].tolist() == ["decision_days", "hours_per_issue"]
    pd.testing.assert_frame_equal(found, whole[asked.among(whole)].reset_index(drop=True))
    assert set(found["area"]) == {"education"}
    assert set(found["period"]) == {"settled"}


def test_what_no_run_gives_leaves_an_empty_table(finished: Run) -> None:
    found = table_of(finished, Asked.of([("settled", "all", "decision_days", "nothing")]))
    assert found.empty
    assert list(found) == ["period", "area", "figure", "by", "key", "unit", "value"]
