"""What every entry of a file has in common: nothing unknown, no number read out of a text, never changed."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Area = Literal["education", "care", "social_services", "culture_leisure", "support"]

Text = Annotated[str, Field(min_length=1, description="text that is not empty")]


class Entry(BaseModel):
    """An entry of a file; the descriptions of its fields are what a message says is allowed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class Title(Entry):
    """What a thing is called in Swedish and in English."""

    sv: Text
    en: Text
