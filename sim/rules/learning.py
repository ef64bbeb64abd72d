"""How beliefs, trust and clarity follow what happens, and how a change of the chart makes beliefs stale.

Stands for H9 (sticky rules), D4 (the first mover keeps), F15 (a change disturbs), D2 (a matrix in transition).
"""

import math
from typing import Final

from sim.compile import compiled
from sim.organisation.layout import DAYS_A_YEAR

_A_DAY: Final = 1.0  # the nearest end of a structure that anyone expects


@compiled
def firmer(strength: float, rate: float) -> float:
    """Return a strength between 0 and 1 after it has been borne out once (H9, D11, H2)."""
    return strength + rate * (1.0 - strength)


@compiled
def weaker(strength: float, rate: float) -> float:
    """Return a strength between 0 and 1 after it has been disappointed once (H9, D11, H2)."""
    return strength - rate * strength


@compiled
def goes_astray(share: float, days_since: float, settling_days: float, u: float) -> bool:
    """Return whether a message takes the way of the former chart, which fades with time since the change (F15)."""
    return days_since >= 0.0 and u < share * math.exp(-days_since / settling_days)


@compiled
def life_left(life_days: float, fading: float, unclear: int, unclear_first: int) -> float:
    """Return the days that a structure is expected to last when so many of its first unclear cells are left (J17).

    Where no end is in sight (`life_days` 0) none comes into sight; where one is, it is at least a day away.
    """
    if unclear_first <= 0 or life_days <= 0.0:
        return life_days
    return max(min(_A_DAY, life_days), life_days * (1.0 - fading + fading * min(1.0, unclear / unclear_first)))


@compiled
def longer_to_fill(weight: float, life_days: float, days_in_force: float) -> float:
    """Return the factor on a vacancy's length: a job whose structure is to end within a year attracts fewer (F3, F4).

    `life_days`: for how long it was to last in all, as is thought now (0: no end in sight); `weight` is an assumption.
    """
    ends_soon = life_days > 0.0 and life_days - days_in_force <= DAYS_A_YEAR
    return 1.0 + weight if ends_soon else 1.0


@compiled
def worth_writing(life_days: float, payback_days: float) -> float:
    """Return the share of mandate writing left when the structure is to last `life_days` (0: no end in sight; F13)."""
    return 1.0 if life_days <= 0.0 else math.exp(-payback_days / life_days)
