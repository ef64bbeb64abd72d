"""A file says one thing in at most 250 lines, under a name that tells which, at most two folders deep."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("sim", "experiments")
MOST_LINES = 250
MOST_FOLDERS = 2
SOURCES = [path.relative_to(ROOT) for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
NAMES_THAT_SAY_NOTHING = {"utils", "util", "core", "base", "common", "helpers", "helper", "misc"}


def test_both_packages_are_looked_at() -> None:
    assert {path.parts[0] for path in SOURCES} == set(PACKAGES)


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_a_file_is_short(path: Path) -> None:
    lines = len((ROOT / path).read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{path} has {lines} lines: split it by what it says"


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_a_name_says_what_is_inside(path: Path) -> None:
    assert not NAMES_THAT_SAY_NOTHING & {*path.parent.parts, path.stem.strip("_")}


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_folders_are_at_most_two_deep(path: Path) -> None:
    assert len(path.parent.parts) <= MOST_FOLDERS
