"""The agenda gives events back in order of time, equal times in the order in which they were noted."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.compile import prepare
from sim.journey.agenda import EVENT_KINDS, Event, due, event_of, lay_out, note, pending, take
from sim.journey.state import ENTRY, EVENT, State

TIMES = st.one_of(st.sampled_from([0.0, 0.05, 1.0, 1.5, 1e18, 1e300]), st.floats(0, 8), st.floats(0, 1e6))
STRETCHES = 64  # so that some times lie beyond the last


@pytest.fixture(scope="module", autouse=True)
def compiled_rules() -> None:
    prepare()


def bare_state(room: int) -> State:
    """Return a state of the least arrays that compiled code takes, as `State` declares them, but for the agenda."""
    declared = {name: hint.__metadata__ for name, hint in State.__annotations__.items()}
    arrays = {name: np.zeros((1,) * (dimensions or [1])[0], dtype) for name, (dtype, *dimensions) in declared.items()}
    growing = {"events": np.zeros(room, dtype=EVENT), "agenda": np.zeros(room, dtype=ENTRY)}
    state = State(**arrays | growing | {"ahead": np.full(STRETCHES, -1, dtype=np.int32)})
    lay_out(state, state.events[:0])
    return state


def numbered(number: int) -> Event:
    return event_of(number % len(EVENT_KINDS), number, -number, 2 * number, 3, number)


@settings(max_examples=100)
@given(st.lists(st.one_of(TIMES, st.none()), max_size=80))
def test_events_come_in_order_and_ties_as_noted(steps: list[float | None]) -> None:
    """A number notes an event at that time; None takes one, as in a run."""
    state = bare_state(len(steps) + 1)
    expected: list[tuple[float, int]] = []
    for number, step in enumerate(steps):
        if step is not None:
            note(state, step, numbered(number))
            expected.append((step, number))
        elif expected:
            expected.sort()
            time, first = expected.pop(0)
            assert take(state) == numbered(first)
            assert state.clock["now"][0] == time
    for time, number in sorted(expected):
        assert not due(state, time)
        assert due(state, np.nextafter(time, np.inf))
        assert take(state) == numbered(number)
    assert state.clock["agenda"][0] == 0
    assert not due(state, np.inf)


@settings(max_examples=50)
@given(st.lists(TIMES, max_size=60), st.integers(0, 60))
def test_what_is_pending_can_be_laid_out_anew(times: list[float], taken: int) -> None:
    """And comes in the same order; places are used again."""
    state = bare_state(len(times) + 1)
    for number, time in enumerate(times):
        note(state, time, numbered(number))
    for _ in range(min(taken, len(times))):
        take(state)
    events = pending(state)
    order = [(float(row["time"]), int(row["sequence"])) for row in events]
    assert order == sorted(order)
    assert len(order) == len(times) - min(taken, len(times))
    lay_out(state, events)
    for row in events:
        assert take(state) == event_of(*(int(row[name]) for name in Event._fields))
    assert not due(state, np.inf)
    assert state.clock["events"][0] == len(events)
