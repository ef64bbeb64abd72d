"""What an issue's life leaves in the sums: it arises, is handed over, decided, answered, reopened."""

from typing import Annotated, Final

import numpy as np

from sim.compile import compiled
from sim.ledger import columns as c
from sim.measures.steps import AGENDA, IN_DISPUTE, STATE, begin_anew
from sim.measures.sums import (
    ABOVE,
    CASE,
    CLARITIES,
    FIRST_RIGHT,
    FLOW,
    HOPS_KEPT,
    NOT_FINAL,
    RIGHT,
    SEEN,
    TRUSTS,
    Accumulator,
    Places,
    change_stock,
)
from sim.organisation.layout import NONE, POLITICAL, Posts

FINAL_DAYS: Final = 90.0
"""A decision that is reopened within so many days was not final (model, figures: decisions)."""


Cases = Annotated[np.ndarray, CASE]
Passed = Annotated[np.ndarray, np.int16, 2]


@compiled
def _count_open(flow: Annotated[np.ndarray, FLOW], time: float, change: int) -> None:
    flow["open_days"][0] += flow["open"][0] * (time - flow["now"][0])
    flow["now"][0] = time
    flow["open"][0] += change


@compiled
def _open(accumulator: Accumulator, issue: int, time: float) -> None:
    cases = accumulator.cases
    _count_open(accumulator.flow, time, 1)
    cases["open_since"][issue] = time
    group = accumulator.origins["group"][cases["stream"][issue]]
    change_stock(accumulator.places, int(cases["at"][issue]), time, 0.0, 1.0)
    change_stock(accumulator.places, len(accumulator.posts) + group, time, 0.0, 1.0)


@compiled
def _end(accumulator: Accumulator, issue: int, time: float) -> None:
    cases = accumulator.cases
    _count_open(accumulator.flow, time, -1)
    cases["open_days"][issue] += time - cases["open_since"][issue]
    cases["open_since"][issue] = np.nan
    group = accumulator.origins["group"][cases["stream"][issue]]
    change_stock(accumulator.places, int(cases["at"][issue]), time, 0.0, -1.0)
    change_stock(accumulator.places, len(accumulator.posts) + group, time, 0.0, -1.0)


@compiled
def lie(cases: Cases, places: Places, issue: int, post: int, time: float) -> None:
    """Let an open issue lie with the post to which it has come."""
    if post >= 0 and post != cases["at"][issue] and not np.isnan(cases["open_since"][issue]):
        change_stock(places, int(cases["at"][issue]), time, 0.0, -1.0)
        change_stock(places, post, time, 0.0, 1.0)
        cases["at"][issue] = post


