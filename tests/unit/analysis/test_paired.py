"""Paired differences: exact on examples done by hand, right in coverage, honest about what is missing."""

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from sim.analysis.paired import ABSENT, CONSTANT, PARTLY, SINGLE, excludes_zero, paired
from sim.errors import ArgumentError

Table = Callable[..., pd.DataFrame]


def row(statistics: pd.DataFrame, organisation: str) -> "pd.Series[float]":
    found = statistics[statistics["organisation"] == organisation]
    assert len(found) == 1
    return found.iloc[0]


def test_three_pairs_done_by_hand(one_figure: Table) -> None:
    # Differences -1, -2, -1: mean -4/3, variance 1/3; t(.975; 2) = 4.302653. Variances 4 and 13/3, together 25/3.
    found = row(paired(one_figure({"a": [10, 12, 14], "b": [9, 10, 13]}), "a"), "b")
    assert found["mean"] == pytest.approx(32 / 3, rel=1e-14)
    assert found["difference"] == pytest.approx(-4 / 3, rel=1e-14)
    half = 4.302652729911275 * math.sqrt(1 / 3) / math.sqrt(3)
    assert found["low"] == pytest.approx(-4 / 3 - half, rel=1e-9)
    assert found["high"] == pytest.approx(-4 / 3 + half, rel=1e-9)
    assert found["gain"] == pytest.approx(25, rel=1e-12)
    assert (found["replications"], found["pairs"], found["remark"]) == (3, 3, "")


def test_pairing_works_by_replication_not_by_place_in_the_table(one_figure: Table) -> None:
    table = one_figure({"a": [10, 12, 14], "b": [9, 10, 13]})
    shuffled = table.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(
        paired(table, "a").sort_values("organisation", ignore_index=True),
        paired(shuffled, "a").sort_values("organisation", ignore_index=True),
    )


def test_the_reference_has_a_mean_and_no_difference(one_figure: Table) -> None:
    found = row(paired(one_figure({"a": [1, 3], "b": [2, 5]}), "a"), "a")
    assert found["mean"] == 2
    assert found[["difference", "low", "high", "gain"]].isna().all()


def test_the_same_organisation_twice_differs_by_exactly_nothing(one_figure: Table) -> None:
    values = [0.1, 0.2, 0.3]
    found = row(paired(one_figure({"a": values, "b": values}), "a"), "b")
    assert (found["difference"], found["low"], found["high"]) == (0, 0, 0)
    assert found["remark"] == CONSTANT
    assert math.isinf(found["gain"])
    assert not excludes_zero(found["low"], found["high"])


def test_a_constant_figure_has_no_gain_from_pairing(one_figure: Table) -> None:
    found = row(paired(one_figure({"a": [0.1] * 7, "b": [0.3] * 7}), "a"), "b")
    assert found["low"] == found["high"] == found["difference"] == pytest.approx(0.2)
    assert math.isnan(found["gain"])


def test_one_replication_gives_a_difference_without_interval(one_figure: Table) -> None:
    found = row(paired(one_figure({"a": [10], "b": [7]}), "a"), "b")
    assert (found["difference"], found["remark"]) == (-3, SINGLE)
    assert found[["low", "high", "gain"]].isna().all()


def test_a_missing_value_costs_its_pair_alone(one_figure: Table) -> None:
    table = one_figure({"a": [10, 12, 14, 99], "b": [9, 10, 13, math.nan]})
    whole = row(paired(one_figure({"a": [10, 12, 14], "b": [9, 10, 13]}), "a"), "b")
    found = row(paired(table, "a"), "b")
    assert (found["pairs"], found["replications"], found["remark"]) == (3, 3, PARTLY)
    assert found[["difference", "low", "high"]].tolist() == whole[["difference", "low", "high"]].tolist()


def test_a_row_that_no_organisation_has_in_a_replication_is_told_too(one_figure: Table) -> None:
    other = one_figure({"a": [1, 2, 3], "b": [1, 2, 4]}, figure="decision_days")
    table = pd.concat([other, one_figure({"a": [5, 6], "b": [5, 7]})], ignore_index=True)
    found = paired(table, "a")
    assert found.loc[found["figure"] == "escalation_hours_per_100", "remark"].tolist() == ["", PARTLY]
    assert found.loc[found["figure"] == "decision_days", "remark"].tolist() == ["", ""]


