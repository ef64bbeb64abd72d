"""All pairs of organisations: answers worked out by hand, and what several intervals at once must be."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from scipy.special import stdtrit
from scipy.stats import ttest_rel

from sim.analysis.best import best, probability_best
from sim.analysis.intervals import FEW, SAME, compared, holm, pairs, simultaneous_t

Table = Callable[..., pd.DataFrame]
FIGURE = "escalation_hours_per_100"


def test_holm_by_hand() -> None:
    """Sorted .01 .02 .03 times 3 2 1: .03, .04, and .03 raised to .04; what has no value gets none."""
    assert holm([0.03, float("nan"), 0.01, 0.02]) == pytest.approx([0.04, float("nan"), 0.03, 0.04], nan_ok=True)
    assert holm([0.6, 0.7]) == [1.0, 1.0]


def test_one_pair_has_students_interval() -> None:
    """The largest of one |t| is |t|: the bootstrap's quantile lies within four standard errors of Student's."""
    values = np.random.default_rng(2).normal(size=(20, 2))
    exact = stdtrit(19, 0.975)
    density = 0.0257  # of |t| with 19 degrees of freedom at its 95 % point, 2 * pdf(2.093)
    error = np.sqrt(0.05 * 0.95 / 10_000) / (2 * density)
    assert simultaneous_t(values) == pytest.approx(exact, abs=4 * error)


def test_several_intervals_at_once_are_wider_but_no_wider_than_bonferronis() -> None:
    values = np.random.default_rng(3).normal(size=(20, 4))
    assert stdtrit(19, 0.975) < simultaneous_t(values) < 1.02 * stdtrit(19, 1 - 0.025 / 6)


def test_scale_and_a_shared_part_change_nothing() -> None:
    values = np.random.default_rng(4).normal(size=(12, 3))
    shared = np.random.default_rng(5).normal(size=(12, 1))
    assert simultaneous_t(1e6 * values) == pytest.approx(simultaneous_t(values), rel=1e-6)
    assert simultaneous_t(values + 50 * shared) == pytest.approx(simultaneous_t(values), rel=0.05)


def test_a_pair_that_never_differs_is_said_to_be_the_same() -> None:
    own = np.random.default_rng(6).normal(size=12)
    rows = compared(pd.DataFrame({"a": own, "b": own, "c": own + np.random.default_rng(7).normal(size=12)}))
    assert [(row["first"], row["second"]) for row in rows] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert (rows[0]["remark"], rows[0]["low"], rows[0]["high"]) == (SAME, 0.0, 0.0)
    assert rows[1]["all_low"] <= rows[1]["low"] < rows[1]["high"] <= rows[1]["all_high"]


def test_pairs_are_students_and_holms(one_figure: Table) -> None:
    generator = np.random.default_rng(8)
    values = {key: generator.normal(size=10).tolist() for key in "abc"}
    found = pairs(one_figure(values), [FIGURE]).set_index(["first", "second"])
    tests = [ttest_rel(values[one], values[other]) for one, other in found.index]
    assert found["p"].tolist() == pytest.approx(holm([test.pvalue for test in tests]))
    low, high = tests[0].confidence_interval(0.95)
    assert found.loc[("a", "b"), ["low", "high"]].tolist() == pytest.approx([low, high])


def test_few_replications_have_no_simultaneous_interval(one_figure: Table) -> None:
    found = pairs(one_figure({"a": [1.0, 2.0, 4.0], "b": [2.0, 2.5, 3.0]}), [FIGURE])
    assert found["remark"].tolist() == [FEW]
    assert found["all_low"].isna().all()
    assert found["low"].notna().all()


def test_who_is_best_is_shared_by_those_that_tie_and_sure_where_all_agree() -> None:
    assert probability_best(np.array([[1.0, 1.0, 0.0]] * 5)) == pytest.approx([0.5, 0.5, 0.0])
    assert probability_best(np.array([[1.0, 2.0], [3.0, 4.0]])) == [0.0, 1.0]


def test_the_chance_to_be_best_is_that_of_the_resamples() -> None:
    """Of two replications that disagree alike: the sum of two draws of +1 or -1 is above, below or at 0."""
    shares = probability_best(np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert shares == pytest.approx([0.5, 0.5], abs=4 * np.sqrt(0.125 / 4000))


def test_less_is_better_where_the_figure_says_so(one_figure: Table) -> None:
    found = best(one_figure({"a": [2.0, 2.0], "b": [1.0, 1.0]}), [FIGURE, "root_issues"])
    assert found.set_index("organisation")["best"].to_dict() == {"a": 0.0, "b": 1.0}


def test_a_single_organisation_has_no_pair_and_keeps_the_columns(one_figure: Table) -> None:
    found = pairs(one_figure({"a": [1.0, 2.0]}), [FIGURE])
    assert found.empty
    assert {"first", "second", "difference", "all_low", "p"} <= set(found.columns)


def test_a_pair_that_differs_in_one_replication_alone_leaves_the_others_finite_intervals() -> None:
    """Most resamples lack that replication, so the pair has no t in them: they say nothing, of any pair."""
    generator = np.random.default_rng(9)
    own, other = generator.normal(size=(2, 10))
    values = np.column_stack([own, own + np.eye(10)[0], other])
    assert stdtrit(9, 0.975) < simultaneous_t(values) < 20.0


def test_skewed_differences_have_wider_intervals_than_normal_ones_of_the_same_covariance() -> None:
    """Of so few that the largest is far off: its absence makes small spreads, and large |t|."""
    skewed = np.column_stack([np.zeros(20), np.linspace(0.0, 1.0, 20) ** 8, np.linspace(1.0, 0.0, 20) ** 8])
    plain = np.column_stack([np.zeros(20), np.linspace(0.0, 1.0, 20), np.linspace(0.0, 1.0, 20) % 0.37])
    assert simultaneous_t(skewed) > 1.1 * simultaneous_t(plain)


def test_answers_repeat() -> None:
    values = np.random.default_rng(10).normal(size=(15, 4))
    assert simultaneous_t(values) == simultaneous_t(values.copy())
