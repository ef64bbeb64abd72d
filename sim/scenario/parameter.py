"""What is declared of one parameter."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """One declared number: its default and range are in ``unit``; low and high are allowed."""

    section: str
    name: str
    default: float
    unit: str
    low: float
    high: float
    neutral: float | None
    source: str
    en: str
    sv: str

    @property
    def key(self) -> str:
        """Return section and name joined by a point, as files and command lines write it."""
        return f"{self.section}.{self.name}"
