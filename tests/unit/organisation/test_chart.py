import pytest

from sim.errors import ArgumentError
from sim.organisation import Chart, committee_chart, load_organisation, load_population, post_chart
from sim.organisation.chart import cycles

TREE = Chart({"top": "", "left": "top", "right": "top", "low": "left", "lower": "low", "alone": ""})


def test_a_line_goes_from_the_key_to_the_root() -> None:
    assert TREE.line("lower") == ("lower", "low", "left", "top")
    assert TREE.line("top") == ("top",)


def test_a_span_counts_who_is_directly_below() -> None:
    assert TREE.subordinates("top") == ("left", "right")
    assert TREE.span("top") == 2
    assert TREE.span("lower") == 0


def test_a_subtree_holds_the_key_and_all_below() -> None:
    assert TREE.subtree("left") == {"left", "low", "lower"}


def test_the_lowest_common_superior_of_one_and_its_superior_is_the_superior() -> None:
    assert TREE.lowest_common_superior("lower", "right") == "top"
    assert TREE.lowest_common_superior("lower", "left") == "left"
    assert TREE.lowest_common_superior("lower", "lower") == "lower"


def test_two_trees_have_no_common_superior() -> None:
    assert TREE.roots == ("alone", "top")
    assert TREE.lowest_common_superior("alone", "low") is None
    assert TREE.distance("alone", "low") is None


def test_a_distance_counts_reporting_edges() -> None:
    assert TREE.distance("lower", "right") == 4
    assert TREE.distance("low", "low") == 0


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    with pytest.raises(ArgumentError, match="nearest: lower"):
        TREE.line("lowwer")


def test_a_chart_refuses_what_is_no_tree() -> None:
    with pytest.raises(ArgumentError, match="a -> b -> a"):
        Chart({"a": "b", "b": "a"})
    with pytest.raises(ArgumentError, match="not a key"):
        Chart({"a": "b"})


def test_each_round_is_found_once_from_its_first_key() -> None:
    above = {"c": "a", "a": "b", "b": "c", "out": "c", "self": "self", "free": ""}
    assert cycles(above) == [("a", "b", "c", "a"), ("self", "self")]


def test_heads_of_units_are_leaves_and_independent_ones_stand_alone() -> None:
    chart = post_chart(load_organisation("today"), load_population("small"))
    assert chart.superior("preschool_m01") == "preschool_head"
    assert chart.superior("preschool_i01") is None


def test_the_committees_are_a_tree_of_their_own() -> None:
    chart = committee_chart(load_organisation("today"))
    assert chart.lowest_common_superior("education_committee", "production_committee") == "council"
