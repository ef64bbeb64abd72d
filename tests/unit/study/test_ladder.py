"""A ladder file: each step goes on from where the way has been, and every fault is told with its line."""

from pathlib import Path

import pytest

from sim.errors import FileFaults
from sim.study.ladder import load_ladder

TITLE = "{sv: Steg, en: Step}"


def written(folder: Path, *steps: tuple[str, str]) -> Path:
    lines = [f"title: {TITLE}", "source: test", "steps:"]
    for place, (before, after) in enumerate(steps):
        lines += [f"  s{place}: {{title: {TITLE}, before: {before}, after: {after}}}"]
    path = folder / "mine.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_shipped_ladder_forks_at_its_end() -> None:
    ladder = load_ladder("default")
    assert [step.before for step in ladder.steps].count("separate") == 2
    assert ladder.climbs(["today", "merged", "shared_head", "mine"])
    assert not ladder.climbs(["today", "merged", "separate"])


def test_organisations_go_by_name_or_path_and_are_known_by_their_stem(tmp_path: Path) -> None:
    ladder = load_ladder(written(tmp_path, ("today", "my/own.yaml"), ("own", "merged")))
    assert ladder.files == {"today": "today", "own": "my/own.yaml", "merged": "merged"}
    assert [(step.before, step.after) for step in ladder.steps] == [("today", "own"), ("own", "merged")]


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([("today", "b"), ("c", "d")], r"mine.yaml:5: steps.s1.before = 'c': has not been reached"),
        ([("today", "b"), ("b", "today")], r"steps.s1.after = 'today': has been reached already"),
        ([("today", "b"), ("today", "b")], r"steps.s1.after = 'b': has been reached already"),
    ],
)
def test_a_way_that_does_not_hang_together_is_refused(tmp_path: Path, steps: list[tuple[str, str]], words: str) -> None:
    with pytest.raises(FileFaults, match=words):
        load_ladder(written(tmp_path, *steps))


def test_a_file_of_another_form_is_refused_with_all_its_faults(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: {sv: a, en: b}\nstep: {}\n", encoding="utf-8")
    with pytest.raises(FileFaults) as caught:
        load_ladder(tmp_path / "mine.yaml")
    assert {fault.key for fault in caught.value.faults} == {"source", "steps", "step"}
