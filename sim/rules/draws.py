"""Random draws by counter: each is a pure function of (seed, identity, purpose, occurrence).

Nothing is a stream with a state: adding a replication, an issue, a kind or a unit changes no other draw, and the same
issue meets the same luck under every alternative (model principle 6). `occurrence` counts one issue's draws of one
purpose (or is the rank of a claimant, the arm of a dispute), never hops, array places or time.
"""

import math
from typing import Final

import numpy as np

from sim.compile import Key, compiled

# Purposes: what a draw is for. A new purpose gets a new number; none is ever used again for something else.
ARRIVALS: Final = 1
SHOCK: Final = 2
HOUR: Final = 3
HOUSEHOLD: Final = 4
BELIEF: Final = 5
CONTEST: Final = 6
CONTACT: Final = 7
AWARE: Final = 8
ROUTE: Final = 9
FORWARD: Final = 10
WORD: Final = 11
EFFORT: Final = 12
DECISION: Final = 13
COMPLEXITY: Final = 14
POLITICAL: Final = 15
MERIT: Final = 16
LATERAL: Final = 17
LIFT: Final = 18
HEARING: Final = 19
FEEDBACK: Final = 20
SPREAD: Final = 21
NOTICE: Final = 22
MERIT_SECOND: Final = 23
BLUR: Final = 24
LOSS: Final = 25
PATIENCE: Final = 26
BYPASS: Final = 27
REOPEN: Final = 28
COMPLAINT: Final = 29
OUTSIDE: Final = 30
ASTRAY: Final = 31
REPORT: Final = 32
MISMATCH: Final = 33
STATE_HEARS: Final = 34
TEAM: Final = 35
MEMORY: Final = 36
SWITCH: Final = 37
UNCLEAR: Final = 38
DIRECTION: Final = 39
CONSULTATION: Final = 40
READING: Final = 41
POLITICIAN: Final = 42
DELEGATION: Final = 43
STATE_DAYS: Final = 44
JOIN: Final = 45
NEED: Final = 46
ADJUST: Final = 47
ANOTHER: Final = 48

# Laws of a positive quantity; the codes stand in the `law` columns of the kinds.
LOGNORMAL: Final = 0
EXPONENTIAL: Final = 1
FIXED: Final = 2
UNIFORM: Final = 3

_MIX_1: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2: Final = np.uint64(0x94D049BB133111EB)
_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_POISSON_CHUNK: Final = 16.0  # exp(-16) is far from the smallest double; larger means are drawn in such chunks


@compiled
def mix(x: Key) -> Key:
    """Return 64 well-mixed bits of a 64-bit key (the finaliser of splitmix64)."""
    z = np.uint64(x) + _GOLDEN
    z = (z ^ (z >> np.uint64(30))) * _MIX_1
    z = (z ^ (z >> np.uint64(27))) * _MIX_2
    return z ^ (z >> np.uint64(31))


@compiled(from_python=True)
def key_of(parent: Key, identity: Key) -> Key:
    """Return the key of a thing named by `identity` below a key (a seed, a stream); keys nest without collision."""
    return mix(np.uint64(mix(np.uint64(parent))) + np.uint64(identity))


@compiled
def issue_key(seed: Key, stream: Key, day: int, ordinal: int) -> Key:
    """Return the key of a root issue: seed, identity of (origin, kind), day, number within that day and stream."""
    return key_of(key_of(key_of(seed, stream), day), ordinal)


@compiled
def uniform(key: Key, purpose: int, occurrence: int) -> float:
    """Return the uniform draw in (0, 1) of a key for a purpose: 52 bits and a half that is never rounded away."""
    place = (np.uint64(purpose) << np.uint64(32)) | np.uint64(occurrence)
    bits = np.uint64(mix(np.uint64(key) + place)) >> np.uint64(12)
    return (float(bits) + 0.5) * 2.0**-52


@compiled
def exponential(key: Key, purpose: int, occurrence: int) -> float:
    """Return an exponential draw with mean 1."""
    return -math.log(uniform(key, purpose, occurrence))


@compiled
def normal(key: Key, purpose: int, occurrence: int) -> float:
    """Return a standard normal draw (Box and Muller, one of the pair; the second uniform has its own half of keys)."""
    radius = math.sqrt(-2.0 * math.log(uniform(key, purpose, occurrence)))
    return radius * math.cos(2.0 * math.pi * uniform(key_of(key, purpose), purpose, occurrence))


@compiled
def positive(law: int, mean: float, cv: float, key: Key, purpose: int, occurrence: int) -> float:
    """Return a draw of a positive law with the given mean and, where the law has one, coefficient of variation.

    `UNIFORM` runs from 0 to `mean`: there `mean` is the upper end (used for complexity only).
    """
    if law == EXPONENTIAL:
        return mean * exponential(key, purpose, occurrence)
    if law == UNIFORM:
        return mean * uniform(key, purpose, occurrence)
    if law == FIXED or cv == 0.0:
        return mean
    variance = math.log(1.0 + cv * cv)
    return mean * math.exp(math.sqrt(variance) * normal(key, purpose, occurrence) - 0.5 * variance)


@compiled
def poisson(mean: float, key: Key, purpose: int) -> int:
    """Return a Poisson draw by inversion, in chunks of mean 16 so that no probability underflows."""
    count, chunk, left = 0, 0, mean
    while left > 0.0:
        part = min(left, _POISSON_CHUNK)
        u = uniform(key, purpose, chunk)
        left -= part
        chunk += 1
        if u <= 1.0 - part:  # no more than exp(-part): none, as on most days, without working that out
            continue
        term = math.exp(-part)
        total, number = term, 0
        while u > total and term > 0.0:
            number += 1
            term *= part / number
            total += term
        count += number
    return count
