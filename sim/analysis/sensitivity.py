"""Which parameters an outcome depends on: Morris's screening and Sobol's indices of tidy rows. Tables in, tables out.

An *outcome* is a figure of an organisation, or its paired difference to the reference. At a point it is the mean over
the replications, which have the same issues at all points. A *block* is what the estimators need whole: a trajectory
of Morris, or a base point of Saltelli's sample with those made of it. Source of the estimators: SALib (Campolongo et
al. 2007 for mu*, Saltelli et al. 2010 for S1 and ST); intervals: its bootstrap over blocks, 95 %.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from sim.errors import ArgumentError, SimError

OUTCOME: Final = ("figure", "organisation", "against")
"""What names an outcome; `against` is the reference, or empty for the figure itself."""

LEAST_BLOCKS: Final = 4
LEAST_SHARE: Final = 0.5
"""So many blocks, and such a share of them, must be whole (assumption: with fewer, what is left is another space)."""

LINE: Final = 0.05
"""Share of the variance from which on a parameter counts (a usual line of screening; assumption)."""

DECIDES, NO_PART, OPEN = "decides", "no_part", "open"
_STILL: Final = 1e-12


@dataclass(frozen=True)
class Sample:
    """A design as it was run.

    Its parameters' keys; its rows in the unit cube, shape (rows, parameters); the number of the point that each row is,
    shape (rows,), as rows may coincide; and rows a block.
    """

    parameters: tuple[str, ...]
    unit: np.ndarray
    points: np.ndarray
    block: int

    @property
    def blocks(self) -> int:
        """The number of blocks."""
        return len(self.unit) // self.block


class _Outputs(NamedTuple):
    """An outcome over a design's whole blocks: its name, which rows are kept, what it is there, variance of noise."""

    outcome: tuple[str, ...]
    kept: np.ndarray
    output: np.ndarray
    noise: float


def outcomes(rows: pd.DataFrame, reference: str, period: str, runs: int) -> pd.DataFrame:
    """Return a column per outcome and a row per point and replication.

    `rows` are tidy, of one variant; `runs` is how many a point has if none failed. A point where one failed has no
    values: all organisations are told of over the same points. Raises ArgumentError where there is nothing of a period.
    """
    here = rows[(rows["period"] == period) & (rows["area"] == "all") & (rows["by"] == "")]
    if here.empty:
        raise ArgumentError("period", period, f"the results have {', '.join(sorted(set(rows['period'])))}")
    wide = here.pivot_table("value", ["point", "replication"], ["figure", "organisation"], "first", dropna=False)
    wide = wide.where(np.isfinite(wide))
    found = rows.groupby("point")["run"].nunique()
    wide.loc[~wide.index.get_level_values("point").isin(found.index[found == runs])] = np.nan
    names = list(wide.columns.to_frame().itertuples(index=False, name=None))
    parts = {(figure, key, ""): wide[figure, key] for figure, key in names}
    parts |= {
        (figure, key, reference): wide[figure, key] - wide[figure, reference]
        for figure, key in names
        if key != reference and (figure, reference) in names
    }
    return pd.DataFrame(parts).rename_axis(columns=list(OUTCOME))


def lost_blocks(sample: Sample, found: pd.DataFrame) -> int:
    """Return how many blocks hold a point that failed; raises SimError where too few are whole."""
    there = found.notna().any(axis=1).groupby(level="point").all()
    whole = int(_whole_blocks(sample, there.reindex(sample.points, fill_value=False).to_numpy()).sum())
    if not _enough(whole, sample.blocks):
        kind = "trajectories" if sample.block == len(sample.parameters) + 1 else "base points"
        raise SimError(
            f"{whole} of {sample.blocks} {kind} have no point that failed: at least {LEAST_BLOCKS} and "
            f"{LEAST_SHARE:.0%} are needed; failures/ says why they failed; vary= narrower ranges"
        )
    return sample.blocks - whole


def screening(sample: Sample, found: pd.DataFrame, levels: int, seed: int) -> pd.DataFrame:
    """Return Morris's measures, a row per outcome and parameter, in the outcome's unit per whole range.

    Columns: those of `OUTCOME`, `parameter`, `mu`, `mu_star`, `mu_star_half` (half of its interval), `sigma`, `share`
    (of the outcome's largest mu*), `noise` (the mu* of a parameter that only shuffles the luck), `blocks`. Outcomes
    that are the same at all points, or have too few whole blocks, have no rows.
    """
    delta = levels / (2.0 * (levels - 1.0))
    parts = []
    for one in _outputs(sample, found):
        measures = _salib().morris.analyze(
            _problem(sample), sample.unit[one.kept], one.output, num_levels=levels, seed=seed + 1
        )
        table = _labelled(sample, one, {"mu": "mu", "mu_star": "mu_star", "mu_star_half": "mu_star_conf"}, measures)
        table["sigma"] = np.asarray(measures["sigma"], dtype=float)
        table["share"] = table["mu_star"] / table["mu_star"].max()
        table["noise"] = 2.0 * np.sqrt(one.noise / np.pi) / delta
        parts.append(table)
    return _together(parts)


