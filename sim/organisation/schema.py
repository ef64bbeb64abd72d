"""Everything that the files of a user may contain: the door to ``structure`` and ``demand``."""

from sim.organisation.demand import (
    Effort,
    IssueKind,
    IssueKinds,
    IssuesEntry,
    Population,
    PopulationEntry,
    Unit,
    UnitType,
    issues_a_year,
)
from sim.organisation.entry import Area, Entry, Title
from sim.organisation.structure import (
    Committee,
    Office,
    Organisation,
    OrganisationEntry,
    Person,
    Post,
    Style,
    UnitPlace,
)

__all__ = [
    "Area",
    "Committee",
    "Effort",
    "Entry",
    "IssueKind",
    "IssueKinds",
    "IssuesEntry",
    "Office",
    "Organisation",
    "OrganisationEntry",
    "Person",
    "Population",
    "PopulationEntry",
    "Post",
    "Style",
    "Title",
    "Unit",
    "UnitPlace",
    "UnitType",
    "issues_a_year",
]
