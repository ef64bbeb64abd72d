"""Numbers and words as each language writes them."""

import math
import re

import pytest

from sim.analysis import words
from sim.analysis.claim_file import load_claims
from sim.analysis.report_points import NOT_SAID, READING
from sim.analysis.sentences import SENTENCES
from sim.measures.figures import FIGURES
from sim.scenario.parameters import PARAMETERS
from sim.scenario.words import SOURCES, UNITS


def test_numbers_in_english_and_swedish() -> None:
    assert words.number(1234.56, 1, "en") == "1,234.6"
    assert words.number(1234.56, 1, "sv") == "1\N{NO-BREAK SPACE}234,6"


def test_signs_are_true_minus_signs_and_nothing_has_both() -> None:
    assert words.number(-1.25, 2, "en") == "−1.25"
    assert words.number(1.25, 2, "en", signed=True) == "+1.25"
    assert words.number(-0.001, 2, "en", signed=True) == "±0.00"
    assert words.number(-0.001, 2, "en") == "0.00"


def test_what_is_no_number_is_a_dash() -> None:
    assert words.number(math.nan, 1, "en") == "–"
    assert words.number(-math.inf, 1, "en") == "−∞"


@pytest.mark.parametrize(("largest", "digits"), [(12345, 0), (123.4, 0), (38.2, 1), (9.3, 2), (0.16, 3), (0.0, 1)])
def test_about_three_digits_are_shown(largest: float, digits: int) -> None:
    assert words.decimals(largest) == digits


def test_both_languages_have_the_same_sentences() -> None:
    assert set(SENTENCES["en"]) == set(SENTENCES["sv"])
    assert set(words.KEYS["en"]) == set(words.KEYS["sv"])
    assert set(words.AREAS["en"]) == set(words.AREAS["sv"])
    assert set(words.PERIODS["en"]) == set(words.PERIODS["sv"])


OTHER_WORDS = ("dygn", "rutor", "ruta", "skriva uppdrag", "skrivet uppdrag", "delad chef", "gemensamt kontor")


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_a_thing_has_one_word_in_swedish(word: str) -> None:
    """Days, cells, mandates and the alternatives are called what the page's list of words and the files call them."""
    claims = load_claims().claims.values()
    titles = [title for claim in claims for title in (claim.phrase, claim.note, claim.why, claim.cannot_fail) if title]
    texts = [*(title.sv for title in titles), *(one.sv for one in PARAMETERS), *UNITS.values(), *SOURCES.values()]
    texts += [*READING["sv"], *NOT_SAID["sv"], *(figure.sv for figure in FIGURES.values())]
    assert [text for text in texts if re.search(rf"\b{word}\b", text.lower())] == []
