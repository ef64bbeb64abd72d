import pytest

from sim.organisation import load_organisation
from sim.seminar.outcome import compared, outcome


def test_differences_are_paired_and_have_students_interval() -> None:
    found = [{"today": {"x": one}, "merged": {"x": two}} for one, two in ((1.0, 2.0), (2.0, 5.0), (4.0, 6.0))]
    told = compared(found, ["today", "merged"], "today", "x")
    assert told["today"]["mean"] == pytest.approx(7 / 3)
    assert told["today"]["difference"] is None
    row = told["merged"]
    assert (row["mean"], row["difference"], row["fewer"], row["more"]) == pytest.approx((13 / 3, 2.0, 0, 3))
    # differences 1, 3, 2: standard deviation 1, t(2) at 97.5 % = 4.302653
    assert (row["low"], row["high"]) == pytest.approx((2 - 4.302653 / 3**0.5, 2 + 4.302653 / 3**0.5), abs=1e-6)


def test_a_figure_that_some_replication_lacks_is_paired_where_both_have_it() -> None:
    found = [
        {"today": {"x": 1.0}, "merged": {}},
        {"today": {"x": 1.0}, "merged": {"x": 3.0}},
        {"today": {"x": 2.0}, "merged": {"x": 3.0}},
    ]
    row = compared(found, ["today", "merged"], "today", "x")["merged"]
    assert (row["mean"], row["difference"], row["more"], row["pairs"]) == (3.0, 1.5, 2, 2)


def test_managers_are_listed_from_the_top_and_officers_are_not() -> None:
    merged = load_organisation("merged")
    hours = {f"hours_per_week:{key}": 2.0 for key in merged.posts} | {"root_issues": 4700.0}
    told = outcome([{"merged": hours}, {"merged": hours}], {"merged": merged}, 1)
    assert (told["replications"], told["stopped"], told["reference"]) == (2, 1, "merged")
    assert (told["issues"], told["days"]) == (4700.0, 42)
    levels = [row["level"] for row in told["managers"]["merged"]]
    assert levels == sorted(levels, key=["executive", "office", "department"].index)
    assert {row["post"] for row in told["managers"]["merged"]} == {
        key for key, post in merged.posts.items() if post.level in ("department", "office", "executive")
    }
