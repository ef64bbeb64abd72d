"""The printed table of patterns: what was measured, what the model gives, and whether that meets the pattern."""

import math
from collections.abc import Sequence
from typing import Final

import pandas as pd
from rich import box
from rich.table import Table

from sim.analysis import words
from sim.analysis.pattern_file import Pattern, Patterns
from sim.analysis.pattern_verdicts import MET, NO_VALUE, NOISE, NOT_MET
from sim.analysis.patterns import ALL, STATISTICS
from sim.errors import ArgumentError

_SENTENCES: Final = {
    "en": {
        "pattern": "Pattern",
        "measured": "measured",
        "model": "model",
        "after": "after {hops}",
        "hops": "hand-overs: {hops}",
        "up": "{low} or more",
        MET: "met",
        NOT_MET: "not met",
        NOISE: "within noise",
        NO_VALUE: "no value",
        "several": "Model: mean ± standard error over {replications} replications. Met, not met: the 95 % interval "
        "(Student) lies wholly on one side of every limit.",
        "one": "One replication: no standard error, and verdicts as it stands (add replications=10).",
        "distance": "In brackets: how far outside the limits, in units of the tolerance.",
        "count": "Met: {met} of {all} patterns over all areas.",
        "source": "Measured: {citation}{licence}.",
    },
    "sv": {
        "pattern": "Mönster",
        "measured": "uppmätt",
        "model": "modellen",
        "after": "efter {hops}",
        "hops": "överlämningar: {hops}",
        "up": "{low} eller fler",
        MET: "uppfyllt",
        NOT_MET: "ej uppfyllt",
        NOISE: "inom bruset",
        NO_VALUE: "inget värde",
        "several": "Modellen: medelvärde ± medelfel över {replications} upprepningar. Uppfyllt, ej uppfyllt: "
        "95 %-intervallet (Student) ligger helt på en sida om varje gräns.",
        "one": "En upprepning: inget medelfel, och omdömen som den står (skriv replications=10).",
        "distance": "Inom parentes: hur långt utanför gränserna, i toleransens enhet.",
        "count": "Uppfyllda: {met} av {all} mönster över alla områden.",
        "source": "Uppmätt: {citation}{licence}.",
    },
}


def pattern_table(judged: pd.DataFrame, patterns: Patterns, areas: Sequence[str], language: str) -> Table:
    """Return verdicts as one table, a line per measured value and a column per area.

    Raises ArgumentError for an area of which there is nothing.
    """
    present = list(dict.fromkeys(judged["area"]))
    for area in areas:
        if area not in present:
            raise ArgumentError("area", area, f"the results have {', '.join(present)}")
    say = _SENTENCES[language]
    table = Table(box=box.SIMPLE, title=getattr(patterns.title, language), title_justify="left", pad_edge=False)
    table.add_column(say["pattern"])
    table.add_column(say["measured"], justify="right")
    for area in areas:
        table.add_column(f"{say['model']}, {words.AREAS[language].get(area, area)}", justify="right")
    for key, pattern in patterns.patterns.items():
        own = judged[judged["pattern"] == key]
        whole = [own[own["area"] == area].iloc[0] for area in areas]
        table.add_row(getattr(pattern.title, language), "", *[_verdict(line, language) for line in whole])
        for name in pattern.measured:
            lines = [own[(own["area"] == area) & (own["key"] == name)].iloc[0] for area in areas]
            label = f"  {_label(pattern, name, language)}"
            table.add_row(label, _measured(lines[0], language), *[_model(line, language) for line in lines])
        table.add_section()
    return table


def pattern_notes(judged: pd.DataFrame, patterns: Patterns, replications: int, language: str) -> list[str]:
    """Return the lines below the table: how to read it, how many patterns are met, and where values come from."""
    say = _SENTENCES[language]
    whole = judged[judged["area"] == ALL].drop_duplicates("pattern")
    met = int((whole["verdict"] == MET).sum())
    cited = {
        key: say["source"].format(
            citation=source.citation.rstrip("."), licence=f" ({source.licence})" if source.licence else ""
        )
        for key, source in patterns.sources.items()
    }
    return [
        say["count"].format(met=met, all=len(whole)),
        say["one" if replications == 1 else "several"].format(replications=replications),
        say["distance"],
        *(cited[key] for key in dict.fromkeys(pattern.source for pattern in patterns.patterns.values())),
    ]


def _model(line: pd.Series, language: str) -> str:
    unit = STATISTICS[line["statistic"]].unit
    mean, error = line["mean"] * words.scale(unit), line["error"] * words.scale(unit)
    if math.isnan(mean):
        return words.number(mean, 0, language)
    digits = _digits(unit)
    spread = "" if math.isnan(error) else f" ± {words.number(error, digits, language)}"
    return words.number(mean, digits, language) + spread


def _verdict(line: pd.Series, language: str) -> str:
    """Return the verdict of a pattern, with its distance where it is not met."""
    said = _SENTENCES[language][line["verdict"]]
    far = line["verdict"] == NOT_MET
    return f"{said} ({words.number(line['distance'], 2, language)})" if far else said


def _measured(line: pd.Series, language: str) -> str:
    unit = STATISTICS[line["statistic"]].unit
    return words.number(line["source"] * words.scale(unit), _digits(unit), language)


def _digits(unit: str) -> int:
    return 1 if unit == words.SHARE else 2


def _label(pattern: Pattern, key: str, language: str) -> str:
    """Return what a value is of, with its unit."""
    say, statistic = _SENTENCES[language], STATISTICS[pattern.statistic]
    shown = words.unit(statistic.unit, language)
    kind, _, rest = key.partition("_")
    if statistic.by == "hops":
        low, _, high = rest.partition("_to_")
        span = say["up"].format(low=low) if high == "more" else "–".join(filter(None, (low, high)))
        return f"{say[kind].format(hops=span)}, {shown}"
    several = f", {words.key(key, language)}" if len(pattern.measured) > 1 else ""
    return f"{getattr(statistic, language)}{several}, {shown}"
