"""The root issues as columns: what the figures need of each of them, derived from the accumulator's sums."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np

from sim.ledger import columns as c
from sim.measures.accumulate import lines_of
from sim.measures.steps import steps_to_end
from sim.measures.sums import ABOVE, FIRST_RIGHT, NOT_FINAL, RIGHT, SEEN, Accumulator
from sim.organisation.layout import ACCOUNTABLE, ORIGINS, SIDES
from sim.organisation.tables import Tables

Columns = dict[str, np.ndarray]
Which = np.ndarray | slice


class Roots:
    """Some root issues as columns, one place each; hours in hours, times in days since the issue was raised.

    A column of some of the issues is taken out when it is first asked for; its sum is worked out once.
    """

    def __init__(self, whole: "Columns | Roots", which: Which, number: int) -> None:
        """Hold the `number` issues at the places `which` of a larger whole."""
        self._whole, self._which, self._number = whole, which, number
        self._taken: Columns = {}
        self._totals: dict[str, float] = {}

    def __getitem__(self, name: str) -> np.ndarray:
        """Return a column by its name."""
        if name not in self._taken:
            column, which = self._whole[name], self._which
            taken = column[which] if isinstance(which, slice) else column.take(which, axis=0)
            self._taken[name] = np.ascontiguousarray(taken)
        return self._taken[name]

    def __len__(self) -> int:
        """Return how many issues there are."""
        return self._number

    def total(self, name: str) -> float:
        """Return the sum of a column; of booleans, how many are true."""
        if name not in self._totals:
            column = self[name]
            self._totals[name] = float(np.count_nonzero(column) if column.dtype == np.bool_ else column.sum())
        return self._totals[name]

    def mean(self, name: str) -> float:
        """Return the mean of a column; of booleans, the share that is true."""
        return self.total(name) / len(self)

    def chosen(self, which: np.ndarray) -> "Roots":
        """Return the issues for which `which` (booleans) is true."""
        places = np.flatnonzero(which)
        return Roots(self, places, len(places))

    def between(self, first: int, last: int) -> "Roots":
        """Return the issues from place `first` up to but not at place `last`: their columns need no copy."""
        return Roots(self, slice(first, last), last - first)

    def parts(self, labels: np.ndarray) -> Iterator[tuple[int, "Roots"]]:
        """Yield each number from 0 that occurs among the labels, with the issues that have it, in their order.

        Each column is put in the order of the labels once, not searched once for each of them.
        """
        order = np.argsort(labels, kind="stable")
        ordered, numbers = Roots(self, order, len(order)), labels[order]
        limits = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist(), len(order)]
        for first, last in pairwise(limits):
            if last > first and numbers[first] >= 0:
                yield int(numbers[first]), ordered.between(first, last)


Found = tuple[str, str, str, float]
"""A figure's key, by, key and value."""
Headline = tuple[str, float]
"""A figure's key and value, where it is also given of parts of the issues."""

BY_OUTSIDER: Final = -3  # basis of a decision that rests on an answer from outside its responsibility
MEETING: Final = (c.COORDINATION, c.HEARING, c.SETTLEMENT)
CONSULTATION: Final = (c.EXCEPTION, c.CONSULTATION)
SIGNING: Final = (c.FORMAL_ACT, c.RECORD)
REPAIR: Final = (c.RECONCILIATION, c.ENTRY, c.COMPLAINT)


def share(which: np.ndarray) -> float:
    """Return the share of booleans that are true."""
    return float(np.count_nonzero(which)) / len(which)


def roots(accumulator: Accumulator, issues: int, tables: Tables) -> Roots:
    """Return what the figures need of the first `issues` root issues, in the order in which they were raised."""
    columns: Columns = {
        **_whence(accumulator, issues, tables),
        **_course(accumulator, issues),
        **_outcome(accumulator, issues),
        **_events(accumulator, issues),
        **_hours(accumulator, issues),
        **_duplicates(accumulator, issues),
    }
    return Roots(columns, slice(issues), issues)


def _whence(accumulator: Accumulator, issues: int, tables: Tables) -> Columns:
    """Return what an issue has from its stream; labels are small numbers, which sort fast."""
    structure, cases = tables.structure, accumulator.cases[:issues]
    kinds, kind, post = structure.kinds, structure.streams["kind"], structure.streams["unit"]
    cells = structure.matrix[accumulator.origins["row"]]
    owners = ((cells["letters"] & ACCOUNTABLE != 0) & (cells["post"] >= 0)).sum(1)
    labels = {
        "kind": kind,
        "question": kinds["question"][kind],
        "function": kinds["function"][kind],
        "area": kinds["area"][kind],
        "line": accumulator.origins["group"] % len(lines_of(tables)),
        "unit": structure.posts["unit"][post],
        "position": structure.posts["side"][post] == SIDES.index("independent"),
    }
    marks = {
        "compared": _compared(tables)[kind],
        "contested": owners > 1,
        "by_resident": kinds["origin"][kind] == ORIGINS.index("resident"),
    }
    stream = np.ascontiguousarray(cases["stream"])
    return {
        "raised": cases["raised"],
        **{name: of_streams.astype(np.int16)[stream] for name, of_streams in labels.items()},
        **{name: of_streams[stream] for name, of_streams in marks.items()},
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
        "passed": accumulator.passed[:issues],
        "stayed": steps_to_end(accumulator, issues),
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
        "level": cases["decided_level"],
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
    performers = accumulator.performers[:issues] - 1
    return {
        "extra": extra,
        "duplicated": extra.sum(axis=1),
        "extra_side": performers,
        "kept_side": np.where(by_outsider, cases["decided_side"], performers[every, kept]),
    }
