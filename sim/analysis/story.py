"""The story of one issue under each organisation, from the rows of its ledger: what happened, and why it rose."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple, Self

import pandas as pd

from sim.analysis import words
from sim.analysis.story_words import STEPS, TASKS, WHY
from sim.errors import ArgumentError, nearest
from sim.organisation import Organisation

TOLD: Final = frozenset(STEPS["en"])
REASONS: Final = {
    ("contested", "exception"): "unowned",
    ("contested", "ruling"): "differ",
    ("exception", "ruling"): "beyond_top",
    ("ratified", "exception"): "own_case",
    ("ratified", "formal_act"): "formal_act",
    ("ratified", "ruling"): "ruling",
}
"""Which sentence tells why an issue rose, where the cause alone does not say it, by cause and task."""
WITH_A_TASK: Final = frozenset({"switching", "entry"})  # they begin with the task beside them

Name = Callable[[str], str]
"""The title of a post or of a unit's head, by its key."""


class Identity(NamedTuple):
    """What names a root issue under every organisation: origin, kind, day on which it arose, number of that day."""

    origin: str
    kind: str
    day: int
    ordinal: int

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the identity that `<origin>/<kind>/<day>/<ordinal>` names; raises ArgumentError where it does not."""
        parts = text.split("/")
        if len(parts) != len(cls._fields) or not all(part.isdecimal() for part in parts[2:]):
            raise ArgumentError("issue", text, "is not <origin>/<kind>/<day>/<ordinal>, nor interesting")
        return cls(parts[0], parts[1], int(parts[2]), int(parts[3]))

    def __str__(self) -> str:
        """Return the identity as the option takes it."""
        return "/".join(map(str, self))


class Step(NamedTuple):
    """One step of a story: days since the issue arose, what happened, and why (empty: nothing rose)."""

    day: float
    event: str
    post: str
    other: str
    task: str
    hours: float
    text: str
    why: str


def rows_of(ledger: pd.DataFrame, issue: Identity) -> pd.DataFrame:
    """Return an issue's rows; raises ArgumentError, with the nearest that there are, where it has none."""
    there = (ledger["origin"] == issue.origin) & (ledger["kind"] == issue.kind)
    rows = ledger[there & (ledger["day"] == issue.day) & (ledger["ordinal"] == issue.ordinal)]
    if len(rows):
        return rows
    if not there.any():
        own = ledger[ledger["issue"] >= 0]
        own = own[own["origin"] == issue.origin] if (own["origin"] == issue.origin).any() else own
        known = sorted(set(own["origin"] + "/" + own["kind"]))
        near = nearest(f"{issue.origin}/{issue.kind}", known)
        hint = f"; did you mean {near}/...?" if near else ""
        raise ArgumentError("issue", str(issue), f"no issue of that origin and kind arose{hint}")
    own = ledger.loc[there, ["day", "ordinal"]].drop_duplicates()
    close = own.assign(apart=(own["day"] - issue.day).abs()).nsmallest(3, ["apart", "ordinal"])
    named = ", ".join(str(issue._replace(day=int(day), ordinal=int(n))) for day, n in own.loc[close.index].to_numpy())
    raise ArgumentError("issue", str(issue), f"no such issue arose; the nearest are {named}")


def steps(rows: pd.DataFrame, organisation: Organisation, name: Name, language: str, patience: float) -> Iterator[Step]:
    """Yield the steps of an issue's story in order; `patience` in days, as the run had it."""
    started = float(rows["time"].iloc[0])
    complexity = float(rows["value"].iloc[0])
    for row in rows.to_dict("records"):
        event = _told_as(row)
        if event not in TOLD or row["task"] in WITH_A_TASK:
            continue
        catalogue = STEPS[language]
        other = name(row["other"]) if row["other"] else ""
        text = catalogue[event].format(
            post=name(row["post"]) if row["post"] else "",
            other=other,
            from_other=catalogue["from"].format(other=other) if other else "",
            task=TASKS[language].get(row["task"], ""),
            hours=words.number(row["hours"], 1, language),
            rightly=catalogue["rightly" if row["value"] > 0.0 else "wrongly"],
        )
        why = _why(row, organisation, name, (language, complexity, patience)) if event == "lifted" else ""
        done = (row["post"], row["other"], row["task"], row["hours"])
        yield Step(row["time"] - started, row["event"], *done, text[0].upper() + text[1:], why)


