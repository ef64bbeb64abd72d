"""The printed tables of an ablation, one per figure, and the lines below them, in English and in Swedish."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pandas as pd
from rich import box
from rich.table import Table
from rich.text import Text

from sim.analysis import words
from sim.analysis.ablation import CLEAR, ENDS, LESS, MORE, PERHAPS, Ablation, ranking
from sim.analysis.view import View

WORDS: Final = {
    "en": {
        "pair": "Difference",
        "full": "All mechanisms on",
        "empty": "All off",
        "minus": "Taken away, one at a time",
        "plus": "Alone, added to all off",
        "less": "less",
        "more": "more",
        "even": "within noise",
        "unknown": "no interval",
        "carries": "carried by",
        "reverses": "reversed without",
        "hides": "hidden by",
        "produces": "produced by",
        "contrary": "another made by",
        "removes": "removed by",
        "unclear": "perhaps",
        "already": "there without any",
        "ranks": "{figure}: ranking with all on: {full}; with all off: {empty}.",
        "rank_minus": "  without {mechanism}: {ranking}",
        "rank_plus": "  {mechanism} alone: {ranking}",
        "meaning": "{mechanism}: {meaning}",
        "idle": "Without these, one at a time, no figure shown is another: {mechanisms}.",
        "off": "Off in the full model, and therefore not ablated: {mechanisms}.",
        "held": "Calendars: everyone has the hours of the full model at every point.",
        "derived": "Calendars: derived at every point from the load there.",
        "partly": "Only {done} of {total} points are in these tables: the others failed or were not reached.",
        "how": "A verdict is that of the paired difference with its 95 % interval (Student, {replications} "
        "replications). A mechanism carries a difference when the difference is within noise without it; that, and "
        "every other effect named, takes a shift of the difference whose own interval excludes 0 ('perhaps': it does "
        "not). Of {tests} shifts tested about {chance} exclude 0 by chance alone.",
        "order": "Rankings: < parts clear differences, = ties whose interval holds 0; best first.",
    },
    "sv": {
        "pair": "Skillnad",
        "full": "Alla mekanismer på",
        "empty": "Alla av",
        "minus": "Borttagen, en åt gången",
        "plus": "Ensam, tillagd när alla är av",
        "less": "mindre",
        "more": "mer",
        "even": "inom bruset",
        "unknown": "inget intervall",
        "carries": "bärs av",
        "reverses": "omvänd utan",
        "hides": "döljs av",
        "produces": "skapas av",
        "contrary": "en annan skapas av",
        "removes": "tas bort av",
        "unclear": "kanske",
        "already": "finns utan någon",
        "ranks": "{figure}: rangordning med alla på: {full}; med alla av: {empty}.",
        "rank_minus": "  utan {mechanism}: {ranking}",
        "rank_plus": "  {mechanism} ensam: {ranking}",
        "meaning": "{mechanism}: {meaning}",
        "idle": "Utan dessa, en åt gången, ändras inget visat mått: {mechanisms}.",
        "off": "Av i den fullständiga modellen och därför inte prövade: {mechanisms}.",
        "held": "Kalendrar: alla har den fullständiga modellens timmar i varje punkt.",
        "derived": "Kalendrar: härledda i varje punkt ur belastningen där.",
        "partly": "Bara {done} av {total} punkter finns i tabellerna: de andra misslyckades eller hanns inte med.",
        "how": "Ett utslag är den parvisa skillnadens med dess 95 %-intervall (Student, {replications} "
        "upprepningar). En mekanism bär en skillnad när skillnaden utan den är inom bruset; det, och varje annan "
        "nämnd verkan, kräver att skillnaden flyttas med ett intervall som inte rymmer 0 ('kanske': det gör det). "
        "Av {tests} prövade förflyttningar utesluter omkring {chance} noll av en slump.",
        "order": "Rangordningar: < skiljer tydliga skillnader, = lika där intervallet rymmer 0; bäst först.",
    },
}
_EFFECTS: Final = (*CLEAR, "unclear")
_CHANCE: Final = 0.05


def tables(found: Ablation, view: View) -> list[Table]:
    """Return one table per figure (and variant, where there are several): a row per pair of organisations.

    Columns: the difference and its verdict with all mechanisms on and with all off, and what changes it.
    """
    return [_table(pairs, variant, view) for variant, _, pairs in _parts(found.pairs, view)]


def notes(found: Ablation, view: View, meanings: Mapping[str, str], off: Sequence[str], replications: int) -> list[str]:
    """Return the lines below the tables: rankings, the mechanisms that matter in words, the idle, how to read it.

    `meanings` holds a sentence for each mechanism in the view's language, `off` those off in the full model.
    """
    say = WORDS[view.language]
    lines = [line for _, figure, ranks in _parts(found.ranks, view) for line in _rankings(ranks, figure, view)]
    matter = found.pairs.loc[found.pairs["effect"].isin(_EFFECTS), "mechanism"]
    named = [name for name in dict.fromkeys(found.pairs["mechanism"]) if name in set(matter)]
    lines += [say["meaning"].format(mechanism=name, meaning=meanings[name]) for name in named if name in meanings]
    for sentence, mechanisms in (("idle", found.idle), ("off", off)):
        if mechanisms:
            lines.append(say[sentence].format(mechanisms=", ".join(mechanisms)))
    tests = int(found.pairs.loc[found.pairs["mechanism"] != "", "shift_low"].notna().sum())
    chance = words.number(_CHANCE * tests, 0, view.language)
    lines.append(say["how"].format(replications=replications, tests=tests, chance=chance))
    return [*lines, say["order"]]


def _parts(table: pd.DataFrame, view: View) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Yield variant, figure and rows in the order shown; the variant is empty where there is only one."""
    variants = list(dict.fromkeys(table["variant"]))
    for variant in variants:
        for figure in view.shown():
            rows = table[(table["variant"] == variant) & (table["figure"] == figure)]
            if len(rows):
                yield str(variant) if len(variants) > 1 else "", figure, rows


