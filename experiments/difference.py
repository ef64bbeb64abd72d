"""What differs between two organisations, or two stored results: `python -m experiments.difference a=X b=Y`.

Of organisation files it is the structure; of the folders of stored results figures, configuration and versions.
"""

import sys
from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from experiments import stored_difference
from experiments.cli import PLACE, options, plain
from sim.analysis.words import LANGUAGES
from sim.errors import Fault, FileFaults, nearest
from sim.organisation import Change, Organisation, difference, load_organisation, names

PLAIN_WIDTH = 120
"""Columns where the output is no terminal."""


def _help() -> str:
    known = "\n".join(f"  {name:<14} {load_organisation(name).title.en}" for name in names("organisation"))
    return (
        "Shows what differs in structure between two organisation files (titles and styles are none), or between two\n"
        "stored results: figures, options, parameters, files, versions and compiled sources.\n\n"
        "  python -m experiments.difference a=today b=merged\n"
        "  python -m experiments.difference a=results/compare/latest b=results/compare/<another>\n\n"
        "language: en or sv, of what stored results say.\n"
        f"a, b: a name or the path of a file, or the folder of a stored result. Names:\n{known}\n"
    )


@plain(_help)
def main(given: list[str]) -> int:
    """Print the difference between the two organisations of the arguments; return the exit status."""
    console = Console() if sys.stdout.isatty() else Console(width=PLAIN_WIDTH, soft_wrap=False)
    takes = f"{', '.join(names('organisation'))}, the path of a file, or the folder of a stored result"
    language, given = _language(given)
    chosen = options(given, {"a": takes, "b": takes})
    if any(stored_difference.is_stored(name) for name in chosen.values()):
        one_result, other_result = stored_difference.load(chosen["a"], chosen["b"])
        for part in stored_difference.tables(one_result, other_result, language):
            console.print(part, markup=False, highlight=False)
        return 0
    one, other = _both(chosen["a"], chosen["b"])
    changes = difference(one, other)
    if changes:
        console.print(_table(one, other, changes))
    console.print(_summary(one, other, changes), markup=False, highlight=False)
    return 0


def _language(given: list[str]) -> tuple[str, list[str]]:
    """Return the language asked for, English where none is, and the other arguments."""
    asked = [argument for argument in given if argument.startswith("language=")]
    language = asked[-1].partition("=")[2] if asked else LANGUAGES[0]
    if language not in LANGUAGES:
        fault = Fault(PLACE, "language", language, "is no language", ", ".join(LANGUAGES), nearest(language, LANGUAGES))
        raise FileFaults(PLACE, [fault])
    return language, [argument for argument in given if argument not in asked]


def _both(*chosen: str) -> list[Organisation]:
    """Return the organisations, or raise the faults of both files at once."""
    organisations: list[Organisation] = []
    faults: list[Fault] = []
    for name in chosen:
        try:
            organisations.append(load_organisation(name))
        except FileFaults as error:
            faults.extend(error.faults)
    if faults:
        raise FileFaults(faults[0].file, dict.fromkeys(faults))
    return organisations


def _table(one: Organisation, other: Organisation, changes: Sequence[Change]) -> Table:
    table = Table(title=Text(f"{one.title.en} ({one.key}) and {other.title.en} ({other.key})"))
    table.add_column("what", no_wrap=True)
    table.add_column("key", no_wrap=True)
    for organisation in (one, other):
        table.add_column(Text(organisation.key), overflow="fold")
    before = ""
    for change in changes:
        kind = change.what.partition(":")[0]
        if before and kind != before:
            table.add_section()
        cells = (change.what.replace("_", " "), change.key, change.before or "-", change.after or "-")
        table.add_row(*(Text(cell) for cell in cells))
        before = kind
    return table


def _summary(one: Organisation, other: Organisation, changes: Sequence[Change]) -> str:
    if not changes:
        return f"{one.key} and {other.key} have the same structure."
    counts = Counter(_event(change) for change in changes)
    return f"{len(changes)} differences: " + ", ".join(f"{event} {counts[event]}" for event in sorted(counts))


def _event(change: Change) -> str:
    """Return in words what kind of change it is: something added, removed or changed."""
    if ":" in change.what:
        return change.what.replace("_", " ")
    return f"{change.what} {'removed' if change.before else 'added'}"


if __name__ == "__main__":
    sys.exit(main())
