"""How an alternative looks wherever it is shown: title, colour, dash and marker, all from its own file."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Protocol, Self

from sim.organisation.entry import Title
from sim.organisation.structure import Style

MARKERS: Final = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "triangle": "^",
    "star": "*",
    "cross": "X",
    "plus": "P",
}
"""The names that a file may give, with matplotlib's letters."""


class Shown(Protocol):
    """What is shown of an organisation or a schedule: its key, title and style."""

    @property
    def key(self) -> str:
        """The key that tables name it by."""

    @property
    def title(self) -> Title:
        """The title in both languages."""

    @property
    def style(self) -> Style:
        """Colour, dash and marker."""


@dataclass(frozen=True)
class Look:
    """The key, titles (by language), colour (`#rrggbb`), dash (lengths as in SVG) and marker of one alternative."""

    key: str
    title: Mapping[str, str]
    colour: str
    dash: str = ""
    marker: str = "circle"

    @classmethod
    def of(cls, each: Shown) -> Self:
        """Return how an organisation or a schedule looks, as its file says."""
        title, style = each.title, each.style
        return cls(each.key, {"sv": title.sv, "en": title.en}, style.colour, style.dash, style.marker)

    def label(self, language: str) -> str:
        """Return the title in a language, or in any language that the file has."""
        return self.title.get(language) or next(iter(self.title.values()), self.key)

    @property
    def line(self) -> Any:  # noqa: ANN401  matplotlib's own union of a word and a tuple
        """The line style in matplotlib's form."""
        lengths = tuple(float(length) for length in self.dash.replace(",", " ").split())
        return (0, lengths) if lengths else "-"

    @property
    def sign(self) -> str:
        """The marker in matplotlib's form."""
        return MARKERS[self.marker]

    def record(self) -> dict[str, Any]:
        """Return the look as plain values, to be stored beside a table."""
        return {**asdict(self), "title": dict(self.title)}


def ordered(looks: Iterable[Look], reference: str) -> tuple[Look, ...]:
    """Return the looks with the reference first and the others as they came."""
    found = tuple(looks)
    return (
        *(look for look in found if look.key == reference),
        *(look for look in found if look.key != reference),
    )
