"""What every ledger must satisfy, whatever the organisation: read row by row, with nothing but the rows."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from sim.ledger import columns as c

Ledger = Iterator[np.void]
SUBSTANCE = (c.FINISHED, c.SETTLED, c.RULED)


def rows_of(rows: np.ndarray, *events: int) -> np.ndarray:
    """Return the rows of some kinds of events."""
    return rows[np.isin(rows["event"], events)]


def time_runs_forwards(rows: np.ndarray) -> bool:
    """Return whether no row was written with an earlier time than the one before."""
    return bool((np.diff(rows["time"]) >= 0.0).all())


def each_is_raised_first_and_once(rows: np.ndarray) -> bool:
    """Return whether every issue's first row, and no other, says that it arose."""
    first = rows[np.sort(np.unique(rows["issue"], return_index=True)[1])]
    arose = rows_of(rows, c.RAISED)
    return bool((first["event"] == c.RAISED).all()) and len(arose) == len(first)


def begun_without_cause(rows: np.ndarray) -> list[tuple[int, ...]]:
    """Return what was finished but not started, or started but not queued, by issue and kind of work."""
    stages = {c.QUEUED: 0, c.STARTED: 1, c.FINISHED: 2}
    counts: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    wrong = []
    for row in rows_of(rows, *stages):
        if row["task"] in (c.SWITCHING, c.RULING):  # switching begins with the task turned to; a ruling takes no hours
            continue
        count = counts[int(row["issue"]), int(row["task"])]
        count[stages[int(row["event"])]] += 1
        if not count[0] >= count[1] >= count[2]:
            wrong.append((int(row["issue"]), int(row["task"]), int(row["event"])))
    return wrong


def heard_before_started(rows: np.ndarray) -> list[tuple[int, int]]:
    """Return each (issue, sender) of whose work somebody heard before it had started."""
    started: set[tuple[int, int]] = set()
    wrong = []
    for row in rows_of(rows, c.STARTED, c.HEARD):
        if row["event"] == c.STARTED and row["task"] == c.HANDLE:
            started.add((int(row["issue"]), int(row["post"])))
        elif row["event"] == c.HEARD and (int(row["issue"]), int(row["other"])) not in started:
            wrong.append((int(row["issue"]), int(row["other"])))
    return wrong


def decided_out_of_turn(rows: np.ndarray) -> list[tuple[int, str]]:
    """Return issues decided on nothing, decided or answered twice, or answered without a decision."""
    stage: dict[int, str] = defaultdict(str)
    substance: Counter[int] = Counter()
    wrong = []
    for row in rows_of(rows, *SUBSTANCE, c.DECIDED, c.CLOSED, c.REOPENED):
        issue, event = int(row["issue"]), int(row["event"])
        if event in SUBSTANCE:
            substance[issue] += 1
        elif event == c.REOPENED:
            wrong += [(issue, "reopened but not decided")] * (stage[issue] == "")
            stage[issue] = ""
        elif event == c.DECIDED:
            wrong += [(issue, "decided on nothing")] * (substance[issue] == 0)
            wrong += [(issue, "decided twice")] * (stage[issue] != "")
            stage[issue] = "decided"
        else:
            wrong += [(issue, "answered without a decision")] * (stage[issue] != "decided")
            stage[issue] = "closed"
    return wrong


def open_at_the_end(rows: np.ndarray) -> int:
    """Return how many issues have no answer in force."""
    closed: dict[int, bool] = {}
    for row in rows_of(rows, c.RAISED, c.CLOSED, c.REOPENED):
        closed[int(row["issue"])] = row["event"] == c.CLOSED
    return sum(not answered for answered in closed.values())


def open_days(rows: np.ndarray, end: float) -> float:
    """Return the days for which issues were open, summed over issues, up to the end of the run."""
    since: dict[int, float] = {}
    total = 0.0
    for row in rows_of(rows, c.RAISED, c.CLOSED, c.REOPENED):
        issue = int(row["issue"])
        if row["event"] == c.CLOSED:
            total += float(row["time"]) - since.pop(issue)
        else:
            since.setdefault(issue, float(row["time"]))
    return total + sum(end - start for start in since.values())


def hours_worked(rows: np.ndarray, end: float) -> np.ndarray:
    """Return hours worked by kind of work up to the end of the run; work under way counts by its elapsed part."""
    begun = rows_of(rows, c.STARTED)
    left = end - begun["time"]
    part = np.where(begun["value"] > left, left / np.where(begun["value"] > 0.0, begun["value"], 1.0), 1.0)
    return np.bincount(begun["task"], weights=begun["hours"] * part, minlength=len(c.TASKS))


def hand_overs(rows: np.ndarray) -> np.ndarray:
    """Return how often each issue was handed over from post to post."""
    passed = rows_of(rows, c.REACHED)
    passed = passed[passed["other"] >= 0]
    return np.bincount(passed["issue"]) if len(passed) else np.zeros(1, dtype=np.int64)
