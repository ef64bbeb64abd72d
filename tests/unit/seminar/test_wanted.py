import pytest
from pydantic import ValidationError

from sim.errors import ArgumentError
from sim.scenario import PARAMETERS
from sim.seminar.programme import base_setting, programme
from sim.seminar.wanted import CompareQuestion, Mine, Wanted


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"organisations": []},
        {"organisations": ["today"] * 2},
        {"organisations": ["elsewhere"]},
        {"organisations": ["today", "mine"]},
        {"organisations": ["today"], "levers": {"run.history_months": 60}},
        {"organisations": ["today"], "levers": {"behaviour.outside_share": 10}},
        {"organisations": ["today"], "variant": "other"},
        {"organisations": ["today"], "more": 1},
        {"organisations": ["today"], "mine": {"base": "today", "text": "x"}},
        {"organisations": ["today"], "mine": {"base": "../../etc/passwd"}},
        {"organisations": ["today"], "mine": {"base": "today", "edits": ["move:a:b"] * 61}},
        {"organisations": ["today"], "mine": {"text": "x" * 60_001}},
    ],
)
def test_a_question_that_names_what_is_not_there_or_too_much_is_refused(asked: dict[str, object]) -> None:
    with pytest.raises((ValidationError, ArgumentError)):
        Wanted.model_validate(asked)


def test_a_sound_question_is_taken() -> None:
    wanted = Wanted(organisations=("merged", "mine"), mine=Mine(base="today"), levers={"behaviour.outside_share": 0.2})
    assert CompareQuestion(setting=wanted, replications=10).setting.levers == {"behaviour.outside_share": 0.2}
    for replications in (1, 31):
        with pytest.raises(ValidationError):
            CompareQuestion(setting=wanted, replications=replications)


def test_levers_lie_within_their_declared_ranges_and_reach_their_source() -> None:
    declared = {parameter.key: parameter for parameter in PARAMETERS}
    for key, lever in programme().levers.items():
        parameter = declared[key]
        assert parameter.low <= lever.low < lever.high <= parameter.high
        assert lever.low <= parameter.default <= lever.high
        steps = (parameter.default - lever.low) / lever.step
        assert steps == pytest.approx(round(steps))


def test_the_municipality_of_seminars_is_the_default_one_over_six_weeks() -> None:
    setting = base_setting()
    assert setting.population.key == "default"
    assert setting.issues.key == "default"
    assert setting.parameters["run.settled_months"] * 365 / 12 == pytest.approx(42)
    assert setting.parameters["run.transition_months"] == 0.0
