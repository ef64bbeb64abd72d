"""Ledgers written by hand."""

from typing import Any

import numpy as np

from sim.ledger.columns import ROW
from sim.organisation.layout import NONE

CLERK, CHIEF, COUNCIL = range(3)
EDUCATION, CARE = range(2)  # streams

Entry = dict[str, Any]
Ledger = list[Entry]


def row(issue: int, time: float, event: int, **columns: float) -> Entry:
    """Return one ledger row; what is not said is nothing."""
    return {"issue": issue, "time": time, "event": event, **columns}


def array_of(ledger: Ledger) -> np.ndarray:
    """Return rows in the order of their times."""
    rows = np.zeros(len(ledger), dtype=ROW)
    for name in ("post", "other", "task", "performance"):
        rows[name] = NONE
    for place, entry in enumerate(sorted(ledger, key=lambda entry: float(entry["time"]))):
        for name, value in entry.items():
            rows[name][place] = value
    return rows
