"""What every ledger must satisfy, whatever the organisation: read row by row, with nothing but the rows.

Rows without an issue (-1) tell of managers' weeks, of the matrix, of beliefs about it and of vacancies; the rest tell
of one issue each.
"""

import math
from collections import Counter, defaultdict

import numpy as np

from sim.ledger import columns as c
from sim.organisation.layout import Structure

SUBSTANCE = (c.FINISHED, c.SETTLED, c.RULED)
STRATEGIC = (c.MANDATE, c.STRATEGY, c.CHANGE)
NEVER_ALONE = (c.SWITCHING, c.ENTRY, c.RULING, *STRATEGIC)  # begin with a task, at a meeting or when a week is over
WITHOUT_ISSUE = (c.CLEARED, c.DUE, c.ACCOMPLISHED, c.VACATED, c.TARGET)
ENDS = (c.CLOSED, c.DEFAULTED)
# What work begun earlier, and word under way, may still write after an issue has ended by default.
AFTER_DEFAULT = (
    c.REACHED, c.QUEUED, c.STARTED, c.FINISHED, c.RECONCILED, c.ASKED, c.ADJUSTED, c.TRUST, c.SWITCHED,
)  # fmt: skip


def rows_of(rows: np.ndarray, *events: int) -> np.ndarray:
    """Return the rows of some kinds of events."""
    return rows[np.isin(rows["event"], events)]


def of_issues(rows: np.ndarray) -> np.ndarray:
    """Return the rows that tell of an issue."""
    return rows[rows["issue"] >= 0]


def time_runs_forwards(rows: np.ndarray) -> bool:
    """Return whether no row was written with an earlier time than the one before."""
    return bool((np.diff(rows["time"]) >= 0.0).all())


def each_is_raised_first_and_once(rows: np.ndarray) -> bool:
    """Return whether every issue's first row, and no other, says that it arose."""
    rows = of_issues(rows)
    first = rows[np.sort(np.unique(rows["issue"], return_index=True)[1])]
    arose = rows_of(rows, c.RAISED)
    return bool((first["event"] == c.RAISED).all()) and len(arose) == len(first)


def named_without_an_issue(rows: np.ndarray) -> set[tuple[int, int]]:
    """Return each (event, task) of a row without an issue that ought to have one."""
    apart = rows[rows["issue"] < 0]
    named = np.any([apart[name] != -1 for name in ("issue", *c.IDENTITY)], axis=0)
    mine = np.isin(apart["event"], WITHOUT_ISSUE) | (
        (apart["event"] == c.STARTED) & np.isin(apart["task"], STRATEGIC) & (apart["value"] == 0.0)
    )
    return {(int(row["event"]), int(row["task"])) for row in apart[named | ~mine]}


def begun_without_cause(rows: np.ndarray) -> list[tuple[int, ...]]:
    """Return what was finished but not started, or started but not queued, by issue and kind of work."""
    stages = {c.QUEUED: 0, c.STARTED: 1, c.FINISHED: 2}
    counts: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    wrong = []
    for row in rows_of(rows, *stages):
        if row["task"] in NEVER_ALONE:
            continue
        count = counts[int(row["issue"]), int(row["task"])]
        count[stages[int(row["event"])]] += 1
        if not count[0] >= count[1] >= count[2]:
            wrong.append((int(row["issue"]), int(row["task"]), int(row["event"])))
    return wrong


def known_before_started(rows: np.ndarray) -> list[tuple[int, int, int]]:
    """Return each (event, issue, sender) of whose work somebody heard, or was asked, before it had started."""
    started: set[tuple[int, int]] = set()
    wrong = []
    for row in rows_of(rows, c.STARTED, c.HEARD, c.ASKED, c.ADJUSTED):
        if row["event"] != c.STARTED:
            sender = (int(row["issue"]), int(row["other"]))
            wrong += [(int(row["event"]), *sender)] * (sender not in started)
        elif row["task"] == c.HANDLE:
            started.add((int(row["issue"]), int(row["post"])))
    return wrong


def decided_out_of_turn(rows: np.ndarray) -> list[tuple[int, str]]:
    """Return issues decided on nothing or twice, answered or reopened without a decision, or alive after the limit."""
    stage: dict[int, str] = defaultdict(str)
    substance: Counter[int] = Counter()
    wrong = []
    for row in of_issues(rows):
        issue, event = int(row["issue"]), int(row["event"])
        if stage[issue] == "defaulted":
            wrong += [(issue, f"{c.EVENTS[event]} after its end by default")] * (event not in AFTER_DEFAULT)
        elif event in SUBSTANCE:
            substance[issue] += 1
        elif event == c.REOPENED:
            wrong += [(issue, "reopened but not decided")] * (stage[issue] == "")
            stage[issue] = ""
        elif event == c.DECIDED:
            wrong += [(issue, "decided on nothing")] * (substance[issue] == 0)
            wrong += [(issue, "decided twice")] * (stage[issue] != "")
            stage[issue] = "decided"
        elif event in ENDS:
            wrong += [(issue, "answered without a decision")] * (event == c.CLOSED and stage[issue] != "decided")
            wrong += [(issue, "ended by default though decided")] * (event == c.DEFAULTED and stage[issue] != "")
            stage[issue] = "closed" if event == c.CLOSED else "defaulted"
    return wrong


