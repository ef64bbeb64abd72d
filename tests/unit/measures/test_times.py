"""Times with open and defaulted issues censored: the curve of `test_survival` as a ledger; and waiting."""

import math

import numpy as np
import pytest

from sim.ledger import columns as c
from sim.measures.survival import quantiles
from tests.unit.measures.ledgers import CHIEF, CLERK, EDUCATION, Figures, Sheet, check, row


def handed_over(issue: int, times: int) -> list[dict[str, float]]:
    """Return hand-overs between the clerk and the chief, all at once."""
    ends = (CLERK, CHIEF)
    return [row(issue, 0.0, c.REACHED, post=ends[n % 2], other=ends[1 - n % 2]) for n in range(times)]


ENDED = [  # decided after 1, 3 and 6 days, one ended by default after 4; answered a day later
    *[row(issue, 0.0, c.RAISED, stream=EDUCATION) for issue in range(4)],
    *[entry for issue, times in ((1, 1), (2, 5), (3, 7)) for entry in handed_over(issue, times)],
    row(0, 1.0, c.DECIDED, post=CLERK, value=1.0),
    row(0, 2.0, c.CLOSED, post=CLERK),
    row(1, 3.0, c.DECIDED, post=CLERK, value=1.0),
    row(1, 4.0, c.CLOSED, post=CLERK),
    row(2, 4.0, c.DEFAULTED),
    row(3, 6.0, c.DECIDED, post=CLERK, value=0.0),
    row(3, 7.0, c.CLOSED, post=CLERK),
]
TIMES = {
    ("decision_days", "", ""): 1.0 + 2 * 0.75 + 3 * 0.5,
    ("decision_median_days", "", ""): 3.0,
    ("decision_90_days", "", ""): 6.0,
    ("feedback_days", "", ""): 2.0 + 2 * 0.75 + 3 * 0.5,
    ("feedback_median_days", "", ""): 4.0,
    ("feedback_90_days", "", ""): 7.0,
    ("days_per_right_decision", "", ""): 4.0 * 4 / 2,
    ("decided_within_share", "days", "1"): 0.25,
    ("decided_within_share", "days", "2"): 0.25,
    ("decided_within_share", "days", "3"): 0.5,
    ("decided_within_share", "days", "5"): 0.5,  # one is lost from sight at day 4, then half of the rest ends
    ("decided_within_share", "days", "7"): 1.0,
    ("decision_days", "kind", "grant"): 4.0,
    ("feedback_90_days", "kind", "grant"): 7.0,
    ("decision_days", "hops", "0"): 1.0,
    ("decision_days", "hops", "1"): 3.0,
    ("decision_days", "hops", "5-6"): 180.0,
    ("decision_days", "hops", "7+"): 6.0,
    ("feedback_median_days", "hops", "7+"): 7.0,
    ("hops_per_issue", "", ""): 13 / 4,
    ("no_hand_over_share", "", ""): 0.25,
    ("handed_over_per_100", "flow", "chief > clerk"): (1 + 3 + 4) * 25.0,
    ("handed_over_per_100", "flow", "clerk > chief"): (2 + 3) * 25.0,
    ("another_hop_share", "hops", "0"): 3 / 4,
    ("another_hop_share", "hops", "1"): 2 / 3,
    ("another_hop_share", "hops", "2"): 1.0,
    ("another_hop_share", "hops", "5"): 1 / 2,
    ("another_hop_share", "hops", "6"): 1.0,
    ("another_hop_share", "hops", "7"): 0.0,
    ("closed", "", ""): 3.0,
    ("open", "", ""): 0.0,
    ("defaulted", "", ""): 1.0,
    ("defaulted_share", "", ""): 0.25,
}
WAITED = [  # two days, four days up to when it was dropped, 110 days up to the end; a ruling does not wait
    row(0, 210.0, c.RAISED, stream=EDUCATION),
    row(0, 211.0, c.QUEUED, post=CLERK, task=c.TRIAGE, hours=3.0),
    row(0, 213.0, c.STARTED, post=CLERK, task=c.TRIAGE, hours=3.0),
    row(0, 213.0, c.STARTED, post=CLERK, task=c.ENTRY, hours=1.0),
    row(0, 213.0, c.STARTED, post=CLERK, task=c.SWITCHING, hours=1.0),
    row(0, 215.0, c.QUEUED, post=CLERK, task=c.HANDLE, hours=2.0, performance=0),
    row(0, 216.0, c.QUEUED, post=CLERK, task=c.RULING),
    row(0, 219.0, c.DROPPED, post=CLERK, task=c.HANDLE, performance=0),
    row(1, 250.0, c.RAISED, stream=EDUCATION),
    row(1, 290.0, c.QUEUED, post=CHIEF, task=c.EXCEPTION, hours=1.0),
    row(2, 390.0, c.RAISED, stream=EDUCATION),
    row(2, 390.0, c.QUEUED, post=CLERK, task=c.HANDLE, hours=1.0, performance=0),
]
WAITING = {("waiting_days_per_issue", "", ""): (2.0 + 4.0 + 110.0) / 2}
SHEETS = {"ended": Sheet(ENDED, TIMES), "waited": Sheet(WAITED, WAITING, period="settled")}


@pytest.mark.parametrize("name", SHEETS)
def test_times(name: str, figures: Figures) -> None:
    check(SHEETS[name], figures)


def test_what_is_not_seen_to_end_has_no_quantile(figures: Figures) -> None:
    found = figures(ENDED)["history", "all"]
    assert ("decision_median_days", "hops", "5-6") not in found.index
    assert ("decision_90_days", "hops", "5-6") not in found.index


def test_quantiles_of_the_curve_worked_by_hand() -> None:
    """Three quarters are left after day 1, half after day 3, none after day 6."""
    some = np.array([1.0, 3.0, math.nan, 6.0]), np.array([10.0, 10.0, 4.0, 10.0])
    assert quantiles(*some, (0.2, 0.25, 0.3, 0.5, 0.6, 0.9)) == [1.0, 1.0, 3.0, 3.0, 6.0, 6.0]
    unended = np.array([1.0, math.nan]), np.array([5.0, 5.0])
    assert quantiles(*unended, (0.5, 0.6)) == pytest.approx([1.0, math.nan], nan_ok=True)
    assert math.isnan(*quantiles(np.array([math.nan]), np.array([5.0]), (0.5,)))
    assert math.isnan(*quantiles(np.array([]), np.array([]), (0.5,)))


def test_of_ten_that_end_nine_have_ended_at_the_ninth() -> None:
    """0.9 of ten is nine although the product of ten shares is not quite a tenth."""
    times = np.arange(1.0, 11.0)
    assert quantiles(times, np.full(10, 99.0), (0.9,)) == [9.0]
