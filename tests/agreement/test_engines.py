"""The compiled loop and the agents: the same ledger byte for byte and the same figures, whatever the buffer holds."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from pandas.testing import assert_frame_equal

from sim.compile import prepare
from sim.engines.course import Course
from sim.engines.drivers import AGENTS, KERNEL, Driver, check_engine, driver_of
from sim.engines.kernel import Kernel
from sim.engines.mesa_model import Municipality
from sim.errors import ArgumentError
from sim.measures.figures import figure_table
from sim.organisation.tables import Tables
from tests.properties.organisations import FEW, Drawn, drawn_worlds
from tests.worlds.runs import BUSTLE, FILES, World

LIMITS = np.array([0.0, 60.0, 120.0, 180.0, 210.0])


Touch = Callable[[Course], None]


def as_it_is(_: Course) -> None:
    """Touch nothing."""


def lived(
    engine: str, before: Tables, after: Tables, seed: int, *, told: bool = True, touch: Touch = as_it_is
) -> Driver:
    """Return a run through a change of organisation, driven by one engine."""
    course = Course.start(before, seed, LIMITS, told=told)
    touch(course)
    driver = driver_of(engine, course)
    driver.run_until(float(LIMITS[1]))
    driver.change_to(after)
    driver.run_until(float(LIMITS[-1]))
    driver.release()
    return driver


def figures(driver: Driver) -> pd.DataFrame:
    course = driver.course
    return figure_table(course.accumulator, int(course.world.state.clock["issues"][0]), course.tables)


def tables_of(name: str) -> Tables:
    return World(name, parameters=BUSTLE).tables()


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("name", FILES)
def test_both_engines_write_the_same_ledger_and_find_the_same_figures(name: str, seed: int) -> None:
    before, after = tables_of("today"), tables_of(name)
    loop, agents = (lived(engine, before, after, seed) for engine in (KERNEL, AGENTS))
    assert isinstance(loop, Kernel)
    assert isinstance(agents, Municipality)
    assert loop.course.sha256() == agents.course.sha256()
    assert_frame_equal(figures(loop), figures(agents), check_exact=True)


@FEW
@given(world=drawn_worlds())
def test_they_agree_in_random_organisations(world: Drawn) -> None:
    before, after = world.tables(world.first), world.tables(world.second)
    loop, agents = (lived(engine, before, after, 5) for engine in (KERNEL, AGENTS))
    assert loop.course.sha256() == agents.course.sha256()
    assert_frame_equal(figures(loop), figures(agents), check_exact=True)


def with_buffer(rows: int) -> Touch:
    """Return what gives a course a ledger buffer with so many rows more than a step may need."""

    def touch(course: Course) -> None:
        state = course.world.state
        course.drain()
        buffer = np.zeros(course.margin + rows, dtype=state.rows.dtype)
        course.world = course.world._replace(state=state._replace(rows=buffer))

    return touch


@pytest.mark.parametrize("rows", [1, 100, 100_000])
@pytest.mark.parametrize("told", [True, False])
def test_the_size_of_the_ledger_buffer_and_whether_it_is_told_change_no_figure(rows: int, *, told: bool) -> None:
    before, after = tables_of("today"), tables_of("shared_head")
    usual = lived(KERNEL, before, after, 1)
    other = lived(KERNEL, before, after, 1, told=told, touch=with_buffer(rows))
    assert (other.course.sha256() == usual.course.sha256()) is told
    assert_frame_equal(figures(other), figures(usual), check_exact=True)


def test_arrays_that_turn_out_too_short_grow_on_the_way() -> None:
    def short(course: Course) -> None:
        state, count = course.world.state, int(course.world.state.clock["issues"][0])
        shorter = state.issues[: count + course.margin].copy()
        course.world = course.world._replace(state=state._replace(issues=shorter))

    before, after = tables_of("today"), tables_of("merged")
    usual, grown = lived(KERNEL, before, after, 1), lived(KERNEL, before, after, 1, told=False, touch=short)
    assert_frame_equal(figures(grown), figures(usual), check_exact=True)


def test_the_loop_goes_neither_back_in_time_nor_by_another_name_nor_with_a_users_agents() -> None:
    prepare()
    driver = lived(KERNEL, tables_of("today"), tables_of("today"), 1)
    with pytest.raises(ArgumentError, match="lies before the present"):
        driver.run_until(1.0)
    with pytest.raises(ArgumentError, match="is not one of kernel, agents"):
        check_engine("turbine", None)
    with pytest.raises(ArgumentError, match="needs engine=agents"):
        check_engine(KERNEL, "my.agents")
