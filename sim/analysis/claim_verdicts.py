"""Whether a claim holds: an interval over replications held against a margin or a limit.

Every relation comes down to one sample, a number per replication, and two lines. *Holds*: the whole Student interval
lies where the claim puts it; *fails*: the whole interval lies beyond the line on the other side; else *within noise*.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

import numpy as np
from scipy.special import stdtrit

from sim.analysis.paired import LEVEL

HOLDS: Final = "holds"
FAILS: Final = "fails"
NOISE: Final = "within_noise"
NO_VALUE: Final = "no_value"
"""Nothing to judge: no replication has the figure."""

VERDICTS: Final = (HOLDS, NOISE, FAILS, NO_VALUE)


class Interval(NamedTuple):
    """A mean over replications with its Student interval at `LEVEL`; NaN where there are too few for one."""

    mean: float
    low: float
    high: float
    replications: int


def interval(sample: np.ndarray) -> Interval:
    """Return the interval of a sample, of shape (replications,); a replication without a value does not count."""
    known = np.asarray(sample, dtype=np.float64)
    known = known[np.isfinite(known)]
    count = len(known)
    if count < 2:  # noqa: PLR2004  a variance takes two values
        return Interval(float(known[0]) if count else np.nan, np.nan, np.nan, count)
    deviation = 0.0 if np.ptp(known) == 0.0 else float(known.std(ddof=1))  # a rounded mean would leave dust
    half = float(stdtrit(count - 1, 0.5 + LEVEL / 2)) * deviation / math.sqrt(count)
    mean = float(known.mean())
    return Interval(mean, mean - half, mean + half, count)


def _less(found: Interval, line: float) -> str:
    return _verdict(found, holds=found.high < -line, fails=found.low > line)


def _more(found: Interval, line: float) -> str:
    return _verdict(found, holds=found.low > line, fails=found.high < -line)


def _same(found: Interval, line: float) -> str:
    outside = found.low > line or found.high < -line
    return _verdict(found, holds=-line < found.low and found.high < line, fails=outside)


def _below(found: Interval, line: float) -> str:
    return _verdict(found, holds=found.high < line, fails=found.low > line)


def _above(found: Interval, line: float) -> str:
    return _verdict(found, holds=found.low > line, fails=found.high < line)


def _verdict(found: Interval, *, holds: bool, fails: bool) -> str:
    if not found.replications:
        return NO_VALUE
    return HOLDS if holds else FAILS if fails else NOISE


RELATIONS: Final[Mapping[str, Callable[[Interval, float], str]]] = {
    "less": _less,
    "more": _more,
    "same": _same,
    "not_more": _below,
    "below": _below,
    "above": _above,
}
"""Each relation's verdict from the interval and its line: a margin for the first four, a limit for the last two.

`not_more` is a difference below a margin: no worse than that.
"""

LIMITED: Final = ("below", "above")
"""The relations that hold a quantity against a limit of their own, written with the claim."""


def judge(relation: str, sample: np.ndarray, line: float) -> str:
    """Return the verdict of a relation on a sample of differences or quantities; `line` is the margin or the limit.

    Without a line, as where the reference has no mean, there is no verdict.
    """
    return NO_VALUE if np.isnan(line) else RELATIONS[relation](interval(sample), line)


def conjunction(verdicts: Iterable[str]) -> str:
    """Return the verdict of several parts together: holds if all hold, fails if any fails."""
    found = list(verdicts)
    if FAILS in found:
        return FAILS
    if NO_VALUE in found or not found:
        return NO_VALUE
    return HOLDS if all(verdict == HOLDS for verdict in found) else NOISE


def ratio_sample(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    """Return a sample whose mean is the ratio of the two means and whose spread is that of the ratio (delta method).

    A mean of ratios would be pulled up by replications with little in the denominator. NaN where that is 0 in the mean.
    """
    both = np.isfinite(top) & np.isfinite(bottom)
    if not both.any() or (base := float(bottom[both].mean())) == 0.0:
        return np.full(len(top), np.nan)
    ratio = float(top[both].mean()) / base
    return np.where(both, ratio + (top - ratio * bottom) / base, np.nan)


def absolute_sample(sample: np.ndarray) -> np.ndarray:
    """Return a sample turned so that its mean is not below 0.

    The size of a gap is that of its mean: the mean of the sizes would count every noise as a gap.
    """
    known = sample[np.isfinite(sample)]
    return -sample if len(known) and known.mean() < 0.0 else sample
