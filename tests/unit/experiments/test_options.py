"""Options: every fault at once, with what is allowed and the nearest word."""

import pytest

from experiments.configuration import COMMANDS, help_text, options
from experiments.options import BY_NAME, LARGEST_SEED, faults
from experiments.request import checked
from sim.errors import FileFaults
from sim.measures.figures import FIGURES
from sim.scenario import PARAMETERS, Parameters


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_declared_and_accepts_its_default(command: str) -> None:
    defaults = options(command)
    assert set(defaults) <= set(BY_NAME)
    assert faults(defaults, list(defaults)) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_lists_every_option_parameter_and_figure(command: str) -> None:
    text = help_text(command)
    assert all(f"  {name} = " in text for name in options(command))
    assert all(f"  {parameter.key} = {parameter.default:g} {parameter.unit}" in text for parameter in PARAMETERS)
    assert all(f"  {key} ({figure.unit})" in text for key, figure in FIGURES.items())


def test_all_faults_of_options_and_parameters_are_told_at_once() -> None:
    known = options("compare")
    given = {
        **known,
        "replications": 0,
        "language": "se",
        "figures": ["decision_day"],
        "replicatons": 3,
        "behaviour": {"belief_lag": 7, "contact_eror": 0.1},
    }
    with pytest.raises(FileFaults) as caught:
        checked(given, list(known))
    found = {fault.key: fault for fault in caught.value.faults}
    assert set(found) == {
        "replications", "language", "figures", "replicatons", "behaviour.belief_lag", "behaviour.contact_eror",
    }  # fmt: skip
    assert found["replicatons"].nearest == "replications"
    assert found["figures"].nearest == "decision_days"
    assert found["behaviour.contact_eror"].nearest == "behaviour.contact_error"


def test_both_engines_are_taken_and_no_other() -> None:
    assert faults({"engine": "kernel"}, ["engine"]) == faults({"engine": "agents"}, ["engine"]) == []
    (fault,) = faults({"engine": "kernal"}, ["engine"])
    assert (fault.allowed, fault.nearest) == ("kernel, agents", "kernel")


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("seed", [0, 7, LARGEST_SEED], [-1, 1.5, True, "7", LARGEST_SEED + 1]),
        ("workers", [None, 1], [0, "two"]),
        ("figures", [None, "all", ["open"], "open"], [["all"], ["opne"], []]),
        ("own_share", [None, 0, 0.5, 1], [-0.1, 1.1, True, "half"]),
        ("exchange_contested", [None, ["education", "care"]], [["care"], ["care", "care"], ["all", "care"], "care"]),
        ("organisations", [["today"], "today", ["today", "merged"]], [[], ["today", "today"], [3], None]),
        ("figures", [None, "open", ["open", "closed"]], [["opne"], []]),
        ("variants", [["as_described"], "equal_hours"], [["equal_hour"], [], None]),
        ("floors", [None, {"visible_share": 0.25}, {"decision_days": 12}], [{}, [], 0.25, "visible_share"]),
        ("ladder", [True, False, "default", "my/way.yaml"], [None, 1, ""]),
        ("neutrality", [True, False], ["yes"]),
        ("ledger", [True, False], ["yes", 1]),
        ("agents", [None, "my.agents"], ["", 3]),
        ("area", ["all", "care"], ["caer"]),
    ],
)
def test_what_options_take(name: str, good: list[object], bad: list[object]) -> None:
    assert all(not faults({name: value}, [name]) for value in good)
    assert all(len(faults({name: value}, [name])) == 1 for value in bad)


def test_each_faulty_floor_is_told_with_what_is_allowed_and_the_nearest_figure() -> None:
    given = {"visible_shar": 0.2, "visible_share": 25, "root_issues": 3, "decision_days": True, "feedback_days": 9.0}
    found = {fault.key: fault for fault in faults({"floors": given}, ["floors"])}
    assert set(found) == {f"floors.{key}" for key in given if key != "feedback_days"}
    assert (found["floors.visible_shar"].problem, found["floors.visible_shar"].nearest) == (
        "is no figure",
        "visible_share",
    )
    assert (found["floors.visible_share"].value, found["floors.visible_share"].allowed) == (25, "a share, 0 to 1")
    assert "neither more nor less" in found["floors.root_issues"].problem
    assert found["floors.decision_days"].allowed == "a number, 0 or more"


def test_a_request_holds_parameters_and_options_apart() -> None:
    known = options("run")
    request = checked({**known, "behaviour": {"belief_lag": 0.3}}, list(known))
    assert request.parameters == Parameters.default().with_({"behaviour.belief_lag": 0.3})
    assert request.organisations == [known["organisation"]]
    assert request["seed"] == known["seed"]
