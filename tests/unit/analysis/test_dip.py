"""The transition dip on curves drawn by hand."""

import math

import numpy as np
import pandas as pd
import pytest

from sim.analysis.dip import FIGURE, Dip, dip, dips, excess
from sim.measures.figures import FIGURES

MONTH = 365 / 12


def test_a_dip_is_read_from_a_declared_figure() -> None:
    assert FIGURES[FIGURE].unit == "issues times days"


def test_a_dip_that_is_over_within_the_months_seen() -> None:
    # Up to 60 issue-days above in month 2, gone in month 4; what comes in month 5 is another story.
    assert dip([30.0, 60.0, 10.0, -5.0, 40.0]) == Dip(60 / MONTH, 2, 3, over=True, area=100.0)


def test_months_below_before_the_deepest_count_against_it() -> None:
    assert dip([-10.0, 50.0, 0.0]) == Dip(50 / MONTH, 2, 2, over=True, area=40.0)


def test_a_dip_that_is_not_over_lasts_as_long_as_one_looks() -> None:
    assert dip([10.0, 20.0, 15.0]) == Dip(20 / MONTH, 2, 3, over=False, area=45.0)


@pytest.mark.parametrize("curve", [[], [0.0, 0.0], [-3.0, -1.0]])
def test_without_any_excess_there_is_no_dip(curve: list[float]) -> None:
    assert dip(curve) == Dip(0.0, 0, 0, over=True, area=0.0)


def curves(values: dict[str, list[list[float]]]) -> pd.DataFrame:
    """Return a tidy table of issue-days by month: for each organisation a list per replication."""
    rows = [
        (organisation, "as_described", replication, "transition", "care", FIGURE, "month", f"{month:02d}", value)
        for organisation, replications in values.items()
        for replication, months in enumerate(replications)
        for month, value in enumerate(months, start=1)
    ]
    labels = ["organisation", "variant", "replication", "period", "area", "figure", "by", "key", "value"]
    return pd.DataFrame(rows, columns=labels)


def test_excess_is_taken_within_each_replication_and_a_month_in_two_parts_is_one() -> None:
    table = curves({"a": [[1.0, 2.0], [10.0, 20.0]], "b": [[4.0, 2.0], [16.0, 21.0]]})
    whole = excess(table, "b", "a")
    assert whole.to_numpy().tolist() == [[3.0, 0.0], [6.0, 1.0]]
    halves = [table.assign(value=table["value"] / 2, period=period) for period in ("transition", "settled")]
    assert excess(pd.concat(halves), "b", "a").to_numpy().tolist() == whole.to_numpy().tolist()


def test_the_dip_is_that_of_the_mean_curve_with_an_interval_of_its_area() -> None:
    table = curves({"a": [[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]], "b": [[4.0, 2.0, 1.0], [16.0, 21.0, 29.0]]})
    (row,) = dips(table, "a").to_dict("records")
    # Mean excess 4.5, 0.5, -1.5: deepest in month 1, gone in month 3. Areas 3 and 7: mean 5, t(.975; 1) x 2.
    assert (row["organisation"], row["area_of"], row["deepest"], row["length"], row["over"]) == (
        "b",
        "care",
        1,
        2,
        True,
    )
    assert row["depth"] == pytest.approx(4.5 / MONTH)
    assert row["area"] == pytest.approx(5.0)
    half = 12.706204736432095 * math.sqrt(8.0) / math.sqrt(2.0)
    assert row["area_high"] == pytest.approx(5.0 + half)
    # In month 1 the excess is 3 and 6: the depth's own interval is that of the month, t(.975; 1) x 1.5.
    ends = [row["depth"] - row["depth_low"], row["depth_high"] - row["depth"]]
    assert ends == pytest.approx([12.706204736432095 * 1.5 / MONTH] * 2)


def test_one_replication_has_no_interval_and_no_months_no_row() -> None:
    (row,) = dips(curves({"a": [[1.0]], "b": [[2.0]]}), "a").to_dict("records")
    assert np.isnan([row["area_low"], row["depth_low"]]).all()
    assert dips(curves({"a": [[1.0]], "b": [[2.0]]}).assign(by=""), "a").empty


def test_without_a_dip_its_depth_has_no_interval() -> None:
    (row,) = dips(curves({"a": [[2.0], [3.0]], "b": [[1.0], [1.0]]}), "a").to_dict("records")
    assert (row["depth"], row["deepest"]) == (0.0, 0)
    assert np.isnan([row["depth_low"], row["depth_high"]]).all()
