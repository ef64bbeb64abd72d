"""When an issue rises: beyond the handler's knowledge, or because two posts hold it to be theirs.

Stands for B1, B17 (pushed up for a decision), A3, A28-A30 (who stands above), E3, E6, F6 (lowest common superior).
"""

from sim.compile import compiled


@compiled
def beyond(complexity: float, knowledge: float) -> bool:
    """Return whether a matter is more complex than a post can settle (knowledge hierarchy, Garicano 2000).

    Rows: B17, A28, F18.
    """
    return complexity > knowledge


@compiled
def settled_laterally(share: float, u: float) -> bool:
    """Return whether two coordinators, or two heads of one management team, settle a dispute (E4, F17; assumed)."""
    return u < share
