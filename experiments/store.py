"""The files that a command leaves in its folder, and reading them back for the table of several points."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from experiments.request import Request, record
from sim.analysis.looks import Look
from sim.organisation import unclear_cells
from sim.study import results
from sim.study.simulate import Setting

PROVENANCE: Final = "provenance.json"


@dataclass(frozen=True)
class Stored:
    """One job's results as they lie in a folder: the tidy table and the record of how it came about."""

    table: pd.DataFrame
    provenance: Mapping[str, Any]

    @property
    def looks(self) -> list[Look]:
        """How the organisations look."""
        return [Look(**entry["look"]) for entry in self.provenance["organisations"]]

    @property
    def unclear(self) -> dict[str, tuple[int, int]]:
        """Contested and orphan cells at the change, per organisation."""
        return {
            entry["look"]["key"]: (entry["contested"], entry["orphan"]) for entry in self.provenance["organisations"]
        }


def keep(
    folder: Path, table: pd.DataFrame, request: Request, setting: Setting, duration: float, **more: object
) -> Stored:
    """Write the tidy table and its provenance to a folder and return both; `more` goes into the provenance."""
    organisations = [
        {
            "look": Look.of(organisation).record(),
            **unclear_cells(organisation, setting.population, setting.issues)._asdict(),
        }
        for organisation in setting.organisations
    ]
    provenance = {
        **results.provenance(record(request), setting.seed, duration),
        "organisations": organisations,
        **more,
    }
    results.write_table(table, folder)
    results.write_json(provenance, folder, PROVENANCE)
    return Stored(table, provenance)


def read(folder: Path) -> Stored:
    """Return what `keep` wrote to a folder."""
    provenance = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
    return Stored(results.read_table(folder), provenance)


def with_points(stored: Sequence[tuple[Mapping[str, str | float], Stored]]) -> pd.DataFrame:
    """Return the tables of several points as one, the values that tell the points apart in columns of their own."""
    tables = []
    for point, one in stored:
        table = one.table.copy()
        for place, (name, value) in enumerate(point.items()):
            table.insert(1 + place, name, value)
        tables.append(table)
    return pd.concat(tables, ignore_index=True)
