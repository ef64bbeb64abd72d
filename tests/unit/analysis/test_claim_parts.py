"""Parts of claims judged on small tables whose answers follow by hand."""

from typing import Any

import pandas as pd
import pytest

from sim.analysis.claim_file import ClaimEntry, ClaimsEntry, PartEntry, RunEntry, ShownEntry, SpaceEntry, written_out
from sim.analysis.claim_parts import LABELS, judged_claims, terms, undecided, verdicts
from sim.analysis.claim_verdicts import FAILS, HOLDS, NO_VALUE, NOISE
from sim.organisation.entry import Title

TITLE = Title(sv="p", en="c")


def claims(*parts: dict[str, Any], repeated: tuple[str, ...] = (), shown: tuple[Any, ...] = ()) -> ClaimsEntry:
    """A file with one claim of these parts; `a` is the reference."""
    made, beside = [PartEntry(**part) for part in parts], [ShownEntry(**part) for part in shown]
    claim = ClaimEntry(tags=["emergent"], section="1", phrase=TITLE, parts=made, repeated=list(repeated), shown=beside)
    runs = {"plain": RunEntry(), "other": RunEntry()}
    space = SpaceEntry(sections=["behaviour"])
    return ClaimsEntry(title=TITLE, source="s", reference="a", runs=runs, space=space, claims={"k": claim})


PLAIN = {"run": "plain", "variant": "equal_hours", "area": "all", "by": "", "key": "", "period": "settled"}


def table(series: dict[str, list[float]]) -> pd.DataFrame:
    """Rows by "organisation figure label=value ...", a value for each replication; labels not named are `PLAIN`."""
    rows = []
    for name, values in series.items():
        organisation, figure, *labels = name.split()
        named = (label.partition("=") for label in labels)
        given = {**PLAIN, **{label: value for label, _, value in named}, "organisation": organisation, "figure": figure}
        rows += [(*(given[label] for label in LABELS), number, value) for number, value in enumerate(values)]
    return pd.DataFrame(rows, columns=[*LABELS, "replication", "value"])


LESS: dict[str, Any] = {"relation": "less", "figure": ["decision_days"], "of": ["b"], "against": ["a"]}


def test_a_difference_is_paired_and_its_margin_five_per_cent_of_the_references_mean() -> None:
    found = judged_claims(table({"a decision_days": [10, 20, 30], "b decision_days": [8, 18, 28]}), claims(LESS))
    (one,) = found
    assert (one.own, one.other, one.mean, one.low, one.high, one.line) == pytest.approx((18, 20, -2, -2, -2, 1.0))
    assert verdicts(found) == {"k": HOLDS}


def test_the_margin_of_a_share_is_two_hundredths() -> None:
    values = {"a visible_share": [0.5, 0.5], "b visible_share": [0.47, 0.47]}
    (one,) = judged_claims(table(values), claims({**LESS, "figure": ["visible_share"]}))
    assert (one.line, one.verdict) == (0.02, HOLDS)


def test_the_margin_of_a_gap_is_that_of_the_figure_whose_gap_it_is() -> None:
    part = {**LESS, "figure": ["neutrality_gap_days"], "run": "other", "absolute": True}
    values = {"a decision_days": [20.0, 20.0]}
    values |= {"a neutrality_gap_days run=other": [-4.0, -4.0], "b neutrality_gap_days run=other": [1.0, 1.0]}
    (one,) = judged_claims(table(values), claims(part))
    assert (one.line, one.mean, one.verdict) == (1.0, -3.0, HOLDS)


def test_losses_and_gains_are_relative() -> None:
    below = {**LESS, "relation": "below", "limit": 0.25}
    values = table({"a decision_days": [10.0, 10.0], "b decision_days": [6.0, 6.0]})
    loss, gain = judged_claims(values, claims({**below, "quantity": "loss"}, {**below, "quantity": "gain"}))
    assert (loss.mean, loss.verdict) == (pytest.approx(0.4), FAILS)
    assert (gain.mean, gain.verdict) == (pytest.approx(-0.4), HOLDS)


def test_a_difference_per_another_figure_is_scaled() -> None:
    part = {"relation": "above", "limit": 0.5, "figure": ["backlog_hours"], "of": ["b"], "run": "other"}
    part |= {"against_run": "plain", "per": "escalation_hours", "scale": 0.1}
    values = {"b backlog_hours": [10, 10], "b escalation_hours": [2, 2], "b backlog_hours run=other": [30, 30]}
    (one,) = judged_claims(table(values), claims(part))
    assert (one.mean, one.verdict) == (pytest.approx(1.0), HOLDS)


