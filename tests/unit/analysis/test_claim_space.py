"""Shares of the space, and what decides a claim, on points whose answers follow by hand."""

import numpy as np
import pandas as pd
import pytest

from sim.analysis.claim_space import deciders, shares
from sim.analysis.claim_verdicts import FAILS, HOLDS, NOISE


def points(answers: list[str], meets: list[bool], **parameters: list[float]) -> pd.DataFrame:
    """One claim at as many points as there are answers."""
    table = {"point": list(range(len(answers))), "claim": "k", "verdict": answers, "meets_patterns": meets}
    return pd.DataFrame({**table, **parameters})


def test_shares_are_of_all_points_and_of_those_that_meet_the_patterns() -> None:
    table = shares(points([HOLDS, HOLDS, FAILS, NOISE], [True, False, True, False])).set_index("part")
    assert table.loc["all", [HOLDS, NOISE, FAILS]].tolist() == [0.5, 0.25, 0.25]
    assert table.loc["meets", [HOLDS, NOISE, FAILS]].tolist() == [0.5, 0.0, 0.5]
    assert table["points"].tolist() == [4, 2]


def test_no_point_that_meets_the_patterns_gives_no_share() -> None:
    table = shares(points([HOLDS], [False])).set_index("part")
    assert np.isnan(table.loc["meets", HOLDS])


def test_the_parameter_that_splits_the_verdicts_decides_them() -> None:
    rising = [float(number) for number in range(16)]
    other = [float(number * 7 % 16) for number in range(16)]
    found = deciders(points([FAILS] * 8 + [HOLDS] * 8, [True] * 16, x=rising, y=other), ["y", "x"])["k"]
    # ranks 1..16 against two ties of eight: 8 x 8 x 8 / sqrt(340 x 256)
    assert (found.parameter, found.rho) == ("x", pytest.approx(256 / np.sqrt(340 * 256)))
    assert found.rho > found.chance


def test_one_verdict_throughout_or_few_points_decide_nothing() -> None:
    rising = [float(number) for number in range(16)]
    assert deciders(points([HOLDS] * 16, [True] * 16, x=rising), ["x"]) == {}
    assert deciders(points([HOLDS, FAILS], [True] * 2, x=[0.0, 1.0]), ["x"]) == {}
