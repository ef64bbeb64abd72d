"""Hand-overs of a set of root issues: how often, back to whom, to whom first, and what went wrong on the way."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.measures.load import HUNDRED
from sim.measures.roots import Found, Roots

MOST_HOPS: Final = 7  # the chance of another hop is given after none and up to so many

_PER_HUNDRED: Final = (
    ("returned_per_100", "returned"),
    ("straight_back_per_100", "straight_back"),
    ("wrong_answers_per_100", "times_corrected"),
    ("contradictory_answers_per_100", "contradicted"),
    ("lost_answers_per_100", "times_lost"),
    ("astray_per_100", "times_astray"),
    ("reminders_per_100", "times_reminded"),
    ("complaints_per_100", "times_complained"),
    ("state_complaints_per_100", "to_state"),
    ("reconciliations_per_100", "times_reconciled"),
)


def hand_overs(some: Roots) -> Iterator[Found]:
    """Yield hand-overs per issue and the chance of another one; returns are counted among the latest eight.

    Returned: a post receives the issue from one to which it had itself sent it. Straight back: it had done so with the
    hand-over before (A-B-A); as a share, of the hand-overs from the second on, also by whether the one before went over
    the border of an office.
    """
    hops = some["hops"]
    yield "hops_per_issue", "", "", float(hops.mean())
    yield "no_hand_over_share", "", "", float((hops == 0).mean())
    for count in range(MOST_HOPS + 1):
        reached = int((hops >= count).sum())
        if reached:
            yield "another_hop_share", "hops", str(count), float((hops > count).sum()) / reached
    later, back = int(np.maximum(hops - 1, 0).sum()), int(some["straight_back"].sum())
    over, back_over = int(some["after_border"].sum()), int(some["back_over_border"].sum())
    if later:
        yield "straight_back_share", "", "", back / later
    if over:
        yield "straight_back_share", "border", "across", back_over / over
    if later > over:
        yield "straight_back_share", "border", "within", (back - back_over) / (later - over)


def first_contacts(some: Roots) -> Iterator[Found]:
    """Yield how often the first contact was accountable, against the matrix; residents choose on the website."""
    seen, by_resident = some["seen"], some["seen"] & some["by_resident"]
    if seen.any():
        yield "first_contact_right_share", "", "", float(some["first_right"][seen].mean())
    if by_resident.any():
        yield "mispicked_owner_share", "", "", 1.0 - float(some["first_right"][by_resident].mean())


def mishaps(some: Roots) -> Iterator[Found]:
    """Yield what happened to answers and to those who wait for them, per 100 root issues."""
    for figure, column in _PER_HUNDRED:
        yield figure, "", "", float(some[column].mean()) * HUNDRED
    yield "gave_up_per_100", "", "", float((some["times_gave_up"] > 0).mean()) * HUNDRED