@compiled
def arise(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Begin the case of a new root issue, which lies with the unit concerned."""
    issue, cases = rows["issue"][place], accumulator.cases
    stream = rows["stream"][place]
    cases["raised"][issue] = rows["time"][place]
    cases["decided"][issue] = np.nan
    cases["first_decided"][issue] = np.nan
    cases["closed"][issue] = np.nan
    cases["defaulted"][issue] = np.nan
    cases["tabled"][issue] = np.nan
    cases["stream"][issue] = stream
    cases["at"][issue] = accumulator.origins["unit"][stream]
    cases["decided_level"][issue] = -1
    cases["decided_side"][issue] = -1
    cases["basis"][issue] = -1
    accumulator.flow["raised"][0] += 1
    _open(accumulator, issue, rows["time"][place])


@compiled
def _is_above(posts: Posts, unit: int, decider: int) -> bool:
    """Return whether a decider stands above the first line superior of the unit concerned."""
    if posts["level"][decider] == POLITICAL:
        return True
    post = posts["superior"][unit]
    while post >= 0:
        post = posts["superior"][post]
        if post >= 0 and post == decider:
            return True
    return False


@compiled
def _leave_agenda(accumulator: Accumulator, issue: int, time: float) -> None:
    cases = accumulator.cases
    if accumulator.going[issue, AGENDA] > 0:
        cases["agenda_days"][issue] += time - cases["tabled"][issue]
    cases["tabled"][issue] = np.nan
    begin_anew(accumulator.going, issue)


@compiled
def decide(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Note the decision in force: who made it, on what, rightly or not; and whether the first one could stand."""
    issue, post, time = rows["issue"][place], rows["post"][place], rows["time"][place]
    cases = accumulator.cases
    cases["decided"][issue] = time
    cases["decided_level"][issue] = accumulator.posts["level"][post]
    cases["decided_side"][issue] = accumulator.posts["side"][post]
    cases["basis"][issue] = rows["performance"][place]
    cases["marks"][issue] &= ~(RIGHT | ABOVE)
    if rows["value"][place] > 0.0:
        cases["marks"][issue] |= RIGHT
    if _is_above(accumulator.posts, accumulator.origins["unit"][cases["stream"][issue]], post):
        cases["marks"][issue] |= ABOVE
    if np.isnan(cases["first_decided"][issue]):
        cases["first_decided"][issue] = time
        if (cases["lifted"][issue] >> c.RATIFIED) & 1:
            cases["marks"][issue] |= NOT_FINAL
    _leave_agenda(accumulator, issue, time)


@compiled
def _reopen(accumulator: Accumulator, issue: int, time: float) -> None:
    cases = accumulator.cases
    cases["decided"][issue] = np.nan
    cases["decided_level"][issue] = -1
    cases["basis"][issue] = -1
    cases["marks"][issue] &= ~(RIGHT | ABOVE)
    if time - cases["first_decided"][issue] <= FINAL_DAYS:
        cases["marks"][issue] |= NOT_FINAL
    if not np.isnan(cases["closed"][issue]):
        cases["closed"][issue] = np.nan
        _open(accumulator, issue, time)


@compiled
def _hand_over(cases: Cases, passed: Passed, posts: Posts, issue: int, sender: int, receiver: int) -> None:
    offices = posts["office"]
    hops = int(cases["hops"][issue])
    returned = False
    for place in range(min(hops, HOPS_KEPT)):
        if passed[issue, 2 * place] == receiver and passed[issue, 2 * place + 1] == sender:
            returned = True
    if hops > 0:
        last = 2 * ((hops - 1) % HOPS_KEPT)
        back = passed[issue, last] == receiver and passed[issue, last + 1] == sender
        border = offices[passed[issue, last]] != offices[passed[issue, last + 1]]
        cases["straight_back"][issue] += int(back)
        cases["after_border"][issue] += int(border)
        cases["back_over_border"][issue] += int(back and border)
    cases["returned"][issue] += int(returned)
    latest = 2 * (hops % HOPS_KEPT)
    passed[issue, latest] = sender
    passed[issue, latest + 1] = receiver
    cases["hops"][issue] = hops + 1


@compiled
def meet(accumulator: Accumulator, issue: int, agree: bool) -> None:
    """Count an encounter of two posts over an issue: do they agree whose its function is?"""
    slot, group = accumulator.flow["slot"][0], accumulator.origins["group"][accumulator.cases["stream"][issue]]
    accumulator.tally["encounters"][slot, group] += 1
    accumulator.tally["disagreements"][slot, group] += int(not agree)


@compiled
def reach(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Count where an issue comes: its first contact, or one more hand-over."""
    issue, post, other = rows["issue"][place], rows["post"][place], rows["other"][place]
    cases = accumulator.cases
    if other >= 0:
        own = rows["value"][place] > 0.0
        cases["refused"][issue] += int(not own)
        meet(accumulator, issue, own)
        _hand_over(cases, accumulator.passed, accumulator.posts, issue, other, post)
    elif not cases["marks"][issue] & SEEN:
        cases["marks"][issue] |= SEEN
        if rows["performance"][place] >= 0:
            cases["marks"][issue] |= FIRST_RIGHT
    lie(cases, accumulator.places, issue, post, rows["time"][place])


@compiled
def _agenda(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    issue, time, cases, going = rows["issue"][place], rows["time"][place], accumulator.cases, accumulator.going
    if rows["event"][place] == c.TABLED:
        accumulator.asked["count"][accumulator.flow["window"][0], rows["post"][place]] += 1.0
        cases["contests"][issue] += int(rows["cause"][place] == c.CONTESTED)
        if going[issue, AGENDA] == 0:
            cases["tabled"][issue] = time
        going[issue, AGENDA] += 1
        lie(cases, accumulator.places, issue, rows["post"][place], time)
    elif going[issue, AGENDA] == 1:
        _leave_agenda(accumulator, issue, time)
    elif going[issue, AGENDA] > 1:
        going[issue, AGENDA] -= 1


@compiled
def change_stage(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Take in a row that says where an issue stands, other than that it arose or was decided."""
    issue, event, time = rows["issue"][place], rows["event"][place], rows["time"][place]
    cases = accumulator.cases
    if event == c.CLOSED:
        cases["closed"][issue] = time
        _end(accumulator, issue, time)
    elif event == c.REOPENED:
        _leave_agenda(accumulator, issue, time)
        _reopen(accumulator, issue, time)
    elif event == c.DEFAULTED:
        cases["defaulted"][issue] = time
        _end(accumulator, issue, time)
    elif event == c.TABLED or event == c.RULED:
        _agenda(accumulator, rows, place)
    elif event == c.DISPUTED:
        _leave_agenda(accumulator, issue, time)
        accumulator.going[issue, IN_DISPUTE] = 1
    elif event == c.APPEALED:
        accumulator.going[issue, STATE] = 1


@compiled
def impress(accumulator: Accumulator, rows: Annotated[np.ndarray, c.ROW], place: int) -> None:
    """Keep the clarity or trust of a household, or the trust of a unit's head, as it stands after an experience."""
    who, units = rows["performance"][place], accumulator.impressions.shape[2] - accumulator.households[0]
    kind = CLARITIES if rows["event"][place] == c.CLARITY else TRUSTS
    if who == NONE:
        who = accumulator.households[0] + min(accumulator.posts["unit"][rows["post"][place]], units - 1)
    accumulator.impressions[accumulator.flow["window"][0], kind, who] = rows["value"][place]
