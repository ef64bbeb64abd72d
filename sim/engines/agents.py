"""The agents: who meets an issue on its way. A method is one kind of event; its default is the rules' own step.

A user's subclass of any of these classes (options `engine=agents agents=package.module`) changes that agent in this
engine: override a method, look at or change the issue, and call `super()` for what the rules would do.
"""

from typing import TYPE_CHECKING

import mesa

from sim.journey.agenda import Event

if TYPE_CHECKING:
    from sim.engines.mesa_model import Municipality


class Actor(mesa.Agent):
    """Anyone who takes part; `key` is what the files call it."""

    model: "Municipality"

    def __init__(self, model: "Municipality", key: str) -> None:
        """Join the model under a key."""
        super().__init__(model)
        self.key = key

    def proceed(self, event: Event) -> None:
        """Let the rules decide what this event does."""
        self.model.course.happen(event)


class Asker(Actor):
    """Someone with whom root issues arise and to whom the answer goes."""

    def arise(self, event: Event) -> None:
        """Raise a root issue: choose whom to contact and let it reach that post."""
        self.proceed(event)

    def answered(self, event: Event) -> None:
        """Receive the answer; the issue is closed."""
        self.proceed(event)

    def remind(self, event: Event) -> None:
        """Hear nothing for too long: remind, go over the head of the office, or give up."""
        self.proceed(event)

    def discover(self, event: Event) -> None:
        """Find out that a decision was wrong: the issue is opened again."""
        self.proceed(event)


class Parent(Asker):
    """A household with children at a unit (A14, A15); `number` tells the unit's households apart."""

    def __init__(self, model: "Municipality", key: str, number: int) -> None:
        """Join the model as one household of the unit `key`."""
        super().__init__(model, key)
        self.number = number


class Resident(Asker):
    """Those who live near a unit and use the website (A17)."""


class State(Asker):
    """The state: asks for follow-ups of a unit (B24)."""


class Initiator(Asker):
    """An office that sends work down to a unit: an initiative, a goal, an invitation (B10, B12, B24)."""


class Post(Asker):
    """A place where an issue can be handled or decided; `index` is its place in the arrays."""

    def __init__(self, model: "Municipality", key: str, index: int) -> None:
        """Take the post with this key and index."""
        super().__init__(model, key)
        self.index = index

    @property
    def waiting(self) -> int:
        """Number of tasks in the queue of whoever holds the post."""
        return self.model.waiting_at(self.index)

    @property
    def busy(self) -> bool:
        """Whether whoever holds the post has work in hand."""
        return self.model.is_busy(self.index)

    def receive(self, event: Event) -> None:
        """Take in an issue that reaches this post: claim it, or read it and pass it on; or a superior's matter."""
        self.proceed(event)

    def notice(self, event: Event) -> None:
        """Become aware, without being told, of an issue that one takes to be one's own."""
        self.proceed(event)

    def hear(self, event: Event) -> None:
        """Learn that another post has started on an issue: give way, dispute it, or work on."""
        self.proceed(event)

    def plan_week(self, event: Event) -> None:
        """Turn hours that issues have left over into strategic work: mandates, change, long-term development."""
        self.proceed(event)

    def pass_limit(self, event: Event) -> None:
        """End by default the issues whose time limit has passed; the first post by key looks, for all."""
        self.proceed(event)

    def leave(self, event: Event) -> None:
        """Leave the post to someone who acts."""
        self.proceed(event)

    def begin(self, event: Event) -> None:
        """Begin as the new holder."""
        self.proceed(event)

    def direct(self, event: Event) -> None:
        """Lay down whose a function is, for the whole municipality: the council does (H8)."""
        self.proceed(event)

    def finish(self, event: Event) -> None:
        """Finish a task: decide, ask the superior, pass on, settle or sign."""
        self.proceed(event)


class Unit(Post):
    """A unit's head, whose hours issues eat (A13)."""


class School(Unit):
    """A municipal school or preschool: its head and staff."""


class CareUnit(Unit):
    """A municipal unit of care."""


class IndependentProvider(Unit):
    """A provider outside the tree: no superior inside, a counterpart post for what it cannot settle (A21)."""


class Office(Post):
    """A post of UKK, of production management, of social services, of support or of the executive office."""


class Superior(Office):
    """A post with others below it: decides exceptions, hears parties, settles disputes."""


class Committee(Post):
    """A political body: decides only at its meetings (A1, A2, A33-A35)."""

    def meet(self, event: Event) -> None:
        """Hold a meeting and rule on what is tabled, up to the agenda's capacity."""
        self.proceed(event)
