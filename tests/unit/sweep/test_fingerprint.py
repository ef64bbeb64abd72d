"""Fingerprints: what a run depends on is in them, down to the text of a user's own agents."""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario import Parameters
from sim.study.setting import Setting
from sim.sweep.fingerprint import of_rest

OWN = "from own_beside import half\nfrom sim.engines.agents import Office\n\nclass Own(Office):\n    share = half()\n"
BESIDE = "def half():\n    return 0.5\n"
MODULES = {"own_agents": OWN, "own_beside": BESIDE, "own_unused": "thing = 1\n"}
Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Write a module as an editor does: the next command finds it as it is then."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # two versions within a second look alike to its cache

    def forget() -> None:
        for name in MODULES:
            sys.modules.pop(name, None)
        importlib.invalidate_caches()

    def do(name: str, text: str) -> None:
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
        forget()

    for name, text in MODULES.items():
        do(name, text)
    yield do
    forget()


def common(agents: str | None) -> dict[str, str]:
    """Return what all runs of a setting with some agents have in common."""
    today = load_organisation("today")
    town, issues = load_population("small"), load_issues("default")
    return of_rest(Setting((today,), today, town, issues, Parameters.default(), engine="agents", agents=agents))


@pytest.mark.parametrize(
    ("name", "text", "changes"),
    [
        ("own_agents", OWN + "    def receive(self, event):\n        pass\n", True),
        ("own_beside", BESIDE.replace("0.5", "0.6"), True),
        ("own_agents", OWN.replace("\n", "\r\n"), False),
        ("own_unused", "thing = 2\n", False),
    ],
)
def test_the_text_of_own_agents_and_of_what_they_take_from_beside_it_counts(
    write: Write, name: str, text: str, *, changes: bool
) -> None:
    before = common("own_agents")
    write(name, text)
    after = common("own_agents")
    assert {key for key in after if after[key] != before[key]} == ({"agents"} if changes else set())


def test_the_usual_agents_are_none() -> None:
    assert common(None)["agents"] == "None"
