"""Where an issue goes first, and where a post sends what is not its own.

Stands for A9, A14, B2, B3, B5, D9, J8 (contacts, fault reports on the website), D13 (level unclear).
"""

import math

from sim.compile import compiled


@compiled
def knows_owner(error: float, u: float) -> bool:
    """Return whether whoever raises an issue knows an owner of it, rather than turning where people usually turn.

    Rows: B2, B5, D9, J8.
    """
    return u >= error


@compiled
def error_of(error: float, clarity: float, even: float) -> float:
    """Return how likely a household with this clarity is not to know an owner; at the clarity of the start, `error`.

    It falls to 0 as everything becomes clear, and rises to at most 1 (assumption).
    Rows: D11, A14.
    """
    return min(1.0, error * (1.0 - clarity) / (1.0 - even))


@compiled
def reads_rightly(misreading: float, complexity: float, knowledge: float, u: float) -> bool:
    """Return whether whoever reads a matter sees what kind it is: the more complex for its knowledge, the less often.

    Issues then differ in how easily they go astray, as measured hand-overs do: the chance of another one rises with
    those there have been (a log of 24,900 incidents, UCI 498), with no constant of any border.
    Rows: B5, J8, D13.
    """
    return u < math.exp(-misreading * complexity / knowledge)


@compiled
def goes_right(error: float, u: float) -> bool:
    """Return whether a post passes an issue on to an owner of it, rather than to where people usually turn.

    Rows: B5, D13.
    """
    return u >= error


@compiled
def one_of(count: int, u: float) -> int:
    """Return which of `count` equals is chosen, 0 to count - 1.

    Rows: D4.
    """
    return min(int(u * count), count - 1)


@compiled
def hops_exhausted(passes: int, limit: float) -> bool:
    """Return whether an issue has been handed over so often that the next post asks its superior whose it is.

    Rows: B17, D12.
    """
    return passes >= limit
