"""The ledger as a table: codes become words, so that a reader needs nothing else."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sim.ledger.columns import CAUSES, EVENTS, TASKS


def ledger_table(rows: np.ndarray, posts: Sequence[str], streams: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """Return ledger rows as a table with words for codes; `posts` and `streams` are the labels of this structure.

    A row that belongs to no issue has neither origin nor kind.
    """
    post_names = np.array([*posts, ""], dtype=object)  # -1 takes the last place
    task_names, cause_names = np.array([*TASKS, ""], dtype=object), np.array(CAUSES, dtype=object)
    origins = np.array([*(unit for unit, _ in streams), ""], dtype=object)
    kinds = np.array([*(kind for _, kind in streams), ""], dtype=object)
    return pd.DataFrame(
        {
            "time": rows["time"],
            "event": np.array(EVENTS, dtype=object)[rows["event"]],
            "origin": origins[rows["stream"]],
            "kind": kinds[rows["stream"]],
            "day": rows["day"],
            "ordinal": rows["ordinal"],
            "issue": rows["issue"],
            "post": post_names[rows["post"]],
            "other": post_names[rows["other"]],
            "task": task_names[rows["task"]],
            "performance": rows["performance"],
            "cause": cause_names[rows["cause"]],
            "hours": rows["hours"],
            "value": rows["value"],
        }
    )
