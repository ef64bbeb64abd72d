"""How a person with several posts divides attention between them: whose waiting task comes next.

Stands for A36, J21 (one head for two offices), A26 (what is urgent crowds out the rest).
"""

from typing import Final

from sim.compile import compiled

_ALTERNATE: Final = 1
_QUOTA: Final = 2


@compiled
def chooses(rule: float) -> bool:
    """Return whether the rule looks at posts at all; at 0 the first come is served first, for whatever post (J21)."""
    return round(rule) != 0


@compiled
def rank_of(rule: float, post: int, last: int, worked: float) -> float:
    """Return how late a waiting task comes by the rule: the lowest is taken, among equals the first come.

    1 alternates: a task for the post worked on last comes late. 2 keeps quotas: the post with the fewest hours so far
    comes first.
    Rows: J21, A36.
    """
    if round(rule) == _ALTERNATE:
        return 1.0 if post == last else 0.0
    return worked if round(rule) == _QUOTA else 0.0
