"""Writes what decides the outcomes: tables, a page in each language, pictures in each, and the page on the terminal."""

from dataclasses import replace
from pathlib import Path

from experiments import pictures, screen
from sim.analysis.blocks import markdown
from sim.analysis.sensitivity_figures import drawn
from sim.analysis.sensitivity_page import Findings, page
from sim.analysis.words import LANGUAGES
from sim.study import results


def write_up(folder: Path, found: Findings) -> None:
    """Write the tables of each stage that was run, and in both languages the page and the pictures; print the page."""
    for name in ("screening", "ranks", "indices"):
        table = getattr(found, name)
        if len(table):
            results.write_table(table, folder, name)
    views = {language: replace(found, view=replace(found.view, language=language)) for language in LANGUAGES}
    screen.show(lambda _: screen.tables(page(found)), [])
    for language, told in views.items():
        results.write_text(markdown(page(told)), folder, f"sensitivity.{language}.md")
    for language, told in views.items():  # last: drawing takes longer than all that one reads meanwhile
        for stem, figure in drawn(told):
            pictures.write(figure, folder, f"{stem}.{language}")
