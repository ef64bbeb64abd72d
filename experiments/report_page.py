"""What stands on a page of the report, as the template takes it: sections of pictures, passages, tables and points."""

from dataclasses import dataclass, field
from typing import NamedTuple

from rich.table import Table
from rich.text import Text


class Sheet(NamedTuple):
    """A table as the page shows it; `text` where its cells hold sentences."""

    title: str
    header: list[str]
    rows: list[list[str]]
    text: bool = False


class Picture(NamedTuple):
    """A picture as the page shows it, base64 of its PNG, with words for those who do not see it."""

    title: str
    data: str


class Event(NamedTuple):
    """One event of a passage: when it was, what happened, and why (may be empty)."""

    when: str
    text: str
    why: str


class Passage(NamedTuple):
    """A piece of running text: what it is about, a sentence, and what happened."""

    heading: str
    lead: str
    steps: list[Event]


@dataclass
class Section:
    """One section of the page; it is left out where it holds nothing."""

    key: str
    heading: str
    introduction: str
    pictures: list[Picture] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    tables: list[Sheet] = field(default_factory=list)
    points: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.pictures or self.passages or self.tables or self.points)


def sheet(table: Table) -> Sheet:
    """Return a printed table as the page shows it."""
    columns = [[_plain(cell) for cell in column.cells] for column in table.columns]
    rows = [list(cells) for cells in zip(*columns, strict=True)]
    return Sheet(_plain(table.title or ""), [_plain(column.header) for column in table.columns], rows)


def _plain(cell: object) -> str:
    return (
        "\n".join(line.rstrip() for line in cell.plain.rstrip().splitlines()) if isinstance(cell, Text) else str(cell)
    )