def indices(sample: Sample, found: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Return Sobol's indices, a row per outcome and parameter.

    Columns: those of `OUTCOME`, `parameter`, `S1`, `S1_half` (half of its interval), `ST`, `ST_half`, `variance` (of
    the outcome over the space), `noise` (share of it that is luck), `blocks`, `verdict`. Outcomes left out as in
    `screening`.
    """
    names = {"S1": "S1", "S1_half": "S1_conf", "ST": "ST", "ST_half": "ST_conf"}
    parts = []
    for one in _outputs(sample, found):
        ends = one.output.reshape(-1, sample.block)[:, [0, -1]]
        if _still(ends):  # it moves at some points only, and none that the variance is taken over
            continue
        measures = _salib().sobol.analyze(_problem(sample), one.output, calc_second_order=False, seed=seed + 1)
        table = _labelled(sample, one, names, measures)
        table["variance"] = ends.var()
        table["noise"] = one.noise / table["variance"]
        parts.append(table)
    table = _together(parts)
    return table.assign(verdict=verdicts(table))


def ranks(screened: pd.DataFrame) -> pd.DataFrame:
    """Return the parameters of a screening, the strongest first.

    The rule: `score` is the mean over all outcomes of mu* as a share of the outcome's largest. `most` is the largest
    share anywhere, and the columns of `OUTCOME` say where.
    """
    score = screened.groupby("parameter", sort=False)["share"].mean().rename("score")
    top = screened.loc[screened.groupby("parameter", sort=False)["share"].idxmax()].rename(columns={"share": "most"})
    table = top[["parameter", "most", *OUTCOME]].merge(score, on="parameter")
    return table[["parameter", "score", "most", *OUTCOME]].sort_values(
        "score", ascending=False, kind="stable", ignore_index=True
    )


def verdicts(table: pd.DataFrame) -> "pd.Series[str]":
    """Return what is said of each parameter of an outcome, going by the interval of ST.

    It decides if that lies above the line: `LINE`, or the share of luck where that is more, for a parameter that only
    shuffles the luck has such an ST. It plays no part if the interval lies below `LINE`, and is open otherwise: the
    luck may hide what it does.
    """
    low, high = table["ST"] - table["ST_half"], table["ST"] + table["ST_half"]
    said = np.select([low > line_of(table), high < LINE], [DECIDES, NO_PART], default=OPEN)
    return pd.Series(said, index=table.index, dtype=object)


def line_of(table: pd.DataFrame) -> "pd.Series[float]":
    """Return the share of the variance that ST has to pass so that a parameter decides."""
    return table["noise"].fillna(0.0).clip(lower=LINE)


def noise_variance(values: np.ndarray) -> float:
    """Return the variance of a point's mean that is luck; NaN of one replication. `values`: (points, replications).

    What a replication adds at all points alike, as they have the same issues, moves no index and is taken out.
    """
    points, replications = values.shape
    if min(points, replications) == 1:
        return float("nan")
    rest = values - values.mean(axis=1, keepdims=True) - values.mean(axis=0, keepdims=True) + values.mean()
    return float((rest**2).sum() / ((points - 1) * (replications - 1)) / replications)


def _outputs(sample: Sample, found: pd.DataFrame) -> Iterator[_Outputs]:
    """Yield the outcomes that have enough whole blocks and are not the same at all points."""
    for outcome in found.columns.to_frame().itertuples(index=False, name=None):
        each: pd.DataFrame = found[outcome].unstack("replication")  # noqa: PD010  a plain one keeps missing values missing
        each = each.reindex(sample.points)
        means = each.mean(axis=1, skipna=False).to_numpy()
        whole = _whole_blocks(sample, np.isfinite(means))
        kept = np.repeat(whole, sample.block)
        output = means[kept]
        if _enough(int(whole.sum()), sample.blocks) and not _still(output):
            once = each[kept]
            noise = noise_variance(once[~once.index.duplicated()].to_numpy())
            yield _Outputs(outcome, kept, output, noise)


def _whole_blocks(sample: Sample, there: np.ndarray) -> np.ndarray:
    return np.asarray(there.reshape(-1, sample.block).all(axis=1))


def _enough(whole: int, blocks: int) -> bool:
    return whole >= LEAST_BLOCKS and whole >= LEAST_SHARE * blocks


def _still(output: np.ndarray) -> bool:
    return bool(np.ptp(output) <= _STILL * np.abs(output).max())


def _labelled(sample: Sample, one: _Outputs, names: dict[str, str], measures: Any) -> pd.DataFrame:  # noqa: ANN401  SALib's own mapping
    """Return measures of an outcome as a table with its name; `names` are ours and SALib's."""
    head: dict[str, object] = dict(zip(OUTCOME, one.outcome, strict=True))
    columns = {own: np.asarray(measures[its], dtype=float) for own, its in names.items()}
    blocks = int(one.kept.sum()) // sample.block
    return pd.DataFrame({**head, "parameter": list(sample.parameters), **columns, "blocks": blocks})


def _together(parts: list[pd.DataFrame]) -> pd.DataFrame:
    if not parts:
        raise SimError("no figure differs between the points: nothing depends on what varies; vary= other parameters")
    return pd.concat(parts, ignore_index=True)


def _problem(sample: Sample) -> dict[str, object]:
    number = len(sample.parameters)
    return {"num_vars": number, "names": list(sample.parameters), "bounds": [[0.0, 1.0]] * number}


def _salib() -> ModuleType:
    try:
        import SALib.analyze.morris  # noqa: PLC0415  an extra
        import SALib.analyze.sobol  # noqa: PLC0415
    except ImportError as error:
        raise SimError("sensitivity needs SALib: `make extras`, or install the extra [sweep]") from error
    analyze: ModuleType = SALib.analyze
    return analyze
