"""Collected, what was run apart is what would have been run together."""

from pathlib import Path

import pandas as pd
import pytest

from sim.errors import SimError
from sim.study.executors import Threads
from sim.sweep import parts
from sim.sweep.collect import collected, numbered, of_store
from sim.sweep.description import said_of
from sim.sweep.store import failures_of, read_rows
from tests.unit.sweep.quick import Quick, campaign, fill

ONE = Threads(1)


def shards(folder: Path, count: int, shared: Quick = Quick()) -> list[Path]:  # noqa: B008  it cannot be changed
    """Fill a store with each shard of a sweep."""
    folders = [folder / f"mine_{number + 1}_of_{count}" for number in range(count)]
    for number, one in enumerate(folders):
        fill(one, campaign(shared=shared, part=slice(number, None, count)), ONE)
    return folders


@pytest.mark.parametrize("count", [1, 3, 5])
def test_shards_give_the_bytes_of_the_whole_sweep(tmp_path: Path, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "RUNS_IN_A_FILE", 10)
    fill(tmp_path / "whole", campaign(), ONE)
    sources = [of_store(folder) for folder in reversed(shards(tmp_path, count))]
    assert len(collected(sources, tmp_path / "all").done) == 32
    assert read_rows(tmp_path / "all").to_parquet(None) == read_rows(tmp_path / "whole").to_parquet(None)
    assert len(list((tmp_path / "all" / "rows").iterdir())) <= 4
    assert said_of(tmp_path / "all") == said_of(tmp_path / "whole")
    points = pd.read_parquet(tmp_path / "all" / "points.parquet")
    pd.testing.assert_frame_equal(points, pd.read_parquet(tmp_path / "whole" / "points.parquet"))


def test_what_is_there_twice_comes_once_and_the_rest_may_come_later(tmp_path: Path) -> None:
    first, second, third = (of_store(folder) for folder in shards(tmp_path, 3))
    fill(tmp_path / "whole", campaign(), ONE)
    collected([first, second, first], tmp_path / "all")
    assert len(collected([third, second], tmp_path / "all").done) == 32
    assert read_rows(tmp_path / "all").to_parquet(None) == read_rows(tmp_path / "whole").to_parquet(None)


def test_a_sweep_goes_on_from_what_was_collected(tmp_path: Path) -> None:
    first, _ = shards(tmp_path, 2)
    collected([of_store(first)], tmp_path / "all")
    begun: list[int] = []
    fill(tmp_path / "all", campaign(), ONE, lambda course: begun.append(course.done))
    assert len(begun) == 8
    fill(tmp_path / "whole", campaign(), ONE)
    assert read_rows(tmp_path / "all").to_parquet(None) == read_rows(tmp_path / "whole").to_parquet(None)


def test_failures_are_collected_unless_made_good_elsewhere(tmp_path: Path) -> None:
    sources = [of_store(folder) for folder in shards(tmp_path, 2, Quick(failing=frozenset({0, 1})))]
    fill(tmp_path / "good", campaign(part=slice(1, 2)), ONE)
    assert len(collected(sources, tmp_path / "all").failed) == 8
    assert set(failures_of(tmp_path / "all")["point"]) == {0, 1}
    collected([of_store(tmp_path / "good")], tmp_path / "all")
    assert len(read_rows(tmp_path / "all")) == 7 * 4 * 3
    assert set(failures_of(tmp_path / "all")["point"]) == {0}


def test_what_does_not_belong_together_is_refused_with_the_reason(tmp_path: Path) -> None:
    fill(tmp_path / "one", campaign(), ONE)
    fill(tmp_path / "other", campaign(rest={"population": "other"}), ONE)
    sources = [of_store(tmp_path / name) for name in ("one", "other")]
    with pytest.raises(SimError, match="other and one do not belong together; these differ:\n  population"):
        collected(sources, tmp_path / "all")
    assert not (tmp_path / "all").exists()


def test_a_torn_shard_is_told_by_name(tmp_path: Path) -> None:
    first, second = shards(tmp_path, 2)
    (path,) = (second / "rows").iterdir()
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(SimError, match=r"mine_2_of_2.rows.runs-\S+ cannot be read: the same sweep again"):
        collected([of_store(first), of_store(second)], tmp_path / "all")


def test_points_of_the_same_values_share_a_number_and_others_never_do() -> None:
    first = pd.DataFrame({"point": [0, 1], "a": [0.1, 0.2]})
    second = pd.DataFrame({"point": [0, 1, 2], "a": [0.2, 0.3, 0.4]})
    points, numbers = numbered([first, second])
    assert numbers == [{0: 0, 1: 1}, {0: 1, 1: 2, 2: 3}]
    assert points["point"].tolist() == [0, 1, 2, 3]
    assert points["a"].tolist() == [0.1, 0.2, 0.3, 0.4]
