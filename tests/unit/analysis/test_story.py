"""The story of an issue: told in order, with why it rose and what came of trying to keep it down."""

import importlib
import re
from pathlib import Path

import pandas as pd
import pytest

from sim.analysis.story import REASONS, VALUED, Identity, Outcome, rows_of, steps, summary, tried
from sim.analysis.story_reasons import AGAIN, RULES, SHORT, WHY
from sim.analysis.story_words import OWNERS, PICKED, STEPS, TASKS, UNTOLD
from sim.errors import ArgumentError
from sim.ledger import columns as c
from sim.organisation import load_organisation

COLUMNS = ("time", "event", "post", "other", "task", "cause", "hours", "value")
WAY = [
    (10.0, "raised", "school_m01", "", "", "none", 0.0, 1.75),
    (10.0, "reached", "education_officer", "", "handle", "none", 0.0, 1.0),
    (11.0, "started", "education_officer", "", "handle", "none", 2.0, 1.0),
    (12.0, "lifted", "ukk_head", "education_officer", "exception", "exception", 0.0, 0.0),
    (12.5, "started", "ukk_head", "", "exception", "exception", 0.5, 0.5),
    (13.0, "started", "ukk_head", "", "switching", "none", 0.1, 0.5),
    (14.0, "decided", "ukk_head", "education_officer", "", "none", 0.0, 0.0),
    (15.0, "tabled", "education_committee", "", "ruling", "ratified", 0.0, 0.0),
    (15.0, "lifted", "education_committee", "", "ruling", "ratified", 0.0, 0.0),
    (20.0, "ruled", "education_committee", "", "ruling", "ratified", 0.0, 0.0),
    (21.0, "closed", "education_officer", "", "", "none", 0.0, 0.0),
]
ISSUE = Identity("school_m01", "special_support", 9, 0)


def ledger() -> pd.DataFrame:
    one = pd.DataFrame(WAY, columns=COLUMNS).assign(origin=ISSUE.origin, kind=ISSUE.kind, day=9, ordinal=0, issue=3)
    other = one.iloc[:3].assign(day=40, time=lambda rows: rows["time"] + 31.0, issue=4)
    return pd.concat([one, other], ignore_index=True)


def name(key: str) -> str:
    return key.replace("_", " ").title()


def test_an_identity_is_read_as_it_is_written() -> None:
    assert Identity.of(str(ISSUE)) == ISSUE
    for wrong in ("a/b/1", "a/b/x/0", "a/b/1/2/3", "nonsense"):
        with pytest.raises(ArgumentError, match="interesting"):
            Identity.of(wrong)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("school_m01/special_support/12/0", "school_m01/special_support/9/0"),
        ("school_m01/special_suport/9/0", "did you mean school_m01/special_support/"),
    ],
)
def test_an_issue_that_never_arose_is_told_with_the_nearest(text: str, says: str) -> None:
    with pytest.raises(ArgumentError, match=re.escape(says)):
        rows_of(ledger(), Identity.of(text))


def test_steps_come_in_order_and_say_why_it_rose() -> None:
    """Complexity 1.75 is more than an education officer knows (.9); then it is above what is delegated."""
    organisation = load_organisation("today")
    told = list(steps(rows_of(ledger(), ISSUE), organisation, name, "en", 21.0))
    assert [step.day for step in told] == [0.0, 0.0, 1.0, 2.0, 2.5, 4.0, 5.0, 10.0, 11.0]
    assert "switching" not in " ".join(step.text for step in told)
    rose = [step for step in told if step.why]
    assert [step.post for step in rose] == ["ukk_head", "education_committee"]
    knowledge = f"{organisation.posts['education_officer'].knowledge:.2f}"
    assert f"complexity 1.75 against knowledge {knowledge}" in rose[0].why
    assert "above what is delegated" in rose[1].why
    assert next(step.text for step in told if step.event == "decided").endswith("wrongly.")


def test_the_summary_counts_days_hours_posts_and_steps_up() -> None:
    assert summary(rows_of(ledger(), ISSUE), "en").startswith(
        "From question to answer: 11.0 days; 2.6 hours of work; posts at work: 2; steps up: 2"
    )


def test_both_languages_tell_the_same() -> None:
    for catalogue in (STEPS, TASKS, WHY, SHORT, AGAIN, PICKED, OWNERS):
        assert set(catalogue["en"]) == set(catalogue["sv"])
        for key, sentence in catalogue["en"].items():
            assert set(re.findall(r"\{\w+\}", sentence)) == set(re.findall(r"\{\w+\}", catalogue["sv"][key])), key
    assert set(WHY["en"]) == set(SHORT["en"])
    assert set(TASKS["en"]) == set(c.TASKS) - {"switching", "entry", "mandate", "strategy", "change"}


@pytest.mark.parametrize(
    ("cause", "task", "other", "says"),
    [
        ("exception", "ruling", "", "the top of the line"),
        ("contested", "ruling", "", "found differently"),
        ("ratified", "exception", "ukk_head", "Ukk Head is accountable for both sides"),
        ("contested", "exception", "ukk_head", "Nobody whom it reached"),
    ],
)
def test_a_rise_is_explained_by_its_cause_and_its_task(cause: str, task: str, other: str, says: str) -> None:
    rows = pd.DataFrame([WAY[0], (12.0, "lifted", "council", other, task, cause, 0.0, 0.0)], columns=COLUMNS)
    why = list(steps(rows, load_organisation("today"), name, "en", 21.0))[-1].why
    assert says in why
    assert "nan" not in why


