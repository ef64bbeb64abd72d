"""Judges claims at the default and over points of the space: `python -m experiments.predictions population=small`."""

import hashlib
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from experiments import screen, store
from experiments.command import Place, start
from experiments.filling import finished
from experiments.record import record
from experiments.request import Request, setting
from experiments.sweeping import folder_named
from sim.analysis.blocks import markdown
from sim.analysis.claim_file import ClaimsEntry, load_claims
from sim.analysis.claim_page import page
from sim.analysis.claim_parts import as_table
from sim.analysis.claim_told import Told
from sim.analysis.pattern_file import load_patterns
from sim.analysis.words import LANGUAGES
from sim.organisation.files import config_root
from sim.study import results
from sim.study.claims import check_runs, judge_setting, needed, organisations_of
from sim.study.setting import Setting
from sim.sweep.claim_points import Judging, claims_at_points, space_of
from sim.sweep.fingerprint import digest
from sim.sweep.store import read_rows

PARTS: Final = "claims"
POINTS: Final = "points"


@dataclass(frozen=True)
class _Job:
    """A request with what it was resolved to."""

    request: Request
    place: Place
    case: Setting
    claims: ClaimsEntry


def judge_claims(request: Request, place: Place) -> None:
    """Judge every claim at the default and, if asked, at points of the space; store and print one page."""
    job = _Job(request, place, setting(request), load_claims(request["claims"]))
    organisations = organisations_of(job.claims)
    check_runs(job.case, job.claims)
    points = _campaign(job) if request["points"] else pd.DataFrame()  # first: its store may be refused
    if request["dry"]:
        runs = len(needed(job.claims, set(job.claims.claims)))
        screen.tell(f"at the default: comparisons {runs}, each of at most {request['replications']} replications")
        return
    started = time.perf_counter()
    with screen.progress("claims at the default, run") as advance:
        found = judge_setting(
            job.case, job.claims, request["replications"], workers=request["workers"],
            progress=lambda _, done, total: advance(done, total), shown=True,
        )  # fmt: skip
    results.write_table(as_table(found.parts, job.claims.claims), place.folder, PARTS)
    taken = time.perf_counter() - started
    store.keep(place.folder, found.table, record(request), job.case, taken, claims_sha256=_digest(request))
    parameters = [one.key for one in space_of(job.claims)]
    named = (each for one in organisations.values() for each in (one.offices, one.posts))
    titles = {key: entry.title for some in named for key, entry in some.items()}
    titles |= {name: one.title for name, one in organisations.items()}
    told = Told(
        job.claims, found.parts, titles, Path(request["population"]).stem, found.replications, points, parameters
    )
    _write(told, job)
    sys.stdout.write(f"Results: {place.shown}\n")


def main() -> int:
    """Run the command and return its exit status."""
    return start("predictions", judge_claims, alone="points=N judges the claims at several points")


def _campaign(job: _Job) -> pd.DataFrame:
    """Return a row per point and claim, from the store in which each point is kept as it is done."""
    request = job.request
    judging = Judging(job.case, job.claims, load_patterns(), request["point_replications"])
    campaign = claims_at_points(judging, request["points"], request["shard"])
    name = request["name"] or f"{POINTS}_{digest(campaign.manifest)[:12]}"
    folder = folder_named(name, request["shard"], job.place.folder.parent)
    if not finished(folder, campaign, request):
        return pd.DataFrame()
    table = read_rows(folder)
    results.write_table(table, job.place.folder, POINTS)
    return table


def _digest(request: Request) -> str:
    file = Path(request["claims"] or config_root() / "predictions" / "review.yaml")
    return hashlib.sha256(file.expanduser().read_bytes()).hexdigest()


def _write(told: Told, job: _Job) -> None:
    """Write the page in both languages as text and Markdown, and print it in the one asked for."""
    folder = job.place.folder
    for language in LANGUAGES:
        blocks = page(told, language)
        results.write_text(markdown(blocks), folder, f"claims.{language}.md")
        if language == job.request["language"]:
            text = screen.show(lambda _, blocks=blocks: screen.tables(blocks), [])  # type: ignore[misc]
            results.write_text(text, folder, "claims.txt")
    results.point_latest(folder)


if __name__ == "__main__":
    sys.exit(main())
