"""The parts of a difference add up to it; nothing is shared out of what may be nothing."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from sim.analysis import words
from sim.analysis.attribution import REST, SHOWN, SPLITS, attribution, attribution_tables, others
from sim.analysis.attribution_figure import by_cause, by_end, by_step
from sim.analysis.paired import paired
from sim.analysis.view import View
from sim.measures.parts import ENDS, LOST, WHOLES
from sim.measures.steps import STEPS
from tests.unit.analysis.test_figures import cut_off, overlapping

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
    given = table(one_figure, 0.5)
    found = attribution(paired(given, "a"), shown)
    assert others(given, found, shown).empty
    tables = list(attribution_tables(found, others(given, found, shown), shown, titles))
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
    parts = attribution(paired(given, "a"), shown)
    drawn = next(attribution_tables(parts, others(given, parts, shown), shown, titles))
    assert next(iter(drawn.columns[0].cells)) == "registrering / Grundskola"


def test_all_others_have_the_paired_interval_of_their_sum(one_figure: Table, view: Views) -> None:
    """Twelve kinds that vary against each other: their sum varies less than any, which their own intervals hide."""
    noise = np.random.default_rng(5).normal(0.0, 1.0, 6)
    given = pd.concat([
        one_figure({"a": np.ones(6), "b": 1.0 + place + sign * noise}, "decision_part", "kind", f"kind {place}")
        for place, sign in enumerate([1.0, -1.0] * 6)
    ])  # fmt: skip
    found = attribution(
        paired(pd.concat([given, one_figure({"a": [1.0] * 6, "b": [2.0] * 6}, "decision_days")]), "a"), view()
    )
    (rest,) = others(given, found, view()).to_dict("records")
    assert (rest["organisation"], rest["figure"], rest["split"], rest["key"]) == ("b", "decision_days", "kind", REST)
    left = set(found["key"]) - {"", *(f"kind {place}" for place in range(12 - SHOWN, 12))}
    assert left == {f"kind {place}" for place in range(12 - SHOWN)}
    assert rest["difference"] == pytest.approx(0 + 1 + 2 + 3)
    assert [rest["low"], rest["high"]] == pytest.approx([6.0, 6.0])
    tables = list(attribution_tables(found, others(given, found, view()), view(), {}))
    assert str(list(tables[0].columns[1].cells)[-2]).splitlines()[1].strip() == "[6.00, 6.00]"


DRAWN = {
    by_step: ("decision_part", "step", (*STEPS, LOST)),
    by_cause: ("escalation_part", "cause", ("exception", "contested", "ratified")),
    by_end: ("duplication_part", "end", ENDS),
}


def steps(one_figure: Table, part: str, split: str, keys: Sequence[str]) -> pd.DataFrame:
    """Return parts and whole of `a`, `b` and `c`: the n-th of `b` is n more, of `c` about n less; the last is alike."""
    more = np.array([*range(1, len(keys)), 0.0])[:, np.newaxis] * [1.0, 1.1]
    values = {"a": np.ones_like(more), "b": 1.0 + more, "c": 1.0 - more}
    parts = [
        one_figure({name: each[place] for name, each in values.items()}, part, split, key)
        for place, key in enumerate(keys)
    ]
    whole = one_figure({name: each.sum(axis=0) for name, each in values.items()}, WHOLES[part])
    return pd.concat([*parts, whole], ignore_index=True)


@pytest.mark.parametrize("draw", DRAWN)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_figure_shows_the_largest_parts_the_rest_and_the_whole(
    one_figure: Table, view: Views, draw: Callable[..., Figure], language: str
) -> None:
    shown, (part, split, keys) = view(language=language), DRAWN[draw]
    given = steps(one_figure, part, split, keys)
    parts = attribution(paired(given, "a"), shown)
    figure = draw(parts, others(given, parts, shown), shown)
    assert overlapping(figure) == []
    assert cut_off(figure) == []
    panel = figure.axes[0]
    names = [label.get_text().replace("\n", " ") for label in panel.get_yticklabels()]
    larger = [words.key(key, language) for key in keys[:-1]][-SHOWN:]
    assert names[: len(larger)] == larger
    assert names[-1] == shown.say("whole")
    assert (shown.say("rest") in names) == (len(keys) - 1 > SHOWN)
    bars = [[bar.get_width() for bar in container] for container in panel.containers]
    for own in bars:
        assert sum(own[:-1]) == pytest.approx(own[-1], rel=1e-12)
    assert bars[0] == pytest.approx([-width for width in bars[1]])
    assert bars[0][len(larger) - 1] == pytest.approx(1.05 * (len(keys) - 1))
    colours = [to_hex(container.patches[0].get_facecolor()) for container in panel.containers]
    assert colours == [look.colour.lower() for look in shown.looks[1:3]]
