"""Times that may not have ended yet: Kaplan-Meier, so that open issues count as open and not as forgotten."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

_DUST: Final = 1e-12  # what rounding leaves of a product of shares


def survival(times: np.ndarray, limits: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the Kaplan-Meier curve: times of events in rising order and the share not yet ended after each.

    `times` holds durations (nan: not ended when last seen), `limits` how long each was watched; both in days and of
    shape (n,). An end at the limit counts as seen.
    """
    ended = ~np.isnan(times)
    ends = np.sort(np.minimum(times[ended], limits[ended]))
    lost = np.sort(limits[~ended])  # at equal times, ends come before those lost from sight
    at_risk = len(times) - np.arange(len(ends)) - np.searchsorted(lost, ends)
    return ends, np.cumprod(1.0 - 1.0 / at_risk)


def restricted_mean(times: np.ndarray, limits: np.ndarray, horizon: float) -> float:
    """Return the mean of min(time, horizon) in days, as the area under the Kaplan-Meier curve up to `horizon`."""
    if len(times) == 0:
        return float("nan")
    if limits.min() >= horizon:  # nobody is lost from sight before the horizon: the plain mean is the same number
        return float(np.fmin(times, horizon).sum()) / len(times)
    ends, curve = survival(times, limits)
    inside = ends < horizon
    edges = np.concatenate([[0.0], ends[inside], [horizon]])
    heights = np.concatenate([[1.0], curve[inside]])
    return float(np.sum(np.diff(edges) * heights))


def quantiles(times: np.ndarray, limits: np.ndarray, shares: Sequence[float]) -> list[float]:
    """Return the times by which shares have ended, from the Kaplan-Meier curve; nan when so many were not seen to end.

    While nobody has been lost from sight the curve is the plain share, so that no curve is needed there.
    """
    number, least = len(times), limits.min(initial=math.inf)
    needed = [max(1, math.ceil(share * number - _DUST * number)) for share in shares]
    within = sorted({place - 1 for place in needed if place <= number})
    ordered = np.partition(times, within) if within else times
    found = [float(ordered[place - 1]) if place <= number else math.nan for place in needed]
    if all(plain < least for plain in found):
        return found
    ends, left = survival(times, limits)
    for place, share in enumerate(shares):
        if not found[place] < least:
            reached = left <= 1.0 - share + _DUST
            found[place] = float(ends[np.argmax(reached)]) if reached.any() else math.nan
    return found


def shares_ended(times: np.ndarray, limits: np.ndarray, days: Sequence[float]) -> list[float]:
    """Return the shares that have ended within so many days each, from the Kaplan-Meier curve."""
    if limits.min(initial=math.inf) >= max(days):  # nobody is lost from sight before: the plain share is the same
        return [float(np.count_nonzero(times <= day)) / len(times) for day in days]
    ends, left = survival(times, limits)
    curve = np.concatenate([[1.0], left])
    return [1.0 - float(curve[place]) for place in np.searchsorted(ends, days, side="right")]
