"""What does not fit together is refused once, before anything runs."""

from dataclasses import replace

import pytest

from sim.errors import ArgumentError
from sim.scenario import Parameters
from sim.study import setting as study_setting
from sim.study import simulate
from sim.study.setting import Setting, check_setting, with_hours
from sim.study.tables import tables_in

SHORT = {
    "run.history_months": 3.0, "run.transition_months": 0.0, "run.settled_months": 1.0, "run.follow_months": 0.0,
    "arrival.volume": 0.1,
}  # fmt: skip


@pytest.fixture(scope="module")
def setting(unchecked: Setting) -> Setting:
    return replace(unchecked, parameters=Parameters.default().with_(SHORT), seed=1)


def test_agents_that_are_not_there_are_refused_with_the_other_parts(setting: Setting) -> None:
    with pytest.raises(ArgumentError, match=r"agents = 'no\.such_module'"):
        check_setting(replace(setting, agents="no.such_module"))


def test_an_organisation_given_twice_is_refused(setting: Setting) -> None:
    with pytest.raises(ArgumentError, match="stands twice"):
        check_setting(replace(setting, organisations=setting.organisations[:1] * 2))


def test_an_engine_that_is_not_there_is_refused(setting: Setting) -> None:
    with pytest.raises(ArgumentError, match="is not one of kernel, agents"):
        check_setting(replace(setting, engine="steam"))


def test_a_setting_with_hours_is_neither_checked_nor_derived_again(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = with_hours(setting)

    def again(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(study_setting, "check_setting", again)
    monkeypatch.setattr(study_setting, "derived_hours", again)
    assert with_hours(ready) is ready
    assert set(simulate.replicate(ready, 0).digests) == {"today", "merged"}


def test_another_process_makes_its_arrays_anew(short: Setting) -> None:
    tables_in(short, short.history, "as_described")
    assert short.made
    assert short.__getstate__()["made"] == {}
