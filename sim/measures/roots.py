"""The root issues as columns: what the figures need of each of them, derived from the accumulator's sums."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from sim.ledger import columns as c
from sim.measures.accumulate import lines_of
from sim.measures.sums import ABOVE, FIRST_RIGHT, NOT_FINAL, RIGHT, SEEN, Accumulator
from sim.organisation.layout import ACCOUNTABLE, ORIGINS, SIDES
from sim.organisation.tables import Tables

Columns = dict[str, np.ndarray]


class Roots:
    """Some root issues as columns, one place each; hours in hours, times in days since the issue was raised.

    A column of some of the issues is taken out when it is first asked for.
    """

    def __init__(self, columns: Columns, which: np.ndarray) -> None:
        """Hold the issues at the places `which` of these columns."""
        self._columns, self._which = columns, which
        self._taken: Columns = {}

    def __getitem__(self, name: str) -> np.ndarray:
        """Return a column by its name."""
        if name not in self._taken:
            self._taken[name] = self._columns[name].take(self._which, axis=0)
        return self._taken[name]

    def __len__(self) -> int:
        """Return how many issues there are."""
        return len(self._which)

    def chosen(self, which: np.ndarray) -> "Roots":
        """Return the issues for which `which` (booleans) is true."""
        return Roots(self._columns, self._which[which])

    def parts(self, column: str) -> Iterator[tuple[int, "Roots"]]:
        """Yield each number from 0 that occurs in a column, with the issues that have it."""
        for number in np.unique(self[column]):
            if number >= 0:
                yield int(number), self.chosen(self[column] == number)


Found = tuple[str, str, str, float]
"""A figure's key, by, key and value."""

BY_OUTSIDER: Final = -3  # basis of a decision that rests on an answer from outside its responsibility
MEETING: Final = (c.COORDINATION, c.HEARING, c.SETTLEMENT)
CONSULTATION: Final = (c.EXCEPTION, c.CONSULTATION)
SIGNING: Final = (c.FORMAL_ACT, c.RECORD)
REPAIR: Final = (c.RECONCILIATION, c.ENTRY, c.COMPLAINT)


def roots(accumulator: Accumulator, issues: int, tables: Tables) -> Roots:
    """Return what the figures need of every root issue."""
    columns = {
        **_whence(accumulator, issues, tables),
        **_course(accumulator, issues),
        **_outcome(accumulator, issues),
        **_events(accumulator, issues),
        **_hours(accumulator, issues),
        **_duplicates(accumulator, issues),
    }
    return Roots({name: np.ascontiguousarray(column) for name, column in columns.items()}, np.arange(issues))


def _whence(accumulator: Accumulator, issues: int, tables: Tables) -> Columns:
    structure, cases = tables.structure, accumulator.cases[:issues]
    streams, stream = structure.streams, cases["stream"]
    kind, post = streams["kind"][stream], streams["unit"][stream]
    letters = structure.matrix["letters"][accumulator.origins["row"][stream]]
    owners = ((letters & ACCOUNTABLE != 0) & (structure.matrix["post"][accumulator.origins["row"][stream]] >= 0)).sum(1)
    side = structure.posts["side"][post]
    return {
        "raised": cases["raised"],
        "kind": kind,
        "question": structure.kinds["question"][kind],
        "function": structure.kinds["function"][kind],
        "area": structure.kinds["area"][kind],
        "line": accumulator.origins["group"][stream] % len(lines_of(tables)),
        "unit": structure.posts["unit"][post],
        "position": (side == SIDES.index("independent")).astype(int),
        "compared": _compared(tables)[kind],
        "contested": owners > 1,
        "by_resident": structure.kinds["origin"][kind] == ORIGINS.index("resident"),
    }


def _compared(tables: Tables) -> np.ndarray:
    """Return for each kind whether the municipality decides it for units of both positions, and it arises at both."""
    structure = tables.structure
    independent = structure.posts["side"][structure.streams["unit"]] == SIDES.index("independent")
    both = [
        len(set(independent[structure.streams["kind"] == kind].tolist())) > 1 for kind in range(len(structure.kinds))
    ]
    ours = np.array(tables.decided_for_all or [False] * len(tables.functions), dtype=bool)
    compared: np.ndarray = ours[structure.kinds["function"]] & np.array(both, dtype=bool)
    return compared


