"""Neutrality gaps: pairs matched by rank, exchanged all at once; gaps from tables written by hand."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim.measures.asked import Asked
from sim.measures.declared import FIGURES
from sim.organisation import Population, load_population
from sim.study import simulate
from sim.study.setting import Setting
from sim.study.simulate import replicate
from sim.study.twins import GAPS, Pair, exchanged, matched_pairs, neutrality_gaps

PAIRS = [Pair("m1", "i1"), Pair("m2", "i2")]
DAYS = "decision_days"


@pytest.fixture(scope="module")
def population() -> Population:
    return load_population("default")


def units(values: dict[str, float], figure: str = DAYS, organisation: str = "a") -> pd.DataFrame:
    """Return the tidy rows of one figure of single units."""
    rows = [
        (organisation, "as_described", 0, "settled", "all", figure, "unit", key, "days", value)
        for key, value in values.items()
    ]
    labels = ["organisation", "variant", "replication", "period", "area", "figure", "by", "key", "unit", "value"]
    return pd.DataFrame(rows, columns=labels)


def test_pairs_are_of_one_type_and_each_unit_stands_in_one_at_most(population: Population) -> None:
    pairs = matched_pairs(population)
    keys = [key for pair in pairs for key in pair]
    assert len(keys) == len(set(keys))
    for pair in pairs:
        own, other = (population.units[key] for key in pair)
        assert own.type == other.type
        assert (own.owner, other.owner) == ("municipal", "independent")
    schools = [pair for pair in pairs if population.units[pair.municipal].type == "school"]
    assert len(schools) == min(
        sum(1 for u in population.units.values() if (u.type, u.owner) == ("school", owner))
        for owner in ("municipal", "independent")
    )


def test_ranks_by_size_correspond(population: Population) -> None:
    for unit_type in population.types:
        pairs = [pair for pair in matched_pairs(population) if population.units[pair.municipal].type == unit_type]
        for side in (0, 1):
            sizes = [population.units[pair[side]].size for pair in pairs]
            assert sizes == sorted(sizes)


def test_an_exchange_changes_owners_of_matched_units_alone_and_twice_it_changes_nothing(population: Population) -> None:
    pairs = matched_pairs(population)
    other = exchanged(population, pairs)
    matched = {key for pair in pairs for key in pair}
    for key, unit in population.units.items():
        again = other.units[key]
        assert (again.owner != unit.owner) == (key in matched)
        assert again.model_copy(update={"owner": unit.owner}) == unit
    assert exchanged(other, pairs) == population


def test_every_gap_and_what_it_is_made_of_are_declared_figures() -> None:
    assert {*GAPS, *GAPS.values()} <= set(FIGURES)
    assert [FIGURES[gap].unit for gap in GAPS.values()] == [FIGURES[figure].unit for figure in GAPS]


def test_a_run_gives_every_gap(short: Setting) -> None:
    found = replicate(replace(short, neutrality=True), 0).figures
    assert set(found.loc[found["figure"].isin(list(GAPS.values())), "figure"]) == set(GAPS.values())


def test_a_gap_done_by_hand() -> None:
    # Pair 1: independent 14 against municipal 10, exchanged 13 (m1, now independent) against 12: (4 + 1) / 2 = 2.5.
    # Pair 2: 5 against 6, exchanged 7 against 9: (-1 - 2) / 2 = -1.5. Together .5.
    given = units({"m1": 10.0, "i1": 14.0, "m2": 6.0, "i2": 5.0, "other": 99.0})
    traded = units({"m1": 13.0, "i1": 12.0, "m2": 7.0, "i2": 9.0, "other": 1.0})
    (row,) = neutrality_gaps(given, traded, PAIRS).to_dict("records")
    assert row.pop("value") == 0.5
    assert row == {
        "organisation": "a", "variant": "as_described", "replication": 0, "period": "settled", "area": "all",
        "figure": "neutrality_gap_days", "by": "", "key": "", "unit": "days",
    }  # fmt: skip


def test_units_that_fare_the_same_in_either_position_have_no_gap_however_much_they_differ() -> None:
    values = dict(zip(("m1", "i1", "m2", "i2"), np.random.default_rng(3).lognormal(2.0, 1.0, 4), strict=True))
    for figure, gap in GAPS.items():
        (row,) = neutrality_gaps(units(values, figure), units(values, figure), PAIRS).to_dict("records")
        assert (row["figure"], row["value"]) == (gap, 0.0)


def test_a_cost_of_the_independent_position_is_found_exactly_whatever_the_units_are_like() -> None:
    base = {"m1": 3.0, "i1": 50.0, "m2": 7.0, "i2": 1.0}
    given = units({key: value + (4.0 if key.startswith("i") else 0.0) for key, value in base.items()})
    traded = units({key: value + (4.0 if key.startswith("m") else 0.0) for key, value in base.items()})
    assert neutrality_gaps(given, traded, PAIRS)["value"].tolist() == [4.0]


def test_a_pair_with_a_missing_value_is_left_out_and_without_pairs_there_is_no_row() -> None:
    given = units({"m1": 10.0, "i1": 14.0, "m2": 6.0})
    traded = units({"m1": 13.0, "i1": 12.0, "m2": 7.0, "i2": 9.0})
    assert neutrality_gaps(given, traded, PAIRS)["value"].tolist() == [2.5]
    assert neutrality_gaps(given, traded.assign(value=np.nan), PAIRS).empty
    assert neutrality_gaps(given, traded, []).empty


def test_organisations_are_kept_apart() -> None:
    given, traded = {"m1": 1.0, "i1": 2.0}, {"m1": 2.0, "i1": 1.0}
    tables = [pd.concat([units(v), units(v, organisation="b").assign(value=0.0)]) for v in (given, traded)]
    found = neutrality_gaps(*tables, PAIRS[:1])
    assert dict(zip(found["organisation"], found["value"], strict=True)) == {"a": 1.0, "b": 0.0}


def test_a_replication_runs_both_assignments_with_the_same_hours_and_keeps_the_first(
    short: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Setting] = []
    run = simulate._replicated  # noqa: SLF001  looked over its shoulder

    def fake_units(setting: Setting, replication: int, *, keep_ledger: bool = False) -> simulate.Replication:
        made.append(setting)
        found = run(setting, replication, keep_ledger=keep_ledger)
        extra = [
            units({u.key: float(u.owner == "independent") for u in setting.population.units.values()}, DAYS, each.key)
            for each in setting.organisations
        ]
        others = found.figures[~found.figures["figure"].isin(list(GAPS))]
        return replace(found, figures=pd.concat([others, *extra], ignore_index=True))

    alone = replicate(short, 0)
    monkeypatch.setattr(simulate, "_replicated", fake_units)
    found = replicate(replace(short, neutrality=True), 0)
    assert found.digests == alone.digests
    assert made[1].population == exchanged(short.population, matched_pairs(short.population))
    assert made[1].hours == made[0].hours
    gaps = found.figures[found.figures["figure"] == "neutrality_gap_days"]
    assert gaps["value"].tolist() == [1.0, 1.0]


def test_the_exchange_leaves_what_arises_as_it_was(short: Setting) -> None:
    tables = [
        replicate(replace(short, population=population), 0).figures
        for population in (short.population, exchanged(short.population, matched_pairs(short.population)))
    ]
    counts = [t.loc[(t["figure"] == "root_issues") & (t["area"] == "care"), "value"].tolist() for t in tables]
    assert counts[0] == counts[1]


def test_gaps_and_figures_asked_for_alone_are_those_of_the_whole_table(short: Setting) -> None:
    both = replace(short, neutrality=True)
    asked = Asked.of([("settled", "all", "neutrality_gap_hours", ""), ("settled", "all", "visible_share", "")])
    whole, found = replicate(both, 0).figures, replicate(replace(both, asked=asked), 0).figures
    own = whole[whole["figure"].isin({"neutrality_gap_hours", "visible_share"}) & (whole["period"] == "settled")]
    own = own[(own["by"] == "") & (own["area"] == "all")]
    assert set(own["figure"]) >= {"visible_share"}
    labels = ["organisation", "figure"]
    pd.testing.assert_series_equal(
        found.set_index(labels)["value"].sort_index(), own.set_index(labels)["value"].sort_index()
    )
