"""A user's own points of the parameter space: a CSV file with a column per parameter and a line per point."""

from pathlib import Path
from typing import Final

import pandas as pd

from sim.errors import ArgumentError, Fault, FileFaults, nearest
from sim.scenario import PARAMETERS, Parameters

NEUTRAL_POINT: Final = "default"
"""In a file of points: the value that a parameter has where nothing else is said."""

_BY_KEY: Final = {one.key: one for one in PARAMETERS}


def points_of_file(path: Path) -> list[dict[str, float]]:
    """Return the points of a file; a cell that is empty or `default` has the parameter's default.

    Raises ArgumentError where it cannot be read, FileFaults with every fault of it.
    """
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (OSError, ValueError) as error:
        raise ArgumentError("design", str(path), f"cannot be read as a CSV file with a header ({error})") from error
    faults = [
        Fault(path.name, str(name), "", "is no parameter", "a parameter as section.name", nearest(name, _BY_KEY))
        for name in table
        if name not in _BY_KEY
    ]
    rows: list[dict[str, float]] = []
    for place, record in enumerate(table.to_dict("records"), start=2):
        row = {}
        for name, text in record.items():
            if name in _BY_KEY:
                one = _BY_KEY[str(name)]
                try:
                    row[one.key] = one.default if text in ("", NEUTRAL_POINT) else float(text)
                    Parameters.default().with_({one.key: row[one.key]}, path.name)
                except ValueError:
                    faults.append(Fault(path.name, one.key, text, "is no number", "a number", "", place))
                except FileFaults as error:
                    faults.extend(
                        Fault(path.name, one.key, text, f.problem, f.allowed, "", place) for f in error.faults
                    )
        rows.append(row)
    if not rows or not list(table):
        faults.append(Fault(path.name, "", "", "has no points", "a header of parameters and a line per point"))
    if faults:
        raise FileFaults(path.name, faults)
    return rows
