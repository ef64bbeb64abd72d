"""What a ledger says in the words of measured hand-over logs: statistics that a pattern can be held against.

A *hand-over* (hop) is a row `reached` with the post that the issue came from. What rises to a superior (`lifted`) is
none: the ledger keeps escalations apart, and so do the figures. A statistic is taken over the root issues that were
raised in a window of the calendar, whatever happened to them later.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from sim.organisation.layout import DAYS_A_YEAR, MONTH
from sim.organisation.schema import Unit

ALL: Final = "all"
"""The key of a statistic that is not broken down, or of the whole of one that is."""

HOPS: Final = {
    "hops_0": (0, 0), "hops_1": (1, 1), "hops_2": (2, 2), "hops_3": (3, 3), "hops_4": (4, 4),
    "hops_5_to_6": (5, 6), "hops_7_to_9": (7, 9), "hops_10_to_more": (10, np.inf),
}  # fmt: skip
"""Classes of issues by their number of hand-overs, both ends included."""

AFTER: Final = tuple(f"after_{hops}" for hops in range(8))
"""Keys of the chance of another hand-over after so many."""

_WEEK: Final = 7.0
_TO_THE_STATE: Final = 1.0


@dataclass(frozen=True)
class Statistic:
    """A statistic: its key, unit, how it is broken down, the keys of that (none: whatever occurs) and its titles."""

    key: str
    unit: str
    by: str
    keys: tuple[str, ...]
    en: str
    sv: str


_DECLARED = (
    Statistic("no_hand_over", "share", "", (ALL,), "Issues never handed over", "Ärenden som aldrig lämnas över"),
    Statistic("another_hop", "share", "hops", AFTER, "Chance of another hand-over", "Risk för ännu en överlämning"),
    Statistic(
        "another_hop_error",
        "share",
        "hops",
        AFTER,
        "Its binomial standard error",
        "Dess binomiala medelfel",
    ),
    Statistic(
        "returned",
        "share",
        "",
        (ALL,),
        "Second and later hand-overs that go straight back",
        "Andra och senare överlämningar som går rakt tillbaka",
    ),
    Statistic(
        "days_by_hops",
        "days",
        "hops",
        tuple(HOPS),
        "Median time to decision by hand-overs",
        "Median för tid till beslut efter antal överlämningar",
    ),
    Statistic(
        "dispersion",
        "ratio",
        "kind",
        (),
        "Arrivals a day: variance over mean within a month",
        "Ärenden per dag: varians genom medelvärde inom en månad",
    ),
    Statistic(
        "head_hours",
        "hours a week",
        "unit_type",
        (),
        "A unit head's hours for issues",
        "En enhetschefs timmar för ärenden",
    ),
    Statistic(
        "head_share",
        "share",
        "unit_type",
        (),
        "Issues' share of a unit head's working time",
        "Ärendenas andel av en enhetschefs arbetstid",
    ),
    Statistic(
        "state_complaints",
        "a year per 1,000 members",
        "unit_type",
        (),
        "Complaints that reach the state",
        "Anmälningar som når staten",
    ),
)
STATISTICS: Final[dict[str, Statistic]] = {statistic.key: statistic for statistic in _DECLARED}
"""Every statistic by key."""


class Scope(NamedTuple):
    """What statistics are taken over: a window (days, its end excluded), units, a full week's hours."""

    start: float
    end: float
    units: Mapping[str, Unit]
    week_hours: float


