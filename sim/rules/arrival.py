"""How many root issues arise, and when: exogenous, hence the same under every alternative.

Stands for A14-A17 (parents, guardians, pupils, citizens), G6 and I8 (growth, a more expansive phase).
"""

import math

from sim.compile import Key, compiled
from sim.organisation.layout import DAYS_A_YEAR, MONTH
from sim.rules import draws


@compiled
def month_of(day: int) -> int:
    """Return the month, 0 to 11, of a day; every month has 365/12 days.

    Rows: season of the school year (I8).
    """
    return int((float(day) % DAYS_A_YEAR) / MONTH)


@compiled
def growth_factor(growth: float, day: int) -> float:
    """Return the factor of steady growth (share a year) at a day. Source: review 6.1 (G6, I8); the size is assumed."""
    return (1.0 + growth) ** (float(day) / DAYS_A_YEAR)


@compiled
def shock_factor(deviation: float, kind_key: Key, day: int) -> float:
    """Return a factor with mean 1 common to all origins of a kind on a day; `deviation` is that of its logarithm.

    Desks see days that are busier than chance: variance over mean 1.5 to 2.6 given the weekday (municipal desks).
    Rows: B1, G6.
    """
    if deviation == 0.0:
        return 1.0
    return math.exp(deviation * draws.normal(kind_key, draws.SHOCK, day) - 0.5 * deviation * deviation)


@compiled
def issues_on_day(mean: float, day_key: Key) -> int:
    """Return how many root issues a stream raises on a day, Poisson about that day's mean.

    Rows: A14-A17, B1-B24.
    """
    return draws.poisson(mean, day_key, draws.ARRIVALS)


@compiled
def time_in_day(day: int, key: Key) -> float:
    """Return when an issue of a day arises (days since the start), uniform over the day.

    Rows: A14-A17.
    """
    return float(day) + draws.uniform(key, draws.HOUR, 0)
