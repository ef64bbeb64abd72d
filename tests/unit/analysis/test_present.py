"""The printed table: order of rows, marks, languages, and what the lines below it say."""

from collections.abc import Callable
from io import StringIO

import pandas as pd
import pytest
from rich.console import Console

from sim.analysis import present
from sim.analysis.looks import Look
from sim.analysis.paired import paired
from sim.analysis.view import HEADLINES, View
from sim.errors import ArgumentError
from sim.measures.figures import FIGURES

Table = Callable[..., pd.DataFrame]
Views = Callable[..., View]


def printed(table: pd.DataFrame, view: View, unclear: dict[str, tuple[int, int]] | None = None) -> str:
    console = Console(file=StringIO(), width=140)
    for part in present.tables(paired(table, view.reference, view.points), view, unclear or {}):
        console.print(part)
    return console.file.getvalue()  # type: ignore[attr-defined]  # the StringIO above


def test_escalation_load_and_duplicated_work_come_first(whole_table: Table, view: Views) -> None:
    lines = printed(whole_table(), view()).splitlines()
    titles = [FIGURES[key].en for key in FIGURES]
    order = [line.strip() for line in lines if any(line.strip().startswith(title) for title in titles)]
    assert order[0].startswith(FIGURES[HEADLINES[0]].en)
    assert order[1].startswith(FIGURES[HEADLINES[1]].en)


def test_the_headlines_come_first_whatever_was_asked_for(view: Views) -> None:
    assert view(figures=("open", HEADLINES[1])).shown() == (*HEADLINES, "open")


def test_the_reference_shows_its_mean_and_the_others_a_marked_difference(one_figure: Table, view: Views) -> None:
    text = printed(one_figure({"a": [10, 12, 14], "b": [5, 7, 10]}), view())
    assert "12.00" in text or "12.0" in text
    assert "−4.7 [−6.1, −3.2] *" in text or "−4.67 [−6.10, −3.23] *" in text


def test_an_interval_with_zero_in_it_has_no_mark(one_figure: Table, view: Views) -> None:
    assert "*" not in printed(one_figure({"a": [10, 12, 14], "b": [9, 13, 14]}), view())


def test_equal_figures_are_called_the_same(one_figure: Table, view: Views) -> None:
    table = one_figure({"a": [10, 12], "b": [10, 12]})
    assert "the same" in printed(table, view())
    assert "lika" in printed(table, view(language="sv"))


def test_swedish_titles_decimal_comma_and_names(whole_table: Table, view: Views) -> None:
    text = printed(whole_table(), view(language="sv"))
    assert FIGURES[HEADLINES[0]].sv in text
    assert "Gemensam chef" in text
    assert "18,1" in text or "," in text
    assert "Separate offices" not in text


def test_shares_are_printed_in_percent(one_figure: Table, view: Views) -> None:
    text = printed(one_figure({"a": [0.25, 0.25], "b": [0.5, 0.5]}, figure="duplicated_share"), view())
    assert "25.0" in text
    assert "%" in text
    assert "+25.0" in text


def test_a_figure_without_a_total_is_printed_by_level(whole_table: Table, view: Views) -> None:
    text = printed(whole_table(), view())
    assert "Utilisation: offices" in text
    assert "handle" not in text


def test_contested_and_orphan_cells_stand_per_organisation(whole_table: Table, view: Views) -> None:
    text = printed(whole_table(), view(), dict.fromkeys("abcd", (38, 7)))
    assert text.count(" 38 ") == 4
    assert "Orphan cells" in text


def test_many_organisations_become_several_tables_with_the_reference_in_each(one_figure: Table) -> None:
    names = [f"o{number}" for number in range(8)]
    looks = tuple(Look(name, {"sv": name, "en": name}, "#000000") for name in names)
    statistics = paired(one_figure({name: [1.0, 2.0] for name in names}), "o3")
    found = present.tables(statistics, View(looks, "o3"), {})
    headings = [[str(column.header) for column in table.columns] for table in found]
    assert headings == [["Figure", "o3", "o0", "o1", "o2", "o4"], ["Figure", "o3", "o5", "o6", "o7"]]


def test_points_have_a_row_each_below_their_figure(whole_table: Table, view: Views) -> None:
    table = pd.concat([whole_table(factor=f).assign(**{"behaviour.belief_lag": f}) for f in (1.0, 3.0)])
    text = printed(table, view(points=("behaviour.belief_lag",), figures=("decision_days",)))
    assert text.count(FIGURES[HEADLINES[0]].en) == 1
    first = text.index(FIGURES[HEADLINES[0]].en)
    second = text.index(FIGURES[HEADLINES[1]].en)
    assert first < text.index("3.0", first) < second < text.index(FIGURES["decision_days"].en)


def test_the_notes_say_how_many_replications_issues_and_what_pairing_gained(whole_table: Table, view: Views) -> None:
    text = "\n".join(present.notes(paired(whole_table(replications=6), "a"), view()))
    assert "6 replications" in text
    assert "root issues" in text
    assert "Today" in text
    assert "times (escalation load)" in text


def test_one_replication_is_said_to_have_no_interval(whole_table: Table, view: Views) -> None:
    table = whole_table(replications=1)
    assert "no interval" in "\n".join(present.notes(paired(table, "a"), view()))
    assert "[" not in printed(table, view())


def test_one_organisation_alone_is_not_compared(whole_table: Table, view: Views) -> None:
    notes = present.notes(paired(whole_table(replications=1, organisations="a"), "a"), view())
    assert len(notes) == 1
    assert "every organisation" not in notes[0]


def test_what_rests_on_fewer_replications_is_marked_and_explained(one_figure: Table, view: Views) -> None:
    table = one_figure({"a": [1.0, 2.0, 3.0], "b": [2.0, 5.0, float("nan")]})
    assert "†" in printed(table, view())
    assert "†" in present.notes(paired(table, "a"), view())[-1]


def test_a_period_that_the_results_lack_is_refused_by_name(one_figure: Table, view: Views) -> None:
    with pytest.raises(ArgumentError, match="settled"):
        printed(one_figure({"a": [1.0], "b": [2.0]}), view(period="transition"))


def test_as_described_is_named_in_a_table_and_shown_unless_another_is_asked_for(one_figure: Table, view: Views) -> None:
    table = one_figure({"a": [1.0, 2.0], "b": [2.0, 4.0]})
    both = pd.concat([table, table.assign(variant="equal_hours", value=table["value"] + 500.0)])
    assert "as described" in " ".join(printed(both, view()).split())
    assert "503" not in printed(both, view())
    equal = " ".join(printed(both, view(variant="equal_hours", language="sv")).split())
    assert "vid lika timmar" in equal
    assert "503" in equal
    with pytest.raises(ArgumentError, match="equal_hours"):
        printed(table, view(variant="equal_hours"))


@pytest.mark.parametrize("width", [70, 80, 100, 120, 200])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_no_table_is_wider_than_the_terminal_and_nothing_is_cut_off(
    width: int, language: str, whole_table: Table, view: Views
) -> None:
    shown = view(language=language)
    made = present.tables(paired(whole_table(), "a"), shown, dict.fromkeys("abcd", (38, 7)), width)
    console = Console(file=StringIO(), width=width)
    for part in made:
        console.print(part)
    text = console.file.getvalue()  # type: ignore[attr-defined]  # the StringIO above
    assert "…" not in text
    assert max(map(len, text.splitlines())) <= width
    shown_labels = [str(column.header) for part in made for column in part.columns]
    assert {shown.label(key) for key in "abcd"} <= set(shown_labels)
