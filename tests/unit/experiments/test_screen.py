"""Progress where the output is no terminal, and the stored copy of what is printed."""

import pytest
from rich.table import Table

from experiments import screen


def test_a_log_gets_at_most_about_ten_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with screen.progress("replication") as advance:
        for done in range(1, 201):
            advance(done, 200)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "replication 1 of 200"
    assert lines[-1].startswith("replication 200 of 200, done in")
    assert len(lines) <= screen.PLAIN_LINES + 2
    assert all("left" in line for line in lines[1:-1])


def test_time_left_leaves_the_first_start_up_out() -> None:
    moments = iter([0.0, 60.0, 62.0, 70.0])
    clock = screen.Clock(lambda: next(moments))
    assert clock.words(1, 5) == ""
    assert clock.words(2, 5) == "about 6 s left"
    assert clock.words(5, 5) == "done in 70 s"


def test_long_times_are_told_in_minutes_and_hours() -> None:
    moments = iter([0.0, 0.0, 60.0, 3600.0])
    clock = screen.Clock(lambda: next(moments))
    clock.words(1, 100)
    assert clock.words(2, 12) == "about 10 min left"
    assert clock.words(3, 10) == "about 3.5 h left"


def test_what_is_printed_is_kept_as_plain_text(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table("Figure", "Today")
    table.add_row("[brackets] stay", "1")
    kept = screen.show(lambda _: [table], ["a note with [brackets]"])
    assert "a note with [brackets]" in kept
    assert "a note with [brackets]" in capsys.readouterr().out
    assert not any(line != line.rstrip() for line in kept.splitlines())
    assert "\x1b" not in kept
