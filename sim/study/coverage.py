"""Where each row of the review's inventory is found in the model: a checked file, and the page made from it.

The file says per row what represents it and points to things that exist. Rules name their rows themselves, in their
docstrings; they are added to what the file points to. A row may be open: the file then says what is missing.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

from pydantic import Field, model_validator

import sim.rules
from sim.errors import Fault, FileFaults
from sim.organisation.entry import Entry, Text
from sim.organisation.files import Document, config_root, read
from sim.organisation.translate import checked
from sim.study.pointers import KINDS, alternatives, exists

COUNTS: Final = {"A": 38, "B": 24, "C": 8, "D": 15, "E": 12, "F": 19, "G": 10, "H": 15, "I": 8, "J": 21}
"""The groups of the inventory and how many rows each has."""

GROUPS: Final = {
    "A": "Actors",
    "B": "Issues and problems",
    "C": "Duplicated functions",
    "D": "Unclear interfaces",
    "E": "Structure of the alternatives",
    "F": "Advantages and drawbacks that are claimed",
    "G": "Trends",
    "H": "Constraints and values",
    "I": "Dates and context",
    "J": "Further statements",
}

IDS: Final = tuple(f"{letter}{number}" for letter, count in COUNTS.items() for number in range(1, count + 1))
"""Every row of the inventory."""

_MADE: Final = "<!-- generated from configs/coverage.yaml by `python -m experiments.document`; edit there -->"
_ABOUT: Final = (
    "A pointer names a thing of the model that exists: a rule, a step of the journey, a parameter, a figure, a kind of "
    "issue, a function of the responsibility matrix, a post, an organisation file, an event of the ledger. Rules are "
    "those whose own documentation names the row."
)
_NAMED: Final = re.compile(r"\b([A-J])(\d{1,2})(?:-\1(\d{1,2}))?\b")


class RowEntry(Entry):
    """What the file says about a row: what represents it and where, what is missing, or why it is left out."""

    section: str = Field(pattern=r"^[1-7](\.[1-3])?$", description="a section of the review such as '4.1'")
    says: str = Field(default="", description="one sentence on what represents the row")
    by: list[str] = Field(default_factory=list, description="a list of pointers such as figure:decision_days")
    open: str = Field(default="", description="what is missing, or absent")
    excluded: str = Field(default="", description="why the row is left out, or absent")

    @model_validator(mode="after")
    def _is_represented_open_or_excluded(self) -> Self:
        if self.excluded and (self.says or self.by or self.open):
            raise ValueError("is excluded, so nothing else is said of it")
        if not self.excluded and not self.says:
            raise ValueError("needs a sentence on what represents it, or why it is excluded")
        if not self.excluded and not self.by and not self.open:
            raise ValueError("points to nothing: say what is missing under open")
        return self


class CoverageEntry(Entry):
    """A whole coverage file, as written; keys of rows are written in small letters."""

    source: Text
    rows: dict[str, RowEntry] = Field(min_length=1, description="a mapping of rows such as a1")


class Row(RowEntry):
    """A row with its key, and the rules that name it besides what the file points to."""

    key: str
    rules: tuple[str, ...] = ()


Coverage = dict[str, Row]
"""The rows by key, in the order of the inventory."""


def load_coverage(path: str | Path | None = None) -> Coverage:
    """Return the coverage of a file, of the shipped one without a path; raises FileFaults with every fault of it."""
    document = read("coverage", config_root() / "coverage.yaml" if path is None else path)
    entry = checked(document, CoverageEntry)
    document.faults.extend(_faults(document, entry))
    if entry is None or document.faults:
        raise FileFaults(document.file, document.faults)
    rules = rules_of_rows()
    rows = {key.upper(): row for key, row in entry.rows.items()}
    return {
        key: Row(key=key, rules=tuple(p for p in rules.get(key, ()) if p not in rows[key].by), **dict(rows[key]))
        for key in IDS
    }


def rows_in(text: str) -> list[str]:
    """Return the rows that a text names, each once; a range such as A14-A17 names all from its first to its last."""
    found: dict[str, None] = {}
    for letter, first, last in _NAMED.findall(text):
        for number in range(int(first), int(last or first) + 1):
            found.setdefault(f"{letter}{number}")
    return list(found)


def rules_of_rows() -> dict[str, list[str]]:
    """Return for each row the pointers to the rules whose docstrings name it."""
    found: dict[str, list[str]] = {}
    for path in sorted(Path(next(iter(sim.rules.__path__))).glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                for row in rows_in(ast.get_docstring(node) or ""):
                    found.setdefault(row, []).append(f"rule:sim.rules.{path.stem}.{node.name}")
    return found


def _faults(document: Document, entry: CoverageEntry | None) -> Iterator[Fault]:
    """Yield what a schema cannot see: rows that are no rows or are missing, pointers to what is not there."""
    written = document.data.get("rows")
    keys = list(written) if isinstance(written, dict) else []
    ids = [key.lower() for key in IDS]
    for key in keys:
        if key not in ids:
            yield document.fault(f"rows.{key}", key, "is no row of the inventory", "a1 to j21", ids)
    for key in (key for key in ids if key not in keys):
        yield document.fault(f"rows.{key}", None, "is missing", "every row of the inventory")
    for key, row in entry.rows.items() if entry else ():
        for place, pointer in enumerate(row.by):
            if not exists(pointer):
                allowed = f"a kind ({', '.join(KINDS)}), a colon and the name of something that exists"
                yield document.fault(
                    f"rows.{key}.by.{place}", pointer, "points to nothing", allowed, alternatives(pointer)
                )


def page(coverage: Coverage) -> str:
    """Return the page of a coverage as Markdown: how many rows are represented, open and excluded, then every row."""
    excluded = [row for row in coverage.values() if row.excluded]
    still_open = [row for row in coverage.values() if row.open]
    done = len(coverage) - len(excluded) - len(still_open)
    count = (
        f"The inventory of the 2016 review has {len(coverage)} rows: {done} are represented, "
        f"**{len(still_open)} open** (something is missing, said in the row), {len(excluded)} excluded."
    )
    lines = ["# Coverage of the review", "", _MADE, "", count, "", _ABOUT, ""]
    if still_open:
        lines += [f"Open: {', '.join(row.key for row in still_open)}.", ""]
    for letter, title in GROUPS.items():
        lines += [f"## {letter}. {title}", "", "| Row | Section | What represents it | Pointers |", "|---|---|---|---|"]
        lines += [_line(row) for row in coverage.values() if row.key.startswith(letter)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _line(row: Row) -> str:
    says = f"EXCLUDED: {row.excluded}" if row.excluded else row.says
    if row.open:
        says = f"{says} **OPEN**: {row.open}."
    pointers = ", ".join(f"`{pointer}`" for pointer in (*row.by, *row.rules))
    return f"| {row.key} | {row.section} | {says.replace('|', '/')} | {pointers or '-'} |"
