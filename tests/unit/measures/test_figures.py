"""The first figures, on a ledger of five issues, the right answers worked out by hand; and the declaration."""

import pytest

from sim.ledger import columns as c
from sim.measures.figures import FIGURES
from sim.study.twins import GAPS
from tests.unit.measures import (
    test_calendar,
    test_decisions,
    test_hand_overs,
    test_impressions,
    test_load,
    test_managers,
    test_parts,
    test_times,
    test_units,
)
from tests.unit.measures.ledgers import (
    CARE,
    CHIEF,
    CLERK,
    COUNCIL,
    EDUCATION,
    Figures,
    Key,
    Ledger,
    Sheet,
    check,
    row,
    work,
)

PLAIN = [  # done by the clerk alone in 4 hours; decided after 3 days, answered after 4
    row(0, 1.0, c.RAISED, stream=EDUCATION),
    row(0, 1.0, c.REACHED, post=CLERK),
    row(0, 1.0, c.CLAIMED, post=CLERK, performance=0),
    work(0, 2.0, CLERK, c.HANDLE, hours=4.0, value=2.0, performance=0),
    row(0, 4.0, c.DECIDED, post=CLERK, performance=0),
    row(0, 5.0, c.CLOSED, post=CLERK),
]
HARD = [  # 2 hours of the clerk, 3 of the chief; decided after 4 days, answered after 6
    row(1, 10.0, c.RAISED, stream=EDUCATION),
    row(1, 10.0, c.CLAIMED, post=CLERK, performance=0),
    work(1, 10.0, CLERK, c.HANDLE, hours=2.0, value=1.0, performance=0),
    row(1, 11.0, c.LIFTED, post=CHIEF, other=CLERK, task=c.EXCEPTION, cause=c.BY_EXCEPTION),
    work(1, 12.0, CHIEF, c.EXCEPTION, hours=3.0, value=0.75, cause=c.BY_EXCEPTION),
    row(1, 14.0, c.DECIDED, post=CHIEF, performance=0),
    row(1, 16.0, c.CLOSED, post=CLERK),
]
TWICE = [  # handed over twice, done twice of 6 hours each; decided after 4 days, answered at once
    row(2, 20.0, c.RAISED, stream=EDUCATION),
    row(2, 20.0, c.REACHED, post=CHIEF),
    row(2, 20.1, c.REACHED, post=CLERK, other=CHIEF),
    row(2, 20.2, c.REACHED, post=CHIEF, other=CLERK),
    row(2, 20.2, c.CLAIMED, post=CHIEF, performance=0),
    row(2, 20.3, c.CLAIMED, post=CLERK, performance=1),
    work(2, 20.2, CHIEF, c.HANDLE, hours=6.0, value=1.5, performance=0),
    work(2, 20.3, CLERK, c.HANDLE, hours=6.0, value=3.0, performance=1),
    row(2, 23.5, c.ANSWERED, post=CLERK, performance=1),
    row(2, 24.0, c.DECIDED, post=CHIEF, performance=0),
    row(2, 24.0, c.CLOSED, post=CHIEF),
]
DISPUTED = [  # an hour to hear, two to settle, half an hour to sign; the council never meets, so it stays open
    row(3, 30.0, c.RAISED, stream=EDUCATION),
    row(3, 30.0, c.CLAIMED, post=CLERK, performance=0),
    row(3, 31.0, c.CLAIMED, post=CHIEF, performance=1),
    row(3, 31.0, c.DISPUTED, post=CLERK, other=CHIEF, cause=c.CONTESTED),
    row(3, 31.0, c.LIFTED, post=CHIEF, other=CLERK, task=c.HEARING, cause=c.CONTESTED),
    row(3, 31.0, c.LIFTED, post=CHIEF, other=CHIEF, task=c.HEARING, cause=c.CONTESTED),
    work(3, 32.0, CHIEF, c.HEARING, hours=1.0, value=0.25, cause=c.CONTESTED),
    work(3, 33.0, CHIEF, c.SETTLEMENT, hours=2.0, value=0.5, cause=c.CONTESTED),
    row(3, 34.0, c.LIFTED, post=COUNCIL, task=c.RULING, cause=c.RATIFIED),
    work(3, 34.0, CHIEF, c.FORMAL_ACT, hours=0.5, value=0.125, cause=c.RATIFIED),
]
CARED = [  # 8 hours over 4 days, half of them after the change; a quarter of an hour to read it, a tenth to switch
    row(4, 97.0, c.RAISED, stream=CARE),
    row(4, 97.0, c.CLAIMED, post=CLERK, performance=0),
    row(4, 97.5, c.CLAIMED, post=CHIEF, performance=1),
    row(4, 97.5, c.YIELDED, post=CHIEF, other=CLERK, performance=1),
    work(4, 97.0, CLERK, c.TRIAGE, hours=0.25, value=0.125),
    work(4, 97.9, CLERK, c.SWITCHING, hours=0.1, value=0.05),
    work(4, 98.0, CLERK, c.HANDLE, hours=8.0, value=4.0, performance=0),
    row(4, 102.0, c.DECIDED, post=COUNCIL, performance=0),
    row(4, 107.0, c.CLOSED, post=CLERK),
]
FIVE = [*PLAIN, *HARD, *TWICE, *DISPUTED, *CARED]

