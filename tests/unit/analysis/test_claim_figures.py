"""The figures behind a claim: lines as long as they are few or differ, else one line and a table."""

import pytest

from sim.analysis.blocks import Block, markdown
from sim.analysis.claim_figures import MANY, figures
from sim.analysis.claim_file import ClaimEntry, ClaimsEntry, PartEntry, RunEntry, ShownEntry, SpaceEntry
from sim.analysis.claim_page import page
from sim.analysis.claim_parts import Judged
from sim.analysis.claim_told import Told
from sim.analysis.claim_verdicts import HOLDS, NOISE
from sim.organisation.entry import Title

TITLES = {"a": Title(sv="Ena", en="One"), "b": Title(sv="Andra", en="Other")}
WAIT = {"relation": "above", "figure": ["decision_days"], "of": ["b"], "against": ["a"], "limit": 0.5}


def part(run: str = "plain", *, shown: bool = False, verdict: str = HOLDS, **changed: object) -> Judged:
    """A part about days to decision in a run."""
    entry = (ShownEntry if shown else PartEntry)(**{**WAIT, "run": run, **changed})
    return Judged(
        claim="k", run=run, repeated=False, shown=shown, part=entry, own=3.0, other=2.0, mean=1.0, low=0.8, high=1.2,
        line=0.5, replications=8, verdict=verdict,
    )  # fmt: skip


def told(parts: list[Judged]) -> Told:
    """A page of one claim with these parts."""
    runs = {"plain": RunEntry(), **{f"r{n}": RunEntry(title=Title(sv=f"{n} mån", en=f"{n} months")) for n in range(9)}}
    entry = ClaimEntry(tags=["emergent"], section="1", phrase=Title(sv="p", en="c"), parts=[PartEntry(**WAIT)])
    claims = ClaimsEntry(
        title=Title(sv="t", en="t"), source="s", reference="a", runs=runs, space=SpaceEntry(sections=["vacancy"]),
        claims={"k": entry},
    )  # fmt: skip
    return Told(claims, parts, TITLES, "small", 8)


def test_many_lines_that_differ_in_whom_alone_are_a_table_under_what_they_share() -> None:
    parts = [part(f"r{n}", shown=True, verdict=NOISE if n == 1 else HOLDS) for n in range(MANY)]
    caption, rows = figures(parts, told(parts), "en")
    assert caption == ("beside, does not count: Time to decision (all areas, days); difference; must be above 0.500")
    assert rows[0] == [
        "Organisation", "Value", "Against", "Its value", "Difference", "95 % interval", "Replications", "Verdict",
    ]  # fmt: skip
    assert rows[2] == [
        "Other (1 months)", "3.00", "One (1 months)", "2.00", "1.00", "0.800 to 1.20", "8", "within noise",
    ]  # fmt: skip
    assert len(rows) == 1 + MANY


def test_few_lines_and_lines_that_say_other_things_stay_lines() -> None:
    few = [part(f"r{n}") for n in range(MANY - 1)]
    other = [part(figure=["feedback_days"]), part(shown=True), part(area=["care"]), part(relation="below")]
    said = list(figures([*few, *other], told(few), "en"))
    assert len(said) == len(few) + len(other)
    assert all(isinstance(one, str) for one in said)


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    alone = {"quantity": "value", "against": [], "relation": "", "limit": None}
    parts = [part(f"r{n}", shown=True, verdict="", **alone) for n in range(MANY)]
    caption, rows = figures(parts, told(parts), "sv")
    assert caption == "bredvid, räknas inte: Tid till beslut (alla områden, dagar)"
    assert rows[0] == ["Organisation", "Värde", "95 %-intervall", "Upprepningar"]
    assert rows[1] == ["Andra (0 mån)", "1,00", "0,800 till 1,20", "8"]


@pytest.mark.parametrize("first", [0, 1])
def test_a_page_has_the_table_among_the_lines_of_its_claim(first: int) -> None:
    parts = [*([part()] * first), *(part(f"r{n}", shown=bool(first)) for n in range(MANY))]
    text = markdown(page(told(parts), "en"))
    claim = text[text.index("### K c") :]
    assert claim.count("| Other (") == MANY
    assert "\n\n| Organisation | Value |" in claim
    assert claim.rstrip().endswith("Where it fails: none found.")
    assert "#" not in claim.removeprefix("### ")


def test_a_block_without_a_heading_goes_on() -> None:
    assert markdown([Block("A", ["one"]), Block("", ["two"])]) == "# A\n\none\n\ntwo\n"
