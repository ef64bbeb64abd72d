"""The stories of issues as commands tell them: which issue, under which organisations, by which names."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import pandas as pd

from sim.analysis.story import Identity, Name, Outcome, Step, rows_of, steps, summary
from sim.analysis.story_words import OWNERS, PICKED, STEPS
from sim.analysis.telling import interesting
from sim.analysis.view import AS_DESCRIBED
from sim.analysis.words import LANGUAGES
from sim.organisation.entry import Title
from sim.organisation.layout import LEVELS, MONTH
from sim.study.plan import Plan
from sim.study.setting import Setting, distinct
from sim.study.simulate import replicate

INTERESTING: Final = "interesting"

Ledgers = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Telling:
    """What every story of a command has in common: the setting with its hours, the replication, the language."""

    case: Setting
    replication: int
    language: str

    @cached_property
    def name(self) -> Name:
        """What gives the title of a post, or of a unit and its head."""
        return namer(self.case, self.language)

    def steps(self, rows: pd.DataFrame, plan: Plan) -> list[Step]:
        """Return the steps of an issue's story under an organisation."""
        patience = self.case.parameters["behaviour.patience_days"]
        return list(steps(rows, plan.organisations[-1], self.name, self.language, patience))

    def kind(self, issue: Identity) -> str:
        """Return the title of an issue's kind."""
        title = self.case.issues.kinds[issue.kind].title
        return title.sv if self.language == "sv" else title.en

    def origin(self, issue: Identity) -> str:
        """Return where an issue arose, as it stands inside a sentence."""
        return inside(self.name(issue.origin))

    def title(self, issue: Identity, why: str) -> str:
        """Return an issue in words, with why it was picked where it was: its kind and where it arose."""
        about = STEPS[self.language]["about"].format(kind=self.kind(issue), unit=self.origin(issue))
        return f"{about} ({PICKED[self.language][why]})" if why else about

    def heading(self, issue: Identity, why: str) -> str:
        """Return the title after the name that the command takes to tell of the same issue."""
        return STEPS[self.language]["issue"].format(issue=issue, about=self.title(issue, why))


@dataclass(frozen=True)
class Story:
    """One telling issue of a comparison: why it was picked, and its ledger rows by organisation."""

    case: Setting
    why: str
    issue: Identity
    rows: Ledgers

    def telling(self, language: str) -> Telling:
        """Return the story's teller in a language."""
        return Telling(self.case, 0, language)

    def table(self) -> pd.DataFrame:
        """Return every step under every organisation in every language, a row each, and what came of the issue."""
        return pd.DataFrame(
            [
                {"organisation": plan.key, "issue": str(self.issue), "language": language, **step._asdict()}
                for language in LANGUAGES
                for plan in self.case.plans
                for step in [*self.telling(language).steps(self.rows[plan.key], plan), self.outcome(plan, language)]
            ]
        )

    def outcome(self, plan: Plan, language: str) -> Step:
        """Return what came of the issue under an organisation: days to its answer, and all hours of work."""
        rows = self.rows[plan.key]
        found = Outcome.of(rows)
        return Step(found.days, "outcome", "", "", "", found.hours, summary(rows, language), "", "")


def story(case: Setting, base: str) -> Story | None:
    """Run a comparison's first replication once more with its ledgers; return its issue that rose highest.

    It is told as described, or in the one variant that there is. None where no issue arose in the settled period.
    """
    variant = AS_DESCRIBED if AS_DESCRIBED in case.variants else case.variants[0]
    case = replace(case, variants=(variant,), left_out=frozenset(), neutrality=False)
    found = replicate(case, 0, keep_ledger=True).ledgers
    own = "" if variant == AS_DESCRIBED else f"/{variant}"
    ledgers = {plan.key: found[plan.key + own] for plan in case.plans}
    # The base's ledger alone: to read what the others made of every issue takes several times as long.
    picked = telling_issues(case, {base: ledgers[base]}, base)
    if not picked:
        return None
    why, issue = next(iter(picked.items()))
    return Story(case, why, issue, {key: rows_of(ledger, issue) for key, ledger in ledgers.items()})


def telling_issues(case: Setting, ledgers: Ledgers, base: str) -> dict[str, Identity]:
    """Return telling issues of the settled year under the organisation of reference, or the first one."""
    months = (case.parameters[f"run.{name}_months"] for name in ("history", "transition"))
    key = base if base in ledgers else next(iter(ledgers))
    organisation = next(plan for plan in case.plans if plan.key == key).organisations[-1]
    levels = {post: LEVELS.index(one.level) for post, one in organisation.posts.items()}
    levels |= dict.fromkeys(organisation.committees, len(LEVELS))
    return interesting(ledgers, key, levels, sum(months) * MONTH)


def namer(case: Setting, language: str) -> Name:
    """Return what gives the title of a post, or of a unit and its head: by owner, type and number, as one says it."""
    titles, population = titles_of(case), case.population
    owned = {(unit.type, unit.owner) for unit in population.units.values()}
    several = {kind for kind, owner in owned if any(kind == other and owner != own for other, own in owned)}

    def name(key: str) -> str:
        unit = population.units.get(key)
        if unit is None:
            return titles[key][language] if key in titles else key
        kind = titles[unit.type][language]
        named = f"{OWNERS[language][unit.owner]} {inside(kind)}" if unit.type in several else kind
        return f"{named} {int(''.join(filter(str.isdigit, key.rpartition('_')[2])))}"

    return name


def inside(title: str) -> str:
    """Return a title as it stands inside a sentence; initials keep their capitals."""
    return title[0].lower() + title[1:] if title[1:2].islower() else title


def titles_of(setting: Setting) -> dict[str, dict[str, str]]:
    """Return the titles of every post, committee and type of unit of any organisation, by key and language."""
    found: dict[str, Title] = {}
    for organisation in distinct(setting.plans, setting.history):
        for things in (organisation.posts, organisation.committees, setting.population.types):
            found |= {key: one.title for key, one in things.items()}
    return {key: {"sv": title.sv, "en": title.en} for key, title in sorted(found.items())}
