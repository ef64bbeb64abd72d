"""Commands started as a user starts them, in an empty folder."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Start = Callable[..., tuple[int, str, str]]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Start:
    """Start a command in an empty folder; return its exit status and what it wrote to output and error."""
    monkeypatch.chdir(tmp_path)

    def do(main: Callable[[], int], *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["command", *arguments])
        try:
            status = main()
        except SystemExit as end:
            status = int(end.code or 0)
        written = capsys.readouterr()
        return status, written.out, written.err

    return do
