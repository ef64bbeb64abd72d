"""The effect of each step on the way from one organisation to others: paired differences between neighbours.

Effects of the steps of one way add up to the difference between its ends, replication by replication.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from sim.analysis.paired import paired


@dataclass(frozen=True)
class Step:
    """One step: its key, titles (by language; none for a whole way), and the organisations before and after it."""

    key: str
    title: Mapping[str, str]
    before: str
    after: str

    def label(self, language: str) -> str:
        """Return the title in a language, or the key where there is none."""
        return self.title.get(language, self.key)

    def record(self) -> dict[str, Any]:
        """Return the step as plain values, to be stored beside a table."""
        return {**asdict(self), "title": dict(self.title)}


def start_of(steps: Sequence[Step]) -> str:
    """Return the organisation where all ways begin."""
    return steps[0].before


def ends_of(steps: Sequence[Step]) -> list[str]:
    """Return the organisations where a way ends, in the order of the steps."""
    left = {step.before for step in steps}
    return [step.after for step in steps if step.after not in left]


def ways(steps: Sequence[Step]) -> list[Step]:
    """Return each whole way as one step, from the start to an end; ways of a single step are left out."""
    start = start_of(steps)
    single = {step.after for step in steps if step.before == start}
    return [Step(f"{start}_to_{end}", {}, start, end) for end in ends_of(steps) if end not in single]


def effects(table: pd.DataFrame, steps: Sequence[Step]) -> pd.DataFrame:
    """Return the paired difference after each step to before it, and those of the whole ways, totals only.

    Columns: step, before, and those of `paired`; `organisation` is the one after the step.
    """
    totals = table[table["by"] == ""]
    parts = []
    for step in (*steps, *ways(steps)):
        pair = totals[totals["organisation"].isin((step.before, step.after))]
        found = paired(pair, step.before)
        found = found[found["organisation"] == step.after]
        found.insert(0, "step", step.key)
        found.insert(1, "before", step.before)
        parts.append(found)
    answer: pd.DataFrame = pd.concat(parts, ignore_index=True)
    return answer
