"""Which parameters decide a difference most, and the difference over two of them with its uncertainty."""

import warnings
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import rankdata

from sim.analysis.discovery import Axis
from sim.errors import SimError

CELLS: Final = 41
"""Places along each side of a map."""

MOST: Final = 800
"""Points that a map is smoothed from at most: the work goes with their third power."""

FEWEST: Final = 20
"""Points below which nothing is said to decide, and no map is drawn."""

_SHUFFLES: Final = 200
_SEED: Final = 20163
_DUST: Final = 1e-12


class Surface(NamedTuple):
    """The smoothed difference at places of two parameters, shape (places of `second`, places of `first`).

    `error` is the standard error of the mean there: how far the points settle it, everything else varying as it does.
    """

    across: Axis
    up: Axis
    x: np.ndarray
    y: np.ndarray
    mean: np.ndarray
    error: np.ndarray


def deciding(points: pd.DataFrame, axes: Sequence[Axis], difference: np.ndarray) -> pd.DataFrame:
    """Return how large a share of the difference's variance over points each parameter explains alone.

    By a parabola in its rank (of numbered choices: by their means), adjusted for what that explains of nothing, so that
    it can be below 0. `chance`: what the most telling one of all parameters reaches in 19 of 20 shuffles. A parameter
    that acts only together with others is not found so. Columns: parameter, explained, chance, in falling order.
    """
    bases = [_basis(points[axis.key].to_numpy(dtype=np.float64), numbered=axis.numbered) for axis in axes]
    generator = np.random.default_rng(_SEED)
    shuffles = [
        max(_explained(basis, mixed) for basis in bases)
        for mixed in (generator.permutation(difference) for _ in range(_SHUFFLES))
    ]
    table = pd.DataFrame(
        {
            "parameter": [axis.key for axis in axes],
            "explained": [_explained(basis, difference) for basis in bases],
            "chance": float(np.quantile(shuffles, 0.95)),
        }
    )
    return table.sort_values("explained", ascending=False, kind="stable", ignore_index=True)


def _basis(values: np.ndarray, *, numbered: bool) -> np.ndarray:
    """Return orthonormal columns, each with mean 0, of what a parameter can explain."""
    if numbered:
        columns = np.column_stack([values == one for one in np.unique(values)]).astype(np.float64)
    else:
        rank = rankdata(values) / len(values)
        columns = np.column_stack([rank, rank**2])
    left, scales, _ = np.linalg.svd(columns - columns.mean(axis=0), full_matrices=False)
    found: np.ndarray = left[:, scales > _DUST * max(1.0, scales.max())]
    return found


def _explained(basis: np.ndarray, values: np.ndarray) -> float:
    centred = values - values.mean()
    total, freedom = float(centred @ centred), len(values) - 1 - basis.shape[1]
    if total <= _DUST or freedom <= 0:
        return 0.0
    share = float(((basis.T @ centred) ** 2).sum()) / total
    return float(1.0 - (1.0 - share) * (len(values) - 1) / freedom)


def surface(points: pd.DataFrame, across: Axis, up: Axis, difference: np.ndarray) -> Surface:
    """Return the difference over two parameters, smoothed by a Gaussian process with a noise of its own.

    A squared-exponential kernel with a length for each parameter, both lengths and the noise by maximum likelihood;
    what the other parameters do is noise to it. Of more than `MOST` points so many are taken at random. Raises SimError
    where scikit-learn is not installed.
    """
    try:
        from sklearn.exceptions import ConvergenceWarning  # noqa: PLC0415  an extra, and slow to import
        from sklearn.gaussian_process import GaussianProcessRegressor  # noqa: PLC0415  as above
        from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel  # noqa: PLC0415  as above
    except ImportError as error:
        raise SimError("experiments.discover needs scikit-learn: `make extras`, or the extra [sweep]") from error
    values = points[[across.key, up.key]].to_numpy(dtype=np.float64)
    low, high = values.min(axis=0), values.max(axis=0)
    taken = np.random.default_rng(_SEED).permutation(len(values))[:MOST]
    unit, own = (values[taken] - low) / (high - low), difference[taken]
    middle, spread = float(own.mean()), float(own.std())
    kernel = ConstantKernel(1.0, (1e-3, 1e3)) * RBF([0.5, 0.5], (0.15, 20.0)) + WhiteKernel(0.5, (1e-5, 10.0))
    process = GaussianProcessRegressor(kernel, random_state=0)
    with warnings.catch_warnings():
        # A length at its upper end only says that the parameter has no say.
        warnings.simplefilter("ignore", ConvergenceWarning)
        process.fit(unit, (own - middle) / spread)
    side = np.linspace(0.0, 1.0, CELLS)
    places = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    mean, deviation = process.predict(places, return_std=True)
    # The prediction is of a new point; the noise of one does not make its mean uncertain.
    variance = np.maximum(deviation**2 - process.kernel_.k2.noise_level, 0.0)
    grids = [low[one] + side * (high[one] - low[one]) for one in (0, 1)]
    shape = CELLS, CELLS
    return Surface(
        across, up, grids[0], grids[1],
        middle + spread * mean.reshape(shape), spread * np.sqrt(variance).reshape(shape),
    )  # fmt: skip


def surface_table(one: Surface) -> pd.DataFrame:
    """Return a map as a row per place: both parameters, difference and its standard error."""
    x, y = np.meshgrid(one.x, one.y)
    columns = {one.across.key: x, one.up.key: y, "difference": one.mean, "error": one.error}
    return pd.DataFrame({name: values.ravel() for name, values in columns.items()})
