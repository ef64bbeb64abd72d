"""A user's subclasses take their places in the model, and what cannot be used is said."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from sim.engines import agents as roles
from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.errors import ArgumentError
from sim.organisation.tables import Tables
from sim.study import municipality
from tests.worlds.runs import World

LIMITS = np.array([0.0, 30.0, 60.0, 90.0, 90.0])
Write = Callable[[str, str], str]

COUNTING = '''
from sim.engines import agents

class Office(agents.Office):
    """Counts what reaches it and works as ever."""
    received = 0

    def receive(self, event):
        type(self).received += 1
        super().receive(event)
'''
DEAF = '''
from sim.engines.agents import Office

class Deaf(Office):
    """Throws away what it gets."""
    def receive(self, event):
        pass
'''
ONLY_SUPERIOR = """
from sim.engines.agents import Superior

class Slow(Superior):
    pass
"""
TWO = """
from sim.engines.agents import Parent, School

class Patient(Parent):
    pass

class Strict(School):
    pass
"""


@pytest.fixture(scope="module")
def tables() -> Tables:
    return World().tables()


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a module that can be imported and return its name."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(name: str, text: str) -> str:
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
        return name

    return write


def lived(tables: Tables, agents: str | None = None) -> Municipality:
    model = Municipality(Course.start(tables, 1, LIMITS), agents)
    model.run_until(30.0)
    return model


def names_of(model: Municipality) -> set[str]:
    return {role.__name__ for role, agents in model.agents_by_type.items() if len(agents)}


def test_an_office_of_ones_own_is_used_and_can_leave_the_rules_as_they_are(tables: Tables, written: Write) -> None:
    model = lived(tables, written("own_counting", COUNTING))
    used = {type(agent) for agent in model.agents if isinstance(agent, roles.Office)} - {roles.Superior}
    assert [role.__module__ for role in used] == ["own_counting"]
    assert used.pop().received > 10
    assert model.course.sha256() == lived(tables).course.sha256()


def test_an_office_of_ones_own_can_change_what_happens(tables: Tables, written: Write) -> None:
    deaf = lived(tables, written("own_deaf", DEAF))
    assert "Deaf" in names_of(deaf)
    assert deaf.course.sha256() != lived(tables).course.sha256()


def test_several_roles_can_be_taken_at_once_and_the_others_stay(tables: Tables, written: Write) -> None:
    names = names_of(lived(tables, written("own_two", TWO)))
    assert {"Patient", "Strict", "Office", "Superior", "CareUnit"} <= names
    assert names.isdisjoint({"Parent", "School"})


def test_a_role_of_ones_own_takes_only_the_place_of_the_role_it_derives_from(tables: Tables, written: Write) -> None:
    model = lived(tables, written("own_superior", ONLY_SUPERIOR))
    assert {"Slow", "Office", "School"} <= names_of(model)
    assert "Superior" not in names_of(model)


def test_a_change_of_organisation_keeps_the_users_classes(tables: Tables, written: Write) -> None:
    model = lived(tables, written("own_after", TWO))
    model.change_to(World("merged").tables())
    assert {"Patient", "Strict"} <= names_of(model)


def test_a_module_that_is_not_there_is_named(tables: Tables) -> None:
    with pytest.raises(ArgumentError, match=r"agents = 'no\.such\.module'.*no such module can be imported"):
        Municipality(Course.start(tables, 1, LIMITS), "no.such.module")


def test_a_module_without_agents_is_told_which_classes_there_are(tables: Tables, written: Write) -> None:
    with pytest.raises(ArgumentError, match=r"agents = 'own_nothing'.*holds no subclass of .*Office.*School"):
        Municipality(Course.start(tables, 1, LIMITS), written("own_nothing", "x = 1\n"))


def test_importing_a_role_is_not_yet_an_agent_of_ones_own(tables: Tables, written: Write) -> None:
    with pytest.raises(ArgumentError, match="holds no subclass"):
        Municipality(Course.start(tables, 1, LIMITS), written("own_import", "from sim.engines.agents import Office\n"))


@pytest.mark.parametrize("name", ["", ".relative"])
def test_what_is_no_name_of_a_module_is_refused_too(name: str, tables: Tables) -> None:
    with pytest.raises(ArgumentError, match="no such module"):
        Municipality(Course.start(tables, 1, LIMITS), name)


def test_the_model_of_a_notebook_takes_a_users_agents_too(written: Write) -> None:
    model = municipality("today", agents=written("mine_in_a_notebook", DEAF))
    assert "Deaf" in names_of(model)
    model.release()
