"""The command that writes the pages about the model, and the one that only looks."""

from pathlib import Path

import pytest

from experiments import document


def test_a_look_finds_both_pages_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert document.main(["check=true"]) == 0
    assert capsys.readouterr().err == ""


def test_a_look_at_a_late_page_ends_with_status_1_and_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(document, "stale", lambda: [Path("ODD.md")])
    assert document.main(["check=true"]) == 1
    assert "sim/ODD.md" in capsys.readouterr().err


def test_both_pages_are_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(document, "pages", lambda: {tmp_path / "ODD.md": "one\n", tmp_path / "COVERAGE.md": "two\n"})
    assert document.main([]) == 0
    assert (tmp_path / "ODD.md").read_text(encoding="utf-8") == "one\n"
    assert (tmp_path / "COVERAGE.md").read_text(encoding="utf-8") == "two\n"
    assert capsys.readouterr().out.split() == ["sim/ODD.md", "sim/COVERAGE.md"]


@pytest.mark.parametrize("argument", ["check=perhaps", "chek=true", "check", "write=true"])
def test_a_faulty_option_ends_with_status_2_and_says_what_is_allowed(
    argument: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert document.main([argument]) == 2
    assert "command line" in capsys.readouterr().err


def test_help_says_what_the_command_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert document.main(["--help"]) == 0
    assert "check=true" in capsys.readouterr().out
