"""What differs between two stored results: figures, configuration, versions and compiled sources."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pandas as pd
from rich import box
from rich.table import Table
from rich.text import Text

from experiments import store
from experiments.cli import PLACE
from sim.analysis import two_results, words
from sim.analysis.difference_words import DIFFERENCE
from sim.analysis.paired import LEVEL
from sim.analysis.view import HEADLINES, MAIN
from sim.errors import Fault, FileFaults, nearest
from sim.measures.figures import FIGURES
from sim.study import results

PERIOD: Final = "settled"
AREA: Final = "all"
_TIDY: Final = f"{results.TABLE}.parquet"


def is_stored(name: str) -> bool:
    """Return whether a name means a stored result: a folder, or what lies beside one and is no file's path."""
    path = Path(name)
    return path.is_dir() or (len(path.parts) > 1 and not path.suffix and not path.exists())


def load(a: str, b: str) -> list[store.Stored]:
    """Return both stored results; raises FileFaults with what is wrong with either and what is nearest."""
    faults = [fault for option, name in (("a", a), ("b", b)) if (fault := _fault(option, name))]
    if faults:
        raise FileFaults(PLACE, faults)
    return [_read(option, Path(name)) for option, name in (("a", a), ("b", b))]


def tables(one: store.Stored, other: store.Stored, language: str) -> Iterator[Table | str]:
    """Yield what is printed: a table for each organisation and variant, lines on them, then what else differs."""
    say = DIFFERENCE[language]
    keys = [set(stored.table["organisation"]) for stored in (one, other)]
    found = _figures(one, other)
    yield from _figure_tables(found, {look.key: look.label(language) for look in one.looks}, language)
    for place, only in (("a", keys[0] - keys[1]), ("b", keys[1] - keys[0])):
        if only:
            yield say["only"].format(place=place, organisations=", ".join(sorted(only)))
    yield from _lines(found, one, other, language) if len(found) else [say["none"]]
    changed = [_changes(one, other, ("configuration",)), _changes(one, other, ("compiled_sources", "versions"))]
    for title, changes in zip(("options", "versions"), changed, strict=True):
        if changes:
            yield _change_table(say[title], say["key"], changes)
    if not any(changed):
        yield say["alike"]


def _figures(one: store.Stored, other: store.Stored) -> pd.DataFrame:
    """Return the difference of the main figures, settled and over all areas."""
    parts = [
        table[(table["by"] == "") & (table["period"] == PERIOD) & (table["area"] == AREA) & table["figure"].isin(MAIN)]
        for table in (one.table, other.table)
    ]
    same_seed = one.provenance["seed"] == other.provenance["seed"]
    found = two_results.between(parts[0], parts[1], same_seed=same_seed)
    order = {look.key: place for place, look in enumerate(one.looks)}
    return found.iloc[found["organisation"].map(order).argsort(kind="stable")]


def _figure_tables(found: pd.DataFrame, titles: Mapping[str, str], language: str) -> Iterator[Table]:
    say, apart = DIFFERENCE[language], two_results.differ(found)
    shown = found[found["figure"].isin(HEADLINES) | apart]
    for (organisation, variant), rows in shown.groupby(["organisation", "variant"], sort=False):
        heading = say["title"].format(
            organisation=titles.get(str(organisation), organisation),
            variant=words.VARIANTS[language][str(variant)],
            period=words.PERIODS[language][PERIOD],
        )
        table = Table(title=Text(heading), title_justify="left", box=box.SIMPLE_HEAD)
        for name in (say["figure"], say["unit"]):
            table.add_column(name)
        for name in ("a", "b", say["difference"]):
            table.add_column(name, justify="right")
        places = {figure: place for place, figure in enumerate(MAIN)}
        for row in rows.iloc[rows["figure"].map(places).argsort(kind="stable")].to_dict("records"):
            table.add_row(*_cells(row, language))
        yield table


def _cells(row: Mapping[Any, Any], language: str) -> list[str]:
    """Return a row's title, unit, both means and the difference with its interval."""
    declared = FIGURES[row["figure"]]
    names = ("mean_a", "mean_b", "difference", "low", "high")
    mean_a, mean_b, difference, low, high = (words.scale(declared.unit) * row[name] for name in names)
    digits = min(3, words.decimals(max(abs(mean_a), abs(mean_b))) + 1)
    text = words.number(difference, digits, language, signed=True)
    if low == low and low < high:  # noqa: PLR0124  a number
        text += f" [{words.number(low, digits, language)}, {words.number(high, digits, language)}]"
    mark = " *" if low > 0.0 or high < 0.0 else "  "
    means = [words.number(mean, digits, language) for mean in (mean_a, mean_b)]
    return [declared.sv if language == "sv" else declared.en, words.unit(declared.unit, language), *means, text + mark]


