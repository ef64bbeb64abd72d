"""The store: what is written stays, is there once, and is read as it was written; what is not so is told by name."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from sim.errors import SimError
from sim.study.executors import Threads
from sim.sweep import parts, store
from sim.sweep.description import MANIFEST, Changed
from sim.sweep.parts import Torn
from sim.sweep.store import opened, read_rows
from tests.unit.sweep.quick import LAG, Quick, campaign, fill

ONE = Threads(1)


def parts_of(folder: Path) -> list[Path]:
    return sorted((folder / "rows").glob("*.parquet"))


def half_done(folder: Path) -> None:
    """Leave six parts in a store, not put together."""
    what = campaign(points=6, replications=1)
    with opened(folder, what.manifest, what.points) as filled:
        for batch in what.batches():
            filled.add(batch, what.work[0](what.work[1], batch))


def test_rows_come_back_as_they_were_found(tmp_path: Path) -> None:
    what = campaign(points=3, replications=2)
    found = [what.work[0](what.work[1], batch).rows for batch in what.batches()]
    expected = pd.concat(found).sort_values(["point", "organisation", "variant", "replication"], kind="stable")
    fill(tmp_path, what, ONE)
    pd.testing.assert_frame_equal(read_rows(tmp_path), expected.reset_index(drop=True), check_exact=True)


def test_pandas_reads_the_folder_directly_at_any_time(tmp_path: Path) -> None:
    half_done(tmp_path)
    before = pd.read_parquet(tmp_path / "rows")
    fill(tmp_path, campaign(points=6, replications=1), ONE)
    after = pd.read_parquet(tmp_path / "rows")
    assert set(before["run"]) == set(after["run"])
    assert len(before) == len(after) == 6 * 2 * 3


def test_put_together_there_is_at_most_a_file_per_thousand_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert parts.RUNS_IN_A_FILE == 1000
    monkeypatch.setattr(parts, "RUNS_IN_A_FILE", 10)
    what = campaign(points=11, replications=1)
    with opened(tmp_path, what.manifest, what.points) as filled:
        for batch in what.batches():
            filled.add(batch, what.work[0](what.work[1], batch))
        assert len(parts_of(tmp_path)) == 11
        before = filled.table()
        filled.put_together()
        runs = [pd.read_parquet(path)["run"].nunique() for path in parts_of(tmp_path)]
        assert runs == [10, 10, 2]
        pd.testing.assert_frame_equal(filled.table(), before, check_exact=True)


@pytest.mark.parametrize("length", [0, 1, 100, -1, -8, -200])
def test_a_file_cut_off_is_put_aside_and_its_runs_are_done_again(tmp_path: Path, length: int) -> None:
    half_done(tmp_path)
    whole = read_rows(tmp_path)
    last = parts_of(tmp_path)[-1]
    last.write_bytes(last.read_bytes()[:length])
    again = fill(tmp_path, campaign(points=6, replications=1), ONE)
    assert again.torn == (last.name,)
    assert (tmp_path / "torn" / last.name).is_file()
    pd.testing.assert_frame_equal(read_rows(tmp_path), whole, check_exact=True)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5, 0.8, 0.99])
def test_a_file_overwritten_inside_is_put_aside_too(tmp_path: Path, share: float) -> None:
    half_done(tmp_path)
    whole = read_rows(tmp_path)
    last = parts_of(tmp_path)[-1]
    text = bytearray(last.read_bytes())
    place = int(share * len(text))
    text[place : place + 8] = bytes(255 - byte for byte in text[place : place + 8])
    last.write_bytes(text)
    with pytest.raises(Torn, match="cannot be read: the same sweep again"):
        read_rows(tmp_path)
    fill(tmp_path, campaign(points=6, replications=1), ONE)
    pd.testing.assert_frame_equal(read_rows(tmp_path), whole, check_exact=True)


def test_a_bit_turned_in_a_value_is_noticed(tmp_path: Path) -> None:
    """No decoder would: the value is a number before and after."""
    parts.add_part(pd.DataFrame({"run": ["a"] * 999, "value": [n**0.5 for n in range(999)]}), tmp_path, "part-000001")
    (path,) = tmp_path.iterdir()
    text = bytearray(path.read_bytes())
    text[len(text) // 2] ^= 1
    path.write_bytes(text)
    with pytest.raises(Torn, match=r"part-000001-\w+\.parquet cannot be read"):
        parts.read_part(path)


def test_what_is_no_part_is_put_aside(tmp_path: Path) -> None:
    half_done(tmp_path)
    pd.DataFrame({"other": [1]}).to_parquet(tmp_path / "rows" / "mine.parquet")
    with opened(tmp_path, campaign().manifest) as found:
        assert found.torn == ("mine.parquet",)
        assert len(found.done) == 12


def test_two_writers_are_told_so(tmp_path: Path) -> None:
    what = campaign()
    with (
        opened(tmp_path, what.manifest),
        pytest.raises(SimError, match="another sweep writes to"),
        opened(tmp_path, what.manifest),
    ):
        pass
    with opened(tmp_path, what.manifest):
        pass


def test_a_store_of_something_else_is_refused_with_the_reason(tmp_path: Path) -> None:
    half_done(tmp_path)
    other = campaign(rest={"population": "other", "compiled sources": "c"})
    with pytest.raises(Changed, match="population changed since") as refused, opened(tmp_path, other.manifest):
        pass
    assert "compiled sources changed since" in str(refused.value)
    assert "changed=true" in str(refused.value)
    assert len(parts_of(tmp_path)) == 6


def test_asked_for_it_is_put_aside_and_the_store_begins_anew(tmp_path: Path) -> None:
    half_done(tmp_path)
    for number in (1, 2):
        other = campaign(rest={"population": f"other {number}"})
        with opened(tmp_path, other.manifest, other.points, changed=True) as anew:
            assert not anew.done
            assert not parts_of(tmp_path)
        assert {path.name for path in (tmp_path / f"before-{number}").iterdir()} >= {"rows", MANIFEST, "points.parquet"}
    assert len(parts_of(tmp_path / "before-1")) == 6


def test_putting_aside_that_is_interrupted_mixes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = campaign(rest={"population": "other"})
    really = Path.rename
    for steps in range(4):
        folder = tmp_path / str(steps)
        half_done(folder)
        left = iter(range(steps))
        monkeypatch.setattr(Path, "rename", lambda one, to, left=left: _or_killed(left, really, one, to))
        with pytest.raises(KeyboardInterrupt), opened(folder, other.manifest, other.points, changed=True):
            pass
        monkeypatch.undo()
        with opened(folder, other.manifest, other.points, changed=True) as anew:
            assert not anew.done


def _or_killed(left: Iterator[int], really: Callable[..., object], *arguments: object) -> object:
    if next(left, None) is None:
        raise KeyboardInterrupt
    return really(*arguments)


def test_an_organisation_that_changed_is_refused_though_it_was_left_out_in_between(tmp_path: Path) -> None:
    half_done(tmp_path)
    what = campaign()
    alone = {**what.manifest, "organisations": {"today": "b"}}
    with opened(tmp_path, alone):
        pass
    changed = {**what.manifest, "organisations": {"today": "b", "merged": "c"}}
    with pytest.raises(Changed, match="organisation merged"), opened(tmp_path, changed):
        pass


def test_points_of_another_design_are_refused(tmp_path: Path) -> None:
    half_done(tmp_path)
    what = campaign()
    other = what.points.assign(**{LAG: what.points[LAG] + 0.001})
    with (
        pytest.raises(Changed, match=f"the values of {LAG} at those of the same numbers changed"),
        opened(tmp_path, what.manifest, other),
    ):
        pass
    with opened(tmp_path, what.manifest, what.points):
        assert len(pd.read_parquet(tmp_path / "points.parquet")) == 8


def test_what_a_store_is_cannot_be_read_and_so_it_is_refused(tmp_path: Path) -> None:
    half_done(tmp_path)
    (tmp_path / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(Changed, match=r"sweep\.json, which cannot be read"), opened(tmp_path, campaign().manifest):
        pass


def test_failed_runs_are_recorded_once_and_forgotten_when_made_good(tmp_path: Path) -> None:
    failing = campaign(shared=Quick(failing=frozenset({3})))
    assert len(fill(tmp_path, failing, ONE).failed) == 4
    assert not set(read_rows(tmp_path)["point"]) & {3}
    assert len(fill(tmp_path, failing, ONE, retry=True).failed) == 4
    table = store.failures_of(tmp_path)
    assert len(table) == len(pd.read_parquet(tmp_path / "failures")) == 4
    assert set(table["error"]) == {"Overload: too much"}
    assert fill(tmp_path, campaign(), ONE).failed
    assert not fill(tmp_path, campaign(), ONE, retry=True).failed
    assert store.failures_of(tmp_path).empty
    assert len(read_rows(tmp_path)) == 8 * 2 * 2 * 3


STEPS = ("read_part", "merge", "exchange", "_settle", "_encoded")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("plain", [False, True])
def test_killed_while_putting_together_it_loses_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, *, after: bool, plain: bool
) -> None:
    """`plain`: the system cannot exchange two folders in one step."""
    half_done(tmp_path)
    whole = read_rows(tmp_path)
    where = store if hasattr(store, step) else parts
    really = getattr(where, step)

    def killed(*arguments: object) -> None:
        if after:
            really(*arguments)
        raise SystemExit

    what = campaign(points=6, replications=1)
    with monkeypatch.context() as dying:
        dying.setattr(where, step, killed)
        dying.setattr(store.shutil, "rmtree", lambda *_, **__: None)  # the dead tidy nothing up
        if plain:
            dying.setattr(parts.ctypes, "CDLL", lambda _: None)
        with pytest.raises(SystemExit):
            store.Store(tmp_path, set(), {}, ()).put_together()
    pd.testing.assert_frame_equal(read_rows(tmp_path), whole, check_exact=True)
    with opened(tmp_path, what.manifest, what.points) as again:
        assert len(again.done) == 12
        again.put_together()
    pd.testing.assert_frame_equal(read_rows(tmp_path), whole, check_exact=True)
    assert len(parts_of(tmp_path)) == 1
    assert not list(tmp_path.glob("rows.*"))


def test_killed_between_the_two_renames_of_a_plain_system_the_rows_are_back_when_it_is_opened(tmp_path: Path) -> None:
    half_done(tmp_path)
    whole = read_rows(tmp_path)
    (tmp_path / "rows").rename(tmp_path / "rows.old")
    (tmp_path / "rows.new").mkdir()
    fill(tmp_path, campaign(points=6, replications=1), ONE)
    pd.testing.assert_frame_equal(read_rows(tmp_path), whole, check_exact=True)


def test_a_name_that_is_nearly_right_is_suggested(tmp_path: Path) -> None:
    half_done(tmp_path / "mine")
    with pytest.raises(SimError, match="did you mean 'mine'"):
        read_rows(tmp_path / "mnie")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of 256 kB of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = _mount("-t", "tmpfs", "-o", "size=256k", "none", folder)
    if not mounted:
        pytest.skip("may not mount a disk here")
    yield folder
    subprocess.run(["umount", folder], check=True)  # noqa: S607


def _mount(*arguments: str | Path) -> bool:
    return os.geteuid() == 0 and subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0  # noqa: S607


def test_a_full_disk_is_told_by_name_and_loses_nothing(small_disk: Path) -> None:
    folder = small_disk / "sweep"
    what = campaign(points=80, replications=1)
    with pytest.raises(SimError, match=r"cannot write .*No space left on device; free the place"):
        fill(folder, what, ONE)
    before = pd.read_parquet(folder / "rows")
    assert len(before) >= 60
    _mount("-o", "remount,size=4m", small_disk)
    fill(folder, what, ONE)
    after = read_rows(folder)
    assert set(before["run"]) <= set(after["run"])
    assert len(after) == 80 * 2 * 3


def test_a_folder_that_cannot_be_written_is_told_by_name_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "sweep"
    half_done(folder)
    whole = read_rows(folder)
    _make_read_only(folder)
    try:
        with pytest.raises(SimError, match=r"cannot write .*sweep"):
            fill(folder, campaign(), ONE)
        pd.testing.assert_frame_equal(read_rows(folder), whole, check_exact=True)
    finally:
        _make_writable(folder)
    fill(folder, campaign(), ONE)
    assert len(read_rows(folder)) == 8 * 2 * 2 * 3


def _make_read_only(folder: Path) -> None:
    """Make a folder read-only also for those whom permissions do not stop."""
    if os.geteuid():
        folder.chmod(0o500)
        (folder / ".writer").chmod(0o400)
    elif not (_mount("--bind", folder, folder) and _mount("-o", "remount,bind,ro", folder)):
        pytest.skip("may not mount a folder read-only here")


def _make_writable(folder: Path) -> None:
    if os.geteuid():
        folder.chmod(0o700)
        (folder / ".writer").chmod(0o600)
    else:
        subprocess.run(["umount", folder], check=True)  # noqa: S607
