"""The closed forms themselves, where a test needs more of them than the numbers it states."""

import math
from itertools import pairwise


def chance_of_waiting(servers: int, load: float) -> float:
    """Return Erlang's C: the chance of waiting in M/M/c whose servers are each busy a share `load` of their time."""
    offered = servers * load
    blocked = 1.0
    for number in range(1, servers + 1):
        blocked = offered * blocked / (number + offered * blocked)
    return blocked / (1.0 - load * (1.0 - blocked))


def mean_wait(servers: int, load: float) -> float:
    """Return the mean wait of M/M/c in service times."""
    return chance_of_waiting(servers, load) / (servers * (1.0 - load))


def heights(branches: int, depth: int) -> list[float]:
    """Return the chance that two distinct leaves of a full tree meet at height 1, 2, ... up to its depth."""
    up_to = [(branches**k - 1) / (branches**depth - 1) for k in range(depth + 1)]
    return [above - below for below, above in pairwise(up_to)]


def mean_and_variance(chances: list[float]) -> tuple[float, float]:
    """Return the moments of a quantity that is 1, 2, ... with these chances."""
    mean = math.fsum(k * chance for k, chance in enumerate(chances, 1))
    return mean, math.fsum((k - mean) ** 2 * chance for k, chance in enumerate(chances, 1))
