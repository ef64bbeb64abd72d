"""Telling issues: each picked for what it is said to be picked for."""

import pandas as pd
import pytest

from sim.analysis.story import Identity
from sim.analysis.telling import done_twice, interesting

COLUMNS = ("time", "event", "post", "other", "task", "performance", "cause", "hours", "value")
LEVELS = {"ukk_head": 2, "education_committee": 5}


def issue(number: int, *rows: tuple[object, ...]) -> pd.DataFrame:
    """Return an issue that arises on the day of its number, with rows of (days later, and the other columns)."""
    first = (0.0, "raised", "school_m01", "", "", -1, "none", 0.0, 1.0)
    table = pd.DataFrame([first, *rows], columns=COLUMNS)
    times = table["time"] + float(number)
    return table.assign(time=times, origin="school_m01", kind="pupil_question", day=number, ordinal=0, issue=number)


def performed(day: float, rank: int, hours: float) -> tuple[object, ...]:
    return (day, "finished", f"post_{rank}", "", "handle", rank, "none", hours, 0.0)


def decided(day: float, rank: int = 0, right: float = 1.0) -> tuple[object, ...]:
    return (day, "decided", "post_0", "", "", rank, "none", 0.0, right)


def started(hours: float) -> tuple[object, ...]:
    return (0.5, "started", "post_0", "", "handle", 0, "none", hours, 1.0)


def lifted(post: str) -> tuple[object, ...]:
    return (1.0, "lifted", post, "post_0", "exception", -1, "exception", 0.0, 0.0)


REOPENED = (3.0, "reopened", "post_0", "", "", -1, "reopened", 0.0, 0.0)
HANDED = (0.2, "reached", "post_1", "post_0", "handle", -1, "none", 0.0, 0.0)
YEAR = (
    issue(1, lifted("ukk_head"), lifted("ukk_head"), decided(2.0)),
    issue(2, lifted("education_committee"), decided(2.0)),
    issue(3, performed(1.0, 0, 3.0), performed(1.5, 1, 2.0), decided(2.0, 1)),
    issue(4, started(9.0), (0.6, "started", "post_1", "", "handle", 1, "none", 9.0, 1.0), decided(2.0)),
    issue(5, HANDED, HANDED, decided(2.0)),
    issue(6, started(4.0), decided(2.0, 0, 0.0)),
    issue(7, started(1.0), decided(2.0, 0, 0.0), REOPENED, decided(4.0)),
    issue(8, decided(50.0)),
    issue(9, (90.0, "closed", "post_0", "", "", -1, "none", 0.0, 0.0)),
    issue(10, decided(2.0)),
)


def elsewhere() -> pd.DataFrame:
    """Return the year under another organisation: the last issue is decided 30 days later, another never."""
    return pd.concat([*YEAR[:-2], issue(9), issue(10, decided(32.0))], ignore_index=True)


@pytest.mark.parametrize(
    ("why", "day"),
    [("highest", 2), ("twice", 3), ("bounced", 5), ("wrong", 6), ("reopened", 7), ("longest", 8), ("apart", 10)],
)
def test_an_issue_is_picked_for_what_it_is_said_to_be(why: str, day: int) -> None:
    """Two posts that begin (4) have not done it twice; what is never decided (9) has not taken longest to decide."""
    ledgers = {"today": pd.concat(YEAR, ignore_index=True), "merged": elsewhere()}
    assert interesting(ledgers, "today", LEVELS, 0.0)[why] == Identity("school_m01", "pupil_question", day, 0)


def test_issues_raised_before_the_period_are_left_out_and_none_is_picked_twice() -> None:
    ledgers = {"today": pd.concat(YEAR, ignore_index=True)}
    found = interesting(ledgers, "today", LEVELS, 4.0)
    assert "highest" not in found
    assert "twice" not in found
    every = interesting(ledgers, "today", LEVELS, 0.0)
    assert len(set(every.values())) == len(every)


@pytest.mark.parametrize(
    ("rows", "hours"),
    [
        ((performed(1.0, 0, 3.0), performed(1.5, 1, 2.0), decided(2.0, 1)), 3.0),
        ((performed(1.0, 0, 3.0), performed(1.5, 1, 2.0), decided(2.0, -2)), 2.0),
        ((performed(1.0, 0, 3.0), performed(1.5, 0, 2.0), decided(2.0, 0)), None),
    ],
)
def test_hours_done_twice_are_those_beside_the_performance_that_counts(
    rows: tuple[tuple[object, ...], ...], hours: float | None
) -> None:
    """The decision rests on the second; on a superior's word: beside the longest; one post alone is never twice."""
    assert done_twice(issue(1, *rows)).to_list() == ([] if hours is None else [hours])
