"""The file of claims: what a review says will happen, as predicates over paired results. Checked as it loads.

A claim has parts, and holds if all of them hold. A part compares one figure of one organisation with another (`less`,
`more`, `same`, `not_more`: a difference against a margin) or holds a quantity against a limit (`below`, `above`).
Lists in a part are written out: two figures are two parts. ``runs`` names what has to be run beside the plain case.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field

from sim.analysis.claim_verdicts import LIMITED, RELATIONS
from sim.errors import Fault, FileFaults
from sim.measures.declared import FIGURES
from sim.organisation.entry import Area, Entry, Text, Title
from sim.organisation.files import Document, config_root, read
from sim.organisation.translate import checked
from sim.scenario.parameters import Parameters

PLAIN: Final = "plain"
"""The run in which nothing is special; margins are taken from it."""

QUANTITIES: Final = ("value", "difference", "loss", "gain", "months_until_half")
"""Of X and Y: X, X - Y, 1 - X/Y, X/Y - 1; and the month in which X has halved since the change."""

NestedNumbers = dict[str, dict[str, float]]
Names = list[Text]
_AREAS = ("all", "education", "care", "social_services", "culture_leisure", "support")
_Areas = list[Literal["all"] | Area]


class RunEntry(Entry):
    """What is special about a run: parameters, who leaves, exchanged cells, expected life in months (0: none), gaps."""

    title: Title | None = Field(default=None, description="a mapping with sv and en")
    parameters: NestedNumbers = Field(default_factory=dict, description="a mapping of sections to parameters")
    scenario: str = Field(default="", description="a name or the path of a scenario file")
    exchange: list[Area] = Field(default_factory=list, description="two areas")
    expected_life: float | None = Field(default=None, ge=0, description="months, 0 for none, or absent")
    neutrality: bool = Field(default=False, description="true or false")


class PartEntry(Entry):
    """A part of a claim as written, or, each list with one entry, as judged."""

    relation: Literal[tuple(RELATIONS)] = Field(description=", ".join(RELATIONS))  # type: ignore[valid-type]
    figure: Names = Field(min_length=1, description="a list of figure keys")
    by: str = Field(default="", description="text")
    key: str = Field(default="", description="text")
    area: list[str] = Field(default_factory=lambda: ["all"], min_length=1, description="a list of areas")
    against_area: str = Field(default="", description="an area")
    period: list[Literal["history", "transition", "settled"]] = Field(
        default=["settled"], min_length=1, description="a list of history, transition, settled"
    )
    variant: Literal["as_described", "equal_hours"] = Field(
        default="equal_hours", description="as_described, equal_hours"
    )
    of: Names = Field(min_length=1, description="a list of organisations")
    against: Names = Field(default_factory=list, description="a list of organisations")
    run: str = Field(default=PLAIN, description="a key of runs, or plain")
    against_run: str = Field(default="", description="a key of runs, or plain")
    over: str = Field(default="", description="a figure key")
    quantity: Literal[QUANTITIES] = Field(default="difference", description=", ".join(QUANTITIES))  # type: ignore[valid-type]
    per: str = Field(default="", description="a figure key: the difference is divided by it")
    scale: float = Field(default=1.0, gt=0, description="a number above 0")
    absolute: bool = Field(default=False, description="true or false")
    limit: float | None = Field(default=None, description="a number")
    margin: float | None = Field(default=None, ge=0, description="a number, 0 or more")


class ShownEntry(PartEntry):
    """What is printed beside a verdict and does not count: a part, or without a relation a quantity with its interval.

    With `beside`, the quantity is a share: the step from `against` to `of` over the step from `against` to `beside`.
    """

    relation: Literal["", *RELATIONS] = Field(default="", description=", ".join(RELATIONS))  # type: ignore[valid-type]
    beside: str = Field(default="", description="an organisation")


class FailsEntry(Entry):
    """Where a claim fails in the small municipality: parameters that differ, or a run that repeats it."""

    parameters: NestedNumbers = Field(default_factory=dict, description="a mapping of sections to parameters")
    run: str = Field(default="", description="a run among the claim's repeated ones")
    replications: int = Field(ge=2, le=128, description="a whole number, 2 to 128")


class ClaimEntry(Entry):
    """A claim as written: its phrase is ours, `section` says where the review has it."""

    tags: list[Literal["drawing", "input", "emergent"]] = Field(
        min_length=1, description="a list of drawing, input, emergent"
    )
    section: Text
    phrase: Title = Field(description="a mapping with sv and en")
    parts: list[PartEntry] = Field(default_factory=list, description="a list of parts")
    repeated: Names = Field(default_factory=list, description="a list of runs")
    shown: list[ShownEntry] = Field(default_factory=list, description="a list of parts that do not count")
    not_judged: Title | None = Field(default=None, description="a mapping with sv and en")
    note: Title | None = Field(default=None, description="a mapping with sv and en")
    why: Title | None = Field(default=None, description="a mapping with sv and en")
    fails_in: FailsEntry | None = Field(default=None, description="a mapping with parameters and replications")
    cannot_fail: Title | None = Field(default=None, description="a mapping with sv and en")


class SpaceEntry(Entry):
    """The space that is searched: the sections whose parameters vary over their ranges, and those that stay."""

    sections: Names = Field(min_length=1, description="a list of sections of parameters")
    without: Names = Field(default_factory=list, description="a list of section.name")


class ClaimsEntry(Entry):
    """A whole file of claims, as written."""

    title: Title = Field(description="a mapping with sv and en")
    source: Text
    reference: Text
    runs: dict[str, RunEntry] = Field(default_factory=dict, description="a mapping of runs")
    space: SpaceEntry = Field(description="a mapping with sections and without")
    patterns: Names = Field(default_factory=list, description="a list of keys of the file of patterns")
    claims: dict[str, ClaimEntry] = Field(min_length=1, description="a mapping of claims")


def load_claims(path: str | Path | None = None) -> ClaimsEntry:
    """Return the claims of a file, of the shipped one without a path; raises FileFaults with every fault of it."""
    document = read("predictions", config_root() / "predictions" / "review.yaml" if path is None else path)
    entry = checked(document, ClaimsEntry)
    document.faults.extend(_structural_faults(document))
    if entry is None or document.faults:
        first = {fault.key: fault for fault in reversed(document.faults)}
        raise FileFaults(document.file, [fault for fault in document.faults if first[fault.key] is fault])
    return entry.model_copy(update={"runs": {PLAIN: RunEntry(), **entry.runs}})


def written_out(parts: Sequence[PartEntry]) -> list[PartEntry]:
    """Return parts with one figure, area and pair of organisations each."""
    found = []
    for part in parts:
        for figure, area, of, against in product(part.figure, part.area, part.of, part.against or [""]):
            itself = [of] if part.against_area or part.against_run else []
            one = {"figure": [figure], "area": [area], "of": [of], "against": [against] if against else itself}
            found.append(part.model_copy(update=one))
    return found


def every_part(claim: ClaimEntry) -> Iterator[tuple[str, PartEntry]]:
    """Yield the parts of a claim, again for each run that repeats it (named first), and those that are only shown."""
    for run in ["", *claim.repeated]:
        for part in written_out(claim.parts):
            yield run, part
    for part in written_out(claim.shown):
        yield "", part


def _structural_faults(document: Document) -> Iterator[Fault]:
    """Yield what a schema cannot see: unknown figures, runs and parameters, and parts that say nothing."""
    runs = [PLAIN, *_mapping(document.data.get("runs"))]
    for key, run in _mapping(document.data.get("runs")).items():
        yield from _parameter_faults(document, f"runs.{key}.parameters", _mapping(run).get("parameters"))
    for key, claim in _mapping(document.data.get("claims")).items():
        entry, place = _mapping(claim), f"claims.{key}"
        parts = entry.get("parts")
        if bool(parts) == ("not_judged" in entry):
            yield document.fault(place, None, "is judged by nothing or twice", "either parts or not_judged")
        if "fails_in" in entry and "cannot_fail" in entry:
            yield document.fault(place, None, "fails and cannot fail", "either fails_in or cannot_fail")
        yield from _unknown(document, f"{place}.repeated", entry.get("repeated"), runs)
        fails = _mapping(entry.get("fails_in"))
        yield from _parameter_faults(document, f"{place}.fails_in.parameters", fails.get("parameters"))
        repeated = entry.get("repeated")
        known = [str(run) for run in repeated] if isinstance(repeated, list) else []
        yield from _unknown(document, f"{place}.fails_in.run", fails.get("run"), known)
        for name in ("parts", "shown"):
            several = entry.get(name)
            for number, part in enumerate(several if isinstance(several, list) else []):
                yield from _part_faults(document, f"{place}.{name}.{number}", _mapping(part), runs)


def _part_faults(document: Document, place: str, part: Mapping[str, Any], runs: list[str]) -> Iterator[Fault]:
    """Yield the faults of one part of a claim, or of one that is only shown."""
    for name, known in (("figure", FIGURES), ("over", FIGURES), ("per", FIGURES), ("area", _AREAS),
                        ("against_area", _AREAS), ("run", runs), ("against_run", runs)):  # fmt: skip
        yield from _unknown(document, f"{place}.{name}", part.get(name), list(known))
    relation, quantity = part.get("relation", ""), part.get("quantity", "difference")
    limited = relation in LIMITED
    if limited != ("limit" in part):
        yield document.fault(f"{place}.limit", part.get("limit"), "does not fit", "a limit with below and above alone")
    if relation and not limited and quantity != "difference":
        yield document.fault(f"{place}.quantity", quantity, "does not fit", "difference, except with below and above")
    if part.get("beside") and quantity != "difference":
        yield document.fault(f"{place}.quantity", quantity, "does not fit", "difference with beside")
    alone = quantity in ("value", "months_until_half")
    if alone == any(part.get(name) for name in ("against", "against_area", "against_run")):
        allowed = "none with value and months_until_half, else organisations (or against_area or against_run)"
        yield document.fault(f"{place}.against", part.get("against"), "does not fit", allowed)


def _unknown(document: Document, place: str, value: object, known: list[str]) -> Iterator[Fault]:
    """Yield each word of a text or list of texts that is not among the known ones."""
    for word in value if isinstance(value, list) else [value]:
        if isinstance(word, str) and word and word not in known:
            yield document.fault(place, word, "is unknown", ", ".join(known), known)


def _parameter_faults(document: Document, place: str, nested: object) -> Iterator[Fault]:
    """Yield the faults of parameters written as a mapping of sections."""
    try:
        Parameters.of(_mapping(nested), file=document.file)
    except FileFaults as error:
        for fault in error.faults:
            told = document.fault(f"{place}.{fault.key}", fault.value, fault.problem, fault.allowed)
            yield Fault(**{**vars(told), "nearest": fault.nearest})


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
