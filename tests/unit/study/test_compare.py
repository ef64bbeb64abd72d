"""Many replications: the same table however many threads or processes shared them, and faults that reach the caller."""

import os
import threading
from dataclasses import replace

import pandas as pd
import pytest

from sim.engines.drivers import AGENTS
from sim.errors import ArgumentError, FileFaults, SimError
from sim.scenario import Parameters
from sim.study.compare import compare
from sim.study.setting import Setting
from sim.study.simulate import Replication, replicate

SHORT = {"run.history_months": 3.0, "run.transition_months": 0.0, "run.settled_months": 1.0, "run.follow_months": 0.0}


@pytest.fixture(scope="module")
def setting(unchecked: Setting) -> Setting:
    return replace(unchecked, parameters=Parameters.default().with_({**SHORT, "arrival.volume": 0.2}))


def numbered(setting: Setting, replication: int) -> Replication:
    """Stand in for a replication: says its number, the seed, and whether it worked in a process of its own."""
    table = pd.DataFrame({"replication": [replication], "value": [setting.seed], "process": [os.getpid()]})
    return Replication(table, {"a": f"{replication:064d}"})


def threaded(setting: Setting, replication: int) -> Replication:
    """Stand in for a replication: says in which thread it worked."""
    table = pd.DataFrame({"replication": [replication], "value": [setting.seed], "thread": [threading.get_ident()]})
    return Replication(table, {})


def of_agents(setting: Setting) -> Setting:
    return replace(setting, engine=AGENTS)


def ends_abruptly(setting: Setting, replication: int) -> Replication:
    """Stand in for a replication that takes its process with it, except the first."""
    if replication:
        os._exit(9)
    return numbered(setting, replication)


def finds_a_fault(setting: Setting, replication: int) -> Replication:
    """Stand in for a replication that only later finds a file at fault."""
    if replication:
        raise FileFaults("some.yaml", [])
    return numbered(setting, replication)


def test_replications_come_in_order_and_each_once(setting: Setting) -> None:
    found = compare(setting, 5, workers=2, work=numbered)
    assert found.table["replication"].tolist() == [0, 1, 2, 3, 4]
    assert list(found.digests) == [0, 1, 2, 3, 4]
    assert found.digests[3] == {"a": f"{3:064d}"}


def test_the_first_replication_runs_here_and_the_others_in_processes(setting: Setting) -> None:
    processes = compare(of_agents(setting), 4, workers=2, work=numbered).table["process"].tolist()
    assert processes[0] == os.getpid()
    assert os.getpid() not in processes[1:]


def test_the_compiled_loop_shares_the_cores_as_threads(setting: Setting) -> None:
    assert set(compare(setting, 4, workers=2, work=numbered).table["process"]) == {os.getpid()}
    threads = compare(setting, 4, workers=2, work=threaded).table["thread"].tolist()
    assert threads[0] == threading.get_ident()
    assert threading.get_ident() not in threads[1:]


def test_without_a_number_of_workers_processes_are_started_only_where_they_save_time(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting = of_agents(setting)
    assert set(compare(setting, 4, work=numbered).table["process"]) == {os.getpid()}
    monkeypatch.setattr("sim.study.compare.START_UP", -1.0)
    processes = compare(setting, 4, work=numbered).table["process"].tolist()
    assert processes[:2] == [os.getpid()] * 2
    assert os.getpid() not in processes[2:]


def test_one_worker_needs_no_process(setting: Setting) -> None:
    assert set(compare(setting, 3, workers=1, work=numbered).table["process"]) == {os.getpid()}


def test_progress_counts_to_the_end(setting: Setting) -> None:
    seen: list[tuple[int, int]] = []
    compare(setting, 4, workers=2, work=numbered, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_process_that_ends_abruptly_is_told_with_a_remedy(setting: Setting) -> None:
    with pytest.raises(SimError, match="workers=1"):
        compare(of_agents(setting), 3, workers=2, work=ends_abruptly)


def test_a_fault_found_in_a_process_reaches_the_caller_as_itself(setting: Setting) -> None:
    with pytest.raises(FileFaults) as caught:
        compare(setting, 3, workers=2, work=finds_a_fault)
    assert caught.value.file == "some.yaml"


@pytest.mark.parametrize(("replications", "workers"), [(0, 1), (1, 0)])
def test_a_count_below_one_is_refused(setting: Setting, replications: int, workers: int) -> None:
    with pytest.raises(ArgumentError, match="at least 1"):
        compare(setting, replications, workers=workers, work=numbered)


def test_two_processes_find_what_one_finds(setting: Setting) -> None:
    alone, shared = compare(setting, 3, workers=1), compare(setting, 3, workers=2)
    pd.testing.assert_frame_equal(alone.table, shared.table, check_exact=True)
    assert alone.digests == shared.digests


def test_adding_a_replication_changes_no_other(setting: Setting) -> None:
    fewer, more = compare(setting, 1, workers=1), compare(setting, 2, workers=1)
    first = more.table[more.table["replication"] == 0].reset_index(drop=True)
    pd.testing.assert_frame_equal(fewer.table, first, check_exact=True)
    assert more.digests[0] == fewer.digests[0] != more.digests[1]


def test_another_seed_gives_other_draws(setting: Setting) -> None:
    assert replicate(setting, 0).digests != replicate(replace(setting, seed=4), 0).digests
