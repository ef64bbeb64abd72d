"""What would have kept an issue down, as a change of the setting with which the replication can be run again.

A mechanism is switched off by its parameter's neutral value; a function gets one owner, a post more knowledge, a kind
of issue a wider delegation in the files as they were read. A remedy holds from the start, the common history included;
hours stay those of the setting, so that nothing but the change is another.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from sim.analysis.story import Step
from sim.organisation import IssueKind, Organisation, owned
from sim.organisation.demand import Population
from sim.organisation.sketch import ROLES
from sim.scenario import PARAMETERS
from sim.study.setting import Setting

REMEDY: Final = {
    "contested": "owner", "unowned": "owner", "formal_act": "owner", "differ": "owner",
    "exception": "knowledge", "beyond_top": "knowledge",
    "ruling": "delegation", "reopened": "sight", "bypass": "no_bypass", "own_case": "own_case",
}  # fmt: skip
"""By what an issue that rises for a reason is kept down."""
TOGETHER: Final = "together"
SWITCHES: Final = {
    "sight": tuple(one.key for one in PARAMETERS if one.key.startswith("decision.noise_")),
    "no_bypass": ("behaviour.bypass_share",),
    "own_case": ("decision.own_case",),
}
"""The parameters that a remedy sets to their neutral values."""
_NEUTRAL: Final = {one.key: one.neutral for one in PARAMETERS if one.neutral is not None}


class Remedy(NamedTuple):
    """One change, by name.

    `parameters` get these values; posts or units get at least this `knowledge`; functions are `owned` by one post, each
    with whether it has to serve an independent unit; kinds of issues are wholly `delegated`.
    """

    key: str
    parameters: frozenset[tuple[str, float]] = frozenset()
    knowledge: frozenset[tuple[str, float]] = frozenset()
    owned: frozenset[tuple[str, bool]] = frozenset()
    delegated: frozenset[str] = frozenset()

    @property
    def reasons(self) -> frozenset[str]:
        """The reasons for rising that the change is about."""
        return frozenset(reason for reason, key in REMEDY.items() if self.key in (key, TOGETHER))


def remedies(story: Iterable[Step], kind: IssueKind, complexity: float, independent: bool) -> list[Remedy]:  # noqa: FBT001
    """Return what would have kept an issue of this story down, one change for each kind of reason, then all at once.

    Knowledge is given to whoever first asked, not to the superiors that the question then climbed over. An issue that
    never rose has none; `independent`: the issue is about an independent unit.
    """
    found: dict[str, Remedy] = {}
    asked: set[str] = set()
    working = ""
    for step in story:
        working = step.post if step.event == "started" else working
        key = REMEDY.get(step.reason, "")
        if key == "knowledge":
            who = step.other or working
            if who not in asked:
                known = found.get(key, Remedy(key)).knowledge
                found[key] = Remedy(key, knowledge=known | {(who, complexity)})
            asked.add(step.post)
        elif key == "owner":
            found[key] = Remedy(key, owned=frozenset({(kind.function, independent)}))
        elif key == "delegation":
            found[key] = Remedy(key, delegated=frozenset({kind.key}))
        elif key:
            found[key] = Remedy(key, parameters=frozenset((name, _NEUTRAL[name]) for name in SWITCHES[key]))
    several = list(found.values())
    return [*several, _together(several)] if len(several) > 1 else several


def _together(several: Sequence[Remedy]) -> Remedy:
    """Return all changes in one."""
    return Remedy(
        TOGETHER,
        frozenset().union(*(one.parameters for one in several)),
        frozenset().union(*(one.knowledge for one in several)),
        frozenset().union(*(one.owned for one in several)),
        frozenset().union(*(one.delegated for one in several)),
    )


def with_remedy(setting: Setting, remedy: Remedy, plans: Collection[str]) -> Setting:
    """Return a setting that has its hours with a change made, for the alternatives of these keys alone."""
    kinds = {
        key: kind.model_copy(update={"political": 0.0}) if key in remedy.delegated else kind
        for key, kind in setting.issues.kinds.items()
    }
    chosen = [plan for plan in setting.plans if plan.key in plans]
    return replace(
        setting,
        organisations=tuple(
            replace(plan, steps=tuple((month, _changed(one, remedy)) for month, one in plan.steps)) for plan in chosen
        ),
        history=_changed(setting.history, remedy),
        issues=setting.issues.model_copy(update={"kinds": kinds}),
        parameters=setting.parameters.with_(dict(remedy.parameters)),
    )


def owner_of(organisation: Organisation, function: str, independent: bool) -> str:  # noqa: FBT001
    """Return who would own a function alone: the one who does, else the one that a mandate would name.

    A mandate names an accountable post before others, the provider's before the purchaser's, one that does part of the
    work before one that does not (review 3.1, D2). A matter of an independent unit goes to none of the provider's.
    """
    row = organisation.responsibility[function]
    accountable = [holder for holder in row if "A" in row[holder]]
    if len(accountable) == 1:
        return accountable[0]

    def score(holder: str) -> tuple[bool, bool, bool, bool]:
        provider = holder in ROLES or organisation.posts[holder].side == "provider"
        return not (independent and provider), holder in accountable, provider, "R" in row[holder]

    return max(sorted(row, key=lambda holder: (holder in ROLES, holder)), key=score)


def is_independent(organisation: Organisation, population: Population, unit: str) -> bool:
    """Return whether a unit is run by an independent provider under an organisation."""
    return owned(organisation, population).units[unit].owner == "independent"


def _changed(organisation: Organisation, remedy: Remedy) -> Organisation:
    """Return an organisation with what a remedy changes in it."""
    least = dict(remedy.knowledge)
    posts = {
        key: post.model_copy(update={"knowledge": max(post.knowledge, least.get(key, 0.0))})
        for key, post in organisation.posts.items()
    }
    heads = {key.rpartition("_")[0]: most for key, most in least.items() if key not in organisation.posts}
    units = {
        key: place.model_copy(update={"knowledge": max(place.knowledge, heads.get(key, 0.0))})
        for key, place in organisation.units.items()
    }
    rows = dict(organisation.responsibility)
    for function, independent in remedy.owned:
        rows[function] = _with_one_owner(rows[function], owner_of(organisation, function, independent))
    return organisation.model_copy(update={"posts": posts, "units": units, "responsibility": rows})


def _with_one_owner(row: Mapping[str, str], owner: str) -> dict[str, str]:
    """Return a row of the matrix with one accountable holder; whoever was too is to be consulted, as by mandate."""
    found = {
        holder: letters.replace("A", "") + "C" * ("A" in letters and "C" not in letters)
        for holder, letters in row.items()
    }
    return found | {owner: "A" + row[owner].replace("A", "")}
