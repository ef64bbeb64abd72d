import math
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.errors import ArgumentError, FileFaults
from sim.scenario import PARAMETERS, Parameter, Parameters

DEFAULT = Parameters.default()


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.key)
def test_a_row_of_the_table_is_whole(parameter: Parameter) -> None:
    assert parameter.low <= parameter.default <= parameter.high
    assert parameter.neutral is None or parameter.low <= parameter.neutral <= parameter.high
    assert parameter.unit
    assert "assumption" in parameter.source or "review" in parameter.source
    assert all(sentence.endswith(".") for sentence in (parameter.en, parameter.sv))
    assert parameter.en != parameter.sv


def test_names_are_unique_across_sections() -> None:
    assert len({parameter.name for parameter in PARAMETERS}) == len(PARAMETERS)


def test_a_value_is_read_by_its_key() -> None:
    assert DEFAULT["behaviour.belief_lag"] == 0.2
    assert list(DEFAULT) == [parameter.key for parameter in PARAMETERS]
    assert len(DEFAULT) == len(PARAMETERS)
    assert "behaviour.belief_lag" in DEFAULT
    assert "belief_lag" not in DEFAULT


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    with pytest.raises(ArgumentError, match=r"nearest: behaviour\.belief_lag"):
        DEFAULT["behaviour.belief_lagg"]


def test_a_changed_set_leaves_the_first_as_it_was() -> None:
    changed = Parameters.of({"behaviour": {"belief_lag": 0.3}, "run": {"history_months": 6}})
    assert (changed["behaviour.belief_lag"], changed["run.history_months"]) == (0.3, 6.0)
    assert changed == DEFAULT.with_({"behaviour.belief_lag": 0.3, "run.history_months": 6})
    assert DEFAULT["behaviour.belief_lag"] == 0.2
    assert repr(changed) == "Parameters({'behaviour.belief_lag': 0.3, 'run.history_months': 6.0})"


def test_equal_sets_have_equal_hashes_and_can_be_sent() -> None:
    assert hash(Parameters.of({})) == hash(DEFAULT)
    assert pickle.loads(pickle.dumps(DEFAULT)) == DEFAULT  # noqa: S301 - our own bytes


def test_a_set_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        DEFAULT._numbers = ()  # type: ignore[misc]  # noqa: SLF001 - that it fails is the point


def test_the_record_has_a_field_for_each_name() -> None:
    record = DEFAULT.as_record()
    assert record.shape == (1,)
    assert record.dtype.names == tuple(parameter.name for parameter in PARAMETERS)
    assert all(record[name].dtype == np.float64 for name in record.dtype.names)
    assert record["belief_lag"][0] == 0.2


@given(st.data())
def test_nested_and_back_is_the_same_set(data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.sampled_from(PARAMETERS)))
    changed = DEFAULT.with_({p.key: data.draw(st.floats(p.low, p.high)) for p in chosen})
    assert Parameters.of(changed.nested()) == changed


FAULTY = {
    "an unknown section": ({"behavior": {"belief_lag": 0.1}}, "behavior.belief_lag", "behaviour.belief_lag"),
    "an unknown name": ({"behaviour": {"belief_lagg": 0.1}}, "behaviour.belief_lagg", "behaviour.belief_lag"),
    "a name in another section": ({"work": {"belief_lag": 0.1}}, "work.belief_lag", "behaviour.belief_lag"),
    "a section that is no mapping": ({"behaviour": 0.1}, "behaviour", ""),
    "a text": ({"behaviour": {"belief_lag": "0.1"}}, "behaviour.belief_lag", ""),
    "a truth value": ({"behaviour": {"belief_lag": True}}, "behaviour.belief_lag", ""),
    "nothing": ({"behaviour": {"belief_lag": None}}, "behaviour.belief_lag", ""),
    "not a number": ({"behaviour": {"belief_lag": math.nan}}, "behaviour.belief_lag", ""),
    "infinity": ({"arrival": {"volume": math.inf}}, "arrival.volume", ""),
    "below its range": ({"arrival": {"volume": 0.0}}, "arrival.volume", ""),
    "above its range": ({"behaviour": {"belief_lag": 0.61}}, "behaviour.belief_lag", ""),
}


@pytest.mark.parametrize("case", FAULTY.values(), ids=FAULTY)
def test_a_faulty_value_is_told(case: tuple[dict[str, object], str, str]) -> None:
    nested, key, near = case
    with pytest.raises(FileFaults) as caught:
        Parameters.of(nested, file="mine.yaml")
    (fault,) = caught.value.faults
    assert (fault.file, fault.key, fault.nearest) == ("mine.yaml", key, near)


def test_all_faulty_values_are_told_at_once() -> None:
    nested = {"behaviour": {"belief_lag": 2, "belief_lagg": 0}, "arrival": {"volume": "much", "shock": 0.1}}
    with pytest.raises(FileFaults) as caught:
        Parameters.of(nested)
    keys = [fault.key for fault in caught.value.faults]
    assert keys == ["behaviour.belief_lag", "behaviour.belief_lagg", "arrival.volume"]
