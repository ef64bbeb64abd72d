"""The Mesa model: in a notebook, by the day, with the tools of Mesa, and gone when it is released."""

import gc
import weakref
from pathlib import Path

import mesa
import numpy as np
import pytest

from sim.engines import agents as roles
from sim.engines.course import Course
from sim.engines.mesa_model import Municipality
from sim.errors import ArgumentError
from sim.journey.agenda import pending
from sim.organisation import load_population
from sim.organisation.tables import Tables
from tests.worlds.runs import World

LIMITS = np.array([0.0, 40.0, 80.0, 120.0, 120.0])


def started(tables: Tables, agents: str | None = None) -> Municipality:
    return Municipality(Course.start(tables, 1, LIMITS, keep=True), agents)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return World().tables()


@pytest.fixture
def model(tables: Tables) -> Municipality:
    return started(tables)


def test_five_lines_of_a_notebook() -> None:
    from sim.study import municipality  # noqa: PLC0415  the five lines as they are shown

    model = municipality("today", population="small", rng=1)
    for _ in range(30):
        model.step()
    days = model.datacollector.get_model_vars_dataframe()

    assert days["day"].tolist() == [float(day) for day in range(1, 31)]
    assert days["raised"].is_monotonic_increasing
    assert days["raised"].iloc[-1] > days["open"].iloc[-1] > 0
    assert model.steps == 30
    model.release()


def test_a_step_is_a_day(model: Municipality) -> None:
    model.step()
    assert model.now == 1.0
    model.run_until(3.25)
    model.step()
    assert model.now == 4.0
    times = np.concatenate(model.course.segments)["time"]
    assert times.max() < 4.0


def test_what_happens_in_a_step_is_what_was_due_that_day(model: Municipality) -> None:
    for day in range(1, 21):
        model.step()
        assert pending(model.course.world.state)["time"].min() >= day


def test_the_data_collector_takes_a_users_reporters(tables: Tables) -> None:
    model = started(tables)
    model.datacollector = mesa.DataCollector(
        model_reporters={"schools": lambda m: sum(agent.waiting for agent in m.agents_by_type[roles.School])},
        agenttype_reporters={roles.School: {"waiting": "waiting", "key": "key"}},
    )
    for _ in range(5):
        model.step()
    schools = model.datacollector.get_agenttype_vars_dataframe(roles.School)
    assert set(schools["key"]) >= {"school_m01", "school_m02"}
    assert len(model.datacollector.get_model_vars_dataframe()) == 5


def test_agents_are_found_by_type_and_by_what_they_are(model: Municipality) -> None:
    by_type = {role.__name__: len(agents) for role, agents in model.agents_by_type.items()}
    assert set(by_type) == {
        "School", "CareUnit", "Unit", "IndependentProvider", "Office", "Superior", "Committee", "Parent", "Resident",
        "State", "Initiator",
    }  # fmt: skip
    assert by_type["School"] == 4
    assert by_type["IndependentProvider"] == 4
    assert by_type["Committee"] == 7
    officers = model.agents.select(lambda agent: getattr(agent, "key", "") == "education_officer")
    assert [agent.index for agent in officers] == [model.course.tables.post("education_officer")]
    parents = model.agents_by_type[roles.Parent]
    at_one = parents.select(lambda agent: agent.key == "school_m01")
    households = load_population("small").units["school_m01"].households
    assert sorted(agent.number for agent in at_one) == list(range(households))


def test_superiors_are_those_whom_somebody_reports_to(model: Municipality) -> None:
    superiors = {agent.key for agent in model.agents_by_type[roles.Superior]}
    assert {"executive_director", "ukk_head", "production_director", "care_head"} <= superiors
    assert superiors.isdisjoint(agent.key for agent in model.agents_by_type[roles.Office])


def test_an_agent_tells_whether_it_works_and_what_waits(model: Municipality) -> None:
    model.run_until(25.5)
    state, structure = model.course.world.state, model.course.world.structure
    posts = model.agents.select(agent_type=roles.Post)
    for agent in posts:
        person = structure.posts["person"][agent.index]
        assert agent.waiting == state.queues["length"][person].sum()
        assert agent.busy == (state.desks["busy"][person] > 0)
    assert any(posts.get("busy"))


def test_issues_are_a_table_with_words(model: Municipality) -> None:
    model.run_until(20.0)
    issues = model.issues()
    assert len(issues) == model.course.world.state.clock["issues"][0]
    assert set(zip(issues["origin"], issues["kind"], strict=True)) <= set(model.course.tables.streams)


def test_a_change_of_organisation_fills_the_new_posts(model: Municipality) -> None:
    model.run_until(10.0)
    old = list(model.agents)
    model.change_to(World("merged").tables())
    keys = {agent.key for agent in model.agents}
    assert "school_head" in keys
    assert "production_director" not in keys
    assert set(model.agents).isdisjoint(old)
    model.run_until(40.0)


def test_time_does_not_run_backwards(model: Municipality) -> None:
    model.run_until(5.0)
    with pytest.raises(ArgumentError, match=r"until = 3\.0"):
        model.run_until(3.0)


def test_release_lets_go_of_everything_that_mesa_holds(tables: Tables) -> None:
    model = started(tables)
    model.run_until(5.0)
    held = getattr(mesa.Agent, "_ids", None)
    assert held is None or model in held
    model.release()
    assert held is None or model not in held
    assert len(model.agents) == 0
    gone = weakref.ref(model)
    del model
    gc.collect()
    assert gone() is None


def resident_bytes() -> int:
    """Return the resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="resident memory is read from /proc")
def test_memory_is_flat_over_a_thousand_models(tables: Tables) -> None:
    """A model's arrays take about a megabyte: one kept in twenty would show, and of its agents every single one."""

    def live(models: int) -> int:
        for number in range(models):
            model = started(tables)
            model.run_until(1.0)
            model.release()
            del model
            if number % 100 == 99:  # what is free but not yet collected is not kept
                gc.collect()
        gc.collect()
        return resident_bytes()

    held = getattr(mesa.Agent, "_ids", ())
    others = len(held)
    warm = live(100)
    objects = len(gc.get_objects())
    assert live(900) - warm < 40_000_000
    assert len(gc.get_objects()) - objects < 100
    assert len(held) == others
