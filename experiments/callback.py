"""The end of a Hydra multirun: one table and one figure of all points, escalation load and duplicated work first.

Each job leaves its outcome in its own folder and the end reads the folders, so the table is the same whatever launcher
started the jobs, and a job that failed takes no other job's rows with it.
"""

import json
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from hydra.core.utils import JobReturn, JobStatus
from hydra.experimental.callback import Callback
from hydra.types import RunMode
from omegaconf import DictConfig

from experiments import store, write_up
from experiments.cli import complain
from experiments.command import DEFECT, Failure
from sim.errors import SimError
from sim.study import results

OUTCOME: Final = "outcome.json"
_COLUMNS: Final = ("experiment", "organisation", "replication")
"""Columns of every tidy table; a command's option of such a name tells rows apart already."""


@dataclass(frozen=True)
class Outcome:
    """How one point ended: its number, what was overridden, its folder, and the failure if it failed."""

    number: int
    overrides: Mapping[str, str]
    folder: Path
    status: int
    message: str


class OneTable(Callback):
    """Collects the points of a multirun; Hydra makes it from `configs/<command>.yaml`."""

    def on_job_end(self, config: DictConfig, job_return: JobReturn, **_: object) -> None:
        """Leave the outcome of one point in its folder."""
        if config.hydra.mode != RunMode.MULTIRUN:
            return
        failure = Failure(DEFECT, "ended abruptly")
        if job_return.status is JobStatus.COMPLETED:
            failure = job_return.return_value or Failure(0, "")
        outcome = {
            "number": int(config.hydra.job.num),
            "overrides": [str(text) for text in config.hydra.overrides.task],
            "status": failure.status,
            "message": failure.message,
        }
        results.write_json(outcome, Path(config.hydra.runtime.output_dir), OUTCOME)

    def on_multirun_end(self, config: DictConfig, **_: object) -> None:
        """Write and print the one table and the one figure; a failed point makes the exit status its own.

        Hydra turns what a callback raises into a warning, so a defect ends the process here.
        """
        try:
            status = collect(Path(config.hydra.sweep.dir))
        except SimError as error:
            status = complain(error)
        except Exception:  # noqa: BLE001  Hydra would swallow it
            traceback.print_exc()
            status = DEFECT
        if status:
            raise SystemExit(status)


def collect(folder: Path) -> int:
    """Make one table and one figure of the points below a folder and return the exit status.

    The status is 0 when every point succeeded, else that of the first failure.
    """
    outcomes = _outcomes(folder)
    failed = [outcome for outcome in outcomes if outcome.status]
    done = [(outcome, store.read(outcome.folder)) for outcome in outcomes if not outcome.status]
    if done:
        _write_up(folder, outcomes, done)
        results.point_latest(folder)
    for outcome in failed:
        point = " ".join(f"{name}={value}" for name, value in outcome.overrides.items())
        sys.stderr.write(f"point {outcome.number + 1} failed and is not in the table: {point}\n{outcome.message}\n")
    sys.stdout.write(f"{len(done)} of {len(outcomes)} points. Results: {folder}\n")
    return failed[0].status if failed else 0


def varied(overrides: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the names that do not have the same value at every point, as first written."""
    names = dict.fromkeys(name for one in overrides for name in one)
    return [name for name in names if name not in _COLUMNS and len({one.get(name) for one in overrides}) > 1]


def value(text: str) -> int | float | str:
    """Return an override's value as a number where it is one."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def values(texts: Sequence[str]) -> list[int | float | str]:
    """Return the overrides of one option at all points: numbers where all of them are, else texts as written."""
    read = [value(text) for text in texts]
    return list(texts) if any(isinstance(one, str) for one in read) else read


def _outcomes(folder: Path) -> list[Outcome]:
    """Return the outcomes below a folder in the order of their numbers."""
    found = []
    for path in folder.glob(f"*/{OUTCOME}"):
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        pairs = (text.lstrip("+").partition("=") for text in record["overrides"])
        overrides = {name: setting for name, _, setting in pairs}
        found.append(Outcome(record["number"], overrides, path.parent, record["status"], record["message"]))
    return sorted(found, key=lambda outcome: outcome.number)


def _write_up(folder: Path, outcomes: Sequence[Outcome], done: Sequence[tuple[Outcome, store.Stored]]) -> None:
    """Write everything that is made of all points together."""
    names = varied([outcome.overrides for outcome in outcomes])
    first = done[0][1]
    columns = {name: values([outcome.overrides.get(name, "") for outcome, _ in done]) for name in names}
    points = [{name: columns[name][place] for name in names} for place in range(len(done))]
    table = store.with_points([(point, stored) for point, (_, stored) in zip(points, done, strict=True)])
    shown = write_up.view(first, _reference(first), names)
    shown = replace(shown, looks=write_up.together([look for _, stored in done for look in stored.compared]))
    if names:
        write_up.several_points(folder, table, shown)
    else:
        results.write_table(table, folder)
        write_up.comparison(folder, replace(first, table=table), shown)
    configuration = {
        "first_point": first.provenance["configuration"],
        "points": [{"overrides": dict(one.overrides), "status": one.status} for one in outcomes],
    }
    duration = sum(float(stored.provenance["duration_seconds"]) for _, stored in done)
    results.write_json(results.provenance(configuration, first.provenance["seed"], duration), folder, store.PROVENANCE)


def _reference(stored: store.Stored) -> str:
    """Return the key of the reference: the option of a comparison, or the one organisation of a run."""
    return str(stored.provenance.get("reference", stored.looks[0].key))
