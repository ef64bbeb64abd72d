"""The verdict of every part of every claim, from the tidy tables of all runs that the claims need.

The table is a tidy one with the run in a column of its own. Margins: the part's own, or .02 for shares and 5 % of the
reference's mean in the plain run for all else; of a gap, the mean of the figure whose gap it is.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from sim.analysis.claim_file import PLAIN, ClaimEntry, ClaimsEntry, PartEntry, ShownEntry, every_part
from sim.analysis.claim_verdicts import LIMITED, NOISE, absolute_sample, conjunction, interval, judge, ratio_sample
from sim.analysis.words import SHARE
from sim.measures.declared import FIGURES

OF_SHARES: Final = 0.02
"""The margin of a share."""

OF_MEANS: Final = 0.05
"""The margin of a rate, an hour or a time, as a share of the reference's mean."""

GAP_OF: Final = {"neutrality_gap_days": "decision_days", "neutrality_gap_hours": "hours_per_issue"}
"""Of a gap that is no share: the figure whose gap it is."""

LABELS: Final = ("run", "variant", "organisation", "area", "figure", "by", "key", "period")


class Term(NamedTuple):
    """Which rows of the table are meant; the figures of several periods are added up."""

    run: str
    variant: str
    organisation: str
    area: str
    figure: str
    by: str
    key: str
    periods: tuple[str, ...]


class Judged(NamedTuple):
    """A part as judged: its means (NaN where there is none), the interval and the line, and the verdict.

    `shown`: it stands beside the verdict and does not count; it has no verdict (empty) without a relation.
    """

    claim: str
    run: str
    repeated: bool
    shown: bool
    part: PartEntry
    own: float
    other: float
    mean: float
    low: float
    high: float
    line: float
    replications: int
    verdict: str


class Values:
    """The values of a table by term and replication; rows are looked up often and searched once."""

    def __init__(self, table: pd.DataFrame) -> None:
        self._cells: dict[tuple[str, ...], dict[int, float]] = {}
        columns = [*LABELS, "replication", "value"]
        for *labels, replication, value in table[columns].itertuples(index=False, name=None):
            self._cells.setdefault(tuple(labels), {})[int(replication)] = float(value)
        self._months = sorted({key[6] for key in self._cells if key[5] == "month"})
        count = int(table["replication"].max()) + 1 if len(table) else 0
        self.replications = np.arange(count)

    def sample(self, term: Term) -> np.ndarray:
        """Return a term's value in each replication, of shape (replications,); NaN where a period has none."""
        total = np.zeros(len(self.replications))
        for period in term.periods:
            cell = self._cells.get((*term[:7], period), {})
            total += np.array([cell.get(int(number), np.nan) for number in self.replications])
        return total

    def months_until_half(self, term: Term) -> np.ndarray:
        """Return the month after the change at whose end a figure is at most half of what it was at the change.

        One that never is counts as the month after the last seen: it is above any limit within the run. NaN where the
        table has no months.
        """
        start = self.sample(term._replace(by="", key="", periods=("history",)))
        reached = np.full(len(start), float(len(self._months) + 1))
        for month in reversed(self._months):
            at = [self.sample(term._replace(by="month", key=month, periods=(one,))) for one in term.periods]
            level = np.fmax.reduce(at)
            reached[level <= start / 2.0] = float(month)
        return np.where(np.isfinite(start) & bool(self._months), reached, np.nan)


def judged_claims(table: pd.DataFrame, claims: ClaimsEntry) -> list[Judged]:
    """Return every part of every claim as judged, repeated ones after the others; `table` has a column `run`."""
    values = Values(table)
    return [one for key, claim in claims.claims.items() for one in _judged_claim(values, key, claim, claims.reference)]


def verdicts(parts: list[Judged]) -> dict[str, str]:
    """Return the verdict of each claim, without the parts that are repeated or only shown."""
    found: dict[str, list[str]] = {}
    for part in parts:
        if not (part.repeated or part.shown):
            found.setdefault(part.claim, []).append(part.verdict)
    return {claim: conjunction(several) for claim, several in found.items()}


def undecided(parts: list[Judged]) -> set[str]:
    """Return the claims that more replications might decide: not those that hang on what never varies."""
    counting = [one for one in parts if not (one.repeated or one.shown)]
    varying = {one.claim for one in counting if one.verdict == NOISE and one.high != one.low}
    return {claim for claim, verdict in verdicts(parts).items() if verdict == NOISE} & varying


def terms(claims: ClaimsEntry) -> Iterator[tuple[str, Term]]:
    """Yield every term that some claim needs, with the claim; the reference's for margins too."""
    for key, claim in claims.claims.items():
        for run, part in every_part(claim):
            for term in _terms_of(part, run, claims.reference):
                yield key, term


