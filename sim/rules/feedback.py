"""What whoever asked hears, does not hear, and does then.

Stands for A15, B4 (lack of feedback), D11 (answers that contradict), A9 (over the head of the office), C7 (hours lost).
"""

from sim.compile import Key, compiled
from sim.rules import draws


@compiled
def answer_is_lost(loss: float, edges: int, u: float) -> bool:
    """Return whether an answer is lost on a way of `edges`, each with the same chance (B4, A15; size assumed)."""
    return u >= (1.0 - loss) ** edges


@compiled
def days_of_patience(mean: float, key: Key, turn: int) -> float:
    """Return the days that someone waits in silence before reminding: half to one and a half of the mean (B4, A14)."""
    return mean * (0.5 + draws.uniform(key, draws.PATIENCE, turn))


@compiled
def still_reminds(reminders: int, cap: float) -> bool:
    """Return whether someone who has reminded so often does so once more (B4)."""
    return reminders < cap


@compiled
def happens(share: float, u: float) -> bool:
    """Return whether something that happens in a share of cases does: going over heads, complaining (A9, D11, B3)."""
    return u < share


@compiled
def leaves(share: float, trust: float, u: float) -> bool:
    """Return whether a household leaves its provider after a bad experience, rarer the more it trusts (G4, A18)."""
    return u < share * (1.0 - trust)
