"""The names by which a story calls posts and units."""

import pytest

from sim.analysis.story import Identity
from sim.study.setting import Setting
from sim.study.stories import Telling, inside, namer


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


def test_a_title_is_made_of_the_kind_and_of_where_the_issue_arose(unchecked: Setting) -> None:
    issue = Identity("school_i01", next(iter(unchecked.issues.kinds)), 3, 0)
    telling, title = Telling(unchecked, 0, "sv"), unchecked.issues.kinds[issue.kind].title
    assert telling.kind(issue) == title.sv
    assert Telling(unchecked, 0, "en").kind(issue) == title.en
    assert telling.origin(issue) == "fristående grundskola 1"
    assert title.sv in telling.title(issue, "")
    assert "fristående grundskola 1" in telling.title(issue, "")
