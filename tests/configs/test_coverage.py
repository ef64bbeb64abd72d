"""Every row of the review's inventory is represented by what exists, is open, or is left out with a reason."""

import ast
import warnings
from pathlib import Path

import pytest
import yaml

import sim.rules
from sim.errors import FileFaults
from sim.organisation.files import config_root
from sim.study import pointers
from sim.study.coverage import COUNTS, IDS, RowEntry, load_coverage, page, rows_in, rules_of_rows
from sim.study.document import COVERAGE

COVERED = load_coverage()
RULES = [path for path in sorted(Path(next(iter(sim.rules.__path__))).glob("*.py")) if path.stem != "__init__"]
EXCLUDED = {"A10", "A38", "G5", "G9"}
"""The consultants, municipalities without data, and two constraints that every file keeps."""


def documentation(pointer: str) -> str:
    """Return what a rule says of itself and of its file."""
    _, _, module, name = pointers.parts(pointer)[1].split(".")
    tree = ast.parse(next(path for path in RULES if path.stem == module).read_text(encoding="utf-8"))
    own = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)
    return f"{ast.get_docstring(tree)}\n{ast.get_docstring(own)}"


def test_the_inventory_has_170_rows_in_ten_groups() -> None:
    assert len(IDS) == len(set(IDS)) == 170
    assert "".join(COUNTS) == "ABCDEFGHIJ"


def test_every_row_stands_there_once_and_nothing_else() -> None:
    written = yaml.compose((config_root() / "coverage.yaml").read_text(encoding="utf-8"))
    rows = next(value for key, value in written.value if key.value == "rows")
    assert [key.value.upper() for key, _ in rows.value] == list(IDS)
    assert tuple(COVERED) == IDS


def test_only_what_cannot_be_modelled_is_left_out() -> None:
    assert {key for key, row in COVERED.items() if row.excluded} == EXCLUDED


@pytest.mark.parametrize("key", [key for key in IDS if key not in EXCLUDED])
def test_every_other_row_has_a_short_sentence_and_points_to_what_exists(key: str) -> None:
    row = COVERED[key]
    assert row.says.endswith(".")
    assert len(row.says) <= 200
    assert row.by
    assert len(set(row.by)) == len(row.by)
    assert [pointer for pointer in (*row.by, *row.rules) if not pointers.exists(pointer)] == []


def test_open_rows_are_counted_at_the_head_of_the_page() -> None:
    still_open = {key: row.open for key, row in COVERED.items() if row.open}
    text = page(COVERED)
    assert f"**{len(still_open)} open**" in text.split("\n## ")[0]
    assert text.count("**OPEN**") == len(still_open)
    assert COVERAGE.read_text(encoding="utf-8") == text
    if still_open:
        print("\n".join(f"open: {key}: {what}" for key, what in still_open.items()))  # noqa: T201  for whoever closes them


def test_every_row_that_a_rule_names_shows_that_rule() -> None:
    named = rules_of_rows()
    assert set(named) <= set(IDS) - EXCLUDED
    for key, rules in named.items():
        assert set(rules) <= {*COVERED[key].by, *COVERED[key].rules}


def test_every_public_rule_stands_at_some_row() -> None:
    shown = {pointer for row in COVERED.values() for pointer in (*row.by, *row.rules)}
    for path in RULES:
        if path.stem == "draws":  # what chance is made of stands for no row
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                assert f"rule:sim.rules.{path.stem}.{node.name}" in shown


def test_a_rule_that_the_file_points_to_names_the_row_itself() -> None:
    for key, row in COVERED.items():
        for pointer in row.by:
            if pointers.parts(pointer)[0] == "rule":
                assert key in rows_in(documentation(pointer)), pointer


def test_a_range_names_every_row_from_its_first_to_its_last() -> None:
    assert rows_in("Rows: A14-A17, B2 (B3; B2) and H9.") == ["A14", "A15", "A16", "A17", "B2", "B3", "H9"]
    assert rows_in("A1-B2, 7.2, R1 and AB3") == ["A1", "B2"]


# --- the loader -------------------------------------------------------------------------------------


def faults(tmp_path: Path, old: str, new: str) -> str:
    """Return what is said of the shipped file with one passage changed."""
    text = (config_root() / "coverage.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    file = tmp_path / "mine.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(FileFaults) as caught:
        load_coverage(file)
    return str(caught.value)


def test_a_missing_row_and_one_too_many_are_both_told(tmp_path: Path) -> None:
    told = faults(tmp_path, "  a38: {", "  a39: {")
    assert "rows.a38: is missing" in told
    assert "rows.a39" in told
    assert "is no row of the inventory" in told


def test_a_pointer_that_leads_nowhere_is_told_with_the_nearest_that_leads_somewhere(tmp_path: Path) -> None:
    told = faults(tmp_path, "timeline_2016, committee:council, ", "timeline_2016, committee:counsel, ")
    assert "rows.a1.by.1 = 'committee:counsel': points to nothing" in told
    assert "did you mean 'committee:council'?" in told


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({"section": "4.1", "excluded": "no data", "says": "It is there."}, "nothing else is said"),
        ({"section": "4.1", "by": ["figure:open"]}, "needs a sentence"),
        ({"section": "4.1", "says": "It is there."}, "points to nothing"),
        ({"section": "4.4", "excluded": "no data"}, "pattern"),
        ({"section": "4.1", "excluded": "no data", "figure": "open"}, "figure"),
    ],
)
def test_a_row_that_says_too_little_or_two_things_at_once_is_refused(row: dict[str, object], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        RowEntry.model_validate(row)


@pytest.mark.parametrize(
    "pointer",
    [
        "figure:decision_days",
        "rule:sim.rules.merit.seen",
        "journey:sim.journey.dispute.settle",
        "code:sim.study.twins.matched_pairs",
        "command:experiments.ablate",
        "event:SHOWN",
    ],
)
def test_what_is_there_is_found(pointer: str) -> None:
    assert pointers.exists(pointer)


@pytest.mark.parametrize(
    "pointer",
    [
        "decision_days",
        "figure:",
        "number:decision_days",
        "rule:sim.rules.merit.forgotten",
        "rule:sim.journey.dispute.settle",
        "journey:sim.journey.dispute._learn",
        "journey:sim.journey.nowhere.settle",
        "code:os.path.join",
        "command:experiments.nothing",
        "command:nothing.at.all",
        "event:shown",
    ],
)
def test_what_is_not_there_is_not_found(pointer: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not pointers.exists(pointer)
