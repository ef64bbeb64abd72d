"""How often the printed 95 % intervals hold the truth: `python -m tests.verification.interval_coverage`.

Data sets are made whose true differences are 0, and the intervals of `sim.analysis.intervals` are taken of each: one
pair at a time, all six pairs at once, and after stopping by `sim.study.precision`. As nothing differs, what is missing
to 100 % is also how often "differs" is said wrongly.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

import numpy as np
from scipy.special import stdtrit

from sim.analysis.intervals import simultaneous_t
from sim.analysis.paired import LEVEL
from sim.study.precision import looks

DATA_SETS: Final = 4000
MOST: Final = 80
"""Replications at most under sequential stopping: looks at 10, 20, 40 and 80."""

MIX: Final = np.array([[1.0, 0.0, 0.0, 0.0], [0.9, 0.3, 0.0, 0.0], [0.8, 0.1, 0.5, 0.0], [0.5, 0.2, 0.1, 1.2]])
"""How four organisations are made of four independent parts: correlated .45 to .95, spreads of the pairs .3 to 1.4."""

FIRST, SECOND = np.triu_indices(len(MIX), 1)

Values = np.ndarray
Draw = Callable[[np.random.Generator, tuple[int, ...]], Values]


class Coverage(NamedTuple):
    """Shares of intervals that hold 0, of data sets in which all six do, and in which Holm rejects none."""

    pointwise: float
    simultaneous: float
    holm: float
    replications: float


def normal(generator: np.random.Generator, shape: tuple[int, ...]) -> Values:
    """Return standard normal parts."""
    return generator.standard_normal(shape)


def exponential(generator: np.random.Generator, shape: tuple[int, ...]) -> Values:
    """Return exponential parts of mean 0 and variance 1: skewness 2."""
    return generator.exponential(1.0, shape) - 1.0


def skewed(generator: np.random.Generator, shape: tuple[int, ...]) -> Values:
    """Return gamma-distributed parts of mean 0, variance 1 and skewness 1, about that of the headline figures."""
    return (generator.gamma(4.0, 1.0, shape) - 4.0) / 2.0


DRAWS: Final[dict[str, Draw]] = {"normal": normal, "skewed": skewed, "exponential": exponential}


def values(draw: Draw, count: int, data_sets: int, seed: int) -> Values:
    """Return data sets of correlated organisations, shape (data sets, replications, organisations)."""
    return draw(np.random.default_rng(seed), (data_sets, count, len(MIX))) @ MIX.T


def covered(sets: Iterator[Values] | Values) -> Coverage:
    """Return the coverage over data sets, which may have different numbers of replications."""
    alone, together, none, counts = [], [], [], []
    for one in sets:
        count, t = len(one), _t(one)
        critical = stdtrit(count - 1, 0.5 + LEVEL / 2)
        alone.append((t <= critical).mean())
        together.append(t.max() <= simultaneous_t(one))
        # Holm rejects something where it rejects the smallest p, that of the largest |t|.
        none.append(t.max() <= stdtrit(count - 1, 1.0 - (1.0 - LEVEL) / 2 / len(t)))
        counts.append(count)
    return Coverage(*(float(np.mean(part)) for part in (alone, together, none, counts)))


def stopped(draw: Draw, target: float, data_sets: int, seed: int) -> Iterator[Values]:
    """Yield data sets up to the look at which the widest interval against the first organisation reaches the target.

    `target` is the number of replications at which intervals of the true spread are just as narrow as asked for.
    """
    spreads = np.sqrt(((MIX[1:] - MIX[0]) ** 2).sum(axis=1))
    wide = stdtrit(target - 1, 0.5 + LEVEL / 2) * spreads.max() / np.sqrt(target)
    for whole in values(draw, MOST, data_sets, seed):
        for count in looks(MOST):
            apart = whole[:count, 1:] - whole[:count, :1]
            half = stdtrit(count - 1, 0.5 + LEVEL / 2) * apart.std(axis=0, ddof=1) / np.sqrt(count)
            if count == MOST or half.max() <= wide:
                yield whole[:count]
                break


def error(share: float, data_sets: int) -> float:
    """Return the standard error of a share of independent data sets."""
    return float(np.sqrt(share * (1.0 - share) / data_sets))


def _t(one: Values) -> Values:
    apart = one[:, FIRST] - one[:, SECOND]
    size: Values = np.abs(apart.mean(axis=0)) / (apart.std(axis=0, ddof=1) / np.sqrt(len(one)))
    return size


def main() -> int:
    """Print the coverage table; the standard error of a share is .34 percentage points."""
    sys.stdout.write(f"{'data':<12} {'replications':<24} {'pointwise':>9} {'simultaneous':>12} {'Holm':>6}\n")
    for name, draw in DRAWS.items():
        cases = {f"{count}": partial(values, draw, count) for count in (10, 30)}
        cases |= {f"stopped, {target} needed": partial(stopped, draw, target) for target in (12, 25, 45)}
        for seed, (label, make) in enumerate(cases.items()):
            found = covered(make(DATA_SETS, 100 + seed))
            told = label if label.isdigit() else f"{label} ({found.replications:.0f})"
            shares = [f"{100 * share:.1f}" for share in found[:3]]
            sys.stdout.write(f"{name:<12} {told:<24} {shares[0]:>9} {shares[1]:>12} {shares[2]:>6}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
