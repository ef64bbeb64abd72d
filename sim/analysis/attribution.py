"""The difference between two organisations split over kinds of issues, cells, steps: parts that add up to the whole."""

import math
from collections.abc import Iterator, Mapping
from typing import Final

import pandas as pd
from rich import box
from rich.table import Table

from sim.analysis import words
from sim.analysis.cells import Cell, difference_alone
from sim.analysis.paired import CELL, excludes_zero, paired
from sim.analysis.view import View
from sim.measures.figures import FIGURES
from sim.measures.parts import WHOLES

SPLITS: Final = {
    "kind": "by_kind",
    "cell": "by_cell",
    "cause": "by_cause_of_rising",
    "end": "by_end_of_double_work",
    "step": "by_step_of_life",
}
SHOWN: Final = 8
"""Parts shown of each split, those that differ most; the rest is one more, and the tables hold all."""

REST: Final = "all others"
"""In place of a key: the parts that are not shown, as one."""

Titles = Mapping[str, Mapping[str, str]]


def attribution(statistics: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return every part of the paired differences to the reference, and the wholes that they add up to.

    Columns: organisation, variant, period, figure (the whole's), split, key (empty: the whole), `difference`, `low`,
    `high` (pointwise, as everywhere), `share` of the whole (NaN where the whole's interval does not exclude 0: a share
    of what may be nothing says nothing), `replications`.
    """
    here = (statistics["area"] == "all") & (statistics["period"] == view.period)
    split = (statistics["by"] == "") | statistics["by"].isin(list(SPLITS))
    rows = statistics[here & split & (statistics["organisation"] != view.reference)]
    found = []
    for part, whole in WHOLES.items():
        total = rows[(rows["figure"] == whole) & (rows["by"] == "")]
        own = rows[rows["figure"] == part]
        found += [total.assign(split=""), own.assign(split=own["by"], figure=whole)]
    table = pd.concat(found, ignore_index=True)
    labels = ["organisation", "variant", "figure"]
    sure = pd.Series([excludes_zero(*ends) for ends in zip(table["low"], table["high"], strict=True)], dtype=bool)
    base = table[(table["split"] == "") & sure].set_index(labels)["difference"]
    places = pd.MultiIndex.from_frame(table[labels])
    table["share"] = table["difference"] / base.reindex(places).to_numpy()
    columns = [*labels, "period", "split", "key", "difference", "low", "high", "share", "replications"]
    return table[columns].reset_index(drop=True)


def largest(parts: pd.DataFrame, view: View) -> list[str]:
    """Return the keys of the parts shown of one split: those that differ most anywhere, the largest first."""
    seen = parts[parts["organisation"].isin([look.key for look in view.looks]) & (parts["difference"] != 0.0)]
    size = seen["difference"].abs().groupby(seen["key"], sort=False).max()
    return [str(key) for key in size.nlargest(SHOWN).index]


def others(table: pd.DataFrame, parts: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return the parts that are not shown, added up in each replication, with their paired intervals.

    Columns as of `attribution`, without shares; `table` is the tidy table that the `parts` were made of. Of a split of
    which all parts are shown there is no row.
    """
    labels = ["variant", "figure", "split"]
    shown = {(*names, key) for names, own in parts.groupby(labels, sort=False) for key in largest(own, view)}
    here = (table["area"] == "all") & (table["period"] == view.period)
    rows = table[here & table["figure"].isin(list(WHOLES)) & table["by"].isin(list(SPLITS))]
    names = zip(rows["variant"], rows["figure"].map(WHOLES), rows["by"], rows["key"], strict=True)
    left = rows[[name not in shown for name in names]].assign(key=REST)
    columns = ["organisation", *labels, "period", "key", "difference", "low", "high", "replications"]
    if left.empty:
        return pd.DataFrame(columns=columns)
    each = [*CELL, "organisation", "replication"]
    found = paired(left.groupby(each, sort=False)["value"].sum().reset_index(), view.reference)
    found = found[found["organisation"] != view.reference]
    return found.assign(figure=found["figure"].map(WHOLES), split=found["by"])[columns].reset_index(drop=True)


def attribution_tables(parts: pd.DataFrame, rest: pd.DataFrame, view: View, titles: Titles) -> Iterator[Table]:
    """Yield a table for each whole and split: the largest parts of the differences, the rest, and the whole.

    `rest` is what `others` returns; `titles` are those of kinds of issues and types of unit, by key and language.
    """
    every = pd.concat([parts, rest], ignore_index=True) if len(rest) else parts
    shown = every[every["variant"] == view.variant]
    keys = [look.key for look in view.looks if look.key in set(shown["organisation"])]
    for figure in WHOLES.values():
        own = shown[shown["figure"] == figure]
        for split in SPLITS:
            some = own[own["split"] == split]
            if len(some):
                yield _table(some, own[own["split"] == ""], view, (figure, split, keys), titles)


def _table(
    some: pd.DataFrame, wholes: pd.DataFrame, view: View, what: tuple[str, str, list[str]], titles: Titles
) -> Table:
    figure, split, keys = what
    whole = wholes.set_index("organisation").reindex(keys)
    digits = words.decimals(float(whole["difference"].abs().max()))
    title = view.say("attribution", figure=view.title(figure), split=view.say(SPLITS[split]))
    unit = words.unit(FIGURES[figure].unit, view.language)
    table = Table(title=f"{title}, {unit}", title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column(view.say("part"))
    for key in keys:
        table.add_column(view.label(key), justify="right")

    def add(name: str, rows: pd.DataFrame) -> None:
        ends = rows[["difference", "low", "high"]].to_numpy(dtype=float).tolist()
        cells = [Cell(math.nan, difference, low, high, "") for difference, low, high in ends]
        table.add_row(name, *(difference_alone(cell, digits, FIGURES[figure].better, view) for cell in cells))

    for key in largest(some[some["key"] != REST], view):
        add(_named(key, view.language, titles), some[some["key"] == key].set_index("organisation").reindex(keys))
    rest = some[some["key"] == REST].set_index("organisation").reindex(keys)
    add(view.say("rest"), rest if rest["difference"].any() else rest.assign(difference=0.0))
    add(view.say("whole"), whole)
    return table


def _named(key: str, language: str, titles: Titles) -> str:
    """Return a part in words: a kind of issue, a cause, or the function and the type of unit of a cell."""
    function, between, last = key.rpartition(" / ")
    named = titles[last][language] if last in titles else words.key(last, language)
    return words.key(function, language) + between + named
