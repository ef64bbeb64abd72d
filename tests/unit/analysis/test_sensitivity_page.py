"""The page and pictures on what decides: what is said follows from the verdicts, and no label lies over another."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim.analysis.blocks import markdown
from sim.analysis.sensitivity import ranks, verdicts
from sim.analysis.sensitivity_figures import drawn
from sim.analysis.sensitivity_page import Findings, Run, page
from sim.analysis.view import HEADLINES, MAIN, View
from sim.scenario import PARAMETERS
from tests.unit.analysis.test_figures import cut_off, overlapping

Views = Callable[..., View]
NAMES = tuple(one.key for one in PARAMETERS if one.section == "behaviour")[:12]


def outcomes(figures: Sequence[str]) -> list[tuple[str, str, str]]:
    return [(figure, key, against) for figure in figures for key in "abcd" for against in ("", "a") if key != against]


def indices_of(figures: Sequence[str], names: Sequence[str], noise: float = 0.1) -> pd.DataFrame:
    """Return indices in which the first parameter decides, the second plays no part and the others are open."""
    shares = [0.7, 0.01, *[0.2] * (len(names) - 2)]
    rows = [
        (*outcome, name, share / 2, 0.05, share, 0.005 if place == 1 else 0.15, 4.0, noise, 60)
        for outcome in outcomes(figures)
        for place, (name, share) in enumerate(zip(names, shares, strict=True))
    ]
    columns = [
        "figure",
        "organisation",
        "against",
        "parameter",
        "S1",
        "S1_half",
        "ST",
        "ST_half",
        "variance",
        "noise",
        "blocks",
    ]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(verdict=verdicts(table))


def screening_of(figures: Sequence[str]) -> pd.DataFrame:
    sizes = np.linspace(1.0, 0.1, len(NAMES))
    rows = [
        (*outcome, name, size, size, 0.2, 0.1, size, 0.15, 10)
        for outcome in outcomes(figures)
        for name, size in zip(NAMES, sizes, strict=True)
    ]
    columns = [
        "figure",
        "organisation",
        "against",
        "parameter",
        "mu",
        "mu_star",
        "mu_star_half",
        "sigma",
        "share",
        "noise",
        "blocks",
    ]
    return pd.DataFrame(rows, columns=columns)


@pytest.fixture
def findings(view: Views) -> Callable[..., Findings]:
    def make(language: str = "en", lost: int = 0, noise: float = 0.1, kept: int = 8) -> Findings:
        screening = screening_of(MAIN)
        names = NAMES[:kept]
        indices = indices_of(MAIN, names, noise) if kept else pd.DataFrame()
        base = Run(64, lost, names) if kept else Run()
        shown = view(language=language, figures=MAIN)
        return Findings(shown, 8, screening, ranks(screening), indices, Run(10, 0, NAMES), base)

    return make


@pytest.mark.parametrize("language", ["en", "sv"])
def test_no_label_lies_over_another_or_is_cut_off(findings: Callable[..., Findings], language: str) -> None:
    stems = []
    for stem, figure in drawn(findings(language)):
        assert overlapping(figure) == [], stem
        assert cut_off(figure) == [], stem
        stems.append(stem)
    assert stems == ["screening", "indices", "heat", "heat_levels"]


def test_each_headline_says_what_decides_what_does_not_and_how_sure(findings: Callable[..., Findings]) -> None:
    lines = page(findings())[1].lines
    assert len(lines) == 3 * len(HEADLINES)
    assert lines[0].startswith(
        "Escalation load: Separate offices − Today: decided by belief_lag (ST 0.70 ± 0.15, S1 0.35)."
    )
    assert "No part: belief_spread." in lines[0]
    assert "Not settled: routing_error, " in lines[0]
    assert lines[0].endswith("10 % of the variance is luck; 60 base points.")


def test_what_is_mostly_luck_is_called_so(findings: Callable[..., Findings]) -> None:
    blocks = page(findings(noise=0.8))
    assert "nothing decides it for sure" in blocks[1].lines[0]
    assert {cell for row in blocks[2].rows[1:] for cell in row[1:]} == {"mostly luck"}


def test_lost_blocks_and_parameters_left_out_are_told(findings: Callable[..., Findings]) -> None:
    found = findings(lost=3)
    assert "3 of 64 base points hold a point where a run failed" in " ".join(page(found)[0].lines)
    assert len(page(found)[-1].lines) == 1
    screening = found.screening
    last = (screening["parameter"] == NAMES[11]) & (screening["figure"] == HEADLINES[0])
    hidden = (screening["parameter"] == NAMES[10]) & (screening["figure"] == HEADLINES[1])
    strong = screening.assign(
        share=screening["share"].mask(last | hidden, 1.0), mu_star=screening["mu_star"].mask(last, 2.0)
    )
    told = page(replace(found, screening=strong))[-1].lines[1]
    assert told == f"Left out, although strongest in some outcome, beyond luck: {NAMES[11].rpartition('.')[2]}."


def test_a_screening_alone_names_the_strongest_beside_luck(findings: Callable[..., Findings]) -> None:
    blocks = page(findings(kept=0))
    assert (
        blocks[1]
        .lines[0]
        .endswith("strongest belief_lag (1.00), belief_spread (0.92), routing_error (0.84); mu* of luck alone: 0.15.")
    )
    assert [stem for stem, _ in drawn(findings(kept=0))] == ["screening"]


def test_both_languages_have_the_same_blocks(findings: Callable[..., Findings]) -> None:
    english, swedish = (page(findings(language)) for language in ("en", "sv"))
    assert [len(block.lines) for block in english] == [len(block.lines) for block in swedish]
    assert [np.shape(block.rows) for block in english] == [np.shape(block.rows) for block in swedish]
    text = markdown(swedish)
    assert "avgörs av belief_lag (ST 0,70 ± 0,15" in text
    assert "{" not in text
