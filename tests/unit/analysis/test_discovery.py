"""Regions, trees, maps and regret on sweeps whose answers were planted."""

import numpy as np
import pandas as pd
import pytest

from sim.analysis.discovery import (
    HIGHER,
    LOWER,
    NO_VALUE,
    NOISE,
    Axis,
    Column,
    Space,
    chosen,
    differences,
    held_out,
    region_table,
    regions,
    side_table,
)
from sim.analysis.discovery_map import deciding, surface
from sim.analysis.discovery_robust import NOBODY, best_shares, kept, regret
from sim.analysis.discovery_tree import trees
from sim.analysis.floors import ALL_AT_ONCE
from sim.errors import ArgumentError

LABELS = ("organisation", "variant", "replication")
FIGURE = "escalation_hours_per_100"
AXES = (Axis("share"), Axis("hops", whole=True), Axis("mode", whole=True, numbered=True), Axis("idle"))


def sweep(values: dict[str, np.ndarray], figure: str = FIGURE) -> pd.DataFrame:
    """Return the rows of a sweep from values of shape (points, replications) by organisation."""
    rows = [
        (point, key, "as_described", replication, "settled", "all", figure, "", "", "", value)
        for key, table in values.items()
        for point, some in enumerate(table)
        for replication, value in enumerate(some)
    ]
    names = ["point", *LABELS, "period", "area", "figure", "by", "key", "unit", "value"]
    return pd.DataFrame(rows, columns=names)


def space(count: int, seed: int = 1) -> Space:
    generator = np.random.default_rng(seed)
    points = pd.DataFrame(
        {
            "share": generator.random(count),
            "hops": generator.integers(2, 9, count).astype(float),
            "mode": generator.integers(0, 3, count).astype(float),
            "idle": generator.random(count),
        }
    )
    return Space(points.rename_axis("point"), AXES, held_out(count, 0.3, seed))


def planted(of: Space, inside: np.ndarray) -> pd.DataFrame:
    """`a` lies 5 below `b` inside and 0 apart outside; the luck of a replication is shared, and each has some more."""
    generator = np.random.default_rng(3)
    luck = 10.0 + generator.normal(0.0, 3.0, (len(of.points), 4))
    other = luck + generator.normal(0.0, 0.2, luck.shape)
    rows = sweep({"a": luck - 5.0 * inside[:, None], "b": other})
    return differences(rows, "a", "b", of.points.index)


def test_differences_are_paired_and_answered_by_their_interval() -> None:
    rows = sweep(
        {"a": np.array([[1.0, 2.0], [5.0, 9.0], [4.0, 4.0]]), "b": np.array([[3.0, 4.0], [6.0, 7.0], [1.0, 2.0]])}
    )
    rows = rows.drop(rows.index[(rows["point"] == 2) & (rows["organisation"] == "a") & (rows["replication"] == 1)])
    found = differences(rows, "a", "b", pd.RangeIndex(4))
    # -2 and -2; -1 and 2 (mean 0.5); one pair; none at all
    assert found["answer"].tolist() == [LOWER, NOISE, NO_VALUE, NO_VALUE]
    assert found["difference"].tolist()[:3] == [-2.0, 0.5, 3.0]
    assert found["pairs"].tolist() == [2, 2, 1, 0]
    assert differences(rows, "b", "a", pd.RangeIndex(1))["answer"].tolist() == [HIGHER]


def test_a_planted_region_is_found_in_the_right_parameters_and_stands() -> None:
    of = space(400)
    points = of.points
    inside = ((points["share"] < 0.5) & (points["hops"] >= 4) & (points["mode"] != 1)).to_numpy()
    found = regions(planted(of, inside), of)
    lower, higher = found
    assert (lower.answer, lower.stands, higher.stands) == (LOWER, True, False)
    sides = side_table([lower], of.columns).set_index("parameter")
    assert set(sides.index) == {"share", "hops", "mode"}
    assert sides.loc["hops", "bound"] == 3.5
    assert (sides.loc["mode", "choice"], sides.loc["mode", "side"]) == (1.0, "high")
    row = region_table([lower], of.columns).iloc[0]
    assert row["better"]
    # the answer of 1 in 40 points outside is chance by the interval's level
    assert min(row["held_coverage"], row["held_density"]) > 0.85


def test_without_any_difference_no_region_stands() -> None:
    of = space(300)
    assert not any(one.stands for one in regions(planted(of, np.zeros(300, dtype=bool)), of))


def test_choices_have_a_column_each_and_two_of_them_one() -> None:
    of = space(50)
    assert of.columns == [
        Column(AXES[0]),
        Column(AXES[1]),
        *(Column(AXES[2], v) for v in (0.0, 1.0, 2.0)),
        Column(AXES[3]),
    ]
    two = Space(of.points.assign(mode=of.points["mode"].clip(upper=1.0)), AXES, of.held)
    assert two.columns == [Column(axis) for axis in AXES]


def test_held_out_points_are_the_share_asked_for_and_repeat() -> None:
    assert held_out(90, 1 / 3, 5).sum() == 30
    assert (held_out(90, 1 / 3, 5) == held_out(90, 1 / 3, 5)).all()
    assert (held_out(90, 1 / 3, 5) != held_out(90, 1 / 3, 6)).any()


