"""The outcome of a paired comparison, as a page shows it: means, paired differences with intervals, managers' hours."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.special import stdtrit

from sim.analysis.paired import LEVEL
from sim.organisation import Organisation
from sim.seminar.municipality import FULL_TIME, HOURS, ISSUES
from sim.seminar.programme import programme

Values = Mapping[str, Mapping[str, float]]
"""By organisation and name of a figure; of one replication."""

LEADS = ("department", "office", "executive")
"""The levels of those whose hours are shown."""


def outcome(found: Sequence[Values], organisations: Mapping[str, Organisation], stopped: int) -> dict[str, Any]:
    """Return the answer to a comparison; `found` are the values of the replications that were not `stopped`.

    The reference is the seminar's where it is among the organisations, else the first of them.
    """
    keys = list(organisations)
    reference = programme().data["reference"] if programme().data["reference"] in keys else keys[0]
    figures = {name: compared(found, keys, reference, name) for name in programme().data["figures"]}
    return {
        "replications": len(found),
        "stopped": stopped,
        "issues": float(np.mean([each[reference][ISSUES] for each in found])) if found else None,
        "days": programme().days,
        "reference": reference,
        "figures": figures,
        "managers": {key: _managers(found, key, one) for key, one in organisations.items()},
        "full_time": compared(found, keys, reference, FULL_TIME),
    }


def compared(found: Sequence[Values], keys: Sequence[str], reference: str, name: str) -> dict[str, Any]:
    """Return a figure of each organisation against the reference."""
    base = np.array([each[reference].get(name, np.nan) for each in found])
    every = {key: np.array([each[key].get(name, np.nan) for each in found]) for key in keys}
    return {key: _against(own, np.full(0, np.nan) if key == reference else base) for key, own in every.items()}


def _against(own: np.ndarray, base: np.ndarray) -> dict[str, float | int | None]:
    """Return mean and paired difference with its Student interval; of the `pairs` with a value how many are less, more.

    The reference is held against nothing: an empty `base`.
    """
    known = own[np.isfinite(own)]
    apart = own[: len(base)] - base
    apart = apart[np.isfinite(apart)]
    mean = float(known.mean()) if len(known) else None
    if len(apart) < 2:  # noqa: PLR2004  a variance takes two values
        return {"mean": mean, "difference": None, "low": None, "high": None, "pairs": len(apart), "fewer": 0, "more": 0}
    middle = float(apart.mean())
    half = float(stdtrit(len(apart) - 1, 0.5 + LEVEL / 2) * apart.std(ddof=1) / np.sqrt(len(apart)))
    return {
        "mean": mean,
        "difference": middle,
        "low": middle - half,
        "high": middle + half,
        "pairs": len(apart),
        "fewer": int((apart < 0.0).sum()),
        "more": int((apart > 0.0).sum()),
    }


def _managers(found: Sequence[Values], key: str, organisation: Organisation) -> list[dict[str, Any]]:
    """Return the mean hours a week of each post that leads, the highest level first."""
    posts = [post for post in organisation.posts.values() if post.level in LEADS]
    rows = []
    for post in sorted(posts, key=lambda one: (-LEADS.index(one.level), one.key)):
        hours = [each[key][f"{HOURS}:{post.key}"] for each in found if f"{HOURS}:{post.key}" in each[key]]
        if hours:
            rows.append({"post": post.key, "level": post.level, "hours": float(np.mean(hours))})
    return rows
