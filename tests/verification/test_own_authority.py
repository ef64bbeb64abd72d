"""A head with both sides below: how often the authority's own manager decides in the head's place.

An officer of the authority and the unit both claim every issue and dispute it; their lines meet at the head. What the
head gives to whoever came first, and has finished it by then, is the head's to decide, as an own case; what it gives to
the other, who has still to do it, is left out. The authority's manager stands between the officer and the head, the
provider's between the unit and the head. No warm-up: what is counted holds issue by issue, whatever the queues.
"""

from pathlib import Path

import numpy as np
import pytest

from sim.ledger import columns as c
from tests.verification.estimate import share_of
from tests.verification.networks import Entries, Log, Span, kind, organisation, post, tables_of, work

SPAN = Span(warm_up=0.0, measured=1000.0, after=60.0)
REFERS = 2.0


def chart(authority: Entries) -> Entries:
    """Return the head with the authority on one side, whose manager has these further traits, and the provider's."""
    posts = {
        "top": post(),
        "head": post("top"),
        "authority": post("head", **{"level": "department", "side": "purchaser", **authority}),
        "officer": post("authority", level="unit", side="purchaser"),
        "provider": post("head", level="department", side="provider"),
    }
    found = organisation(posts, {"function": {"officer": "A", "unit": "A"}})
    found["units"]["site"]["reports_to"] = "provider"
    return found


def disputed(folder: Path, clarity: float, *, own_case: float = 0.0, **authority: object) -> Log:
    """Return a run of four disputes a day, of even complexity between 0 and 1."""
    hours = {"effort": work(0.005, "fixed"), "decision": work(0.5, "fixed")}
    kinds = {"kind": kind("function", 4.0, complexity={"law": "uniform", "scale": 1.0}, **hours)}
    habits = {
        "behaviour.assertiveness": 1.0, "decision.authority_clarity": clarity, "decision.own_case": own_case,
    }  # fmt: skip
    return Log(tables_of(folder, chart(dict(authority)), kinds, habits), 1, SPAN)


def deciders(log: Log) -> np.ndarray:
    """Return who decides each measured issue that is given to whoever came first; every one must be decided."""
    decider, first = (np.full(len(log.raised), -1) for _ in range(2))
    reached, settled, rows = (log.chosen(event) for event in (c.REACHED, c.SETTLED, c.DECIDED))
    first[reached["issue"]], decider[rows["issue"]] = reached["post"], rows["post"]
    ours = settled[settled["other"] == first[settled["issue"]]]["issue"]
    found: np.ndarray = decider[ours[log.measured[ours]]]
    assert found.min() >= 0
    assert len(found) > 1000
    return found


@pytest.mark.parametrize("clarity", [0.3, 0.7])
def test_its_manager_decides_as_often_as_its_mandate_is_clear(tmp_path: Path, clarity: float) -> None:
    log = disputed(tmp_path, clarity)
    found = deciders(log)
    delegated = found == log.post("authority")
    assert share_of(delegated.sum(), len(found), clarity).agrees_with(clarity)
    assert (found[~delegated] == log.post("head")).all()
    own_cases = log.chosen(c.OWN_CASE)
    assert log.measured[own_cases["issue"]].sum() == (~delegated).sum()


def test_at_the_neutral_value_the_head_decides_all(tmp_path: Path) -> None:
    log = disputed(tmp_path, 0.0)
    assert (deciders(log) == log.post("head")).all()


def test_what_is_beyond_the_manager_stays_with_the_head(tmp_path: Path) -> None:
    """A manager who masters 0.6 of complexities even between 0 and 1 decides 0.6 of them."""
    log = disputed(tmp_path, 1.0, knowledge=0.6)
    found = deciders(log)
    assert share_of((found == log.post("authority")).sum(), len(found), 0.6).agrees_with(0.6)


def test_one_who_manages_nothing_is_no_such_manager(tmp_path: Path) -> None:
    log = disputed(tmp_path, 1.0, level="unit")
    assert (deciders(log) == log.post("head")).all()


@pytest.mark.parametrize("clarity", [0.0, 0.4, 1.0])
def test_where_own_cases_go_up_only_those_go_that_the_manager_does_not_decide(tmp_path: Path, clarity: float) -> None:
    log = disputed(tmp_path, clarity, own_case=REFERS)
    found = deciders(log)
    gone_up = found == log.post("top")
    assert share_of(gone_up.sum(), len(found), 1.0 - clarity).agrees_with(1.0 - clarity)
    assert (found[~gone_up] == log.post("authority")).all()
