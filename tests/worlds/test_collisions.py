"""A collision ends in exactly one of three ways, and faster word alone makes no more disputes (D3, D4, C5)."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim.measures.figures import figure_table
from sim.organisation.layout import MONTH
from sim.scenario.parameters import Parameters
from tests.worlds.runs import ALTERNATIVES, BUSTLE, EXPERIENCE, IDENTITY, Run, World, run, without

YEARS = (0.0, *(MONTH * months for months in (6, 12, 18, 30)))
ENDS = ("yielded_per_100", "disputed_per_100", "answered_twice_per_100")
QUARRELSOME = Parameters.default().with_(
    {"behaviour.belief_lag": 0.6, "behaviour.belief_spread": 0.4, "behaviour.assertiveness": 1.0}
)
UNSEEN = Parameters.default().with_({"behaviour.awareness_share": 1.0, "behaviour.awareness_days": 60.0})
WORD = (0.0, 0.1, 0.5, 2.0)  # days an edge
LASTING = without(*EXPERIENCE, "behaviour.outside_share")
"""Neutral where only the speed of word may differ. Whoever learns from one issue, or has written down whose another is,
believes something else by the next; and an answer from outside ends an issue before any claimant has seen it."""


def figures_of(finished: Run) -> pd.DataFrame:
    course = finished.course
    count = int(course.world.state.clock["issues"][0])
    return figure_table(course.accumulator, count, course.tables)


def by_place(figures: pd.DataFrame) -> Iterator[tuple[str, pd.Series]]:
    """Yield each period and area with its totals by figure."""
    totals = figures[figures["by"] == ""]
    for (period, area), rows in totals.groupby(["period", "area"]):
        yield f"{period} {area}", rows.set_index("figure")["value"]


@pytest.mark.parametrize(
    "parameters", [Parameters.default(), QUARRELSOME, UNSEEN, BUSTLE], ids=["default", "quarrel", "unseen", "bustle"]
)
@pytest.mark.parametrize("organisation", ALTERNATIVES)
def test_collisions_are_yielded_disputed_or_answered_twice(organisation: str, parameters: Parameters) -> None:
    world = World(parameters=parameters, hours=0.2)
    finished = run(world.tables(), world.under(organisation).tables(), bounds=YEARS)
    places = list(by_place(figures_of(finished)))
    assert {place for place, _ in places} >= {f"{period} all" for period in ("history", "transition", "settled")}
    for place, value in places:
        assert value["collisions_per_100"] == pytest.approx(sum(value[end] for end in ENDS), rel=1e-12), place
    assert all(value["collisions_per_100"] > 0.0 for place, value in places if place.endswith("education"))


def disputed(finished: Run, before: float) -> set[tuple[object, ...]]:
    """Return the disputed issues that arose before a day."""
    ledger = finished.ledger
    rows = ledger[(ledger["event"] == "disputed") & (ledger["day"] < before)]
    return set(rows[IDENTITY].itertuples(index=False, name=None))


def with_word(world: World) -> list[Run]:
    """Return the run for each speed of word, the fastest first."""
    speeds = [replace(world, parameters=world.parameters.with_({"structure.edge_days": days})) for days in WORD]
    return [run(speed.tables(), bounds=YEARS) for speed in speeds]


@pytest.mark.parametrize("organisation", ALTERNATIVES)
@pytest.mark.parametrize("parameters", [Parameters.default(), QUARRELSOME], ids=["default", "quarrel"])
def test_faster_word_changes_neither_number_nor_place_of_disputes(organisation: str, parameters: Parameters) -> None:
    """Word of issues that arise in the last months may still be on its way when the run ends."""
    first, *slower = with_word(World(organisation, parameters=parameters.with_(LASTING), hours=0.3))
    assert disputed(first, before=720)
    assert all(disputed(finished, before=720) == disputed(first, before=720) for finished in slower)


def test_under_overload_too_who_will_dispute_is_settled_when_the_issue_arises() -> None:
    finished = with_word(World(parameters=QUARRELSOME.with_(LASTING), hours=0.03))
    states = [course.world.state for course in (each.course for each in finished)]
    counts = [int(state.clock["issues"][0]) for state in states]
    bound_to = [(state.issues["dispute"][:count] != 0).tolist() for state, count in zip(states, counts, strict=True)]
    assert any(bound_to[0])
    assert all(each == bound_to[0] for each in bound_to[1:])


def test_slower_word_leaves_more_double_work() -> None:
    hours = []
    for days in (0.0, 5.0):
        world = World(parameters=UNSEEN.with_({"structure.edge_days": days, "behaviour.belief_lag": 0.6}), hours=0.3)
        performed = run(world.tables()).course.accumulator.performed
        hours.append(float(performed.sum() - np.max(performed, axis=1).sum()))
    assert hours[0] < hours[1]
