"""What must hold between an organisation, a population and issue kinds that are to be used together."""

from collections.abc import Iterable, Iterator

from sim.errors import Fault, FileFaults, nearest
from sim.organisation.demand import IssueKinds, Population
from sim.organisation.difference import successors
from sim.organisation.ownership import owned
from sim.organisation.sketch import ROLES
from sim.organisation.structure import Organisation, Post


def check_together(organisation: Organisation, population: Population, issues: IssueKinds) -> None:
    """Raise FileFaults with everything in which the three do not fit together.

    Functions and contacts of the kinds must be known to the organisation, and types of units to the
    population; each type of the population needs a place, and a counterpart where it has independent units;
    every kind concerns some unit; no unit has the key of a post, a person or a committee.
    """
    faults = [*_kinds(organisation, population, issues), *_places(organisation, population)]
    if faults:
        raise FileFaults(f"{organisation.key} + {population.key} + {issues.key}", faults)


def check_succession(history: Organisation, organisation: Organisation) -> None:
    """Raise FileFaults when open work under ``history`` has nowhere to go under ``organisation``.

    Each ``replaces`` must name a post of the history that disappears, or have been carried out there already,
    and each post that disappears must have a successor: a post that replaces it or a superior that remains.
    """
    gone = set(history.posts) - set(organisation.posts)
    faults = [
        _unknown(organisation.key, f"posts.{key}.replaces", post.replaces, f"is no post of {history.key}", gone)
        for key, post in organisation.posts.items()
        if post.replaces and post.replaces not in history.posts and not _is_carried_out(history, key, post)
    ]
    allowed = "a post that replaces it"
    faults += [
        Fault(organisation.key, "posts", key, f"disappears without a successor after {history.key}", allowed)
        for key in sorted(gone - set(successors(history, organisation)))
    ]
    if faults:
        raise FileFaults(organisation.key, faults)


def _is_carried_out(history: Organisation, key: str, post: Post) -> bool:
    return key in history.posts and history.posts[key].replaces == post.replaces


def _kinds(organisation: Organisation, population: Population, issues: IssueKinds) -> Iterator[Fault]:
    holders = {*ROLES, *organisation.posts}
    for key, kind in issues.kinds.items():
        place = f"kinds.{key}"
        if kind.function not in organisation.responsibility:
            problem = f"is no function of {organisation.key}"
            yield _unknown(issues.key, f"{place}.function", kind.function, problem, organisation.responsibility)
        for holder in sorted(set(kind.contacts) - holders):
            problem = f"is neither a post of {organisation.key} nor a role"
            yield _unknown(issues.key, f"{place}.contacts.{holder}", holder, problem, holders)
        for unit_type in sorted(set(kind.units) - {*population.types, *organisation.units}):
            problem = f"is no type of unit in {population.key}"
            yield _unknown(issues.key, f"{place}.units.{unit_type}", unit_type, problem, population.types)
        if kind.resembles and kind.resembles not in issues.kinds:
            yield _unknown(issues.key, f"{place}.resembles", kind.resembles, "is an unknown kind", issues.kinds)
        if not any(kind.concerns(unit) for unit in population.units.values()):
            yield Fault(issues.key, place, None, f"concerns not a single unit of {population.key}", "at least one")


def _places(organisation: Organisation, population: Population) -> Iterator[Fault]:
    units = owned(organisation, population).units.values()
    for unit_type in sorted({unit.type for unit in units}):
        independent = any(u.owner == "independent" for u in units if u.type == unit_type)
        if unit_type not in organisation.units:
            problem = f"has units in {population.key} but no place"
            yield _unknown(organisation.key, f"units.{unit_type}", unit_type, problem, organisation.units)
        elif independent and not organisation.units[unit_type].counterpart:
            key = f"units.{unit_type}.counterpart"
            problem = f"is missing, and {population.key} has independent units of this type"
            yield Fault(organisation.key, key, None, problem, "a post to which their exceptions and disputes go")
    taken = {*organisation.posts, *organisation.persons, *organisation.committees}
    for key in sorted(taken & set(population.units)):
        yield Fault(organisation.key, key, None, f"is the name of a unit in {population.key}", "a key of its own")


def _unknown(file: str, key: str, value: str, problem: str, options: Iterable[str]) -> Fault:
    allowed = sorted(options)
    return Fault(file, key, value, problem, ", ".join(allowed), nearest(value, allowed))
