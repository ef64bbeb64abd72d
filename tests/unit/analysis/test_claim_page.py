"""What a page says of a claim: its verdict's reason, what stands beside it, and where it fails."""

import pandas as pd

from sim.analysis.blocks import Block
from sim.analysis.claim_file import ClaimEntry, ClaimsEntry, FailsEntry, PartEntry, RunEntry, ShownEntry, SpaceEntry
from sim.analysis.claim_page import page
from sim.analysis.claim_parts import Judged
from sim.analysis.claim_told import Told
from sim.analysis.claim_verdicts import FAILS, HOLDS, NOISE
from sim.organisation.entry import Title

PART = {"relation": "more", "figure": ["visible_share"], "of": ["b"], "against": ["a"], "run": "long"}
TITLE = Title(sv="p", en="c")
TITLES = {"a": Title(sv="Ena", en="One"), "b": Title(sv="Andra", en="Other")}


def lines(
    claim: dict[str, object], verdict: str, language: str = "en", points: pd.DataFrame | None = None
) -> list[str]:
    """What is said of one claim whose part has a difference of two percentage points, and beside it the same."""
    (own,) = (block for block in blocks(claim, verdict, language, points) if block.heading.startswith("K "))
    return list(own.lines)


def blocks(claim: dict[str, object], verdict: str, language: str, points: pd.DataFrame | None = None) -> list[Block]:
    """The page of that one claim."""
    entry = ClaimEntry(tags=["emergent"], section="1", phrase=TITLE, parts=[PartEntry(**PART)], **claim)  # type: ignore[arg-type]
    runs = {"plain": RunEntry(), "long": RunEntry(title=Title(sv="lång", en="long one"))}
    space = SpaceEntry(sections=["behaviour"])
    claims = ClaimsEntry(title=TITLE, source="s", reference="a", runs=runs, space=space, claims={"k": entry})
    part = Judged(
        claim="k", run="long", repeated=False, shown=False, part=PartEntry(**PART), own=0.12, other=0.1, mean=0.02,
        low=0.01, high=0.03, line=0.02, replications=8, verdict=verdict,
    )  # fmt: skip
    parts = [part, part._replace(shown=True, part=ShownEntry(**{**PART, "relation": ""}), verdict="")]
    table = pd.DataFrame() if points is None else points
    varied = [] if points is None else [name for name in points if "." in name]
    return page(Told(claims, parts, TITLES, "small", 8, table, varied), language)


def test_a_difference_of_shares_is_in_percentage_points_and_a_run_in_words() -> None:
    said = lines({}, HOLDS)
    assert said[0].startswith(
        "holds: Visible share of decisions (all areas): Other (long one) 12.0 %, One (long one) 10.0 %"
    )
    assert said[0].endswith(
        "difference in percentage points 2.00 (1.00 to 3.00; 8 replications); must be more by more than 2.00"
    )
    assert lines({}, HOLDS, "sv")[0].endswith(
        "skillnad i procentenheter 2,00 (1,00 till 3,00; 8 upprepningar); ska vara mer med mer än 2,00"
    )


def test_what_is_shown_stands_beside_without_a_verdict_or_a_line() -> None:
    assert lines({}, HOLDS)[1].startswith("beside, does not count: ")
    assert lines({}, HOLDS)[1].endswith("2.00 (1.00 to 3.00; 8 replications)")


def test_the_reason_is_told_unless_the_claim_holds() -> None:
    why = {"why": TITLE}
    assert "Why it neither holds nor fails: c" in lines(why, NOISE)
    assert "The model says otherwise: c" in lines(why, FAILS)
    assert not any(line.endswith(": c") for line in lines(why, HOLDS))


def test_where_it_fails_says_what_the_parameters_mean() -> None:
    scenario = FailsEntry(parameters={"structure": {"lateral_settlement": 1.0}}, replications=8)
    (line,) = (one for one in lines({"fails_in": scenario}, HOLDS, "sv") if one.startswith("Här håller"))
    assert "samordnare löser en tvist mellan sina kontor: 1 i stället för 0,3 (structure.lateral_settlement)" in line


def test_a_claim_said_not_to_fail_is_held_against_the_points() -> None:
    claim = {"cannot_fail": TITLE}
    points = pd.DataFrame(
        {"point": [0, 1], "claim": ["k", "k"], "verdict": [FAILS, HOLDS], "meets_patterns": [True, True]}
    )
    assert lines(claim, HOLDS)[-1] == "Cannot fail here: c"
    assert lines(claim, HOLDS, points=points)[-1] == "That is not so: it fails at 1 of the points."


def test_the_space_is_told_in_shares_and_says_in_words_what_decides() -> None:
    low = list(range(10))
    points = pd.DataFrame(
        {
            "point": low, "claim": "k", "meets_patterns": False, "behaviour.assertiveness": low, "work.mismatch": 1.0,
            "verdict": [FAILS] * 5 + [HOLDS] * 5,
        }
    )  # fmt: skip
    told = {block.heading: block for block in blocks({}, HOLDS, "en", points)}
    header, row = told["Does the verdict stand under other assumptions? (per cent of the points)"].rows
    assert dict(zip(header, row, strict=True)) == {
        "Claim": "K", "holds": "50", "within noise": "0", "fails": "50", "no value": "0",
        "overloaded": "0", "What decides it": "behaviour.assertiveness (+0.87)",
    }  # fmt: skip
    (meant,) = told["The parameters that decide"].lines
    assert meant.startswith("behaviour.assertiveness: Readiness to dispute")
    assert told["The parameters that were varied"].lines == ["behaviour.assertiveness, work.mismatch"]
    points.loc[0, "meets_patterns"] = True
    (space,) = (block for block in blocks({}, HOLDS, "en", points) if block.heading.startswith("Does the verdict"))
    assert "holds, meeting patterns" in space.rows[0]
