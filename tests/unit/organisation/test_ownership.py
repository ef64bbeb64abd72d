"""Units that others run under an organisation, whoever owns them in the population."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sim.organisation import (
    check_together,
    load_issues,
    load_organisation,
    load_population,
    on_record,
    owned,
    post_chart,
    resolve,
)
from sim.organisation.tables import build_tables
from sim.scenario.parameters import Parameters

POPULATION = load_population("small")
TODAY, EXIT = load_organisation("today"), load_organisation("care_exits")


def test_ownership_follows_the_population_where_nothing_is_said() -> None:
    assert owned(TODAY, POPULATION) == POPULATION


def test_a_type_that_others_run_is_independent_and_otherwise_as_it_was() -> None:
    run = owned(EXIT, POPULATION)
    for key, unit in POPULATION.units.items():
        mine = run.units[key]
        assert mine.owner == ("independent" if unit.type == "care_unit" else unit.owner)
        assert mine.model_copy(update={"owner": unit.owner}) == unit
    assert owned(EXIT, run) == run


def test_nobody_inside_stands_above_such_a_unit_or_answers_for_it() -> None:
    assert post_chart(TODAY, POPULATION).superior("care_unit_m01") == "care_head"
    assert post_chart(EXIT, POPULATION).superior("care_unit_m01") is None
    row = resolve(EXIT, POPULATION)["special_support", "care_unit_m01"]
    assert "production_developer" in resolve(TODAY, POPULATION)["special_support", "care_unit_m01"]
    assert "production_developer" not in row


def test_the_same_issues_arise_and_go_to_the_counterpart() -> None:
    issues = load_issues("default")
    check_together(EXIT, POPULATION, issues)
    before, after = (build_tables(each, POPULATION, issues, Parameters.default(), {}) for each in (TODAY, EXIT))
    assert before.streams == after.streams
    assert (before.structure.streams["rate"] == after.structure.streams["rate"]).all()
    row = after.structure.posts[after.post("care_unit_m01")]
    assert row["superior"] == after.post("social_officer")
    assert row["side"] == after.structure.posts[after.post("care_unit_i01")]["side"]


@pytest.mark.parametrize("name", ["today", "separate", "merged", "shared_head"])
def test_nothing_is_on_record_without_a_duty(name: str) -> None:
    assert on_record(load_organisation(name), POPULATION) == set()


def test_a_duty_reaches_everyone_below(sound: dict[str, Any], written: Callable[..., Path]) -> None:
    sound["posts"]["maker"]["duty_to_report"] = True
    sound["posts"]["officer"]["duty_to_report"] = True
    assert on_record(load_organisation(written(sound))) == {"maker", "pair_two", "staff", "officer"}
