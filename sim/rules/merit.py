"""Whether a decision is right: each case has a merit, and reaches whoever judges it with noise.

The noise grows with the path, with what the judge does not know and with the time pressure at the desk. Partiality is
not typed in: it comes from unequal noise (a declared lean exists and is 0). Stands for B3, H1, H4, A21, J12, F7.
"""

import math

from sim.compile import Key, compiled
from sim.rules import draws


@compiled
def merit_of(spread: float, key: Key, purpose: int) -> float:
    """Return the merit of a case: above 0 it should be granted, and how clear that is (1 in the mean at spread 0 or 1).

    `spread` 0 makes all cases equally clear, 1 leaves a standard normal law (assumption).
    Rows: H1, H4.
    """
    normal = draws.normal(key, purpose, 0)
    size = 1.0 - spread + spread * abs(normal)
    return size if normal > 0.0 else -size


@compiled
def noise_of(base: float, edges: float, gap: float, pressure: float) -> float:
    """Return the standard deviation of what blurs a case, from independent parts in units of the spread of merits.

    Rows: B3, A21.
    """
    return math.sqrt(base * base + edges * edges + gap * gap + pressure * pressure)


@compiled
def pressure_of(waiting: int, size: float) -> float:
    """Return the noise from time pressure at a desk with `waiting` tasks: half of `size` at ten (assumption; A26)."""
    return size * waiting / (waiting + 10.0)


@compiled
def seen(merit: float, noise: float, blur: float) -> float:
    """Return what a judge makes of a case: the blurred signal, shrunk by how little it is to be trusted (H1, J12)."""
    return (merit + noise * blur) / (1.0 + noise * noise)
