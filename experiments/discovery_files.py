"""The files that a discovery leaves: tables, a page in both languages, and pictures."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from experiments import pictures, screen
from experiments.request import Request
from experiments.stored_sweep import Sweep
from sim.analysis.blocks import Block, markdown
from sim.analysis.discovery import region_table, side_table, way_table
from sim.analysis.discovery_conditions import where
from sim.analysis.discovery_figures import map_figure, space_figure, stem, way_figure
from sim.analysis.discovery_map import surface_table
from sim.analysis.discovery_page import Discovery, page
from sim.analysis.discovery_tree import tree_table
from sim.analysis.view import View
from sim.analysis.words import LANGUAGES
from sim.study import results


def keep(found: Discovery, view: View, sweep: Sweep, request: Request, where_to: tuple[Path, float]) -> None:
    """Write tables, pages and pictures, and print the page in the view's language.

    `where_to`: the folder, and when the work began (seconds of `time.perf_counter`).
    """
    folder, started = where_to
    _tables(found, folder)
    for language in LANGUAGES:
        shown = replace(view, language=language)
        drawn = [_draw(figure, folder, f"{name}.{language}") for name, figure in _figures(found, shown)]
        blocks = page(found, shown)
        said = [*blocks, Block("", drawn)] if drawn else blocks
        results.write_text(markdown(said), folder, f"discovery.{language}.md")
        if language == view.language:
            text = screen.show(lambda _, blocks=blocks: screen.tables(blocks), [])  # type: ignore[misc]
            results.write_text(text, folder, "discovery.txt")
    results.write_json(_provenance(sweep, request, time.perf_counter() - started), folder, "provenance.json")
    results.point_latest(folder)


def _tables(found: Discovery, folder: Path) -> None:
    columns = found.space.columns
    written = {id(leaf): where(leaf.box, columns, "en") for tree in found.trees for leaf in tree.leaves}
    tables = {
        "differences": found.differences,
        "regions": region_table(found.regions, columns),
        "region_sides": side_table(found.regions, columns),
        "peeling": way_table(found.regions),
        "trees": tree_table(found.trees, written),
        "regret": found.regret,
        "best": found.best,
        "failures": found.failures,
    }
    if len(found.kept):
        tables["levels"] = found.kept
    for pair, table in found.deciding.items():
        tables[stem(pair).replace("map_", "deciding_", 1)] = table
    for pair, one in found.maps.items():
        tables[stem(pair)] = surface_table(one)
    for name, table in tables.items():
        results.write_table(table, folder, name)


def _figures(found: Discovery, view: View) -> Iterator[tuple[str, Figure]]:
    """Yield every picture with the stem of its files."""
    for name, figure in (("space", space_figure(found, view)), ("peeling", way_figure(found, view))):
        if figure is not None:
            yield name, figure
    for pair, one in found.maps.items():
        yield stem(pair), map_figure(pair, one, found, view)


def _draw(figure: Figure, folder: Path, name: str) -> str:
    """Write a picture and return the line of Markdown that shows it."""
    pictures.write(figure, folder, name)
    return f"![{name}]({name}.png)"


def _provenance(sweep: Sweep, request: Request, duration: float) -> dict[str, Any]:
    """Return what a reader needs to repeat this: the options, without folders, and what the sweep says of itself."""
    options = {**request.options, "store": Path(request["store"]).name}
    return {**results.provenance({"options": options}, request["seed"], duration), "sweep": dict(sweep.manifest)}
