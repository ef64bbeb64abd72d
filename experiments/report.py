"""The report of a comparison: one page of HTML in both languages that asks no host for anything, and its pictures."""

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from matplotlib.figure import Figure
from rich.table import Table

from experiments import pictures, report_texts, store
from experiments.report_page import Picture, Section, sheet
from sim.analysis import attribution_figure, charts, curves, figures, flows, present, words
from sim.analysis.attribution import attribution_tables
from sim.analysis.bookkeeping import FIGURE as HOURS
from sim.analysis.bookkeeping import bookkeeping
from sim.analysis.climb import ladder_table
from sim.analysis.dip import FIGURE as OPEN
from sim.analysis.dip_table import dip_table
from sim.analysis.hours_figure import hours_a_week
from sim.analysis.pair_table import best_table, pair_table
from sim.analysis.report_points import NOT_SAID, READING
from sim.analysis.report_words import HEADINGS, INTRODUCTIONS, PAGE, SECTIONS
from sim.analysis.summary import TOLD, summary
from sim.analysis.swimlane import swimlanes
from sim.analysis.view import View
from sim.measures.parts import WHOLES
from sim.organisation import Organisation
from sim.study import results
from sim.study.stories import Story

NAME: Final = "report.html"
LANGUAGES: Final = ("sv", "en")
"""The languages of the page, that of seminars first."""

_DRAWN: Final[dict[str, dict[str, Callable[[pd.DataFrame, View], Figure]]]] = {
    "rise": {"escalation": figures.escalation, "levels": figures.levels},
    "duplication": {"duplication": figures.duplication},
    "time": {"decisions": curves.decisions},
    "months": {"months": curves.months},
    "position": {"position": figures.position},
}
"""The pictures of each section that need no more than the paired table, with the stems of their files."""

_ATTRIBUTED: Final = {
    "attribution_time": attribution_figure.by_step,
    "attribution_escalation": attribution_figure.by_cause,
    "attribution_duplication": attribution_figure.by_end,
}
"""The pictures of the attribution, which are drawn from its parts."""

_POINTS: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {"reading": READING, "not_said": NOT_SAID}
_NAMES: Final = {"sv": "Svenska", "en": "English"}


@dataclass(frozen=True)
class Material:
    """What a report is made of: stored results, tables made of them, and the organisations as they are drawn."""

    stored: store.Stored
    paired: pd.DataFrame
    pairs: pd.DataFrame
    best: pd.DataFrame
    attribution: pd.DataFrame
    others: pd.DataFrame
    dips: pd.DataFrame
    climbed: pd.DataFrame | None
    organisations: Sequence[Organisation] = ()
    story: Story | None = None

    @property
    def configuration(self) -> dict[str, Any]:
        """The options and parameters of the comparison."""
        return dict(self.stored.provenance["configuration"])

    @property
    def replications(self) -> int:
        """How many replications the comparison has."""
        return int(self.paired["replications"].max())


def write(folder: Path, material: Material, shown: View) -> None:
    """Write the page, and each of its pictures as PNG and SVG in the language of the view."""
    pages = [_page(folder, material, replace(shown, language=language), shown.language) for language in LANGUAGES]
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    page = environment.get_template(NAME).render(languages=LANGUAGES, names=_NAMES, pages=pages)
    results.write_text(page, folder, NAME)


def _page(folder: Path, material: Material, view: View, kept: str) -> dict[str, object]:
    """Return one language's page; pictures of the language `kept` are written to the folder as well."""
    page = PAGE[view.language]
    how = page["how"].format(
        replications=material.replications,
        population=material.configuration["options"]["population"],
        period=words.PERIODS[view.language][view.period],
        command=report_texts.command(material.configuration),
    )
    sections = [_section(key, folder, material, view, kept) for key in SECTIONS]
    views = [replace(view, variant=variant) for variant in material.stored.variants]
    return {
        "language": view.language,
        "words": page,
        "how": how,
        "summary": [(page[one.variant], list(summary(material.paired, material.pairs, one))) for one in views],
        "sections": [section for section in sections if section.holds],
    }


