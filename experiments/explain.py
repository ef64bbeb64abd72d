"""Tells what happened to one issue under each organisation: `python -m experiments.explain issue=interesting`."""

import sys
import time
from collections.abc import Iterator, Mapping

import pandas as pd

from experiments import pictures, store
from experiments.command import Place, start
from experiments.record import record
from experiments.request import Request, reference, setting
from sim.analysis import words
from sim.analysis.looks import Look, ordered
from sim.analysis.story import Identity, Outcome, Step, rows_of, summary, tried
from sim.analysis.story_reasons import AGAIN
from sim.analysis.story_words import STEPS
from sim.analysis.swimlane import swimlanes
from sim.analysis.view import View
from sim.errors import ArgumentError
from sim.organisation import owned, post_of
from sim.study import results
from sim.study.plan import Plan
from sim.study.remedies import TOGETHER, Remedy, is_independent, owner_of, remedies, with_remedy
from sim.study.setting import with_hours
from sim.study.simulate import replicate
from sim.study.stories import INTERESTING, Ledgers, Telling, telling_issues


def explain(request: Request, place: Place) -> None:
    """Run one replication with its ledgers, tell the stories asked for, and store them with a picture each."""
    asked = {"": Identity.of(request["issue"])} if request["issue"] != INTERESTING else None
    telling, started = (
        Telling(with_hours(setting(request)), request["replication"], request["language"]),
        time.perf_counter(),
    )
    base = reference(request, telling.case.organisations)
    found = replicate(telling.case, telling.replication, keep_ledger=True)
    chosen = asked or telling_issues(telling.case, found.ledgers, base)
    if not chosen:
        raise ArgumentError("issue", INTERESTING, "no issue arose in the settled period")
    view = View(ordered(map(Look.of, telling.case.plans), base), base, language=telling.language)
    text: list[str] = []
    rows: list[dict[str, object]] = []
    for number, (why, issue) in enumerate(chosen.items(), start=1):
        stories = {key: rows_of(ledger, issue) for key, ledger in found.ledgers.items()}
        told = {plan.key: telling.steps(stories[plan.key], plan) for plan in telling.case.plans}
        again = _again(telling, issue, stories, told)
        text += _story(telling, (why, issue), stories, told, again)
        rows += [
            {"organisation": key, "issue": str(issue), **step._asdict()}
            for key in told
            for step in (*told[key], *again[key])
        ]
        drawn = swimlanes(stories, view, telling.name)
        pictures.write(drawn, place.folder, "issue" if asked else f"issue_{number}_{why}")
    table = pd.DataFrame(rows)
    table.insert(0, "experiment", place.experiment)
    store.keep(place.folder, table, record(request), telling.case, time.perf_counter() - started)
    results.write_text("\n".join(text) + "\n", place.folder, "story.txt")
    results.point_latest(place.folder)
    sys.stdout.write("\n".join(text) + f"\nResults: {place.shown}\n")


def _again(
    telling: Telling, issue: Identity, stories: Ledgers, told: Mapping[str, list[Step]]
) -> dict[str, list[Step]]:
    """Run the replication again with each change that would have kept an issue down, and return what came of it.

    Organisations that call for the same change share a run. The day of such a step is that of the answer.
    """
    case, kind = telling.case, telling.case.issues.kinds[issue.kind]
    complexity = float(next(iter(stories.values()))["value"].iloc[0])
    wanted: dict[Remedy, list[Plan]] = {}
    for plan in case.plans:
        independent = is_independent(plan.organisations[-1], case.population, issue.origin)
        for remedy in remedies(told[plan.key], kind, complexity, independent):
            wanted.setdefault(remedy, []).append(plan)
    found: dict[str, dict[str, Step]] = {plan.key: {} for plan in case.plans}
    for remedy, plans in wanted.items():
        ledgers = replicate(
            with_remedy(case, remedy, [plan.key for plan in plans]), telling.replication, keep_ledger=True
        ).ledgers
        for plan in plans:
            rows = rows_of(ledgers[plan.key], issue)
            now = frozenset(step.reason for step in telling.steps(rows, plan))
            change = _change(telling, remedy, plan, issue)
            text = tried(change, (stories[plan.key], rows), (remedy.reasons, now), telling.language)
            outcome = Outcome.of(rows)
            found[plan.key][remedy.key] = Step(
                outcome.days, "run_again", "", "", remedy.key, outcome.hours, text, "", ""
            )
    return {key: sorted(each.values(), key=lambda step: step.task == TOGETHER) for key, each in found.items()}


def _change(telling: Telling, remedy: Remedy, plan: Plan, issue: Identity) -> str:
    """Return what was changed, in words."""
    catalogue, organisation = AGAIN[telling.language], plan.organisations[-1]
    named = [who for who, _ in sorted(remedy.knowledge)]
    unit = owned(organisation, telling.case.population).units[issue.origin]
    for function, independent in remedy.owned:
        holder = owner_of(organisation, function, independent)
        named = [post_of(organisation, holder, unit) or holder]
    complexity = words.number(next((most for _, most in remedy.knowledge), 0.0), 2, telling.language)
    posts = catalogue["and"].join(map(telling.name, named))
    return catalogue[remedy.key].format(post=posts, complexity=complexity)


def _story(
    telling: Telling,
    what: tuple[str, Identity],
    stories: Ledgers,
    told: Mapping[str, list[Step]],
    again: Mapping[str, list[Step]],
) -> Iterator[str]:
    """Yield the lines of an issue's story under every organisation."""
    (why, issue), language = what, telling.language
    catalogue = STEPS[language]
    yield telling.heading(issue, why)
    for plan in telling.case.plans:
        label = plan.title.sv if language == "sv" else plan.title.en
        yield f"\n{catalogue['under'].format(organisation=label)}: {summary(stories[plan.key], language)}"
        for step in told[plan.key]:
            yield f"  {catalogue['day'].format(day=words.number(step.day, 1, language)):>9}  {step.text}"
            if step.why:
                yield f"             {catalogue['why']}: {step.why}"
                yield f"             {catalogue['rule']}: {step.rule}"
        if not any(step.why for step in told[plan.key]):
            yield f"  {catalogue['none']}"
        if again[plan.key]:
            yield f"  {catalogue['again']}:"
            yield from (f"    - {step.text}." for step in again[plan.key])
    yield ""


def main() -> int:
    """Run the command and return its exit status."""
    return start("explain", explain, alone="a story is told at one point at a time")


if __name__ == "__main__":
    sys.exit(main())
