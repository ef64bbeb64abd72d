"""When the same work is done twice: word of a start against the queue of the other claimant.

No probability of double work is typed in: it falls out of delays (C1, C2, C5, D15, B7, B8).
"""

import math

from sim.compile import Key, compiled
from sim.rules import draws


@compiled
def notices(share: float, key: Key, rank: int) -> bool:
    """Return whether a claimant becomes aware of an issue by itself, without word of it (B7; share assumed)."""
    return draws.uniform(key, draws.NOTICE, rank) < share


@compiled
def direction_of(key: Key, rank: int) -> float:
    """Return the direction, in radians, in which a performer wants to take what it asks of a unit (B10, B11, D5).

    Each performer has its own; only one who has dropped the work for another's asks for nothing (assumption).
    """
    return 2.0 * math.pi * draws.uniform(key, draws.DIRECTION, rank)


@compiled
def need_of(seed: Key, unit: Key, function: int) -> float:
    """Return the direction, in radians, of a unit's own need on a function: the same in every organisation (J7)."""
    return 2.0 * math.pi * draws.uniform(draws.key_of(draws.key_of(seed, draws.NEED), unit), draws.NEED, function)


@compiled
def misfit_of(asked: float, need: float) -> float:
    """Return how badly what is asked suits a unit: 0 in the direction of its own need, 1 in the opposite one (D5, J7).

    What the unit does lies between the two (assumption), so that it departs as far from what was meant.
    """
    return 0.5 * (1.0 - math.cos(asked - need))


@compiled
def sees_the_same(share: float, edges: int, u: float) -> bool:
    """Return whether someone sees that another open issue is about the same pupil (A16).

    At one desk with the chance `share`, and with that chance again for every step between the desks (assumption):
    distance is one thing (model principle 5).
    """
    return u < share ** (1 + edges)


@compiled
def awareness_delay(mean: float, key: Key, rank: int) -> float:
    """Return the days until a claimant becomes aware of an issue by itself: exponential, per issue and claimant.

    Rows: C5, D15.
    """
    return mean * draws.exponential(key, draws.AWARE, rank)
