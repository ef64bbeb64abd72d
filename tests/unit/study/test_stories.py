"""The names by which a story calls posts and units."""

import pytest

from sim.study.setting import Setting
from sim.study.stories import inside, namer


@pytest.mark.parametrize(
    ("language", "school", "culture", "head"),
    [
        ("sv", "Fristående grundskola 1", "Kultur- och fritidsenhet 1", "Kontorschef UKK"),
        ("en", "Independent compulsory school 1", "Culture and leisure unit 1", "Head of UKK"),
    ],
)
def test_units_are_named_by_type_and_number_and_by_owner_where_there_are_two(
    unchecked: Setting, language: str, school: str, culture: str, head: str
) -> None:
    name = namer(unchecked, language)
    assert name("school_i01") == school
    assert name("culture_unit_m01") == culture
    assert name("ukk_head") == head


def test_a_title_inside_a_sentence_keeps_its_initials() -> None:
    assert inside("Grundskola 1") == "grundskola 1"
    assert inside("UKK") == "UKK"
