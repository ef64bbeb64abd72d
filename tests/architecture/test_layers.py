"""Imports point downwards only: the contracts of pyproject.toml, and that they still say what they must."""

import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
PYPROJECT = ROOT / "pyproject.toml"
LINTER = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract for contract in LINTER["contracts"]}


def test_every_import_contract_is_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename=str(PYPROJECT), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_a_new_layer_cannot_be_forgotten() -> None:
    assert CONTRACTS["layers"]["containers"] == ["sim"]
    assert CONTRACTS["layers"]["exhaustive"] is True


def test_configuration_objects_stop_at_the_edge() -> None:
    assert CONTRACTS["edge"]["source_modules"] == ["sim"]
    assert {"hydra", "omegaconf", "experiments"} <= set(CONTRACTS["edge"]["forbidden_modules"])


def test_no_contract_has_exceptions() -> None:
    assert not [key for key, contract in CONTRACTS.items() if contract.get("ignore_imports")]
