"""Hand-overs of a set of root issues: how often, back to whom, to whom first, and what went wrong on the way."""

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

import numpy as np

from sim.measures.accumulate import lines_of
from sim.measures.asked import gives
from sim.measures.load import HUNDRED
from sim.measures.roots import Found, Headline, Roots, share
from sim.measures.sums import HOPS_KEPT
from sim.organisation.tables import Tables

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


@gives("hops_per_issue")
def hops(some: Roots) -> Iterator[Headline]:
    """Yield hand-overs per issue."""
    yield "hops_per_issue", some.mean("hops")


@gives("hops_per_issue", "no_hand_over_share", "another_hop_share", "straight_back_share", by=("", "hops", "border"))
def hand_overs(some: Roots) -> Iterator[Found]:
    """Yield hand-overs per issue and the chance of another one; returns are counted among the latest eight.

    Returned: a post receives the issue from one to which it had itself sent it. Straight back: it had done so with the
    hand-over before (A-B-A); as a share, of the hand-overs from the second on, also by whether the one before went over
    the border of an office.
    """
    yield from ((figure, "", "", value) for figure, value in hops(some))
    reaching = np.bincount(some["hops"])[::-1].cumsum()[::-1].tolist()  # issues with so many hops or more
    yield "no_hand_over_share", "", "", share(some["hops"] == 0)
    for count, (reached, beyond) in enumerate(islice(pairwise([*reaching, 0]), MOST_HOPS + 1)):
        yield "another_hop_share", "hops", str(count), beyond / reached
    later, back = sum(reaching[2:]), some.total("straight_back")
    over, back_over = some.total("after_border"), some.total("back_over_border")
    if later:
        yield "straight_back_share", "", "", back / later
    if over:
        yield "straight_back_share", "border", "across", back_over / over
    if later > over:
        yield "straight_back_share", "border", "within", (back - back_over) / (later - over)


@gives("first_contact_right_share", "mispicked_owner_share")
def first_contacts(some: Roots) -> Iterator[Found]:
    """Yield how often the first contact was accountable, against the matrix; residents choose on the website."""
    seen, by_resident = some["seen"], some["seen"] & some["by_resident"]
    if seen.any():
        yield "first_contact_right_share", "", "", share(some["first_right"][seen])
    if by_resident.any():
        yield "mispicked_owner_share", "", "", 1.0 - share(some["first_right"][by_resident])


@gives(*(figure for figure, _ in _PER_HUNDRED), "gave_up_per_100")
def mishaps(some: Roots) -> Iterator[Found]:
    """Yield what happened to answers and to those who wait for them, per 100 root issues."""
    for figure, column in _PER_HUNDRED:
        yield figure, "", "", some.mean(column) * HUNDRED
    yield "gave_up_per_100", "", "", share(some["times_gave_up"] > 0) * HUNDRED


@gives("handed_over_per_100", by=("flow",))
def flow(some: Roots, tables: Tables) -> Iterator[Found]:
    """Yield the hand-overs between posts, per 100 root issues, from one to another; the latest eight of each issue.

    The heads of units stand for their line: keys are "sender > receiver", by line or post.
    """
    lines, units = lines_of(tables), tables.structure.posts["unit"]
    names = [*lines, *(key for key, unit in zip(tables.posts, units, strict=True) if unit < 0)]
    line = [lines.index(kind) for kind in tables.types]
    others = iter(range(len(lines), len(names)))
    place = np.array([line[unit] if unit >= 0 else next(others) for unit in units.tolist()])
    passed = some["passed"].reshape(len(some), HOPS_KEPT, 2)
    kept = (np.arange(HOPS_KEPT) < some["hops"][:, np.newaxis]) & (passed >= 0).all(axis=2)
    senders, receivers = place[passed[kept, 0]], place[passed[kept, 1]]
    counts = np.bincount(senders * len(names) + receivers, minlength=len(names) ** 2).tolist()
    for pair, count in enumerate(counts):
        if count:
            key = f"{names[pair // len(names)]} > {names[pair % len(names)]}"
            yield "handed_over_per_100", "flow", key, count / len(some) * HUNDRED
