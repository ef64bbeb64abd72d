"""Figures of real runs, one with a change on its way: parts make up wholes, and shares lie between nought and one."""

import numpy as np
import pandas as pd
import pytest

from sim.measures.figures import FIGURES, PERIODS, figure_table
from sim.measures.sums import stays_until
from sim.organisation.layout import AREAS
from sim.scenario.parameters import Parameters
from tests.worlds.runs import ALTERNATIVES, BOUNDS, Run, World, run

BUSY = Parameters.default().with_({"behaviour.belief_lag": 0.6, "behaviour.assertiveness": 1.0})
WORK_OF_AREAS = ("issue_days", "backlog_hours", "unclear_cells", "root_issues", "closed", "open", "defaulted")
UNBOUNDED = ("goal_congestion", "jobs_done_share", "utilisation")
"""More may be asked than there is time for, done than fell due; and two posts that became one have one calendar."""

Found = tuple[Run, pd.Series]


@pytest.fixture(scope="module", params=ALTERNATIVES)
def found(request: pytest.FixtureRequest) -> Found:
    """A run of busy, quarrelsome posts, with hours enough for some of the work, and its figures."""
    finished = run(World("today", parameters=BUSY).tables(), World(request.param, parameters=BUSY).tables())
    count = int(finished.course.world.state.clock["issues"][0])
    table = figure_table(finished.course.accumulator, count, finished.course.tables)
    keys = ["period", "area", "figure", "by", "key"]
    assert not table.duplicated(keys).any()
    assert (table["unit"] == table["figure"].map(lambda key: FIGURES[key].unit)).all()
    return finished, table.set_index(keys)["value"].sort_index()


def test_there_is_no_figure_without_a_finite_value(found: Found) -> None:
    _, figures = found
    assert np.isfinite(figures.to_numpy()).all()
    shares = figures[[FIGURES[key].unit == "share" for key in figures.index.get_level_values("figure")]]
    unbounded = shares.index.get_level_values("figure").isin(UNBOUNDED)
    assert shares[~unbounded].between(-1e-12, 1 + 1e-9).all()
    assert (figures > -1e-6).all()


@pytest.mark.parametrize("period", PERIODS)
def test_the_areas_make_up_the_whole(found: Found, period: str) -> None:
    _, figures = found
    for figure in WORK_OF_AREAS:
        parts = [figures.get((period, area, figure, "", ""), 0.0) for area in AREAS]
        assert figures[period, "all", figure, "", ""] == pytest.approx(sum(parts), rel=1e-9, abs=1e-6), figure


@pytest.mark.parametrize("period", PERIODS)
def test_breakdowns_make_up_the_whole(found: Found, period: str) -> None:
    _, figures = found
    for figure, by in (
        ("escalation_hours_per_100", "cause"),
        ("duplicated_hours_per_100", "sides"),
        ("escalation_hours", "level"),
        ("hidden_work", "part"),
        ("coordination_hours_per_decision", "cause"),
        ("hours", "work"),
        ("issue_days", "line"),
        ("backlog_hours", "line"),
    ):
        parts = figures[period, "all", figure, by].sum()
        assert figures[period, "all", figure, "", ""] == pytest.approx(parts, rel=1e-9, abs=1e-6), figure
    assert figures[period, "all", "decided_share", "level"].sum() == pytest.approx(1.0)


def test_months_make_up_the_periods_after_the_change(found: Found) -> None:
    _, figures = found
    for period in ("transition", "settled"):
        for figure in ("issue_days", "backlog_hours"):
            months = figures[period, "education", figure, "month"].sum()
            assert figures[period, "education", figure, "", ""] == pytest.approx(months, rel=1e-9)


def test_stocks_at_posts_are_stocks_of_groups_and_what_the_issues_say(found: Found) -> None:
    """Open issues x days: by post, by group, by issue, and as one integral; waiting hours by post and by group."""
    accumulator = found[0].course.accumulator
    stays, posts, end = stays_until(accumulator.places, BOUNDS[-1]), len(accumulator.posts), BOUNDS[-1]
    flow, cases = accumulator.flow[0], accumulator.cases[: int(accumulator.flow["raised"][0])]
    integral = flow["open_days"] + flow["open"] * (end - flow["now"])
    by_case = cases["open_days"].sum() + np.nansum(end - cases["open_since"])
    for name, whole in (("issues", integral), ("hours", stays["hours"][:, :posts].sum())):
        assert stays[name][:, :posts].sum() == pytest.approx(whole, rel=1e-9)
        assert stays[name][:, posts:].sum() == pytest.approx(whole, rel=1e-9)
    assert by_case == pytest.approx(integral, rel=1e-9)


def test_hours_that_wait_at_the_end_are_those_in_the_queues(found: Found) -> None:
    finished, _ = found
    state, accumulator = finished.course.world.state, finished.course.accumulator
    waiting = 0.0
    for person in range(len(state.queues)):
        for queue in state.queues[person]:
            item = int(queue["head"])
            while item != -1:
                tasks = state.items[item]
                dropped = tasks["task"] == 0 and not (state.issues["waiting"][tasks["issue"]] >> tasks["rank"]) & 1
                waiting += 0.0 if dropped else float(tasks["effort"])
                item = int(tasks["next"])
    assert waiting > 0.0
    assert accumulator.places.stocks["hours"][: len(accumulator.posts)].sum() == pytest.approx(waiting, rel=1e-9)
