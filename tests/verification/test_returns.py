"""Work that comes back: a desk passes an issue on, and with chance p it lies on the desk again."""

from pathlib import Path

import numpy as np
import pytest

from sim.ledger import columns as c
from tests.verification.estimate import Estimate, mean_of
from tests.verification.networks import Log, Span, kind, organisation, post, tables_of, work


def visits(folder: Path, error: float) -> Estimate:
    """Return how often an issue lies on a desk whose holder has the two posts that people turn to, neither the owner.

    An issue that is misdirected comes to one of the two with equal chances. Where it is the other one it is read
    again: p is half the chance of misdirecting. Where it is the same one nobody is left to ask and the superior
    decides. Visits are geometric, of variance p / (1 - p)^2; the limit of 30 hand-overs cuts off less than 1e-11 of
    them. No warm-up: visits are counted by issue, whatever the queues.
    """
    posts = {key: post("head", holder="desk") for key in ("counter", "letter_box")}
    posts |= {"head": post(), "owner": post("head")}
    chart = organisation(posts, {"function": {"owner": "A", "counter": "I", "letter_box": "I"}})
    kinds = {"kind": kind("function", 10.0, effort=work(0.1), contacts={"counter": 1.0, "letter_box": 1.0})}
    habits = {
        "behaviour.contact_error": 1.0,
        "behaviour.routing_error": error,
        "behaviour.max_hops": 30.0,
        "work.triage_hours": 0.05,
    }
    log = Log(tables_of(folder, chart, kinds, habits), 1, Span(0.0, 2000.0, 30.0))
    read = np.bincount(log.chosen(c.QUEUED, c.TRIAGE)["issue"], minlength=len(log.raised))[log.measured]
    back = error / 2.0
    return mean_of(read.sum(), len(read), back / (1.0 - back) ** 2)


@pytest.mark.parametrize("error", [0.2, 0.5, 0.8])
def test_returns_multiply_the_arrivals_at_a_desk(tmp_path: Path, error: float) -> None:
    back = error / 2.0
    found = visits(tmp_path, error)
    assert found.agrees_with(1.0 / (1.0 - back))
    assert not found.agrees_with(1.0 + back)  # if an issue came back once at most