def test_a_figure_over_another_adds_up_periods_first() -> None:
    part = {**LESS, "figure": ["jobs_done"], "over": "jobs_due", "period": ["transition", "settled"]}
    values: dict[str, list[float]] = {}
    for name, done in (("a", 3.0), ("b", 1.0)):
        for period, due in (("transition", 10.0), ("settled", 30.0)):
            values[f"{name} jobs_done period={period}"] = [done, done]
            values[f"{name} jobs_due period={period}"] = [due, due]
    (one,) = judged_claims(table(values), claims(part))
    assert (one.own, one.other, one.line) == pytest.approx((2 / 40, 6 / 40, 0.02))


def test_months_until_half_counts_what_never_halves_as_the_month_after_the_last() -> None:
    part = {
        "relation": "below",
        "quantity": "months_until_half",
        "figure": ["unclear_share"],
        "of": ["b"],
        "limit": 2.5,
    }
    values = {
        "b unclear_share period=history": [0.8, 0.8],
        "b unclear_share by=month key=01": [0.7, 0.7],
        "b unclear_share by=month key=02": [0.4, 0.6],
        "b unclear_share by=month key=03": [0.3, 0.5],
    }
    (one,) = judged_claims(table(values), claims(part))
    assert one.mean == pytest.approx((2.0 + 4.0) / 2.0)
    without = {name: numbers for name, numbers in values.items() if "month" not in name}
    assert judged_claims(table(without), claims(part))[0].verdict == NO_VALUE


def test_areas_can_be_held_against_each_other() -> None:
    part = {
        "relation": "less",
        "figure": ["disputed_per_100"],
        "area": ["care"],
        "against_area": "education",
        "of": ["a"],
    }
    values = {"a disputed_per_100 area=care": [1.0, 1.0], "a disputed_per_100 area=education": [4.0, 4.0]}
    (one,) = judged_claims(table(values), claims(part))
    assert (one.mean, one.line, one.verdict) == (-3.0, pytest.approx(0.2), HOLDS)


def test_a_repeated_part_is_told_but_does_not_count() -> None:
    values = {"a decision_days": [10.0, 10.0], "b decision_days": [5.0, 5.0]}
    values |= {"a decision_days run=other": [5.0, 5.0], "b decision_days run=other": [9.0, 9.0]}
    found = judged_claims(table(values), claims(LESS, repeated=("other",)))
    assert [(one.repeated, one.verdict) for one in found] == [(False, HOLDS), (True, FAILS)]
    assert verdicts(found) == {"k": HOLDS}


def test_a_shown_part_is_told_but_neither_counts_nor_keeps_a_claim_open() -> None:
    values = {"a decision_days": [10.0, 10.0], "b decision_days": [5.0, 5.0], "c decision_days": [2.0, 18.0]}
    other = {**LESS, "of": ["c"]}
    found = judged_claims(table(values), claims(LESS, shown=(other, {**other, "relation": ""})))
    assert [(one.shown, one.verdict) for one in found] == [(False, HOLDS), (True, NOISE), (True, "")]
    assert verdicts(found) == {"k": HOLDS}
    assert undecided(found) == set()
    assert found[2].mean == pytest.approx(0.0)


def test_a_step_can_be_told_as_a_share_of_the_step_to_another() -> None:
    values = {"a decision_days": [10.0, 12.0], "b decision_days": [9.0, 11.0], "c decision_days": [6.0, 8.0]}
    step = {**LESS, "relation": "", "beside": "c"}
    file = claims(LESS, shown=(step,))
    assert {term.organisation for _, term in terms(file)} == {"a", "b", "c"}
    assert judged_claims(table(values), file)[1].mean == pytest.approx(1.0 / 4.0)


def test_a_figure_that_nobody_has_is_no_value_and_not_open() -> None:
    found = judged_claims(table({"a decision_days": [1.0, 2.0]}), claims(LESS))
    assert verdicts(found) == {"k": NO_VALUE}
    assert undecided(found) == set()


def test_noise_is_open_unless_nothing_varies() -> None:
    wide, still = (
        judged_claims(table({"a decision_days": [10.0, 10.0], "b decision_days": own}), claims(LESS))
        for own in ([5.0, 15.0], [10.0, 10.0])
    )
    assert verdicts(wide) == verdicts(still) == {"k": NOISE}
    assert (undecided(wide), undecided(still)) == ({"k"}, set())


def test_lists_are_written_out_and_every_term_is_named() -> None:
    file = claims({**LESS, "figure": ["decision_days", "hops_per_issue"], "against": ["a", "c"]})
    assert len(written_out(file.claims["k"].parts)) == 4
    assert {term.organisation for _, term in terms(file)} == {"a", "b", "c"}
    assert {term.run for _, term in terms(file)} == {"plain"}
