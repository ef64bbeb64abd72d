"""Telling issues: those whose stories are worth reading, picked from the ledgers of one replication."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from sim.analysis.story import Identity


def interesting(
    ledgers: Mapping[str, pd.DataFrame], base: str, levels: Mapping[str, int], after: float
) -> dict[str, Identity]:
    """Return telling issues raised from a day on under the organisation `base`, by why they were picked.

    One each, and none twice: the one that rose highest (of those the one that rose most often), that took most hours
    of a second performance, that was handed over most, that was decided wrongly and cost most hours, that was opened
    again and cost most hours, that took longest to its last decision, and whose time to a first decision differs most
    between the organisations. `levels` by post, higher is more; days and hours.
    """
    own = _recent(ledgers[base], after)
    raised = own[own["event"] == "raised"].drop_duplicates("issue").set_index("issue")
    lifted, decided = own[own["event"] == "lifted"], own[own["event"] == "decided"]
    hours = own[own["event"] == "started"].groupby("issue")["hours"].sum()
    height = lifted["post"].map(lambda post: levels.get(post, 0)).astype(float).groupby(lifted["issue"])
    handed = own[(own["event"] == "reached") & (own["other"] != "")]
    ranks: dict[str, pd.Series[Any]] = {
        "highest": height.max() + height.size() / (1 + len(lifted)),
        "twice": done_twice(own),
        "bounced": handed.groupby("issue")["time"].size(),
        "wrong": hours.reindex(decided.loc[decided["value"] == 0.0, "issue"].unique()),
        "reopened": hours.reindex(
            own.loc[(own["event"] == "reopened") & (own["cause"] == "reopened"), "issue"].unique()
        ),
        "longest": decided.groupby("issue")["time"].max() - raised["time"],
        "apart": _apart([_recent(ledger, after) for ledger in ledgers.values()], raised),
    }
    found: dict[str, Identity] = {}
    left = raised.reset_index()
    for why, rank in ranks.items():
        known = left.assign(rank=left["issue"].map(rank))
        known = known[known["rank"] > 0.0].nlargest(1, "rank")
        left = left[~left["issue"].isin(known["issue"])]
        for row in known.to_dict("records"):
            found[why] = Identity(row["origin"], row["kind"], int(row["day"]), int(row["ordinal"]))
    return found


def done_twice(own: pd.DataFrame) -> "pd.Series[float]":
    """Return by issue the hours of finished performances beside the one that the decision rests on.

    Without such a one beside the longest. An issue whose function one post alone has performed to the end has none.
    """
    ended = own[(own["event"] == "finished") & (own["task"] == "handle")]
    done = ended.groupby(["issue", "performance"])["hours"].sum().reset_index()
    basis = own[own["event"] == "decided"].groupby("issue")["performance"].last()
    rests = done[done["performance"] == done["issue"].map(basis)].groupby("issue")["hours"].sum()
    each = done.groupby("issue")["hours"]
    total = each.sum()
    return (total - rests.reindex(total.index).fillna(each.max()))[each.size() > 1]


def _recent(ledger: pd.DataFrame, after: float) -> pd.DataFrame:
    """Return the rows of issues that were raised from a day on."""
    raised = ledger[(ledger["event"] == "raised") & (ledger["time"] >= after)]
    return ledger[(ledger["issue"] >= 0) & ledger["issue"].isin(raised["issue"])]


def _apart(ledgers: list[pd.DataFrame], raised: pd.DataFrame) -> "pd.Series[float]":
    """Return by issue how far apart in days its first decisions lie; those undecided somewhere are left out."""
    names = list(Identity._fields)
    firsts = [ledger[ledger["event"] == "decided"].groupby(names)["time"].min() for ledger in ledgers]
    table = pd.concat(firsts, axis=1, join="inner")
    spread = table.max(axis=1) - table.min(axis=1)
    return raised[names].reset_index().set_index(names).assign(spread=spread).set_index("issue")["spread"]