EDUCATION_BY_HAND: dict[Key, float] = {
    ("escalation_hours_per_100", "", ""): (3.0 + 1.0 + 2.0 + 0.5) / 4 * 100,
    ("escalation_hours_per_100", "cause", "exception"): 75.0,
    ("escalation_hours_per_100", "cause", "contested"): 75.0,
    ("escalation_hours_per_100", "cause", "ratified"): 12.5,
    ("escalated_per_100", "", ""): 50.0,
    ("escalated_per_100", "cause", "exception"): 25.0,
    ("escalated_per_100", "cause", "contested"): 25.0,
    ("escalated_per_100", "cause", "ratified"): 25.0,
    ("duplicated_hours_per_100", "", ""): 6.0 / 4 * 100,
    ("duplicated_share", "", ""): 6.0 / 24.5,
    ("decided_executive_share", "", ""): 2 / 3,
    ("decision_days", "", ""): (3.0 + 4.0 + 4.0 + 180.0) / 4,
    ("feedback_days", "", ""): (4.0 + 6.0 + 4.0 + 180.0) / 4,
    ("hops_per_issue", "", ""): 0.5,
    ("collisions_per_100", "", ""): 50.0,
    ("disputed_per_100", "", ""): 25.0,
    ("answered_twice_per_100", "", ""): 25.0,
    ("yielded_per_100", "", ""): 0.0,
    ("hours_per_issue", "", ""): 24.5 / 4,
    ("root_issues", "", ""): 4.0,
    ("closed", "", ""): 3.0,
    ("open", "", ""): 1.0,
}
CARE_BY_HAND: dict[Key, float] = {
    ("escalation_hours_per_100", "", ""): 0.0,
    ("escalated_per_100", "", ""): 0.0,
    ("duplicated_hours_per_100", "", ""): 0.0,
    ("decided_executive_share", "", ""): 1.0,
    ("decision_days", "", ""): 5.0,
    ("feedback_days", "", ""): 10.0,
    ("collisions_per_100", "", ""): 100.0,
    ("yielded_per_100", "", ""): 100.0,
    ("hours_per_issue", "", ""): 8.35,
    ("root_issues", "", ""): 1.0,
    ("closed", "", ""): 1.0,
}
ALL_BY_HAND: dict[Key, float] = {
    ("escalation_hours_per_100", "", ""): 6.5 / 5 * 100,
    ("duplicated_share", "", ""): 6.0 / 32.85,
    ("decided_executive_share", "", ""): 0.75,
    ("decision_days", "", ""): (3.0 + 4.0 + 4.0 + 180.0 + 5.0) / 5,
    ("root_issues", "", ""): 5.0,
    ("open", "", ""): 1.0,
}


