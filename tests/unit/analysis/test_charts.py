"""Organisations and managers' hours drawn: every post once, no box over another, nothing cut off."""

from collections.abc import Callable
from itertools import combinations

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from sim.analysis import figures
from sim.analysis.charts import chart, committees, placed
from sim.analysis.hours_figure import hours_a_week
from sim.analysis.paired import paired
from sim.analysis.view import View
from sim.organisation import load_organisation, load_population, names
from tests.unit.analysis.test_figures import cut_off, overlapping

Table = Callable[..., pd.DataFrame]
Views = Callable[..., View]
TYPES = {key: {"sv": one.title.sv, "en": one.title.en} for key, one in load_population("default").types.items()}


@pytest.mark.parametrize("name", names("organisation"))
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_organisation_is_drawn_without_a_label_over_another(name: str, language: str) -> None:
    figure = chart(load_organisation(name), language, TYPES)
    assert overlapping(figure) == []
    assert cut_off(figure) == []


@pytest.mark.parametrize("name", names("organisation"))
def test_texts_stay_within_their_boxes(name: str) -> None:
    figure = chart(load_organisation(name), "sv", TYPES)
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = [patch.get_window_extent(renderer) for patch in figure.axes[0].patches]
    for text in figure.axes[0].texts:
        extent = text.get_window_extent(renderer)
        inside = [
            box.x0 <= extent.x0 and extent.x1 <= box.x1 and box.y0 - 1 <= extent.y0 and extent.y1 <= box.y1 + 1
            for box in boxes
        ]
        assert any(inside), text.get_text()


@pytest.mark.parametrize("name", names("organisation"))
def test_every_post_has_a_box_and_a_line_to_whoever_leads_it(name: str) -> None:
    organisation = load_organisation(name)
    boxes, lines = placed(organisation, "en", TYPES)
    units = {key for key, unit in organisation.units.items() if unit.owner != "independent"}
    assert set(boxes) == set(organisation.posts) | units
    leads = {(post.reports_to, key) for key, post in organisation.posts.items() if post.reports_to}
    assert set(lines) == leads | {(organisation.units[key].reports_to, key) for key in units}
    places = [(box.column, box.row) for box in boxes.values()]
    apart = [abs(one[1] - other[1]) for one, other in combinations(places, 2) if one[0] == other[0]]
    assert min(apart) >= 1.0


@pytest.mark.parametrize("name", names("organisation"))
def test_every_committee_that_a_post_answers_to_has_a_box_above_it_and_over_no_other(name: str) -> None:
    organisation = load_organisation(name)
    boxes, _ = placed(organisation, "en", TYPES)
    drawn = committees(organisation, boxes, "en")
    answers = set()
    for key, post in organisation.posts.items():
        above = organisation.posts[post.reports_to].committee if post.reports_to else ""
        if post.committee and post.committee != above:
            answers.add((organisation.committees[post.committee].title.en, key))
    rows = {(box.column, box.row): key for key, box in boxes.items()}
    assert {(body.text, rows[body.column, row]) for body in drawn for row in body.below} == answers
    assert len({(body.text, body.column) for body in drawn}) == len(drawn)
    for body in drawn:
        near = [abs(row - body.row) for column, row in rows if column == body.column]
        assert min(near) > 0.75
        assert body.below == sorted(body.below)
        assert body.row < body.below[0]


@pytest.mark.parametrize("name", names("organisation"))
def test_posts_of_one_person_share_a_letter(name: str) -> None:
    organisation = load_organisation(name)
    boxes, _ = placed(organisation, "en", TYPES)
    several = {post for person in organisation.persons.values() if len(person.posts) > 1 for post in person.posts}
    assert {key for key, box in boxes.items() if box.twice} == several
    for person in organisation.persons.values():
        if len(person.posts) > 1:
            assert len({boxes[post].text.partition("(")[2][:2] for post in person.posts}) == 1


@pytest.mark.parametrize("language", ["sv", "en"])
def test_hours_of_each_post_are_drawn_where_it_exists(one_figure: Table, view: Views, language: str) -> None:
    titles = {post: {"sv": f"Chef {post}", "en": f"Head {post}"} for post in ("one", "two", "three")}
    everywhere = {key: [1.0 + place, 1.1 + place] for place, key in enumerate("abcd")}
    tables = [
        one_figure(everywhere, "hours_per_week", "post", "one"),
        one_figure(everywhere, "hours_per_week", "post", "two"),
    ]
    tables.append(one_figure({"b": [5.0, 6.0]}, "hours_per_week", "post", "three"))
    figure = hours_a_week(paired(pd.concat(tables, ignore_index=True), "a"), view(language=language), titles)
    assert overlapping(figure) == []
    assert cut_off(figure) == []
    dots = [
        dot for dots in figure.axes[0].collections for dot in dots.get_offsets().tolist() if len(dots.get_offsets())
    ]
    assert sorted(dot[0] for dot in dots if dot[0] > 0.5) == pytest.approx([*sorted([1.05, 2.05, 3.05, 4.05] * 2), 5.5])


@pytest.mark.parametrize("draw", [figures.levels, figures.position, figures.full_time])
def test_bars_of_the_report_have_no_label_over_another(
    one_figure: Table, view: Views, draw: Callable[..., object]
) -> None:
    values = {key: [0.3 + 0.01 * place, 0.31 + 0.02 * place] for place, key in enumerate("abcd")}
    tables = [
        one_figure(values, "decided_share", "level", level)
        for level in ("department", "office", "executive", "political")
    ]
    names = ("visible_share", "own_case_share", "neutrality_gap_days", "neutrality_gap_hours", "neutrality_gap_right",
             "full_time_equivalents", "hours_per_issue")  # fmt: skip
    tables += [one_figure(values, name) for name in names]
    figure = draw(paired(pd.concat(tables, ignore_index=True), "a"), view())
    assert overlapping(figure) == []
    assert cut_off(figure) == []
