"""Who keeps a disputed issue, and what a decision needs before it is final: mandate is derived from the chart.

Stands for F7, F11 (mandate), E9 (three committees remain), A1, A2, A33-A35 (political bodies), J1 (frame).
"""

from typing import Final

from sim.compile import compiled

# What committees have made of a matter, bit by bit.
FOR: Final = 1  # one has found for it
AGAINST: Final = 2  # one has found against it
ABOVE: Final = 4  # it lies with the lowest committee above those that differ


@compiled
def grounds_reach(accountable: bool, acts: bool, recorded: bool) -> bool:
    """Return whether the grounds of a decision reach the independent unit that it touches.

    They do where the unit is itself accountable, where the decision left an office or went to a committee, so that
    there are papers, and where it was put on record: by duty, or as an own case (H15, F8, F10).
    """
    return accountable or acts or recorded


@compiled
def needs_formal_acts(first_office: int, second_office: int) -> bool:
    """Return whether a matter spans two delegation orders, so that each office's head signs, be it one person (F11)."""
    return first_office != second_office and first_office >= 0 and second_office >= 0


@compiled
def bodies_differ(found: int) -> bool:
    """Return whether one committee finds for a case and another against it, and none above them has it yet (A1, A2).

    `found` holds the bits FOR, AGAINST and ABOVE.
    """
    return found == FOR | AGAINST


@compiled
def records_own_case(lever: float) -> bool:
    """Return whether a decider puts its own cases on record: the lever `own_case` stands at 1 (F8, H2)."""
    return round(lever) == 1


@compiled
def refers_own_case(lever: float) -> bool:
    """Return whether own cases go to the next superior: the lever `own_case` stands at 2 (A3, F8)."""
    return round(lever) == 2  # noqa: PLR2004  the last of three positions


@compiled
def above_threshold(share: float, u: float) -> bool:
    """Return whether a matter lies above the delegation threshold, in every alternative (J1, E9)."""
    return u < share