def test_infinite_values_count_as_missing(one_figure: Table) -> None:
    found = row(paired(one_figure({"a": [1, 2, 3], "b": [2, math.inf, 4]}), "a"), "b")
    assert (found["pairs"], found["mean"], found["difference"]) == (2, 3, 1)


def test_a_cell_that_only_one_organisation_has_is_shown_without_difference(one_figure: Table) -> None:
    extra = one_figure({"b": [1, 2]}, figure="utilisation", by="post", key="only_here")
    table = pd.concat([one_figure({"a": [5, 6], "b": [5, 7]}), extra], ignore_index=True)
    found = paired(table, "a")
    only = found[found["figure"] == "utilisation"]
    assert only["organisation"].tolist() == ["b"]
    assert only["mean"].tolist() == [1.5]
    assert only["remark"].tolist() == [ABSENT]


def test_parameter_points_are_never_mixed(one_figure: Table) -> None:
    low = one_figure({"a": [10, 12, 14], "b": [9, 10, 13]}).assign(lag=0.1)
    high = one_figure({"a": [20, 21], "b": [25, 26]}).assign(lag=0.3)
    found = paired(pd.concat([low, high], ignore_index=True), "a", ["lag"])
    b = found[found["organisation"] == "b"].set_index("lag")
    assert b.loc[0.1, "difference"] == pytest.approx(-4 / 3)
    assert b.loc[0.3, "difference"] == 5
    assert b["pairs"].tolist() == [3, 2]
    assert b["remark"].tolist() == ["", CONSTANT]


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    # 6,000 independent pairs of five replications with a known difference of 1: share covered 0.95 within four
    # standard errors, sqrt(.95 x .05 / 6000) = .0028 each. The shared part of the noise must not matter.
    cases, replications = 6000, 5
    generator = np.random.default_rng(20170116)
    shared = generator.normal(0, 10, (cases, replications))
    a = shared + generator.normal(0, 1, (cases, replications))
    b = shared + generator.normal(1, 2, (cases, replications))
    blocks = []
    for name, values in (("a", a), ("b", b)):
        block = pd.DataFrame({"value": values.ravel()})
        block["figure"] = np.repeat([f"f{case:04d}" for case in range(cases)], replications)
        block["replication"] = np.tile(np.arange(replications), cases)
        block["organisation"] = name
        blocks.append(block)
    table = pd.concat(blocks).assign(variant="", period="settled", area="all", by="", key="", unit="")
    found = paired(table, "a")
    found = found[found["organisation"] == "b"]
    covered = ((found["low"] <= 1) & (found["high"] >= 1)).mean()
    assert covered == pytest.approx(0.95, abs=4 * math.sqrt(0.95 * 0.05 / cases))
    # Each variance ratio estimates (100 + 1 + 100 + 4) / (1 + 4) = 41; the ratio of the mean variances does too.
    assert found["gain"].median() == pytest.approx(41, rel=0.5)


def test_excluding_zero_means_lying_on_one_side() -> None:
    assert excludes_zero(0.1, 2.0)
    assert excludes_zero(-2.0, -0.1)
    assert not excludes_zero(-0.1, 0.1)
    assert not excludes_zero(0.0, 1.0)
    assert not excludes_zero(math.nan, math.nan)


def test_a_reference_that_is_not_there_names_the_nearest(one_figure: Table) -> None:
    with pytest.raises(ArgumentError, match="did you mean 'today'"):
        paired(one_figure({"today": [1], "merged": [2]}), "tody")


def test_a_value_given_twice_is_refused(one_figure: Table) -> None:
    table = one_figure({"a": [1, 2], "b": [2, 3]})
    with pytest.raises(ArgumentError, match="stands twice"):
        paired(pd.concat([table, table.head(1)]), "a")


def test_an_empty_table_and_one_without_a_column_are_refused(one_figure: Table) -> None:
    table = one_figure({"a": [1, 2], "b": [2, 3]})
    with pytest.raises(ArgumentError, match="no rows"):
        paired(table.head(0), "a")
    with pytest.raises(ArgumentError, match="lacks the column"):
        paired(table.drop(columns="period"), "a")
