"""Commands started as a user starts them, in an empty folder."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from matplotlib.figure import Figure

from experiments import comparison, pictures

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


SHORT = ("run.history_months=3", "run.transition_months=1", "run.settled_months=1", "run.follow_months=0")
QUICK = (*SHORT, "arrival.volume=0.3", "population=small", "replications=3", "workers=1")


class Made(NamedTuple):
    """A comparison that was made: its folder, its page, and its figures in the order drawn, both languages."""

    folder: Path
    page: str
    figures: list[Figure]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Make a small comparison whose reference is neither the first file nor the common history."""
    place, drawn = tmp_path_factory.mktemp("made"), list[Figure]()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        asked = ("organisations=[today,shared_head,merged]", "reference=merged", "ladder=false", *QUICK)
        patch.setattr(sys, "argv", ["command", *asked])
        kept = pictures.png
        patch.setattr(pictures, "png", lambda figure: drawn.append(figure) or kept(figure))
        assert comparison.main() == 0
    # Outside the patch: the rest of the session works where it was started.
    folder = (place / "results/compare/latest").resolve()
    return Made(folder, (folder / "report.html").read_text(encoding="utf-8"), drawn)
