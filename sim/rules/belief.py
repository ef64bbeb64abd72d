"""Who believes that an issue is its own: beliefs lag behind the matrix and differ from post to post.

Stands for D1, D3, D5, D14 (unclear interface, beliefs that differ), H9 (rules in force for more than 20 years), B13.
"""

from sim.compile import compiled
from sim.organisation.layout import ACCOUNTABLE, PERFORMS


@compiled
def initial_claim(letters: int, shared: bool, lag: float, spread: float, u: float) -> float:
    """Return the strength, 0 to 1, with which a post takes a function to be its own before it has learnt anything.

    An owner is certain unless others do part of the work (`shared`): then the old, unwritten rules make it doubt by
    half of `lag`. A post that does the work without owning it claims it with strength `lag`. Being consulted or
    informed is no claim. `u` spreads posts by +-`spread`, except where belief is certain. Source: review 2 and 4.1;
    sizes assumed.
    Rows: H9, D3, D5, B13.
    """
    if letters & ACCOUNTABLE:
        strength = 1.0 - 0.5 * lag if shared else 1.0
    elif letters & PERFORMS:
        strength = lag
    else:
        return 0.0
    if strength == 0.0 or strength == 1.0:  # compiled code cannot look into a set
        return strength
    return min(1.0, max(0.0, strength + spread * (2.0 * u - 1.0)))


@compiled
def after_mandate(claim: float, accountable: bool, briefing: float) -> float:
    """Return the strength of a claim in a cell for which it has been written down whose it is (B23, D2; H9)."""
    return claim + briefing * (1.0 - claim) if accountable else claim - briefing * claim


@compiled
def believes(claim: float, u: float) -> bool:
    """Return whether a post with this strength of claim takes one issue to be its own.

    Rows: D3, D14.
    """
    return u < claim


@compiled
def reconsiders(share: float, claim: float, u: float) -> bool:
    """Return whether a post to which an issue comes back takes it to be its own after all (D3, D4; assumption)."""
    return u < share * claim


@compiled
def beliefs_meet(firmest: float, second: float, assertiveness: float, u: float) -> bool:
    """Return whether the claims on an issue, should they meet, end in a dispute.

    It depends on the two firmest beliefs and on nothing that time can change: otherwise faster word would make more
    disputes, and a structure with short paths would lose by definition (D3, D4; B1, B17).
    """
    return u < assertiveness * firmest * second
