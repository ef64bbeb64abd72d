"""Whatever befalls an issue or a post is a method of an agent, which a user's subclass can look at or change."""

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.journey.agenda import VACATE, event_of, note
from sim.ledger.columns import CAUSES, EVENTS
from sim.organisation.layout import NONE
from tests.worlds.runs import BUSTLE, World

LIMITS = np.array([0.0, 30.0, 60.0, 100.0, 100.0])
VACANT, FROM, DAYS = "education_officer", 20, 30
METHODS = {
    "remind": "reminded",
    "discover": "reopened",
    "plan_week": "due",
    "pass_limit": "defaulted",
    "leave": "vacated",
}
ROLES = ("Parent", "Resident", "State", "Initiator", "School", "CareUnit", "Unit", "IndependentProvider", "Office",
         "Superior", "Committee")  # fmt: skip
COUNTING = """
from collections import Counter
from sim.engines import agents
calls = Counter()

class Counting:
    def __getattribute__(self, name):
        if name in {names!r}:
            calls[name] += 1
        return super().__getattribute__(name)
"""
SILENT = """
from sim.engines import agents

class Silent:
    def {method}(self, event):
        pass
"""
Write = Callable[[str, str], str]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a module in which a mixture of one's own joins every role, and return its name."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(name: str, text: str) -> str:
        mixture = text[text.index("class ") :].split(":", maxsplit=1)[0].removeprefix("class ")
        roles = [f"class Own{role}({mixture}, agents.{role}):\n    pass\n" for role in ROLES]
        (tmp_path / f"{name}.py").write_text("\n".join([text, *roles]), encoding="utf-8")
        return name

    return write


def lived(agents: str | None = None) -> Municipality:
    """Return a model after its days, in which a post has stood vacant for some of them."""
    course = Course.start(World(parameters=BUSTLE, hours=0.05).tables(), 1, LIMITS, keep=True)
    vacancy = event_of(VACATE, course.tables.post(VACANT), NONE, 500, DAYS, NONE)
    note(course.world.state, float(FROM), vacancy)
    model = Municipality(course, agents)
    model.run_until(100.0)
    return model


def happened(model: Municipality) -> Counter[str]:
    """Return how often each kind of event stands in the ledger; disputes that reopen an issue are not counted."""
    rows = np.concatenate(model.course.segments)
    rows = rows[~((rows["event"] == EVENTS.index("reopened")) & (rows["cause"] == CAUSES.index("contested")))]
    return Counter(EVENTS[event] for event in rows["event"])


@pytest.fixture(scope="module")
def plain() -> Municipality:
    return lived()


def test_each_kind_of_event_is_a_method_that_can_be_looked_at(plain: Municipality, written: Write) -> None:
    name = written("own_counting_life", COUNTING.format(names={*METHODS, "begin"}))
    model = lived(name)
    calls = import_module(name).calls
    assert set(calls) == {*METHODS, "begin"}
    assert calls["leave"] == calls["begin"] == 1
    assert model.course.sha256() == plain.course.sha256()


@pytest.mark.parametrize("method", METHODS)
def test_each_kind_of_event_can_be_kept_from_happening(method: str, plain: Municipality, written: Write) -> None:
    model = lived(written(f"own_silent_{method}", SILENT.format(method=method)))
    event = METHODS[method]
    assert happened(plain)[event] > 0
    assert happened(model)[event] == 0


def test_a_new_holder_who_never_begins_leaves_the_pace_as_it_was(plain: Municipality, written: Write) -> None:
    model = lived(written("own_silent_begin", SILENT.format(method="begin")))
    for each, pace in ((plain, 1.0), (model, 0.5)):
        desk = each.course.world.state.desks[each.course.tables.persons.index(VACANT)]
        assert desk["pace"] == pace
