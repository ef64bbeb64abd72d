"""The points of an ablation and what becomes of them, without and with a simulation."""

import os
from dataclasses import replace

import pandas as pd
import pytest

from sim.errors import ArgumentError
from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario import PARAMETERS, Parameter, Parameters
from sim.study.ablate import MINUS, NONE, PLUS, Point, ablate, chosen, mechanisms, points, with_labels
from sim.study.setting import Setting, with_hours
from sim.study.simulate import Replication

LAG, EDGE, LEAST = "behaviour.belief_lag", "structure.edge_days", "work.least_hours"


def parameter(section: str, name: str, default: float, neutral: float | None) -> Parameter:
    return Parameter(section, name, default, "share", 0.0, 10.0, neutral, "assumption", "A.", "B.")


TABLE = (
    parameter("one", "rate", 1.0, None),
    parameter("one", "lag", 0.2, 0.0),
    parameter("one", "idle", 0.0, 0.0),
    parameter("two", "share", 0.3, 0.0),
    parameter("two", "factor", 1.0, 1.0),
    parameter("two", "days", 3.0, 0.5),
)
VALUES = {one.key: one.default for one in TABLE}


def in_groups(one: Parameter) -> str:
    """Let the parameters of section `two` be one mechanism."""
    return one.section if one.section == "two" else one.key


def test_a_mechanism_is_a_parameter_with_a_neutral_value() -> None:
    assert [(one.name, dict(one.neutral)) for one in mechanisms(TABLE)] == [
        ("one.lag", {"one.lag": 0.0}),
        ("one.idle", {"one.idle": 0.0}),
        ("two.share", {"two.share": 0.0}),
        ("two.factor", {"two.factor": 1.0}),
        ("two.days", {"two.days": 0.5}),
    ]


def test_parameters_of_one_name_are_one_mechanism_off_only_when_all_are_neutral() -> None:
    (*_, two) = mechanisms(TABLE, in_groups)
    assert (two.name, dict(two.neutral)) == ("two", {"two.share": 0.0, "two.factor": 1.0, "two.days": 0.5})
    assert not two.off(VALUES)
    assert not two.off({**VALUES, "two.share": 0.0})
    assert two.off({**VALUES, "two.share": 0.0, "two.days": 0.5})


def test_points_are_both_ends_then_each_mechanism_that_is_on_in_both_directions() -> None:
    known = mechanisms(TABLE, in_groups)
    assert points(VALUES, known, known) == [
        Point(NONE, MINUS, {}),
        Point(NONE, PLUS, {"one.lag": 0.0, "two.share": 0.0, "two.days": 0.5}),
        Point("one.lag", MINUS, {"one.lag": 0.0}),
        Point("two", MINUS, {"two.share": 0.0, "two.days": 0.5}),
        Point("one.lag", PLUS, {"two.share": 0.0, "two.days": 0.5}),
        Point("two", PLUS, {"one.lag": 0.0}),
    ]


def test_a_mechanism_that_a_value_switches_on_becomes_a_point() -> None:
    known = mechanisms(TABLE)
    on = points({**VALUES, "one.idle": 0.1}, known, known)
    assert Point("one.idle", MINUS, {"one.idle": 0.0}) in on
    assert all(point.mechanism != "one.idle" for point in points(VALUES, known, known))


def test_the_empty_model_is_the_same_whichever_mechanisms_are_studied() -> None:
    known = mechanisms(TABLE)
    few = points(VALUES, known, chosen(known, ["lag"]))
    assert [(point.mechanism, point.direction) for point in few] == [
        (NONE, MINUS), (NONE, PLUS), ("one.lag", MINUS), ("one.lag", PLUS),
    ]  # fmt: skip
    assert few[1] == points(VALUES, known, known)[1]


def test_mechanisms_are_chosen_by_name_with_or_without_section() -> None:
    known = mechanisms(TABLE)
    assert chosen(known, []) == known
    assert chosen(known, ["two.days", "lag"]) == (known[0], known[4])
    with pytest.raises(ArgumentError, match=r"did you mean 'two.share'"):
        chosen(known, ["two.shar"])


