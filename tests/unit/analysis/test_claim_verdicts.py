"""Verdicts of relations on samples whose intervals were worked out by hand.

The sample 1, 3 has mean 2 and standard error 1; with one degree of freedom Student's 97.5 % quantile is 12.7062, so its
interval runs from -10.7062 to 14.7062. The sample 1, 2, 3 has mean 2, standard error 1/sqrt(3) = 0.57735 and quantile
4.30265 (two degrees of freedom): from -0.48414 to 4.48414.
"""

import numpy as np
import pytest

from sim.analysis.claim_verdicts import (
    FAILS,
    HOLDS,
    NO_VALUE,
    NOISE,
    absolute_sample,
    conjunction,
    interval,
    judge,
    ratio_sample,
)

SAMPLE = np.array([1.0, 2.0, 3.0])


def test_an_interval_is_students() -> None:
    assert interval(np.array([1.0, 3.0])) == pytest.approx((2.0, -10.7062, 14.7062, 2), abs=1e-4)
    assert interval(SAMPLE) == pytest.approx((2.0, -0.48414, 4.48414, 3), abs=1e-5)


def test_replications_without_a_value_do_not_count_and_one_alone_gives_no_interval() -> None:
    assert interval(np.array([1.0, np.nan, 2.0, 3.0])).replications == 3
    assert np.isnan(interval(np.array([1.0])).low)
    assert interval(np.full(4, 0.1)) == (pytest.approx(0.1), pytest.approx(0.1), pytest.approx(0.1), 4)


# The interval of SAMPLE + shift is -0.484 + shift to 4.484 + shift; the line is 1.
@pytest.mark.parametrize(
    ("relation", "shift", "verdict"),
    [
        ("less", -5.6, HOLDS), ("less", -5.4, NOISE), ("less", 1.4, NOISE), ("less", 1.6, FAILS),
        ("more", 1.6, HOLDS), ("more", 1.4, NOISE), ("more", -5.4, NOISE), ("more", -5.6, FAILS),
        ("same", -2.0, NOISE), ("same", 1.4, NOISE), ("same", 1.6, FAILS), ("same", -5.6, FAILS),
        ("not_more", -3.6, HOLDS), ("not_more", -3.4, NOISE), ("not_more", 1.6, FAILS),
        ("below", -3.6, HOLDS), ("below", -3.4, NOISE), ("below", 1.6, FAILS),
        ("above", 1.6, HOLDS), ("above", 1.4, NOISE), ("above", -3.6, FAILS),
    ],
)  # fmt: skip
def test_each_relation_by_where_its_interval_lies(relation: str, shift: float, verdict: str) -> None:
    assert judge(relation, SAMPLE + shift, 1.0) == verdict


def test_the_same_holds_only_wholly_inside_the_margin() -> None:
    narrow = np.array([-0.1, 0.0, 0.1])  # from -0.2484 to 0.2484
    assert judge("same", narrow, 0.25) == HOLDS
    assert judge("same", narrow, 0.24) == NOISE


def test_nothing_to_judge_is_no_value_and_one_replication_noise() -> None:
    assert judge("less", np.array([np.nan, np.nan]), 1.0) == NO_VALUE
    assert judge("less", SAMPLE, float("nan")) == NO_VALUE
    assert judge("less", np.array([-9.0]), 1.0) == NOISE


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ([HOLDS, HOLDS], HOLDS), ([HOLDS, NOISE], NOISE), ([NOISE, FAILS], FAILS), ([NO_VALUE, FAILS], FAILS),
        ([NO_VALUE, HOLDS], NO_VALUE), ([], NO_VALUE),
    ],
)  # fmt: skip
def test_parts_together(parts: list[str], verdict: str) -> None:
    assert conjunction(parts) == verdict


def test_a_ratio_is_that_of_the_means_with_the_delta_methods_spread() -> None:
    # means 2 and 4: ratio 1/2; pseudo-values 1/2 + (top - bottom / 2) / 4
    found = ratio_sample(np.array([1.0, 3.0]), np.array([4.0, 4.0]))
    assert found.tolist() == [0.25, 0.75]
    assert np.isnan(ratio_sample(np.array([1.0, 2.0]), np.zeros(2))).all()
    assert ratio_sample(np.array([0.0, 3.0]), np.array([0.0, 6.0])).tolist() == [0.5, 0.5]


def test_a_gap_below_nought_is_turned_by_its_mean_alone() -> None:
    assert absolute_sample(np.array([-3.0, 1.0])).tolist() == [3.0, -1.0]
    assert absolute_sample(np.array([-1.0, 3.0])).tolist() == [-1.0, 3.0]
