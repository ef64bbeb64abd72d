"""What figures mean: every one is explained in both languages, in a sentence of its own."""

import pytest

from sim.analysis.meanings_calendar import MEANINGS, meaning
from sim.measures.declared import FIGURES


def test_every_figure_is_explained_and_nothing_else() -> None:
    assert set(MEANINGS) == set(FIGURES)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_an_explanation_is_a_sentence_that_says_more_than_the_title(language: str) -> None:
    for key, figure in FIGURES.items():
        sentence = meaning(key, language, 180.0)
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert sentence.rstrip(".") != getattr(figure, language)
    assert len({meaning(key, "en", 180.0) for key in FIGURES}) == len(FIGURES) - 1  # state complaints have two figures


def test_an_explanation_names_the_longest_time_that_counts() -> None:
    for key in ("decision_days", "feedback_days", "agenda_days"):
        assert " 90 dagar" in meaning(key, "sv", 90.0)
        assert "90 days" in meaning(key, "en", 90.0)
