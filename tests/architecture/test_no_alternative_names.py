"""An alternative is data: no code under sim/ knows its name, title or section; no parameter is a result.

Documentation may name them, so docstrings and comments are left out; everything else in a syntax tree is
read: names of modules, functions, variables, attributes, arguments and keywords, and every string.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from sim.measures.figures import FIGURES
from sim.scenario.parameters import PARAMETERS

ROOT = Path(__file__).parents[2]
ORGANISATIONS = sorted((ROOT / "configs" / "organisation").glob("*.yaml"))
SOURCES = sorted((ROOT / "sim").rglob("*.py"))

NAMES = {path.stem for path in ORGANISATIONS}
TITLES = {
    title.casefold()
    for path in ORGANISATIONS
    for title in yaml.safe_load(path.read_text(encoding="utf-8"))["title"].values()
}
# The review describes its alternatives in chapter 7; "7_2" is how an identifier would write 7.2.
SECTION = re.compile(r"(?<![\d.])7[._][1-9](?![\d])")
# What a run may yield, and what nobody may therefore type in.
RESULTS = (
    "escalat",
    "duplicat",
    "collision",
    "collid",
    "disput",
    "yield",
    "twice",
    "neutrality",
    "contested",
)


def words_of(text: str) -> str:
    """The words of an identifier or sentence, in lower case, each between underscores.

    CamelCase counts as several words, so that "SharedHead" is found as "_shared_head_".
    """
    snake = re.sub(r"(?<=[a-zåäö\d])(?=[A-ZÅÄÖ])", "_", text)
    return "_" + "_".join(re.findall(r"[^\W_]+", snake.lower())) + "_"


def telling(text: str) -> list[str]:
    """What in the text gives an alternative away: its name (as whole words), its title, its section."""
    words = words_of(text)
    found = [name for name in NAMES if words_of(name) in words]
    found += [text] if text.strip().casefold() in TITLES else []
    return found + SECTION.findall(text)


def documentation(tree: ast.Module) -> set[int]:
    """The strings that stand as statements of their own: docstrings, also those below a field."""
    statements = (node for node in ast.walk(tree) if isinstance(node, ast.Expr))
    return {id(node.value) for node in statements if isinstance(node.value, ast.Constant)}


def spoken(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of every identifier and string outside documentation.

    Whatever field of a node holds a plain string is an identifier: a name, an attribute, an alias.
    """
    left_out = documentation(tree)
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        for _, value in ast.iter_fields(node):
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, bytes):
                    yield getattr(node, "lineno", 0), text.decode(errors="replace")
                elif isinstance(text, str):
                    yield getattr(node, "lineno", 0), text


def faults(path: str, source: str) -> list[str]:
    """One line for each place of the source that knows an alternative."""
    tree = ast.parse(source)
    places = [(0, path), *spoken(tree)]
    return [f"{path}:{line}: {text!r} ({', '.join(found)})" for line, text in places if (found := telling(text))]


def test_there_is_something_to_look_for_and_at() -> None:
    assert len(NAMES) >= 4
    assert TITLES
    assert len(SOURCES) >= 20


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_code_knows_an_alternative(path: Path) -> None:
    found = faults(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    assert not found, "an alternative is data; code must not know it:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        'HISTORY = "today"',
        'x = f"configs/{kind}/shared_head.yaml"',
        "merged = 1",
        "def cost(*, of_separate=0): ...",
        "class SharedHead: ...",
        "from sim.organisation import today",
        "x.is_merged = True",
        "match kind:\n    case {'a': merged}: ...",
        'SOURCE = "review 7.2"',
        "section_7_3 = 1",
        'TITLE = "Ett kontor"',
    ],
)
def test_a_name_is_found_wherever_it_hides(source: str) -> None:
    assert faults("sim/example.py", source)


@pytest.mark.parametrize(
    "source",
    [
        '"""As today, or merged as in 7.2."""',
        'def f() -> None:\n    """Return what two separate offices do."""',
        "x = 1  # as today",
        'VERSION = "3.7.2"',
        'SOURCE = "review 4.1, 17.25 hours"',
        'HINT = "values separated by commas"',
    ],
)
def test_documentation_and_ordinary_words_pass(source: str) -> None:
    assert not faults("sim/example.py", source)


def test_a_file_name_counts() -> None:
    assert faults("sim/rules/shared_head.py", "")


def test_no_parameter_is_named_after_a_result() -> None:
    figures = set(FIGURES)
    named = {p.key for p in PARAMETERS if {p.name, p.key} & figures or any(stem in p.name for stem in RESULTS)}
    assert not named, "a result is simulated, never typed in"