def test_every_declared_neutral_value_is_allowed_and_every_mechanism_has_a_name() -> None:
    known = mechanisms()
    assert {key for one in known for key in one.neutral} == {p.key for p in PARAMETERS if p.neutral is not None}
    full = Parameters.default()
    empty = full.with_(points(full, known, known)[1].changes)
    assert all(one.off(empty) for one in known)


# --- running them ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def setting() -> Setting:
    today, merged = (load_organisation(name) for name in ("today", "merged"))
    short = {"history_months": 3.0, "transition_months": 0.0, "settled_months": 1.0, "follow_months": 0.0}
    changes = {f"run.{name}": months for name, months in short.items()}
    return Setting(
        organisations=(today, merged),
        history=today,
        population=load_population("small"),
        issues=load_issues("default"),
        parameters=Parameters.default().with_({**changes, "arrival.volume": 0.2}),
        seed=3,
    )


WANTED = [Point(NONE, MINUS, {}), Point(NONE, PLUS, {LAG: 0.0, EDGE: 0.0}), Point(LAG, MINUS, {LAG: 0.0})]


def told(setting: Setting, replication: int) -> Replication:
    """Stand in for a replication: says the values of two mechanisms; without either it is a defect."""
    lag, edge = setting.parameters[LAG], setting.parameters[EDGE]
    if lag == edge == 0.0:
        raise ZeroDivisionError
    row = {"replication": [replication], "lag": [lag], "seed": [setting.seed], "process": [os.getpid()]}
    return Replication(pd.DataFrame(row), {})


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_point_is_told_and_the_others_go_on(setting: Setting, workers: int) -> None:
    found = {outcome.point.mechanism + outcome.point.direction: outcome for outcome in _all(setting, workers)}
    assert set(found) == {MINUS, PLUS, LAG + MINUS}
    assert isinstance(found[PLUS].error, ZeroDivisionError)
    assert found[PLUS].table is None
    for name, lag in ((MINUS, 0.2), (LAG + MINUS, 0.0)):
        table = found[name].table
        assert table is not None
        assert table["replication"].tolist() == [0, 1]
        assert set(table["lag"]) == {lag}
        assert set(table["seed"]) == {3}
    first = found[MINUS].table
    assert first is not None
    assert set(first["process"]) == {os.getpid()}


def _all(setting: Setting, workers: int) -> list:  # type: ignore[type-arg]
    return list(ablate(setting, WANTED, 2, workers=workers, work=told))


def test_labels_come_first(setting: Setting) -> None:
    outcome = next(ablate(setting, WANTED[2:], 1, workers=1, work=told))
    assert outcome.table is not None
    table = with_labels(outcome, outcome.table, "ablate")
    assert table.columns[:3].tolist() == ["experiment", "mechanism", "direction"]
    assert table.iloc[0, :3].tolist() == ["ablate", LAG, MINUS]
    assert "mechanism" not in outcome.table


def test_held_hours_are_those_of_the_full_model_at_every_point_and_derived_ones_those_of_each(setting: Setting) -> None:
    # The least hours work through the derived calendars alone: with these held, taking them away changes nothing.
    wanted = [WANTED[0], Point(LEAST, MINUS, {LEAST: 0.0})]
    full, held = (one.table for one in ablate(with_hours(setting), wanted, 1, workers=1))
    again, derived = (one.table for one in ablate(replace(setting, hours=None), wanted, 1, workers=1))
    assert full is not None
    assert held is not None
    assert full.equals(again)
    assert full.equals(held)
    assert _busy(derived) > _busy(held)


def _busy(table: pd.DataFrame | None) -> float:
    assert table is not None
    chosen_rows = table.query("figure == 'utilisation' and by == 'level' and period == 'settled'")
    return float(chosen_rows["value"].mean())
