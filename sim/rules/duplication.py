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
def awareness_delay(mean: float, key: Key, rank: int) -> float:
    """Return the days until a claimant becomes aware of an issue by itself: exponential, per issue and claimant.

    Rows: C5, D15.
    """
    return mean * draws.exponential(key, draws.AWARE, rank)
