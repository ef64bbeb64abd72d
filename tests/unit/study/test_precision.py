"""When a comparison is precise enough: after how many replications one looks, and how wide the widest interval is."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest
from scipy.special import stdtrit

from sim.analysis.view import HEADLINES
from sim.study.compare import compare
from sim.study.precision import looks, widest
from sim.study.setting import Setting
from tests.unit.study.test_compare import numbered

COLUMNS = ("organisation", "variant", "replication", "period", "area", "figure", "by", "key", "unit", "value")


def table(values: dict[str, Sequence[float]], figure: str = HEADLINES[0]) -> pd.DataFrame:
    rows = [
        (key, "as_described", replication, "settled", "all", figure, "", "", "", value)
        for key, series in values.items()
        for replication, value in enumerate(series)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


@pytest.mark.parametrize(("most", "at"), [(4, [4]), (10, [10]), (11, [10, 11]), (100, [10, 20, 40, 80, 100])])
def test_one_looks_when_the_number_has_doubled(most: int, at: list[int]) -> None:
    assert list(looks(most)) == at


def test_the_width_is_students_over_the_references_mean() -> None:
    found = widest(table({"a": [4.0, 4.0, 4.0], "b": [5.0, 6.0, 7.0]}), "a", "settled")
    assert found.share == pytest.approx(stdtrit(2, 0.975) * 1.0 / np.sqrt(3) / 4.0)
    assert (found.figure, found.organisation) == (HEADLINES[0], "b")


def test_the_widest_of_all_counts_and_what_never_differs_is_exact() -> None:
    both = [table({"a": [4.0, 4.0], "b": [5.0, 6.0]}), table({"a": [1.0, 1.0], "b": [1.0, 2.0]}, HEADLINES[1])]
    assert widest(pd.concat(both), "a", "settled").figure == HEADLINES[1]
    assert widest(table({"a": [4.0, 5.0], "b": [5.0, 6.0]}), "a", "settled").share == 0.0


def test_a_reference_of_nought_or_one_replication_is_as_wide_as_can_be() -> None:
    assert widest(table({"a": [0.0, 0.0], "b": [5.0, 6.0]}), "a", "settled").share == np.inf
    assert widest(table({"a": [4.0], "b": [5.0]}), "a", "settled").share == np.inf


def test_replications_go_on_where_they_ended(setting_of: Callable[[], Setting]) -> None:
    whole = compare(setting_of(), 7, workers=1, work=numbered)
    parts = compare(setting_of(), 3, workers=1, work=numbered)
    parts = parts.and_then(compare(setting_of(), 7, workers=1, work=numbered, first=3))
    pd.testing.assert_frame_equal(whole.table, parts.table)
    assert whole.digests == parts.digests


@pytest.fixture
def setting_of(unchecked: Setting) -> Callable[[], Setting]:
    return lambda: unchecked
