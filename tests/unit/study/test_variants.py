"""Both variants start from the same history; where the hours are the same anyway nothing is run twice."""

from dataclasses import replace

import pandas as pd
import pytest

from sim.analysis.words import VARIANTS as WORDS
from sim.errors import ArgumentError
from sim.study import simulate
from sim.study.hours import VARIANTS
from sim.study.setting import Setting, check_setting
from sim.study.simulate import replicate


def of(table: pd.DataFrame, organisation: str, variant: str) -> pd.DataFrame:
    rows = table[(table["organisation"] == organisation) & (table["variant"] == variant)]
    return rows.drop(columns="variant").reset_index(drop=True)


def test_as_described_is_the_same_with_and_without_the_other_variant(short: Setting) -> None:
    alone, both = replicate(short, 0), replicate(replace(short, variants=VARIANTS), 0)
    assert set(both.digests) == {"today", "today/equal_hours", "merged", "merged/equal_hours"}
    assert {key: both.digests[key] for key in alone.digests} == alone.digests
    for organisation in ("today", "merged"):
        pd.testing.assert_frame_equal(
            of(alone.figures, organisation, "as_described"),
            of(both.figures, organisation, "as_described"),
            check_exact=True,
        )


def test_the_variants_share_history_and_issues_and_differ_in_what_managers_do(short: Setting) -> None:
    table = replicate(replace(short, variants=VARIANTS), 0).figures
    described, equal = of(table, "merged", "as_described"), of(table, "merged", "equal_hours")
    same = ("history", "root_issues")
    for rows in (described, equal):
        assert set(same[:1]) <= set(rows["period"])
    issues = [rows.loc[rows["figure"] == "root_issues", "value"].tolist() for rows in (described, equal)]
    assert issues[0] == issues[1]
    load = [rows.loc[(rows["figure"] == "utilisation") & (rows["period"] == "settled")] for rows in (described, equal)]
    assert load[0]["value"].tolist() != load[1]["value"].tolist()


def test_the_organisation_of_the_history_is_run_once_and_stands_under_both(
    short: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = []
    branch = simulate._branch  # noqa: SLF001  counted here

    def counted(*arguments: object) -> object:
        ran.append(arguments)
        return branch(*arguments)  # type: ignore[arg-type]  # what was given

    monkeypatch.setattr(simulate, "_branch", counted)
    found = replicate(replace(short, variants=VARIANTS), 0)
    assert len(ran) == 3
    assert found.digests["today"] == found.digests["today/equal_hours"]
    assert found.digests["merged"] != found.digests["merged/equal_hours"]
    pd.testing.assert_frame_equal(
        of(found.figures, "today", "as_described"), of(found.figures, "today", "equal_hours"), check_exact=True
    )


def test_equal_hours_can_be_asked_for_alone(short: Setting) -> None:
    found = replicate(replace(short, variants=("equal_hours",)), 0)
    assert set(found.figures["variant"]) == {"equal_hours"}
    assert set(found.digests) == {"today/equal_hours", "merged/equal_hours"}


@pytest.mark.parametrize("variants", [(), ("equal_hour",)])
def test_a_variant_that_is_not_there_is_refused(variants: tuple[str, ...], short: Setting) -> None:
    with pytest.raises(ArgumentError, match="equal_hours"):
        check_setting(replace(short, variants=variants))


def test_every_variant_has_words_in_both_languages() -> None:
    assert all(set(words) == set(VARIANTS) for words in WORDS.values())
