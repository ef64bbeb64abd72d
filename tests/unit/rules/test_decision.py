"""Whom the grounds of a decision reach, what the own-case lever does, and when committees differ."""

from itertools import product

import pytest

from sim.rules import decision


@pytest.mark.parametrize("ways", list(product([False, True], repeat=3)))
def test_grounds_reach_a_unit_that_owns_the_matter_or_by_papers_or_on_record(ways: tuple[bool, bool, bool]) -> None:
    assert decision.grounds_reach(*ways) == (ways != (False, False, False))


@pytest.mark.parametrize(("lever", "does"), [(0.0, (False, False)), (1.0, (True, False)), (2.0, (False, True))])
def test_the_own_case_lever_has_three_positions(lever: float, does: tuple[bool, bool]) -> None:
    assert (decision.records_own_case(lever), decision.refers_own_case(lever)) == does


@pytest.mark.parametrize("lever", [0.2, 0.7, 1.3, 1.8])
def test_a_lever_between_two_positions_counts_as_the_nearest(lever: float) -> None:
    nearest = float(round(lever))
    assert decision.records_own_case(lever) == decision.records_own_case(nearest)
    assert decision.refers_own_case(lever) == decision.refers_own_case(nearest)


@pytest.mark.parametrize("found", range(8))
def test_committees_differ_where_one_finds_for_and_one_against_and_none_above_them_has_it(found: int) -> None:
    both = bool(found & decision.FOR) and bool(found & decision.AGAINST)
    assert decision.bodies_differ(found) == (both and not found & decision.ABOVE)
