"""The story of an issue, told as a user asks for it."""

from pathlib import Path

import pandas as pd

from experiments import explain
from tests.unit.experiments.conftest import Start

SHORT = ("run.history_months=3", "run.transition_months=0", "run.settled_months=3", "run.follow_months=0")
QUICK = (*SHORT, "population=small", "organisations=[today,merged]")


def test_telling_issues_can_be_asked_for_by_the_names_they_are_told_with(start: Start) -> None:
    status, out, _ = start(explain.main, "issue=interesting", *QUICK)
    assert status == 0
    issues = pd.read_parquet("results/explain/latest/tidy.parquet")["issue"].drop_duplicates().tolist()
    assert all(f"The issue {issue}:" in out for issue in issues)
    assert (Path("results/explain/latest/story.txt")).read_text(encoding="utf-8").strip() in out
    whole = out[out.index(f"The issue {issues[0]}:") :].split("The issue ")[1].partition("\n")[2].rstrip()
    status, out, _ = start(explain.main, f"issue={issues[0]}", *QUICK)
    assert status == 0
    assert whole in out
    assert Path("results/explain/latest/issue.svg").exists()


def test_an_issue_that_never_arose_is_refused_with_the_nearest(start: Start) -> None:
    status, _, err = start(explain.main, "issue=school_m01/special_suport/9/0", *QUICK)
    assert status == 2
    assert "did you mean school_m01/" in " ".join(err.split())
    assert "Traceback" not in err


def test_what_would_have_kept_it_down_is_run_again_and_its_outcome_is_told_and_stored(start: Start) -> None:
    status, out, _ = start(explain.main, "issue=interesting", *QUICK)
    assert status == 0
    table = pd.read_parquet("results/explain/latest/tidy.parquet")
    rose = table[table["event"] == "lifted"].groupby(["issue", "organisation"]).size()
    again = table[table["event"] == "run_again"]
    assert set(again.groupby(["issue", "organisation"]).groups) == set(rose.index)
    assert len(again)
    assert all(f"- {text}." in out for text in again["text"])
