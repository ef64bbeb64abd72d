"""The file of patterns: what was measured elsewhere, and how near a run has to come. Data only, checked as it loads.

A pattern names a statistic of ``patterns``, the values that it has in the source, and one criterion or more:

``within``
    every value of the run lies between ``low`` and ``high``;
``rises``
    the value at ``last`` exceeds that at ``first`` by at least ``gain``, and no step between falls by more than
    ``dip`` (steps in the order of ``measured``);
``ratio``
    the value at ``top`` over that at ``bottom`` lies between ``low`` and ``high``.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, model_validator

from sim.analysis.patterns import STATISTICS
from sim.errors import Fault, FileFaults
from sim.organisation.entry import Entry, Text, Title
from sim.organisation.files import Document, config_root, read
from sim.organisation.translate import checked

CRITERIA: Final = ("within", "rises", "ratio")

Number = Annotated[float, Field(description="a number")]
Positive = Annotated[float, Field(gt=0, description="a number above 0")]


class Band(Entry):
    """Two limits, the lower first."""

    low: float = Field(description="a number below high")
    high: float = Field(description="a number above low")

    @model_validator(mode="after")
    def _low_is_lower(self) -> Self:
        if not self.low < self.high:
            raise ValueError("low is not below high")
        return self


class Rise(Entry):
    """A rise from one key to another by at least ``gain``, no step falling by more than ``dip``."""

    first: str = Field(description="a key of measured")
    last: str = Field(description="a later key of measured")
    gain: Positive
    dip: Positive


class Ratio(Band):
    """The value at ``top`` over that at ``bottom``, between two limits above 0."""

    top: str = Field(description="a key of measured")
    bottom: str = Field(description="a key of measured")
    low: float = Field(gt=0, description="a number above 0, below high")


class Source(Entry):
    """Where values come from: citation, licence (may be absent) and how they follow from what is cited, in words."""

    citation: Text
    licence: str = Field(default="", description="text")
    derivation: Text


class PatternEntry(Entry):
    """A pattern as written: ``because`` argues its tolerance."""

    title: Title = Field(description="a mapping with sv and en")
    source: str = Field(description="a key of sources")
    statistic: Literal[tuple(STATISTICS)] = Field(description=", ".join(STATISTICS))  # type: ignore[valid-type]
    measured: dict[str, Number] = Field(min_length=1, description="a mapping of keys of the statistic to numbers")
    within: Band | None = Field(default=None, description="a mapping with low and high")
    rises: Rise | None = Field(default=None, description="a mapping with first, last, gain and dip")
    ratio: Ratio | None = Field(default=None, description="a mapping with top, bottom, low and high")
    because: Text


class Pattern(PatternEntry):
    """A pattern with its key."""

    key: str


class PatternsEntry(Entry):
    """A whole file of patterns, as written."""

    title: Title = Field(description="a mapping with sv and en")
    sources: dict[str, Source] = Field(min_length=1, description="a mapping of sources")
    patterns: dict[str, PatternEntry] = Field(min_length=1, description="a mapping of patterns")


class Patterns(Entry):
    """Checked patterns in the order of the file, and their sources."""

    title: Title
    sources: dict[str, Source]
    patterns: dict[str, Pattern]


def load_patterns(path: str | Path | None = None) -> Patterns:
    """Return the patterns of a file, of the shipped one without a path; raises FileFaults with every fault of it."""
    document = read("patterns", config_root() / "patterns.yaml" if path is None else path)
    entry = checked(document, PatternsEntry)
    document.faults.extend(_structural_faults(document))
    if entry is None or document.faults:
        first = {fault.key: fault for fault in reversed(document.faults)}
        raise FileFaults(document.file, [fault for fault in document.faults if first[fault.key] is fault])
    patterns = {key: Pattern(**dict(pattern), key=key) for key, pattern in entry.patterns.items()}
    return Patterns(title=entry.title, sources=entry.sources, patterns=patterns)


def _structural_faults(document: Document) -> Iterator[Fault]:
    """Yield what a schema cannot see: unknown sources and keys, criteria that lead nowhere."""
    sources = _mapping(document.data.get("sources"))
    for key, pattern in _mapping(document.data.get("patterns")).items():
        entry, place = _mapping(pattern), f"patterns.{key}"
        source = entry.get("source")
        if isinstance(source, str) and source not in sources:
            yield document.fault(f"{place}.source", source, "is an unknown source", ", ".join(sources), sources)
        if entry and not any(name in entry for name in CRITERIA):
            yield document.fault(place, None, "has no criterion", "one or more of " + ", ".join(CRITERIA))
        yield from _key_faults(document, place, entry)
        yield from _order_faults(document, place, entry)


def _key_faults(document: Document, place: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield keys that the statistic does not have, and keys of a criterion that have no value."""
    measured = _mapping(entry.get("measured"))
    name = entry.get("statistic")
    known = STATISTICS[name].keys if isinstance(name, str) and name in STATISTICS else ()
    for key in measured:
        if known and key not in known:
            yield document.fault(f"{place}.measured.{key}", key, f"is no key of {name}", ", ".join(known), known)
    for criterion, ends in (("rises", ("first", "last")), ("ratio", ("top", "bottom"))):
        written = _mapping(entry.get(criterion))
        for end in ends:
            named = written.get(end)
            if isinstance(named, str) and named not in measured:
                yield document.fault(f"{place}.{criterion}.{end}", named, "has no value", ", ".join(measured), measured)


def _order_faults(document: Document, place: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a rise that does not lead forward, and a ratio of a value to itself."""
    order = list(_mapping(entry.get("measured")))
    rises, ratio = _mapping(entry.get("rises")), _mapping(entry.get("ratio"))
    first, last = rises.get("first"), rises.get("last")
    if first in order and last in order and order.index(first) >= order.index(last):
        yield document.fault(f"{place}.rises.last", last, "does not come after first", "a later key of measured")
    if ratio.get("top") in order and ratio.get("top") == ratio.get("bottom"):
        yield document.fault(f"{place}.ratio.top", ratio["top"], "is bottom itself", "another key of measured")


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
