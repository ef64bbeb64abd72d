"""A small municipality and ledgers about it, written by hand.

Posts: a clerk (two officers) and a chief in the office `ukk`, a council above them; a lead in the office `production`
to whom a home and a school report, and a private school, outside every office, whose matters go to the clerk. Funding
is decided for every unit; at the school two posts are accountable for it. For matters at the home nobody is.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pytest

from sim.ledger import columns as c
from sim.ledger.columns import ROW
from sim.organisation.layout import NONE

CLERK, CHIEF, COUNCIL, HOME, LEAD, PRIVATE, SCHOOL = range(7)
POSTS = ("clerk", "chief", "council", "home", "lead", "private", "school")
EDUCATION, CARE, AT_PRIVATE = range(3)  # streams: funding at the school, matters at the home, funding at the private
FUNDING, MATTERS = range(2)
APART = -1  # in place of an issue: the row belongs to none

Entry = dict[str, Any]
Ledger = list[Entry]
Figures = Callable[[Ledger], pd.Series]
Key = tuple[str, str, str]


class Sheet(NamedTuple):
    """A ledger and what some of its figures are, worked out by hand."""

    ledger: Ledger
    by_hand: dict[Key, float]
    area: str = "all"
    period: str = "history"


def check(sheet: Sheet, figures: Figures) -> None:
    """Compare the figures of a ledger with what was worked out by hand."""
    found = figures(sheet.ledger)[sheet.period, sheet.area]
    for key, value in sheet.by_hand.items():
        assert found[key] == pytest.approx(value, rel=1e-12, abs=1e-12), key


def row(issue: int, time: float, event: int, **columns: float) -> Entry:
    """Return one ledger row; what is not said is nothing."""
    return {"issue": issue, "time": time, "event": event, **columns}


def work(issue: int, time: float, post: int, task: int, **columns: float) -> Entry:
    """Return the start of work; `hours` of it take `value` days."""
    return row(issue, time, c.STARTED, post=post, task=task, **columns)


def array_of(ledger: Ledger) -> np.ndarray:
    """Return rows in the order of their times."""
    rows = np.zeros(len(ledger), dtype=ROW)
    for name in ("post", "other", "task", "performance"):
        rows[name] = NONE
    for place, entry in enumerate(sorted(ledger, key=lambda entry: float(entry["time"]))):
        for name, value in entry.items():
            rows[name][place] = value
    return rows
