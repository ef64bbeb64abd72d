from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from experiments.difference import main
from sim.errors import FileFaults
from sim.organisation import Change, check_succession, difference, load_organisation, names, successors

Written = Callable[..., Path]
LONELY = {"title": {"sv": "x", "en": "x"}, "level": "unit", "knowledge": 1, "reports_to": "buyer"}


@pytest.mark.parametrize("name", names("organisation"))
def test_an_organisation_does_not_differ_from_itself(name: str) -> None:
    assert difference(load_organisation(name), load_organisation(name)) == []


def test_titles_sources_styles_and_order_are_no_structure(sound: dict[str, Any], written: Written) -> None:
    plain = load_organisation(written(sound))
    sound["title"] = sound["posts"]["buyer"]["title"] = {"sv": "annat", "en": "other"}
    sound["style"]["colour"] = "#000000"
    sound["source"] = "another"
    sound["posts"] = dict(reversed(sound["posts"].items()))
    sound["responsibility"]["pupils"]["unit"] = "RA"
    assert difference(plain, load_organisation(written(sound))) == []


CHANGES = {
    "a superior": (("posts", "officer", "reports_to"), "chief", "post: reports_to", "officer", "buyer", "chief"),
    "knowledge": (("posts", "officer", "knowledge"), 1.5, "post: knowledge", "officer", "1", "1.5"),
    "a committee": (("posts", "maker", "committee"), "council", "post: committee", "maker", "board", "council"),
    "hours": (("persons", "officer", "hours"), 0.7, "person: hours", "officer", "0.5", "0.7"),
    "servers": (("persons", "officer", "servers"), 4, "person: servers", "officer", "3", "4"),
    "a line of units": (("units", "school", "reports_to"), "staff", "units: reports_to", "school", "maker", "staff"),
    "a calendar": (("committees", "board", "interval"), 14, "committee: interval", "board", "30", "14"),
    "a letter": (("responsibility", "systems", "unit"), "A", "claim: letters", "systems / unit", "R", "A"),
    "a claim": (("responsibility", "systems", "staff"), "A", "claim", "systems / staff", "", "letters A"),
    "a duty": (("posts", "officer", "duty_to_report"), True, "post: duty_to_report", "officer", "", "true"),
    "records": (("posts", "officer", "records"), "other", "post: records", "officer", "buying", "other"),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES.values(), ids=CHANGES)
def test_one_change_is_one_line(
    case: tuple[tuple[str, str, str], object, str, str, str, str], sound: dict[str, Any], written: Written
) -> None:
    (section, key, field), value, *expected = case
    plain = load_organisation(written(sound))
    sound[section][key][field] = value
    changes = difference(plain, load_organisation(written(sound)))
    assert Change(*expected) in changes
    assert {change.key for change in changes if change.what != "post: committee"} <= {expected[1]}


LEVERS = {
    "systems": ({"records": 3}, Change("systems", "records", "", "number 3")),
    "front_door": ("officer", Change("organisation: front_door", "whole", "", "officer")),
    "expected_life": (18, Change("organisation: expected_life", "whole", "", "18")),
}


@pytest.mark.parametrize("key", LEVERS)
def test_a_lever_of_the_whole_organisation_is_structure(key: str, sound: dict[str, Any], written: Written) -> None:
    plain = load_organisation(written(sound))
    sound[key], expected = LEVERS[key]
    assert difference(plain, load_organisation(written(sound))) == [expected]


def test_one_record_system_is_what_a_function_has_anyway(sound: dict[str, Any], written: Written) -> None:
    plain = load_organisation(written(sound))
    sound["systems"] = {"records": 1}
    sound["posts"]["officer"]["duty_to_report"] = False
    assert difference(plain, load_organisation(written(sound))) == []


def test_knowledge_of_nothing_is_a_property(sound: dict[str, Any], written: Written) -> None:
    plain = load_organisation(written(sound))
    sound["posts"]["officer"]["knowledge"] = 0
    after = load_organisation(written(sound))
    assert difference(plain, after) == [Change("post: knowledge", "officer", "1", "0")]


def test_a_difference_read_backwards_exchanges_before_and_after() -> None:
    one, other = (load_organisation(name) for name in names("organisation")[:2])
    turned = [Change(c.what, c.key, c.after, c.before) for c in difference(other, one)]
    assert difference(one, other) == turned


def test_open_work_goes_to_the_post_that_replaces_or_to_the_next_above(sound: dict[str, Any], written: Written) -> None:
    sound["posts"]["extra"] = LONELY
    sound["responsibility"]["extra"] = {"extra": "A"}
    before = load_organisation(written(sound))
    del sound["posts"]["extra"], sound["responsibility"]["extra"]
    assert successors(before, load_organisation(written(sound))) == {"extra": "buyer"}
    sound["posts"]["staff"]["replaces"] = "extra"
    after = load_organisation(written(sound))
    assert successors(before, after) == {"extra": "staff"}
    check_succession(before, after)


def test_replacing_a_post_that_never_was_is_told(sound: dict[str, Any], written: Written) -> None:
    before = load_organisation(written(sound))
    sound["posts"]["staff"]["replaces"] = "extra"
    with pytest.raises(FileFaults, match=r"posts\.staff\.replaces = 'extra'"):
        check_succession(before, load_organisation(written(sound)))


def test_a_replacement_that_the_earlier_structure_has_made_is_no_fault(sound: dict[str, Any], written: Written) -> None:
    sound["posts"]["staff"]["replaces"] = "extra"
    one = load_organisation(written(sound, "one"))
    check_succession(one, load_organisation(written(sound, "other")))


def test_the_command_prints_the_changes_and_their_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["a=today", "b=shared_head"]) == 0
    shown = capsys.readouterr().out
    assert "ukk_coordinator" in shown
    assert f"{len(difference(load_organisation('today'), load_organisation('shared_head')))} differences" in shown


def test_the_command_takes_paths_with_anything_in_them(
    sound: dict[str, Any], written: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    sound["posts"]["officer"]["records"] = "[/odd]"
    path = written(sound, "own")
    assert main([f"a={path}", f"b={path}"]) == 0
    assert main([f"a={path}", "b=today"]) == 0
    assert "[/odd]" in capsys.readouterr().out


def test_the_commands_help_lists_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in names("organisation"))


FAULTY = {
    "no options": ([], ["a: is missing", "b: is missing"]),
    "unknown names": (["a=todya", "b=mergd"], ["did you mean 'today'", "did you mean 'merged'"]),
    "an unknown option": (["a=today", "b=merged", "c=1"], ["c = '1': unknown option"]),
    "an option twice": (["a=today", "a=today", "b=merged"], ["given twice"]),
    "a bare word": (["today", "merged"], ["unknown option", "a: is missing"]),
}


@pytest.mark.parametrize("case", FAULTY.values(), ids=FAULTY)
def test_a_faulty_command_line_is_status_two_with_every_fault(
    case: tuple[list[str], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, says = case
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert all(text in printed.err for text in says)
    assert printed.out == ""
    assert "Traceback" not in printed.err
