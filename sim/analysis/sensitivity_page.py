"""The page on what decides the outcomes: which parameters do, which do not, and how sure that is."""

import math
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import pandas as pd

from sim.analysis import words
from sim.analysis.blocks import Block
from sim.analysis.sensitivity import DECIDES, LINE, NO_PART, OPEN, OUTCOME
from sim.analysis.sensitivity_words import WORDS
from sim.analysis.view import HEADLINES, View
from sim.scenario import PARAMETERS

_SHOWN: Final = 12
_NAMED: Final = 3
_MOSTLY: Final = 0.5


class Run(NamedTuple):
    """How a stage was run: its blocks, how many of them were lost, and its parameters."""

    blocks: int = 0
    lost: int = 0
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Findings:
    """What was found, in the view of the reader: tables of each stage (empty: not run) and how it was run."""

    view: View
    replications: int
    screening: pd.DataFrame = field(default_factory=pd.DataFrame)
    ranks: pd.DataFrame = field(default_factory=pd.DataFrame)
    indices: pd.DataFrame = field(default_factory=pd.DataFrame)
    trajectories: Run = field(default_factory=Run)
    base: Run = field(default_factory=Run)


def short(parameter: str) -> str:
    """Return a parameter's name without its section."""
    return parameter.rpartition(".")[2]


def page(found: Findings) -> list[Block]:
    """Return the page in the view's language."""
    blocks = [_how(found)]
    if len(found.indices):
        blocks += [_differences(found), _others(found), _sureness(found)]
    elif len(found.screening):
        blocks.append(_strongest(found))
    return [*blocks, _screening(found)] if len(found.ranks) else blocks


def differences(table: pd.DataFrame, figure: str, organisation: str) -> pd.DataFrame:
    """Return the rows of one paired difference, a row per parameter; none where it hardly varies."""
    own = (table["figure"] == figure) & (table["organisation"] == organisation)
    return table[own & (table["against"] != "")]


def others(view: View) -> list[str]:
    """Return the keys of the organisations that are compared with the reference."""
    return [look.key for look in view.looks if look.key != view.reference]


def _how(found: Findings) -> Block:
    view, say = found.view, WORDS[found.view.language]
    lines = [view.full_heading() + "."]
    for kind, sentence, run in (
        ("trajectories", "screened", found.trajectories),
        ("base", "studied", found.base),
    ):
        if run.blocks:
            names = ", ".join(map(short, run.parameters))
            lines.append(say[sentence].format(blocks=run.blocks, parameters=len(run.parameters), names=names))
        if run.lost:
            lines.append(say["lost"].format(lost=run.lost, blocks=run.blocks, what=say[kind]))
    lines.append(say["replications"].format(replications=found.replications))
    if len(found.indices):
        lines += [say["read"], say["line"].format(line=words.number(100.0 * LINE, 0, view.language))]
    if found.replications == 1:
        lines.append(say["no_luck"])
    return Block(say["title"], lines)


def _differences(found: Findings) -> Block:
    """Return a sentence for each headline's difference."""
    view, say = found.view, WORDS[found.view.language]
    lines = []
    for figure in HEADLINES:
        for key in others(view):
            rows = differences(found.indices, figure, key)
            if len(rows):
                lines.append(_sentence(rows, _what(view, figure, key), view.language))
    return Block(say["differences"].format(reference=view.label(view.reference)), lines)


def _what(view: View, figure: str, key: str) -> str:
    say = WORDS[view.language]["of"]
    return say.format(figure=view.title(figure), organisation=view.label(key), reference=view.label(view.reference))


def _sentence(rows: pd.DataFrame, what: str, language: str) -> str:
    say = WORDS[language]
    deciding = _sorted(rows, DECIDES)
    columns = [deciding[name] for name in ("parameter", "ST", "ST_half", "S1")]
    names = [
        f"{short(name)} (ST {_pair(total, half, language)}, S1 {_two(first, language)})"
        for name, total, half, first in zip(*columns, strict=True)
    ]
    parts = {DECIDES: say[DECIDES].format(names=", ".join(names)) if names else say["nobody"]}
    for verdict in (NO_PART, OPEN):
        alike = list(map(short, _sorted(rows, verdict)["parameter"]))
        parts[verdict] = say[verdict].format(names=", ".join(alike)) if alike else ""
    noise, blocks = float(rows["noise"].iloc[0]), int(rows["blocks"].iloc[0])
    sure = say["sure_one" if math.isnan(noise) else "sure"].format(
        luck=_percent(min(noise, 1.0), language), blocks=blocks
    )
    return say["sentence"].format(what=what, sure=sure, **parts)


