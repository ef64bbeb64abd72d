"""Lines over time and the flow between posts: right values, no label over another, what is missing left out."""

from collections.abc import Callable

import pandas as pd
import pytest

from sim.analysis import curves, flows
from sim.analysis.paired import paired
from sim.analysis.view import View
from sim.organisation.layout import MONTH
from tests.unit.analysis.test_figures import cut_off, overlapping

Table = Callable[..., pd.DataFrame]
Views = Callable[..., View]
WITHIN = {"1": 0.3, "5": 0.7, "30": 0.9, "180": 0.99}
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