def test_a_dispute_after_the_decision_is_not_told_as_a_wrong_decision() -> None:
    """A decided issue is opened again where it was wrong, or where a second post comes to claim it."""
    again = [(14.0, "reopened", "ukk_head", "", "", cause, 0.0, 0.0) for cause in ("reopened", "contested")]
    rows = pd.DataFrame([WAY[0], *again], columns=COLUMNS)
    wrong, disputed = [step.text for step in steps(rows, load_organisation("today"), name, "en", 21.0)][1:]
    assert "wrong" in wrong
    assert "wrong" not in disputed


def told(event: str) -> list[str]:
    """Return the sentences that tell an event: its own, and those for some of its tasks, causes or values."""
    return [key for key in STEPS["en"] if key == event or key.startswith(f"{event} ")]


@pytest.mark.parametrize("event", c.EVENTS)
def test_every_event_is_told_or_left_out_for_a_reason(event: str) -> None:
    assert bool(told(event)) != bool(UNTOLD.get(event))


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("event", [event for event in c.EVENTS if event not in UNTOLD])
def test_what_is_told_is_a_whole_sentence_that_names_its_posts(event: str, language: str) -> None:
    """No place in a sentence stays empty, and every value that an event has a sentence for gives another sentence."""
    values = [value for key, value in VALUED if key == event]
    task = "ruling" if event == "queued" else "report"
    given = [(10.0, event, "ukk_head", "registrar", task, "contested", 2.0, value) for value in (0.5, *values)]
    rows = pd.DataFrame([WAY[0], *given], columns=COLUMNS)
    texts = [step.text for step in steps(rows, load_organisation("today"), name, language, 21.0)][1:]
    assert len(set(texts)) == len(given)
    for text in texts:
        assert text.endswith(".")
        assert "  " not in text
        assert "{" not in text


def test_a_lost_answer_names_who_sent_it_and_who_never_got_it() -> None:
    rows = pd.DataFrame([WAY[0], (12.0, "lost", "registrar", "ukk_head", "", "none", 0.0, 0.0)], columns=COLUMNS)
    text = list(steps(rows, load_organisation("today"), name, "en", 21.0))[-1].text
    assert "from Ukk Head by way of Registrar" in text
    assert "whoever asked about School M01" in text


def sections() -> dict[str, str]:
    """Return the section of the review of every row of the inventory."""
    lines = Path("sim/COVERAGE.md").read_text(encoding="utf-8").splitlines()
    return {parts[1].strip(): parts[2].strip() for line in lines if len(parts := line.split("|")) > 3}


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("reason", sorted({*c.CAUSES[1:], *REASONS.values()} - {"ratified"}))
def test_a_reason_cites_the_section_the_rows_and_the_rule(reason: str, language: str) -> None:
    """Sections are those of the rows, or the chapter above them; a rule is a function of a module of the rules."""
    sentence, where = WHY[language][reason], sections()
    named = re.search(r"\((?:review|översynen) ([\d., ]+):", sentence)
    rows = re.findall(r"\b[A-J]\d+\b", sentence)
    assert named
    assert rows
    assert RULES[reason]
    cited = [section.strip() for section in named.group(1).split(",")]
    assert all(any(where[row].startswith(section) for section in cited) for row in rows), (cited, rows)
    for module, rule in (named.split(".") for named in RULES[reason]):
        assert hasattr(importlib.import_module(f"sim.rules.{module}"), rule)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_story_says_in_words_why_it_rose_and_names_the_rule_beside_it(language: str) -> None:
    rose = [
        step for step in steps(rows_of(ledger(), ISSUE), load_organisation("today"), name, language, 21.0) if step.why
    ]
    assert [step.rule for step in rose] == ["escalation.beyond", "decision.above_threshold"]
    for sentence in (*WHY[language].values(), *(step.why for step in rose)):
        assert not re.search(r"\b[a-z]+(?:\.[a-z]|_[a-z])", re.sub(r"\{\w+\}", "", sentence)), sentence


@pytest.mark.parametrize(
    ("rises", "now", "says"),
    [
        (0, set(), "it stays down; 11.0 days (before: 11.0 days), 0.5 hours of work (before 2.6)"),
        (1, {"exception"}, "it rises all the same: steps up 1 (before 2), because of: too little knowledge; 11.0 days"),
        (
            1,
            {"ruling"},
            "no longer for that reason, yet it rises: steps up 1 (before 2), because of: no delegation; 11.0 days",
        ),
    ],
)
def test_what_came_of_a_change_is_told_whether_it_helped_or_not(rises: int, now: set[str], says: str) -> None:
    rows = rows_of(ledger(), ISSUE)
    lifted = rows["event"] == "lifted"
    after = rows[(~lifted | (lifted.cumsum() <= rises)) & ~((rows["event"] == "started") & (rows["hours"] != 0.5))]
    sentence = tried("a change", (rows, after), (frozenset({"exception"}), frozenset(now)), "en")
    assert sentence.startswith(f"A change: {says}")


def test_what_is_opened_again_after_its_answer_and_gets_no_other_is_not_answered() -> None:
    rows = rows_of(ledger(), ISSUE)
    again = pd.DataFrame([(30.0, "reopened", "ukk_head", "", "", "reopened", 0.0, 0.0)], columns=COLUMNS)
    opened = pd.concat([rows, again], ignore_index=True)
    answer = pd.DataFrame([(40.0, "closed", "education_officer", "", "", "none", 0.0, 0.0)], columns=COLUMNS)
    assert Outcome.of(rows).days == 11.0
    assert summary(opened, "en").startswith("From question to answer: no answer that stands")
    assert Outcome.of(pd.concat([opened, answer], ignore_index=True)).days == 30.0