def _lines(found: pd.DataFrame, one: store.Stored, other: store.Stored, language: str) -> Iterator[str]:
    """Yield how figures were compared and how many differ, of the main ones and of all."""
    say, counts = DIFFERENCE[language], found[["count_a", "count_b"]].max()
    how = say["paired"] if (found["how"] == two_results.PAIRED).all() else say["welch"]
    yield how.format(
        seed=one.provenance["seed"], count=counts["count_a"], count_a=counts["count_a"], count_b=counts["count_b"]
    )
    yield say["marks"]
    known = found[found["low"].notna()]
    chance = words.number((1.0 - LEVEL) * len(known), 1, language)
    yield say["count"].format(apart=int(two_results.differ(known).sum()), all=len(known), chance=chance)
    places = [*two_results.PLACES, "replication"]
    both = one.table.merge(other.table, on=places, suffixes=("_a", "_b"))
    equal = (both["value_a"] == both["value_b"]) | (both["value_a"].isna() & both["value_b"].isna())
    unlike = int((~equal).sum())
    numbers = {"apart": f"{unlike:,}", "all": f"{len(both):,}"}
    if len(both) and one.provenance["seed"] == other.provenance["seed"]:
        yield say["values" if unlike else "same"].format(**numbers)


def _changes(one: store.Stored, other: store.Stored, parts: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Return each key of these parts of the provenance whose values differ, with both; `-` where it is not there."""
    flat = [
        {key: text for part in parts for key, text in _flat(part, stored.provenance.get(part)).items()}
        for stored in (one, other)
    ]
    keys = dict.fromkeys([*flat[0], *flat[1]])
    pairs = [(key.removeprefix("configuration."), flat[0].get(key, "-"), flat[1].get(key, "-")) for key in keys]
    return [(key, before, after) for key, before, after in pairs if before != after]


def _flat(key: str, value: object) -> dict[str, str]:
    """Return a nested mapping's values as text, by the path of keys to each."""
    if isinstance(value, Mapping):
        return {path: text for name, part in value.items() for path, text in _flat(f"{key}.{name}", part).items()}
    return {key: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}


def _change_table(title: str, key: str, changes: list[tuple[str, str, str]]) -> Table:
    table = Table(title=Text(title), title_justify="left", box=box.SIMPLE_HEAD)
    for name in (key, "a", "b"):
        table.add_column(name, overflow="fold")
    for change in changes:
        table.add_row(*(Text(cell) for cell in change))
    return table


def _fault(option: str, name: str) -> Fault | None:
    """Return what keeps a name from being the folder of a stored result."""
    path = Path(name)
    allowed = f"the folder of a stored result, which holds {store.PROVENANCE} and {_TIDY}"
    if not path.is_dir():
        if not is_stored(name):
            return Fault(PLACE, option, name, "is no folder, but the other is one: compare two of a kind", allowed)
        beside = [each.name for each in path.parent.iterdir() if each.is_dir()] if path.parent.is_dir() else []
        near = nearest(path.name, beside)
        return Fault(PLACE, option, name, "is no folder", allowed, str(path.parent / near) if near else "")
    lacking = [file for file in (store.PROVENANCE, _TIDY) if not (path / file).is_file()]
    if not lacking:
        return None
    within = sorted(found.parent for found in path.glob(f"*/{store.PROVENANCE}"))
    near = str(within[-1]) if within else ""
    return Fault(PLACE, option, name, f"holds no {' and no '.join(lacking)}", allowed, near)


def _read(option: str, folder: Path) -> store.Stored:
    """Return the stored result of a folder; raises FileFaults where its files cannot be read or hold something else."""
    try:
        stored = store.read(folder)
    except (OSError, ValueError) as error:
        raise FileFaults(PLACE, [Fault(PLACE, option, str(folder), f"cannot be read: {error}")]) from error
    places = [*two_results.PLACES, "replication"]
    lacking = [name for name in [*places, "value"] if name not in stored.table.columns]
    lacking += [name for name in ("seed", "configuration", "organisations") if name not in stored.provenance]
    if lacking or stored.table.duplicated(places).any():
        problem = f"lacks {', '.join(lacking)}" if lacking else "has some values twice, as several points do"
        raise FileFaults(PLACE, [Fault(PLACE, option, str(folder), problem, "the results of one comparison or run")])
    return stored
