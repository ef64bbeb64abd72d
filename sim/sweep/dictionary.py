"""The data dictionary that lies beside the rows of a store: what columns, figures and parameters mean."""

from collections.abc import Iterable
from typing import Final

from sim.measures.figures import FIGURES
from sim.scenario import Parameter

_COLUMNS: Final = {
    "run": "fingerprint of the run: digests of everything that it depends on (32 hexadecimal digits)",
    "point": "number of the point in its design; points.parquet has a row for each",
    "organisation": "key of the alternative, as in its file",
    "variant": "as_described, or equal_hours: managers' hours rescaled to those of the history",
    "replication": "number of the replication; the same one has the same issues at every point and alternative",
    "period": "history, transition or settled",
    "area": "all, or an area of the municipality",
    "figure": "key of the figure, see below",
    "by": "what the figure is divided by; empty: undivided",
    "key": "which part of the division",
    "unit": "unit of the value",
    "value": "the figure",
}


_HEAD: Final = """# What stands in rows/

Tidy: a row is one figure of one run. Any parquet reader takes the folder, duckdb for one:

    select organisation, avg(value) from 'rows/*.parquet'
    where figure = 'escalation_hours_per_100' and period = 'settled' group by organisation
"""


def dictionary(varied: Iterable[Parameter]) -> str:
    """Return the dictionary as Markdown; `varied` are the parameters that have a column."""
    lines = [_HEAD]
    lines += ["| column | what it is |", "|---|---|", *(f"| `{name}` | {said} |" for name, said in _COLUMNS.items())]
    lines += [f"| `{one.key}` | {one.en} {_range(one)} |" for one in varied]
    lines += ["", "failures/ has a row for each run that failed, with its `error`.", ""]
    lines += ["| figure | unit | what it is |", "|---|---|---|"]
    lines += [f"| `{figure.key}` | {figure.unit} | {figure.en} |" for figure in FIGURES.values()]
    return "\n".join(lines) + "\n"


def _range(one: Parameter) -> str:
    return f"{one.unit}; default {one.default:g}, {one.low:g} to {one.high:g}; {one.source}".replace("|", "/")
