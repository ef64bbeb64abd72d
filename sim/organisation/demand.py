"""What a population file and an issue file may contain, and what they become once they are loaded.

The same conventions as in ``structure``. A population says which units there are; issue kinds say what
arises there.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sim.organisation.entry import Area, Entry, Text, Title

Owner = Literal["municipal", "independent"]

Hours = Annotated[float, Field(ge=0, le=10_000, description="hours, 0 to 10000")]
Weight = Annotated[float, Field(ge=0, le=1e6, description="a weight, 0 or more")]
Factor = Annotated[float, Field(gt=0, le=1e6, description="a factor on the rate, above 0")]

HOUSEHOLD_MEMBERS = 1.6
"""Members of a unit per household that raises issues about them (assumption: siblings share a unit)."""


class Stock(Entry):
    """How many units of a type one owner has, and their mean size in members."""

    count: int = Field(ge=0, le=9999, description="a whole number of units, 0 to 9999")
    size: float = Field(ge=1, le=1e6, description="members of a unit in the mean, at least 1")


class UnitType(Entry):
    """A type of unit: sizes spread evenly within ``spread`` of the mean on either side."""

    title: Title = Field(description="a mapping with sv and en")
    area: Area = Field(description="education, care, social_services, culture_leisure or support")
    member: Literal["pupil", "child", "client", "visitor"] = Field(description="pupil, child, client or visitor")
    municipal: Stock | None = Field(default=None, description="a mapping with count and size")
    independent: Stock | None = Field(default=None, description="a mapping with count and size")
    spread: float = Field(default=0.0, ge=0, lt=1, description="a share of the mean size, 0 to below 1")


class PopulationEntry(Entry):
    """A whole population file, as written."""

    title: Title = Field(description="a mapping with sv and en")
    source: Text
    residents: int = Field(ge=1, description="a whole number of at least 1")
    units: dict[str, UnitType] = Field(min_length=1, description="a mapping of unit types")


class Unit(Entry):
    """One unit: ``size`` members in ``households`` households."""

    key: str
    type: str
    owner: Owner
    area: Area
    size: int
    households: int


class Population(Entry):
    """A population with every unit of its own, sorted by key."""

    key: str
    title: Title
    source: str
    residents: int
    types: dict[str, UnitType]
    units: dict[str, Unit]


class Effort(Entry):
    """A law of working time: mean ``hours`` and coefficient of variation ``cv`` (which a law may settle)."""

    hours: Hours
    law: Literal["lognormal", "exponential", "fixed"] = Field(description="lognormal, exponential or fixed")
    cv: float = Field(default=0.0, ge=0, le=10, description="a coefficient of variation, 0 to 10")

    @model_validator(mode="after")
    def _law_and_spread_agree(self) -> Self:
        settled = {"exponential": 1.0, "fixed": 0.0}.get(self.law)
        if "cv" not in self.model_fields_set:
            if settled is None:
                raise ValueError("a lognormal law needs cv")
            object.__setattr__(self, "cv", settled)
        elif settled is not None and self.cv != settled:
            raise ValueError(f"the law {self.law} has cv {settled:g}; leave cv out")
        return self


class Complexity(Entry):
    """A law of complexity, compared with knowledge: uniform up to ``scale``, or of mean ``scale``."""

    law: Literal["uniform", "exponential"] = Field(description="uniform or exponential")
    scale: float = Field(ge=0, le=1000, description="0 to 1000")


class Rate(Entry):
    """How often a kind arises: per member of the unit, per unit, or per thousand residents."""

    per: Literal["member", "unit", "thousand_residents"] = Field(description="member, unit or thousand_residents")
    a_year: float = Field(ge=0, le=1e6, description="issues a year, 0 or more")


Question = Literal["boundary", "coordination", "steering", "ordinary"]


class IssueKindEntry(Entry):
    """A kind of issue, as written.

    ``question`` says what it turns on: whose it is, who is to agree, which way to go, or none of these (review 7: B1);
    ``units`` names the types concerned with a factor on the rate; ``contacts`` says whom those turn to who
    do not know the owner, as weights; ``political`` is the share of matters above the delegation threshold;
    ``decision`` is what it costs a superior to decide such a matter once; ``asks``, for work that comes from
    above, what each performance of the function asks of the unit concerned; ``resembles`` names the kind for
    which a matter of this one is taken when it is misread.
    """

    title: Title = Field(description="a mapping with sv and en")
    source: Text
    area: Area = Field(description="education, care, social_services, culture_leisure or support")
    question: Question = Field(default="ordinary", description="boundary, coordination, steering or ordinary")
    function: str = Field(description="a function of the responsibility matrix")
    origin: Literal["parent", "resident", "unit", "state", "office"] = Field(
        description="parent, resident, unit, state or office"
    )
    units: dict[str, Factor] = Field(min_length=1, description="a mapping of unit types to factors")
    owner: Literal["any", "municipal", "independent"] = Field(
        default="any", description="any, municipal or independent"
    )
    rate: Rate = Field(description="a mapping with per and a_year")
    season: str = Field(default="", description="the key of a season, or absent")
    effort: Effort = Field(description="a mapping with hours, law and cv")
    decision: Effort = Field(description="a mapping with hours, law and cv")
    asks: Effort | None = Field(default=None, description="a mapping with hours, law and cv, or absent")
    resembles: str = Field(default="", description="the key of another kind, or absent")
    complexity: Complexity = Field(description="a mapping with law and scale")
    political: float = Field(ge=0, le=1, description="a share, 0 to 1")
    priority: Literal[0, 1, 2] = Field(description="0 (urgent), 1 (normal) or 2 (slow)")
    contacts: dict[str, Weight] = Field(min_length=1, description="a mapping of posts or roles to weights")


class IssueKind(IssueKindEntry):
    """A kind of issue with its key."""

    key: str

    def concerns(self, unit: Unit) -> bool:
        """Return whether issues of this kind arise at the unit."""
        return unit.type in self.units and self.owner in ("any", unit.owner)


class Season(Entry):
    """A factor on the rate for each month; the loader divides them by their mean."""

    jan: Weight
    feb: Weight
    mar: Weight
    apr: Weight
    may: Weight
    jun: Weight
    jul: Weight
    aug: Weight
    sep: Weight
    oct: Weight
    nov: Weight
    dec: Weight


class AreaEntry(Entry):
    """What an area asks of its managers beside issues: jobs of change that fall due in a month, for them all (J3)."""

    change_jobs: float = Field(ge=0, le=1000, description="jobs a month, 0 to 1000")


class IssuesEntry(Entry):
    """A whole issue file, as written."""

    title: Title = Field(description="a mapping with sv and en")
    source: Text
    seasons: dict[str, Season] = Field(default_factory=dict, description="a mapping of season keys to months")
    areas: dict[Area, AreaEntry] = Field(default_factory=dict, description="a mapping of areas")
    kinds: dict[str, IssueKindEntry] = Field(min_length=1, description="a mapping of kind keys")


class IssueKinds(Entry):
    """The kinds of issues, and the seasons as twelve factors of mean 1, January first."""

    key: str
    title: Title
    source: str
    seasons: dict[str, tuple[float, ...]]
    areas: dict[Area, AreaEntry] = Field(default_factory=dict)
    kinds: dict[str, IssueKind]


def issues_a_year(population: Population, kind: IssueKind) -> dict[str, float]:
    """Return the expected root issues of a kind in a year, per unit concerned.

    Season, shock and growth come on top. A rate per thousand residents is shared out over the units concerned
    in proportion to size; the factor of the unit's type applies after that.
    """
    units = {key: unit for key, unit in population.units.items() if kind.concerns(unit)}
    together = sum(unit.size for unit in units.values())
    base = {"member": 1.0, "thousand_residents": population.residents / 1000 / max(together, 1)}.get(kind.rate.per)
    return {
        key: kind.rate.a_year * kind.units[unit.type] * (1.0 if base is None else base * unit.size)
        for key, unit in units.items()
    }
