"""One more root issue changes only what it can touch."""

import math
from collections import defaultdict
from collections.abc import Callable

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from sim.engines.course import Course
from sim.journey.agenda import ARISE, event_of, note
from sim.organisation.layout import NONE
from sim.organisation.tables import Tables
from sim.scenario.parameters import Parameters
from tests.worlds.runs import ALTERNATIVES, EXPERIENCE, IDENTITY, World, others, raised, run, unlimited, without

WHEN = 30.37
ORDINAL = 1000  # no stream has so many in a day: it is one more, whatever its day holds
KINDS = ("pupil_question", "special_support", "funding", "care_matter")
DESK = {"queued", "started", "finished", "dropped"}


def with_one_more(kind: str) -> Callable[[Course], None]:
    def add(course: Course) -> None:
        stream = next(place for place, (_, other) in enumerate(course.tables.streams) if other == kind)
        note(course.world.state, WHEN, event_of(ARISE, stream, int(WHEN), ORDINAL, NONE, NONE))

    return add


FORGETFUL = Parameters.default().with_(without(*EXPERIENCE))
"""What is learnt from an issue outlasts it, and so reaches issues that never lie on a desk beside it."""


def is_extra(ledger: pd.DataFrame) -> pd.Series:
    return ledger["ordinal"] == ORDINAL


def pair(tables: Tables, kind: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the ledgers without and with one more issue of a kind."""
    return run(tables).ledger, run(tables, prepare=with_one_more(kind)).ledger


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_issue_arises_elsewhere_or_later(kind: str) -> None:
    without, more = pair(World().tables(), kind)
    assert is_extra(more).any()
    assert_frame_equal(raised(more[~is_extra(more)]), raised(without), check_exact=True)


@pytest.mark.parametrize("organisation", ALTERNATIVES)
@pytest.mark.parametrize("kind", KINDS)
def test_where_nobody_ever_waits_nothing_else_changes(organisation: str, kind: str) -> None:
    tables = unlimited(World(organisation, parameters=FORGETFUL).tables())
    tables.structure.parameters["switching_hours"] = 0.0  # whoever holds two posts turns to the extra issue and back
    without, more = pair(tables, kind)
    assert_frame_equal(
        others(more, is_extra(more)), others(without, pd.Series(data=False, index=without.index)), check_exact=True
    )


def reached_when(tables: Tables, without: pd.DataFrame, more: pd.DataFrame) -> dict[tuple[object, ...], float]:
    """Return when each issue first lay on a desk that the extra issue can have touched by then.

    It touches the persons on whose desks it lies; from then on they touch what lies on theirs, and so on.
    """
    person = {post: int(tables.structure.posts["person"][place]) for place, post in enumerate(tables.posts)}
    rows = pd.concat([without, more]).sort_values("time", kind="stable")
    rows = rows[rows["event"].isin(DESK) & (rows["time"] >= WHEN)]
    issues: dict[tuple[object, ...], float] = {}
    persons: set[int] = set()
    for row in rows.itertuples():
        identity = (row.origin, row.kind, row.day, row.ordinal)
        if row.ordinal == ORDINAL or identity in issues or person[row.post] in persons:
            issues.setdefault(identity, row.time)
            persons.add(person[row.post])
    return issues


def by_issue(ledger: pd.DataFrame) -> dict[tuple[object, ...], list[tuple[object, ...]]]:
    """Return the rows of each issue, time first."""
    columns = ["time", *(name for name in ledger.columns if name not in {"time", "issue"})]
    found: dict[tuple[object, ...], list[tuple[object, ...]]] = defaultdict(list)
    for identity, row in zip(
        ledger[IDENTITY].itertuples(index=False, name=None),
        ledger[columns].itertuples(index=False, name=None),
        strict=True,
    ):
        found[identity].append(row)
    return found


@pytest.mark.parametrize("kind", ["funding", "care_matter"])
def test_with_queues_it_changes_only_what_it_can_touch(kind: str) -> None:
    tables = World(parameters=FORGETFUL, hours=0.015).tables()
    without, more = pair(tables, kind)
    touched = reached_when(tables, without, more)
    before, after = by_issue(without), by_issue(more[~is_extra(more)])
    assert set(after) == set(before)
    for identity, rows in after.items():
        limit = touched.get(identity, math.inf)
        assert [row for row in rows if row[0] < limit] == [row for row in before[identity] if row[0] < limit]
    changed = sum(rows != before[identity] for identity, rows in after.items())
    assert 0 < changed < len(before)
