"""The page of a discovery: answers, regions, trees, what decides, regret and shares of the space, as blocks."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from sim.analysis import words
from sim.analysis.blocks import Block
from sim.analysis.discovery import ANSWERS, POINT, Pair, Region, Space, better, is_better
from sim.analysis.discovery_conditions import named, number, short, where
from sim.analysis.discovery_map import Surface
from sim.analysis.discovery_robust import NOBODY
from sim.analysis.discovery_tree import DEPTH, LEAST_LEAF, LEAST_SHARE, PRUNED, Tree
from sim.analysis.discovery_words import WORDS
from sim.analysis.floors import ALL_AT_ONCE, GAPS
from sim.analysis.intervals import FEWEST
from sim.analysis.prim import FEWEST as FEWEST_HITS
from sim.analysis.view import View
from sim.measures.figures import FIGURES
from sim.scenario import PARAMETERS

NAMED: int = 3
"""Parameters named as deciding a difference."""

_EXAMPLE = "{visible_share: 0.25, neutrality_gap_days: 5}"
_FILLING = ("sobol", "lhs", "grid")


@dataclass(frozen=True)
class Discovery:
    """What was found in a sweep of this design and seed of held-out points, and the runs that failed.

    `failures` has a row per failed run: point, organisation, error.
    """

    space: Space
    design: str
    seed: int
    replications: int
    failures: pd.DataFrame
    differences: pd.DataFrame
    regions: list[Region]
    trees: list[Tree]
    deciding: Mapping[Pair, pd.DataFrame]
    maps: Mapping[Pair, Surface]
    regret: pd.DataFrame
    best: pd.DataFrame
    kept: pd.DataFrame = field(default_factory=pd.DataFrame)


def page(found: Discovery, view: View) -> list[Block]:
    """Return the page in the view's language, block by block; the view says which figures it is about."""
    blocks = [
        Block(WORDS[view.language]["title"], list(_base(found, view))),
        _answers(found, view),
        _regions(found, view),
        *_trees(found, view),
        _deciding(found, view),
    ]
    if len(found.regret):
        blocks += [_regret(found, view), _best(found, view)]
    return [*blocks, _kept(found, view), _meanings(found, view)]


def claim(pair: Pair, view: View) -> dict[str, str]:
    """Return the titles of a pair's alternatives and of its figure."""
    return {"first": view.label(pair.first), "second": view.label(pair.second), "figure": view.title(pair.figure)}


def percent(share: float, view: View) -> str:
    """Return a share in whole percent."""
    return words.number(100.0 * share, 0, view.language)


def _base(found: Discovery, view: View) -> Iterator[str]:
    """Yield what the page is based on, and what limits it."""
    say, space = WORDS[view.language], found.space
    yield say["base"].format(
        points=len(space.points), design=found.design, replications=found.replications, heading=view.full_heading(),
        parameters=len(space.axes),
    )  # fmt: skip
    yield say["judged"]
    if found.replications < FEWEST:
        yield say["few"].format(replications=found.replications)
    yield say["same_issues"]
    held = int(space.held.sum())
    yield say["held"].format(seen=len(space.held) - held, held=held, seed=found.seed)
    yield _failed(found, view)
    if found.design not in _FILLING:
        yield say["uneven"].format(design=found.design)
    if neither := [view.title(figure) for figure in view.figures if not better(figure)]:
        yield say["neither"].format(figures=", ".join(neither))
    if any(figure in GAPS for figure in view.figures):
        yield say["gap"]


def _failed(found: Discovery, view: View) -> str:
    say, failed = WORDS[view.language], found.failures
    if failed.empty:
        return say["none_failed"]
    piled = failed["error"].str.startswith("Overload")
    each = failed["organisation"].value_counts(sort=False)
    return say["failed"].format(
        points=failed[POINT].nunique(), all=len(found.space.points), runs=len(failed),
        overloaded=failed.loc[piled, POINT].nunique(), others=failed.loc[~piled, POINT].nunique(),
        each=", ".join(f"{view.label(str(key))} {count}" for key, count in each.items()),
    )  # fmt: skip


def _answers(found: Discovery, view: View) -> Block:
    say = WORDS[view.language]
    rows = [[say["figure"], say["pair"], *(say[answer] for answer in ANSWERS)]]
    for names, own in found.differences.groupby(["figure", "first", "second"], sort=False):
        pair = Pair(*map(str, names))
        shares = [percent(float((own["answer"] == answer).mean()), view) for answer in ANSWERS]
        rows.append([view.title(pair.figure), _against(pair, view), *shares])
    return Block(say["answers"], rows=rows)


def _against(pair: Pair, view: View) -> str:
    return WORDS[view.language]["against"].format(first=view.label(pair.first), second=view.label(pair.second))


def _regions(found: Discovery, view: View) -> Block:
    say = WORDS[view.language]
    lines = [say["chosen"].format(count=len(found.regions)), *(region_words(one, found, view) for one in found.regions)]
    return Block(say["regions"], lines)


def region_words(one: Region, found: Discovery, view: View) -> str:
    """Return one region as a sentence, with what held-out points say of it."""
    say = WORDS[view.language]
    good = {None: "", True: say["better"], False: say["worse"]}[is_better(one)]
    said = say[f"is_{one.answer}"].format(**claim(one.pair, view), good=good)
    if not one.found.box.sides():
        name = "too_few" if one.seen.hits < FEWEST_HITS else "everywhere" if one.seen.rate == 1.0 else "nowhere"
        return say[name].format(
            claim=said, hits=one.seen.hits, points=one.seen.points, rate=percent(one.seen.rate, view)
        )
    shares = {
        f"{prefix}{name}": percent(getattr(judged, name), view)
        for prefix, judged in (("", one.seen), ("held_", one.held))
        for name in ("coverage", "density", "rate")
    }
    conditions = where(one.found.box, found.space.columns, view.language)
    return say["stands" if one.stands else "falls"].format(claim=said, where=conditions, **shares)


