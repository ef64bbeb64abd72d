"""experiments.discover on a store made by hand: its files, its words, and what it refuses."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.discover import main
from experiments.stored_sweep import read
from sim.analysis.discovery import Axis, Column
from sim.analysis.discovery_conditions import where
from sim.analysis.prim import Box
from tests.unit.experiments.conftest import Start

pytest.importorskip("sklearn")

FIGURE = "escalation_hours_per_100"
SHARE, HOPS = "behaviour.bypass_share", "behaviour.max_hops"
POINTS, REPLICATIONS = 90, 4


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sweep of 90 points: `merged` lies 5 below `today` where bypass_share < 0.4, and as high elsewhere.

    Of the last point all runs of `merged` failed, work piled up without end.
    """
    folder = tmp_path_factory.mktemp("sweeps") / "planted"
    generator = np.random.default_rng(2)
    points = pd.DataFrame(
        {"point": range(POINTS), SHARE: generator.random(POINTS), HOPS: generator.integers(2, 9, POINTS).astype(float)}
    )
    rows, failures = [], []
    for point in points.to_dict("records"):
        for replication in range(REPLICATIONS):
            luck = 10.0 + generator.normal(0.0, 2.0)
            for key in ("merged", "today", "elsewhere"):
                run = {"run": f"{point['point']}-{key}-{replication}", "point": point["point"], "organisation": key}
                run |= {"variant": "as_described", "replication": replication}
                if key == "merged" and point["point"] == POINTS - 1:
                    failures.append(run | {"error": "Overload: on day 9 too many tasks wait"})
                    continue
                lower = 5.0 if key == "merged" and point[SHARE] < 0.4 else 0.0
                value = luck - lower + generator.normal(0.0, 0.2)
                what = {"period": "settled", "area": "all", "figure": FIGURE, "by": "", "key": "", "unit": ""}
                rows.append(run | {SHARE: point[SHARE], HOPS: point[HOPS]} | what | {"value": value})
    for name, table in (("rows/a", rows), ("failures/a", failures)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        pd.DataFrame(table).to_parquet(folder / f"{name}.parquet", index=False)
    points.to_parquet(folder / "points.parquet", index=False)
    options = {"design": "sobol", "organisations": ["today", "merged", "elsewhere"]}
    (folder / "sweep.json").write_text(json.dumps({"options": options}), encoding="utf-8")
    return folder


def test_a_planted_region_is_told_in_both_languages_with_what_failed(start: Start, store: Path) -> None:
    status, out, err = start(main, f"store={store}", f"floors={{{FIGURE}: 7}}")
    assert status == 0, err
    folder = Path("results/discover/latest")
    english, swedish = ((folder / f"discovery.{one}.md").read_text(encoding="utf-8") for one in ("en", "sv"))
    # 0.4 lies between two of some 60 points: their distance is about 1/60
    assert "Escalation load: lower in “One office” than in “Today” (better) where bypass_share is under 0." in english
    assert "Eskaleringsbelastning: lägre i ”Ett kontor” än i ”I dag” (bättre) där bypass_share är under 0," in swedish
    assert "Failed runs: 4, at 1 of 90 points. Points where work piles up without end: 1;" in english
    assert "Misslyckade körningar: 4, i 1 av 90 punkter." in swedish
    assert "One office 4" in english
    assert "elsewhere" in english
    assert "point" in out
    regions = pd.read_parquet(folder / "regions.parquet").set_index(["first", "answer"])
    own = regions.loc[("merged", "lower")]
    assert own["stands"]
    assert own["box"].startswith(f"{SHARE} < ")
    assert float(own["box"].rpartition(" ")[2]) == pytest.approx(0.4, abs=0.05)
    assert own["points"] + own["held_points"] == POINTS - 1
    assert not regions.drop(index=("merged", "lower"))["stands"].any()
    assert (pd.read_parquet(folder / "levels.parquet")["share"] < 1.0).all()
    for stem in ("space", "peeling", f"map_{FIGURE}_merged_today"):
        for ending in ("en.png", "sv.png", "en.svg", "sv.svg"):
            assert (folder / f"{stem}.{ending}").stat().st_size > 0
    provenance = (folder / "provenance.json").read_text(encoding="utf-8")
    assert str(store.parent) not in provenance


def test_a_pair_is_held_against_each_other_alone(start: Start, store: Path) -> None:
    status, _, err = start(main, f"store={store}", "pair=[merged,elsewhere]", "language=sv")
    assert status == 0, err
    found = pd.read_parquet(Path("results/discover/latest") / "differences.parquet")
    assert set(zip(found["first"], found["second"], strict=True)) == {("merged", "elsewhere")}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["reference=mergd"], ["reference", "mergd", "did you mean 'merged'?"]),
        (["pair=[merged,todai]"], ["pair", "todai", "did you mean 'today'?"]),
        (["figures=decision_days"], ["figures", "decision_days", "is not in the sweep", FIGURE]),
        (["floors={visible_share: 0.2}"], ["floors.visible_share", "is not in the sweep"]),
        (["held_out=0.99"], ["held_out", "0.1 to 0.9"]),
        (["behaviour.belief_lag=0.2"], ["behaviour.belief_lag", "this command sets none"]),
        (["+behaviour.belief_lag=0.2"], ["behaviour.belief_lag = 0.2", "this command sets none"]),
        (["period=transition"], ["period", "transition", "settled"]),
    ],
)
def test_what_the_sweep_does_not_have_is_refused_by_name(
    start: Start, store: Path, arguments: list[str], told: list[str]
) -> None:
    status, _, err = start(main, f"store={store}", *arguments)
    assert status == 2
    assert all(part in err for part in told), err


