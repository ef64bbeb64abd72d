"""Collects shards of a sweep, and jobs of multiruns, into one store.

    python -m experiments.collect 'stores=[mine_*_of_50]' name=mine

Each run comes once, by its fingerprint.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from experiments import screen
from experiments.callback import OUTCOME
from experiments.command import Place, start
from experiments.option import as_list
from experiments.request import Request
from experiments.store import FINGERPRINTS, PROVENANCE
from experiments.sweeping import folder_named
from sim.errors import ArgumentError, nearest
from sim.scenario import PARAMETERS, Parameters
from sim.study import results
from sim.sweep.batches import LABELS
from sim.sweep.collect import Job, Source, collected, of_jobs, of_store
from sim.sweep.description import MANIFEST
from sim.sweep.dictionary import dictionary
from sim.sweep.store import DICTIONARY

_OPTION: Final = "stores"


def collect(request: Request, place: Place) -> None:
    """Collect what was asked for; nothing is written before all of it is known to belong together."""
    if request[_OPTION] is None:
        raise ArgumentError(_OPTION, None, "name the folders that are collected, such as stores=[mine_*_of_50]")
    folders = [folder for text in as_list(request[_OPTION]) for folder in _found(text, place.folder)]
    sources = _sources(folders)
    target = folder_named(request["name"], None, place.folder)
    store = collected(sources, target)
    names = set(sources[0].points)
    results.write_text(dictionary([one for one in PARAMETERS if one.key in names]), target, DICTIONARY)
    failed = f", {len(store.failed):,} failed" if store.failed else ""
    sys.stdout.write(f"{len(folders)} folders, {len(store.done):,} runs{failed}. Store: {target}\n")


def _found(text: str, parent: Path) -> list[Path]:
    """Return the folders of a name or path, * standing for any text; ArgumentError where there are none."""
    whole = folder_named(text, None, parent)
    base = Path(whole.anchor) if whole.is_absolute() else Path()
    folders = sorted(path for path in base.glob(str(whole.relative_to(base))) if path.is_dir())
    if not folders:
        near = nearest(whole.name, [path.name for path in whole.parent.glob("*") if path.is_dir()])
        hint = f"; did you mean {near!r}?" if near else ""
        raise ArgumentError(_OPTION, text, f"there is no such folder as {whole}{hint}")
    return folders


def _sources(folders: Iterable[Path]) -> list[Source]:
    """Return the stores among the folders as sources, and then the jobs."""
    stores: list[Source] = []
    jobs: list[Job] = []
    for folder in folders:
        if (folder / MANIFEST).is_file():
            stores.append(of_store(folder))
        else:
            jobs += [_job(one) for one in _jobs_below(folder)]
    names = [str(name) for name in stores[0].points if name != "point"] if stores else None
    return [*stores, *(of_jobs(jobs, names) if jobs else [])]


def _jobs_below(folder: Path) -> Sequence[Path]:
    """Return the folders of a multirun's jobs in order, or the one job of a folder; failed ones are told."""
    found: list[tuple[int, Path]] = []
    for path in folder.glob(f"*/{OUTCOME}"):
        outcome: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if outcome["status"]:
            screen.tell(f"{path.parent} failed and is left out: {outcome['message']}")
        else:
            found.append((outcome["number"], path.parent))
    if not found and (folder / PROVENANCE).is_file():
        return [folder]
    if not found:
        raise ArgumentError(_OPTION, str(folder), f"holds neither {MANIFEST} of a sweep nor {PROVENANCE} of a result")
    return [path for _, path in sorted(found)]


def _job(folder: Path) -> Job:
    provenance: dict[str, Any] = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
    if FINGERPRINTS not in provenance:
        condition = f"its {PROVENANCE} holds no {FINGERPRINTS}, as of a comparison it does: run it again"
        raise ArgumentError(_OPTION, str(folder), condition)
    said = provenance[FINGERPRINTS]
    parameters = Parameters.of(provenance["configuration"]["parameters"], file=str(folder / PROVENANCE))

    def rows() -> Any:  # noqa: ANN401  a table
        table = results.read_table(folder)
        return table[[*LABELS[2:], *(name for name in table if name not in (*LABELS, "experiment"))]]

    return Job(str(folder), said["rest"], said["organisations"], parameters, rows)


def main() -> int:
    """Run the command and return its exit status."""
    return start("collect", collect, alone="all stores named are collected into one")


if __name__ == "__main__":
    sys.exit(main())
