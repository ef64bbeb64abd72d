"""What a reader asks for: the body of a request, checked before anything is done with it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from sim.errors import ArgumentError, nearest
from sim.seminar.programme import MINE, programme

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,60}$")]
Edit = Annotated[str, StringConstraints(pattern=r"^[a-z]+(:[a-z0-9_.]{1,60}){1,3}$")]


class Body(BaseModel):
    """A part of a request: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Mine(Body):
    """An edited copy: of a shipped organisation (`base`) or of a file's `text`, with the edits in order."""

    base: Key | None = None
    text: Annotated[str, StringConstraints(max_length=60_000)] | None = None
    edits: tuple[Edit, ...] = Field(default=(), max_length=60)

    @model_validator(mode="after")
    def _one_origin(self) -> "Mine":
        if (self.base is None) == (self.text is None):
            raise ValueError("a copy is of a base or of a text, of one of them")
        return self


class Wanted(Body):
    """What the page shows: organisations in order, a copy, levers that are not at their source, whose hours."""

    organisations: tuple[Key, ...] = Field(min_length=1, max_length=5)
    mine: Mine | None = None
    levers: dict[str, float] = Field(default_factory=dict, max_length=12)
    variant: Literal["as_described", "equal_hours"] = "as_described"

    @model_validator(mode="after")
    def _known(self) -> "Wanted":
        known = (*programme().data["organisations"], *([MINE] if self.mine else []))
        for key in self.organisations:
            if key not in known:
                raise ArgumentError("organisations", key, f"is none of {', '.join(known)}")
        if len(set(self.organisations)) < len(self.organisations):
            raise ArgumentError("organisations", self.organisations, "names one twice")
        for key, value in self.levers.items():
            lever = programme().levers.get(key)
            if lever is None:
                near = nearest(key, programme().levers)
                hint = f"; did you mean {near}?" if near else ""
                raise ArgumentError("levers", key, f"is none of {', '.join(programme().levers)}{hint}")
            if not lever.low <= value <= lever.high:
                raise ArgumentError(key, value, f"is not within {lever.low:g} to {lever.high:g}")
        return self


class CompareQuestion(Body):
    """How do the organisations differ over so many replications?"""

    setting: Wanted
    replications: int = Field(ge=2, le=30)


class RunQuestion(Body):
    """What happened in one replication: of one organisation, or of all where none is named."""

    setting: Wanted
    organisation: Key | None = None
    replication: int = Field(default=0, ge=0, le=29)


class StoryQuestion(Body):
    """What happened to one issue under each organisation, in words?"""

    setting: Wanted
    replication: int = Field(default=0, ge=0, le=29)
    issue: Annotated[str, StringConstraints(max_length=120)]
    language: Literal["sv", "en"] = "sv"


class RedrawQuestion(Body):
    """What does an edited copy look like, and is it sound?"""

    mine: Mine
