"""The story of one issue under each organisation, from the rows of its ledger: what happened, and why it rose."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple, Self

import pandas as pd

from sim.analysis import words
from sim.analysis.story_reasons import AGAIN, RULES, SHORT, WHY
from sim.analysis.story_words import STEPS, TASKS
from sim.errors import ArgumentError, nearest
from sim.organisation import Organisation

TOLD: Final = frozenset(STEPS["en"])
VALUED: Final = {
    ("joined", 0.0): "joined unseen",
    ("complained", 1.0): "complained state",
    ("shown", 1.0): "shown grounds",
}
"""The events that are told otherwise where they have this value."""

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
    """One step of a story: days since the issue arose, what happened, why it rose (empty: it did not).

    `text` and `why` are sentences for any reader; `rule` names, apart from them, the rules in the code.
    """

    day: float
    event: str
    post: str
    other: str
    task: str
    hours: float
    text: str
    reason: str
    why: str
    rule: str = ""


class Outcome(NamedTuple):
    """What became of an issue: days to its answer, hours, posts at work, steps up.

    The days are nan where no answer came within the run, or none after it was opened again.
    """

    days: float
    hours: float
    posts: int
    rises: int

    @classmethod
    def of(cls, rows: pd.DataFrame) -> Self:
        """Return what became of the issue of these rows."""
        ends, begun = rows[rows["event"].isin({"closed", "reopened"})], rows[rows["event"] == "started"]
        answered = len(ends) > 0 and ends["event"].iloc[-1] == "closed"
        days = float(ends["time"].iloc[-1] - rows["time"].iloc[0]) if answered else float("nan")
        return cls(days, float(begun["hours"].sum()), begun["post"].nunique(), int((rows["event"] == "lifted").sum()))

    def told(self, language: str) -> str:
        """Return the days in words."""
        if math.isnan(self.days):
            return STEPS[language]["open"]
        return STEPS[language]["days"].format(days=words.number(self.days, 1, language))


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
    complexity, unit = float(rows["value"].iloc[0]), name(str(rows["post"].iloc[0]))  # as the first row tells them
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
            by_post=catalogue["by"].format(post=name(row["post"])) if row["post"] != row["other"] else "",
            unit=unit,
            task=TASKS[language].get(row["task"], ""),
            hours=words.number(row["hours"], 1, language),
            rightly=catalogue["rightly" if row["value"] > 0.0 else "wrongly"],
        )
        reason = REASONS.get((row["cause"], row["task"]), row["cause"]) if event == "lifted" else ""
        why = _why(row, reason, organisation, name, (language, complexity, patience)) if reason else ""
        done = (row["post"], row["other"], row["task"], row["hours"])
        yield Step(
            row["time"] - started,
            row["event"],
            *done,
            text[0].upper() + text[1:],
            reason,
            why,
            ", ".join(RULES[reason]) if reason else "",
        )


def _told_as(row: Mapping[Any, Any]) -> str:
    """Return the key of the sentence that tells a row: some by their task, their cause or their value."""
    if row["event"] == "queued":
        return f"queued {row['task']}"
    if row["event"] == "reopened" and row["cause"] == "contested":
        return "reopened contested"
    return VALUED.get((row["event"], row["value"]), str(row["event"]))


def _why(
    row: Mapping[Any, Any], reason: str, organisation: Organisation, name: Name, case: tuple[str, float, float]
) -> str:
    """Return why an issue rose: the posts, and the section and rows of the review."""
    language, complexity, patience = case
    other = str(row["other"])
    return WHY[language][reason].format(
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
    found = Outcome.of(rows)
    hours = words.number(found.hours, 1, language)
    days = found.told(language)
    return STEPS[language]["summary"].format(days=days, hours=hours, posts=found.posts, rises=found.rises)


def tried(
    change: str, pair: tuple[pd.DataFrame, pd.DataFrame], reasons: tuple[frozenset[str], frozenset[str]], language: str
) -> str:
    """Return what came of an issue that was run again with one change, in a sentence.

    `pair` are its rows before and after; `reasons` those for which it rose that the change is about, and those for
    which it rises now.
    """
    before, after = map(Outcome.of, pair)
    catalogue, (about, now) = AGAIN[language], reasons
    named = [short for reason, short in SHORT[language].items() if reason in now]
    verdict = "down" if after.rises == 0 else "still" if about & now else "other"
    sentence = catalogue["outcome"].format(
        change=change,
        verdict=catalogue[verdict].format(rises=after.rises, before=before.rises, reasons=", ".join(named)),
        days=after.told(language),
        days_before=before.told(language),
        hours=words.number(after.hours, 1, language),
        hours_before=words.number(before.hours, 1, language),
    )
    return sentence[0].upper() + sentence[1:]
