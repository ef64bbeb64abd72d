"""Sensitivity of tidy rows: known indices of Ishigami's function, exact effects of a linear one, noise, lost blocks."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest

from sim.analysis import sensitivity
from sim.analysis.sensitivity import DECIDES, NO_PART, OPEN, Sample
from sim.errors import SimError
from sim.sweep import design

FIGURE = "decision_days"
COLUMNS = ("run", "point", "organisation", "variant", "replication", "period", "area", "figure", "by", "key", "value")
Model = Callable[[np.ndarray, int], np.ndarray]


def rows_of(outputs: Sequence[np.ndarray]) -> pd.DataFrame:
    """Return tidy rows of an organisation with the outputs (an array of points a replication) and of one of zeros."""
    rows = [
        (f"{point} {key} {number}", point, key, "as_described", number, "settled", "all", FIGURE, "", "", value)
        for number, output in enumerate(outputs)
        for key in ("base", "own")
        for point, value in enumerate(output if key == "own" else np.zeros(len(output)))
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def sample(kind: str, number: int, count: int, levels: int = 4) -> Sample:
    """Return a design of so many parameters, each of its rows a point of its own."""
    unit = design.unit_points(kind, number, count, levels, seed=1)
    names = tuple(f"x{place + 1}" for place in range(number))
    return Sample(names, unit, np.arange(len(unit)), design.block(kind, number))


def outcomes(outputs: Sequence[np.ndarray]) -> pd.DataFrame:
    return sensitivity.outcomes(rows_of(outputs), "base", "settled", 2 * len(outputs))


def ishigami(unit: np.ndarray) -> np.ndarray:
    x = np.pi * (2.0 * unit - 1.0)
    result: np.ndarray = np.sin(x[:, 0]) + 7.0 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    return result


def of_difference(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the paired difference by parameter."""
    return table[table["against"] == "base"].set_index("parameter")


def test_ishigami_has_its_known_indices() -> None:
    drawn = sample(design.SALTELLI, 3, 1024)
    found = sensitivity.indices(drawn, outcomes([ishigami(drawn.unit)]), seed=1)
    own = of_difference(found)
    assert own["variance"].iloc[0] == pytest.approx(13.844587, rel=0.05)
    for name, known in (("S1", (0.3139, 0.4424, 0.0)), ("ST", (0.5576, 0.4424, 0.2437))):
        error = own[f"{name}_half"].to_numpy() / 1.96
        assert (np.abs(own[name].to_numpy() - known) < 4.0 * error).all()
        assert (error < 0.05).all()
    level = found[found["against"] == ""].set_index("parameter")
    assert level["organisation"].unique().tolist() == ["own"], "the reference of zeros is the same at all points"
    np.testing.assert_array_equal(level["ST"], own["ST"])


def test_the_same_seed_gives_the_same_intervals_and_another_one_others() -> None:
    drawn = sample(design.SALTELLI, 3, 64)
    found = outcomes([ishigami(drawn.unit)])
    first, again, other = (sensitivity.indices(drawn, found, seed)["ST_half"] for seed in (0, 0, 1))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()


def test_morris_finds_the_effects_of_a_linear_function_exactly() -> None:
    drawn = sample(design.MORRIS, 4, 6)
    slopes = np.array([3.0, -2.0, 0.5, 0.0])
    found = of_difference(sensitivity.screening(drawn, outcomes([drawn.unit @ slopes]), levels=4, seed=1))
    np.testing.assert_allclose(found["mu"], slopes, atol=1e-12)
    np.testing.assert_allclose(found["mu_star"], np.abs(slopes), atol=1e-12)
    np.testing.assert_allclose(found["sigma"], 0.0, atol=1e-12)
    np.testing.assert_allclose(found["share"], np.abs(slopes) / 3.0, atol=1e-12)


def test_parameters_are_ranked_by_their_mean_share_of_the_largest_effect() -> None:
    screened = pd.DataFrame(
        {
            "figure": ["a", "a", "a", "b", "b", "b"],
            "organisation": "own",
            "against": "",
            "parameter": ["x", "y", "z"] * 2,
            "share": [1.0, 0.4, 0.2, 0.1, 0.9, 1.0],
        }
    )
    ranked = sensitivity.ranks(screened)
    assert ranked["parameter"].tolist() == ["y", "z", "x"]
    np.testing.assert_allclose(ranked["score"], [0.65, 0.6, 0.55])
    assert ranked["most"].tolist() == [0.9, 1.0, 1.0]
    assert ranked["figure"].tolist() == ["b", "b", "a"]


