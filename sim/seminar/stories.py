"""The telling issues of a replication, and what happened to one of them under each organisation."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from sim.analysis.lanes import bars_of, lanes_of, signs_of, spread
from sim.analysis.story import Identity, Outcome, rows_of, summary
from sim.analysis.story_words import PICKED
from sim.organisation.layout import MONTH
from sim.seminar.programme import base_setting, programme
from sim.study.plan import Plan
from sim.study.setting import Setting
from sim.study.stories import Telling, telling_issues

Ledgers = Mapping[str, pd.DataFrame]
_DECISIONS = frozenset({"settled", "ruled", "decided"})
"""The steps that settle whose an issue is, or the issue itself."""


def picked(case: Setting, ledgers: Ledgers, key: str) -> list[dict[str, Any]]:
    """Return telling issues of the shown weeks under an organisation, each with why it was picked in both languages."""
    months = programme().data["months"]
    ledger, end = ledgers[key], float(months["history"] + months["settled"]) * MONTH
    shown = ledger.loc[(ledger["event"] == "raised") & (ledger["time"] < end), "issue"]
    own = {key: ledger[ledger["issue"].isin(shown)]}
    return [
        {"issue": str(issue), "why": why, "text": {language: PICKED[language][why] for language in PICKED}}
        for why, issue in telling_issues(case, own, key).items()
    ]


def _about(telling: Telling, issue: Identity, rows: pd.DataFrame) -> dict[str, Any]:
    """Return what an issue is, in words: its kind, where it comes from, and the day after the change."""
    change = float(programme().data["months"]["history"]) * MONTH
    return {
        "kind": telling.kind(issue),
        "origin": telling.origin(issue),
        "day": int(rows["time"].iloc[0] - change),
    }


def _command(case: Setting, issue: Identity, replication: int) -> str:
    """Return what `experiments.explain` takes to tell of the same issue: its calendar and levers are the seminar's."""
    given, sources = case.parameters, base_setting().parameters
    months = [f"run.{name}_months" for name in ("history", "transition", "settled", "follow")]
    turned = [key for key in programme().levers if given[key] != sources[key]]
    values = {"issue": issue, "replication": replication, "seed": case.seed}
    values |= {key: given[key] for key in months + turned}
    return "python -m experiments.explain " + " ".join(f"{key}={value}" for key, value in values.items())


def story(case: Setting, ledgers: Ledgers, named: str, replication: int, language: str) -> dict[str, Any]:
    """Return an issue's story and its swimlanes under each organisation; raises ArgumentError where it never arose."""
    issue = Identity.of(named)
    telling = Telling(case, replication, language)
    rows = {plan.key: rows_of(ledgers[_ledger(ledgers, plan)], issue) for plan in case.plans}
    span = max(float(each["time"].iloc[-1] - each["time"].iloc[0]) for each in rows.values())
    return {
        "about": _about(telling, issue, next(iter(rows.values()))),
        "command": _command(case, issue, replication),
        "organisations": {plan.key: _told(telling, plan, rows[plan.key], span) for plan in case.plans},
    }


def _ledger(ledgers: Ledgers, plan: Plan) -> str:
    """Return the name of a plan's ledger: that of the one variant that was run."""
    return plan.key if plan.key in ledgers else next(name for name in ledgers if name.startswith(f"{plan.key}/"))


def _told(telling: Telling, plan: Plan, rows: pd.DataFrame, span: float) -> dict[str, Any]:
    lanes = lanes_of(rows)
    days = Outcome.of(rows).days
    return {
        "summary": summary(rows, telling.language),
        "steps": [
            {"day": step.day, "text": step.text, "why": step.why, "decides": step.event in _DECISIONS}
            for step in telling.steps(rows, plan)
        ],
        "lanes": [{"key": key, "title": telling.name(key)} for key in lanes],
        "bars": [
            {"lane": bar.lane, "from": bar.start, "to": bar.end, "kind": bar.kind} for bar in bars_of(rows, lanes)
        ],
        "signs": [sign._asdict() for sign in spread(signs_of(rows, lanes), span)],
        "days": None if days != days else days,  # noqa: PLR0124  not a number: no answer came
    }
