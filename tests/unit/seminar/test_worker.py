import json
import re
import struct
from collections import Counter
from typing import Any

import numpy as np
import pytest

from sim.analysis.story_reasons import WHY
from sim.errors import Overload
from sim.organisation.tables import Tables
from sim.seminar.municipality import case, organisation
from sim.seminar.programme import base_setting, programme
from sim.seminar.start import start
from sim.seminar.wanted import Wanted
from sim.seminar.worker import Answers, answered
from sim.study.setting import VARIANTS
from sim.study.simulate import replicate
from sim.study.stages import stages_of
from sim.study.tables import runs_as

LAYOUT = {
    "time": ("<f4", "events"), "issue": ("<u2", "events"), "place": ("<u2", "events"), "what": ("u1", "events"),
    "kind": ("u1", "issues"), "origin": ("u1", "issues"), "day": ("<i2", "issues"), "ordinal": ("<u2", "issues"),
}  # fmt: skip
_KEY = re.compile(r"[a-z]_[a-z]|\w\.[a-z]|\b[mi]\d\d")
"""What looks like the program's own name of a thing: of a unit, a post, a kind, a rule or a parameter."""

ALL = {"organisations": ["today", "separate", "merged", "shared_head"]}


def unpacked(raw: bytes) -> tuple[dict[str, object], dict[str, np.ndarray]]:
    """Read a replay as the page does."""
    (length,) = struct.unpack("<I", raw[:4])
    header = json.loads(raw[4 : 4 + length])
    arrays, place = {}, 4 + length
    for name, (dtype, of) in LAYOUT.items():
        assert place % 8 == 0
        arrays[name] = np.frombuffer(raw, dtype, header[of], place)
        place += -(-arrays[name].nbytes // 8) * 8
    assert place == len(raw)
    return header, arrays


def test_a_kept_history_gives_what_a_whole_replication_gives(answers: Answers, plain: Wanted) -> None:
    (found,) = answers.compare({"setting": ALL, "replications": 2}, [1])
    setting = case(plain, plain.organisations)
    whole = replicate(setting, 1).figures
    whole = whole[(whole["period"] == "settled") & (whole["area"] == "all") & (whole["by"] == "")]
    assert found is not None
    for key in plain.organisations:
        own = whole[whole["organisation"] == key].set_index("figure")["value"]
        for figure in programme().data["figures"]:
            assert found[key][figure] == own[figure]


def test_the_same_question_again_runs_nothing(answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    question = {"setting": {"organisations": ["today", "merged"]}, "replications": 2}
    first = answers.compare(question, [0])
    monkeypatch.setattr(answers.municipality, "figures", None)
    assert answers.compare(question, [0]) == first


def test_an_overload_counts_for_the_organisation_that_it_stopped_alone(
    answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = answers.municipality.figures

    def overloaded(wanted: Wanted, key: str, replication: int) -> object:
        if key == "merged":
            raise Overload("merged", 100.0, "ukk_head", 1.0, 9, 8.0)
        return figures(wanted, key, replication)

    monkeypatch.setattr(answers.municipality, "figures", overloaded)
    levers = {"structure.edge_days": 0.75}

    def compared(*keys: str) -> object:
        return answers.compare({"setting": {"organisations": keys, "levers": levers}, "replications": 2}, [0])[0]

    assert compared("today", "merged") is None
    assert compared("today") is not None


def test_levers_and_equal_hours_change_what_follows_the_change(answers: Answers) -> None:
    def hours(**asked: object) -> float:
        (found,) = answers.compare({"setting": {"organisations": ["merged"], **asked}, "replications": 2}, [0])
        assert found is not None
        return float(found["merged"]["decision_days"])

    usual = hours()
    assert hours(variant="equal_hours") != usual
    for key, lever in programme().levers.items():
        ends = {hours(levers={key: end}) for end in (lever.low, lever.high)}
        assert len(ends) == 2, key


def test_an_edited_copy_without_edits_gives_what_its_base_gives(answers: Answers) -> None:
    asked = {"organisations": ["merged", "mine"], "mine": {"base": "merged"}}
    (found,) = answers.compare({"setting": asked, "replications": 2}, [0])
    assert found is not None
    assert found["mine"] == found["merged"]


def test_what_was_taken_over_for_one_copy_or_lever_serves_no_other() -> None:
    """In whatever order questions come, each gets what it would get by itself."""
    questions = [(owner, case) for case in (0, 2) for owner in ("unit", "registrar")]

    def asked(answers: Answers, owner: str, case: int) -> object:
        mine, levers = {"base": "merged", "edits": [f"own:pupil_matters:{owner}"]}, {"decision.own_case": case}
        setting = {"organisations": ["mine"], "mine": mine, "levers": levers}
        return answers.compare({"setting": setting, "replications": 2}, [0])

    forgetful = Answers(kept=1)  # of what has been found, not of what has been taken over
    first = [asked(forgetful, *question) for question in questions]
    assert [asked(forgetful, *question) for question in reversed(questions)] == first[::-1]
    assert [asked(Answers(), *question) for question in questions] == first
    assert all(first.count(each) == 1 for each in first)


def test_a_copy_that_is_not_shown_counts_for_nothing() -> None:
    hidden = Wanted.model_validate({"organisations": ["today"], "mine": {"base": "today", "edits": ["move:nobody:x"]}})
    assert [plan.key for plan in case(hidden, ["today"]).plans] == ["today"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_arrays_of_a_copy_are_made_once(variant: str) -> None:
    wanted = Wanted.model_validate({"organisations": ["mine"], "mine": {"base": "today"}, "variant": variant})

    def arrays() -> Tables:
        setting = case(wanted, ["mine"])
        (plan,) = setting.plans
        return stages_of(setting, plan, runs_as(setting, plan, variant))[1].tables

    assert arrays() is arrays()


def test_every_organisation_replays_the_same_issues(answers: Answers, plain: Wanted) -> None:
    read = {key: unpacked(answers.replay({"setting": ALL, "organisation": key})) for key in plain.organisations}
    header, first = read["today"]
    assert 4_000 < int(str(header["issues"])) < 6_000
    for key, (own, arrays) in read.items():
        for name in ("kind", "origin", "day", "ordinal"):
            assert np.array_equal(arrays[name], first[name])
        assert (own["kinds"], own["origins"]) == (header["kinds"], header["origins"])
        assert np.all(np.diff(arrays["time"]) >= 0.0)
        assert arrays["place"].max() < len(own["places"])  # type: ignore[arg-type]
        keys = {place["key"] for place in own["places"]}  # type: ignore[attr-defined]
        chart, types = organisation(plain, key), base_setting().population.types
        assert keys == {*chart.posts, *chart.committees, *types}


def test_a_replay_holds_the_moves_of_the_ledger(answers: Answers, plain: Wanted) -> None:
    header, arrays = unpacked(answers.replay({"setting": ALL, "organisation": "today"}))
    ledger = answers.municipality.told(plain, ["today"], 0).ledgers["today"]
    change = float(programme().data["months"]["history"]) * 365 / 12
    raised = ledger[(ledger["event"] == "raised") & (ledger["time"] < change + 42)]
    own = ledger[ledger["issue"].isin(raised["issue"])]
    assert header["issues"] == len(raised)
    counts = Counter(arrays["what"].tolist())
    for code, event in ((0, "raised"), (1, "reached"), (4, "lifted"), (5, "disputed"), (6, "decided"), (8, "tabled")):
        assert counts[code] == (own["event"] == event).sum(), event
    starts = own[(own["event"] == "started") & (own["task"] == "handle")]
    first = starts.groupby("issue")["performance"].transform("first")
    assert counts[3] == (starts["performance"] != first).sum() > 0
    assert counts[2] + counts[3] == len(starts)


def test_a_telling_issue_is_told_under_each_organisation_in_both_languages(answers: Answers) -> None:
    picked = answers.issues({"setting": ALL, "organisation": "today"})
    assert {"highest", "twice"} <= {one["why"] for one in picked}
    for language in ("sv", "en"):
        told = answers.story({"setting": ALL, "issue": picked[0]["issue"], "language": language})
        assert list(told["organisations"]) == ALL["organisations"]
        today = told["organisations"]["today"]
        words = [text for step in today["steps"] for text in (step["text"], step["why"])]
        words += [lane["title"] for lane in today["lanes"]] + [str(one) for one in told["about"].values()]
        assert [text for text in words if _KEY.search(text)] == []
        assert 0 <= told["about"]["day"] < 42
        assert f" issue={picked[0]['issue']} replication=0 seed=1 run." in told["command"]
        assert any(step["why"] for step in today["steps"])
        lanes = range(len(today["lanes"]))
        assert all(bar["lane"] in lanes and bar["from"] <= bar["to"] for bar in today["bars"])
        assert all(sign["start"] in lanes and sign["end"] in lanes for sign in today["signs"])


def test_no_reason_names_a_rule_or_a_parameter_as_the_program_does() -> None:
    for reasons in WHY.values():
        for why in reasons.values():
            assert not _KEY.search(why)


def told_of(answers: Answers, case: str) -> dict[str, Any]:
    """Return the story of a prepared case's issue under each organisation that the case shows."""
    (one,) = [one for one in start()["cases"] if one["key"] == case]
    told = answers.story({"setting": ALL | one["setting"], "issue": one["issue"], "language": "en"})
    return dict(told["organisations"])


def test_the_issue_of_the_first_case_is_disputed_and_answered_under_each_organisation(answers: Answers) -> None:
    told = told_of(answers, "top")
    assert list(told) == ALL["organisations"]
    for each in told.values():
        assert "disputed" in {sign["event"] for sign in each["signs"]}
        assert each["days"] is not None
        assert any("settles the dispute" in step["text"] for step in each["steps"] if step["decides"])
        assert not any(step["decides"] and step["why"] for step in each["steps"])


def test_the_issue_of_the_case_of_one_owner_rises_in_the_copy_alone(answers: Answers) -> None:
    today, mine = told_of(answers, "owner").values()
    assert not any(step["why"] for step in today["steps"])
    assert any("Nobody whom it reached takes it to be theirs" in step["why"] for step in mine["steps"])
    assert today["days"] < mine["days"]


def test_what_is_wrong_with_a_question_is_an_answer(answers: Answers) -> None:
    kind, told = answered(lambda: answers.story({"setting": ALL, "issue": "school_m01/pupil_question/1/9999"}))
    assert kind == "faults"
    assert "school_m01/pupil_question/1/9999" in told[0]["text"]["en"]
    for issue in ("school_m01/pupil_question/1/9999", "school_m01/pupil_qu", "nowhere/pupil_question/1/0"):
        _, told = answered(lambda: answers.story({"setting": ALL, "issue": issue}))  # noqa: B023  called at once
        assert "på engelska" not in told[0]["text"]["sv"]
        assert issue in told[0]["text"]["sv"]
    kind, told = answered(lambda: answers.redraw({"mine": {"base": "today", "edits": ["move:ukk_head:registrar"]}}))
    assert (kind, told[0]["name"]) == ("faults", "registrar")
    assert answered(lambda: answers.compare({"setting": 3}, [0]))[0] == "faults"


def test_values_are_named_by_figure_and_post(answers: Answers, plain: Wanted) -> None:
    found = answers.municipality.figures(plain, "today", 0)
    assert "hours_per_week:ukk_head" in found
    assert found["full_time_equivalents"] > 0
