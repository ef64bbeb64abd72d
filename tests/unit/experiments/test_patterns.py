"""The command that holds a run against measured patterns, started as a user starts it."""

import json
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from experiments import patterns
from sim.analysis.pattern_file import load_patterns
from sim.analysis.patterns import STATISTICS
from sim.organisation import config_root
from tests.unit.experiments.conftest import Start

SHORT = ("run.history_months=3", "run.transition_months=0", "run.settled_months=3", "run.follow_months=1")
QUICK = (*SHORT, "population=small", "workers=1")


@pytest.fixture
def started(start: Start) -> Start:
    """Start the command in an empty folder; return its exit status and what it wrote to output and error."""
    return partial(start, patterns.main)


def test_a_run_is_held_against_every_pattern_and_leaves_its_files(started: Start) -> None:
    status, out, err = started("replications=2", *QUICK)
    assert (status, "Traceback" in err) == (0, False)
    shipped = load_patterns().patterns
    assert all(pattern.title.en in out for pattern in shipped.values())
    assert "model, all areas" in out
    assert "model, education" in out
    folder = Path("results/patterns/latest")
    assert {path.name for path in folder.iterdir()} == {
        "patterns.csv", "patterns.parquet", "patterns.txt", "provenance.json", "tidy.csv", "tidy.parquet",
    }  # fmt: skip
    table = pd.read_parquet(folder / "tidy.parquet")
    assert list(table.columns) == [
        "experiment", "organisation", "variant", "replication", "period", "area", "figure", "by", "key", "unit",
        "value",
    ]  # fmt: skip
    assert set(table["figure"]) == set(STATISTICS)
    assert set(table["replication"]) == {0, 1}
    assert set(table["period"]) == {"history", "settled"}
    verdicts = pd.read_parquet(folder / "patterns.parquet")
    assert list(dict.fromkeys(verdicts["pattern"])) == list(shipped)
    assert {"all", "education"} <= set(verdicts["area"])


def test_it_says_the_same_in_swedish_and_takes_patterns_of_ones_own(started: Start) -> None:
    Path("deep").mkdir()
    mine = (config_root() / "patterns.yaml").read_text(encoding="utf-8").replace("gain: 0.1", "gain: 0.2")
    Path("deep/mine.yaml").write_text(mine, encoding="utf-8")
    status, out, _ = started("replications=1", "patterns=deep/mine.yaml", "language=sv", "area=all", *QUICK)
    assert status == 0
    assert "De flesta ärenden lämnas aldrig över" in out
    assert "En upprepning" in out
    assert "modellen, utbildning" not in out
    record = json.loads(Path("results/patterns/latest/provenance.json").read_text(encoding="utf-8"))
    assert record["configuration"]["options"]["patterns"] == "mine.yaml"
    assert len(record["patterns_sha256"]) == 64
    assert str(Path.cwd()) not in json.dumps(record)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["patterns=nowhere.yaml"], ["nowhere.yaml", "no such file"]),
        (["replicatons=3"], ["did you mean 'replications'"]),
        (["organisation=tody"], ["did you mean 'today'"]),
        (["-m", "seed=1,2"], ["one point at a time"]),
    ],
)
def test_what_cannot_be_used_ends_with_status_2_and_no_traceback(
    started: Start, arguments: list[str], words: list[str]
) -> None:
    status, out, err = started(*QUICK, *arguments)
    assert (status, out) == (2, "")
    assert "Traceback" not in err
    assert all(word in err for word in words), err


def test_a_faulty_file_of_patterns_names_its_faults(started: Start) -> None:
    text = (config_root() / "patterns.yaml").read_text(encoding="utf-8")
    Path("mine.yaml").write_text(text.replace("statistic: returned", "statistic: retuned"), encoding="utf-8")
    status, _, err = started("patterns=mine.yaml", *QUICK)
    assert status == 2
    assert "did you mean 'returned'" in err
