"""Each rule says which rows of the review's inventory it stands for."""

import ast
import re
from pathlib import Path

import pytest

RULES = Path(__file__).parents[2] / "sim" / "rules"
ROW = re.compile(r"\b[A-J]\d{1,2}\b")
FILES = [path for path in sorted(RULES.glob("*.py")) if path.name not in {"__init__.py", "draws.py"}]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_rule_names_its_rows(path: Path) -> None:
    functions = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)]
    public = [node for node in functions if not node.name.startswith("_")]
    assert public
    assert [node.name for node in public if not ROW.search(ast.get_docstring(node) or "")] == []
