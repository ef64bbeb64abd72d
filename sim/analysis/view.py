"""What of a comparison is shown, to whom and in which order: shared by the printed tables and the figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Self

import pandas as pd

from sim.analysis.looks import Look, ordered
from sim.analysis.sentences import SENTENCES
from sim.analysis.words import AREAS, PERIODS, VARIANTS
from sim.errors import ArgumentError
from sim.measures.figures import FIGURES

HEADLINES: Final = ("escalation_hours_per_100", "duplicated_hours_per_100")
"""The first two rows of every table and figure: escalation load and duplicated work."""


MAIN: Final = (
    *HEADLINES,
    "escalated_per_100", "decided_executive_share", "duplicated_share", "decision_days", "feedback_days",
    "decided_rightly_share", "first_decision_final_share", "own_case_share", "visible_share", "hops_per_issue",
    "collisions_per_100", "yielded_per_100", "disputed_per_100", "answered_twice_per_100", "hours_per_issue",
    "hidden_work", "utilisation", "jobs_done_share", "cells_cleared_per_month", "neutrality_gap_days",
    "neutrality_gap_hours", "neutrality_gap_right", "root_issues", "closed", "open", "defaulted",
)  # fmt: skip
"""What a command prints unless other figures are asked for: those that carry the question; the tables hold all."""

AS_DESCRIBED: Final = "as_described"
"""The variant that is shown unless another is asked for: everyone has the hours that follow from the files."""


@dataclass(frozen=True)
class View:
    """Which variant, period, area and figures of a paired table are shown, for which alternatives, in which language.

    `figures` are keys in the order wanted (empty: all, as declared; the headlines come first in any case);
    `points` are the columns that tell parameter points apart; `floors` are admissible levels by figure key.
    """

    looks: tuple[Look, ...]
    reference: str
    period: str = "settled"
    area: str = "all"
    language: str = "en"
    figures: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    variant: str = AS_DESCRIBED
    floors: Mapping[str, float] = field(default_factory=dict)

    def among(self, table: pd.DataFrame) -> Self:
        """Return the view with the alternatives that a table has, the reference first."""
        present = set(table["organisation"])
        return replace(self, looks=ordered((look for look in self.looks if look.key in present), self.reference))

    def shown(self) -> tuple[str, ...]:
        """Return the figure keys in the order in which they are shown."""
        wanted = self.figures or tuple(FIGURES)
        return tuple(dict.fromkeys((*HEADLINES, *wanted)))

    def select(self, paired: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of the view's variant, period and area; raises ArgumentError where there are none."""
        for name, wanted in (("variant", self.variant), ("period", self.period), ("area", self.area)):
            present = sorted(set(paired[name]))
            if wanted not in present:
                raise ArgumentError(name, wanted, f"the results have {', '.join(present)}")
        chosen = (paired["variant"] == self.variant) & (paired["period"] == self.period) & (paired["area"] == self.area)
        return paired[chosen & paired["organisation"].isin([look.key for look in self.looks])]

    def title(self, figure: str) -> str:
        """Return a figure's title in the view's language."""
        declared = FIGURES[figure]
        return declared.sv if self.language == "sv" else declared.en

    def label(self, organisation: str) -> str:
        """Return an alternative's title in the view's language, or its key if it has no look."""
        return next((look.label(self.language) for look in self.looks if look.key == organisation), organisation)

    def say(self, sentence: str, **parts: object) -> str:
        """Return a sentence in the view's language with its parts filled in."""
        return SENTENCES[self.language][sentence].format(**parts)

    def heading(self) -> str:
        """Return the words for the view's period, area and variant; what is as described goes without saying."""
        area = AREAS[self.language].get(self.area, self.area)
        words = f"{PERIODS[self.language].get(self.period, self.period)}, {area}"
        return words if self.variant == AS_DESCRIBED else f"{words}, {self.variant_words()}"

    def full_heading(self) -> str:
        """Return the heading with the words for the variant whichever it is."""
        heading = self.heading()
        return f"{heading}, {self.variant_words()}" if self.variant == AS_DESCRIBED else heading

    def variant_words(self) -> str:
        """Return the words for the view's variant."""
        return VARIANTS[self.language].get(self.variant, self.variant)