def reopened_without_cause(rows: np.ndarray) -> list[int]:
    """Return issues that came back as wrong though their latest decision was right."""
    right: dict[int, bool] = {}
    wrong = []
    for row in rows_of(rows, c.DECIDED, c.REOPENED):
        issue = int(row["issue"])
        if row["event"] == c.DECIDED:
            right[issue] = row["value"] == 1.0
        elif row["cause"] == c.REOPENING and right[issue]:
            wrong.append(issue)
    return wrong


def ended(rows: np.ndarray) -> Counter[str]:
    """Return how many issues are, at the end, open, closed and ended by default."""
    stage: dict[int, str] = {}
    names = {c.RAISED: "open", c.REOPENED: "open", c.CLOSED: "closed", c.DEFAULTED: "defaulted"}
    for row in rows_of(rows, *names):
        stage[int(row["issue"])] = names[int(row["event"])]
    return Counter(stage.values())


def open_days(rows: np.ndarray, end: float) -> float:
    """Return the days for which issues were open, summed over issues, up to the end of the run."""
    since: dict[int, float] = {}
    total = 0.0
    for row in rows_of(rows, c.RAISED, c.REOPENED, *ENDS):
        issue = int(row["issue"])
        if row["event"] in ENDS:
            total += float(row["time"]) - since.pop(issue)
        else:
            since.setdefault(issue, float(row["time"]))
    return total + sum(end - start for start in since.values())


def days_to_decision(rows: np.ndarray, end: float, horizon: float) -> np.ndarray:
    """Return each issue's days to the decision in force, else to its end by default or that of the run, cut."""
    raised, over = {}, {}
    for row in rows_of(rows, c.RAISED, c.DECIDED, c.REOPENED, c.DEFAULTED):
        issue = int(row["issue"])
        if row["event"] == c.RAISED:
            raised[issue] = row["time"]
        elif row["event"] == c.REOPENED:
            over.pop(issue, None)
        else:
            over[issue] = row["time"]
    return np.array([min(over.get(issue, end) - raised[issue], horizon) for issue in range(len(raised))])


def hours_worked(rows: np.ndarray, end: float) -> np.ndarray:
    """Return hours worked by kind of work up to the end of the run; work under way counts by its elapsed part."""
    begun = rows_of(rows, c.STARTED)
    took = begun["value"]
    part = np.where(took > 0.0, np.minimum(took, end - begun["time"]) / np.where(took > 0.0, took, 1.0), 1.0)
    return np.bincount(begun["task"], weights=begun["hours"] * part, minlength=len(c.TASKS))


def most_of_one(rows: np.ndarray, event: int, cause: int | None = None) -> int:
    """Return how often an event happened to the issue to which it happened most, of one cause if that is named."""
    chosen = rows[(rows["event"] == event) & ((cause is None) | (rows["cause"] == cause))]
    return int(np.bincount(chosen["issue"]).max(initial=0)) if len(chosen) else 0


def most_tasks_of_one(rows: np.ndarray, task: int) -> int:
    """Return how often a kind of work was asked for on the issue on which it was asked for most."""
    return most_of_one(rows[rows["task"] == task], c.QUEUED)


def hand_overs(rows: np.ndarray) -> np.ndarray:
    """Return how often each issue was handed over from post to post."""
    passed = rows_of(rows, c.REACHED)
    passed = passed[passed["other"] >= 0]
    return np.bincount(passed["issue"]) if len(passed) else np.zeros(1, dtype=np.int64)


def most_tasks_allowed(structure: Structure) -> int:
    """Return how much work one issue may ask for at most, whatever the load: every kind of work has its own cap.

    With w cells in a row of the matrix, lines of d posts, H hand-overs and R reminders allowed. An issue has at most
    three rounds, for a dispute and a reopening each begin one, and one conclusion in each.

    - read or answered from outside: each arrival, H + 1, one more after a correction, one a lost cell: H + 2;
    - performed: once by each holder of a cell, and once more by whoever keeps a disputed issue: w + 1; each of them may
      ask a report of the unit, have it done over once, and lead to a reconciliation and to a complaint, as a wrong
      decision may;
    - asked of superiors: a line in each round, and once more each for what nobody owns and for a bypass: 4 d + 1;
    - heard: both arms of one dispute, 2 d; coordinated by two; settled by one;
    - formal acts of two offices, matters for two committees, one entry on record in each round: 3 (2 + 2 + 1).
    """
    parameters = structure.parameters[0]
    width = structure.matrix.shape[1]
    depth = max(_depth(structure.posts, post) for post in range(len(structure.posts)))
    most, cap = math.ceil(parameters["max_hops"]), math.ceil(parameters["reminder_cap"])
    return (most + 2) + 5 * (width + 1) + 1 + (4 * depth + 1) + (2 * depth + 3) + 15 + cap


def _depth(posts: np.ndarray, post: int) -> int:
    depth = 0
    while post != -1:
        depth, post = depth + 1, int(posts["superior"][post])
    return depth


def most_asked_for(rows: np.ndarray) -> int:
    """Return how many tasks the issue with the most of them asked for."""
    return most_of_one(of_issues(rows), c.QUEUED)


def done_before_due(rows: np.ndarray) -> list[tuple[int, int]]:
    """Return each (post, task) of which more jobs had been done than had fallen due."""
    left: Counter[tuple[int, int]] = Counter()
    wrong = []
    for row in rows_of(rows, c.DUE, c.ACCOMPLISHED):
        job = int(row["post"]), int(row["task"])
        left[job] += 1 if row["event"] == c.DUE else -1
        wrong += [job] * (left[job] < 0)
    return wrong
