"""The commands themselves, started as a user starts them: what they print, write and return."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from experiments import comparison, run
from experiments.configuration import options
from experiments.request import checked, setting
from sim.analysis.summary import TOLD
from sim.analysis.view import HEADLINES
from sim.errors import Overload
from sim.organisation import config_root
from sim.study.compare import Comparison
from sim.study.compare import compare as compare_whole
from sim.study.setting import Setting
from tests.unit.experiments.conftest import Start

SHORT = ("run.history_months=3", "run.transition_months=0", "run.settled_months=1", "run.follow_months=0")
TABLES = ("tidy", "paired", "pairs", "best", "attribution", "attribution_others", "dips", "story")
PICTURES = (
    "chart_today", "chart_mine", "escalation", "levels", "duplication", "decisions", "flow", "months", "hours",
    "full_time", "position", "attribution_time", "attribution_escalation", "attribution_duplication",
    "story",
)  # fmt: skip
QUICK = (*SHORT, "arrival.volume=0.3", "population=small")


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
        *(f"{table}.{form}" for table in TABLES for form in ("csv", "parquet")),
        *(f"{picture}.{form}" for picture in PICTURES for form in ("png", "svg")),
        "comparison.txt", "provenance.json", "report.html",
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
    assert "ledgers_sha256" not in record  # only experiments.run needs them
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
        (["engine=kernal"], ["kernel, agents", "did you mean 'kernel'"]),
        (["organisations=[today,mergd]"], ["did you mean 'merged'"]),
        (["organisations=today,merged"], ["key=[value1,value2]"]),
        (["reference=separate"], ["add it to organisations"]),
        (["replications=["], ["replications", "cannot be read", "without spaces"]),
        (["organisations=[today,", "merged]"], ["organisations", "cannot be read", "'name=[a,b]'"]),
        (["--replications", "5"], ["--replications", "allowed: replications=..."]),
        (["--behaviour.belief_lag=0.1"], ["--behaviour.belief_lag", "allowed: behaviour.belief_lag=..."]),
        (["-m", "seed=1,2", "replicatons=3"], ["did you mean 'replications'"]),  # after options: Hydra alone refuses it
        (["--config-dir", "no/such/folder"], ["no/such/folder", "not found"]),
        (["-cn", "nosuch"], ["nosuch"]),
        (["agents=no.such_module"], ["no.such_module"]),
        (["scenario=timeline_2061"], ["did you mean 'timeline_2016'"]),
        (["scenario=timeline_2016"], ["ukk_head has month -4", "run.history_months"]),
        (["own_share=1.5"], ["own_share", "0 to 1"]),
        (["exchange_contested=[education,cere]"], ["two different areas", "did you mean 'care'"]),
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
    assert "replications = 30" in out
    assert "behaviour.belief_lag = 0.2 share; 0 to 0.6" in out
    assert HEADLINES[0] in out


def test_a_ladder_of_ones_own_shows_each_steps_effect_in_both_variants(start: Start) -> None:
    shutil.copy(config_root() / "organisation" / "separate.yaml", "between.yaml")
    title = "{sv: Ett steg, en: A step}"
    lines = [f"title: {title}", "source: test", "steps:"]
    lines += [f"  one: {{title: {title}, before: today, after: between.yaml}}"]
    lines += [f"  two: {{title: {title}, before: between, after: merged}}"]
    Path("way.yaml").write_text("\n".join(lines), encoding="utf-8")
    points = ("organisations=[today,merged]", "ladder=way.yaml", "replications=2", "workers=1")
    status, out, err = start(comparison.main, *points, *QUICK)
    assert (status, err.count("Traceback")) == (0, 0)
    told = " ".join(out.split())
    order = ["areas, as described", "hours a week, as described", "at equal hours", "Each step's effect"]
    assert [told.index(words) for words in order] == sorted(told.index(words) for words in order)
    assert told.count("Each step's effect: Settled") == 2
    assert max(map(len, out.splitlines()[:-1])) <= 120
    folder = Path("results/compare/latest")
    steps = pd.read_parquet(folder / "steps.parquet")
    assert dict.fromkeys(steps["step"]) == dict.fromkeys(["one", "two", "today_to_merged"])
    table = pd.read_parquet(folder / "tidy.parquet")
    assert set(table["organisation"]) == {"today", "between", "merged"}
    printed = (folder / "comparison.txt").read_text(encoding="utf-8")
    assert "Separate" not in printed.partition("Each step's effect")[0]


def test_pairs_hold_the_figures_that_the_summary_tells_of_whichever_are_asked_for(start: Start) -> None:
    """Without them the summary would hold alternatives to be level by their digits alone."""
    points = ("organisations=[today,merged]", "figures=[hops_per_issue]", "ladder=false", "variants=[as_described]")
    status, _, _ = start(comparison.main, *points, "replications=2", "workers=1", *QUICK)
    assert status == 0
    folder = Path("results/compare/latest")
    there = set(pd.read_parquet(folder / "paired.parquet")["figure"])
    found = set(pd.read_parquet(folder / "pairs.parquet")["figure"])
    assert found == {*HEADLINES, *TOLD, "hops_per_issue"} & there


def test_conditions_that_are_not_the_files_are_said_and_recorded(start: Start) -> None:
    conditions = ("scenario=timeline_2016", "own_share=0.4", "exchange_contested=[education,care]")
    long = ("run.history_months=9", "replications=1", "ladder=false", "variants=[as_described]")
    status, out, _ = start(comparison.main, "organisations=[today,merged]", *QUICK, *long, *conditions)
    told = " ".join(out.split())
    assert status == 0
    assert "Scenario: timeline_2016." in told
    assert "own share of members is set to 40 %" in told
    assert "Contested cells exchanged: education and care." in told
    record = json.loads(Path("results/compare/latest/provenance.json").read_text(encoding="utf-8"))
    assert record["configuration"]["options"]["scenario"] == "timeline_2016"
    assert "scenario/timeline_2016" in record["configuration"]["files_sha256"]


def test_an_overload_in_the_second_part_leaves_the_first_table(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    really = comparison.compare

    def compare(case: Setting, replications: int, **options: Any) -> Comparison:  # noqa: ANN401  passed on
        if case.left_out:
            raise Overload("merged", 400.0, "ukk_head", 0.99, 4000, 2000.0)
        return really(case, replications, **options)

    monkeypatch.setattr(comparison, "compare", compare)
    points = ("organisations=[today,merged]", "replications=1", "ladder=false")
    status, out, err = start(comparison.main, *points, *QUICK)
    assert status == 2
    assert "Escalation load" in out
    assert "merged is overloaded" in err
    assert "Traceback" not in err
    assert set(pd.read_parquet("results/compare/latest/tidy.parquet")["variant"]) == {"as_described"}


def test_parts_make_the_table_that_one_run_of_the_whole_makes(start: Start) -> None:
    points = ("organisations=[today,merged]", "replications=1", "ladder=false", "seed=3")
    start(comparison.main, *points, *QUICK)
    found = pd.read_parquet("results/compare/latest/tidy.parquet").drop(columns="experiment")
    known = options("compare")
    nested = {"run": {"history_months": 3, "transition_months": 0, "settled_months": 1, "follow_months": 0}}
    chosen = {**known, **nested, "arrival": {"volume": 0.3}, "organisations": ["today", "merged"], "seed": 3}
    chosen["population"] = "small"
    whole = compare_whole(setting(checked(chosen, list(known))), 1).table
    pd.testing.assert_frame_equal(found, whole, check_exact=True)
