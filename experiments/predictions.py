"""Judges claims at the default and over points of the space: `python -m experiments.predictions population=small`."""

import hashlib
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd
from rich import box
from rich.table import Table

from experiments import screen, store
from experiments.command import Place, start
from experiments.record import record
from experiments.request import Request, setting
from sim.analysis.claim_file import ClaimsEntry, load_claims
from sim.analysis.claim_page import Block, Told, markdown, page
from sim.analysis.claim_parts import as_table
from sim.analysis.claim_words import WORDS
from sim.analysis.pattern_file import load_patterns
from sim.analysis.words import LANGUAGES
from sim.compile import sources_hash
from sim.organisation.files import config_root
from sim.study import results
from sim.study.claim_points import at_point, sampled, varied
from sim.study.claims import check_runs, judge_setting, organisations_of
from sim.study.setting import Setting

PARTS: Final = "claims"
POINTS: Final = "points"
_SEED_OF_POINTS: Final = 20161
_NO_MATTER: Final = ("points", "language", "workers")
"""Options that do not change what a point gives."""


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
    started = time.perf_counter()
    with screen.progress("claims at the default, run") as advance:
        found = judge_setting(
            job.case, job.claims, request["replications"], workers=request["workers"],
            progress=lambda _, done, total: advance(done, total), shown=True,
        )  # fmt: skip
    results.write_table(as_table(found.parts, job.claims.claims), place.folder, PARTS)
    taken = time.perf_counter() - started
    store.keep(place.folder, found.table, record(request), job.case, taken, claims_sha256=_digest(request))
    parameters = [one.key for one in varied(job.claims)]
    named = (each for one in organisations.values() for each in (one.offices, one.posts))
    titles = {key: entry.title for some in named for key, entry in some.items()}
    titles |= {name: one.title for name, one in organisations.items()}
    points = _campaign(job) if request["points"] else pd.DataFrame()
    told = Told(
        job.claims, found.parts, titles, Path(request["population"]).stem, found.replications, points, parameters
    )
    _write(told, job)
    sys.stdout.write(f"Results: {place.shown}\n")


def main() -> int:
    """Run the command and return its exit status."""
    return start("predictions", judge_claims, alone="points=N judges the claims at several points")


def _campaign(job: _Job) -> pd.DataFrame:
    """Return a row per point and claim; each point is written as it is done, and one that was is not done again."""
    folder = job.place.folder.parent / f"{POINTS}_{_key(job)}"
    count, parameters = job.request["points"], varied(job.claims)
    patterns = load_patterns()
    names = [f"{number:04d}" for number in range(count)]
    missing = [number for number, name in enumerate(names) if not (folder / f"{name}.parquet").is_file()]
    folder.mkdir(parents=True, exist_ok=True)
    values = sampled(parameters, count, _SEED_OF_POINTS)
    with screen.progress("point") as advance:
        started = time.perf_counter()
        for done, number in enumerate(missing, start=1):
            most, workers = job.request["replications"], job.request["workers"]
            table = at_point(job.case, job.claims, patterns, (number, values[number]), most, workers)
            results.write_parquet(table, folder, names[number])
            if done == 1:
                _estimate(len(missing) - 1, count, time.perf_counter() - started, job.request["language"])
            advance(done, len(missing))
    table = pd.concat([pd.read_parquet(folder / f"{name}.parquet") for name in names], ignore_index=True)
    results.write_table(table, job.place.folder, POINTS)
    return table


def _estimate(left: int, total: int, pace: float, language: str) -> None:
    """Tell what the rest of the points will take at the pace of the first."""
    said = WORDS[language]["cost"].format(points=left, total=total, pace=pace, left=left * pace / 60.0)
    sys.stderr.write(said + "\n")
    sys.stderr.flush()


def _key(job: _Job) -> str:
    """Return a name for everything that the verdicts at a point depend on; what is only said of claims is left out."""
    kept = {name: value for name, value in job.request.options.items() if name not in _NO_MATTER}
    said = {"source", "phrase", "section", "note", "why", "not_judged", "fails_in", "cannot_fail", "tags", "shown"}
    asked = job.claims.model_dump(
        exclude={"title": True, "source": True, "claims": True, "runs": {"__all__": {"title"}}}
    )
    asked["claims"] = {name: claim.model_dump(exclude=said) for name, claim in job.claims.claims.items()}
    kept |= {"files": record(job.request)["files_sha256"], "claims": asked}
    kept |= {"parameters": job.request.parameters.nested(), "sources": sources_hash()}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:12]


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
            text = screen.show(lambda _, blocks=blocks: _tables(blocks), [])  # type: ignore[misc]
            results.write_text(text, folder, "claims.txt")
    results.point_latest(folder)


def _tables(blocks: list[Block]) -> Iterator[Table | str]:
    """Yield the page as the terminal shows it."""
    for block in blocks:
        if block.heading:
            yield f"\n{block.heading}"
        if block.rows:
            head, *rest = block.rows
            table = Table(*head, box=box.SIMPLE, pad_edge=False)
            for row in rest:
                table.add_row(*row)
            yield table
        yield from (f"  {line}" for line in block.lines)


if __name__ == "__main__":
    sys.exit(main())