def _course(accumulator: Accumulator, issues: int) -> Columns:
    """Return times and what they are watched for: open issues up to the end of the run, defaulted ones till then."""
    cases, end = accumulator.cases[:issues], accumulator.bounds[-1]
    last = np.where(np.isnan(cases["defaulted"]), end, cases["defaulted"])
    tabled = ~np.isnan(cases["tabled"])
    on_agenda = cases["agenda_days"] + np.where(tabled, last - cases["tabled"], 0.0)
    return {
        "decision": cases["decided"] - cases["raised"],
        "feedback": cases["closed"] - cases["raised"],
        "watched": last - cases["raised"],
        "agenda": np.where(tabled, np.nan, on_agenda),
        "agenda_watched": on_agenda,
        "waited": cases["waited"] + end * cases["waiting"],
        **{name: cases[name] for name in ("hops", "returned", "straight_back", "after_border", "back_over_border")},
    }


def _outcome(accumulator: Accumulator, issues: int) -> Columns:
    cases, counts = accumulator.cases[:issues], accumulator.counts[:issues]
    marks = cases["marks"]
    disputed, answered = counts[:, c.DISPUTED] > 0, counts[:, c.ANSWERED] > 0
    return {
        "lifted": cases["lifted"],
        "decided": ~np.isnan(cases["decided"]),
        "ever_decided": ~np.isnan(cases["first_decided"]),
        "defaulted": ~np.isnan(cases["defaulted"]),
        "level": cases["decided_level"].astype(int),
        "right": marks & RIGHT != 0,
        "above_superior": marks & ABOVE != 0,
        "final": ~np.isnan(cases["first_decided"]) & (marks & NOT_FINAL == 0),
        "seen": marks & SEEN != 0,
        "first_right": marks & FIRST_RIGHT != 0,
        "collided": counts[:, c.CLAIMED] > 1,
        "disputed": disputed,
        "answered": answered & ~disputed,
        "yielded": (counts[:, c.YIELDED] > 0) & ~answered & ~disputed,
        "acts": cases["acts"],
        "lateral": cases["lateral"],
        "grounds": cases["grounds"],
        "to_state": cases["to_state"],
        "contradicted": cases["contradicted"],
        "apart": cases["apart"],
        "contests": cases["contests"],
        "disagreements": cases["refused"] + counts[:, c.HEARD],
        "encounters": cases["hops"] + counts[:, c.HEARD],
    }


def _events(accumulator: Accumulator, issues: int) -> Columns:
    """Return how often each event befell an issue, by the event's name."""
    names = ("corrected", "lost", "astray", "reminded", "complained", "gave_up", "reconciled", "reopened", "settled",
             "shown", "own_case", "ruled", "tabled", "switched", "joined", "appealed")  # fmt: skip
    return {f"times_{name}": accumulator.counts[:issues, c.EVENTS.index(name)] for name in names}


def _hours(accumulator: Accumulator, issues: int) -> Columns:
    """Return hours by what they are for: each hour counts to one of them at most, reading and reports to none."""
    spent, above = accumulator.spent[:issues], accumulator.above[:issues]
    corrected = accumulator.counts[:issues, c.CORRECTED] > 0
    return {
        "hours": spent.sum(axis=1),
        "direct": spent[:, c.HANDLE] + np.where(corrected, 0.0, spent[:, c.OUTSIDE]),
        "rework": spent[:, REPAIR].sum(axis=1) + above[:, c.REOPENING] + np.where(corrected, spent[:, c.OUTSIDE], 0.0),
        "reminding": spent[:, c.REMINDER],
        "performing": spent[:, c.HANDLE],
        "meeting": spent[:, MEETING].sum(axis=1),
        "consultation": spent[:, CONSULTATION].sum(axis=1),
        "formal_act": spent[:, SIGNING].sum(axis=1),
        "switching": spent[:, c.SWITCHING],
        **{f"above_{cause}": above[:, place] for place, cause in enumerate(c.CAUSES)},
    }


def _duplicates(accumulator: Accumulator, issues: int) -> Columns:
    """Return the hours of each performance other than the one that the decision rests on, else than the longest."""
    cases, performed = accumulator.cases[:issues], accumulator.performed[:issues]
    every, basis = np.arange(issues), cases["basis"]
    kept = np.where(basis >= 0, basis, performed.argmax(axis=1))
    by_outsider = basis == BY_OUTSIDER
    extra = performed.copy()
    extra[every[~by_outsider], kept[~by_outsider]] = 0.0
    performers = accumulator.performers[:issues].astype(int) - 1
    return {
        "extra": extra,
        "duplicated": extra.sum(axis=1),
        "extra_side": performers,
        "kept_side": np.where(by_outsider, cases["decided_side"], performers[every, kept]),
    }
