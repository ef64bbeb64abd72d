"""Two stored results compared: what is printed, and what is said of folders that hold none."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest

from experiments import difference
from experiments.store import PROVENANCE
from sim.study import results
from tests.unit.experiments.conftest import Start

COLUMNS = ("organisation", "variant", "replication", "period", "area", "figure", "by", "key", "unit", "value")
FIGURES = ("escalation_hours_per_100", "duplicated_hours_per_100", "decision_days", "visible_share")

Written = Callable[..., str]


def table(values: dict[str, Sequence[float]]) -> pd.DataFrame:
    """Return the same values in four figures, those of `visible_share` always 0.5."""
    rows = [
        (key, "as_described", number, "settled", "all", figure, "", "", "", 0.5 if figure == FIGURES[-1] else value)
        for figure in FIGURES
        for key, series in values.items()
        for number, value in enumerate(series)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a stored result beside others and return its folder."""

    def write(name: str, values: dict[str, Sequence[float]], seed: int = 1, **more: object) -> str:
        looks = [{"key": key, "title": {"sv": f"{key} sv", "en": f"{key} en"}, "colour": "#000000"} for key in values]
        record = {
            "seed": seed,
            "compiled_sources": "00ff",
            "versions": {"numpy": "2.0"},
            "configuration": {"options": {"population": "small"}, "parameters": {"arrival": {"volume": 1.0}}},
            "organisations": [{"look": look, "contested": 1, "orphan": 0} for look in looks],
            **more,
        }
        folder = tmp_path / "results" / name
        results.write_table(table(values), folder)
        results.write_json(record, folder, PROVENANCE)
        return f"results/{name}"

    return write


def test_figures_configuration_and_versions_that_differ_are_printed(start: Start, written: Written) -> None:
    a = written("one", {"x": [1.0, 2.0, 3.0], "y": [1.0, 2.0, 3.0]})
    other = {"options": {"population": "large"}, "parameters": {"arrival": {"volume": 1.0}}}
    b = written("two", {"x": [2.0, 3.5, 4.0], "z": [0.0, 0.0, 0.0]}, configuration=other, compiled_sources="ee11")
    status, out, err = start(difference.main, f"a={a}", f"b={b}")
    assert (status, err) == (0, "")
    assert "x en, as described" in out
    assert "+1.167 [0.450, 1.884] *" in out  # differences 1, 1.5, 1: mean 7/6, t(2) 4.303 times .2887 / √3
    assert "Time to decision" in out
    assert "Visible share" not in out
    assert "3 of 4 main figures" in out
    assert "9 of 12 values" in out
    assert "Only in a: y." in out
    assert "Only in b: z." in out
    assert all(word in out for word in ("options.population", "small", "large", "compiled_sources", "00ff", "ee11"))
    assert "arrival.volume" not in out


def test_the_same_result_twice_has_no_difference(start: Start, written: Written) -> None:
    a = written("one", {"x": [1.0, 2.0]})
    _, out, _ = start(difference.main, f"a={a}", f"b={a}")
    assert "All 8 values that both tables hold are the same." in out
    assert "compiled sources are the same" in out


def test_other_seeds_are_told_apart_as_independent_also_in_swedish(start: Start, written: Written) -> None:
    a, b = written("one", {"x": [1.0, 2.0, 4.0]}), written("two", {"x": [1.0, 3.0]}, seed=2)
    status, out, _ = start(difference.main, f"a={a}", f"b={b}", "language=sv")
    assert status == 0
    assert "Oberoende urval (3 och 2 upprepningar)" in out
    assert "x sv, som beskrivet" in out


def test_no_organisation_in_both_leaves_the_configuration(start: Start, written: Written) -> None:
    a, b = written("one", {"x": [1.0, 2.0]}), written("two", {"y": [1.0, 3.0]}, versions={"numpy": "2.1"})
    status, out, _ = start(difference.main, f"a={a}", f"b={b}")
    assert status == 0
    assert "No organisation is in both" in out
    assert "versions.numpy" in out


def test_every_wrong_folder_is_named_with_the_nearest(start: Start, written: Written) -> None:
    written("one", {"x": [1.0, 2.0]})
    status, out, err = start(difference.main, "a=results/onw", "b=results")
    assert (status, out) == (2, "")
    assert "a = 'results/onw': is no folder" in err
    assert "did you mean 'results/one'" in err
    assert "b = 'results': holds no provenance.json" in err


def test_a_file_and_a_result_are_not_compared(start: Start, written: Written) -> None:
    a = written("one", {"x": [1.0, 2.0]})
    status, _, err = start(difference.main, f"a={a}", "b=merged")
    assert status == 2
    assert "b = 'merged': is no folder, but the other is one" in err


def test_a_broken_result_and_another_table_are_named(start: Start, written: Written) -> None:
    a, b = written("one", {"x": [1.0, 2.0]}), written("two", {"x": [1.0, 2.0]})
    Path(a, PROVENANCE).write_text("{", encoding="utf-8")
    status, _, err = start(difference.main, f"a={a}", f"b={b}")
    assert status == 2
    assert "a = 'results/one': cannot be read" in err
    twice = pd.concat([table({"x": [1.0, 2.0]})] * 2)
    results.write_table(twice, Path(b))
    assert "has some values twice" in start(difference.main, f"a={b}", f"b={b}")[2]
    results.write_table(twice.drop(columns="value"), Path(b))
    assert "lacks value" in start(difference.main, f"a={b}", f"b={b}")[2]


def test_an_unknown_language_is_refused(start: Start) -> None:
    status, _, err = start(difference.main, "a=x", "b=y", "language=svv")
    assert status == 2
    assert "did you mean 'sv'" in err
