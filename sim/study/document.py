"""The tables of the model's description that are made from the code, and the two pages that hold them.

In `sim/ODD.md` each table stands between ``<!-- generated: name -->`` and ``<!-- end -->``; what is around them is
written by hand. `sim/COVERAGE.md` is generated whole.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from sim.errors import SimError
from sim.measures.figures import FIGURES
from sim.organisation import IssueKind, Organisation, issues_a_year, load_issues, load_population
from sim.organisation.schema import Effort
from sim.scenario.parameters import PARAMETERS
from sim.study.coverage import load_coverage, page
from sim.study.pointers import shipped

ODD: Final = Path(__file__).parents[1] / "ODD.md"
COVERAGE: Final = Path(__file__).parents[1] / "COVERAGE.md"

_TABLE: Final = re.compile(r"(<!-- generated: ([a-z_]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_BETTER: Final = {-1: "less", 0: "", 1: "more"}


def pages() -> dict[Path, str]:
    """Return what both pages should say now, by path."""
    return {ODD: filled(ODD.read_text(encoding="utf-8")), COVERAGE: page(load_coverage())}


def stale() -> list[Path]:
    """Return the pages that do not say what they should."""
    return [path for path, text in pages().items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def filled(text: str) -> str:
    """Return a text with every table between markers made anew.

    Raises SimError for a marker that is never ended, one that no table belongs to and a table without a marker.
    """
    made = tables()
    found = [name for _, name, _ in _TABLE.findall(text)]
    if text.count("<!-- generated: ") != len(found) or text.count("<!-- end -->") != len(found):
        raise SimError("ODD.md: a marker `<!-- generated: ... -->` has no `<!-- end -->` of its own, or the other way")
    if sorted(found) != sorted(made):
        raise SimError(f"ODD.md: has tables {', '.join(sorted(found))}; there are {', '.join(sorted(made))}, each once")
    return _TABLE.sub(lambda part: f"{part[1]}{made[part[2]]}\n{part[3]}", text)


def tables() -> dict[str, str]:
    """Return every generated table as Markdown, by the name in its marker."""
    whole = [each for each in shipped() if not each.base]
    return {
        "parameters": _parameters(),
        "kinds": _kinds(),
        "posts": "\n\n".join(_posts(each) for each in whole),
        "steps": _steps(),
        "responsibility": _responsibility(whole),
        "figures": _figures(),
    }


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [[*head], ["---"] * len(head), *([str(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines)


def _parameters() -> str:
    head = ("Parameter", "Default", "Unit", "Range", "Neutral", "Source", "Meaning")
    rows = (
        (
            f"`{one.key}`",
            f"{one.default:g}",
            one.unit,
            f"{one.low:g} to {one.high:g}",
            "-" if one.neutral is None else f"{one.neutral:g}",
            one.source,
            one.en,
        )
        for one in PARAMETERS
    )
    return markdown(head, rows)


def _law(effort: Effort | None) -> str:
    """Return a law of working time in short: mean hours, and the coefficient of variation where it has one."""
    if effort is None:
        return "-"
    return f"{effort.hours:g}" if effort.law == "fixed" else f"{effort.hours:g} ({effort.law}, cv {effort.cv:g})"


def _kinds() -> str:
    population, issues = load_population("default"), load_issues("default")
    head = ("Kind", "Area", "Function", "Raised by", "At", "Rate a year", "Issues a year", "Effort", "Decision", "Asks",
            "Complexity", "Political", "Priority", "Turns on", "Resembles", "Source")  # fmt: skip
    rows = (
        (
            f"`{key}`",
            kind.area,
            kind.function,
            kind.origin,
            _places(kind),
            f"{kind.rate.a_year:g} per {kind.rate.per}",
            f"{sum(issues_a_year(population, kind).values()):,.0f}",
            _law(kind.effort),
            _law(kind.decision),
            _law(kind.asks),
            f"{kind.complexity.law} {kind.complexity.scale:g}",
            f"{kind.political:g}",
            kind.priority,
            kind.question,
            kind.resembles or "-",
            kind.source,
        )
        for key, kind in issues.kinds.items()
    )
    jobs = ", ".join(f"{area} {entry.change_jobs:g}" for area, entry in issues.areas.items())
    return f"{markdown(head, rows)}\n\nChange jobs a month, of all managers together: {jobs}."


def _places(kind: IssueKind) -> str:
    """Return the types of units that a kind concerns, with their factors on the rate, and whose they must be."""
    types = ", ".join(key if factor == 1 else f"{key} x {factor:g}" for key, factor in kind.units.items())
    return types if kind.owner == "any" else f"{kind.owner} {types}"


def _posts(organisation: Organisation) -> str:
    """Return an organisation's posts and the places of its units, under its title."""
    head = ("Post", "Title", "Level", "Side", "Office", "Records", "Reports to", "Committee", "Knowledge", "Held by")
    rows: list[tuple[object, ...]] = []
    for key, post in organisation.posts.items():
        holder = post.holder or key
        held = f"{organisation.persons[holder].servers} persons" if organisation.persons[holder].servers > 1 else ""
        held = held or (f"`{holder}`" if holder != key else "one person")
        records = post.records or organisation.offices[post.office].records or post.office
        rows.append((f"`{key}`", post.title.en, post.level, post.side, post.office, records, post.reports_to or "-",
                     post.committee or "of its superior", f"{post.knowledge:g}", held))  # fmt: skip
    for key, place in organisation.units.items():
        title = f"head of each {key}; an independent one goes to {place.counterpart or 'nobody'}"
        rows.append((f"unit `{key}`", title, "unit", "provider", place.office, place.records or place.office,
                     place.reports_to, "of its superior", f"{place.knowledge:g}", "one person a unit"))  # fmt: skip
    title = f"**{organisation.title.en}** (`{organisation.key}`; {organisation.source})"
    committees = ", ".join(
        f"`{key}` every {one.interval:g} days, {one.agenda} matters" for key, one in organisation.committees.items()
    )
    return f"{title}\n\n{markdown(head, rows)}\n\nCommittees: {committees}."


def _steps() -> str:
    rows = [
        (f"`{each.key}`", each.title.en, f"`{each.base}`", "; ".join(_changes(each))) for each in shipped() if each.base
    ]
    return markdown(("File", "Title", "Step from", "What differs"), rows)


def _changes(organisation: Organisation) -> list[str]:
    """Return every declared change of a step as text."""
    found = []
    for what, notes in organisation.changes:
        if isinstance(notes, dict):
            found += [f"{key}: {note}" for key, note in notes.items()]
        elif notes:
            found.append(f"{what}: {notes}")
    return found


def _responsibility(whole: Sequence[Organisation]) -> str:
    """Return the responsibility matrix, which the files that are no step share, with the systems of each function."""
    if any(each.responsibility != whole[0].responsibility for each in whole):
        raise SimError("ODD.md: the organisations that are no step have different responsibilities: one table each")
    rows = (
        (f"`{key}`", ", ".join(f"{holder}: {letters}" for holder, letters in row.items()), whole[0].systems.get(key, 1))
        for key, row in whole[0].responsibility.items()
    )
    return markdown(("Function", "Holders and letters", "Record systems"), rows)


def _figures() -> str:
    rows = ((f"`{one.key}`", one.en, one.unit, _BETTER[one.better]) for one in FIGURES.values())
    return markdown(("Figure", "Title", "Unit", "Better"), rows)