def _told_as(row: Mapping[Any, Any]) -> str:
    """Return the key of the sentence that tells a row: a decided issue is open again for one of two reasons."""
    if row["event"] == "queued":
        return f"queued {row['task']}"
    disputed = row["event"] == "reopened" and row["cause"] == "contested"
    return "reopened contested" if disputed else str(row["event"])


def _why(row: Mapping[Any, Any], organisation: Organisation, name: Name, case: tuple[str, float, float]) -> str:
    """Return why an issue rose: the rule, the posts, the section of the review, and what would have kept it down."""
    language, complexity, patience = case
    cause, task, other = str(row["cause"]), str(row["task"]), str(row["other"])
    sentence = WHY[language].get(REASONS.get((cause, task), cause), "")
    return sentence.format(
        post=name(str(row["post"])),
        other=name(other) if other else "–",
        complexity=words.number(complexity, 2, language),
        knowledge=words.number(_knowledge(organisation, other), 2, language),
        patience=words.number(patience, 0, language),
    )


def _knowledge(organisation: Organisation, post: str) -> float:
    """Return what a post knows, a unit's head by its type; nan where the chart knows it not."""
    if post in organisation.posts:
        return organisation.posts[post].knowledge
    unit = organisation.units.get(post.rpartition("_")[0])
    return unit.knowledge if unit else float("nan")


def summary(rows: pd.DataFrame, language: str) -> str:
    """Return a sentence with an issue's time, hours, posts and steps up."""
    closed = rows.loc[rows["event"] == "closed", "time"]
    catalogue, days = STEPS[language], _days_taken(closed, rows, language)
    begun = rows[rows["event"] == "started"]
    hours = words.number(float(begun["hours"].sum()), 1, language)
    rises = int((rows["event"] == "lifted").sum())
    return catalogue["summary"].format(days=days, hours=hours, posts=begun["post"].nunique(), rises=rises)


def _days_taken(closed: "pd.Series[float]", rows: pd.DataFrame, language: str) -> str:
    """Return how long an issue took in words."""
    if closed.empty:
        return STEPS[language]["open"]
    days = float(closed.iloc[-1]) - float(rows["time"].iloc[0])
    return STEPS[language]["days"].format(days=words.number(days, 1, language))


def interesting(ledger: pd.DataFrame, levels: Mapping[str, int], after: float) -> dict[str, Identity]:
    """Return telling issues raised from a day on, by why they were picked; `levels` by post, higher is more.

    One each: the one that rose highest (of those the one that rose most often), that was worked at by most posts, that
    was handed over most, that was decided wrongly and cost most hours, that took longest.
    """
    own = ledger[ledger["issue"] >= 0]
    raised = own[own["event"] == "raised"].drop_duplicates("issue").set_index("issue")
    recent = set(raised.index[raised["time"] >= after])
    own = own[own["issue"].isin(recent)]
    lifted, worked = own[own["event"] == "lifted"], own[(own["event"] == "started") & (own["task"] == "handle")]
    closed = own[own["event"] == "closed"].groupby("issue")["time"].max() - raised["time"]
    wrong = own[(own["event"] == "decided") & (own["value"] == 0.0)]["issue"].unique()
    hours = own[own["event"] == "started"].groupby("issue")["hours"].sum()
    height = lifted["post"].map(lambda post: levels.get(post, 0)).astype(float).groupby(lifted["issue"])
    handed = own[(own["event"] == "reached") & (own["other"] != "")]
    ranks: dict[str, pd.Series[Any]] = {
        "highest": height.max() + height.size() / (1 + len(lifted)),
        "twice": worked.groupby("issue")["post"].nunique() + hours / (1.0 + hours.sum()),
        "bounced": handed.groupby("issue")["time"].size(),
        "wrong": hours.reindex(wrong),
        "longest": closed,
    }
    found = {}
    for why, rank in ranks.items():
        known = rank.dropna()
        if len(known):
            row = raised.loc[[known.idxmax()]].to_dict("records")[0]
            found[why] = Identity(row["origin"], row["kind"], int(row["day"]), int(row["ordinal"]))
    return found
