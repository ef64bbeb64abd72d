"""Loads the three files of a user, each whole and checked, or as one FileFaults with every fault in it.

A file is read (``files``), held against its schema (``translate``) and checked as a structure (``check``);
the checks run on whatever could be read, so that one attempt shows everything.
"""

from pathlib import Path

from sim.errors import FileFaults
from sim.organisation.check import structural_faults
from sim.organisation.declared import undeclared
from sim.organisation.demand import (
    HOUSEHOLD_MEMBERS,
    IssueKind,
    IssueKinds,
    IssuesEntry,
    Owner,
    Population,
    PopulationEntry,
    Season,
    Unit,
    UnitType,
)
from sim.organisation.files import Document, beside, read
from sim.organisation.structure import (
    Organisation,
    OrganisationEntry,
    Person,
    PersonEntry,
    Post,
    PostEntry,
    UnitPlace,
)
from sim.organisation.translate import Model, checked


def load_organisation(name_or_path: str | Path) -> Organisation:
    """Return the organisation of a shipped file, by name, or of any file, by path.

    A file with a ``base`` must declare exactly how it differs from it. Raises FileFaults with every fault of
    the file.
    """
    document = read("organisation", name_or_path)
    organisation = organisation_of(document)
    place = beside(document, organisation.base) if organisation.base else None
    if place is not None:
        base = organisation_of(read("organisation", place))
        document.faults.extend(undeclared(document, base, organisation))
    return accepted(document, organisation)


def organisation_of(document: Document) -> Organisation:
    """Return the organisation of a document, not held against any base; raises FileFaults with every fault."""
    entry = checked(document, OrganisationEntry)
    document.faults.extend(structural_faults(document))
    entry = accepted(document, entry)
    posts = {key: _post(entry, key, post) for key, post in sorted(entry.posts.items())}
    resolved = {
        "key": document.key,
        "posts": posts,
        "persons": _persons(entry, posts),
        "units": {key: _place(entry, place) for key, place in sorted(entry.units.items())},
    }
    return Organisation(**{**dict(entry), **resolved})


def load_population(name_or_path: str | Path) -> Population:
    """Return the population of a file with all its units; raises FileFaults with every fault of the file."""
    document = read("population", name_or_path)
    entry = checked(document, PopulationEntry)
    if entry is not None and not any(_stocks(kind) for kind in entry.units.values()):
        document.faults.append(document.fault("units", None, "hold not a single unit", "a count above 0"))
    entry = accepted(document, entry)
    units = [unit for key, kind in entry.units.items() for unit in _units(key, kind)]
    return Population(
        key=document.key,
        title=entry.title,
        source=entry.source,
        residents=entry.residents,
        types=dict(sorted(entry.units.items())),
        units={unit.key: unit for unit in sorted(units, key=lambda unit: unit.key)},
    )


def load_issues(name_or_path: str | Path) -> IssueKinds:
    """Return the issue kinds of a file, seasons of mean 1; raises FileFaults with every fault of the file."""
    document = read("issues", name_or_path)
    entry = checked(document, IssuesEntry)
    _check_issues(document)
    entry = accepted(document, entry)
    return IssueKinds(
        key=document.key,
        title=entry.title,
        source=entry.source,
        seasons={key: _factors(season) for key, season in sorted(entry.seasons.items())},
        areas=dict(entry.areas),
        kinds={key: IssueKind(**dict(kind), key=key) for key, kind in sorted(entry.kinds.items())},
    )


def accepted(document: Document, entry: Model | None) -> Model:
    """Return the entry of a document without faults; of two faults at one key only the first is told."""
    if entry is None or document.faults:
        first = {(fault.file, fault.key): fault for fault in reversed(document.faults)}
        told = [fault for fault in document.faults if first[fault.file, fault.key] is fault]
        raise FileFaults(document.file, told)
    return entry


def _post(entry: OrganisationEntry, key: str, post: PostEntry) -> Post:
    office = _inherited(entry, post, "office")
    resolved = {
        "key": key,
        "office": office,
        "side": _inherited(entry, post, "side"),
        "committee": _inherited(entry, post, "committee"),
        "holder": post.holder or key,
        "records": post.records or entry.offices[office].records or office,
    }
    return Post(**{**dict(post), **resolved})


def _place(entry: OrganisationEntry, place: UnitPlace) -> UnitPlace:
    if place.owner is not None:
        return place
    records = place.records or entry.offices[place.office].records or place.office
    return place.model_copy(update={"records": records})


def _inherited(entry: OrganisationEntry, post: PostEntry, field: str) -> str:
    """Return a field of a post, or of the nearest superior that has it written."""
    while not getattr(post, field) and post.reports_to:
        post = entry.posts[post.reports_to]
    return str(getattr(post, field))


def _persons(entry: OrganisationEntry, posts: dict[str, Post]) -> dict[str, Person]:
    held: dict[str, list[str]] = {}
    for key, post in posts.items():
        held.setdefault(post.holder, []).append(key)
    written = {key: dict(entry.persons.get(key, PersonEntry())) for key in held}
    return {key: Person(**written[key], key=key, posts=tuple(sorted(held[key]))) for key in sorted(held)}


def _stocks(kind: UnitType) -> dict[Owner, tuple[int, float]]:
    written = {"municipal": kind.municipal, "independent": kind.independent}
    return {o: (s.count, s.size) for o, s in written.items() if s is not None and s.count}  # type: ignore[misc]


def _units(type_key: str, kind: UnitType) -> list[Unit]:
    units = []
    for owner, (count, mean) in _stocks(kind).items():
        for number in range(count):
            size = max(1, round(mean * (1 - kind.spread + 2 * kind.spread * (number + 0.5) / count)))
            households = max(1, round(size / HOUSEHOLD_MEMBERS))
            key = f"{type_key}_{owner[0]}{number + 1:02d}"
            units.append(Unit(key=key, type=type_key, owner=owner, area=kind.area, size=size, households=households))
    return units


def _factors(season: Season) -> tuple[float, ...]:
    written = [float(factor) for factor in dict(season).values()]
    return tuple(factor * len(written) / sum(written) for factor in written)


def _check_issues(document: Document) -> None:
    """Add the faults that a schema cannot see: unknown or empty seasons, contacts of no weight."""
    seasons = document.data.get("seasons", {})
    kinds = document.data.get("kinds", {})
    for key, kind in kinds.items() if isinstance(kinds, dict) else ():
        season = kind.get("season", "") if isinstance(kind, dict) else ""
        if isinstance(season, str) and season and season not in seasons:
            allowed = ", ".join(seasons) or "no season is declared"
            fault = document.fault(f"kinds.{key}.season", season, "is an unknown season", allowed, seasons)
            document.faults.append(fault)
        contacts = kind.get("contacts") if isinstance(kind, dict) else None
        if isinstance(contacts, dict) and contacts and not any(contacts.values()):
            document.faults.append(document.fault(f"kinds.{key}.contacts", None, "have no weight", "a sum above 0"))
    for key, months in seasons.items() if isinstance(seasons, dict) else ():
        if isinstance(months, dict) and months and not any(months.values()):
            document.faults.append(document.fault(f"seasons.{key}", None, "is nought all year", "a sum above 0"))
