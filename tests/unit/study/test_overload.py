"""A run in which work piles up ends and says where; what other replications found is kept."""

import pickle
from dataclasses import replace

import pytest

from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.errors import Overload, SimError
from sim.study.compare import compare
from sim.study.overload import run_within_limit
from sim.study.setting import Setting
from sim.study.simulate import Replication, replicate
from sim.study.stages import bounds_of
from sim.study.tables import tables_in

LIMIT = {"run.backlog_limit": 0.1, "arrival.volume": 1.0}


@pytest.fixture(scope="module")
def starved(short: Setting) -> Setting:
    """Give the head of production a thousandth of the hours that the load asks for, and all others ample hours."""
    derived = short.hours or {}
    hours = {**dict.fromkeys(derived, 1.0), "production_director": derived["production_director"] * 0.001}
    return replace(short, hours=hours, parameters=short.parameters.with_(LIMIT))


def test_an_overload_names_who_where_and_what_to_do(starved: Setting) -> None:
    with pytest.raises(Overload) as caught:
        replicate(replace(starved, parameters=starved.parameters.with_({"run.backlog_limit": 0.02})), 0)
    error = caught.value
    assert (error.organisation, error.post) == ("today", "production_director")
    assert error.utilisation > 0.5
    assert error.waiting > error.most
    assert all(word in str(error) for word in ("today", "production_director", "run.backlog_limit", "hours"))


def test_it_passes_between_processes() -> None:
    error = Overload("today", 365.0, "ukk_head", 0.99, 4000, 2000.0)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  its own words
    assert str(again) == str(error)


def test_looking_at_the_queues_changes_nothing(short: Setting) -> None:
    digests = []
    for look in (True, False):
        tables, bounds = tables_in(short, short.history, "as_described"), bounds_of(short.parameters)
        model = Municipality(Course.start(tables, 1, bounds))
        if look:
            run_within_limit(model, float(bounds[-1]), "today")
        else:
            model.run_until(float(bounds[-1]))
        digests.append(model.course.sha256())
    assert digests[0] == digests[1]


def stopped_later(setting: Setting, replication: int) -> Replication:
    """Stop every replication but the first."""
    if replication:
        raise Overload("today", 30.0, "ukk_head", 1.0, 10, 5.0)
    return replicate(setting, replication)


@pytest.mark.parametrize("workers", [1, 2])
def test_replications_that_did_not_overload_are_kept(short: Setting, workers: int) -> None:
    found = compare(short, 3, workers=workers, work=stopped_later)
    assert (set(found.digests), set(found.stopped)) == ({0}, {1, 2})
    assert set(found.table["replication"]) == {0}
    with pytest.raises(SimError, match=r"2 of 3 replications .* too mild a load\. Replication 1: today is overloaded"):
        found.tell()


def test_a_first_replication_that_overloads_ends_the_comparison(short: Setting) -> None:
    def always(_: Setting, __: int) -> Replication:
        raise Overload("today", 30.0, "ukk_head", 1.0, 10, 5.0)

    with pytest.raises(Overload):
        compare(short, 3, workers=1, work=always)


def test_without_an_overload_nothing_is_told(short: Setting) -> None:
    compare(short, 1).tell()
