"""Each mechanism of an issue's life is there, and its declared neutral value takes it out of the ledger."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from sim.organisation.tables import Tables
from sim.scenario.parameters import Parameters
from tests.worlds.runs import BUSTLE, Run, World, run, without

BEFORE, AFTER = "today", "merged"
SHORT = (0.0, 60.0, 120.0, 150.0, 150.0)
HOURS = 0.06


@dataclass(frozen=True)
class Trace:
    """What a mechanism writes: rows of these events, of these tasks, or with this cause."""

    events: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()

    def of(self, ledger: pd.DataFrame) -> Counter[str]:
        """Return how often each sign of the mechanism stands in a ledger."""
        columns = {"event": self.events, "task": self.tasks, "cause": self.causes}
        return Counter({sign: int((ledger[column] == sign).sum()) for column, some in columns.items() for sign in some})


TRACES = {
    "behaviour.outside_share": Trace(("corrected",), ("outside",)),
    "behaviour.feedback_loss": Trace(("lost",)),
    "behaviour.reminder_cap": Trace(("reminded", "gave_up"), ("reminder",), ("bypass",)),
    "behaviour.bypass_share": Trace(causes=("bypass",)),
    "behaviour.complaint_share": Trace(("complained",), ("complaint",)),
    "behaviour.experience_rate": Trace(("clarity", "trust")),
    "behaviour.switch_share": Trace(("switched",)),
    "behaviour.joining_share": Trace(("joined",)),
    "behaviour.adjustment_share": Trace(("adjusted",)),
    "behaviour.assertiveness": Trace(("disputed", "settled"), ("hearing", "settlement")),
    "work.strategic_share": Trace(("due", "accomplished", "cleared"), ("mandate", "strategy", "change")),
    "work.entry_share": Trace(tasks=("entry",)),
    "work.mismatch": Trace(("reconciled",), ("reconciliation",)),
    "decision.reopen_share": Trace(("corrected",), causes=("reopened",)),
    "decision.limit_days": Trace(("defaulted",)),
    "learning.initiative_unclear": Trace(("uncleared",)),
    "learning.mandate_share": Trace(("cleared",), ("mandate",)),
    "learning.stale_share": Trace(("astray",)),
}


def lived(parameters: Parameters) -> Run:
    """Return a short run through a change of organisation."""
    world = World(BEFORE, parameters=parameters, hours=HOURS)
    return run(world.tables(), world.under(AFTER).tables(), bounds=SHORT)


@pytest.fixture(scope="module")
def bustle() -> Run:
    return lived(BUSTLE)


@pytest.mark.parametrize("mechanism", TRACES)
def test_a_mechanism_at_its_neutral_value_leaves_no_row(mechanism: str, bustle: Run) -> None:
    trace = TRACES[mechanism]
    assert min(trace.of(bustle.ledger).values()) > 0
    still = trace.of(lived(BUSTLE.with_(without(mechanism))).ledger)
    assert not +still


def test_nothing_is_on_record_but_by_duty_where_heads_decide_their_own_cases(bustle: Run) -> None:
    """Neither organisation of the run has a line whose decisions are put on record as a duty."""
    record = Trace(tasks=("record",))
    assert +record.of(bustle.ledger)
    assert not +record.of(lived(BUSTLE.with_(without("decision.own_case"))).ledger)
    guarded = World("merged_guarded", parameters=BUSTLE.with_(without("decision.own_case")), hours=HOURS)
    assert +record.of(run(guarded.tables(), bounds=SHORT).ledger)


def test_without_any_mechanism_nothing_but_the_plain_course_of_an_issue_is_left() -> None:
    names = {event for trace in TRACES.values() for event in (*trace.events, *trace.tasks, *trace.causes)}
    found = lived(BUSTLE.with_(without(*TRACES, "decision.own_case"))).ledger
    seen = {*found["event"], *found["task"], *found["cause"]}
    assert not seen & names
    assert {"raised", "reached", "claimed", "decided", "closed"} <= seen


def losing_every_answer(tables: Tables) -> Tables:
    """Return the tables with a loss beyond the declared range: no answer passes a single step."""
    tables.structure.parameters["feedback_loss"] = 1.0
    return tables


def test_where_every_answer_is_lost_no_issue_is_closed() -> None:
    ledger = run(losing_every_answer(World(parameters=BUSTLE, hours=0.2).tables()), bounds=SHORT).ledger
    count = ledger["event"].value_counts()
    assert "closed" not in count
    assert count["lost"] >= count["decided"] > 100


def per_issue(rows: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """Return how many of the chosen rows each issue has."""
    size = int(rows["issue"].max()) + 1
    found: np.ndarray = np.bincount(rows["issue"][chosen & (rows["issue"] >= 0)], minlength=size)
    return found


def marks(finished: Run) -> dict[str, np.ndarray]:
    """Return per issue how often each kind of event stands in the ledger, and how often each task was asked for."""
    rows, ledger = finished.rows, finished.ledger
    events = {name: per_issue(rows, (ledger["event"] == name).to_numpy()) for name in set(ledger["event"])}
    laid = ledger["task"].where(ledger["event"] == "queued", "")
    tasks = {f"{name} laid": per_issue(rows, (laid == name).to_numpy()) for name in set(laid)}
    bypass = ((ledger["event"] == "lifted") & (ledger["cause"] == "bypass")).to_numpy()
    reopened = ((ledger["event"] == "reopened") & (ledger["cause"] == "reopened")).to_numpy()
    return {**events, **tasks, "bypass": per_issue(rows, bypass), "come back": per_issue(rows, reopened)}


@pytest.mark.parametrize("cap", [1, 2, 4])
def test_reminders_end_at_the_cap_with_a_bypass_or_with_giving_up(cap: int) -> None:
    found = marks(lived(BUSTLE.with_({"behaviour.reminder_cap": cap, "behaviour.patience_days": 2.0})))
    ended = found["bypass"] + found["gave_up"]
    assert found["reminded"].max() == cap
    assert ended.max() == 1
    assert (found["reminded"][ended == 1] == cap).all()
    assert (found["reminder laid"] == found["reminded"]).all()


def test_a_wrong_decision_comes_back_once_and_an_answer_from_outside_is_given_once(bustle: Run) -> None:
    found = marks(bustle)
    assert found["come back"].max() == 1
    assert found["reopened"].max() <= 2  # the other time by a dispute
    assert found["outside laid"].max() == 1
    assert (found["corrected"] <= found["outside laid"]).all()
    assert (found["corrected"] <= found["come back"]).all()


def test_a_defaulted_issue_has_neither_a_decision_nor_an_answer_afterwards(bustle: Run) -> None:
    rows, ledger = bustle.rows, bustle.ledger
    ended = ledger[ledger["event"] == "defaulted"].set_index("issue")["time"]
    assert ended.index.is_unique
    decided = ledger[ledger["event"].isin(["decided", "closed", "reopened", "reminded", "disputed", "settled"])]
    later = decided["time"] > decided["issue"].map(ended)
    assert len(ended) > 10
    assert not later.any()
    assert rows["issue"].max() > len(ended)


def test_every_switch_complaint_and_reminder_belongs_to_an_issue(bustle: Run) -> None:
    apart = bustle.ledger[bustle.ledger["issue"] < 0]
    assert set(apart["event"]) <= {"due", "accomplished", "cleared", "started", "target"}
    assert set(apart[apart["event"] != "target"]["task"]) <= {"mandate", "strategy", "change"}
    assert (apart[["origin", "kind"]] == "").all().all()
