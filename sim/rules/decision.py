"""Who keeps a disputed issue, and what a decision needs before it is final: mandate is derived from the chart.

Stands for F7, F11 (mandate), E9 (three committees remain), A1, A2, A33-A35 (political bodies), J1 (frame).
"""

from sim.compile import compiled


@compiled
def first_party_keeps(u: float) -> bool:
    """Return whether the party with the lower rank keeps a disputed issue; neither is favoured (D4)."""
    return u < 0.5  # noqa: PLR2004  a fair coin


@compiled
def needs_formal_acts(first_office: int, second_office: int) -> bool:
    """Return whether a matter spans two delegation orders, so that each office's head signs, be it one person (F11)."""
    return first_office != second_office and first_office >= 0 and second_office >= 0


@compiled
def above_threshold(share: float, u: float) -> bool:
    """Return whether a matter lies above the delegation threshold, in every alternative (J1, E9)."""
    return u < share
