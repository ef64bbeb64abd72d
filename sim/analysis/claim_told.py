"""What the page of claims tells of, and how it calls runs and organisations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from sim.analysis.claim_file import PLAIN, ClaimsEntry
from sim.analysis.claim_parts import Judged
from sim.analysis.claim_words import WORDS
from sim.organisation.entry import Title


@dataclass(frozen=True)
class Told:
    """What a page tells of: claims, parts as judged, how it was run, and points if any.

    `titles` are those of organisations, by the name that claims use, and of posts and offices, by key.
    """

    claims: ClaimsEntry
    parts: list[Judged]
    titles: Mapping[str, Title]
    population: str
    replications: int
    points: pd.DataFrame = field(default_factory=pd.DataFrame)
    parameters: Sequence[str] = ()


def run_named(told: Told, run: str, language: str) -> str:
    """Return what is special about a run in its title's words; without one, its key."""
    title = told.claims.runs[run].title if run else None
    return run if title is None else getattr(title, language)


def whom(told: Told, name: str, run: str, language: str) -> str:
    """Return an organisation in words, with what is special about the run unless nothing is."""
    title: str = getattr(told.titles[name], language)
    if run in ("", PLAIN):
        return title
    return WORDS[language]["in_run"].format(name=title, run=run_named(told, run, language))