SHEETS = {
    "education": Sheet(FIVE, EDUCATION_BY_HAND, "education"),
    "care": Sheet(FIVE, CARE_BY_HAND, "care"),
    "all": Sheet(FIVE, ALL_BY_HAND),
}
THEMES = (
    test_calendar, test_decisions, test_hand_overs, test_impressions, test_load, test_managers, test_parts, test_times,
    test_units,
)  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_figures_of_issues(name: str, figures: Figures) -> None:
    check(SHEETS[name], figures)


def test_every_declared_figure_is_worked_out_by_hand_somewhere() -> None:
    sheets = [*SHEETS.values(), *(sheet for theme in THEMES for sheet in theme.SHEETS.values())]
    assert {figure for sheet in sheets for figure, _, _ in sheet.by_hand} == set(FIGURES) - set(GAPS.values())


def test_no_figure_is_given_that_is_not_declared(figures: Figures) -> None:
    for theme in THEMES:
        for sheet in theme.SHEETS.values():
            assert set(figures(sheet.ledger).index.get_level_values("figure")) <= set(FIGURES)


def test_contested_is_what_touches_a_function_with_two_owners(figures: Figures) -> None:
    """Funding at the school has two owners, matters at the home none: the four issues of education are contested."""
    found = figures(FIVE)["history"]
    assert found["all", "root_issues", "issue", "contested"] == 4.0
    for figure in ("escalation_hours_per_100", "decision_days", "decided_executive_share"):
        assert found["all", figure, "issue", "contested"] == pytest.approx(EDUCATION_BY_HAND[figure, "", ""])
    assert (
        "contested"
        not in found["care"].index.get_level_values("key")[found["care"].index.get_level_values("by") == "issue"]
    )


def test_every_question_has_the_figures_of_its_own_issues(figures: Figures) -> None:
    """Funding is about which way to go, matters at the home are ordinary work; nobody asks whose anything is."""
    found = figures(FIVE)["history", "all"]
    for figure in ("root_issues", "escalation_hours_per_100", "duplicated_hours_per_100", "decision_days"):
        assert found[figure, "question", "steering"] == pytest.approx(EDUCATION_BY_HAND[figure, "", ""])
        assert found[figure, "question", "ordinary"] == pytest.approx(CARE_BY_HAND[figure, "", ""])
    assert set(found["root_issues", "question"].index) == {"steering", "ordinary"}


def test_hours_by_kind_of_work_count_in_the_window_in_which_they_were_worked(figures: Figures) -> None:
    found = figures([*FIVE, *later(5, 150.0)])
    before, after = (found[period, "all", "hours", "work"] for period in ("history", "transition"))
    by_hand = {"handle": 22.0, "triage": 0.25, "exception": 3.0, "hearing": 1.0, "settlement": 2.0, "formal_act": 0.5}
    assert before[before > 0.0].to_dict() == pytest.approx({**by_hand, "switching": 0.1})
    assert set(before.index) == {*c.TASKS} - {"ruling"}
    assert after["handle"] == pytest.approx(4.0)
    assert after.sum() == pytest.approx(4.0)


def test_utilisation_is_hours_worked_over_the_hours_of_the_calendar(figures: Figures) -> None:
    """In 100 days two clerks have 400 hours and the chief 400; the council has none, the others do nothing."""
    found = figures(FIVE)["history", "all", "utilisation"]
    clerk, chief = 4.0 + 2.0 + 6.0 + 0.25 + 0.1 + 4.0, 3.0 + 6.0 + 3.5
    busy = found[found > 0.0]
    assert busy["post"].to_dict() == pytest.approx({"clerk": clerk / 400, "chief": chief / 400})
    assert busy["level"].to_dict() == pytest.approx({"unit": clerk / 700, "executive": chief / 400})
    assert "council" not in found["post"].index