def _table(pairs: pd.DataFrame, variant: str, view: View) -> Table:
    """Return the table of one figure."""
    say = WORDS[view.language]
    unit = str(pairs["unit"].iloc[0])
    name = f"{view.title(str(pairs['figure'].iloc[0]))} ({words.unit(unit, view.language)})"
    title = ". ".join(part for part in (name, view.heading(), variant.replace("_", " ")) if part)
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("pair", "full", "empty", "minus", "plus"):
        table.add_column(say[column])
    ends = pairs[pairs["mechanism"] == ""]
    largest = float((ends[["low", "high", "difference"]].abs().max().max()) * words.scale(unit))
    digits = words.decimals(largest)
    for organisation, against in dict.fromkeys(zip(pairs["organisation"], pairs["against"], strict=True)):
        rows = pairs[(pairs["organisation"] == organisation) & (pairs["against"] == against)]
        cells = [_verdict(rows, direction, digits, view) for direction in ENDS]
        effects = [_effect(rows, direction, view) for direction in ENDS]
        label = Text(f"{view.label(organisation)} −\n{view.label(against)}")
        table.add_row(label, *cells, *effects)
    return table


def _verdict(rows: pd.DataFrame, direction: str, digits: int, view: View) -> Text:
    """Return the difference at an end with its verdict and interval; a dash where that end failed."""
    end = rows[(rows["mechanism"] == "") & (rows["direction"] == direction)]
    if end.empty:
        return Text("–")
    row, language = end.iloc[0], view.language
    factor = words.scale(str(row["unit"]))
    mean, low, high = (
        words.number(row[name] * factor, digits, language, signed=True) for name in ("difference", "low", "high")
    )
    between = "; " if language == "sv" else ", "
    style = "bold" if row["verdict"] in (LESS, MORE) else ""
    return Text.assemble((f"{mean} {WORDS[language][row['verdict']]}", style), f"\n({low}{between}{high})")


def _effect(rows: pd.DataFrame, direction: str, view: View) -> Text:
    """Return which mechanisms have which effect on a pair in one direction."""
    say = WORDS[view.language]
    points = rows[(rows["direction"] == direction) & (rows["mechanism"] != "")]
    parts = []
    if (points["effect"] == "already").any():
        parts.append(say["already"])
    for effect in _EFFECTS:
        mechanisms = [short(name) for name in points.loc[points["effect"] == effect, "mechanism"]]
        if mechanisms:
            parts.append(f"{say[effect]} {', '.join(mechanisms)}")
    return Text("\n".join(parts) or "–")


def _rankings(ranks: pd.DataFrame, figure: str, view: View) -> Iterator[str]:
    """Yield the ranking at both ends and each other one that a mechanism makes, those that may be noise last."""
    say = WORDS[view.language]
    points = ranks.groupby(["mechanism", "direction"], sort=False)
    places = {point: _written(ranking(rows), view) for point, rows in points}
    full, empty = (places.get(("", direction), "–") for direction in ENDS)
    yield say["ranks"].format(figure=view.title(figure), full=full, empty=empty)
    for wanted, mark in (("clear", ""), (PERHAPS, f" ({say['unclear']})")):
        for mechanism, direction in points["change"].first().eq(wanted).loc[lambda one: one].index:
            place = places[mechanism, direction] + mark
            yield say[f"rank_{direction}"].format(mechanism=short(mechanism), ranking=place)


def _written(places: Sequence[tuple[int, str]], view: View) -> str:
    """Return a ranking in one line: `<` where the rank rises, `=` where it does not."""
    text = ""
    for number, (rank, key) in enumerate(places):
        sign = "" if number == 0 else " < " if rank > places[number - 1][0] else " = "
        text += sign + view.label(key)
    return text


def short(mechanism: str) -> str:
    """Return a mechanism's name without the section of its parameter."""
    return mechanism.rpartition(".")[2]
