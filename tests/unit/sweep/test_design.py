"""Designs: which points, in which order, divided how; and what is refused, with all its faults."""

from collections import Counter
from pathlib import Path

import pytest

from sim.errors import ArgumentError, FileFaults
from sim.scenario import PARAMETERS
from sim.sweep.design import DESIGNS, order, part_of, points, varied

LAG, SWITCHING, ATTENTION = "behaviour.belief_lag", "work.switching_hours", "structure.attention"
DECLARED = {one.key: one for one in PARAMETERS}


def test_a_grid_has_every_pair_of_values_once() -> None:
    space = varied({LAG: [0.1, 0.2, 0.5], SWITCHING: None})
    low, high = DECLARED[SWITCHING].low, DECLARED[SWITCHING].high
    found = Counter((one[LAG], one[SWITCHING]) for one in points("grid", space, 1, 3, 1))
    assert found == Counter((lag, value) for lag in (0.1, 0.2, 0.5) for value in (low, (low + high) / 2, high))


def test_numbered_choices_have_whole_values_each_as_often() -> None:
    space = varied([ATTENTION, LAG])
    assert {one[ATTENTION] for one in points("grid", space, 1, 2, 1)} == {0.0, 1.0, 2.0}
    assert set(Counter(one[ATTENTION] for one in points("lhs", space, 30, 2, 1)).values()) == {10}


@pytest.mark.parametrize("design", [one for one in DESIGNS if one != "grid"])
def test_points_lie_within_their_ranges_and_follow_from_the_seed(design: str) -> None:
    space = varied({LAG: [0.1, 0.3], SWITCHING: None, ATTENTION: None})
    found = points(design, space, 8, 4, 5)
    for one in space:
        assert all(one.low <= point[one.key] <= one.high for point in found)
    assert found == points(design, space, 8, 4, 5)
    assert found != points(design, space, 8, 4, 6)


def test_more_sobol_points_begin_with_the_same_ones() -> None:
    space = varied(["behaviour"])
    assert points("sobol", space, 100, 2, 1)[:10] == points("sobol", space, 10, 2, 1)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 27, 64])
@pytest.mark.parametrize("design", DESIGNS)
def test_the_order_has_every_point_once(design: str, count: int) -> None:
    assert sorted(order(design, count)) == list(range(count))


@pytest.mark.parametrize("levels", [2, 3, 4, 6])
def test_any_beginning_of_a_grid_has_each_level_of_each_parameter_equally_often_within_one(levels: int) -> None:
    space = varied({LAG: None, ATTENTION: None, SWITCHING: [0.0, 0.1], "behaviour.sending_back": [0.1, 0.2, 0.3, 0.4]})
    every = points("grid", space, 1, levels, 1)
    assert len({tuple(one.values()) for one in every}) == len(every)
    ordered = [every[place] for place in order("grid", len(every))]
    for one in space:
        counts = dict.fromkeys({point[one.key] for point in every}, 0)
        for point in ordered:
            counts[point[one.key]] += 1
            assert max(counts.values()) - min(counts.values()) <= 1


@pytest.mark.parametrize(("count", "shards"), [(64, 3), (7, 7), (3, 5), (100, 50)])
def test_shards_are_disjoint_and_whole(count: int, shards: int) -> None:
    parts = [part_of(count, f"{number}/{shards}") for number in range(1, shards + 1)]
    assert sorted(place for part in parts for place in part) == list(range(count))
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
    assert list(part_of(count, None)) == list(range(count))


@pytest.mark.parametrize("shard", ["0/3", "4/3", "3", "a/b", "1/0", "-1/3", "1/3/3"])
def test_what_is_no_shard_is_refused(shard: str) -> None:
    with pytest.raises(ArgumentError, match="is not of the form K/N"):
        part_of(10, shard)


def test_every_fault_of_what_varies_is_told() -> None:
    with pytest.raises(FileFaults) as told:
        varied({"behaviour.beleif_lag": None, LAG: [0.1, 7], SWITCHING: ["much"]})
    text = str(told.value)
    assert "did you mean 'behaviour.belief_lag'" in text
    assert "0 to 0.6" in text
    assert f"vary.{SWITCHING}" in text


def test_a_file_of_points_is_read_with_defaults_where_nothing_is_said(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"{LAG},{ATTENTION}\n0.1,1\n,default\n", encoding="utf-8")
    neutral = {one: DECLARED[one].default for one in (LAG, ATTENTION)}
    assert points(str(path), (), 1, 1, 1) == [{LAG: 0.1, ATTENTION: 1.0}, neutral]


def test_every_fault_of_a_file_of_points_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"{LAG},beleif_lag\nmuch,1\n0.1,1\n9,1\n", encoding="utf-8")
    with pytest.raises(FileFaults) as told:
        points(str(path), (), 1, 1, 1)
    faults = {(fault.key, fault.line) for fault in told.value.faults}
    assert faults == {("beleif_lag", 0), (LAG, 2), (LAG, 4)}
    assert all(fault.file == "mine.csv" for fault in told.value.faults)


def test_a_design_that_is_none_is_refused() -> None:
    with pytest.raises(ArgumentError, match="did you mean 'sobol'"):
        points("sobl", varied([LAG]), 1, 1, 1)
