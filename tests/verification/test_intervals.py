"""The printed 95 % intervals hold the truth in 95 % of data sets, one at a time, all at once, and after stopping.

All of it, with more data sets and lopsided ones: `python -m tests.verification.interval_coverage`.
"""

import pytest

from tests.verification.interval_coverage import covered, error, normal, stopped, values

DATA_SETS = 1500
TOLERANCE = 0.01 + 3.5 * error(0.95, DATA_SETS)
"""From 95 %: the percentage point that is allowed, and what chance adds (once in 2,000 tests)."""


@pytest.mark.parametrize("count", [10, 30])
def test_intervals_of_a_fixed_number_of_replications(count: int) -> None:
    found = covered(values(normal, count, DATA_SETS, seed=count))
    assert found.pointwise == pytest.approx(0.95, abs=TOLERANCE)
    assert found.simultaneous == pytest.approx(0.95, abs=TOLERANCE)


@pytest.mark.parametrize("target", [15, 25])
def test_intervals_after_stopping_at_a_precision(target: int) -> None:
    found = covered(stopped(normal, target, DATA_SETS, seed=target))
    assert 10 < found.replications < 80
    assert found.pointwise == pytest.approx(0.95, abs=TOLERANCE)
    assert found.simultaneous == pytest.approx(0.95, abs=TOLERANCE)


def test_of_organisations_that_do_not_differ_at_most_the_nominal_rate_is_said_to() -> None:
    found = covered(values(normal, 10, DATA_SETS, seed=3))
    assert 1.0 - found.simultaneous <= 0.05 + 3.5 * error(0.05, DATA_SETS)
    assert 1.0 - found.holm <= 0.05 + 3.5 * error(0.05, DATA_SETS)
