"""Where an issue's way lies in swimlanes: a lane for each post, bars of work, arrows and marks, whoever draws them."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import pandas as pd

from sim.analysis.story import WITH_A_TASK

MARKS: Final = ("disputed", "settled", "decided", "closed", "reopened")
"""The events that are marked on a lane."""

_ACTING: Final = frozenset({"raised", "reached", "finished", "settled"})
_BETWEEN: Final = frozenset({"reached", "lifted", "heard"})
_APART: Final = {"arrow": 0.009, "mark": 0.016}
"""How near two arrows or two markers may come, as shares of the longest way: what happens at once stands in a row."""


class Sign(NamedTuple):
    """An arrow or a marker: the day, the lanes that it goes from and to (a marker: the same twice), the event."""

    day: float
    start: int
    end: int
    event: str

    @property
    def kind(self) -> str:
        """An arrow, which goes between two lanes, or a mark."""
        return "mark" if self.start == self.end else "arrow"

    def over(self, other: "Sign") -> bool:
        """Return whether two signs of one kind share a lane."""
        same = self.kind == other.kind
        return same and min(self.start, self.end) <= max(other.start, other.end) and min(other[1:3]) <= max(self[1:3])


class Bar(NamedTuple):
    """Work on a lane between two days: `main` the function itself, `other` any other task, `agenda` a committee's."""

    lane: int
    start: float
    end: float
    kind: str


def bars_of(rows: pd.DataFrame, lanes: Sequence[str]) -> Iterator[Bar]:
    """Yield work as bars, and the time on a committee's agenda; days since the issue arose."""
    began, tabled = float(rows["time"].iloc[0]), dict[str, float]()
    for row in rows.to_dict("records"):
        day, post, event = row["time"] - began, row["post"], row["event"]
        if event == "started" and row["task"] not in WITH_A_TASK:
            kind = "main" if row["task"] == "handle" else "other"
            yield Bar(lanes.index(post), day, day + row["value"], kind)
        elif event == "tabled":
            tabled[post] = day
        elif event == "ruled" and post in tabled:
            yield Bar(lanes.index(post), tabled.pop(post), day, "agenda")


def spread(signs: Sequence[Sign], span: float) -> list[Sign]:
    """Return the signs in order of time, each moved right until it lies over no other; `span` is the width in days."""
    placed: list[Sign] = []
    for sign in sorted(signs, key=lambda one: one.day):
        least, moved = _APART[sign.kind] * span, sign
        while near := [one.day for one in placed if one.over(moved) and abs(one.day - moved.day) < 0.99 * least]:
            moved = moved._replace(day=max(near) + least)
        placed.append(moved)
    return placed


def lanes_of(rows: pd.DataFrame) -> list[str]:
    """Return the posts in the order in which the issue came to them, those too that are only named as a party."""
    acting = rows[rows["event"].isin({"raised", "reached", "started", "lifted", "decided", "disputed", "ruled"})]
    named = acting["other"].where(acting["event"].isin({"lifted", "disputed"}), "")
    posts = [post for pair in zip(named, acting["post"], strict=True) for post in pair]
    return list(dict.fromkeys(post for post in posts if post))


def signs_of(rows: pd.DataFrame, lanes: Sequence[str]) -> list[Sign]:
    """Return the arrows and markers of an issue; what comes from nobody named comes from whoever acted last."""
    began, last, found = float(rows["time"].iloc[0]), "", list[Sign]()
    for row in rows.to_dict("records"):
        day, post, event = row["time"] - began, row["post"], row["event"]
        if post not in lanes:
            continue
        lane, whence = lanes.index(post), row["other"] or last
        if event in _BETWEEN and whence in lanes and whence != post:
            found.append(Sign(day, lanes.index(whence), lane, event))
        if event in MARKS:
            found.append(Sign(day, lane, lane, event))
        last = post if event in _ACTING else last
    return found
