import pytest
import yaml

from sim.errors import Fault, FileFaults
from sim.organisation import load_organisation
from sim.seminar.faults import both
from sim.seminar.programme import programme
from sim.seminar.redraw import changes, redrawn, text_of
from sim.seminar.wanted import Mine


def differing(*edits: str, base: str = "today") -> set[tuple[str, str, str, str]]:
    return {tuple(change) for change in changes(Mine(base=base, edits=edits))}


def faults(*edits: str) -> dict[str, str]:
    with pytest.raises(FileFaults) as caught:
        redrawn(Mine(base="today", edits=edits))
    return {fault.key: fault.problem for fault in caught.value.faults}


def test_a_copy_without_edits_is_its_base_in_all_but_name() -> None:
    for key in programme().data["organisations"]:
        assert differing(base=key) == set()
        copy = redrawn(Mine(base=key))
        assert copy.key == "mine"
        assert copy.title.sv == "Er egen"
        assert copy.posts == load_organisation(key).posts


def test_a_post_is_moved_below_another_manager() -> None:
    assert differing("move:registrar:production_director") == {
        ("post: reports_to", "registrar", "ukk_head", "production_director"),
        ("post: office", "registrar", "ukk", "production"),
        ("post: side", "registrar", "purchaser", "provider"),
        ("post: committee", "registrar", "education_committee", "production_committee"),
        ("post: records", "registrar", "ukk", "production"),
    }


def test_a_function_gets_one_owner_and_whoever_else_owned_it_is_informed() -> None:
    assert differing("own:quality_followup:quality_officer") == {
        ("claim: letters", "quality_followup / production_developer", "A", "I")
    }
    assert differing("own:pupil_matters:unit") == {("claim: letters", "pupil_matters / education_officer", "A", "I")}


def test_one_person_holds_two_posts() -> None:
    copy = redrawn(Mine(base="today", edits=("hold:production_director:ukk_head",)))
    assert copy.persons["ukk_head"].posts == ("production_director", "ukk_head")
    assert "production_director" not in copy.persons


def test_coordinators_are_added_below_the_heads_of_both_offices() -> None:
    copy = redrawn(Mine(base="today", edits=("coordinate:quality_officer:production_developer",)))
    pair = [copy.posts[key] for key in ("ukk_coordinator", "production_coordinator")]
    assert [post.reports_to for post in pair] == ["ukk_head", "production_director"]
    assert [post.coordinates for post in pair] == ["production_coordinator", "ukk_coordinator"]


def test_a_committee_gets_another_interval() -> None:
    assert differing("meet:council:30") == {("committee: interval", "council", "45", "30")}


def test_an_unsound_copy_is_refused_with_all_its_faults_in_both_languages() -> None:
    assert "goes round" in faults("move:ukk_head:registrar")["posts.registrar.reports_to"]
    assert faults("meet:council:9999") == {"committees.council.interval": "is outside its range"}
    assert faults("move:nobody:ukk_head", "own:registration:nobody", "jump:a:b") == {
        "posts.nobody": "is not there",
        "edit": "is no edit",
    }
    assert faults("coordinate:registrar:quality_officer") == {"posts.quality_officer": "is in the same office"}
    with pytest.raises(FileFaults) as caught:
        redrawn(Mine(base="today", edits=("move:ukk_head:registrar",)))
    told = both(caught.value.faults[0])
    assert told["name"] == "registrar"
    assert "går runt i en ring" in told["text"]["sv"]
    assert "goes round" in told["text"]["en"]


def test_the_file_of_a_copy_is_the_copy_again_and_takes_further_edits(tmp_path: object) -> None:
    edited = Mine(base="merged", edits=("own:reporting:quality_officer", "meet:council:30"))
    first, text = redrawn(edited), text_of(edited)
    again, same = redrawn(Mine(text=text)), text_of(Mine(text=text))
    assert (again, same) == (first, text)
    further = redrawn(Mine(text=text, edits=("meet:ksau:7",)))
    assert further.committees["ksau"].interval == 7.0
    path = tmp_path / "mine.yaml"  # type: ignore[operator]
    path.write_text(text, encoding="utf-8")
    assert load_organisation(path) == first


def test_a_text_that_is_no_organisation_is_refused() -> None:
    for text in ("- a list", "posts: [", "title: x", "a: &x 1", ""):
        with pytest.raises(FileFaults):
            redrawn(Mine(text=text))


@pytest.mark.parametrize(
    "spoil",
    [
        ("posts:", "posts: &all"),
        ("reports_to: ukk_head", "reports_to: [ukk_head]"),
        ("reports_to: ukk_head", "reports_to: 7"),
        ("reports_to: ukk_head", "reports_to: {a: 1}"),
        ("interval: 45", "interval: .inf"),
        ("interval: 45", "interval: -1"),
        ("interval: 45", "interval: soon"),
        ("under: council", "undre: council"),
        ("under: council", 'sort: "${a}"'),
        ("under: council", ""),
        ("posts:", "---\nposts:"),
        ("title:", "? [a]\n: 1\ntitle:"),
        ("title:", "title: !a 1\ntitle:"),
        ("posts:", "front_door: nobody\nposts:"),
        ("holder: ", "holder: no"),
        ("school:", "skola:"),
        ("education_officer: A", "education_officer: Q"),
    ],
    ids=lambda pair: pair[1][:20],
)
def test_what_is_wrong_with_a_file_is_said_in_swedish(spoil: tuple[str, str]) -> None:
    text = text_of(Mine(base="shared_head"))
    text = text.partition("\n")[2]
    assert spoil[0] in text
    with pytest.raises(FileFaults) as caught:
        redrawn(Mine(text=text.replace(*spoil, 1)))
    told = [both(fault)["text"]["sv"] for fault in caught.value.faults]  # type: ignore[index]
    assert told
    assert [one for one in told if "på engelska" in one] == []


def test_what_has_no_swedish_words_is_said_to_be_english_and_a_whole_file_is_called_so() -> None:
    assert both(Fault("mine", "a.b", 1, "is quite odd"))["text"] == {
        "sv": "a.b = 1: (på engelska) is quite odd.",
        "en": "a.b = 1: is quite odd.",
    }
    assert both(Fault("mine", "", None, "is too large"))["text"] == {
        "sv": "filen: är för stor.",
        "en": "the file: is too large.",
    }
    assert both(Fault("", "", None, "stopped"))["text"] == {"sv": "(på engelska) stopped.", "en": "stopped."}


def test_the_title_of_a_copy_never_reaches_the_file_as_anything_but_text() -> None:
    text = text_of(Mine(base="today"))
    assert yaml.safe_load(text)["title"] == {"sv": "Er egen", "en": "Your own"}
