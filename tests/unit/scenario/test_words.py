"""Whatever the declared tables say has Swedish words: no unit and no source is left in English."""

import pytest

from sim.analysis.patterns import STATISTICS
from sim.measures.figures import FIGURES
from sim.scenario import PARAMETERS
from sim.scenario.words import REVIEW, SOURCES, UNITS, source_in, unit_in


def test_every_unit_of_a_parameter_a_figure_or_a_pattern_has_swedish_words() -> None:
    used = {one.unit for one in (*PARAMETERS, *FIGURES.values(), *STATISTICS.values())}
    assert used == set(UNITS)


def test_every_source_of_a_parameter_has_swedish_words() -> None:
    parts = {part for one in PARAMETERS for part in one.source.split("; ")}
    assert {part for part in parts if not REVIEW.fullmatch(part)} == set(SOURCES)


@pytest.mark.parametrize(
    ("source", "swedish"),
    [
        ("assumption", "antagande"),
        ("review 4.1 (B5); assumption", "översynen 4.1 (B5); antagande"),
        ("review 1, 7 (I3-I5, F4); assumption", "översynen 1, 7 (I3-I5, F4); antagande"),
        ("review (E4); assumption", "översynen (E4); antagande"),
        ("review 2 (H9): beliefs are sticky; assumption", "översynen 2 (H9): uppfattningar ändras trögt; antagande"),
    ],
)
def test_a_source_keeps_its_place_in_the_review(source: str, swedish: str) -> None:
    assert source_in(source, "sv") == swedish
    assert source_in(source, "en") == source


def test_units_stay_as_declared_in_english_and_where_they_are_not() -> None:
    assert unit_in("share of full time", "en") == "share of full time"
    assert unit_in("share of full time", "sv") == "andel av heltid"
    assert unit_in("furlongs", "sv") == "furlongs"
