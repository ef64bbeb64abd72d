"""What a command makes of its stored results: printed tables, their stored copy, paired tables and figures."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

import pandas as pd

from experiments import screen, store
from experiments.options import as_list
from sim.analysis import present
from sim.analysis.looks import Look
from sim.analysis.paired import paired
from sim.analysis.view import View
from sim.study import results

PRINTED: Final = "comparison.txt"
PAIRED: Final = "paired"
AT_POINTS: Final = ("decision_days",)
"""What is printed and drawn after the headlines where several points are compared and nothing else was asked for."""


def view(stored: store.Stored, reference: str, points: Sequence[str] = ()) -> View:
    """Return what the options of stored results ask to see."""
    options = stored.provenance["configuration"]["options"]
    return View(
        tuple(stored.looks),
        reference,
        period=options["period"],
        area=options["area"],
        language=options["language"],
        figures=tuple(as_list(options["figures"])) or (AT_POINTS if points else ()),
        points=tuple(points),
    )


def one_run(folder: Path, stored: store.Stored, shown: View) -> None:
    """Print the figures of one organisation and keep a copy."""
    statistics = paired(stored.table, shown.reference)
    _print(folder, statistics, shown, stored)


def comparison(folder: Path, stored: store.Stored, shown: View) -> None:
    """Print the comparison, and write its paired table and its two figures."""
    statistics = paired(stored.table, shown.reference)
    results.write_table(statistics, folder, PAIRED)
    _print(folder, statistics, shown, stored)
    _pictures().comparison(folder, statistics, shown)


def several_points(folder: Path, table: pd.DataFrame, shown: View) -> None:
    """Print one table of all points, and write it, its paired form and one figure."""
    statistics = paired(table, shown.reference, shown.points)
    results.write_table(table, folder)
    results.write_table(statistics, folder, PAIRED)
    _print(folder, statistics, shown, None)
    _pictures().several_points(folder, statistics, shown)


def together(looks: Sequence[Look]) -> tuple[Look, ...]:
    """Return the looks of several results, each organisation once."""
    return tuple({look.key: look for look in looks}.values())


def _pictures() -> ModuleType:
    """Return the module that draws; loading what it draws with takes a second, and the table comes first."""
    return import_module("experiments.pictures")


def _print(folder: Path, statistics: pd.DataFrame, shown: View, stored: store.Stored | None) -> None:
    """Print tables and notes and keep the same as a text file."""
    unclear = stored.unclear if stored else {}
    text = screen.show(present.tables(statistics, shown, unclear), present.notes(statistics, shown))
    results.write_text(text, folder, PRINTED)
