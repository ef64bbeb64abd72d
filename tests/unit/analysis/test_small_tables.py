"""The small tables beside the comparison: managers' hours a week and the transition dip, from tables made by hand."""

from collections.abc import Callable
from io import StringIO

import pandas as pd
from rich.console import Console
from rich.table import Table

from sim.analysis.bookkeeping import bookkeeping
from sim.analysis.dip import dips
from sim.analysis.dip_table import dip_table
from sim.analysis.paired import paired
from sim.analysis.view import MAIN, View
from sim.measures.figures import FIGURES

Tidy = Callable[..., pd.DataFrame]
Views = Callable[..., View]
TITLES = {"chief": {"sv": "Direktör", "en": "Director"}, "head": {"sv": "Chef", "en": "Head"}}


def text_of(*tables: Table | None) -> str:
    console = Console(file=StringIO(), width=140)
    for table in tables:
        console.print(table)
    return console.file.getvalue()  # type: ignore[attr-defined]  # the StringIO above


def hours(tidy: Tidy, post: str, **values: list[float]) -> pd.DataFrame:
    return tidy(values, "hours_per_week", "post", post)


def test_each_manager_has_a_row_and_a_post_that_is_not_there_a_dash(one_figure: Tidy, view: Views) -> None:
    parts = [
        hours(one_figure, "chief", a=[20.0, 22.0, 21.0], b=[10.0, 12.0, 11.0]),
        hours(one_figure, "head", b=[7.0, 8.0, 9.0]),
        hours(one_figure, "clerk", a=[33.0, 33.0, 33.0], b=[33.0, 33.0, 33.0]),
    ]
    table = pd.concat(parts, ignore_index=True)
    lines = text_of(*bookkeeping(paired(table, "a"), view(), TITLES, 120)).splitlines()
    (chief,) = (line for line in lines if "Director" in line)
    (head,) = (line for line in lines if "Head" in line)
    assert (chief.split()[-2:], head.split()[-2:]) == (["21.0", "11.0"], ["–", "8.00"])
    assert "−10.0" in "".join(lines)
    assert not any("33" in line for line in lines)


def test_titles_are_in_the_language_of_the_view_and_without_rows_there_is_no_table(
    one_figure: Tidy, view: Views
) -> None:
    table = paired(hours(one_figure, "chief", a=[20.0, 22.0], b=[10.0, 12.0]), "a")
    assert "Direktör" in text_of(*bookkeeping(table, view(language="sv"), TITLES))
    assert bookkeeping(table, view(period="transition"), TITLES) == []
    assert bookkeeping(table, view(), {"other": {"sv": "a", "en": "b"}}) == []


def issue_days(tidy: Tidy, **curves: list[float]) -> pd.DataFrame:
    """Return issue-days by month, the same in two replications."""
    months = range(len(next(iter(curves.values()))))
    parts = [
        tidy({key: [curve[month]] * 2 for key, curve in curves.items()}, "issue_days", "month", f"{month + 1:02d}")
        for month in months
    ]
    return pd.concat(parts, ignore_index=True)


def test_a_dip_is_shown_with_depth_month_length_and_area(one_figure: Tidy, view: Views) -> None:
    month = 365 / 12
    table = issue_days(one_figure, a=[0.0] * 4, b=[month, 2 * month, 0.0, 0.0], c=[0.0, month, month, 3 * month])
    shown = dip_table(dips(table, "a"), view())
    words = text_of(shown)
    (over,) = (line.split() for line in words.splitlines() if "Separate" in line)
    (lasting,) = (line.split() for line in words.splitlines() if "One office" in line)
    assert over[2:7] == ["2.00", "[2.00,", "2.00]", "2", "2"]
    assert over[7] == f"{3 * month:.0f}"
    assert lasting[2:8] == ["3.00", "[3.00,", "3.00]", "4", ">", "4"]


def test_without_a_dip_there_is_no_table(one_figure: Tidy, view: Views) -> None:
    table = issue_days(one_figure, a=[5.0, 5.0], b=[4.0, 5.0])
    assert dip_table(dips(table, "a"), view()) is None
    assert dip_table(dips(table, "a"), view(area="care")) is None


def test_the_main_figures_are_declared_each_once() -> None:
    assert set(MAIN) <= set(FIGURES)
    assert len(set(MAIN)) == len(MAIN)
