"""The layout of the arrays that the rules read: dtypes, codes and the `Structure` that holds them."""

from typing import Annotated, Final, NamedTuple

import numpy as np

from sim.scenario.parameters import Parameters

LEVELS: Final = ("unit", "department", "office", "executive", "political")
SIDES: Final = ("purchaser", "provider", "support", "executive", "political", "independent")
AREAS: Final = ("education", "care", "social_services", "culture_leisure", "support")
QUESTIONS: Final = ("boundary", "coordination", "steering", "ordinary")
ORIGINS: Final = ("parent", "resident", "unit", "state", "office")
LAWS: Final = ("lognormal", "exponential", "fixed", "uniform")
LETTERS: Final = {"A": 1, "R": 2, "C": 4, "I": 8}
PURCHASER: Final = SIDES.index("purchaser")
PROVIDER: Final = SIDES.index("provider")
INDEPENDENT: Final = SIDES.index("independent")
DEPARTMENT_LEVEL: Final = LEVELS.index("department")
OFFICE_LEVEL: Final = LEVELS.index("office")
EXECUTIVE: Final = LEVELS.index("executive")
POLITICAL: Final = LEVELS.index("political")
ACCOUNTABLE: Final = LETTERS["A"]
CONSULTED: Final = LETTERS["C"]
PERFORMS: Final = LETTERS["R"]
INFORMED: Final = LETTERS["C"] | LETTERS["I"]
EVEN: Final = 0.5
"""Clarity and trust before any experience."""
NONE: Final = -1
WIDEST: Final = 30
"""Holders of one function at one unit that fit the bits which the journey keeps for claimants."""
DAYS_A_YEAR: Final = 365.0
DAYS_A_WEEK: Final = 7.0
MONTH: Final = DAYS_A_YEAR / 12.0


def _integers(*names: str) -> list[tuple[str, type[np.int32]]]:
    return [(name, np.int32) for name in names]


POST: Final = np.dtype(
    [
        ("identity", np.uint64),  # of a unit its key, of a post its place among the organisation's posts
        ("knowledge", np.float64),  # the most complex matter that the post can settle
        ("changes", np.float64),  # jobs of change that fall due for it in a month
        ("life", np.float64),  # days for which its holders expect the structure to last (0: no end in sight)
        *_integers("person", "superior", "committee", "office", "head", "level", "side", "records"),
        *_integers("coordinator", "peer", "unit", "type", "duty"),
    ],
    align=True,
)
"""A post. `superior` is the counterpart for an independent unit; `head`: the head of its office; `coordinator`: its
office's; `peer`: the coordinator opposite; `unit`: number among the units, `type`: of the unit; `duty` 1: decisions in
its line that touch independent units are put on record. -1 stands for none throughout."""

PERSON: Final = np.dtype(
    [("rate", np.float64), ("interval", np.float64), *_integers("servers", "agenda", "posts")], align=True
)
"""Who works a queue: `rate` hours a day for issues and server; a committee has `interval` days and an `agenda`."""

KIND: Final = np.dtype(
    [
        *[(name, np.float64) for name in ("effort", "effort_cv", "decision", "decision_cv", "complexity", "political")],
        *[(name, np.float64) for name in ("asks", "asks_cv")],
        *_integers("effort_law", "decision_law", "complexity_law", "asks_law", "function", "priority", "season"),
        *_integers("area", "question", "origin", "systems", "door", "like"),
    ],
    align=True,
)
"""An issue kind; `question`: what it turns on (B1); efforts in hours, `political` the share of matters above the
delegation threshold, `asks` what each performance asks of the unit concerned, `systems` the record systems that hold
its function in this organisation, `door` the post to which all who raise it turn (-1: there is no single front door for
them), `like` the kind for which it may be taken (-1: none)."""

STREAM: Final = np.dtype(
    [
        ("key", np.uint64),
        ("kind_key", np.uint64),
        ("rate", np.float64),
        *_integers("kind", "unit", "households", "first_household"),
    ],
    align=True,
)
"""One origin and kind: `rate` root issues a day before season, shock and growth; `unit`: the post of its head;
`first_household`: place of the first of the unit's households among all."""

CELL: Final = np.dtype(_integers("post", "letters"), align=True)
"""A cell of the resolved responsibility matrix, shape (function x units, widest row)."""

CONTACT: Final = np.dtype([("until", np.float64), ("post", np.int32)], align=True)
"""Whom someone turns to who does not know the owner; `until` is the cumulated share. Shape (kind x units, widest)."""


PARAMETERS: Final = Parameters.default().as_record().dtype
"""One row, one field per declared parameter."""

Posts = Annotated[np.ndarray, POST]


class Structure(NamedTuple):
    """What the rules read: arrays in which every reference is an index."""

    parameters: Annotated[np.ndarray, PARAMETERS]
    posts: Posts
    persons: Annotated[np.ndarray, PERSON]
    kinds: Annotated[np.ndarray, KIND]
    streams: Annotated[np.ndarray, STREAM]
    seasons: Annotated[np.ndarray, np.float64, 2]  # shape (seasons, 12), mean 1
    matrix: Annotated[np.ndarray, CELL, 2]
    contacts: Annotated[np.ndarray, CONTACT, 2]


def with_length(array: np.ndarray, used: int, length: int) -> np.ndarray:
    """Return an array of `length` rows that begins with the `used` first ones; the rest is zero and not yet touched."""
    longer = np.zeros((length, *array.shape[1:]), dtype=array.dtype)
    longer[:used] = array[:used]
    return longer
