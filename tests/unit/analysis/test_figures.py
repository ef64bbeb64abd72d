"""The figures: right values and colours, and no label over another."""

import itertools
from collections.abc import Callable

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from sim.analysis import figures, lines
from sim.analysis.paired import paired
from sim.analysis.view import HEADLINES, View
from sim.measures.figures import FIGURES

Table = Callable[..., pd.DataFrame]
Views = Callable[..., View]
LAG = "behaviour.belief_lag"


def drawn_texts(figure: Figure) -> list[tuple[str, Bbox]]:
    """Return every text that is drawn with its place; ticks beyond the ends of an axis are not."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    hidden: set[Text] = set()
    for axis in (axis for panel in figure.axes for axis in (panel.xaxis, panel.yaxis)):
        low, high = sorted(axis.get_view_interval())
        hidden |= {tick.label1 for tick in axis.get_major_ticks() if not low <= tick.get_loc() <= high}
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    boxes = [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in texts if text not in hidden]
    return [(words, box) for words, box in boxes if box.width > 1]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    pairs = itertools.combinations(drawn_texts(figure), 2)
    return [(one[0], other[0]) for one, other in pairs if one[1].padded(-1).overlaps(other[1].padded(-1))]


def cut_off(figure: Figure) -> list[str]:
    frame = figure.bbox.padded(1)
    return [words for words, box in drawn_texts(figure) if not all(frame.contains(*corner) for corner in box.corners())]


def at_points(whole_table: Table, *more: str) -> pd.DataFrame:
    tables = [whole_table(factor=1 + lag).assign(**{LAG: lag}) for lag in (0.1, 0.3, 0.5)]
    table = pd.concat(tables, ignore_index=True)
    if more:
        table = pd.concat([table.assign(population=name) for name in more], ignore_index=True)
    return table


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("draw", [figures.escalation, figures.duplication])
def test_no_label_lies_over_another_or_is_cut_off(
    whole_table: Table, view: Views, draw: Callable[..., Figure], language: str
) -> None:
    figure = draw(paired(whole_table(), "a"), view(language=language))
    assert overlapping(figure) == []
    assert cut_off(figure) == []


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_figure_of_points_has_no_label_over_another(whole_table: Table, view: Views, language: str) -> None:
    shown = view(language=language, points=(LAG,), figures=("decision_days",))
    figure = lines.points_figure(paired(at_points(whole_table), "a", [LAG]), shown)
    assert overlapping(figure) == []
    assert cut_off(figure) == []


def test_bars_have_the_means_and_the_colours_of_the_files(whole_table: Table, view: Views) -> None:
    statistics = paired(whole_table(), "a")
    shown = view()
    panel = figures.duplication(statistics, shown).axes[0]
    bars = [bar for container in panel.containers for bar in container]
    own = statistics[(statistics["figure"] == HEADLINES[1]) & (statistics["by"] == "")].set_index("organisation")
    assert [bar.get_width() for bar in bars] == pytest.approx([own.loc[key, "mean"] for key in "abcd"])
    assert [to_hex(bar.get_facecolor()).upper() for bar in bars] == [look.colour for look in shown.looks]
    assert [label.get_text() for label in panel.get_yticklabels()] == [look.label("en") for look in shown.looks]


def test_panels_of_one_figure_share_a_scale(whole_table: Table, view: Views) -> None:
    panels = figures.escalation(paired(whole_table(), "a"), view()).axes
    assert len({panel.get_xlim() for panel in panels}) == 1


def test_a_figure_that_is_nought_everywhere_is_drawn(one_figure: Table, view: Views) -> None:
    table = one_figure({"a": [0.0, 0.0], "b": [0.0, 0.0]}, figure=HEADLINES[1])
    figure = figures.duplication(paired(table, "a"), view())
    assert figure.axes[0].get_xlim()[1] > 0


def test_panels_without_values_are_left_out(one_figure: Table, view: Views) -> None:
    figure = figures.escalation(paired(one_figure({"a": [1.0, 2.0], "b": [2.0, 2.5]}), "a"), view())
    assert len(figure.axes) == 1


def test_one_replication_is_drawn_without_intervals(whole_table: Table, view: Views) -> None:
    figure = figures.escalation(paired(whole_table(replications=1), "a"), view())
    assert any("no intervals" in text.get_text() for text in figure.findobj(Text))


def test_the_first_rows_of_points_are_the_headlines_and_the_axis_is_the_number(whole_table: Table, view: Views) -> None:
    shown = view(points=(LAG,), figures=("decision_days",))
    figure = lines.points_figure(paired(at_points(whole_table), "a", [LAG]), shown)
    titles = [panel.get_ylabel().replace("\n", " ") for panel in figure.axes]
    assert titles[0].startswith(FIGURES[HEADLINES[0]].en)
    assert titles[1].startswith(FIGURES[HEADLINES[1]].en)
    assert figure.axes[-1].get_xlabel() == LAG
    assert [label.get_text() for label in figure.axes[-1].get_xticklabels()] == ["0.1", "0.3", "0.5"]


def test_lines_have_colour_dash_and_marker_of_the_files(whole_table: Table, view: Views) -> None:
    shown = view(points=(LAG,), figures=("decision_days",))
    figure = lines.points_figure(paired(at_points(whole_table), "a", [LAG]), shown)
    drawn = [line for line in figure.axes[0].lines if line.get_label() in {look.label("en") for look in shown.looks}]
    assert [line.get_color() for line in drawn] == [look.colour for look in shown.looks]
    assert [line.get_marker() for line in drawn] == [look.sign for look in shown.looks]


def test_further_parameters_become_columns(whole_table: Table, view: Views) -> None:
    points = (LAG, "population")
    statistics = paired(at_points(whole_table, "small", "default"), "a", points)
    figure = lines.points_figure(statistics, view(points=points, figures=("decision_days",)))
    assert len(figure.axes) == 3 * 2
    assert [panel.get_title(loc="left") for panel in figure.axes[:2]] == ["population = small", "population = default"]
    assert overlapping(figure) == []


def test_points_that_are_no_numbers_stand_in_the_order_given(whole_table: Table, view: Views) -> None:
    table = pd.concat([whole_table().assign(population=name) for name in ("small", "default")], ignore_index=True)
    shown = view(points=("population",), figures=("decision_days",))
    figure = lines.points_figure(paired(table, "a", ["population"]), shown)
    assert [label.get_text() for label in figure.axes[-1].get_xticklabels()] == ["small", "default"]


def test_drawing_leaves_the_settings_as_they_were(whole_table: Table, view: Views) -> None:
    before = dict(mpl.rcParams)
    figures.escalation(paired(whole_table(), "a"), view())
    assert dict(mpl.rcParams) == before


def test_an_interval_that_reaches_below_nought_is_drawn_whole(one_figure: Table, view: Views) -> None:
    statistics = paired(one_figure({"a": [1.0, 2.0], "b": [1.5, 0.1]}, figure=HEADLINES[1]), "a")
    low = statistics.loc[statistics["organisation"] == "b", "low"].item() + 1.5
    assert low < 0
    assert figures.duplication(statistics, view()).axes[0].get_xlim()[0] < low
