"""Two stored results against each other: answers worked out by hand and by scipy."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from scipy.stats import ttest_ind, ttest_rel

from sim.analysis.two_results import PAIRED, WELCH, between, differ

Table = Callable[..., pd.DataFrame]


def test_one_seed_is_compared_replication_by_replication(one_figure: Table) -> None:
    """Differences 1, 2 and 3: mean 2; a replication that only one result has does not count."""
    found = between(one_figure({"a": [1.0, 2.0, 4.0, 9.0]}), one_figure({"a": [2.0, 4.0, 7.0]}), same_seed=True).iloc[0]
    low, high = ttest_rel([2.0, 4.0, 7.0], [1.0, 2.0, 4.0]).confidence_interval(0.95)
    assert (found["how"], found["count_a"], found["count_b"], found["difference"]) == (PAIRED, 3, 3, 2.0)
    assert (found["low"], found["high"]) == pytest.approx((low, high))
    assert found["mean_a"] == pytest.approx(7 / 3)


def test_different_seeds_are_independent_samples(one_figure: Table) -> None:
    one, other = [1.0, 2.0, 4.0, 9.0], [5.0, 7.0, 7.5]
    found = between(one_figure({"a": one}), one_figure({"a": other}), same_seed=False).iloc[0]
    low, high = ttest_ind(other, one, equal_var=False).confidence_interval(0.95)
    assert (found["how"], found["count_a"], found["count_b"]) == (WELCH, 4, 3)
    assert (found["low"], found["high"]) == pytest.approx((low, high))


def test_one_seed_without_a_common_replication_is_independent_too(one_figure: Table) -> None:
    later = one_figure({"a": [2.0, 3.0]}).assign(replication=lambda table: table["replication"] + 5)
    assert between(one_figure({"a": [1.0, 2.0]}), later, same_seed=True)["how"].tolist() == [WELCH]


def test_the_same_twice_does_not_differ_and_a_constant_step_does(one_figure: Table) -> None:
    one = one_figure({"a": [1.0, 2.0], "b": [1.0, 2.0]})
    other = one_figure({"a": [1.0, 2.0], "b": [2.0, 3.0]})
    found = between(one, other, same_seed=True).set_index("organisation")
    assert differ(found).to_dict() == {"a": False, "b": True}
    assert found.loc["a", ["low", "high"]].tolist() == [0.0, 0.0]
    constant = between(one_figure({"a": [1.0, 1.0]}), one_figure({"a": [3.0, 3.0]}), same_seed=False).iloc[0]
    assert (constant["low"], constant["high"]) == (2.0, 2.0)


def test_what_only_one_has_is_left_out_and_single_values_have_no_interval(one_figure: Table) -> None:
    one, other = one_figure({"a": [1.0], "b": [1.0]}), one_figure({"b": [2.0], "c": [1.0]})
    for same in (True, False):
        found = between(one, other, same_seed=same)
        assert found["organisation"].tolist() == ["b"]
        assert found["difference"].tolist() == [1.0]
        assert found[["low", "high"]].isna().all(axis=None)
        assert not differ(found).any()


def test_a_missing_value_counts_in_neither_of_a_pair(one_figure: Table) -> None:
    one, other = one_figure({"a": [1.0, np.nan, 4.0]}), one_figure({"a": [2.0, 5.0, 7.0]})
    found = between(one, other, same_seed=True).iloc[0]
    assert (found["count_a"], found["mean_a"], found["mean_b"], found["difference"]) == (2, 2.5, 4.5, 2.0)
    assert between(one, other, same_seed=False).iloc[0]["count_a"] == 2
