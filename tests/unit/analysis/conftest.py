"""A small synthetic tidy table, made by hand, in place of an engine's."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
import pytest

from sim.analysis.looks import Look
from sim.analysis.view import View
from sim.measures.figures import FIGURES

Table = Callable[..., pd.DataFrame]

COLUMNS = ("organisation", "variant", "replication", "period", "area", "figure", "by", "key", "unit", "value")


def tidy(
    values: Mapping[str, Sequence[float]], figure: str = "escalation_hours_per_100", by: str = "", key: str = ""
) -> pd.DataFrame:
    """Return one figure's values per organisation, one per replication, as a tidy table."""
    unit = FIGURES[figure].unit if figure in FIGURES else ""
    rows = [
        (organisation, "as_described", replication, "settled", "all", figure, by, key, unit, value)
        for organisation, series in values.items()
        for replication, value in enumerate(series)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


@pytest.fixture
def one_figure() -> Table:
    return tidy


@pytest.fixture
def whole_table() -> Table:
    """Give a table of every declared figure for four organisations, noise shared within a replication."""

    def make(replications: int = 6, factor: float = 1.0, organisations: Sequence[str] = "abcd") -> pd.DataFrame:
        generator = np.random.default_rng(11)
        shared = generator.normal(1.0, 0.1, replications)
        tables = []
        for figure in FIGURES:
            keys = {"utilisation": ("level", ("office", "executive")), "hours": ("work", ("handle", "triage"))}
            by, names = keys.get(figure, ("", ("",)))
            if figure.startswith("escalat"):
                causes = ("exception", "contested", "ratified")
                tables += [_series(figure, shared, factor, organisations, "cause", cause) for cause in causes]
            tables += [_series(figure, shared, factor, organisations, by, name) for name in names]
        return pd.concat(tables, ignore_index=True)

    return make


def _series(
    figure: str, shared: np.ndarray, factor: float, organisations: Sequence[str], by: str, key: str
) -> pd.DataFrame:
    base = 0.2 if FIGURES[figure].unit == "share" else 20.0
    spread = np.random.default_rng(len(figure)).normal(0.0, 0.01, (len(organisations), len(shared)))
    values = {
        organisation: base * factor * (shared + spread[place] - 0.1 * place)
        for place, organisation in enumerate(organisations)
    }
    return tidy(values, figure, by, key)


@pytest.fixture
def view() -> Callable[..., View]:
    """Give a view of organisations `a` to `d` with titles as long as those of real files."""
    looks = (
        Look("a", {"sv": "I dag", "en": "Today"}, "#0072B2"),
        Look("b", {"sv": "Skilda kontor", "en": "Separate offices"}, "#D55E00", "4 2", "square"),
        Look("c", {"sv": "Ett kontor", "en": "One office"}, "#009E73", "1 1", "diamond"),
        Look("d", {"sv": "Gemensam chef", "en": "Shared head"}, "#CC79A7", "6 2 1 2", "triangle"),
    )

    def make(**options: object) -> View:
        return View(looks, "a", **options)  # type: ignore[arg-type]  # a test's own words

    return make