def test_a_tree_finds_the_split_and_is_right_on_points_held_out() -> None:
    of = space(400)
    (tree,) = trees(planted(of, (of.points["share"] < 0.5).to_numpy()), of)
    assert [leaf.answer for leaf in tree.leaves] == [LOWER, NOISE]
    assert tree.leaves[0].box.high[0] == pytest.approx(0.5, abs=0.02)
    assert tree.right > 0.9 > tree.commonest
    assert sum(leaf.held for leaf in tree.leaves) == of.held.sum()


def test_a_tree_of_noise_has_one_leaf() -> None:
    of = space(400)
    (tree,) = trees(planted(of, np.zeros(400, dtype=bool)), of)
    assert [(leaf.answer, leaf.box.sides()) for leaf in tree.leaves] == [(NOISE, [])]


def test_what_decides_is_found_whether_it_rises_falls_or_turns() -> None:
    of = space(300)
    turning = 4.0 * (of.points["share"] - 0.5) ** 2 + 0.02 * of.points["hops"]
    found = deciding(of.points, of.axes, turning.to_numpy())
    assert found["parameter"].tolist()[0] == "share"
    assert found.loc[0, "explained"] > 0.8
    noise = deciding(of.points, of.axes, np.random.default_rng(1).normal(size=300))
    assert noise.loc[0, "explained"] <= 2.0 * noise.loc[0, "chance"]
    choices = deciding(of.points, of.axes, (of.points["mode"] == 1).to_numpy(dtype=float))
    assert (choices.loc[0, "parameter"], choices.loc[0, "explained"]) == ("mode", pytest.approx(1.0))


def test_a_map_shows_a_plane_with_its_zero_line_and_where_it_is_unsure() -> None:
    """The difference is share - 0.5 with noise 0.1: the smoothed one is within four of its standard errors of that."""
    of = space(300)
    noise = np.random.default_rng(9).normal(0.0, 0.1, 300)
    found = surface(of.points, AXES[0], AXES[3], of.points["share"].to_numpy() - 0.5 + noise)
    truth = found.x[None, :] - 0.5
    assert (np.abs(found.mean - truth) < 4.0 * found.error + 1e-3).all()
    assert found.error.max() < 0.1
    assert found.mean.shape == (len(found.y), len(found.x))


def test_regret_is_the_distance_to_the_best_at_each_point() -> None:
    rows = sweep({"a": np.array([[1.0], [5.0]]), "b": np.array([[3.0], [2.0]])})
    found = regret(rows, [FIGURE]).set_index("organisation")
    assert found.loc["a", ["points", "mean", "most"]].tolist() == [2, 1.5, 3.0]
    assert found.loc["b", ["mean", "most"]].tolist() == [1.0, 2.0]
    assert found.loc["a", "nine_of_ten"] == pytest.approx(2.7)


def test_of_a_figure_of_which_more_is_better_the_most_is_best() -> None:
    rows = sweep({"a": np.array([[0.2]]), "b": np.array([[0.5]])}, "visible_share")
    assert regret(rows, ["visible_share"])["most"].tolist() == pytest.approx([0.3, 0.0])


def test_a_point_without_a_value_of_every_alternative_has_no_regret() -> None:
    rows = sweep({"a": np.array([[1.0], [5.0]]), "b": np.array([[3.0], [2.0]])}).iloc[:3]
    assert regret(rows, [FIGURE])["points"].tolist() == [1, 1]


def test_shares_of_the_space_add_up_and_leave_a_rest_where_none_is_clearly_best() -> None:
    a = np.array([[1.0, 1.1], [5.0, 5.1], [2.0, 4.0]])
    b = np.array([[3.0, 3.1], [2.0, 2.1], [3.0, 2.9]])
    found = best_shares(sweep({"a": a, "b": b}), [FIGURE], pd.RangeIndex(3)).set_index("organisation")
    assert found["clearly"].tolist() == pytest.approx([1 / 3, 1 / 3, 1 / 3])
    assert found.loc[["a", "b"], "nominally"].tolist() == pytest.approx([1 / 3, 2 / 3])
    assert found.loc[["a", "b"], "probability"].sum() == pytest.approx(1.0)
    assert np.isnan(found.loc[NOBODY, "nominally"])


def test_levels_are_kept_by_the_mean_and_the_size_of_a_gap_counts() -> None:
    visible = sweep({"a": np.array([[0.2, 0.4], [0.1, 0.1]])}, "visible_share")
    gap = sweep({"a": np.array([[-3.0, -3.0], [1.0, -1.0]])}, "neutrality_gap_days")
    figures = ["visible_share", "neutrality_gap_days"]
    rows = chosen(pd.concat([visible, gap]), figures, variant="as_described", period="settled", area="all")
    found = kept(rows, {"visible_share": 0.25, "neutrality_gap_days": 2.0}).set_index("floor")["share"]
    assert found[figures].tolist() == [0.5, 0.5]
    assert found[ALL_AT_ONCE] == 0.0


def test_what_a_sweep_did_not_keep_is_named_with_what_is_nearest() -> None:
    with pytest.raises(ArgumentError, match=r"escalation_hours_per_10.*did you mean 'escalation_hours_per_100'"):
        chosen(sweep({"a": np.ones((1, 1))}), ["escalation_hours_per_10"], variant="as_described")
    with pytest.raises(ArgumentError, match=r"period.*the sweep kept settled"):
        chosen(sweep({"a": np.ones((1, 1))}), [FIGURE], period="transition")
