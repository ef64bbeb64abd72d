"""Where a post sends what is not its own, when people usually turn to the very post that has passed it on."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from sim.compile import prepare
from sim.journey.contact import another_contact
from sim.journey.passage import _or_another
from sim.organisation.layout import NONE
from tests.unit.journey.conftest import Morning
from tests.verification.estimate import share_of

MANY = 2000


@pytest.fixture(autouse=True)
def compiled_rules() -> None:
    prepare()


def taken_on(morning: Morning, kind: str, sender: str, share: float) -> int:
    """Put an issue on the books that a post has passed on, where issues are sent back with this share."""
    morning.world.structure.parameters["sending_back"] = share
    issue = morning.issue(kind)
    morning.world.state.issues["sender"][issue] = morning.tables.post(sender)
    return issue


def sent(morning: Morning, issue: int, post: str, target: str) -> Iterator[str]:
    """Yield where a post sends one issue after another like this one, for which people usually turn to `target`."""
    tables, issues = morning.tables, morning.world.state.issues
    kind = int(issues["kind"][issue])
    for number in range(MANY):
        issues["key"][issue] = np.uint64(number)
        found = _or_another(morning.world, issue, tables.post(post), kind, tables.post(target))
        yield tables.posts[found]


@pytest.mark.parametrize("share", [0.0, 0.35, 1.0])
def test_it_goes_back_with_the_share_and_else_to_another_whom_people_turn_to(share: float, morning: Morning) -> None:
    """With a parent's question people turn to the unit, an officer or the head of UKK."""
    issue = taken_on(morning, "pupil_question", "school_m01", share)
    found = Counter(sent(morning, issue, "ukk_head", "school_m01"))
    assert set(found) <= {"school_m01", "education_officer"}
    assert share_of(found["school_m01"], MANY, share).agrees_with(share)


def test_of_several_others_each_is_as_likely(morning: Morning) -> None:
    issue = taken_on(morning, "pupil_question", "school_m01", 0.0)
    found = Counter(sent(morning, issue, "registrar", "school_m01"))
    assert set(found) == {"education_officer", "ukk_head"}
    assert share_of(found["ukk_head"], MANY, 0.5).agrees_with(0.5)


def test_it_goes_back_where_nobody_else_is_known(morning: Morning) -> None:
    """With a registration people turn to one of two administrators, and nobody else."""
    issue = taken_on(morning, "registration", "registrar", 0.0)
    assert set(sent(morning, issue, "production_administrator", "registrar")) == {"registrar"}


def test_what_seems_to_be_somebody_elses_goes_there(morning: Morning) -> None:
    issue = taken_on(morning, "pupil_question", "school_m01", 0.0)
    assert set(sent(morning, issue, "ukk_head", "registrar")) == {"registrar"}


def test_whoever_raised_it_is_nobodys_sender(morning: Morning) -> None:
    issue = taken_on(morning, "pupil_question", "school_m01", 0.0)
    morning.world.state.issues["sender"][issue] = NONE
    assert set(sent(morning, issue, "ukk_head", "school_m01")) == {"school_m01"}


@pytest.mark.parametrize(
    ("u", "expected"), [(0.0, "education_officer"), (0.49, "education_officer"), (0.51, "ukk_head")]
)
def test_the_others_are_those_of_the_kind_without_the_sender_and_the_post(
    u: float, expected: str, morning: Morning
) -> None:
    issue = taken_on(morning, "pupil_question", "school_m01", 0.0)
    kind, tables = int(morning.world.state.issues["kind"][issue]), morning.tables
    chosen = another_contact(morning.world, issue, kind, tables.post("registrar"), u)
    assert tables.posts[chosen] == expected
    only = another_contact(morning.world, issue, kind, tables.post(expected), u)
    assert tables.posts[only] == {"education_officer": "ukk_head", "ukk_head": "education_officer"}[expected]
