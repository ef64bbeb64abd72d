"""The shipped claims are whole and can all be run; every kind of fault of a file of claims is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from sim.analysis.claim_file import load_claims, written_out
from sim.analysis.pattern_file import load_patterns
from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario import Parameters
from sim.study.claims import check_runs
from sim.study.setting import Setting
from tests.faulty import GONE, Case, Faults, changed, check_case, teller


def sound() -> dict[str, Any]:
    """A small sound file: a difference, and a quantity against a limit in a run of its own."""
    text = {"sv": "p", "en": "c"}
    less = {"relation": "less", "figure": ["decision_days"], "of": ["separate"], "against": ["today"]}
    above = {
        "relation": "above",
        "quantity": "value",
        "figure": ["visible_share"],
        "of": ["today"],
        "limit": 0.1,
        "run": "long",
    }
    data = {
        "title": text,
        "source": "a review",
        "reference": "today",
        "runs": {"long": {"parameters": {"run": {"settled_months": 24}}}},
        "space": {"sections": ["behaviour"]},
        "claims": {
            "one": {"tags": ["emergent"], "section": "1", "phrase": text, "parts": [less], "repeated": ["long"]},
            "two": {"tags": ["input"], "section": "2", "phrase": text, "parts": [above]},
            "three": {"tags": ["drawing"], "section": "3", "phrase": text, "not_judged": text},
        },
    }
    whole: dict[str, Any] = json.loads(json.dumps(data))  # nothing shared: YAML would write it as an alias
    return whole


@pytest.fixture
def faults(tmp_path: Path) -> Faults:
    """Write a file and return the faults that loading it tells."""
    return teller(load_claims, tmp_path / "claims.yaml")


def test_a_sound_file_has_no_fault(faults: Faults) -> None:
    assert faults(sound()) == []


CASES = {
    "unknown figure": Case(
        "claims.one.parts.0.figure", ["decison_days"], "claims.one.parts.0.figure", "is unknown", "decision_days"
    ),
    "unknown relation": Case(
        "claims.one.parts.0.relation", "lesser", "claims.one.parts.0.relation", "not among", "less"
    ),
    "unknown run": Case("claims.two.parts.0.run", "lon", "claims.two.parts.0.run", "is unknown", "long"),
    "unknown repeated run": Case("claims.one.repeated", ["lng"], "claims.one.repeated", "is unknown", "long"),
    "unknown area": Case("claims.one.parts.0.area", ["car"], "claims.one.parts.0.area", "is unknown", "care"),
    "a limit with less": Case("claims.one.parts.0.limit", 0.1, "claims.one.parts.0.limit", "does not fit"),
    "no limit with above": Case("claims.two.parts.0.limit", GONE, "claims.two.parts.0.limit", "does not fit"),
    "nobody to compare with": Case("claims.one.parts.0.against", GONE, "claims.one.parts.0.against", "does not fit"),
    "a value against somebody": Case(
        "claims.two.parts.0.against", ["today"], "claims.two.parts.0.against", "does not fit"
    ),
    "a loss with less": Case("claims.one.parts.0.quantity", "loss", "claims.one.parts.0.quantity", "does not fit"),
    "nothing to judge": Case("claims.three.not_judged", GONE, "claims.three", "by nothing or twice"),
    "unknown parameter": Case(
        "runs.long.parameters.run", {"settled_month": 2}, "runs.long.parameters.run.settled_month", "unknown parameter",
        "run.settled_months",
    ),
    "parameter out of range": Case(
        "claims.one.fails_in", {"parameters": {"behaviour": {"belief_lag": 7}}, "replications": 8},
        "claims.one.fails_in.parameters.behaviour.belief_lag", "outside its range",
    ),
    "unknown figure only shown": Case(
        "claims.one.shown", [{"figure": ["decison_days"], "of": ["separate"], "against": ["today"]}],
        "claims.one.shown.0.figure", "is unknown", "decision_days",
    ),
    "a value beside another": Case(
        "claims.one.shown",
        [{"quantity": "value", "figure": ["decision_days"], "of": ["separate"], "beside": "merged"}],
        "claims.one.shown.0.quantity", "does not fit",
    ),
    "missing phrase": Case("claims.two.phrase.sv", GONE, "claims.two.phrase.sv", "is missing"),
    "unknown tag": Case("claims.two.tags", ["emergnt"], "claims.two.tags.0", "not among", "emergent"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_fault_is_told_with_its_key_and_the_nearest_word(case: Case, faults: Faults) -> None:
    check_case(case, faults(changed(sound(), case.path, case.value)))


def test_all_faults_are_told_at_once(faults: Faults) -> None:
    data = sound()
    data["claims"]["one"]["parts"][0]["figure"] = ["day"]
    data["claims"]["two"]["parts"][0]["run"] = "short"
    data["claims"]["two"]["tags"] = []
    assert {fault.key for fault in faults(data)} == {
        "claims.one.parts.0.figure", "claims.two.parts.0.run", "claims.two.tags",
    }  # fmt: skip


# --- the shipped file --------------------------------------------------------------------------------


def test_every_run_of_the_shipped_claims_can_be_made() -> None:
    today = load_organisation("today")
    case = Setting((today,), today, load_population("small"), load_issues("default"), Parameters.default())
    check_runs(case, load_claims())


def test_shipped_claims_name_their_section_and_known_patterns() -> None:
    claims = load_claims()
    assert set(claims.patterns) <= set(load_patterns().patterns)
    assert len(claims.claims) == 24
    for key, claim in claims.claims.items():
        assert f"({key.upper()})" in claim.section
        assert bool(written_out(claim.parts)) == (claim.not_judged is None)
