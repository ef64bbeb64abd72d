"""Writes what decides the outcomes: tables, a page in each language, pictures in each, and the page on the terminal."""

from dataclasses import replace
from pathlib import Path

from experiments import pictures, screen
from sim.analysis.claim_page import markdown
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
    for language in LANGUAGES:
        told = replace(found, view=replace(found.view, language=language))
        blocks = page(told)
        results.write_text(markdown(blocks), folder, f"sensitivity.{language}.md")
        for stem, figure in drawn(told):
            pictures.write(figure, folder, f"{stem}.{language}")
        if language == found.view.language:
            screen.show(lambda _, blocks=blocks: screen.tables(blocks), [])  # type: ignore[misc]
