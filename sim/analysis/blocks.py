"""A page of results as blocks, which are shown as text or written as Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """A piece of a page: a heading, lines, and rows of a table whose first row is its head; any may be absent.

    Without a heading it goes on where the one before ended.
    """

    heading: str = ""
    lines: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


def markdown(blocks: Sequence[Block]) -> str:
    """Return a page as Markdown."""
    parts = []
    for place, block in enumerate(blocks):
        if block.heading:
            parts += [f"{'#' if place == 0 else '##' if block.rows or not block.lines else '###'} {block.heading}"]
        if len(block.lines) > 1 and not block.rows:
            parts += ["\n".join(f"- {line}" for line in block.lines)]
        else:
            parts += list(block.lines)
        if block.rows:
            head, *rest = (f"| {' | '.join(row)} |" for row in block.rows)
            parts.append("\n".join([head, "|" + " --- |" * len(block.rows[0]), *rest]))
    return "\n\n".join(parts) + "\n"
