"""The difference between two organisations split over kinds of issues, cells, steps: parts that add up to the whole."""

import math
from collections.abc import Iterator, Mapping
from typing import Final

import pandas as pd
from rich import box
from rich.table import Table

from sim.analysis import words
from sim.analysis.cells import Cell, difference_alone
from sim.analysis.paired import excludes_zero
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

Titles = Mapping[str, Mapping[str, str]]


def attribution(paired: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return every part of the paired differences to the reference, and the wholes that they add up to.

    Columns: organisation, variant, period, figure (the whole's), split, key (empty: the whole), `difference`, `low`,
    `high` (pointwise, as everywhere), `share` of the whole (NaN where the whole's interval does not exclude 0: a share
    of what may be nothing says nothing), `replications`.
    """
    here = (paired["area"] == "all") & (paired["period"] == view.period) & (paired["organisation"] != view.reference)
    rows = paired[here & ((paired["by"] == "") | paired["by"].isin(list(SPLITS)))]
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


def attribution_tables(parts: pd.DataFrame, view: View, titles: Titles) -> Iterator[Table]:
    """Yield a table for each whole and split: the largest parts of the differences, the rest, and the whole.

    `titles` are those of kinds of issues and types of unit, by key and language.
    """
    shown = parts[parts["variant"] == view.variant]
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
    differences = some.pivot_table(index="key", columns="organisation", values="difference", sort=False)[keys]
    whole = wholes.set_index("organisation").reindex(keys)
    largest = differences.abs().max(axis=1).nlargest(SHOWN).index
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

    for key in largest:
        add(_named(str(key), view.language, titles), some[some["key"] == key].set_index("organisation").reindex(keys))
    rest = differences.drop(index=largest).sum()  # its interval would take the replications, which are not here
    add(view.say("rest"), pd.DataFrame({"difference": rest, "low": math.nan, "high": math.nan}))
    add(view.say("whole"), whole)
    return table


def _named(key: str, language: str, titles: Titles) -> str:
    """Return a part in words: a kind of issue, a cause, or the function and the type of unit of a cell."""
    function, between, last = key.rpartition(" / ")
    named = titles[last][language] if last in titles else words.key(last, language)
    return words.key(function, language) + between + named
