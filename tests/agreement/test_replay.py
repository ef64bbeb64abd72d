"""A stored ledger, fed again to a fresh accumulator, gives the same sums and figures."""

import hashlib

import numpy as np
import pytest
from pandas.testing import assert_frame_equal

from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.measures.accumulate import Accumulator, empty_accumulator, observe, with_room_for
from sim.measures.figures import figure_table
from sim.measures.sums import BY_ISSUE
from sim.organisation.tables import Tables
from sim.scenario.parameters import Parameters
from tests.worlds.runs import ALTERNATIVES, BOUNDS, Run, World, run

BUSY = Parameters.default().with_({"behaviour.belief_lag": 0.6, "behaviour.assertiveness": 1.0})


def replayed(rows: np.ndarray, tables: Tables, chunk: int) -> Accumulator:
    """Return what a fresh accumulator makes of a ledger that comes in pieces."""
    accumulator = empty_accumulator(np.array(BOUNDS), tables)
    for start in range(0, len(rows), chunk):
        piece = np.ascontiguousarray(rows[start : start + chunk])
        accumulator = with_room_for(accumulator, int(piece["issue"].max()) + 1)
        observe(accumulator, piece, len(piece))
    return accumulator


def assert_same_sums(ours: Accumulator, theirs: Accumulator, issues: int) -> None:
    for left, right in zip(ours.places, theirs.places, strict=True):
        assert left.tobytes() == right.tobytes()
    for name in set(ours._fields) - {*BY_ISSUE, "places"}:
        assert getattr(ours, name).tobytes() == getattr(theirs, name).tobytes(), name
    for name in set(BY_ISSUE) - {"cases"}:
        assert getattr(ours, name)[:issues].tobytes() == getattr(theirs, name)[:issues].tobytes(), name
    for name in ours.cases.dtype.names or ():
        left, right = (each.cases[name][:issues] for each in (ours, theirs))
        np.testing.assert_array_equal(left, right, err_msg=name)


@pytest.fixture(scope="module", params=ALTERNATIVES)
def finished(request: pytest.FixtureRequest) -> Run:
    return run(World(request.param, parameters=BUSY).tables())


@pytest.mark.parametrize("chunk", [7, 1000, 10**9])
def test_replayed_in_pieces_of_any_size_the_sums_are_the_same(finished: Run, chunk: int) -> None:
    course = finished.course
    issues = int(course.world.state.clock["issues"][0])
    again = replayed(finished.rows, course.tables, chunk)
    assert_same_sums(again, course.accumulator, issues)
    tables = [figure_table(each, issues, course.tables) for each in (again, course.accumulator)]
    assert_frame_equal(*tables, check_exact=True)


def test_the_kept_rows_are_those_of_the_digest(finished: Run) -> None:
    assert hashlib.sha256(finished.rows.tobytes()).hexdigest() == finished.digest
    assert finished.course.accumulator.flow["rows"][0] == len(finished.rows)


def test_keeping_the_ledger_changes_nothing(finished: Run) -> None:
    course = Course.start(finished.course.tables, 1, np.array(BOUNDS), keep=False)
    model = Municipality(course)
    model.run_until(BOUNDS[-1])
    model.release()
    assert course.segments == []
    assert course.sha256() == finished.digest