def statistics(ledger: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return every statistic of a ledger table as rows: figure, by, key, unit, value (NaN: nothing to take it over).

    `ledger` is a table as `ledger_table` makes it, or the rows of some kinds of issues among it.
    """
    ledger = ledger[ledger["issue"] >= 0]
    raised = ledger[(ledger["event"] == "raised") & ledger["time"].between(scope.start, scope.end, inclusive="left")]
    own = ledger[ledger["issue"].isin(raised["issue"])]
    counts = hops(own)
    chances = another_hop(counts)
    found: dict[str, pd.Series] = {
        "no_hand_over": _alone(_mean(counts == 0)),
        "another_hop": chances["share"],
        "another_hop_error": chances["error"],
        "returned": _alone(_mean(returns(own))),
        "days_by_hops": days_by_hops(own, counts),
        "dispersion": dispersion(raised, scope.start, scope.end),
        **_head_time(ledger, scope),
        "state_complaints": state_complaints(ledger, scope),
    }
    rows = [
        (figure, STATISTICS[figure].by, key, STATISTICS[figure].unit, float(value))
        for figure, series in found.items()
        for key, value in series.items()
    ]
    return pd.DataFrame(rows, columns=["figure", "by", "key", "unit", "value"])


def hops(ledger: pd.DataFrame) -> pd.Series:
    """Return the number of hand-overs of each root issue that the ledger saw arise."""
    issues = ledger.loc[ledger["event"] == "raised", "issue"]
    counted = _hand_overs(ledger).groupby("issue").size()
    return counted.reindex(issues, fill_value=0)


def another_hop(counts: pd.Series) -> pd.DataFrame:
    """Return the chance of another hand-over after 0, 1, ... of them: columns `at_risk`, `share`, `error`.

    `error` is the binomial standard error; both are NaN where no issue got so far.
    """
    numbers = counts.to_numpy()
    at_risk = np.array([(numbers >= place).sum() for place in range(len(AFTER))], dtype=float)
    further = np.array([(numbers > place).sum() for place in range(len(AFTER))], dtype=float)
    with np.errstate(invalid="ignore"):
        share = np.where(at_risk > 0, further / at_risk, np.nan)
        error = np.sqrt(share * (1.0 - share) / at_risk)
    return pd.DataFrame({"at_risk": at_risk.astype(int), "share": share, "error": error}, index=list(AFTER))


def returns(ledger: pd.DataFrame) -> pd.Series:
    """Return for each second or later hand-over whether it went straight back to where the one before came from."""
    handed = _hand_overs(ledger)
    before = handed.groupby("issue")["other"].shift()
    later = before.notna()
    return handed.loc[later, "post"] == before[later]


def days_by_hops(ledger: pd.DataFrame, counts: pd.Series) -> pd.Series:
    """Return the median days to the decision in force by class of hand-overs.

    Undecided issues count as later than any decided one; NaN where they are half of a class or more, or it is empty.
    """
    raised = ledger[ledger["event"] == "raised"].set_index("issue")["time"]
    decided = ledger[ledger["event"] == "decided"].groupby("issue")["time"].max()
    days = (decided.reindex(raised.index) - raised).fillna(np.inf)
    classes = {key: days[counts.reindex(days.index).between(low, high)] for key, (low, high) in HOPS.items()}
    medians = {key: float(np.median(some)) if len(some) else np.nan for key, some in classes.items()}
    return pd.Series(medians).replace(np.inf, np.nan)


def dispersion(raised: pd.DataFrame, start: float, end: float) -> pd.Series:
    """Return variance over mean of the arrivals a day, of each kind and of all, both taken within calendar months.

    The season moves from month to month and would count as spread; a day's luck stays. Each month weighs by its days.
    """
    days = np.arange(int(np.ceil(start)), int(np.ceil(end)))
    months = np.floor(days / MONTH)
    found = {}
    for key, rows in [(ALL, raised), *((str(kind), some) for kind, some in raised.groupby("kind", sort=True))]:
        daily = rows.groupby("day").size().reindex(days, fill_value=0)
        by_month = daily.groupby(months)
        free = by_month.size() - 1
        mean = float((free * by_month.mean()).sum())
        found[key] = float((free * by_month.var(ddof=1).fillna(0.0)).sum()) / mean if mean else np.nan
    return pd.Series(found, dtype=float)


def head_hours(ledger: pd.DataFrame, scope: Scope) -> pd.Series:
    """Return the mean hours a week that the head of a unit works on issues, by type of unit.

    Work counts in the window in which it begins; heads without any count as nought.
    """
    started = _within(ledger[ledger["event"] == "started"], scope)
    worked = started.groupby("post")["hours"].sum()
    each = worked.reindex(list(scope.units), fill_value=0.0) / ((scope.end - scope.start) / _WEEK)
    return each.groupby([unit.type for unit in scope.units.values()]).mean()


def state_complaints(ledger: pd.DataFrame, scope: Scope) -> pd.Series:
    """Return complaints to the state a year per 1,000 members of the units concerned, by type of unit."""
    types = {key: unit.type for key, unit in scope.units.items()}
    sizes = pd.Series([float(unit.size) for unit in scope.units.values()])
    members = sizes.groupby(list(types.values())).sum()
    made = _within(ledger[(ledger["event"] == "complained") & (ledger["value"] == _TO_THE_STATE)], scope)
    counted = made["origin"].map(types).value_counts().reindex(members.index, fill_value=0)
    years = (scope.end - scope.start) / DAYS_A_YEAR
    return 1000.0 * counted / members / years


def _hand_overs(ledger: pd.DataFrame) -> pd.DataFrame:
    return ledger[(ledger["event"] == "reached") & (ledger["other"] != "")]


def _within(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    return rows[rows["time"].between(scope.start, scope.end, inclusive="left")]


def _head_time(ledger: pd.DataFrame, scope: Scope) -> dict[str, pd.Series]:
    hours = head_hours(ledger, scope)
    return {"head_hours": hours, "head_share": hours / scope.week_hours}


def _mean(values: pd.Series) -> float:
    return float(values.mean()) if len(values) else np.nan


def _alone(value: float) -> pd.Series:
    return pd.Series({ALL: value})
