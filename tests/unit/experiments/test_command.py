"""The commands themselves, started as a user starts them: what they print, write and return."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from experiments import comparison, run
from sim.analysis.view import HEADLINES
from sim.organisation import config_root

SHORT = ("run.history_months=3", "run.transition_months=0", "run.settled_months=1", "run.follow_months=0")
QUICK = (*SHORT, "arrival.volume=0.3", "population=small")
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


def test_a_comparison_with_a_file_of_ones_own_prints_its_table_and_leaves_its_files(start: Start) -> None:
    Path("deep/down").mkdir(parents=True)
    shutil.copy(config_root() / "organisation" / "merged.yaml", "deep/down/mine.yaml")
    organisations = "organisations=[today,deep/down/mine.yaml]"
    points = ("seed=5", "behaviour.belief_lag=0.3", "replications=2", "workers=1")
    status, out, err = start(comparison.main, organisations, *points, *QUICK)
    assert (status, "Traceback" in err) == (0, False)
    assert out.index("Escalation load") < out.index("Duplicated work") < out.index("Time to decision")
    assert "Results: results/compare/" in out
    folder = Path("results/compare/latest")
    assert {path.name for path in folder.iterdir()} == {
        "comparison.txt", "duplication.png", "duplication.svg", "escalation.png", "escalation.svg",
        "paired.csv", "paired.parquet", "provenance.json", "tidy.csv", "tidy.parquet",
    }  # fmt: skip
    shown = "\n".join(line.rstrip() for line in out.splitlines())
    assert (folder / "comparison.txt").read_text(encoding="utf-8").strip() in shown
    _check_table(pd.read_parquet(folder / "tidy.parquet"))
    _check_provenance(json.loads((folder / "provenance.json").read_text(encoding="utf-8")))


def _check_table(table: pd.DataFrame) -> None:
    labels = ["experiment", "organisation", "variant", "replication"]
    assert list(table.columns) == [*labels, "period", "area", "figure", "by", "key", "unit", "value"]
    assert set(table["experiment"]) == {"compare"}
    assert set(table["organisation"]) == {"today", "mine"}
    assert set(HEADLINES) <= set(table["figure"])


def _check_provenance(record: dict[str, Any]) -> None:
    assert record["configuration"]["options"]["seed"] == 5
    assert record["configuration"]["options"]["organisations"] == ["today", "mine.yaml"]
    assert record["configuration"]["parameters"]["behaviour"]["belief_lag"] == 0.3
    assert set(record["ledgers_sha256"]) == {"0", "1"}
    assert str(Path.cwd()) not in json.dumps(record)


def test_a_run_repeats_the_sha256_of_its_ledger_and_keeps_the_ledger_when_asked(start: Start) -> None:
    digests = []
    for keep in ("false", "true"):
        status, out, _ = start(run.main, "organisation=merged", "seed=7", f"ledger={keep}", "language=sv", *QUICK)
        assert status == 0
        assert "Dubbelarbete" in out
        digests += re.findall(r"\(merged\): ([0-9a-f]{64})$", out, flags=re.MULTILINE)
        assert (Path("results/run/latest") / "ledger_merged.parquet").exists() == (keep == "true")
    assert len(digests) == 2
    assert digests[0] == digests[1]
    assert len(pd.read_parquet("results/run/latest/ledger_merged.parquet")) > 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["replicatons=3"], ["replicatons", "did you mean 'replications'"]),
        (["behaviour.beleif_lag=.2"], ["did you mean 'behaviour.belief_lag'"]),
        (["beleif_lag=.2"], ["did you mean 'behaviour.belief_lag'"]),
        (["+behaviour.foo=1"], ["behaviour.foo", "unknown parameter"]),
        (["behaviour.belief_lag=7", "seed=-1"], ["0 to 0.6", "seed"]),
        (["behaviour.belief_lag=much"], ["is no number"]),
        (["behaviour=3"], ["behaviour", "section"]),
        (["engine=kernel"], ["not built yet", "agents"]),
        (["organisations=[today,mergd]"], ["did you mean 'merged'"]),
        (["organisations=today,merged"], ["key=[value1,value2]"]),
        (["reference=separate"], ["add it to organisations"]),
        (["replications=["], ["command line"]),
        (["agents=no.such_module"], ["no.such_module"]),
    ],
)
def test_what_cannot_be_used_ends_with_status_2_and_no_traceback(
    start: Start, arguments: list[str], words: list[str]
) -> None:
    own = ["organisations=[today,merged]"] if not any("organisations" in text for text in arguments) else []
    status, out, err = start(comparison.main, *own, *QUICK, *arguments)
    assert status == 2
    assert "Traceback" not in err
    assert all(word in err for word in words), err
    assert out == ""
    assert not list(Path().glob("results/compare/*/*"))


def test_a_faulty_file_names_its_faults_and_harms_no_result(start: Start) -> None:
    earlier = Path("results/compare/earlier/tidy.csv").resolve()
    earlier.parent.mkdir(parents=True)
    earlier.write_text("what was found before", encoding="utf-8")
    text = (config_root() / "organisation" / "merged.yaml").read_text(encoding="utf-8")
    Path("mine.yaml").write_text(text.replace("level: office", "level: ofice"), encoding="utf-8")
    status, _, err = start(comparison.main, "organisations=[today,mine.yaml]", *QUICK)
    assert status == 2
    assert "mine.yaml" in err
    assert "did you mean 'office'" in err
    assert [path for path in Path("results").resolve().rglob("*") if path.is_file()] == [earlier]


def test_help_lists_options_parameters_and_figures(start: Start) -> None:
    status, out, _ = start(comparison.main, "--help")
    assert status == 0
    assert "replications = 10" in out
    assert "behaviour.belief_lag = 0.2 share; 0 to 0.6" in out
    assert HEADLINES[0] in out