def _judged_claim(values: Values, key: str, claim: ClaimEntry, reference: str) -> Iterator[Judged]:
    for run, part in every_part(claim):
        own, other = _sides(part, run)
        sample, line = _sample(values, part, run), _line(values, part, other, reference)
        seen = np.where(np.isfinite(sample), 1.0, np.nan)  # the means are of the replications that count
        first, second = (interval(_at(values, part, side) * seen).mean if side else np.nan for side in (own, other))
        verdict = judge(part.relation, sample, line) if part.relation else ""
        mean, low, high, count = interval(sample)
        head = (key, run or part.run, bool(run), isinstance(part, ShownEntry), part)
        yield Judged(*head, first, second, mean, low, high, line, count, verdict)


def _sample(values: Values, part: PartEntry, run: str) -> np.ndarray:
    """Return the sample of differences or quantities of a part."""
    own, other = _sides(part, run)
    if part.quantity == "months_until_half":
        return values.months_until_half(own)
    first = _at(values, part, own)
    if other is None:
        return first * part.scale
    second = _at(values, part, other)
    if part.absolute:
        first, second = absolute_sample(first), absolute_sample(second)
    if isinstance(part, ShownEntry) and part.beside:
        return ratio_sample(second - first, second - _at(values, part, _beside(part, other)))
    if part.quantity in ("loss", "gain"):
        gain = ratio_sample(first, second) - 1.0
        return gain if part.quantity == "gain" else -gain
    if part.per:
        return ratio_sample((first - second) * part.scale, values.sample(_per(part, other)))
    difference: np.ndarray = (first - second) * part.scale
    return difference


def _line(values: Values, part: PartEntry, other: Term | None, reference: str) -> float:
    """Return the limit of a part, or its margin."""
    if part.relation in LIMITED:
        return float("nan") if part.limit is None else part.limit
    if part.margin is not None:
        return part.margin
    if not part.relation:
        return float("nan")
    figure = part.figure[0]
    if part.over or FIGURES[figure].unit == SHARE:
        return OF_SHARES
    term = _margin_term(other, reference)
    return OF_MEANS * abs(interval(values.sample(term)).mean) if term else float("nan")


def _at(values: Values, part: PartEntry, term: Term) -> np.ndarray:
    """Return the sample of a term, over that of the denominator where the part has one."""
    top = values.sample(term)
    if not part.over:
        return top
    bottom = values.sample(term._replace(figure=part.over))
    with np.errstate(divide="ignore", invalid="ignore"):
        over: np.ndarray = np.where(bottom > 0.0, top / bottom, np.nan)
    return over


def _sides(part: PartEntry, run: str) -> tuple[Term, Term | None]:
    """Return both terms of a part, or the one; `run` takes the place of the part's own."""
    rest = part.figure[0], part.by, part.key, tuple(part.period)
    own = Term(run or part.run, part.variant, part.of[0], part.area[0], *rest)
    if not part.against:
        return own, None
    where = run or part.against_run or part.run
    return own, Term(where, part.variant, part.against[0], part.against_area or part.area[0], *rest)


def _beside(part: ShownEntry, other: Term) -> Term:
    return other._replace(organisation=part.beside)


def _per(part: PartEntry, other: Term) -> Term:
    return other._replace(figure=part.per)


def _margin_term(other: Term | None, reference: str) -> Term | None:
    """Return the reference's term whose mean a margin is a part of."""
    if other is None:
        return None
    figure = GAP_OF.get(other.figure, other.figure)
    return other._replace(run=PLAIN, organisation=reference, figure=figure)


def _terms_of(part: PartEntry, run: str, reference: str) -> Iterator[Term]:
    own, other = _sides(part, run)
    for side in (own, other):
        if side is not None:
            yield side
            if part.over:
                yield side._replace(figure=part.over)
    if part.quantity == "months_until_half":
        yield own._replace(by="month", key="")  # every month of the run
        yield own._replace(by="", key="", periods=("history",))
    if other is not None and part.per:
        yield _per(part, other)
    if other is not None and isinstance(part, ShownEntry) and part.beside:
        yield _beside(part, other)
    margin = _margin_term(other, reference)
    if margin is not None and part.relation and part.relation not in LIMITED and part.margin is None:
        yield margin


def as_table(parts: list[Judged], claims: Mapping[str, ClaimEntry]) -> pd.DataFrame:
    """Return the parts as a table, a row each, in words and numbers that a reader can follow up."""
    rows = []
    for one in parts:
        part = one.part
        head = {"claim": one.claim, "tags": "/".join(claims[one.claim].tags)}
        where = {"run": one.run, "repeated": one.repeated, "shown": one.shown}
        body = {
            "relation": part.relation, "figure": part.figure[0], "by": part.by, "key": part.key, "area": part.area[0],
            "organisation": part.of[0], "against": "".join(part.against), "against_run": part.against_run,
            "against_area": part.against_area, "period": "+".join(part.period), "variant": part.variant,
            "quantity": part.quantity,
        }  # fmt: skip
        numbers = {name: getattr(one, name) for name in ("own", "other", "mean", "low", "high", "line", "replications")}
        rows.append({**head, **where, **body, **numbers, "verdict": one.verdict})
    return pd.DataFrame(rows)
