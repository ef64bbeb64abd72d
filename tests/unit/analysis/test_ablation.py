"""Verdicts, effects and rankings of an ablation on tables made by hand, with known answers."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import pytest
from rich.console import Console

from sim.analysis import ablation_tables
from sim.analysis.ablation import Ablation, ablation, alone, ranking, verdict, without
from sim.analysis.view import View
from sim.analysis.words import LANGUAGES
from sim.errors import ArgumentError

Table = Callable[..., pd.DataFrame]
Views = Callable[..., View]
ESCALATION = "escalation_hours_per_100"

A = (10.0, 12.0, 14.0, 11.0)
"""Four replications of the first organisation; the others are told by what they lie above it."""

LOW = (-3.1, -2.9, -3.0, -3.2)  # mean -3.05, standard deviation 0.129: the interval is -3.05 ± 3.182 x 0.065
NOISE = (-1.0, 1.0, -1.5, 1.5)  # mean 0: within noise
HIGH = (2.0, 2.1, 1.9, 2.2)


@pytest.fixture
def ablated(one_figure: Table) -> Callable[[Mapping[tuple[str, str], Sequence[float]]], pd.DataFrame]:
    """Give a table of two organisations, `a` and `b`, from the differences b - a at each point."""

    def make(points: Mapping[tuple[str, str], Sequence[float]]) -> pd.DataFrame:
        parts = []
        for (mechanism, direction), above in points.items():
            values = {"a": A, "b": [x + y for x, y in zip(A, above, strict=True)]}
            parts.append(one_figure(values).assign(mechanism=mechanism, direction=direction))
        return pd.concat(parts, ignore_index=True)

    return make


POINTS = {
    ("", "minus"): LOW,
    ("", "plus"): NOISE,
    ("carrier", "minus"): NOISE,
    ("carrier", "plus"): LOW,
    ("bystander", "minus"): [x + 0.1 for x in LOW],
    ("bystander", "plus"): [x + 0.2 for x in NOISE],
    ("turner", "minus"): HIGH,
    ("turner", "plus"): [x + y for x, y in zip(NOISE, (6.0, 5.0, 7.0, 6.0), strict=True)],
    ("idler", "minus"): LOW,
    ("idler", "plus"): NOISE,
}


def effects(found: Ablation) -> dict[tuple[str, str], str]:
    return {(row.mechanism, row.direction): row.effect for row in found.pairs.itertuples()}


def changes(found: Ablation) -> dict[tuple[str, str], str]:
    return {(row.mechanism, row.direction): row.change for row in found.ranks.itertuples()}


def test_what_carries_what_does_not_and_what_produces_alone(ablated: Table, view: Views) -> None:
    found = ablation(ablated(POINTS), view(figures=(ESCALATION,)))
    assert effects(found) == {
        ("", "minus"): "",
        ("", "plus"): "",
        ("carrier", "minus"): "carries",
        ("carrier", "plus"): "produces",
        ("bystander", "minus"): "",
        ("bystander", "plus"): "",
        ("turner", "minus"): "reverses",
        ("turner", "plus"): "contrary",
        ("idler", "minus"): "",
        ("idler", "plus"): "",
    }
    assert found.idle == ("idler",)
    changed = {point for point, change in changes(found).items() if change}
    assert changed == {(name, direction) for name in ("carrier", "turner") for direction in ("minus", "plus")}
    assert set(changes(found).values()) == {"", "clear"}


def test_the_difference_and_its_shift_have_the_intervals_of_the_paired_comparison(ablated: Table, view: Views) -> None:
    found = ablation(ablated(POINTS), view(figures=(ESCALATION,))).pairs.set_index(["mechanism", "direction"])
    full = found.loc[("", "minus")]
    assert full["organisation"] == "b"
    assert full["against"] == "a"
    assert full["difference"] == pytest.approx(-3.05)
    # t(3, 0.975) = 3.1824; the deviations from the mean are -.05, .15, .05, -.15, so s = sqrt(.05 / 3) = .1291.
    assert full["low"] == pytest.approx(-3.05 - 3.1824 * 0.1291 / 2, abs=1e-4)
    assert full["high"] == pytest.approx(-3.05 + 3.1824 * 0.1291 / 2, abs=1e-4)
    assert found.loc[("bystander", "minus"), "shift"] == pytest.approx(0.1)
    # From LOW to NOISE: 2.1, 3.9, 1.5, 4.7; mean 3.05, deviations -.95, .85, -1.55, 1.65, s = sqrt(6.75 / 3) = 1.5.
    carrier = found.loc[("carrier", "minus")]
    assert carrier["shift"] == pytest.approx(3.05)
    assert carrier["shift_low"] == pytest.approx(3.05 - 3.1824 * 1.5 / 2, abs=1e-4)


def test_a_verdict_that_changes_while_the_shift_may_be_noise_is_unclear(ablated: Table, view: Views) -> None:
    barely = (-1.0, -1.1, -0.4, -0.7)  # -.8 ± 3.182 x .316 / 2: less
    just_not = (-1.1, 0.1, -0.9, -0.3)  # -.55 ± 3.182 x .551 / 2: within noise, and so is the shift, .25 on average
    found = ablation(ablated({("", "minus"): barely, ("m", "minus"): just_not}), view(figures=(ESCALATION,)))
    assert found.pairs["verdict"].tolist() == ["less", "even"]
    assert effects(found)["m", "minus"] == "unclear"
    assert changes(found) == {("", "minus"): "", ("m", "minus"): "perhaps"}


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(-2, -1, "less"), (1, 2, "more"), (-1, 1, "even"), (0, 0, "even"), (float("nan"), float("nan"), "unknown")],
)
def test_what_an_interval_says(low: float, high: float, said: str) -> None:
    assert verdict(low, high) == said


@pytest.mark.parametrize(
    ("full", "rest", "shift", "effect"),
    [
        ("less", "less", "more", ""),
        ("less", "even", "more", "carries"),
        ("less", "more", "more", "reverses"),
        ("even", "more", "more", "hides"),
        ("less", "even", "even", "unclear"),
        ("even", "even", "even", ""),
        ("less", "unknown", "more", "unknown"),
    ],
)
def test_what_taking_away_tells(full: str, rest: str, shift: str, effect: str) -> None:
    assert without(full, rest, shift) == effect


@pytest.mark.parametrize(
    ("full", "empty", "own", "shift", "effect"),
    [
        ("less", "even", "less", "less", "produces"),
        ("less", "less", "less", "less", "already"),
        ("less", "even", "more", "more", "contrary"),
        ("even", "even", "more", "more", "contrary"),
        ("less", "less", "even", "more", "removes"),
        ("less", "even", "less", "even", "unclear"),
        ("less", "even", "even", "less", ""),
        ("even", "even", "even", "even", ""),
        ("unknown", "even", "less", "less", "unknown"),
    ],
)
def test_what_adding_alone_tells(full: str, empty: str, own: str, shift: str, effect: str) -> None:
    assert alone(full, empty, own, shift) == effect


def test_organisations_tie_where_their_interval_holds_zero(one_figure: Table, view: Views) -> None:
    values = {
        "a": A,
        "b": [x + y for x, y in zip(A, NOISE, strict=True)],
        "c": [x + y for x, y in zip(A, LOW, strict=True)],
        "d": [x + 9.0 for x in A],
    }
    table = one_figure(values).assign(mechanism="", direction="minus")
    found = ablation(table, view(figures=(ESCALATION,)))
    assert len(found.pairs) == 6
    assert ranking(found.ranks) == [(1, "c"), (2, "a"), (2, "b"), (4, "d")]


def test_a_failed_end_leaves_the_other_direction(ablated: Table, view: Views) -> None:
    table = ablated({point: above for point, above in POINTS.items() if point != ("", "plus")})
    with pytest.raises(ArgumentError, match="lack the end"):
        ablation(table, view())
    found = ablation(table[table["direction"] == "minus"], view(figures=(ESCALATION,)))
    assert effects(found)["carrier", "minus"] == "carries"


def test_one_replication_gives_no_verdict(one_figure: Table, view: Views) -> None:
    table = one_figure({"a": [1.0], "b": [3.0]})
    both = pd.concat([table.assign(mechanism=name, direction="minus") for name in ("", "m")])
    found = ablation(both, view(figures=(ESCALATION,)))
    assert effects(found) == {("", "minus"): "", ("m", "minus"): "unknown"}
    assert set(found.ranks["rank"]) == {1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_names_carriers_rankings_and_the_idle(ablated: Table, view: Views, language: str) -> None:
    shown = view(figures=(ESCALATION,), language=language)
    found = ablation(ablated(POINTS), shown)
    say = ablation_tables.WORDS[language]
    console = Console(width=120, record=True)
    for table in ablation_tables.tables(found, shown):
        console.print(table)
    text = console.export_text()
    assert f"{say['carries']} carrier" in text
    assert f"{say['produces']} carrier" in text
    assert f"{say['reverses']} turner" in text
    assert ("−3,05" if language == "sv" else "−3.05") in text
    notes = ablation_tables.notes(found, shown, {"carrier": "Carries."}, ("sleeper",), 4)

    first, second = shown.label("b"), shown.label("a")
    assert f"{first} < {second}" in notes[0]
    assert f"{second} = {first}" in notes[0]
    assert say["rank_minus"].format(mechanism="turner", ranking=f"{second} < {first}") in notes
    assert "carrier: Carries." in notes
    assert any(line.endswith("idler.") for line in notes)
    assert any(line.endswith("sleeper.") for line in notes)


def test_both_languages_say_the_same_things() -> None:
    assert set(ablation_tables.WORDS["en"]) == set(ablation_tables.WORDS["sv"])