def test_a_store_that_is_not_there_is_refused_with_the_nearest(start: Start, store: Path) -> None:
    status, _, err = start(main, f"store={store.parent}/plantd")
    assert status == 2
    assert "did you mean 'planted'?" in err
    status, _, err = start(main)
    assert status == 2
    assert "store" in err


def test_looks_come_from_the_files_or_fall_back_to_keys(store: Path) -> None:
    looks = read(store).looks
    assert [look.key for look in looks] == ["today", "merged", "elsewhere"]
    assert [look.label("sv") for look in looks] == ["I dag", "Ett kontor", "elsewhere"]
    assert len({(look.colour, look.dash, look.marker) for look in looks}) == 3


def test_a_run_that_was_done_after_all_is_no_failure(store: Path, tmp_path: Path) -> None:
    sweep = read(store)
    again = tmp_path / "again"
    for name in ("rows", "failures"):
        (again / name).mkdir(parents=True)
    done = sweep.failures.iloc[:1].drop(columns="error").assign(**{SHARE: 0.1, HOPS: 3.0, "figure": FIGURE})
    pd.concat([sweep.rows, done]).to_parquet(again / "rows" / "a.parquet", index=False)
    sweep.failures.to_parquet(again / "failures" / "a.parquet", index=False)
    sweep.points.reset_index().to_parquet(again / "points.parquet", index=False)
    (again / "sweep.json").write_text("{}", encoding="utf-8")
    assert len(read(again).failures) == len(sweep.failures) - 1


@pytest.mark.parametrize(
    ("axis", "value", "low", "high", "sv", "en"),
    [
        (Axis("b.x"), None, -np.inf, 0.123, "x är under 0,12", "x is under 0.12"),
        (Axis("b.x"), None, 0.5, np.inf, "x är över 0,50", "x is over 0.50"),
        (Axis("b.x"), None, 12.34, 56.78, "x är mellan 12 och 57", "x is between 12 and 57"),
        (Axis("b.n", whole=True), None, 2.5, np.inf, "n är minst 3", "n is at least 3"),
        (Axis("b.n", whole=True), None, -np.inf, 4.5, "n är högst 4", "n is at most 4"),
        (Axis("b.n", whole=True), None, 2.5, 4.5, "n är 3–4", "n is 3 to 4"),
        (Axis("b.n", whole=True), None, 2.5, 3.5, "n är 3", "n is 3"),
        (Axis("b.m", whole=True, numbered=True), None, -np.inf, 0.5, "m är 0", "m is 0"),
        (Axis("b.m", whole=True, numbered=True), 2.0, 0.5, np.inf, "m är 2", "m is 2"),
        (Axis("b.m", whole=True, numbered=True), 2.0, -np.inf, 0.5, "m inte är 2", "m is not 2"),
    ],
)
def test_conditions_read_as_one_would_say_them(
    axis: Axis, value: float | None, low: float, high: float, sv: str, en: str
) -> None:
    box = Box(np.array([low]), np.array([high]))
    assert where(box, [Column(axis, value)], "sv") == sv
    assert where(box, [Column(axis, value)], "en") == en


def test_a_box_without_restrictions_is_everywhere() -> None:
    assert where(Box.everything(1), [Column(Axis("b.x"))], "sv") == "överallt"
