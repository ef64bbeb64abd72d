"""What a command makes of its results, alone or of several points: printed tables with a stored copy, and figures."""

import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple

import pandas as pd
from rich.table import Table

from experiments import screen, store
from experiments.option import as_list
from experiments.options import EVERY
from sim.analysis import present, words
from sim.analysis.attribution import attribution, others
from sim.analysis.best import best
from sim.analysis.bookkeeping import FIGURE as BOOKKEEPING
from sim.analysis.bookkeeping import bookkeeping
from sim.analysis.climb import ladder_table
from sim.analysis.dip import dips
from sim.analysis.dip_table import dip_table
from sim.analysis.floor_table import floor_tables
from sim.analysis.intervals import pairs
from sim.analysis.looks import Look
from sim.analysis.paired import paired
from sim.analysis.steps import effects
from sim.analysis.summary import TOLD
from sim.analysis.view import MAIN, View
from sim.organisation import Organisation
from sim.study import results
from sim.study.hours import EQUAL_HOURS, VARIANTS
from sim.study.stories import Story

PRINTED: Final = "comparison.txt"
PAIRED: Final = "paired"
STEPS: Final = "steps"
DIPS: Final = "dips"
PAIRS: Final = "pairs"
BEST: Final = "best"
ATTRIBUTION: Final = "attribution"
OTHERS: Final = "attribution_others"
STORY: Final = "story"
AT_POINTS: Final = ("decision_days",)
"""What is printed and drawn after the headlines where several points are compared and nothing else was asked for."""


def view(stored: store.Stored, reference: str, points: Sequence[str] = ()) -> View:
    """Return what the options of stored results ask to see."""
    options = _options(stored)
    asked = tuple(as_list(options["figures"])) or (AT_POINTS if points else MAIN)
    return View(
        tuple(stored.compared),
        reference,
        period=options["period"],
        area=options["area"],
        language=options["language"],
        figures=() if asked == (EVERY,) else asked,
        points=tuple(points),
        floors=options.get("floors") or {},
    )


class Section(NamedTuple):
    """A part of what is printed: its tables, made for a width in columns, and the lines below them."""

    tables: Callable[[int], Iterator[Table]]
    notes: list[str]


@dataclass
class Printed:
    """Prints sections one after the other and keeps a copy of all of them in a folder."""

    folder: Path
    text: list[str] = field(default_factory=list)

    def add(self, section: Section) -> None:
        """Print a section, an empty line after the one before it, and keep it."""
        if self.text:
            sys.stdout.write("\n")
        self.text.append(screen.show(section.tables, section.notes))
        results.write_text("\n".join(self.text), self.folder, PRINTED)


def first_section(stored: store.Stored, shown: View) -> Section:
    """Return the comparison in the first variant, managers' hours and the transition dip, or one run's figures."""
    shown = replace(shown, variant=stored.variants[0])
    statistics = paired(_printed(stored.table, shown), shown.reference)
    dipped = dip_table(dips(stored.table, shown.reference), shown)

    def tables(width: int) -> Iterator[Table]:
        yield from present.tables(statistics, shown, stored.unclear, width)
        yield from bookkeeping(statistics, shown, stored.managers, width)
        if dipped is not None:
            yield dipped
        yield from floor_tables(stored.table, shown, width)

    alone = len(shown.looks) == 1
    lines = present.notes(statistics, shown) + _conditions(stored, shown)
    lines += [] if dipped or alone else [shown.say("no_dip", reference=shown.label(shown.reference))]
    lines += [shown.say("main")] if shown.figures == MAIN else []
    return Section(tables, lines if _options(stored).get("neutrality") else [*lines, shown.say("neutrality")])


def further_section(stored: store.Stored, shown: View) -> Section:
    """Return the comparison in every variant but the first."""
    views = [replace(shown, variant=variant) for variant in stored.variants[1:]]
    statistics = {view.variant: paired(_printed(stored.table, view), shown.reference) for view in views}

    def tables(width: int) -> Iterator[Table]:
        for view in views:
            yield from present.tables(statistics[view.variant], view, {}, width)
            yield from floor_tables(stored.table, view, width)

    return Section(tables, [shown.say(EQUAL_HOURS)] if EQUAL_HOURS in statistics else [])


def ladder_section(stored: store.Stored, shown: View) -> Section:
    """Return each step's effect in every variant."""
    climbed = effects(stored.table, stored.steps)
    asked = () if shown.figures == MAIN else shown.figures
    views = [replace(shown, looks=tuple(stored.looks), figures=asked, variant=variant) for variant in stored.variants]

    def tables(width: int) -> Iterator[Table]:
        for view in views:
            yield ladder_table(climbed, stored.steps, view, width)

    return Section(tables, [shown.say("steps")])


