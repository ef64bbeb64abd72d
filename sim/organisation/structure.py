"""What an organisation file may contain, and the organisation that it becomes once it is loaded.

Classes named ``...Entry`` are read as written; their fields' descriptions are what a message says is
allowed. The class without that suffix is the resolved form: keys filled in, inheritance carried out.

A file may be a single step from another: it names that file as ``base`` and says under ``changes`` all that
differs in structure (``declared`` compares the two). Neither is structure itself.

Levels: ``unit`` is the first line (heads of units, officers), ``department`` heads of departments and of
operations, ``office`` heads of offices, ``executive`` the head of the administration, ``political`` a
committee.
"""

from typing import Annotated, Literal

from pydantic import Field

from sim.organisation.entry import Entry, Text, Title

Level = Literal["unit", "department", "office", "executive", "political"]
Side = Literal["purchaser", "provider", "support", "executive", "political", "independent"]
Marker = Literal["circle", "square", "triangle", "diamond", "star", "cross", "plus"]
PostKey = Annotated[str, Field(description="the key of a post")]
Knowledge = Annotated[float, Field(ge=0, le=1000, description="the complexity that it masters, 0 to 1000")]
Servers = Annotated[int, Field(ge=1, le=1000, description="a whole number of like persons, 1 to 1000")]
Hours = Annotated[
    float | None,
    Field(gt=0, le=1, description="a share of full time, above 0 and at most 1, or absent: derived"),
]
Letters = Annotated[str, Field(description="letters among A, R, C and I, each at most once")]
Systems = Annotated[int, Field(ge=1, le=10, description="a whole number of record systems, 1 to 10")]
Note = Annotated[
    str,
    Field(
        pattern=r"^\S.* \([^()]+\)$",
        description="what changes, with its section or rows in brackets, such as 'added (6.3, F18)'",
    ),
]
Notes = Annotated[dict[str, Note], Field(description="a mapping of keys to what changes")]


class Style(Entry):
    """How an organisation is drawn: the same colour, dash and marker in every figure."""

    colour: str = Field(pattern=r"^#[0-9A-Fa-f]{6}$", description="a colour as #RRGGBB")
    dash: str = Field(
        default="",
        pattern=r"^([1-9]\d?( [1-9]\d?)*)?$",
        description="lengths of dash and gap such as '4 2', or ''",
    )
    marker: Marker = Field(default="circle", description="circle, square, triangle, diamond, star, cross or plus")


class Office(Entry):
    """An office: one delegation order. ``records``: the record system its posts share, by default its own."""

    title: Title = Field(description="a mapping with sv and en")
    records: str = Field(default="", description="a name of a record system")


class PostEntry(Entry):
    """A post as written: a place where an issue can be handled or decided.

    ``office``, ``side`` and ``committee`` are the superior's when absent, ``holder`` is a person of the
    post's own key, ``records`` its office's. ``replaces`` names a post of an earlier structure whose open
    work it takes over; ``coordinates`` the coordinator of another office with whom it may settle disputes
    between the two. ``duty_to_report``: decisions of this post and of those below it that touch independent
    providers are put on record, so that the providers can see the grounds (review 7.2: F8, F9, H15).
    """

    title: Title = Field(description="a mapping with sv and en")
    level: Level = Field(description="unit, department, office, executive or political")
    knowledge: Knowledge
    office: str = Field(default="", description="the key of an office")
    side: Side | None = Field(
        default=None, description="purchaser, provider, support, executive, political or independent"
    )
    reports_to: PostKey = ""
    committee: str = Field(default="", description="the key of a committee")
    holder: str = Field(default="", description="the key of a person")
    records: str = Field(default="", description="a name of a record system")
    replaces: str = Field(default="", description="the key of a post of an earlier structure")
    coordinates: PostKey = ""
    duty_to_report: bool = Field(default=False, description="true or false")


class Post(PostEntry):
    """A post with its key, in which everything that is inherited is filled in."""

    key: str
    side: Side


class PersonEntry(Entry):
    """A person as written: ``servers`` like persons share a queue; ``hours``: each one's time for issues."""

    servers: Servers = 1
    hours: Hours = None