def later(issue: int, time: float) -> Ledger:
    return [row(issue, time, c.RAISED, stream=EDUCATION), row(issue, time, c.CLAIMED, post=CLERK, performance=0)]


def test_a_period_holds_what_arose_in_it_from_its_first_moment_to_just_before_its_last(figures: Figures) -> None:
    ledger = [*later(0, 0.0), *later(1, 99.9), *later(2, 100.0), *later(3, 299.9), *later(4, 300.0)]
    roots = figures(ledger).xs("root_issues", level="figure")
    counts = {period: float(roots[period, "all"].iloc[0]) for period in ("history", "transition", "settled")}
    assert counts == {"history": 2.0, "transition": 1.0, "settled": 1.0}


def test_without_a_decision_there_is_no_share_of_decisions(figures: Figures) -> None:
    found = figures(later(0, 1.0))["history", "education"]
    assert ("decided_executive_share", "", "") not in found.index
    assert found["decision_days", "", ""] == 180.0
    assert found["duplicated_share", "", ""] == 0.0


def performances(decided: dict[str, float] | None) -> Ledger:
    """Return an issue on which two posts worked, 5 and 3 hours, and perhaps a decision."""
    ledger = [
        row(0, 1.0, c.RAISED),
        work(0, 1.0, CLERK, c.HANDLE, hours=3.0, value=1.5, performance=0),
        work(0, 2.0, CHIEF, c.HANDLE, hours=5.0, value=1.0, performance=1),
    ]
    return ledger if decided is None else [*ledger, row(0, 5.0, c.DECIDED, post=CHIEF, **decided)]


@pytest.mark.parametrize(
    ("decided", "duplicated"),
    [({"performance": 0}, 5.0), ({"performance": 1}, 3.0), ({"performance": -2}, 3.0), (None, 3.0)],
    ids=["on the first", "on the second", "on neither", "not yet"],
)
def test_duplicated_work_is_what_the_decision_did_not_rest_on_or_all_but_the_longest(
    decided: dict[str, float] | None, duplicated: float, figures: Figures
) -> None:
    found = figures(performances(decided))["history", "education"]
    assert found["duplicated_hours_per_100", "", ""] == pytest.approx(100 * duplicated)
    assert found["duplicated_share", "", ""] == pytest.approx(duplicated / 8.0)


def test_work_still_under_way_at_the_end_of_the_run_counts_by_what_is_done(figures: Figures) -> None:
    ledger = [row(0, 250.0, c.RAISED), work(0, 396.0, CLERK, c.HANDLE, hours=16.0, value=8.0, performance=0)]
    assert figures(ledger)["settled", "education", "hours_per_issue", "", ""] == pytest.approx(8.0)


def test_a_dispute_outranks_two_answers_and_two_answers_outrank_giving_way(figures: Figures) -> None:
    ends = {0: (c.DISPUTED, c.ANSWERED, c.YIELDED), 1: (c.ANSWERED, c.YIELDED), 2: (c.YIELDED,)}
    ledger = [row(issue, 1.0, c.RAISED) for issue in ends]
    ledger += [row(issue, 2.0, c.CLAIMED, performance=rank) for issue in ends for rank in (0, 1)]
    ledger += [row(issue, 3.0, end) for issue, which in ends.items() for end in which]
    found = figures(ledger)["history", "education"]
    counts = [found[f"{end}_per_100", "", ""] for end in ("disputed", "answered_twice", "yielded")]
    assert counts == pytest.approx([100 / 3] * 3)
    assert found["collisions_per_100", "", ""] == pytest.approx(100.0)


def test_headline_figures_stand_first() -> None:
    assert list(FIGURES)[:2] == ["escalation_hours_per_100", "duplicated_hours_per_100"]
    assert all(figure.key == key and figure.unit and figure.sv and figure.en for key, figure in FIGURES.items())
