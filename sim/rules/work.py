"""How long work takes in one person's calendar.

Stands for A7, A26, A31, A36, J21 (heads' hours; one person in two posts), H6 (hours as budget).
"""

from sim.compile import Key, compiled
from sim.rules import draws


@compiled
def days_of_work(hours: float, rate: float) -> float:
    """Return how many days work takes one server who gives issues `rate` hours a day.

    Rows: H6, A7.
    """
    return hours / rate


@compiled
def effort_of(law: int, mean: float, cv: float, key: Key) -> float:
    """Return the hours of performing the function of an issue: one draw, the same for whoever performs it (C1)."""
    return draws.positive(law, mean, cv, key, draws.EFFORT, 0)


@compiled
def decision_effort(law: int, mean: float, cv: float, key: Key, occurrence: int) -> float:
    """Return a superior's hours for deciding an issue the `occurrence`-th time (exceptions first, then settlements).

    Rows: A3, A7, A31.
    """
    return draws.positive(law, mean, cv, key, draws.DECISION, occurrence)


@compiled
def hearing_effort(mean: float, cv: float, key: Key, place: int) -> float:
    """Return a superior's hours for hearing one party; `place` names the arm of the dispute and its height.

    Rows: A3, B17.
    """
    return draws.positive(draws.LOGNORMAL, mean, cv, key, draws.HEARING, place)


@compiled
def switching_effort(posts: int, last: int, post: int, cost: float) -> float:
    """Return the hours lost when a person who holds several posts turns from one to another (A36, F12, J21).

    A pool of like officers does not turn: each of them stays at one kind of work (assumption; `posts` is then 1).
    """
    return cost if posts > 1 and last != post and last >= 0 else 0.0


@compiled
def further_entries(effort: float, systems: int, share: float) -> float:
    """Return the hours of entering the same thing in every further system, each a share of the effort (B6, C3, C4)."""
    return effort * share * max(0, systems - 1)


@compiled
def systems_differ(systems: int, mismatch: float, u: float) -> bool:
    """Return whether an entry ends differently in one of the systems, so that someone must find out why (B6)."""
    return u >= (1.0 - mismatch) ** max(0, systems - 1)


@compiled
def idle_hours(capacity: float, worked: float) -> float:
    """Return the hours of a week that issues have left over (A26, J16)."""
    return max(0.0, capacity - worked)


@compiled
def delay_of(distance: int, edge_days: float, key: Key, purpose: int, occurrence: int) -> float:
    """Return the days that a message takes over `distance` edges: one unit draw, so a longer path only scales it.

    Rows: B4, D15.
    """
    if distance == 0 or edge_days == 0.0:
        return 0.0
    return distance * edge_days * draws.exponential(key, purpose, occurrence)
