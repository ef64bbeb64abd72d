"""Which runs a claim needs, and what is special about each."""

import json
from pathlib import Path

import pytest
import yaml

from sim.analysis.claim_file import load_claims
from sim.analysis.claim_parts import verdicts
from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario import Parameters
from sim.study.claims import judge_setting, looks, needed, special, without_shown
from sim.study.setting import Setting


@pytest.fixture(scope="module")
def case() -> Setting:
    """A year and a half of the small municipality."""
    today = load_organisation("today")
    short = {f"run.{name}_months": 3 for name in ("history", "transition", "settled")}
    parameters = Parameters.default().with_({**short, "run.follow_months": 1})
    small = load_population("small")
    return Setting(
        (today, load_organisation("shared_head")), today, small, load_issues("default"), parameters, told=False
    )


def test_replications_double_up_to_the_most() -> None:
    assert list(looks(128)) == [8, 16, 32, 64, 128]
    assert list(looks(20)) == [8, 16, 20]
    assert list(looks(4)) == [4]


def test_a_claim_needs_its_runs_and_the_plain_one_for_the_margin() -> None:
    claims = without_shown(load_claims())
    assert "quick_6" in needed(load_claims(), {"f13"})
    runs = needed(claims, {"f13"})
    assert set(runs) == {"plain", "life_24", "life_none"}
    assert runs["life_24"].organisations == ("shared_head",)
    assert runs["plain"].organisations == ("today",)
    assert runs["plain"].asked.figures == {("cells_cleared_per_month", "")}
    assert set(needed(claims, {"c2"})) == {"plain", "exchanged"}
    months = needed(claims, {"f3"})["sixty_months"].asked
    assert months.has("unclear_share", "month", "education", "settled")


def test_what_is_special_about_a_run_is_carried_out(case: Setting) -> None:
    claims = load_claims()
    lived = special(case, claims.runs["life_24"], "today").plans
    assert [plan.organisations[0].expected_life for plan in lived] == [None, 24.0]
    endless = special(case, claims.runs["life_none"], "today").plans
    assert [plan.organisations[0].expected_life for plan in endless] == [None, None]
    assert special(case, claims.runs["no_switching"], "today").parameters["work.switching_hours"] == 0.0
    assert special(case, claims.runs["vacancy"], "today").scenario is not None
    assert special(case, claims.runs["exchanged"], "today").history != case.history


def test_an_organisation_against_itself_is_the_same(case: Setting, tmp_path: Path) -> None:
    text = {"sv": "p", "en": "c"}
    twin = tmp_path / "twin.yaml"
    twin.write_text((Path("configs/organisation") / "today.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    parts = [
        {"relation": "same", "figure": ["decision_days", "visible_share"], "of": [str(twin)], "against": ["today"]}
    ]
    claim = {"tags": ["drawing"], "section": "1", "phrase": text, "parts": parts}
    data = {"title": text, "source": "s", "reference": "today", "space": {"sections": ["work"]}, "claims": {"k": claim}}
    path = tmp_path / "claims.yaml"
    path.write_text(yaml.safe_dump(json.loads(json.dumps(data))), encoding="utf-8")
    claim["shown"] = [{"figure": ["decision_days"], "of": ["today"], "against": ["shared_head"]}]
    beside = tmp_path / "beside.yaml"
    beside.write_text(yaml.safe_dump(json.loads(json.dumps(data))), encoding="utf-8")
    assert [one.shown for one in judge_setting(case, load_claims(beside), 2, workers=1).parts] == [False] * 2
    with_beside = judge_setting(case, load_claims(beside), 2, workers=1, shown=True)
    assert [one.shown for one in with_beside.parts] == [False] * 2 + [True]
    assert verdicts(with_beside.parts) == {"k": "holds"}
    found = judge_setting(case, load_claims(path), 2, workers=1)
    assert verdicts(found.parts) == {"k": "holds"}
    assert [(one.low, one.high) for one in found.parts] == [(0.0, 0.0)] * 2
    assert found.replications == 2
