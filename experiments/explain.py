"""Tells what happened to one issue under each organisation: `python -m experiments.explain issue=interesting`."""

import sys
import time
from collections.abc import Iterator, Mapping
from typing import Final

import pandas as pd

from experiments import pictures, store
from experiments.command import Place, start
from experiments.record import record
from experiments.request import Request, reference, setting
from sim.analysis.looks import Look, ordered
from sim.analysis.story import Identity, Name, Step, interesting, rows_of, steps, summary
from sim.analysis.story_words import PICKED, STEPS
from sim.analysis.swimlane import swimlanes
from sim.analysis.view import View
from sim.errors import ArgumentError
from sim.organisation.layout import LEVELS, MONTH
from sim.study import results
from sim.study.setting import Setting
from sim.study.simulate import replicate

INTERESTING: Final = "interesting"

Ledgers = Mapping[str, pd.DataFrame]


def explain(request: Request, place: Place) -> None:
    """Run one replication with its ledgers, tell the stories asked for, and store them with a picture each."""
    case, started = setting(request), time.perf_counter()
    asked = {"": Identity.of(request["issue"])} if request["issue"] != INTERESTING else None
    found = replicate(case, request["replication"], keep_ledger=True)
    chosen = asked or _telling(case, found.ledgers, reference(request, case.organisations))
    language, name = request["language"], namer(case, request["language"])
    view = View(ordered(map(Look.of, case.plans), reference(request, case.organisations)), request["reference"])
    text: list[str] = []
    rows: list[dict[str, object]] = []
    for number, (why, issue) in enumerate(chosen.items(), start=1):
        stories = {key: rows_of(ledger, issue) for key, ledger in found.ledgers.items()}
        told = _told(stories, case, name, language)
        text += _story(stories, told, case, (why, issue, language))
        rows += [
            {"organisation": key, "issue": str(issue), **step._asdict()} for key, each in told.items() for step in each
        ]
        drawn = swimlanes(stories, View(view.looks, view.reference, language=language), name)
        pictures.write(drawn, place.folder, "issue" if asked else f"issue_{number}_{why}")
    table = pd.DataFrame(rows)
    table.insert(0, "experiment", place.experiment)
    store.keep(place.folder, table, record(request), case, time.perf_counter() - started)
    results.write_text("\n".join(text) + "\n", place.folder, "story.txt")
    results.point_latest(place.folder)
    sys.stdout.write("\n".join(text) + f"\nResults: {place.shown}\n")


def namer(case: Setting, language: str) -> Name:
    """Return what gives the title of a post, or of a unit's head: its type and what tells it apart from others."""
    titles = store.titles_of(case)

    def name(key: str) -> str:
        if key in titles:
            return titles[key][language]
        kind, _, number = key.rpartition("_")
        return f"{titles[kind][language]} {number}" if kind in titles else key

    return name


def _telling(case: Setting, ledgers: Ledgers, base: str) -> dict[str, Identity]:
    """Return telling issues of the settled year under the organisation of reference, or the first one."""
    months = (case.parameters[f"run.{name}_months"] for name in ("history", "transition"))
    key = base if base in ledgers else next(iter(ledgers))
    organisation = next(plan for plan in case.plans if plan.key == key).organisations[-1]
    levels = {post: LEVELS.index(one.level) for post, one in organisation.posts.items()}
    levels |= dict.fromkeys(organisation.committees, len(LEVELS))
    found = interesting(ledgers[key], levels, sum(months) * MONTH)
    if not found:
        raise ArgumentError("issue", INTERESTING, "no issue arose in the settled period")
    return found


def _told(stories: Ledgers, case: Setting, name: Name, language: str) -> dict[str, list[Step]]:
    """Return the steps of an issue's story under every organisation."""
    patience = case.parameters["behaviour.patience_days"]
    return {
        plan.key: list(steps(stories[plan.key], plan.organisations[-1], name, language, patience))
        for plan in case.plans
    }


def _story(
    stories: Ledgers, told: Mapping[str, list[Step]], case: Setting, what: tuple[str, Identity, str]
) -> Iterator[str]:
    """Yield the lines of an issue's story under every organisation."""
    why, issue, language = what
    words, title = STEPS[language], case.issues.kinds[issue.kind].title
    kind = title.sv if language == "sv" else title.en
    heading = words["issue"].format(issue=issue, kind=kind, unit=namer(case, language)(issue.origin))
    yield f"{heading} ({PICKED[language][why]})" if why else heading
    for plan in case.plans:
        label = plan.title.sv if language == "sv" else plan.title.en
        yield f"\n{words['under'].format(organisation=label)}: {summary(stories[plan.key], language)}"
        for step in told[plan.key]:
            yield f"  {words['day'].format(day=f'{step.day:.1f}'):>9}  {step.text}"
            if step.why:
                yield f"             {words['why']}: {step.why}"
        if not any(step.why for step in told[plan.key]):
            yield f"  {words['none']}"
    yield ""


def main() -> int:
    """Run the command and return its exit status."""
    return start("explain", explain, alone="a story is told at one point at a time")


if __name__ == "__main__":
    sys.exit(main())
