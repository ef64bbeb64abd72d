"""The parts of a difference add up to it; nothing is shared out of what may be nothing."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from sim.analysis import words
from sim.analysis.attribution import SPLITS, attribution, attribution_tables
from sim.analysis.paired import paired
from sim.analysis.view import View
from sim.measures.parts import WHOLES

Table = Callable[..., pd.DataFrame]
Views = Callable[..., View]
KINDS = ("one", "two", "three")


def table(one_figure: Table, apart: float) -> pd.DataFrame:
    """Return wholes and parts of organisations `a` and `b`, which differ by `apart` in the last kind alone."""
    noise = np.random.default_rng(3).normal(1.0, 0.01, (len(KINDS), 2, 6))
    noise[:, 1] = noise[:, 0] + np.random.default_rng(4).normal(0.0, 0.001, (len(KINDS), 6))
    noise[2, 1] += apart
    tables = []
    for part, whole in WHOLES.items():
        for split in SPLITS:
            for place, kind in enumerate(KINDS):
                tables.append(one_figure({"a": noise[place, 0], "b": noise[place, 1]}, part, split, kind))
        tables.append(one_figure({"a": noise[:, 0].sum(axis=0), "b": noise[:, 1].sum(axis=0)}, whole))
    return pd.concat(tables, ignore_index=True)


def test_parts_add_up_and_have_their_share(one_figure: Table, view: Views) -> None:
    found = attribution(paired(table(one_figure, 0.5), "a"), view())
    assert set(found["organisation"]) == {"b"}
    for figure in WHOLES.values():
        own = found[found["figure"] == figure]
        whole = float(own.loc[own["split"] == "", "difference"].iloc[0])
        for split in SPLITS:
            assert own.loc[own["split"] == split, "difference"].sum() == pytest.approx(whole, rel=1e-12)
            assert own.loc[own["split"] == split, "share"].sum() == pytest.approx(1.0)
        assert own.loc[own["key"] == "three", "share"].tolist() == pytest.approx([1.0] * len(SPLITS), abs=0.02)


def test_of_what_may_be_nothing_there_are_no_shares(one_figure: Table, view: Views) -> None:
    same = table(one_figure, 0.0)
    base = same[same["organisation"] == "a"]
    both = pd.concat([base, base.assign(organisation="b")], ignore_index=True)
    found = attribution(paired(both, "a"), view())
    assert (found["difference"] == 0.0).all()
    assert found["share"].isna().all()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_tables_end_with_the_rest_and_the_whole(one_figure: Table, view: Views, language: str) -> None:
    shown = view(language=language)
    titles = {"three": {"en": "The third", "sv": "Det tredje"}}
    found = attribution(paired(table(one_figure, 0.5), "a"), shown)
    tables = list(attribution_tables(found, shown, titles))
    assert len(tables) == len(WHOLES) * len(SPLITS)
    names, numbers = (list(column.cells) for column in tables[0].columns)
    assert names[0] == titles["three"][language]
    assert names[-2:] == [shown.say("rest"), shown.say("whole")]
    whole = found[(found["figure"] == WHOLES["escalation_part"]) & (found["split"] == "")].iloc[0]
    first, second = str(numbers[-1]).splitlines()
    assert first == f"{words.number(whole['difference'], 3, language, signed=True)} *"
    low, high = (words.number(whole[end], 3, language) for end in ("low", "high"))
    assert second.strip() in {f"[{low}, {high}]", f"[{low}; {high}]"}
    assert str(numbers[-2]).splitlines()[1].strip() == ""


def test_a_cell_is_named_by_its_function_and_the_title_of_its_type_of_unit(one_figure: Table, view: Views) -> None:
    shown = view(language="sv")
    given = pd.concat([
        one_figure({"a": [1.0, 1.1], "b": [2.0, 2.2]}, "decision_part", "cell", "registration / school"),
        one_figure({"a": [1.0, 1.1], "b": [2.0, 2.2]}, "decision_days"),
    ])  # fmt: skip
    titles = {"school": {"sv": "Grundskola"}, "registration": {"sv": "Ett ärendeslag som heter som funktionen"}}
    drawn = next(attribution_tables(attribution(paired(given, "a"), shown), shown, titles))
    assert next(iter(drawn.columns[0].cells)) == "registrering / Grundskola"
