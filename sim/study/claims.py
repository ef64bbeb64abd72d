"""What claims need to be run, and the runs: doubled until every claim is decided, or as many as allowed.

A run is what a file of claims says is special beside the plain case (``sim.analysis.claim_file``). The same replication
has the same draws in every run, so that differences between runs are paired too.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from sim.analysis.claim_file import ClaimsEntry, RunEntry
from sim.analysis.claim_parts import LABELS, Judged, Term, judged_claims, terms, undecided
from sim.errors import Fault, FileFaults
from sim.measures.asked import Asked
from sim.organisation import Organisation, load_organisation
from sim.study.compare import compare
from sim.study.exchange import Exchange
from sim.study.scenario import load_scenario
from sim.study.setting import Setting, check_setting, with_hours

LEAST: Final = 8
"""Replications before the first look."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Found:
    """What was found: the rows that claims need, a column `run` more than a tidy table, and every part as judged."""

    table: pd.DataFrame
    parts: list[Judged]
    replications: int


def looks(most: int) -> Iterator[int]:
    """Yield after how many replications to look: `LEAST`, doubled each time, `most` at last."""
    count = LEAST
    while count < most:
        yield count
        count *= 2
    yield most


def organisations_of(claims: ClaimsEntry) -> dict[str, Organisation]:
    """Return every organisation that claims speak of, by name; raises FileFaults with the faults of all files."""
    found: dict[str, Organisation] = {}
    faults: list[Fault] = []
    for name in dict.fromkeys([claims.reference, *(term.organisation for _, term in terms(claims))]):
        try:
            found[name] = load_organisation(name)
        except FileFaults as error:
            faults.extend(error.faults)
    if faults:
        raise FileFaults("predictions", faults)
    return found


def judge_setting(
    base: Setting,
    claims: ClaimsEntry,
    most: int,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    shown: bool = False,
) -> Found:
    """Return what becomes of every claim in a setting, with at most so many replications.

    `base` says what all runs share; its organisations and variants do not count. Only what an undecided claim needs is
    run again. `shown`: also what stands beside the verdicts and does not count, as often as its claim is run.
    Raises Overload where the first replication of a run piles up work without end.
    """
    claims = claims if shown else without_shown(claims)
    organisations = organisations_of(claims)
    table, parts, done = pd.DataFrame(), list[Judged](), 0
    open_claims = set(claims.claims)
    for count in looks(most):
        wanted = needed(claims, open_claims)
        rows = []
        for place, (name, one) in enumerate(wanted.items()):
            case = special(_chosen(base, organisations, one), claims.runs[name], claims.reference)
            found = compare(with_hours(case), count, workers=workers, first=done).table
            rows.append(_rows(found, name, one, organisations))
            if progress is not None:
                progress(f"{name}, {count}", place + 1, len(wanted))
        table = pd.concat([table, *rows], ignore_index=True)
        parts, done = judged_claims(table, claims), count
        open_claims = undecided(parts)
        if not open_claims:
            break
    return Found(table, parts, done)


def without_shown(claims: ClaimsEntry) -> ClaimsEntry:
    """Return claims with nothing beside their verdicts."""
    bare = {key: claim.model_copy(update={"shown": []}) for key, claim in claims.claims.items()}
    return claims.model_copy(update={"claims": bare})


@dataclass(frozen=True)
class Needed:
    """What a run has to give: organisations, variants, and the rows that are kept."""

    organisations: tuple[str, ...]
    variants: tuple[str, ...]
    asked: Asked


def needed(claims: ClaimsEntry, wanted: set[str]) -> dict[str, Needed]:
    """Return what each run has to give for some of the claims; runs that none of them needs are left out."""
    by_run: dict[str, list[Term]] = {}
    for key, term in terms(claims):
        if key in wanted:
            by_run.setdefault(term.run, []).append(term)
    found = {}
    for run, several in by_run.items():
        organisations = tuple(dict.fromkeys(one.organisation for one in several))
        variants = tuple(dict.fromkeys(one.variant for one in several))
        rows = [(period, one.area, one.figure, one.by) for one in several for period in one.periods]
        found[run] = Needed(organisations, variants, Asked.of(rows))
    return found


def special(case: Setting, run: RunEntry, reference: str) -> Setting:
    """Return a setting with what is special about a run; the reference's own expected life stays.

    Raises FileFaults or ArgumentError where it does not fit.
    """
    changes = {f"{section}.{name}": value for section, some in run.parameters.items() for name, value in some.items()}
    case = replace(case, parameters=case.parameters.with_(changes), neutrality=run.neutrality)
    if run.scenario:
        case = replace(case, scenario=load_scenario(run.scenario))
    if run.expected_life is not None:
        life = run.expected_life or None
        lived = (one if one.key == reference else _lasting(one, life) for one in case.organisations)
        case = replace(case, organisations=tuple(lived))
    if run.exchange:
        exchange = Exchange(case.issues, case.population, (run.exchange[0], run.exchange[1]))
        others = tuple(exchange.of(one) for one in case.organisations)
        case = replace(case, organisations=others, history=exchange.of_organisation(case.history))
    return case


def _lasting(one: object, life: float | None) -> Organisation:
    """Return an organisation whose people expect it to last so many months, or without an end in sight."""
    if not isinstance(one, Organisation):
        raise TypeError("claims speak of organisations, not of schedules")
    return one.model_copy(update={"expected_life": life})


def check_runs(base: Setting, claims: ClaimsEntry) -> None:
    """Raise the faults of every run that some claim needs, before anything is simulated."""
    organisations = organisations_of(claims)
    for name, one in needed(claims, set(claims.claims)).items():
        check_setting(special(_chosen(base, organisations, one), claims.runs[name], claims.reference))


def _chosen(base: Setting, organisations: Mapping[str, Organisation], one: Needed) -> Setting:
    chosen = tuple(organisations[name] for name in one.organisations)
    return replace(base, organisations=chosen, variants=one.variants, hours=None, asked=one.asked)


def _rows(table: pd.DataFrame, run: str, one: Needed, organisations: Mapping[str, Organisation]) -> pd.DataFrame:
    """Return the rows with what they were run for, organisations under the names that claims use."""
    rows = table.copy()
    names = {organisations[name].key: name for name in one.organisations}
    rows["organisation"] = rows["organisation"].map(names)
    rows["run"] = run
    return rows[[*LABELS, "replication", "value"]]