class Person(PersonEntry):
    """A person, or a pool of like persons, with the posts held in sorted order."""

    key: str
    posts: tuple[str, ...]


class UnitPlace(Entry):
    """Where the units of a type hang: a municipal one below ``reports_to`` in ``office``.

    ``counterpart`` is the post to which an independent unit's exceptions and disputes go, outside the tree
    as it is. ``servers`` and ``hours`` are those of each unit's head, as for a person. ``owner: independent``
    says that the municipality runs no unit of the type, whoever owns it in the population (review 7: H13);
    then there is neither office nor superior.
    """

    owner: Literal["independent"] | None = Field(default=None, description="independent, or absent: as it was")
    office: str = Field(default="", description="the key of an office")
    reports_to: PostKey = ""
    knowledge: Knowledge
    counterpart: PostKey = ""
    records: str = Field(default="", description="a name of a record system")
    servers: Servers = 1
    hours: Hours = None


class Committee(Entry):
    """A committee: meets every ``interval`` days and decides at most ``agenda`` matters each time."""

    title: Title = Field(description="a mapping with sv and en")
    interval: float = Field(gt=0, le=3650, description="days between meetings, above 0 and at most 3650")
    agenda: int = Field(ge=1, description="matters decided at a meeting, a whole number of at least 1")
    under: str = Field(default="", description="the key of a committee, or absent for the council")


class Changes(Entry):
    """What a file declares to differ in structure from its base; the form is told in ``declared``."""

    offices: Notes = Field(default_factory=dict, description="a mapping of office keys to what changes")
    posts: Notes = Field(default_factory=dict, description="a mapping of post keys to what changes")
    persons: Notes = Field(default_factory=dict, description="a mapping of person keys to what changes")
    units: Notes = Field(default_factory=dict, description="a mapping of unit types to what changes")
    committees: Notes = Field(default_factory=dict, description="a mapping of committee keys to what changes")
    responsibility: Notes = Field(default_factory=dict, description="a mapping of functions to what changes")
    systems: Notes = Field(default_factory=dict, description="a mapping of functions to what changes")
    front_door: Note = ""
    expected_life: Note = ""


class OrganisationEntry(Entry):
    """A whole organisation file, as written.

    ``systems``: into how many record systems each performance of a function must be entered, one where
    nothing is said (review 4: B6, C3). ``front_door``: the post to which every issue of a parent or resident
    goes first (review 4.1: D10). ``expected_life``: how many months those who work in the structure believe
    that it will last; absent, no end is in sight (review 7.1, 7.3: F13, H14).
    """

    title: Title = Field(description="a mapping with sv and en")
    source: Text
    style: Style = Field(description="a mapping with colour, dash and marker")
    base: str = Field(default="", description="the name of an organisation file")
    changes: Changes = Field(default_factory=Changes, description="a mapping of sections")
    offices: dict[str, Office] = Field(min_length=1, description="a mapping of office keys")
    posts: dict[str, PostEntry] = Field(min_length=1, description="a mapping of post keys")
    persons: dict[str, PersonEntry] = Field(default_factory=dict, description="a mapping of person keys")
    units: dict[str, UnitPlace] = Field(description="a mapping of unit types")
    committees: dict[str, Committee] = Field(min_length=1, description="a mapping of committee keys")
    responsibility: dict[str, dict[str, Letters]] = Field(description="a mapping of functions to holders to letters")
    systems: dict[str, Systems] = Field(default_factory=dict, description="a mapping of functions to numbers")
    front_door: PostKey = ""
    expected_life: float | None = Field(
        default=None, gt=0, le=1200, description="months, above 0 and at most 1200, or absent: no end in sight"
    )


class Organisation(OrganisationEntry):
    """An organisation: every post resolved, and every person named, implicit ones included."""

    key: str
    posts: dict[str, Post]  # type: ignore[assignment]  # the resolved form of the same mapping
    persons: dict[str, Person]  # type: ignore[assignment]  # the resolved form of the same mapping
