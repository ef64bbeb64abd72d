"""A change to the organisation that is there already changes nothing, whenever it comes."""

import numpy as np
import pytest

from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.organisation.tables import Tables
from tests.worlds.runs import BOUNDS, BUSTLE, FILES, World, run

OWN_CASE = {"decides": 0.0, "on record": 1.0, "refers up": 2.0}
BUSY = BUSTLE.with_({"decision.own_case": OWN_CASE["refers up"]})


@pytest.mark.parametrize("organisation", FILES)
@pytest.mark.parametrize("lever", OWN_CASE)
@pytest.mark.parametrize("hours", [0.02, 0.2], ids=["overloaded", "ample"])
def test_a_change_to_the_same_organisation_is_no_change(organisation: str, lever: str, hours: float) -> None:
    parameters = BUSTLE.with_({"decision.own_case": OWN_CASE[lever]})
    world = World(organisation, parameters=parameters, hours=hours)
    steady, changed = run(world.tables()), run(world.tables(), world.tables())
    assert changed.digest == steady.digest
    ours, theirs = changed.course.accumulator, steady.course.accumulator
    assert ours.worked.tobytes() == theirs.worked.tobytes()
    assert ours.flow.tobytes() == theirs.flow.tobytes()


def digest_with_changes(tables: Tables, *days: float) -> str:
    model = Municipality(Course.start(tables, 1, np.array(BOUNDS)))
    for day in days:
        model.run_until(day)
        model.change_to(tables)
    model.run_until(BOUNDS[-1])
    model.release()
    return model.course.sha256()


def test_neither_many_nor_early_changes_to_the_same_organisation_change_anything() -> None:
    tables = World(parameters=BUSY, hours=0.03).tables()
    assert digest_with_changes(tables) == digest_with_changes(tables, 0.0, 0.5, 33.3, 33.3, 150.0, 359.9)


def test_how_a_run_is_cut_into_stretches_changes_nothing() -> None:
    tables = World(parameters=BUSY).tables()
    whole, days = (Municipality(Course.start(tables, 1, np.array(BOUNDS))) for _ in range(2))
    whole.run_until(60.0)
    while days.now < 60.0:
        days.step()
    assert days.course.sha256() == whole.course.sha256()
    whole.release()
    days.release()


def test_a_branch_goes_on_as_if_the_other_were_not_there() -> None:
    tables, other = World().tables(), World("merged").tables()
    model = Municipality(Course.start(tables, 1, np.array(BOUNDS)))
    model.run_until(BOUNDS[1])
    branch = Municipality(model.course.branch())
    branch.change_to(other)
    branch.run_until(BOUNDS[-1])
    model.run_until(BOUNDS[-1])
    assert model.course.sha256() == digest_with_changes(tables)
    assert branch.course.sha256() == run(tables, other).digest
    branch.release()
    model.release()
