"""The way of an issue drawn: nothing lies over anything else, and each organisation is told apart without colour."""

from collections.abc import Callable
from itertools import combinations

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from sim.analysis.lanes import Sign, spread
from sim.analysis.swimlane import swimlanes
from sim.analysis.view import View
from tests.unit.analysis.test_figures import cut_off, overlapping
from tests.unit.analysis.test_story import COLUMNS, ISSUE, ledger, name, rows_of

Views = Callable[..., View]


def drawn(view: Views, rows: pd.DataFrame, language: str = "en") -> Figure:
    return swimlanes(dict.fromkeys("abcd", rows), view(language=language), name)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_lanes_have_no_label_over_another(view: Views, language: str) -> None:
    figure = drawn(view, rows_of(ledger(), ISSUE), language)
    assert overlapping(figure) == []
    assert cut_off(figure) == []
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == [
        "School M01", "Education Officer", "Ukk Head", "Education Committee",
    ]  # fmt: skip


def test_signs_that_meet_are_moved_apart_and_no_others() -> None:
    """Three arrows at once in a chain, one far below them, a marker: only what shares a lane makes room."""
    together = [Sign(2.0, 0, 1, "lifted"), Sign(2.0, 1, 2, "lifted"), Sign(2.0, 0, 3, "heard")]
    alone = [Sign(2.0, 5, 6, "lifted"), Sign(2.0, 1, 1, "decided"), Sign(9.0, 0, 1, "lifted")]
    found = spread([*together, *alone], span=100.0)
    assert all(sign in found for sign in (together[0], *alone))
    moved = [sign for sign in found if sign.kind == "arrow" and sign.start < 5 and sign.day < 9.0]
    assert len(moved) == 3
    for one, other in combinations(moved, 2):
        assert abs(one.day - other.day) >= 0.009 * 100.0 * 0.98
    assert [sign.end for sign in sorted(moved, key=lambda sign: sign.day)] == [1, 2, 3]


def test_a_whole_way_has_the_colour_dash_and_marker_of_its_organisation(view: Views) -> None:
    figure = drawn(view, rows_of(ledger(), ISSUE))
    seen = set()
    for ax, look in zip(figure.axes, view().looks, strict=True):
        (line,) = ax.lines
        assert line.get_color() == look.colour
        assert list(line.get_xdata()) == [0.0, 11.0]
        seen.add((line.get_linestyle(), str(line._dash_pattern), len(ax.collections[0].get_paths()[0].vertices)))  # noqa: SLF001  matplotlib tells dashes nowhere else
    assert len(seen) == len(figure.axes)


def test_what_rises_is_drawn_from_whoever_worked_on_it_last_and_the_first_way_from_where_it_arose(view: Views) -> None:
    """The committee's matter comes from the head who had decided, though the row names nobody."""
    begun = (13.6, "finished", "ukk_head", "", "exception", "exception", 0.5, 0.0)
    more = pd.DataFrame([begun], columns=COLUMNS)
    rows = pd.concat([rows_of(ledger(), ISSUE), more]).sort_values("time", kind="stable")
    arrows = [one for one in drawn(view, rows).axes[0].texts if isinstance(one, Annotation)]
    ways = [(float(one.xyann[1]), float(one.xy[1])) for one in arrows]
    assert ways == [(0.0, 1.0), (1.0, 2.0), (2.0, 3.0)]


def test_a_party_that_is_only_named_has_a_lane_and_its_arrow(view: Views) -> None:
    """An officer in whose name a dispute is lifted, without having worked on the matter."""
    lift = (12.0, "lifted", "ukk_head", "quality_officer", "hearing", "contested", 0.0, 0.0)
    rows = pd.DataFrame([*rows_of(ledger(), ISSUE)[list(COLUMNS)].iloc[:3].to_numpy().tolist(), lift], columns=COLUMNS)
    ax = drawn(view, rows).axes[0]
    lanes = [label.get_text() for label in ax.get_yticklabels()]
    assert lanes == ["School M01", "Education Officer", "Quality Officer", "Ukk Head"]
    arrows = [one for one in ax.texts if isinstance(one, Annotation)]
    assert (float(arrows[-1].xyann[1]), float(arrows[-1].xy[1])) == (2.0, 3.0)
