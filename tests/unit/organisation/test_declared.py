"""What a file declares to differ from its base is exactly what differs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sim.errors import Fault, FileFaults
from sim.organisation import declared, difference, differing, load_organisation

Written = Callable[..., Path]
Step = Callable[[dict[str, Any]], list[Fault]]


@pytest.fixture
def base(sound: dict[str, Any], written: Written) -> Path:
    return written(sound, "plain")


@pytest.fixture
def step(sound: dict[str, Any], base: Path, written: Written) -> Step:
    """Return the faults of the sound file, changed or not, that declares these changes to its unchanged self."""

    def attempt(changes: dict[str, Any]) -> list[Fault]:
        assert base.is_file()
        try:
            load_organisation(written({**sound, "base": "plain", "changes": changes}, "step"))
        except FileFaults as error:
            return list(error.faults)
        return []

    return attempt


CHANGED: dict[str, tuple[str, dict[str, Any], dict[str, str]]] = {
    "another superior": (
        "posts.officer.reports_to=chief",
        {"posts": {"officer": "reports_to buyer -> chief; office buying -> top; side purchaser -> executive; "
                              "records buying -> top (E1)"}},
        {"posts.officer.reports_to": "buyer -> chief", "posts.officer.office": "buying -> top",
         "posts.officer.side": "purchaser -> executive", "posts.officer.records": "buying -> top"},
    ),
    "a letter": (
        "responsibility.systems.unit=A", {"responsibility": {"systems": "unit R -> A (4.1, B15)"}},
        {"responsibility.systems.unit": "R -> A"},
    ),
    "a claim": (
        "responsibility.systems.officer=C", {"responsibility": {"systems": "officer none -> C (4.1)"}},
        {"responsibility.systems.officer": "none -> C"},
    ),
    "record systems": (
        "systems.records=3", {"systems": {"records": "1 -> 3 (4, B6)"}}, {"systems.records": "1 -> 3"},
    ),
    "a front door": ("front_door=officer", {"front_door": "none -> officer (D10)"}, {"front_door": "none -> officer"}),
    "an end": ("expected_life=24", {"expected_life": "none -> 24 (F13)"}, {"expected_life": "none -> 24"}),
    "a duty": (
        "posts.maker.duty_to_report=true", {"posts": {"maker": "duty_to_report none -> true (F8)"}},
        {"posts.maker.duty_to_report": "none -> true"},
    ),
    "a calendar": (
        "committees.board.interval=14", {"committees": {"board": "interval 30 -> 14 (assumption)"}},
        {"committees.board.interval": "30 -> 14"},
    ),
}  # fmt: skip
VALUES: dict[str, object] = {"true": True, "3": 3, "24": 24, "14": 14}


def change(data: dict[str, Any], text: str) -> None:
    way, _, value = text.partition("=")
    *steps, last = way.split(".")
    for key in steps:
        data = data.setdefault(key, {})
    data[last] = VALUES.get(value, value)


@pytest.mark.parametrize("case", CHANGED.values(), ids=CHANGED)
def test_a_declared_change_is_the_difference_and_nothing_else_is(
    case: tuple[str, dict[str, Any], dict[str, str]], sound: dict[str, Any], step: Step, base: Path, written: Written
) -> None:
    text, changes, expected = case
    change(sound, text)
    assert step(changes) == []
    loaded = load_organisation(written({**sound, "base": "plain", "changes": changes}, "step"))
    assert declared(loaded.changes) == differing(load_organisation(base), loaded) == expected
    assert {fault.key for fault in step({})} == {f"changes.{place}" for place in expected}


def test_an_unchanged_copy_declares_nothing(step: Step) -> None:
    assert step({}) == []


def test_what_is_added_or_removed_is_said_in_a_word(
    sound: dict[str, Any], step: Step, base: Path, written: Written
) -> None:
    del sound["posts"]["pair_one"], sound["posts"]["pair_two"]["coordinates"]
    sound["posts"]["pair_two"]["coordinates"] = ""
    sound["responsibility"]["grants"]["pair_two"] = "C"
    changes = {
        "posts": {"pair_one": "removed (E4)", "pair_two": "coordinates pair_one -> none (E4)"},
        "persons": {"pair_one": "removed (E4)"},
        "responsibility": {"grants": "pair_two none -> C (E4)"},
    }
    assert step(changes) == []
    after = load_organisation(written(sound))
    assert differing(after, load_organisation(base))["posts.pair_one"] == "added"


def test_base_and_changes_are_no_structure(sound: dict[str, Any], base: Path, written: Written) -> None:
    step = load_organisation(written({**sound, "base": "plain", "changes": {}}, "step"))
    assert difference(load_organisation(base), step) == []


def only(faults: list[Fault]) -> Fault:
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def test_a_wrong_text_is_told_with_the_right_one(sound: dict[str, Any], step: Step) -> None:
    sound["systems"] = {"records": 3}
    fault = only(step({"systems": {"records": "1 -> 2 (B6)"}}))
    assert (fault.key, fault.value, fault.allowed) == ("changes.systems.records", "1 -> 2", "1 -> 3")
    assert fault.line > 0


def test_a_change_that_is_none_is_told_with_the_nearest(sound: dict[str, Any], step: Step) -> None:
    sound["systems"] = {"records": 3}
    faults = {fault.key: fault for fault in step({"systems": {"recods": "1 -> 3 (B6)"}})}
    assert set(faults) == {"changes.systems.records", "changes.systems.recods"}
    assert faults["changes.systems.recods"].nearest == "systems.records"


MALFORMED = {
    "no brackets": ({"posts": {"officer": "added"}}, "changes.posts.officer", "brackets"),
    "empty brackets": ({"posts": {"officer": "added ()"}}, "changes.posts.officer", "brackets"),
    "no text": ({"posts": {"officer": 3}}, "changes.posts.officer", "brackets"),
    "a list": ({"posts": ["officer"]}, "changes.posts", "a mapping of post keys"),
    "an unknown section": ({"post": {}}, "changes.post", "did you mean 'posts'"),
    "a mapping for a text": ({"front_door": {"officer": "added (D10)"}}, "changes.front_door", "brackets"),
}


@pytest.mark.parametrize("case", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_declaration_is_told(case: tuple[dict[str, Any], str, str], step: Step) -> None:
    changes, key, says = case
    fault = only(step(changes))
    assert fault.key == key
    assert says in str(fault)


def test_words_that_say_no_change_equal_none(step: Step) -> None:
    assert only(step({"posts": {"officer": "moved about (E1)"}})).value == "moved about"


def test_an_unknown_base_is_told_with_the_nearest(sound: dict[str, Any], written: Written) -> None:
    with pytest.raises(FileFaults) as caught:
        load_organisation(written({**sound, "base": "tody", "changes": {}}))
    fault = only(list(caught.value.faults))
    assert (fault.key, fault.nearest) == ("base", "today")


def test_a_faulty_base_is_told_by_its_own_name(sound: dict[str, Any], written: Written) -> None:
    written({**sound, "source": ""}, "plain")
    with pytest.raises(FileFaults, match=r"plain\.yaml.*source"):
        load_organisation(written({**sound, "base": "plain", "changes": {}}))


def test_a_shipped_file_can_be_the_base_of_a_file_anywhere(written: Written) -> None:
    text = (Path("configs") / "organisation" / "today.yaml").read_text(encoding="utf-8")
    copy = load_organisation(written(f"{text}\nbase: today\nchanges: {{}}\n", "own"))
    assert copy.base == "today"
