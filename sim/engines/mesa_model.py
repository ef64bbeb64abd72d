"""The municipality as a Mesa model: agents that exchange issues over an agenda in continuous time.

Only what Mesa 3.3, 3.5 and 4.0 share is used; a step is a day, a view of the agenda and not its clock.
"""

import contextlib
import importlib
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar

import mesa
import pandas as pd

from sim.engines import agents as roles
from sim.engines.course import NO_ROOM, NOTHING_DUE, Course, next_event
from sim.errors import ArgumentError
from sim.journey.agenda import ANSWER, ARISE, EVENT_KINDS, REMIND, REOPEN, Event
from sim.journey.arising import household_of
from sim.organisation.layout import NONE, ORIGINS, POLITICAL

if TYPE_CHECKING:
    from sim.organisation.tables import Tables


class Municipality(mesa.Model):
    """A municipality at work: `step()` lets one day pass, `run_until(day)` any stretch of time.

    `agents` names a module whose subclasses of the agent classes take their places.
    """

    METHODS: ClassVar[tuple[str, ...]] = (
        "arise", "receive", "notice", "hear", "finish", "meet", "answered", "remind", "discover", "plan_week",
        "pass_limit", "leave", "begin", "direct",
    )  # fmt: skip

    def __init__(self, course: Course, agents: str | None = None, rng: int | None = 0) -> None:
        """Fill the posts of a course that has started with agents."""
        super().__init__(rng=rng)
        self.course = course
        self._classes = agent_classes(agents)
        self._posts: list[roles.Post] = []
        self._askers: list[list[roles.Asker]] = []
        self._populate()
        self.datacollector = mesa.DataCollector(model_reporters=_REPORTERS)

    def _populate(self) -> None:
        tables = self.course.tables
        posts = tables.structure.posts
        above = set(posts["superior"].tolist())
        self._posts = [self._post(tables, index, index in above) for index in range(len(tables.posts))]
        households: dict[str, list[roles.Asker]] = {}
        others: dict[tuple[str, str], list[roles.Asker]] = {}
        self._askers = []
        for place, (unit, _) in enumerate(tables.streams):
            stream = tables.structure.streams[place]
            origin = ORIGINS[tables.structure.kinds["origin"][stream["kind"]]]
            if origin == "parent":
                if unit not in households:
                    numbers = range(int(stream["households"]))
                    households[unit] = [self._classes["Parent"](self, unit, number) for number in numbers]
                self._askers.append(households[unit])
            elif origin == "unit":
                self._askers.append([self._posts[stream["unit"]]])
            else:
                if (origin, unit) not in others:
                    others[origin, unit] = [self._classes[_ASKERS[origin]](self, unit)]
                self._askers.append(others[origin, unit])

    def _post(self, tables: "Tables", index: int, leads: bool) -> roles.Post:
        row, key = tables.structure.posts[index], tables.posts[index]
        if row["level"] == POLITICAL:
            role = "Committee"
        elif row["unit"] == NONE:
            role = "Superior" if leads else "Office"
        elif row["office"] == NONE:
            role = "IndependentProvider"
        else:
            role = _UNITS.get(tables.areas[row["unit"]], "Unit")
        agent: roles.Post = self._classes[role](self, key, index)
        return agent

    def step(self) -> None:
        """Let one day pass and collect the day's figures."""
        self.run_until(float(int(self.now) + 1))
        self.datacollector.collect(self)

    def run_until(self, until: float) -> None:
        """Let everything happen that stands on the agenda before `until` (days since the start)."""
        course, methods = self.course, self.METHODS
        course.check_ahead(until)
        while True:
            event = next_event(course.world, until, course.margin)
            kind = event.kind
            if kind == NO_ROOM:
                course.make_room()
            elif kind == NOTHING_DUE:
                break
            else:
                getattr(self._whose(event), methods[kind])(event)
        course.arrive_at(until)

    def _whose(self, event: Event) -> roles.Actor:
        """Return the agent to whom an event happens."""
        if event.kind == ARISE:
            askers = self._askers[event.who]
            if len(askers) == 1:
                return askers[0]
            return askers[household_of(self.course.world, event.who, event.issue, event.item)]
        if event.kind in {ANSWER, REMIND, REOPEN}:
            issue = self.course.world.state.issues[event.issue]
            askers = self._askers[issue["stream"]]
            return askers[issue["household"] if len(askers) > 1 else 0]
        return self._posts[event.who]

    def change_to(self, tables: "Tables") -> None:
        """Let another organisation take over at the present time; its posts are filled with new agents."""
        self.course.change_to(tables)
        for agent in list(self.agents):
            agent.remove()
        self._populate()

    @property
    def now(self) -> float:
        """Days since the start."""
        return self.course.now

    def waiting_at(self, post: int) -> int:
        """Return how many tasks wait for whoever holds a post."""
        world = self.course.world
        return int(world.state.queues["length"][world.structure.posts["person"][post]].sum())

    def is_busy(self, post: int) -> bool:
        """Return whether whoever holds a post has work in hand."""
        world = self.course.world
        return bool(world.state.desks["busy"][world.structure.posts["person"][post]])

    def issues(self) -> pd.DataFrame:
        """Return the issues so far, one row each, with stage, origin, kind and place."""
        state, tables = self.course.world.state, self.course.tables
        table = pd.DataFrame(state.issues[: state.clock["issues"][0]])
        labels = [tables.streams[place] for place in table["stream"]]
        return table.assign(origin=[unit for unit, _ in labels], kind=[kind for _, kind in labels])

    def release(self) -> None:
        """Let go of every agent, so that a model that is done leaves no memory behind.

        Mesa 3.3 keeps a table of agent numbers per model for as long as the program runs.
        """
        for agent in list(self.agents):
            agent.remove()
        self._posts, self._askers = [], []
        ids = getattr(mesa.Agent, "_ids", None)
        if ids is not None:
            with contextlib.suppress(KeyError, TypeError):
                del ids[self]


