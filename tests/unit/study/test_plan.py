"""A schedule of structures: several changes at dates of their own, by the same road as a single one."""

from dataclasses import replace

import pandas as pd
import pytest

from sim.errors import ArgumentError, FileFaults
from sim.organisation import Organisation, load_organisation
from sim.study.plan import Plan, check_plan
from sim.study.setting import Setting, check_setting
from sim.study.simulate import replicate


@pytest.fixture(scope="module")
def today() -> Organisation:
    return load_organisation("today")


@pytest.fixture(scope="module")
def merged() -> Organisation:
    return load_organisation("merged")


def plan(key: str, *steps: tuple[float, Organisation]) -> Plan:
    return Plan(key, steps[0][1].title, steps[0][1].style, steps)


def figures(setting: Setting, *plans: Plan) -> dict[str, pd.DataFrame]:
    found = replicate(replace(setting, organisations=plans), 0).figures
    return {
        key: rows.drop(columns="organisation").reset_index(drop=True) for key, rows in found.groupby("organisation")
    }


def test_an_organisation_is_a_plan_with_one_change_at_the_change_date(short: Setting, merged: Organisation) -> None:
    assert Plan.of(merged).steps == ((0.0, merged),)
    alone = replicate(replace(short, organisations=(merged,)), 0)
    planned = replicate(replace(short, organisations=(plan("merged", (0.0, merged)),)), 0)
    assert alone.digests == planned.digests
    pd.testing.assert_frame_equal(alone.figures, planned.figures, check_exact=True)


def test_a_change_that_comes_later_leaves_the_time_before_as_it_was(
    short: Setting, today: Organisation, merged: Organisation
) -> None:
    kept = replicate(
        replace(short, organisations=(today, plan("later", (0.0, today), (2.0, merged)))), 0, keep_ledger=True
    ).ledgers
    change = kept["later"]["time"].max() - 2 * 365 / 12  # the run ends two months after the later change
    columns = ["time", "event", "origin", "kind", "day", "ordinal", "post", "hours"]
    before = [ledger.loc[ledger["time"] < change - 1.0, columns] for ledger in kept.values()]
    pd.testing.assert_frame_equal(*before, check_exact=True)
    after = set(kept["later"].loc[kept["later"]["time"] > change + 1.0, "post"])
    assert "production_director" not in after
    assert "production_director" in set(kept["later"].loc[kept["later"]["time"] < change, "post"])


def test_without_a_first_step_at_the_change_date_the_history_goes_on(
    short: Setting, today: Organisation, merged: Organisation
) -> None:
    found = figures(short, plan("late", (3.0, merged)), plan("stage", (1.0, today), (3.0, merged)))
    whole = [rows.loc[rows["figure"] == "root_issues", "value"].tolist() for rows in found.values()]
    assert whole[0] == whole[1]
    assert plan("late", (3.0, merged)).at_change(today) == today
    assert plan("now", (0.0, merged)).at_change(today) == merged


def test_one_may_go_there_and_back(short: Setting, today: Organisation, merged: Organisation) -> None:
    there_and_back = plan("back", (0.0, merged), (1.0, today), (2.0, merged))
    found = replicate(replace(short, organisations=(there_and_back,)), 0, keep_ledger=True)
    assert set(found.ledgers) == {"back"}
    assert set(found.figures["period"]) == {"history", "transition", "settled"}


@pytest.mark.parametrize("months", [(-1.0,), (0.0, 0.0), (2.0, 1.0)])
def test_months_that_are_not_in_order_are_refused(months: tuple[float, ...], today: Organisation) -> None:
    with pytest.raises(ArgumentError, match="each after the last"):
        check_plan(plan("odd", *((month, today) for month in months)), today, 30.0)


def test_a_change_after_the_end_of_the_run_is_refused(short: Setting, today: Organisation) -> None:
    with pytest.raises(ArgumentError, match=r"month 4, but the run ends 4 months"):
        check_setting(replace(short, organisations=(plan("odd", (0.0, today), (4.0, today)),)))


def test_a_post_may_replace_one_of_any_earlier_structure(today: Organisation, merged: Organisation) -> None:
    guarded = merged.model_copy(update={"key": "guarded"})
    check_plan(plan("stages", (0.0, merged), (6.0, guarded)), today, 30.0)


def test_open_work_with_nowhere_to_go_is_told(today: Organisation, merged: Organisation) -> None:
    posts = {**merged.posts, "ukk_head": merged.posts["ukk_head"].model_copy(update={"replaces": "nobody"})}
    lost = merged.model_copy(update={"posts": posts})
    with pytest.raises(FileFaults, match="nobody"):
        check_plan(plan("lost", (0.0, today), (6.0, lost)), today, 30.0)