def _trees(found: Discovery, view: View) -> Iterator[Block]:
    """Yield what the trees are, then the leaves of each pair's tree."""
    say = WORDS[view.language]
    seen = int((~found.space.held).sum())
    least = max(LEAST_LEAF, math.ceil(LEAST_SHARE * seen))
    pruned = words.number(PRUNED, 2, view.language)
    rows = [[say[name] for name in ("pair", "where", "answer", "right", "held_right")]]
    for tree in found.trees:
        head = f"{view.title(tree.pair.figure)}: {_against(tree.pair, view)}, {percent(tree.right, view)} %"
        head += f" ({percent(tree.commonest, view)} %)"
        for leaf in tree.leaves:
            counts = [
                say["of"].format(right=right, points=points)
                for right, points in ((leaf.seen_right, leaf.seen), (leaf.held_right, leaf.held))
            ]
            rows.append([head, where(leaf.box, found.space.columns, view.language), say[leaf.answer], *counts])
            head = ""
    yield Block(say["trees"].format(depth=DEPTH), [say["tree_is"].format(leaf=least, pruned=pruned)], rows)


def _deciding(found: Discovery, view: View) -> Block:
    say = WORDS[view.language]
    rows = [[say["figure"], say["pair"], say["parameters"]]]
    for pair, table in found.deciding.items():
        top = table.head(NAMED)
        names = [
            f"{short(str(one))} {percent(max(0.0, share), view)}"
            for one, share in zip(top["parameter"], top["explained"], strict=True)
        ]
        chance = say["chance"].format(chance=percent(float(top["chance"].iloc[0]), view))
        rows.append([view.title(pair.figure), _against(pair, view), f"{', '.join(names)} {chance}"])
    return Block(say["deciding"], [say["deciding_is"]], rows)


def _regret(found: Discovery, view: View) -> Block:
    say, names = WORDS[view.language], ("mean", "nine_of_ten", "most")
    rows = [[say["figure"], say["alternative"], *(say[name] for name in names)]]
    for figure, own in found.regret.groupby("figure", sort=False):
        unit = FIGURES[str(figure)].unit
        scale, title = words.scale(unit), f"{view.title(str(figure))} ({words.unit(unit, view.language)})"
        digits = words.decimals(scale * float(own["most"].max()))
        for row in own.to_dict("records"):
            cells = [words.number(scale * float(row[name]), digits, view.language) for name in names]
            rows.append([title, view.label(str(row["organisation"])), *cells])
            title = ""
    return Block(say["regret"], [say["regret_is"]], rows)


def _best(found: Discovery, view: View) -> Block:
    say, names = WORDS[view.language], ("clearly", "nominally", "probability")
    rows = [[say["figure"], say["alternative"], *(say[name] for name in names)]]
    for figure, own in found.best.groupby("figure", sort=False):
        title = view.title(str(figure))
        for row in own.to_dict("records"):
            key = str(row["organisation"])
            label = say["nobody"] if key == NOBODY else view.label(key)
            rows.append([title, label, *(percent(float(row[name]), view) for name in names)])
            title = ""
    return Block(say["best"], [say["best_is"]], rows)


def _kept(found: Discovery, view: View) -> Block:
    say = WORDS[view.language]
    if found.kept.empty:
        return Block(say["kept"], [say["no_floors"].format(example=_EXAMPLE)])
    rows = [[say["alternative"], *(_level(floor, view) for floor in dict.fromkeys(found.kept["floor"]))]]
    for organisation, own in found.kept.groupby("organisation", sort=False):
        rows.append([view.label(str(organisation)), *(percent(float(share), view) for share in own["share"])])
    return Block(say["kept"], [say["kept_is"]], rows)


def _level(figure: str, view: View) -> str:
    """Return the head of a column: the figure with its level, as `floors` are told elsewhere."""
    if figure == ALL_AT_ONCE:
        return WORDS[view.language]["all_levels"]
    unit, level = FIGURES[figure].unit, view.floors[figure]
    which = "either_way" if figure in GAPS else "at_least" if FIGURES[figure].better > 0 else "at_most"
    value = level * words.scale(unit)
    text = words.number(value, words.decimals(value), view.language)
    return f"{view.title(figure)}, {view.say(which, level=text, unit=words.unit(unit, view.language))}"


def _meanings(found: Discovery, view: View) -> Block:
    """Return the parameters that were named, each with what it means and its range in the sweep."""
    say, space = WORDS[view.language], found.space
    boxes = [one.found.box for one in found.regions] + [leaf.box for tree in found.trees for leaf in tree.leaves]
    keys: Sequence[str] = named(boxes, space.columns)
    keys = [*keys, *(str(one) for table in found.deciding.values() for one in table.head(NAMED)["parameter"])]
    text = {one.key: one.sv if view.language == "sv" else one.en for one in PARAMETERS}
    ends = space.points.agg(["min", "max"])
    lines = []
    for key in dict.fromkeys(keys):
        low, high = (number(float(ends[key][end]), view.language) for end in ("min", "max"))
        lines.append(f"{key} ({low}–{high}): {text[key]}")
    return Block(say["meanings"], lines)
