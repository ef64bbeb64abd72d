"""The claims at points that fill the space: which points, what a store keeps of each, and what makes it another."""

import pandas as pd
import pytest

from sim.analysis.claim_file import load_claims
from sim.analysis.claim_space import OUTCOMES
from sim.analysis.pattern_file import load_patterns
from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario import PARAMETERS, Parameters
from sim.study.setting import Setting
from sim.sweep.claim_points import Judging, claims_at_points, judge_point, space_of

MONTHS = {f"run.{name}_months": 3 for name in ("history", "transition", "settled")}


@pytest.fixture(scope="module")
def judging() -> Judging:
    """One claim that two replications of some months decide."""
    today = load_organisation("today")
    parameters = Parameters.default().with_({**MONTHS, "run.follow_months": 1})
    base = Setting((today,), today, load_population("small"), load_issues("default"), parameters, told=False)
    claims = load_claims()
    return Judging(base, claims.model_copy(update={"claims": {"f10": claims.claims["f10"]}}), load_patterns(), 2)


def test_points_lie_in_their_ranges_and_begin_alike(judging: Judging) -> None:
    few, more = (claims_at_points(judging, count).points for count in (5, 9))
    pd.testing.assert_frame_equal(few, more.head(5))
    declared = {one.key: one for one in PARAMETERS}
    for key in few.columns.drop("point"):
        assert more[key].between(declared[key].low, declared[key].high).all()
    assert set(more["structure.attention"]) <= {0.0, 1.0, 2.0}
    assert not {"arrival.volume", "run.history_months"} & {one.key for one in space_of(judging.claims)}


def test_a_point_gives_a_verdict_a_claim_under_its_own_fingerprint(judging: Judging) -> None:
    campaign = claims_at_points(judging, 2)
    first, second = campaign.batches()
    assert first.runs[0].key != second.runs[0].key
    rows = judge_point(judging, first).rows
    assert rows["run"].tolist() == [first.runs[0].key]
    assert rows["claim"].tolist() == ["f10"]
    assert rows["verdict"].iloc[0] in OUTCOMES
    assert {one.key for one in space_of(judging.claims)} < set(rows)


def test_what_is_only_said_of_a_claim_makes_no_other_run_and_what_is_asked_does(judging: Judging) -> None:
    (run,) = next(claims_at_points(judging, 1).batches()).runs
    claim = judging.claims.claims["f10"]
    said = claim.model_copy(update={"section": "elsewhere"})
    parts = [claim.parts[0].model_copy(update={"margin": 0.5})]
    for other, same in ((said, True), (claim.model_copy(update={"parts": parts}), False)):
        claims = judging.claims.model_copy(update={"claims": {"f10": other}})
        (changed,) = next(claims_at_points(judging._replace(claims=claims), 1).batches()).runs
        assert (changed.key == run.key) is same


def test_shards_have_every_point_once(judging: Judging) -> None:
    parts = [claims_at_points(judging, 7, f"{number}/3").points["point"].tolist() for number in (1, 2, 3)]
    assert sorted(number for part in parts for number in part) == list(range(7))