def _others(found: Findings) -> Block:
    """Return the table of all other figures, a column per organisation."""
    view, say = found.view, WORDS[found.view.language]
    rows = [[say["figure"], *(view.label(key) for key in others(view))]]
    for figure in view.shown():
        tables = [differences(found.indices, figure, key) for key in others(view)]
        if figure not in HEADLINES and any(map(len, tables)):
            rows.append([view.title(figure), *(_cell(table, view.language) for table in tables)])
    return Block(say["others"], (), rows) if len(rows) > 1 else Block(say["others"], [say["same"]])


def _cell(rows: pd.DataFrame, language: str) -> str:
    say = WORDS[language]
    if not len(rows):
        return say["same"]
    deciding = _sorted(rows, DECIDES)
    first = deciding.head(_NAMED)
    named = [
        f"{short(name)} {_two(total, language)}" for name, total in zip(first["parameter"], first["ST"], strict=True)
    ]
    more = [f"+{len(deciding) - _NAMED}"] if len(deciding) > _NAMED else []
    luck = float(rows["noise"].iloc[0]) > _MOSTLY
    return ", ".join(named + more) or say["is_luck" if luck else "none"]


def _sureness(found: Findings) -> Block:
    language = found.view.language
    say, own = WORDS[language], found.indices[found.indices["against"] != ""]
    each = own.drop_duplicates(list(OUTCOME))
    line = say["widths"].format(
        outcomes=len(each), median=_two(own["ST_half"].median(), language), widest=_two(own["ST_half"].max(), language),
        luck=_percent(float(each["noise"].median()), language),
    )  # fmt: skip
    return Block(say["how_sure"], [line, say["chance"].format(tests=words.number(len(own), 0, language))])


def _strongest(found: Findings) -> Block:
    """Return what the screening alone says of each headline's difference."""
    view, say = found.view, WORDS[found.view.language]
    lines = []
    for figure in HEADLINES:
        for key in others(view):
            rows = differences(found.screening, figure, key).sort_values("mu_star", ascending=False)
            if len(rows):
                digits = words.decimals(float(rows["mu_star"].max()))
                first = rows.head(_NAMED)
                named = [
                    f"{short(name)} ({words.number(size, digits, view.language)})"
                    for name, size in zip(first["parameter"], first["mu_star"], strict=True)
                ]
                luck = words.number(float(rows["noise"].iloc[0]), digits, view.language)
                what = _what(view, figure, key)
                lines.append(say["strongest"].format(what=what, strongest=", ".join(named), luck=luck))
    return Block(say["differences"].format(reference=view.label(view.reference)), lines)


def _screening(found: Findings) -> Block:
    view, say = found.view, WORDS[found.view.language]
    kept = set(found.base.parameters)
    count = len(found.screening.drop_duplicates(list(OUTCOME)))
    lines = [say["rule" if kept else "rule_alone"].format(outcomes=count, keep=len(kept))]
    left = [name for name in found.ranks["parameter"] if name in _leading(found.screening) - kept]
    if kept and left:
        lines.append(say["missed"].format(names=", ".join(map(short, left))))
    rows = [[say[name] for name in ("parameter", "meaning", "score", "most", "where")]]
    meanings = {one.key: one.sv if view.language == "sv" else one.en for one in PARAMETERS}
    for one in found.ranks.head(max(_SHOWN, len(kept))).to_dict("records"):
        name, figure, organisation, against = (str(one[key]) for key in ("parameter", *OUTCOME))
        where = f"{view.title(figure)}, {view.label(organisation)}" + (f" − {view.label(against)}" if against else "")
        shares = (words.number(100.0 * float(one[key]), 0, view.language) for key in ("score", "most"))
        rows.append([f"`{name}`", meanings[name], *shares, where])
    return Block(say["screening"], lines, rows)


def _leading(screening: pd.DataFrame) -> set[str]:
    """Return the parameters that are the strongest in some outcome, and there surely more than luck."""
    beyond = screening["mu_star"] - screening["mu_star_half"] > screening["noise"].fillna(0.0)
    return set(screening.loc[beyond & (screening["share"] == 1.0), "parameter"])


def _sorted(rows: pd.DataFrame, verdict: str) -> pd.DataFrame:
    return rows[rows["verdict"] == verdict].sort_values("ST", ascending=False)


def _two(value: float, language: str) -> str:
    return words.number(value, 2, language)


def _pair(value: float, half: float, language: str) -> str:
    return f"{_two(value, language)} ± {_two(half, language)}"


def _percent(share: float, language: str) -> str:
    return words.number(100.0 * share, 0, language)