def _section(key: str, folder: Path, material: Material, view: View, kept: str) -> Section:
    found = material.paired[(material.paired["figure"] == "root_issues") & (material.paired["by"] == "")]
    issues = float(found.loc[(found["period"] == view.period) & (found["area"] == "all"), "mean"].mean())
    parts = {
        "reference": view.label(view.reference),
        "issues": words.number(issues, 0, view.language),
        "replications": material.replications,
    }
    introduction = INTRODUCTIONS[view.language][key].format(**parts)
    section = Section(key, HEADINGS[view.language][key], introduction)
    for stem, figure in _figures(key, material, view):
        image = pictures.write(figure, folder, stem) if view.language == kept else pictures.png(figure)
        data = base64.b64encode(image).decode("ascii")
        section.pictures.append(Picture(f"{section.heading}: {stem.replace('_', ' ')}", data))
    section.tables += [sheet(table) for table in _tables(key, material, view)]
    if key == "reading":
        days = material.configuration["parameters"]["run"]["restricted_days"]
        section.tables.append(report_texts.measures(_tabled(material, view), view, days))
    if key in _POINTS:
        section.points += _POINTS[key][view.language]
    if key == "story" and material.story:
        section.passages += report_texts.passages(material.story, view.language)
    if key == "claims":
        report_texts.judge(section, folder, material.stored.provenance, view.language)
    if key == "assumptions":
        section.tables.append(report_texts.assumptions(material.configuration["parameters"], view.language))
    return section


def _tabled(material: Material, view: View) -> list[str]:
    """Return the figures that some table of the page may show and that the comparison has, in the order of tables."""
    wanted, there = (*view.shown(), *TOLD, *WHOLES.values(), HOURS, OPEN), set(material.paired["figure"])
    return [figure for figure in dict.fromkeys(wanted) if figure in there]


def _figures(key: str, material: Material, view: View) -> Iterator[tuple[str, Figure]]:
    """Yield the pictures of a section with the stems of their files."""
    paired, stored = material.paired, material.stored
    arose = (paired["period"] == view.period) & (paired["figure"] == "root_issues")
    if key == "organisations":
        for organisation in material.organisations:
            yield f"chart_{organisation.key}", charts.chart(organisation, view.language, stored.titles)
    elif key == "story":
        if material.story:
            yield "story", swimlanes(material.story.rows, view, material.story.telling(view.language).name)
    elif not arose.any():
        return
    elif key == "flow":
        yield "flow", flows.flow(paired, view, stored.titles)
    elif key == "hours":
        yield "hours", hours_a_week(paired, view, stored.managers)
        yield "full_time", figures.full_time(paired, view)
    elif key == "attribution":
        drawn = _ATTRIBUTED if len(view.looks) > 1 else {}
        yield from ((stem, draw(material.attribution, material.others, view)) for stem, draw in drawn.items())
    else:
        yield from ((stem, draw(paired, view)) for stem, draw in _DRAWN.get(key, {}).items())


def _tables(key: str, material: Material, view: View) -> Iterator[Table]:
    """Yield the tables of a section, as they are printed."""
    stored, paired = material.stored, material.paired
    if key == "headline":
        yield from present.tables(paired, view, stored.unclear)
    elif key == "attribution":
        yield from attribution_tables(material.attribution, material.others, view, {**stored.titles, **stored.kinds})
    elif key == "equal":
        for variant in stored.variants[1:]:
            yield from present.tables(paired, replace(view, variant=variant), {})
    elif key == "hours":
        yield from bookkeeping(paired, view, stored.managers)
    elif key == "months":
        dipped = dip_table(material.dips, view)
        yield from [dipped] if dipped is not None else []
    elif key == "all_pairs":
        told = replace(view, figures=TOLD)
        yield from (table for table in (best_table(material.best, view), pair_table(material.pairs, told)) if table)
    elif key == "ladder" and material.climbed is not None:
        for variant in stored.variants:
            yield ladder_table(
                material.climbed, stored.steps, replace(view, looks=tuple(stored.looks), variant=variant)
            )
