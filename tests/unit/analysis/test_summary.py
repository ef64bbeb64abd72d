"""The few sentences of a comparison: the best where it is set apart, and who is level with it where it is not alone."""

from collections.abc import Callable

import pandas as pd
import pytest

from sim.analysis.intervals import pairs
from sim.analysis.paired import paired
from sim.analysis.summary import TOLD, summary
from sim.analysis.view import View

Table = Callable[..., pd.DataFrame]
Views = Callable[..., View]
Values = dict[str, list[float]]


@pytest.fixture
def said(one_figure: Table, view: Views) -> Callable[..., str]:
    """Give the one sentence on a figure of these values."""

    def say(values: Values, figure: str = "escalation_hours_per_100", language: str = "en") -> str:
        table = one_figure(values, figure)
        (sentence,) = summary(paired(table, "a"), pairs(table, TOLD), view(language=language))
        return sentence

    return say


def values(a: float, b: float, c: float, d: float) -> Values:
    """Return three replications in which each differs from the others by exactly as much."""
    return {key: [mean + shared for shared in (-0.1, 0.0, 0.1)] for key, mean in zip("abcd", (a, b, c, d), strict=True)}


def test_the_best_is_told_where_it_is_set_apart(said: Callable[..., str]) -> None:
    assert said(values(5.0, 5.0, 4.0, 4.5)) == (
        "Escalation load: least in “One office”, 4.00 hours per 100 root issues (−1.00 against “Today”, 95 % interval "
        "−1.00 to −1.00)."
    )


def test_where_the_reference_is_the_best_the_farthest_is_told(said: Callable[..., str]) -> None:
    rises = {key: [mean, mean + 0.01, mean - 0.01] for key, mean in {"a": 0.9, "b": 0.8, "c": 0.7, "d": 0.8}.items()}
    assert said(rises, "decided_rightly_share") == (
        "Decided rightly: none is surely better than “Today”, 90.0 %. Farthest from it: “One office”, 70.0 % "
        "(−20.0 percentage points against “Today”, 95 % interval −20.0 to −20.0)."
    )


def test_without_any_difference_beyond_chance_all_are_level(said: Callable[..., str]) -> None:
    noise = {"a": [2.0, 2.5, 3.0], "b": [3.0, 2.5, 2.0], "c": [2.0, 3.0, 2.5], "d": [2.5, 2.0, 3.0]}
    assert said(noise) == (
        "Escalation load: all are level with “Today”, 2.50 hours per 100 root issues: no difference to it beyond "
        "chance and rounding."
    )


def test_a_difference_that_rounding_takes_away_is_none(said: Callable[..., str]) -> None:
    """It is the same in every replication, hence beyond chance, and smaller than the digits shown."""
    assert "all are level with “Today”" in said(values(5.0, 5.0, 5.0, 5.0001))


@pytest.mark.parametrize("noise", [[0.3, -0.3, 0.0], [0.0001, 0.0001, 0.0001]])
def test_those_level_with_the_best_are_told_as_level(said: Callable[..., str], noise: list[float]) -> None:
    """Two that chance or rounding alone sets apart: neither has the least."""
    given = values(9.0, 9.0, 4.0, 4.0)
    given["d"] = [value + own for value, own in zip(given["d"], noise, strict=True)]
    told = said(given)
    assert told.startswith(
        "Escalation load: least (with no difference between them beyond chance and rounding) in “One office”, 4.00 "
    )
    assert " and “Shared head”, 4.00 " in told
    assert "Separate offices" not in told


def test_one_that_is_level_with_the_best_but_not_with_the_next_is_left_out(said: Callable[..., str]) -> None:
    """The best is uncertain, so that c and d are both level with it, but they are surely not level with one another."""
    given = values(9.0, 4.0, 4.5, 4.6)
    given["b"] = [3.5, 4.0, 4.5]
    told = said(given)
    assert "“Separate offices”" in told
    assert "“One office”" in told
    assert "Shared head" not in told


def test_one_on_the_other_side_of_the_reference_is_not_level_with_the_farthest(said: Callable[..., str]) -> None:
    """So uncertain that nothing sets it apart from anyone, it is none of those that are surely worse."""
    given = values(5.0, 5.0, 6.0, 6.0)
    given["b"] = [1.0, 4.9, 8.0]
    told = said(given)
    assert "none is surely better than “Today”" in told
    assert "rounding): “One office”" in told
    assert "Separate offices" not in told


def test_a_difference_of_shares_is_in_percentage_points_in_swedish_too(said: Callable[..., str]) -> None:
    shares = {key: [mean, mean + 0.01] for key, mean in {"a": 0.5, "b": 0.5, "c": 0.6, "d": 0.5}.items()}
    assert said(shares, "jobs_done_share", "sv") == (
        "Andel gjorda chefsuppdrag: mest i ”Ett kontor”, 60,5 % (+10,0 procentenheter mot ”I dag”, 95 %-intervall "
        "+10,0 till +10,0)."
    )


@pytest.fixture
def lacking(one_figure: Table) -> pd.DataFrame:
    """Give values of two figures of which one organisation lacks the first, so that its pairs have no interval."""
    given = values(9.0, 4.0, 4.5, 4.6)
    del given["b"]
    return pd.concat(
        [one_figure(given), one_figure(values(1.0, 1.0, 1.0, 1.0), "duplicated_hours_per_100")], ignore_index=True
    )


def test_where_an_organisation_has_no_value_only_those_shown_alike_are_level(
    lacking: pd.DataFrame, view: Views
) -> None:
    between = pairs(lacking, TOLD)
    assert between.loc[between["figure"] == "escalation_hours_per_100", "low"].isna().all()
    told = next(summary(paired(lacking, "a"), between, view()))
    assert "least in “One office”, 4.50 " in told
    assert "Shared head" not in told


def test_where_pairs_lack_the_figure_only_those_shown_alike_are_level(one_figure: Table, view: Views) -> None:
    table = pd.concat([one_figure(values(9.0, 4.0, 4.0, 4.6)), one_figure({"a": [1.0]}, "hops_per_issue")])
    (told,) = summary(paired(table, "a"), pairs(table, ["hops_per_issue"]), view())
    assert "“Separate offices”, 4.00 " in told
    assert " and “One office”, 4.00 " in told
    assert "Shared head" not in told


def test_one_replication_says_once_that_there_is_no_interval(one_figure: Table, view: Views) -> None:
    given = {"a": [5.0], "b": [4.0], "c": [3.0], "d": [2.0]}
    table = pd.concat([one_figure(given), one_figure(given, "decision_days")], ignore_index=True)
    assert list(summary(paired(table, "a"), pairs(table, TOLD), view())) == ["One replication: no intervals."]
    assert list(summary(paired(table[table["organisation"] == "a"], "a"), pairs(table, TOLD), view())) == []
