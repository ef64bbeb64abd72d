"""The guides: what they put in italics stands on the screen so, in their language, and both have the same parts."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sim.seminar
from sim.analysis.story_reasons import WHY
from sim.analysis.story_words import PICKED, STEPS
from sim.seminar.start import start
from tests.unit.seminar.test_start import CATALOGUES

FOLDER = Path(sim.seminar.__file__).parent
OWN = {
    "sv": {"kursiv", "Samtal:", "Modellen svarar", "Modellen svarar:"},
    "en": {"italics", "Discussion:", "The model answers", "The model answers:"},
}
"""What a guide says in italics for itself."""

WORDS = 8
"""Letters at least of a sentence with gaps, so that it says something by itself."""


def said_in(value: object, language: str) -> Iterator[str]:
    """Yield all that a page's start says in a language."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name == language and isinstance(one, str):
                yield one
            yield from said_in(one, language)
    if isinstance(value, list):
        for one in value:
            yield from said_in(one, language)


def shown(language: str) -> str:
    """Return all that a page says in a language, a sentence a line; what is filled in is a sign of its own."""
    told = [*CATALOGUES[language].values(), *said_in(start(), language)]
    told += [f"… {text}" for text in PICKED[language].values()] + [*STEPS[language].values(), *WHY[language].values()]
    return "\n".join(re.sub(r"\{\w+\}", "\x00", text) for text in told).lower()


def stands(phrase: str, sentences: str) -> bool:
    """Return whether a phrase is on the screen: … stands for any words, and what is filled in for any too."""
    parts = [re.escape(part.strip(" ,.:;").lower()) for part in phrase.split("…")]
    if re.search(r"[^\n]*".join(parts), sentences):
        return True
    clauses = {line.split(": ")[0] for line in sentences.split("\n") if "\x00" in line}
    filled = (re.escape(one).replace("\x00", ".+") for one in clauses if len(one.replace("\x00", "").strip()) >= WORDS)
    return any(re.fullmatch(one, phrase.lower()) for one in filled)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_stands_in_italics_is_on_the_screen(language: str) -> None:
    text = (FOLDER / f"GUIDE.{language}.md").read_text(encoding="utf-8")
    phrases = re.findall(r"(?<![*\w])\*([^*\s][^*]*?)\*(?![*\w])", text)
    assert len(phrases) > 80
    sentences = shown(language)
    lost = {" ".join(phrase.split()) for phrase in phrases} - OWN[language]
    assert sorted(phrase for phrase in lost if not stands(phrase, sentences)) == []
    assert not stands("Det här står inte på sidan", sentences)


def test_both_guides_have_the_same_parts() -> None:
    texts = [(FOLDER / f"GUIDE.{language}.md").read_text(encoding="utf-8") for language in ("sv", "en")]
    shapes = [re.findall(r"^(?:#+|\|)", text, re.MULTILINE) for text in texts]
    assert shapes[0] == shapes[1]
    numbers = [re.findall(r"\d+", re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", text)) for text in texts]
    assert sorted(numbers[0]) == sorted(numbers[1])
