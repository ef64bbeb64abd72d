"""Requests: files are loaded and checked together, every fault at once, and recorded without folders."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from experiments.configuration import options
from experiments.record import record
from experiments.request import Request, checked, ladder, reference, setting
from sim.errors import FileFaults
from sim.organisation import config_root, names

Requests = Callable[..., Request]


@pytest.fixture
def request_with() -> Requests:
    def make(**changes: object) -> Request:
        known = options("compare")
        return checked({**known, **changes}, list(known))

    return make


def test_a_setting_has_the_organisations_in_the_order_asked_for(request_with: Requests) -> None:
    found = setting(request_with(organisations=["merged", "today"], seed=9))
    assert [organisation.key for organisation in found.organisations] == ["merged", "today"]
    assert (found.history.key, found.population.key, found.seed) == ("today", "default", 9)


def test_faults_of_several_files_are_told_at_once(request_with: Requests) -> None:
    with pytest.raises(FileFaults) as caught:
        setting(request_with(organisations=["today", "mergd"], population="smal", issues="defalt"))
    assert [fault.nearest for fault in caught.value.faults] == ["merged", "small", "default"]


def test_a_floor_on_a_neutrality_gap_takes_the_second_run_that_gives_one(request_with: Requests) -> None:
    floors = {"neutrality_gap_days": 2.0, "visible_share": 0.3}
    with pytest.raises(FileFaults) as caught:
        setting(request_with(floors=floors))
    assert [(fault.key, fault.allowed) for fault in caught.value.faults] == [
        ("floors.neutrality_gap_days", "neutrality=true, or no floor on it")
    ]
    assert setting(request_with(floors=floors, neutrality=True)).neutrality


def test_a_file_of_ones_own_is_taken_by_its_path(request_with: Requests, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    shutil.copy(config_root() / "organisation" / "merged.yaml", mine)
    found = setting(request_with(organisations=["today", str(mine)]))
    assert [organisation.key for organisation in found.organisations] == ["today", "mine"]


def test_two_files_of_one_name_are_refused(request_with: Requests, tmp_path: Path) -> None:
    other = tmp_path / "today.yaml"
    shutil.copy(config_root() / "organisation" / "merged.yaml", other)
    with pytest.raises(FileFaults, match="name of two files"):
        setting(request_with(organisations=["today", str(other)]))


def test_what_does_not_fit_together_is_told(request_with: Requests, tmp_path: Path) -> None:
    text = (config_root() / "organisation" / "merged.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("  pupil_matters:")]
    (tmp_path / "lacking.yaml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(FileFaults, match="pupil_matters"):
        setting(request_with(organisations=["today", str(tmp_path / "lacking.yaml")]))


def test_the_reference_must_be_compared(request_with: Requests) -> None:
    request = request_with(organisations=["merged", "separate"])
    organisations = setting(request).organisations
    with pytest.raises(FileFaults, match="add it to organisations"):
        reference(request, organisations)
    assert reference(request_with(reference="merged"), organisations) == "merged"


def test_a_record_names_files_and_their_content_but_no_folder(request_with: Requests, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    shutil.copy(config_root() / "organisation" / "merged.yaml", mine)
    found = record(request_with(organisations=["merged", str(mine)]))
    assert found["options"]["organisations"] == ["merged", "mine.yaml"]
    digests = found["files_sha256"]
    assert digests["organisation/mine"] == digests["organisation/merged"]
    assert set(digests) == {
        "organisation/merged", "organisation/mine", "organisation/today", "population/default", "issues/default",
    }  # fmt: skip
    assert str(tmp_path) not in repr(found)


def test_a_ladder_is_climbed_where_the_ends_of_its_ways_are_compared(request_with: Requests, tmp_path: Path) -> None:
    shutil.copy(config_root() / "organisation" / "separate.yaml", tmp_path / "between.yaml")
    title = "{sv: Steg, en: Step}"
    lines = [f"title: {title}", "source: test", "steps:"]
    lines += [f"  one: {{title: {title}, before: today, after: {tmp_path}/between.yaml}}"]
    lines += [f"  two: {{title: {title}, before: between, after: merged}}"]
    (tmp_path / "way.yaml").write_text("\n".join(lines), encoding="utf-8")
    chosen = {"organisations": ["merged", "today"], "ladder": str(tmp_path / "way.yaml")}
    climbed = ladder(request_with(**chosen))
    assert climbed is not None
    assert [each.key for each in setting(request_with(**chosen), climbed).organisations] == [
        "merged", "today", "between",
    ]  # fmt: skip
    found = record(request_with(**chosen), climbed)
    assert found["options"]["ladder"] == "way.yaml"
    assert {"organisation/between", "ladder/way"} <= set(found["files_sha256"])
    assert ladder(request_with(**{**chosen, "organisations": ["today", "separate"]})) is None
    assert ladder(request_with(organisations=["today", "merged"], ladder=True)) is None
    assert ladder(request_with(ladder=False)) is None


def test_variants_and_agents_are_checked_with_everything_else(request_with: Requests) -> None:
    assert setting(request_with(variants="equal_hours", organisations=["today"])).variants == ("equal_hours",)
    with pytest.raises(FileFaults) as caught:
        setting(request_with(engine="agents", agents="no.such_module", organisations=["mergd"]))
    assert [(fault.key, fault.nearest) for fault in caught.value.faults] == [("organisation", "merged"), ("agents", "")]


def test_a_schedule_stands_among_the_organisations_by_name_or_path(request_with: Requests, tmp_path: Path) -> None:
    (name, *_) = names("schedule")
    mine = tmp_path / "mine.yaml"
    text = (config_root() / "schedule" / f"{name}.yaml").read_text(encoding="utf-8")
    mine.write_text(text, encoding="utf-8")
    request = request_with(organisations=["today", name, str(mine)])
    plans = setting(request).plans
    assert [plan.key for plan in plans] == ["today", name, "mine"]
    assert [len(plan.steps) for plan in plans] == [1, len(plans[1].steps), len(plans[1].steps)]
    assert {f"schedule/{name}", "schedule/mine", "organisation/today"} <= set(record(request)["files_sha256"])
