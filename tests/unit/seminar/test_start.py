import hashlib
import json
import re

from sim.seminar.server import STATIC
from sim.seminar.start import start


def leaves(value: object, place: str = "") -> dict[str, str]:
    """Return every sentence of a catalogue by its place."""
    if isinstance(value, dict):
        return {key: text for name, one in value.items() for key, text in leaves(one, f"{place}.{name}").items()}
    return {place.lstrip("."): str(value)}


_MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
NAMES = ["I dag", "Skilda kontor", "Ett kontor", "Gemensam chef"]
CATALOGUES = {language: leaves(json.loads((STATIC / f"{language}.json").read_text())) for language in ("sv", "en")}


def test_both_catalogues_have_the_same_sentences_with_the_same_parts() -> None:
    assert CATALOGUES["sv"].keys() == CATALOGUES["en"].keys()
    for place, text in CATALOGUES["sv"].items():
        assert text.strip()
        parts = [set(re.findall(r"\{(\w+)\}", each[place])) for each in CATALOGUES.values()]
        assert parts[0] == parts[1], place


def test_every_sentence_that_a_module_says_is_in_the_catalogues() -> None:
    said = [
        (path.name, place)
        for path in STATIC.glob("*.js")
        for place in re.findall(r"\bsay\(\"([\w.]+)\"", path.read_text(encoding="utf-8"))
    ]
    assert len(said) > 50
    assert [one for one in said if one[1] not in CATALOGUES["sv"]] == []


def test_no_module_makes_markup_of_text_or_holds_a_sentence() -> None:
    for path in STATIC.glob("*.js"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", source), (
            path.name
        )
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", source, flags=re.DOTALL)
        code = re.sub(r"new Error\([^)]*\)", "", code)
        strings = re.findall(r'"([^"\n]*)"', code)
        assert [text for text in strings if re.search(r"[a-zåäö]{3,} [a-zåäö]{2,} [a-zåäö]{2,}", text)] == [], path.name


def test_the_start_has_everything_in_both_languages() -> None:
    def check(value: object, place: str) -> None:
        if isinstance(value, dict):
            if {"sv", "en"} & value.keys():
                assert {"sv", "en"} <= value.keys(), place
                assert all(isinstance(value[one], str) for one in ("sv", "en")), place
            for key, one in value.items():
                check(one, f"{place}.{key}")
        if isinstance(value, list):
            for number, one in enumerate(value):
                check(one, f"{place}.{number}")

    told = start()
    check(told, "start")
    assert [one["title"]["sv"] for one in told["organisations"]] == NAMES
    assert [one["style"]["colour"] for one in told["organisations"]] == ["#0072B2", "#D55E00", "#009E73", "#CC79A7"]
    assert {one["key"] for one in told["figures"]} >= set(told["bets"])
    assert len(told["cases"]) == 5
    assert len(told["claims"]) == 24
    used = {function for each in told["organisations"] for function in each["chart"]["responsibility"]}
    assert used == told["functions"].keys()


def test_shares_are_shown_as_per_cent_as_their_declared_unit_says() -> None:
    levers = {one["key"]: one for one in start()["levers"]}
    shown = {key: (one["percent"], one["unit"]["sv"], one["digits"], one["default"]) for key, one in levers.items()}
    assert shown["behaviour.contact_error"] == (True, "%", 0, 0.4)
    assert shown["behaviour.assertiveness"] == (True, "%", 0, 0.1)
    assert shown["structure.edge_days"] == (False, "dagar", 2, 0.5)
    for each in (*start()["levers"], *start()["figures"]):
        assert each["percent"] == (each["unit"]["en"] == "%")


def test_whatever_is_bet_on_and_compared_has_a_meaning() -> None:
    told = start()
    assert {one["key"] for one in told["organisations"]} == set(told["meanings"])
    assert all(one["meaning"]["sv"] != one["meaning"]["en"] for one in told["figures"])
    assert told["root_issue"]["sv"].startswith("Ursprungsärende: ")


def test_the_debrief_names_no_file() -> None:
    for told in (start()["full"]["text"], start()["claims_of"]):
        assert not re.search("default|small|population|befolkning", " ".join(told.values()))


def test_the_libraries_are_those_that_are_recorded() -> None:
    record = json.loads((STATIC / "vendor" / "libraries.json").read_text(encoding="utf-8"))
    files = {path.name for path in (STATIC / "vendor").glob("*.js")}
    assert {one["file"] for one in record} == files
    for one in record:
        assert hashlib.sha256((STATIC / "vendor" / one["file"]).read_bytes()).hexdigest() == one["sha256"]
        assert one["version"] in (STATIC / "vendor" / one["file"]).read_text(encoding="utf-8")[:200]
        assert one["licence"] == "ISC"
