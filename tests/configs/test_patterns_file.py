"""The shipped patterns say where they come from and why they ask what they ask; every kind of fault is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from sim.analysis.pattern_file import CRITERIA, load_patterns
from sim.analysis.patterns import STATISTICS
from sim.errors import FileFaults
from sim.organisation import config_root, load_population
from tests.faulty import GONE, Case, Faults, changed, check_case, teller

SHIPPED = config_root() / "patterns.yaml"


def sound() -> dict[str, Any]:
    """A small sound file: a rise, a ratio and a band."""
    shared = {"title": {"sv": "m", "en": "p"}, "source": "log", "because": "so"}
    hazard = {"after_0": 0.4, "after_1": 0.5}
    data = {
        "title": {"sv": "Mönster", "en": "Patterns"},
        "sources": {"log": {"citation": "a log", "derivation": "counted"}},
        "patterns": {
            "rise": {
                **shared, "statistic": "another_hop", "measured": hazard,
                "rises": {"first": "after_0", "last": "after_1", "gain": 0.1, "dip": 0.05},
            },
            "ratio": {
                **shared, "statistic": "days_by_hops", "measured": {"hops_0": 1, "hops_1": 4},
                "ratio": {"top": "hops_1", "bottom": "hops_0", "low": 2, "high": 8},
            },
            "band": {**shared, "statistic": "returned", "measured": {"all": 0.4}, "within": {"low": 0.2, "high": 0.6}},
        },
    }  # fmt: skip
    whole: dict[str, Any] = json.loads(json.dumps(data))  # nothing shared: YAML would write it as an alias
    return whole


@pytest.fixture
def faults(tmp_path: Path) -> Faults:
    """Write a file and return the faults that loading it tells."""
    return teller(load_patterns, tmp_path / "patterns.yaml")


def test_a_sound_file_has_no_fault(faults: Faults) -> None:
    assert faults(sound()) == []


CASES = {
    "unknown key": Case("patterns.rise.rise", {}, "patterns.rise.rise", "unknown key", "rises"),
    "missing reason": Case("patterns.band.because", GONE, "patterns.band.because", "is missing"),
    "missing title": Case("patterns.band.title.sv", GONE, "patterns.band.title.sv", "is missing"),
    "unknown statistic": Case(
        "patterns.band.statistic", "retuned", "patterns.band.statistic", "not among", "returned"
    ),
    "unknown source": Case("patterns.band.source", "lgo", "patterns.band.source", "unknown source", "log"),
    "unknown key of a statistic": Case(
        "patterns.rise.measured.afer_1", 0.5, "patterns.rise.measured.afer_1", "no key of another_hop", "after_1"
    ),
    "a value that is none": Case("patterns.band.measured.all", "much", "patterns.band.measured.all", "is text"),
    "nothing measured": Case("patterns.band.measured", {}, "patterns.band.measured", "is empty"),
    "no criterion": Case("patterns.band.within", GONE, "patterns.band", "has no criterion"),
    "an end without value": Case(
        "patterns.rise.rises.last", "afer_1", "patterns.rise.rises.last", "has no value", "after_1"
    ),
    "a rise backwards": Case(
        "patterns.rise.rises", {"first": "after_1", "last": "after_0", "gain": 0.1, "dip": 0.1},
        "patterns.rise.rises.last", "does not come after first",
    ),
    "a rise without gain": Case("patterns.rise.rises.gain", 0, "patterns.rise.rises.gain", "outside its range"),
    "a ratio to itself": Case("patterns.ratio.ratio.top", "hops_0", "patterns.ratio.ratio.top", "is bottom itself"),
    "a ratio from nought": Case("patterns.ratio.ratio.low", 0, "patterns.ratio.ratio.low", "outside its range"),
    "a band upside down": Case("patterns.band.within.low", 0.7, "patterns.band.within", "low is not below high"),
    "no patterns": Case("patterns", {}, "patterns", "is empty"),
    "no mapping": Case("patterns.band", 3, "patterns.band", "is a number"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_fault_is_told_with_its_key_and_the_nearest_word(case: Case, faults: Faults) -> None:
    fault = check_case(case, faults(changed(sound(), case.path, case.value)))
    assert fault.file.endswith("patterns.yaml")


def test_all_faults_are_told_at_once(faults: Faults) -> None:
    data = sound()
    data["patterns"]["band"]["source"] = "lgo"
    data["patterns"]["rise"]["rises"]["first"] = "after"
    data["patterns"]["ratio"]["statistic"] = "days"
    keys = {fault.key for fault in faults(data)}
    assert keys == {"patterns.band.source", "patterns.rise.rises.first", "patterns.ratio.statistic"}


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(FileFaults, match="no such file; allowed: the path of a file"):
        load_patterns("nowhere/mine.yaml")


# --- the shipped file --------------------------------------------------------------------------------


def test_every_shipped_pattern_argues_its_tolerance_and_names_its_source() -> None:
    patterns = load_patterns()
    assert {pattern.source for pattern in patterns.patterns.values()} == set(patterns.sources)
    assert all(len(pattern.because) > 40 for pattern in patterns.patterns.values())
    log = patterns.sources["uci_498"]
    assert "Amaral, Fantinato, Peres (2018)" in log.citation
    assert "doi:10.24432/C57S4H" in log.citation
    assert "CC BY 4.0" in log.licence


def test_units_that_a_shipped_pattern_speaks_of_are_in_the_default_population() -> None:
    types = set(load_population("default").types)
    for pattern in load_patterns().patterns.values():
        if STATISTICS[pattern.statistic].by == "unit_type":
            assert set(pattern.measured) <= types


def test_the_shipped_file_is_short_and_every_pattern_has_a_criterion() -> None:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 160
    for pattern in load_patterns().patterns.values():
        assert any(getattr(pattern, name) is not None for name in CRITERIA)
