"""The files that a command leaves in its folder, and reading them back for the table of several points."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from sim.analysis.looks import Look
from sim.analysis.steps import Step
from sim.organisation import unclear_cells
from sim.organisation.layout import LEVELS
from sim.study import results
from sim.study.hours import VARIANTS, managers
from sim.study.setting import Setting, distinct
from sim.study.stories import titles_of
from sim.sweep.fingerprint import of_plans, of_rest

PROVENANCE: Final = "provenance.json"
FINGERPRINTS: Final = "fingerprints"
"""What in provenance tells the fingerprints of runs, so that `experiments.collect` knows each again."""


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
    def compared(self) -> list[Look]:
        """How those organisations look that were asked for, without those in between on a ladder."""
        return [look for look in self.looks if look.key not in self.provenance.get("between", ())]

    @property
    def steps(self) -> list[Step]:
        """The steps of the ladder; none where none was climbed."""
        return [Step(**entry) for entry in self.provenance.get("ladder", ())]

    @property
    def variants(self) -> list[str]:
        """The variants that the table has, as described first."""
        present = set(self.table["variant"])
        return [variant for variant in VARIANTS if variant in present]

    @property
    def managers(self) -> dict[str, dict[str, str]]:
        """The posts that lead or coordinate in some organisation, with their titles by language, the highest first."""
        return dict(self.provenance.get("managers", {}))

    @property
    def titles(self) -> dict[str, dict[str, str]]:
        """The titles of every post, committee and type of unit by language."""
        return dict(self.provenance.get("titles", {}))

    @property
    def kinds(self) -> dict[str, dict[str, str]]:
        """The titles of every kind of issue by language."""
        return dict(self.provenance.get("kinds", {}))

    @property
    def unclear(self) -> dict[str, tuple[int, int]]:
        """Contested and orphan cells at the change, per organisation."""
        return {
            entry["look"]["key"]: (entry["contested"], entry["orphan"]) for entry in self.provenance["organisations"]
        }


def keep(
    folder: Path,
    table: pd.DataFrame,
    configuration: Mapping[str, Any],
    setting: Setting,
    duration: float,
    **more: object,
) -> Stored:
    """Write the tidy table and its provenance to a folder and return both; `more` goes into the provenance."""
    stored = told(table, configuration, setting, duration, **more)
    write(folder, stored)
    return stored


def told(
    table: pd.DataFrame, configuration: Mapping[str, Any], setting: Setting, duration: float, **more: object
) -> Stored:
    """Return a tidy table with its provenance, not yet written; `more` goes into the provenance."""
    organisations = [
        {
            "look": Look.of(plan).record(),
            **unclear_cells(plan.at_change(setting.history), setting.population, setting.issues)._asdict(),
        }
        for plan in setting.plans
    ]
    provenance = {
        **results.provenance(configuration, setting.seed, duration),
        "organisations": organisations,
        FINGERPRINTS: {"rest": of_rest(setting), "organisations": of_plans(setting)},
        "managers": _managers(setting),
        "titles": titles_of(setting),
        "kinds": {key: {"sv": kind.title.sv, "en": kind.title.en} for key, kind in setting.issues.kinds.items()},
        **more,
    }
    return Stored(table, provenance)


def write(folder: Path, stored: Stored) -> None:
    """Write the tidy table and its provenance to a folder."""
    results.write_table(stored.table, folder)
    results.write_json(stored.provenance, folder, PROVENANCE)


def _managers(setting: Setting) -> dict[str, dict[str, str]]:
    """Return the titles of all posts of those who lead or coordinate, the highest level first."""
    found: dict[str, tuple[int, dict[str, str]]] = {}
    for organisation in distinct(setting.plans, None):
        for person in managers(organisation):
            for key in organisation.persons[person].posts:
                post = organisation.posts[key]
                found.setdefault(key, (-LEVELS.index(post.level), {"sv": post.title.sv, "en": post.title.en}))
    return {key: title for key, (_, title) in sorted(found.items(), key=lambda entry: (entry[1][0], entry[0]))}


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
