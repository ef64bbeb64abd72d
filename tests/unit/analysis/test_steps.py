"""A ladder: differences between neighbours, done by hand, that add up along a way, and their printed table."""

from collections.abc import Callable
from io import StringIO

import pandas as pd
import pytest
from rich.console import Console

from sim.analysis.climb import ladder_table
from sim.analysis.steps import Step, effects, ends_of, start_of, ways
from sim.analysis.view import View

Table = Callable[..., pd.DataFrame]
Views = Callable[..., View]

STEPS = (
    Step("first", {"en": "First step", "sv": "Första steget"}, "a", "b"),
    Step("left", {"en": "To the left", "sv": "Åt vänster"}, "b", "c"),
    Step("right", {"en": "To the right", "sv": "Åt höger"}, "b", "d"),
)


@pytest.fixture
def found(one_figure: Table) -> pd.DataFrame:
    values = {"a": [10.0, 12.0, 14.0], "b": [9.0, 10.0, 13.0], "c": [9.0, 11.0, 17.0], "d": [1.0, 2.0, 5.0]}
    table = pd.concat([one_figure(values), one_figure(values, figure="duplicated_hours_per_100")], ignore_index=True)
    return effects(pd.concat([table, table.assign(variant="equal_hours", value=1.0)], ignore_index=True), STEPS)


def test_a_fork_has_two_ends_and_each_its_whole_way() -> None:
    assert start_of(STEPS) == "a"
    assert ends_of(STEPS) == ["c", "d"]
    assert [(way.before, way.after) for way in ways(STEPS)] == [("a", "c"), ("a", "d")]
    assert ways(STEPS[:1]) == []


def test_each_step_is_compared_with_the_organisation_before_it(found: pd.DataFrame) -> None:
    one = found[(found["variant"] == "as_described") & (found["figure"] == "escalation_hours_per_100")]
    differences = one.set_index("step")["difference"]
    assert differences["first"] == pytest.approx(-4 / 3)
    assert differences["left"] == pytest.approx(5 / 3)
    assert differences["right"] == -8.0
    assert one.set_index("step").loc["right", "remark"] == "constant difference"


def test_the_steps_of_a_way_add_up_to_it(found: pd.DataFrame) -> None:
    one = found[(found["variant"] == "as_described") & (found["figure"] == "escalation_hours_per_100")]
    differences = one.set_index("step")["difference"]
    assert differences["a_to_c"] == pytest.approx(differences["first"] + differences["left"], rel=1e-14)
    assert differences["a_to_d"] == pytest.approx(differences["first"] + differences["right"], rel=1e-14)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_table_has_a_row_for_each_step_and_fits(
    width: int, language: str, found: pd.DataFrame, view: Views
) -> None:
    shown = view(language=language)
    console = Console(file=StringIO(), width=width)
    console.print(ladder_table(found, STEPS, shown, width))
    text = console.file.getvalue()  # type: ignore[attr-defined]  # the StringIO above
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text
    places = [text.index(step.label(language)) for step in STEPS]
    assert places == sorted(places)
    assert ("−1,3" if language == "sv" else "−1.3") in text
    assert "→" in text


def test_the_other_variant_has_a_table_of_its_own(found: pd.DataFrame, view: Views) -> None:
    console = Console(file=StringIO(), width=120)
    console.print(ladder_table(found, STEPS, view(variant="equal_hours"), 120))
    text = console.file.getvalue()  # type: ignore[attr-defined]  # the StringIO above
    assert "at equal hours" in text
    assert text.count("the same") == 2 * (len(STEPS) + len(ways(STEPS)))
