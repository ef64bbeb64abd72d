"""Statistics of hand-made ledgers, and the verdicts of patterns on hand-made statistics: every answer is known."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from sim.analysis.pattern_file import Band, Pattern, Patterns, Ratio, Rise, load_patterns
from sim.analysis.pattern_table import pattern_notes, pattern_table
from sim.analysis.pattern_verdicts import MET, NO_VALUE, NOISE, NOT_MET, judged, verdict_of
from sim.analysis.patterns import (
    ALL,
    STATISTICS,
    Scope,
    another_hop,
    days_by_hops,
    dispersion,
    head_hours,
    hops,
    returns,
    state_complaints,
    statistics,
)
from sim.analysis.words import LANGUAGES
from sim.errors import ArgumentError
from sim.organisation.entry import Title
from sim.organisation.schema import Unit

UNITS = {
    key: Unit(key=key, type=kind, owner="municipal", area="education", size=size, households=10)
    for key, kind, size in (
        ("school_m01", "school", 300),
        ("school_i01", "school", 200),
        ("nursery_m01", "nursery", 50),
    )
}
YEAR = Scope(0.0, 365.0, UNITS, 32.0)


def row(time: float, event: str, issue: int = 0, **more: object) -> dict[str, object]:
    plain = {
        "time": time, "event": event, "origin": "school_m01", "kind": "question", "day": int(time), "ordinal": 0,
        "issue": issue, "post": "", "other": "", "task": "", "performance": -1, "cause": "none", "hours": 0.0,
        "value": 0.0,
    }  # fmt: skip
    return {**plain, **more}


def journey(issue: int, posts: str, raised: float = 0.0, decided: float | None = None) -> list[dict[str, object]]:
    """An issue that goes from post to post (a letter each), half a day at each."""
    rows = [row(raised, "raised", issue, post="school_m01")]
    for place, post in enumerate(posts):
        sender = posts[place - 1] if place else ""
        rows.append(row(raised + place / 2, "reached", issue, post=post, other=sender))
    return rows if decided is None else [*rows, row(decided, "decided", issue, post=posts[-1])]


def ledger(*parts: Sequence[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame([entry for part in parts for entry in part])


def test_hand_overs_are_counted_from_the_second_post_on() -> None:
    found = hops(ledger(journey(0, "a"), journey(1, "ab"), journey(2, "abcb"), [row(0.0, "raised", 3)]))
    assert found.to_dict() == {0: 0, 1: 1, 2: 3, 3: 0}


def test_the_chance_of_another_hand_over_and_its_error() -> None:
    found = another_hop(pd.Series([0, 0, 1, 3]))
    assert found["at_risk"].tolist() == [4, 2, 1, 1, 0, 0, 0, 0]
    assert found["share"].tolist()[:4] == [0.5, 0.5, 1.0, 0.0]
    assert found["error"].tolist()[:4] == [0.25, pytest.approx(0.125**0.5), 0.0, 0.0]
    assert found["share"][4:].isna().all()


def test_returns_are_counted_among_second_and_later_hand_overs_only() -> None:
    # a-b-a-c: of its second and third hop one goes back; a-b-c-a: none does, though a has had it before.
    found = returns(ledger(journey(0, "ab"), journey(1, "abac"), journey(2, "abca")))
    assert found.tolist() == [True, False, False, False]


def test_hand_overs_of_issues_at_the_same_time_are_not_mixed() -> None:
    mixed = ledger(journey(0, "aba"), journey(1, "xyz")).sort_values("time", kind="stable")
    assert returns(mixed).mean() == 0.5


def test_the_median_time_takes_the_decision_in_force_and_counts_open_issues_as_late() -> None:
    table = ledger(
        journey(0, "a", decided=1.0),
        journey(1, "a", raised=5.0, decided=8.0),
        [row(9.0, "decided", 1)],
        journey(2, "a"),
        journey(3, "ab"),
        journey(4, "abcdefg", decided=30.0),
    )
    found = days_by_hops(table, hops(table))
    assert found["hops_0"] == 4.0
    assert found["hops_5_to_6"] == 30.0
    assert found[["hops_1", "hops_2", "hops_10_to_more"]].isna().all()


def test_the_season_is_no_dispersion_and_luck_is() -> None:
    steady = pd.DataFrame([row(day, "raised", kind="a") for day in range(60) for _ in range(2 if day < 31 else 4)])
    assert dispersion(steady, 0.0, 60.0)[ALL] == pytest.approx(0.0, abs=0.05)
    generator = np.random.default_rng(3)
    counts = generator.poisson(5.0, 3650)
    chance = pd.DataFrame({"day": np.repeat(np.arange(3650), counts), "kind": "b"})
    found = dispersion(chance, 0.0, 3650.0)
    # Of a Poisson count the ratio has the standard error sqrt(2 / days), here 0.023.
    assert found[ALL] == found["b"] == pytest.approx(1.0, abs=4 * (2 / 3650) ** 0.5)


def test_the_hours_of_heads_are_per_week_and_head_of_the_type() -> None:
    table = ledger(
        [row(7.0, "started", post="school_m01", hours=60.0), row(8.0, "started", post="officer", hours=99.0)],
        [row(400.0, "started", post="school_i01", hours=99.0)],
    )
    found = head_hours(table, YEAR)
    assert found.to_dict() == {"nursery": 0.0, "school": pytest.approx(60.0 / 2 / (365 / 7))}


def test_complaints_count_that_reach_the_state_in_the_window() -> None:
    made = [
        row(10.0, "complained", value=1.0),
        row(11.0, "complained", origin="school_i01", value=1.0),
        row(12.0, "complained", value=0.0),
        row(400.0, "complained", value=1.0),
    ]
    assert state_complaints(ledger(made), YEAR).to_dict() == {"nursery": 0.0, "school": pytest.approx(4.0)}


def test_all_statistics_of_a_ledger_stand_in_one_table_and_only_the_windows_issues_count() -> None:
    work = {"task": "mandate", "post": "school_m01", "hours": 99.0}
    table = ledger(
        journey(0, "ab", decided=2.0), journey(1, "a", decided=1.0), journey(2, "aba", raised=370.0),
        [row(3.0, "started", -1, **work)],
    )  # fmt: skip
    found = statistics(table, YEAR)
    assert list(found.columns) == ["figure", "by", "key", "unit", "value"]
    assert set(found["figure"]) == set(STATISTICS)
    value = found.set_index(["figure", "key"])["value"]
    assert value["no_hand_over", ALL] == 0.5
    assert value["another_hop", "after_1"] == 0.0
    assert np.isnan(value["returned", ALL])
    assert value["days_by_hops", "hops_1"] == 2.0
    assert value["head_share", "school"] == 0.0
    for statistic in STATISTICS.values():
        keys = found.loc[found["figure"] == statistic.key, "key"].tolist()
        assert not statistic.keys or keys == list(statistic.keys)


def test_statistics_of_nothing_have_no_value() -> None:
    found = statistics(ledger(journey(0, "ab", raised=400.0)), YEAR)
    whole = found[found["figure"].isin(["no_hand_over", "another_hop", "returned", "days_by_hops", "dispersion"])]
    assert whole["value"].isna().all()


# --- verdicts ----------------------------------------------------------------------------------------


def pattern(**more: object) -> Pattern:
    plain = {
        "key": "p", "title": Title(sv="m", en="p"), "source": "s", "statistic": "another_hop", "because": "so",
        "measured": {"after_0": 0.4, "after_1": 0.5, "after_2": 0.6},
    }  # fmt: skip
    return Pattern(**{**plain, **more})


def runs(*values: Sequence[float]) -> pd.DataFrame:
    return pd.DataFrame(values, columns=["after_0", "after_1", "after_2"][: len(values[0])])


RISE = Rise(first="after_0", last="after_2", gain=0.1, dip=0.05)


@pytest.mark.parametrize(
    ("values", "verdict", "distance"),
    [
        ((0.3, 0.4, 0.5), MET, 0.0),
        ((0.3, 0.26, 0.5), MET, 0.0),  # a dip that is allowed
        ((0.3, 0.2, 0.5), NOT_MET, 1.0),  # a dip of 0.1 where 0.05 is allowed
        ((0.5, 0.5, 0.5), NOT_MET, 1.0),
        ((0.3, 0.4, np.nan), NO_VALUE, 0.0),
    ],
)
def test_a_rise_needs_its_gain_and_no_deep_dip(values: Sequence[float], verdict: str, distance: float) -> None:
    assert verdict_of(pattern(rises=RISE), runs(values)) == (verdict, pytest.approx(distance))


@pytest.mark.parametrize(
    ("values", "verdict", "distance"),
    [((0.3,), MET, 0.0), ((0.2,), MET, 0.0), ((0.1,), NOT_MET, 0.5), ((0.9,), NOT_MET, 1.5)],
)
def test_a_band_is_measured_in_half_its_width(values: Sequence[float], verdict: str, distance: float) -> None:
    one = pattern(measured={"after_0": 0.4}, within=Band(low=0.2, high=0.6))
    assert verdict_of(one, runs(values)) == (verdict, pytest.approx(distance))


@pytest.mark.parametrize(
    ("values", "verdict", "distance"),
    [
        ((0.1, 0.4, 0.9), MET, 0.0),
        ((0.1, 0.2, 0.9), MET, 0.0),
        ((0.2, 0.1, 0.9), NOT_MET, 2.0),  # a factor 4 below a band whose half width is a factor 2
        ((0.0, 0.4, 0.9), NO_VALUE, np.nan),
    ],
)
def test_a_ratio_is_measured_on_a_logarithmic_scale(values: Sequence[float], verdict: str, distance: float) -> None:
    one = pattern(ratio=Ratio(top="after_1", bottom="after_0", low=2.0, high=8.0))
    assert verdict_of(one, runs(values)) == (verdict, pytest.approx(distance, nan_ok=True))


def test_replications_that_straddle_a_limit_are_noise() -> None:
    one = pattern(measured={"after_0": 0.4}, within=Band(low=0.2, high=0.6))
    # Mean 0.2, standard error 0.05: Student's interval (2.78 times it) reaches over the limit.
    assert verdict_of(one, runs([0.1], [0.3], [0.15], [0.25], [0.2]))[0] == NOISE
    # Mean 0.4, largest possible half width of the margins far from the limits.
    assert verdict_of(one, runs([0.39], [0.41], [0.4]))[0] == MET
    assert verdict_of(one, runs([0.09], [0.11], [0.1]))[0] == NOT_MET


def test_one_margin_that_fails_fails_the_pattern() -> None:
    one = pattern(rises=RISE, within=Band(low=0.35, high=0.9))
    assert verdict_of(one, runs([0.3, 0.4, 0.5]))[0] == NOT_MET


def table_of(values: dict[str, float], replication: int = 0, area: str = ALL) -> pd.DataFrame:
    rows = [(replication, area, "another_hop", key, value) for key, value in values.items()]
    return pd.DataFrame(rows, columns=["replication", "area", "figure", "key", "value"])


def test_means_and_errors_are_over_replications_and_verdicts_by_area() -> None:
    patterns = load_patterns().model_copy(update={"patterns": {"p": pattern(rises=RISE)}})
    parts = [
        table_of({"after_0": 0.2, "after_1": 0.3, "after_2": 0.5}),
        table_of({"after_0": 0.4, "after_1": 0.5, "after_2": 0.7}, replication=1),
        table_of({"after_0": 0.5, "after_1": 0.5, "after_2": 0.5}, area="care"),
    ]
    found = judged(pd.concat(parts), patterns).set_index(["area", "key"])
    assert found.loc[(ALL, "after_0"), "mean"] == pytest.approx(0.3)
    assert found.loc[(ALL, "after_0"), "error"] == pytest.approx(0.1)
    assert found.loc[(ALL, "after_0"), ["replications", "verdict"]].tolist() == [2, MET]
    assert found.loc[("care", "after_2"), ["replications", "verdict"]].tolist() == [1, NOT_MET]


@pytest.fixture
def shipped() -> Patterns:
    return load_patterns()


def whole_run(patterns: Patterns) -> pd.DataFrame:
    rows = [
        (0, area, one.statistic, key, value)
        for area in (ALL, "education")
        for one in patterns.patterns.values()
        for key, value in one.measured.items()
    ]
    table = pd.DataFrame(rows, columns=["replication", "area", "figure", "key", "value"])
    return table.drop_duplicates(["area", "figure", "key"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sources_own_values_meet_every_pattern_and_are_printed(shipped: Patterns, language: str) -> None:
    found = judged(whole_run(shipped), shipped)
    assert set(found["verdict"]) == {MET}
    table = pattern_table(found, shipped, (ALL, "education"), language)
    titles = list(table.columns[0].cells)
    for one in shipped.patterns.values():
        assert getattr(one.title, language) in titles
    assert len(table.columns) == 4
    notes = "\n".join(pattern_notes(found, shipped, 1, language))
    assert "doi:10.24432/C57S4H" in notes
    assert f"{len(shipped.patterns)} " in notes


def test_an_area_without_results_is_named(shipped: Patterns) -> None:
    with pytest.raises(ArgumentError, match="education"):
        pattern_table(judged(whole_run(shipped), shipped), shipped, ("care",), "en")
