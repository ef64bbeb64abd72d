"""Lines over time and the flow between posts: right values, no label over another, what is missing left out."""

from collections.abc import Callable

import pandas as pd
import pytest

from sim.analysis import curves, flows
from sim.analysis.paired import paired
from sim.analysis.summary import summary
from sim.analysis.view import View
from sim.organisation.layout import MONTH
from tests.unit.analysis.test_figures import cut_off, overlapping

Table = Callable[..., pd.DataFrame]
Views = Callable[..., View]
WITHIN = {"1": 0.3, "5": 0.7, "30": 0.9, "180": 0.99}
ESCALATION = (
    "Escalation load: least in “One office”, 4.00 hours per 100 root issues "
    "(−1.00 against “Today”, 95 % interval −1.00 to −1.00)."
)
RIGHTLY = (
    "Decided rightly: none is better than “Today”, 90.0 %. Farthest from it is “One office”, 70.0 % "
    "(−20.0, 95 % interval −20.0 to −20.0)."
)
FLOW = {"school > education_officer": 4.0, "education_officer > school": 2.0, "registrar > school": 0.5}


def table(one_figure: Table) -> pd.DataFrame:
    parts = [one_figure(_around(share), "decided_within_share", "days", days) for days, share in WITHIN.items()]
    parts += [one_figure(_around(count), "handed_over_per_100", "flow", pair) for pair, count in FLOW.items()]
    for month in range(1, 13):
        parts += [
            one_figure(_around(month * MONTH), name, "month", f"{month:02}") for name in ("issue_days", "backlog_hours")
        ]
    return pd.concat(parts, ignore_index=True)


def _around(value: float) -> dict[str, list[float]]:
    return {key: [value * (1 - 0.01 * place), value * (1 - 0.02 * place)] for place, key in enumerate("abcd")}


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("draw", [curves.decisions, curves.months, lambda *given: flows.flow(*given, {})])
def test_no_label_lies_over_another_or_is_cut_off(
    one_figure: Table, view: Views, draw: Callable[..., object], language: str
) -> None:
    figure = draw(paired(table(one_figure), "a"), view(language=language))
    assert overlapping(figure) == []
    assert cut_off(figure) == []


def test_the_curve_and_its_difference_have_the_values_of_the_table(one_figure: Table, view: Views) -> None:
    left, right = curves.decisions(paired(table(one_figure), "a"), view()).axes[:2]
    assert left.lines[0].get_xydata().tolist() == [
        [float(day), pytest.approx(100 * share)] for day, share in WITHIN.items()
    ]
    assert right.lines[0].get_ydata() == pytest.approx([-1.5 * share for share in WITHIN.values()])


def test_months_are_means_of_the_month(one_figure: Table, view: Views) -> None:
    panel = curves.months(paired(table(one_figure), "a"), view()).axes[0]
    assert panel.lines[0].get_ydata() == pytest.approx(list(range(1, 13)))


def test_the_summary_tells_the_best_where_it_is_set_apart(one_figure: Table, view: Views) -> None:
    falls = {"a": [5.0, 5.1, 4.9], "b": [5.1, 4.9, 5.0], "c": [4.0, 4.1, 3.9], "d": [4.5, 4.6, 4.4]}
    rises = {"a": [0.9, 0.91, 0.89], "b": [0.8, 0.81, 0.79], "c": [0.7, 0.71, 0.69], "d": [0.8, 0.81, 0.79]}
    noise = {"a": [2.0, 2.5, 3.0], "b": [3.0, 2.5, 2.0], "c": [2.0, 3.0, 2.5], "d": [2.5, 2.0, 3.0]}
    given = [
        one_figure(falls),
        one_figure(rises, "decided_rightly_share"),
        one_figure(noise, "duplicated_hours_per_100"),
    ]
    told = list(summary(paired(pd.concat(given), "a"), view()))
    assert told == [
        ESCALATION,
        "Duplicated work: no difference to “Today” beyond chance (2.50 hours per 100 root issues).",
        RIGHTLY,
    ]
