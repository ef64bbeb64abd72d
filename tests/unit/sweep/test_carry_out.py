"""A sweep carried out: the same bytes whoever shares the batches, failures recorded, and stops from the keyboard."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from sim.study.cluster import executor_of
from sim.study.executors import Executor, Threads
from sim.sweep.carry_out import Course, carry_out
from sim.sweep.store import opened, read_rows
from tests.unit.sweep.quick import Quick, campaign, fill

ONE = Threads(1)


@pytest.fixture(autouse=True)
def attentive() -> Iterator[None]:
    """Heed the keyboard: a shell that starts the tests in the background lets them ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    folder = tmp_path_factory.mktemp("uninterrupted")
    fill(folder, campaign(), ONE)
    return read_rows(folder)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("workers", [1, 2, 8])
@pytest.mark.parametrize("name", ["threads", "processes"])
def test_the_same_bytes_from_every_executor(
    tmp_path: Path, uninterrupted: pd.DataFrame, name: str, workers: int
) -> None:
    fill(tmp_path, campaign(), executor_of(name, workers))
    pd.testing.assert_frame_equal(read_rows(tmp_path), uninterrupted, check_exact=True)


@pytest.mark.parametrize("more", [{"points": 12}, {"replications": 3}])
def test_more_points_or_replications_change_no_row_that_is_there(
    tmp_path: Path, uninterrupted: pd.DataFrame, more: dict[str, int]
) -> None:
    fill(tmp_path, campaign(), ONE)
    begun: list[int] = []
    fill(tmp_path, campaign(**more), ONE, lambda course: begun.append(course.done))
    table = read_rows(tmp_path)
    own = table[table["run"].isin(set(uninterrupted["run"]))].reset_index(drop=True)
    pd.testing.assert_frame_equal(own, uninterrupted, check_exact=True)
    assert len(begun) == 8  # the new batches alone


@pytest.mark.parametrize("executor", [ONE, Threads(2), executor_of("processes", 2)], ids=str)
def test_a_batch_whose_work_raises_is_recorded_and_stops_nothing_else(
    tmp_path: Path, uninterrupted: pd.DataFrame, executor: Executor
) -> None:
    broken = campaign(shared=Quick(raising=frozenset({2, 5}), failing=frozenset({6})))
    store = fill(tmp_path, broken, executor)
    assert len(store.failed) == 3 * 4
    assert set(store.failed.values()) == {"ZeroDivisionError: the work is broken here", "Overload: too much"}
    assert set(read_rows(tmp_path)["point"]) == {0, 1, 3, 4, 7}
    assert len(fill(tmp_path, campaign(), executor).failed) == 12
    assert not fill(tmp_path, campaign(), executor, retry=True).failed
    pd.testing.assert_frame_equal(read_rows(tmp_path), uninterrupted, check_exact=True)


@pytest.mark.parametrize("executor", [ONE, Threads(2), executor_of("processes", 2)], ids=str)
def test_one_stop_from_the_keyboard_finishes_the_batches_at_work_and_the_rest_comes_later(
    tmp_path: Path, uninterrupted: pd.DataFrame, executor: Executor
) -> None:
    def stop(course: Course) -> None:
        if course.done == 3:
            signal.raise_signal(signal.SIGINT)

    last: list[Course] = []
    slow = campaign(shared=Quick(seconds=0.01))
    store = fill(tmp_path, slow, executor, lambda course: (stop(course), last.append(course)))
    assert last[-1].stopped
    assert 3 <= last[-1].done <= 6
    assert len(store.done) == last[-1].done * 2 == pd.read_parquet(tmp_path / "rows")["run"].nunique()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    fill(tmp_path, campaign(), executor)
    pd.testing.assert_frame_equal(read_rows(tmp_path), uninterrupted, check_exact=True)


def test_a_second_stop_from_the_keyboard_is_as_anywhere_else(tmp_path: Path, uninterrupted: pd.DataFrame) -> None:
    def stop_twice(course: Course) -> None:
        if course.done == 3:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        fill(tmp_path, campaign(), ONE, stop_twice)
    assert pd.read_parquet(tmp_path / "rows")["run"].nunique() == 6
    fill(tmp_path, campaign(), ONE)
    pd.testing.assert_frame_equal(read_rows(tmp_path), uninterrupted, check_exact=True)


def test_half_a_sweep_is_a_balanced_half(tmp_path: Path) -> None:
    def stop(course: Course) -> None:
        if course.done == 8:
            signal.raise_signal(signal.SIGINT)

    fill(tmp_path, campaign(points=8, replications=2), ONE, stop)
    table = pd.read_parquet(tmp_path / "rows").drop_duplicates("run")
    assert table.groupby(["point", "organisation"]).size().tolist() == [1] * 16


def test_a_thread_beside_the_main_one_can_fill_a_store(tmp_path: Path, uninterrupted: pd.DataFrame) -> None:
    beside = threading.Thread(target=fill, args=(tmp_path, campaign(), ONE))
    beside.start()
    beside.join()
    pd.testing.assert_frame_equal(read_rows(tmp_path), uninterrupted, check_exact=True)


def test_a_folder_that_goes_away_is_told_by_name(tmp_path: Path) -> None:
    what = campaign()
    folder = tmp_path / "sweep"
    with opened(folder, what.manifest, what.points) as store:
        (folder / "rows").rmdir()
        (folder / "rows").write_text("in the way", encoding="utf-8")
        course = Course(8, 32)
        with pytest.raises(Exception, match=r"cannot write .*rows") as told:
            carry_out(store, what.batches(), course, what.work, Threads(2), lambda _: None)
    assert type(told.value).__name__ == "SimError"


def test_the_time_left_does_not_count_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workers, 10 s to start, then two batches of 4 runs in each second: 100 batches take 10 + 50 s."""
    clock = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])
    course = Course(100, 400)
    course.begun = 2
    for number in range(1, 11):
        clock[0] = 10.0 + (number + 1) // 2
        course.note(4, 0)
    assert course.seconds_left == pytest.approx(45.0, rel=0.01)
    assert course.rate == pytest.approx(8.0)


def test_before_there_is_a_pace_the_time_left_is_not_known() -> None:
    assert str(Course(10, 40).seconds_left) == "nan"


def test_the_time_left_is_right_within_a_fifth_once_a_tenth_is_done(tmp_path: Path) -> None:
    """Of a real sweep of two threads; asleep, so that a busy machine matters less."""
    told: list[tuple[float, float]] = []
    what = campaign(points=40, replications=2, shared=Quick(seconds=0.05))
    fill(tmp_path, what, Threads(2), lambda course: told.append((time.perf_counter(), course.seconds_left)))
    end = told[-1][0]
    at_tenth, left = told[len(told) // 10]
    assert left == pytest.approx(end - at_tenth, rel=0.2 if os.getloadavg()[0] < os.cpu_count() else 0.6)