_UNITS = {"care": "CareUnit", "education": "School"}
"""The role of a municipal unit's head by area; any other is a plain `Unit`."""

_ASKERS = {"resident": "Resident", "state": "State", "office": "Initiator"}
"""Who raises issues of an origin, where it is neither a household nor the head of the unit."""


def agent_classes(module_name: str | None) -> dict[str, type[Any]]:
    """Return the agent class of each role, a user's own where the named module has a subclass of it.

    Raises ArgumentError where the module cannot be imported or holds no such subclass.
    """
    found = {name: value for name, value in vars(roles).items() if _is_role(value)}
    if module_name is None:
        return found
    try:
        module: ModuleType = importlib.import_module(module_name)
    except (ImportError, TypeError, ValueError) as error:
        condition = f"no such module can be imported ({error})"
        raise ArgumentError("agents", module_name, condition) from error
    own = [value for value in vars(module).values() if _is_role(value) and value.__module__ == module.__name__]
    if not own:
        raise ArgumentError("agents", module_name, f"holds no subclass of {', '.join(sorted(found))}")
    names = {role: name for name, role in found.items()}
    for candidate in own:
        nearest = next(base for base in candidate.__mro__ if base in names)
        found[names[nearest]] = candidate
    return found


def _is_role(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, roles.Actor)


def _count_stage(model: Municipality, low: int, high: int) -> int:
    state = model.course.world.state
    stages = state.issues["stage"][: state.clock["issues"][0]]
    return int(((stages >= low) & (stages <= high)).sum())


_REPORTERS = {
    "day": lambda model: model.now,
    "raised": lambda model: int(model.course.world.state.clock["issues"][0]),
    "open": lambda model: _count_stage(model, 0, 3),
    "in_dispute": lambda model: _count_stage(model, 1, 1),
    "waiting": lambda model: int(model.course.world.state.queues["length"].sum()),
}
assert len(Municipality.METHODS) == len(EVENT_KINDS)  # noqa: S101  one method for each kind of event