def files(
    folder: Path,
    stored: store.Stored,
    shown: View,
    organisations: Sequence[Organisation] = (),
    told: Story | None = None,
) -> None:
    """Write a comparison's paired table, pairs, dips, report and pictures; with a ladder, each step's effect too."""
    statistics = paired(stored.table, shown.reference)
    here = stored.table[(stored.table["period"] == shown.period) & (stored.table["area"] == shown.area)]
    parts, report = attribution(statistics, shown), _drawing("report")
    material = report.Material(
        stored,
        statistics,
        pairs(here, tuple(dict.fromkeys((*shown.shown(), *TOLD)))),
        best(here, shown.shown()),
        parts,
        others(stored.table, parts, shown),
        dips(stored.table, shown.reference),
        effects(stored.table, stored.steps) if stored.steps else None,
        organisations,
        told,
    )
    stems = {"paired": PAIRED, "dips": DIPS, "pairs": PAIRS, "best": BEST, "climbed": STEPS}
    stems |= {"attribution": ATTRIBUTION, "others": OTHERS}
    for name, stem in stems.items():
        table = getattr(material, name)
        if table is not None:
            results.write_table(table, folder, stem)
    if told:
        results.write_table(told.table(), folder, STORY)
    report.write(folder, material, replace(shown, variant=stored.variants[0]))


def comparison(folder: Path, stored: store.Stored, shown: View) -> None:
    """Print a whole comparison at once, and write its files."""
    printed = Printed(folder)
    printed.add(first_section(stored, shown))
    if stored.variants[1:]:
        printed.add(further_section(stored, shown))
    if stored.steps:
        printed.add(ladder_section(stored, shown))
    files(folder, stored, shown)


def one_run(folder: Path, stored: store.Stored, shown: View) -> None:
    """Print the figures of one organisation and keep a copy."""
    printed = Printed(folder)
    printed.add(first_section(stored, shown))
    if stored.variants[1:]:
        printed.add(further_section(stored, shown))


def several_points(folder: Path, table: pd.DataFrame, shown: View) -> None:
    """Print one table of all points, and write it, its paired form and one figure."""
    statistics = paired(table, shown.reference, shown.points)
    results.write_table(table, folder)
    results.write_table(statistics, folder, PAIRED)
    views = [replace(shown, variant=variant) for variant in VARIANTS if variant in set(table["variant"])]

    def tables(width: int) -> Iterator[Table]:
        for view in views:
            yield from present.tables(statistics, view, {}, width)
            yield from floor_tables(table, view, width)

    equal = [shown.say(EQUAL_HOURS)] if EQUAL_HOURS in {view.variant for view in views} else []
    Printed(folder).add(Section(tables, [*present.notes(statistics, views[0]), *equal, shown.say("neutrality")]))
    _drawing("pictures").several_points(folder, statistics, views[0])


def together(looks: Sequence[Look]) -> tuple[Look, ...]:
    """Return the looks of several results, each organisation once."""
    return tuple({look.key: look for look in looks}.values())


def _options(stored: store.Stored) -> dict[str, Any]:
    options: dict[str, Any] = stored.provenance["configuration"]["options"]
    return options


def _printed(table: pd.DataFrame, shown: View) -> pd.DataFrame:
    """Return the rows that are printed in a view: pairing all figures takes longer than one wants to wait."""
    here = (table["variant"] == shown.variant) & (table["period"] == shown.period)
    own = (table["area"] == shown.area) & table["figure"].isin([*shown.shown(), "root_issues"])
    return table[here & (own | (table["figure"] == BOOKKEEPING))]


def _conditions(stored: store.Stored, shown: View) -> list[str]:
    """Return a line for each option under which the results are others than those of the files, and on precision."""
    options, lines = _options(stored), []
    if width := stored.provenance.get("width"):
        parts = {"figure": shown.title(width["figure"]), "organisation": shown.label(width["organisation"])}
        widest = math.inf if width["share"] is None else width["share"]  # JSON knows no infinity
        share, asked = (words.number(100.0 * part, 1, shown.language) for part in (widest, options["precision"]))
        sentence = "precise" if widest <= options["precision"] else "imprecise"
        lines.append(shown.say(sentence, share=share, asked=asked, count=stored.provenance["replications"], **parts))
    if options.get("scenario"):
        lines.append(shown.say("scenario", name=Path(options["scenario"]).stem))
    if options.get("own_share") is not None:
        share = words.number(100.0 * options["own_share"], 0, shown.language)
        lines.append(shown.say("own_share", share=f"{share} %"))
    if options.get("exchange_contested"):
        areas = [words.AREAS[shown.language][area] for area in options["exchange_contested"]]
        lines.append(shown.say("exchanged", areas=f" {shown.say('and')} ".join(areas)))
    return lines


def _drawing(module: str) -> ModuleType:
    """Return a module that draws; loading what it draws with takes a second, and the table comes first."""
    return import_module(f"experiments.{module}")
