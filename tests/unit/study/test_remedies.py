"""What would have kept an issue down: named by why it rose, and made as one change of the setting."""

import pytest

from sim.analysis.story import REASONS, Step
from sim.ledger.columns import CAUSES
from sim.organisation import load_issues, load_organisation, load_population, resolve
from sim.study.remedies import REMEDY, SWITCHES, Remedy, is_independent, owner_of, remedies, with_remedy
from sim.study.setting import Setting
from sim.study.simulate import replicate

KIND = load_issues("default").kinds["special_support"]


def step(reason: str, post: str = "ukk_head", other: str = "", event: str = "lifted") -> Step:
    return Step(1.0, event, post, other, "", 0.0, "", reason, "")


def test_every_reason_has_a_remedy_and_every_switch_a_parameter() -> None:
    assert set(REMEDY) == {*CAUSES[1:], *REASONS.values()} - {"ratified"}
    assert all(names for names in SWITCHES.values())


def test_an_issue_that_never_rose_needs_none() -> None:
    assert remedies([step("", event="decided")], KIND, 1.0, independent=False) == []


def test_knowledge_is_given_to_whoever_asked_first_not_to_those_it_climbed_over() -> None:
    story = [
        step("exception", "preschool_head", "preschool_m01"),
        step("exception", "production_director", "preschool_head"),
    ]
    (found,) = remedies(story, KIND, 1.3, independent=False)
    assert found == Remedy("knowledge", knowledge=frozenset({("preschool_m01", 1.3)}))


def test_beyond_the_top_it_is_the_top_that_lacks_knowledge_unless_others_had_asked_it() -> None:
    begun = step("", "ukk_head", event="started")
    (alone,) = remedies([begun, step("beyond_top", "ksau")], KIND, 1.9, independent=False)
    assert alone.knowledge == {("ukk_head", 1.9)}
    asked = step("exception", "ukk_head", "registrar")
    (chain,) = remedies([asked, begun, step("beyond_top", "ksau")], KIND, 1.9, independent=False)
    assert chain.knowledge == {("registrar", 1.9)}


def test_several_reasons_are_tried_one_by_one_and_together() -> None:
    found = remedies([step("contested"), step("formal_act"), step("ruling")], KIND, 1.0, independent=False)
    assert [one.key for one in found] == ["owner", "delegation", "together"]
    assert found[-1].owned == {("special_support", False)}
    assert found[-1].delegated == {"special_support"}


def test_a_function_goes_to_the_one_that_a_mandate_would_name() -> None:
    """The provider's accountable post, unless the unit is independent; who owns it alone keeps it."""
    today = load_organisation("today")
    assert owner_of(today, "special_support", independent=False) == "production_developer"
    assert owner_of(today, "special_support", independent=True) == "special_needs_officer"
    assert owner_of(today, "care_provision", independent=True) == "unit"
    assert owner_of(today, "education_it", independent=False) == "unit"


def test_one_owner_leaves_one_accountable_post_at_every_unit_that_it_serves(short: Setting) -> None:
    """In the history too, so that beliefs follow; who was accountable is consulted; nothing else is another."""
    changed = with_remedy(short, Remedy("owner", owned=frozenset({("special_support", True)})), ["merged"])
    assert [plan.key for plan in changed.plans] == ["merged"]
    for organisation in (changed.history, *changed.plans[0].organisations):
        rows = resolve(organisation, short.population)
        for key in short.population.units:
            row = rows["special_support", key]
            assert [post for post, letters in row.items() if "A" in letters] == ["special_needs_officer"]
        assert "C" in organisation.responsibility["special_support"]["production_developer"]
    before, after = short.history.responsibility, changed.history.responsibility
    assert {key for key in before if before[key] != after[key]} == {"special_support"}
    assert changed.hours == short.hours


def test_knowledge_is_raised_never_lowered(short: Setting) -> None:
    least = frozenset({("registrar", 1.5), ("school_m01", 0.1)})
    (plan,) = with_remedy(short, Remedy("knowledge", knowledge=least), ["today"]).plans
    organisation = plan.organisations[0]
    assert organisation.posts["registrar"].knowledge == 1.5
    assert organisation.units["school"].knowledge == short.history.units["school"].knowledge
    assert organisation.posts["ukk_head"] == short.history.posts["ukk_head"]


def test_without_a_change_the_same_replication_comes_out(short: Setting) -> None:
    """So whatever differs with a change is due to it."""
    again = with_remedy(short, Remedy("nothing"), ["today", "merged"])
    assert replicate(again, 0).digests == replicate(short, 0).digests


@pytest.mark.parametrize(
    ("remedy", "cause"),
    [
        (Remedy("delegation", delegated=frozenset(load_issues("default").kinds)), "ruling"),
        (Remedy("sight", frozenset((key, 0.0) for key in SWITCHES["sight"])), "reopened"),
    ],
)
def test_a_change_removes_what_it_is_about(short: Setting, remedy: Remedy, cause: str) -> None:
    """Nothing is tabled that is wholly delegated; nothing comes back that everyone sees as it is."""

    def count(case: Setting) -> int:
        ledgers = replicate(case, 0, keep_ledger=True).ledgers.values()
        return sum(
            int(((one["event"] == "lifted") & (one[["task", "cause"]] == cause).any(axis=1)).sum()) for one in ledgers
        )

    assert count(short) > 0
    assert count(with_remedy(short, remedy, ["today", "merged"])) == 0


def test_a_unit_is_independent_as_it_is_run() -> None:
    population = load_population("small")
    assert is_independent(load_organisation("today"), population, "school_i01")
    assert not is_independent(load_organisation("today"), population, "care_unit_m01")
    assert is_independent(load_organisation("care_exits"), population, "care_unit_m01")
