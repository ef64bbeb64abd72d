"""A ladder of single steps, as a file: which organisation each step starts from and which it leads to.

Two steps may start from the same organisation: there the way forks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from sim.analysis.steps import Step, ends_of, start_of
from sim.errors import Fault, FileFaults
from sim.organisation.entry import Entry, Text, Title
from sim.organisation.files import Document, read
from sim.organisation.translate import checked


class StepEntry(Entry):
    """One step as written: organisations by name or path."""

    title: Title = Field(description="a mapping with sv and en")
    before: Text
    after: Text


class LadderEntry(Entry):
    """A whole ladder file, as written."""

    title: Title = Field(description="a mapping with sv and en")
    source: Text
    steps: dict[str, StepEntry] = Field(min_length=1, description="a mapping of step keys")


@dataclass(frozen=True)
class Ladder:
    """A ladder: the organisations on it by key, each with the name or path that it is loaded by, and the steps."""

    files: dict[str, str]
    steps: tuple[Step, ...]

    def climbs(self, compared: list[str]) -> bool:
        """Return whether the organisations where its ways begin and end are all among those compared, by key."""
        return {start_of(self.steps), *ends_of(self.steps)} <= set(compared)


def load_ladder(name_or_path: str | Path) -> Ladder:
    """Return the ladder of a shipped file, by name, or of any file, by path.

    Raises FileFaults with every fault of the file: besides those of form, a step that starts neither where the first
    one does nor where an earlier one led to, and one that leads to where the way has been.
    """
    document = read("ladder", name_or_path)
    entry = checked(document, LadderEntry)
    if entry is not None:
        document.faults.extend(_disconnected(document, entry))
    if entry is None or document.faults:
        raise FileFaults(document.file, document.faults)
    steps = [
        Step(key, {"sv": step.title.sv, "en": step.title.en}, Path(step.before).stem, Path(step.after).stem)
        for key, step in entry.steps.items()
    ]
    written = [name for step in entry.steps.values() for name in (step.before, step.after)]
    files: dict[str, str] = {}
    for name in written:
        files.setdefault(Path(name).stem, name)
    return Ladder(files, tuple(steps))


def _disconnected(document: Document, entry: LadderEntry) -> Iterator[Fault]:
    """Yield a fault for each step that does not go on from where the steps above it have been."""
    met = {Path(next(iter(entry.steps.values())).before).stem: True}
    for key, step in entry.steps.items():
        before, after = Path(step.before).stem, Path(step.after).stem
        if before not in met:
            allowed = "where the first step starts or an earlier one led to"
            yield document.fault(f"steps.{key}.before", step.before, "has not been reached", allowed, met)
        if after in met:
            yield document.fault(f"steps.{key}.after", step.after, "has been reached already", "a further organisation")
        met[after] = True