def test_a_parameter_that_only_shuffles_the_luck_shows_the_floor_of_noise() -> None:
    drawn, luck, replications = sample(design.SALTELLI, 4, 1024), np.random.default_rng(5), 4
    truth = ishigami(drawn.unit[:, :3])  # the fourth parameter does nothing; every point has luck of its own
    outputs = [truth + shared + luck.normal(0.0, 3.0, len(truth)) for shared in (0.0, 40.0, -90.0, 7.0)]
    own = of_difference(sensitivity.indices(drawn, outcomes(outputs), seed=1))
    expected = 3.0**2 / replications / (13.844587 + 3.0**2 / replications)
    assert own["noise"].iloc[0] == pytest.approx(expected, rel=0.1), "what all points share is no noise"
    assert own.loc["x4", "ST"] == pytest.approx(expected, rel=0.15)
    screened = sample(design.MORRIS, 1, 4000)
    noisy = [luck.normal(0.0, 3.0, len(screened.unit)) for _ in range(replications)]
    effects = of_difference(sensitivity.screening(screened, outcomes(noisy), levels=4, seed=1))
    assert effects.loc["x1", "mu_star"] == pytest.approx(effects.loc["x1", "noise"], rel=0.05)


def test_noise_is_not_known_from_one_replication() -> None:
    drawn = sample(design.SALTELLI, 3, 64)
    assert sensitivity.indices(drawn, outcomes([ishigami(drawn.unit)]), seed=1)["noise"].isna().all()


def test_a_block_with_a_failed_point_is_left_out_whole() -> None:
    drawn = sample(design.SALTELLI, 3, 64)
    rows = rows_of([ishigami(drawn.unit)] * 2)
    lost = {7, 8, 301}  # blocks of five points: the second (twice) and the sixty-first
    rows = rows[~(rows["point"].isin(lost) & (rows["replication"] == 1) & (rows["organisation"] == "base"))]
    found = sensitivity.outcomes(rows, "base", "settled", runs=4)
    assert sensitivity.lost_blocks(drawn, found) == 2
    table = sensitivity.indices(drawn, found, seed=1)
    assert set(table["blocks"]) == {62}
    kept = np.delete(np.arange(len(drawn.unit)).reshape(-1, 5), [1, 60], axis=0).ravel()
    short = Sample(drawn.parameters, drawn.unit[kept], np.arange(len(kept)), 5)
    alone = sensitivity.indices(short, outcomes([ishigami(drawn.unit[kept])] * 2), seed=1)
    np.testing.assert_allclose(table["ST"], alone["ST"])


def test_too_few_whole_blocks_are_refused() -> None:
    drawn = sample(design.MORRIS, 3, 8)
    rows = rows_of([drawn.unit.sum(axis=1)])
    with pytest.raises(SimError, match=r"3 of 8 trajectories .* at least 4"):
        sensitivity.lost_blocks(drawn, sensitivity.outcomes(rows[rows["point"] < 15], "base", "settled", runs=2))


def test_points_that_coincide_are_run_once_and_counted_twice() -> None:
    drawn = sample(design.SALTELLI, 2, 32)
    unit = np.column_stack([drawn.unit[:, 0] > 0.5, drawn.unit[:, 1]]).astype(float)
    distinct, points = np.unique(unit, axis=0, return_inverse=True)
    assert len(distinct) < len(unit)
    output = distinct[:, 0] + distinct[:, 1] ** 2
    once = sensitivity.indices(Sample(drawn.parameters, unit, points, 4), outcomes([output]), seed=1)
    each = sensitivity.indices(Sample(drawn.parameters, unit, np.arange(len(unit)), 4), outcomes([output[points]]), 1)
    pd.testing.assert_frame_equal(once, each)


def test_an_outcome_that_is_not_defined_at_every_point_loses_blocks_of_its_own() -> None:
    drawn = sample(design.MORRIS, 3, 8)
    output = drawn.unit.sum(axis=1)
    output[5] = np.nan
    found = outcomes([output])
    assert sensitivity.lost_blocks(drawn, found) == 0
    assert set(sensitivity.screening(drawn, found, levels=4, seed=1)["blocks"]) == {7}


def test_an_outcome_that_hardly_moves_has_no_indices() -> None:
    drawn = sample(design.SALTELLI, 3, 64)
    rare = np.zeros(len(drawn.unit))
    rare[1] = 1.0  # the second point of a block: the variance is taken over the first and the last
    with pytest.raises(SimError, match="nothing depends on what varies"):
        sensitivity.indices(drawn, outcomes([rare]), seed=1)


@pytest.mark.parametrize(
    ("total", "half", "noise", "verdict"),
    [
        (0.5, 0.2, 0.1, DECIDES),
        (0.5, 0.2, 0.4, OPEN),
        (0.03, 0.01, float("nan"), NO_PART),
        (0.03, 0.05, 0.0, OPEN),
        (0.2, 0.05, 0.3, OPEN),
        (0.01, 0.01, 0.3, NO_PART),
    ],
)
def test_verdicts(total: float, half: float, noise: float, verdict: str) -> None:
    table = pd.DataFrame({"ST": [total], "ST_half": [half], "noise": [noise]})
    assert sensitivity.verdicts(table).tolist() == [verdict]
