"""The points of an ablation: both ends, and each mechanism that is on, taken away and alone."""

import pytest

from sim.errors import ArgumentError
from sim.scenario import PARAMETERS, Parameter, Parameters
from sim.study.ablate import MINUS, NONE, PLUS, Point, chosen, mechanisms, points


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
