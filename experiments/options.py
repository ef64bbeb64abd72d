"""The options of the commands that simulate: what each means and which values it takes.

Their defaults stand in `configs/<command>.yaml`; parameters are declared in `sim.scenario`.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from experiments.cli import PLACE
from experiments.option import Option, as_list, choice, file, flag, is_text, is_texts, or_absent, whole
from sim.analysis.floors import FIGURES_WITH_FLOORS
from sim.analysis.words import AREAS, LANGUAGES, PERIODS, SHARE, VARIANTS
from sim.engines.drivers import ENGINES
from sim.errors import Fault, nearest
from sim.measures.figures import FIGURES
from sim.study.cluster import EXECUTORS
from sim.sweep.design import DESIGNS, GRID, MORRIS, level_count

LARGEST_SEED: Final = 2**63 - 1
EVERY: Final = "all"
"""In place of a list of figures: every one that is declared."""
_BLOCKS: Final = 2
_LEAST_HELD: Final = 0.1


def _are_areas(value: list[object]) -> bool:
    return all(area in AREAS["en"] and area != "all" for area in value)


ALL: Final = (
    file("organisation", "the organisation after the change"),
    Option(
        "organisations",
        "a list of names or paths of files, none twice",
        is_texts,
        "the organisations (or schedules of several over time) compared",
    ),
    Option("issue", "<origin>/<kind>/<day>/<ordinal>, or interesting", is_text, "the issue whose story is told"),
    file("history", "the organisation of the common history before the change"),
    file("reference", "the organisation that the others are compared with"),
    file("population", "the units: how many, how large, whose"),
    file("issues", "the kinds of issues, their rates and what they need"),
    or_absent(file("scenario", "who leaves when, so that posts stand vacant for a time"), "nobody leaves"),
    or_absent(
        Option(
            "own_share",
            "a share, 0 to 1",
            lambda value: isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1,
            "the share of members in municipal units, of each type of unit that has both owners",
        ),
        "that of the population's file",
    ),
    or_absent(
        Option(
            "exchange_contested",
            "two different areas as a list",
            lambda value: isinstance(value, list) and len(set(value)) == len(value) == _BLOCKS and _are_areas(value),
            "two areas whose contested cells are exchanged, in every organisation and in the history",
            tuple(area for area in AREAS["en"] if area != "all"),
        ),
        "none",
    ),
    or_absent(
        Option("mechanisms", "a list of parameters with a neutral value", is_texts, "the mechanisms ablated"),
        "all that are on",
    ),
    choice(
        "hours",
        ("held", "derived"),
        "held: everyone keeps the hours of the full model, so that the mechanism alone differs; derived: from the load "
        "at each point, so that everyone is as busy at each",
    ),
    or_absent(file("claims", "the file of claims that are judged"), "those of the review"),
    whole(
        "points",
        0,
        10**6,
        "points of lhs and sobol, trajectories of morris, or at how many points claims are judged too",
    ),
    or_absent(file("patterns", "the file of measured patterns that a run is held against"), "the shipped one"),
    whole("seed", 0, LARGEST_SEED, "the one number that all draws come from"),
    whole("replication", 0, 10**6, "which replication of the seed"),
    whole("replications", 1, 10**6, "how many times the same comparison is repeated with other draws"),
    Option(
        "precision",
        "a share, 0 to 1",
        lambda value: isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1,
        "half the width of the headline figures' paired intervals, as a share of the reference's mean, at which to "
        "stop before all replications are done (looked at after 10, 20, 40, ...); 0: never before",
    ),
    whole(
        "size", 100, 10**7, "root issues of the network that every simulator runs, in the mean, to whole days of 274"
    ),
    whole("runs", 1, 1000, "how often each engine is timed, in turns with the others"),
    flag("scaling", "whether the compiled loop is also timed on ever more issues and posts, and in two threads"),
    whole("largest", 10_000, 10**7, "root issues of the largest network of the scaling, which starts with 10,000"),
    or_absent(whole("workers", 1, 1024, "processes at work"), "as many as save time, at most one per core"),
    or_absent(Option("name", "a name or the path of a folder", is_text, "the sweep's store"), "made of what it does"),
    or_absent(
        Option("stores", "a list of names or paths, * for any text", is_texts, "what is collected into one store"),
        "refused: say which",
    ),
    Option("design", f"{', '.join(DESIGNS)}, or a file *.csv of points", is_text, "how points are chosen", DESIGNS),
    or_absent(
        Option(
            "vary",
            "all, a list of parameters and sections, or a mapping of parameters to null, [low, high] or values",
            lambda value: is_texts(value) or (isinstance(value, dict) and bool(value)),
            "which parameters vary: over their declared range, or that given",
        ),
        "the section behaviour",
    ),
    whole("point_replications", 1, 128, "at most so many replications at each point; replications= is for the default"),
    or_absent(
        whole("levels", 2, 100, "values of each parameter in a grid, levels of morris, which takes an even number"),
        f"{level_count(GRID)} in a grid, {level_count(MORRIS)} for morris",
    ),
    whole("trajectories", 0, 10**5, "trajectories of Morris's screening; 0: none, and every parameter is kept"),
    or_absent(whole("keep", 1, 1000, "how many parameters, those strongest in the screening, go on to indices"), "all"),
    whole("base", 0, 10**6, "base points of Sobol's indices, a power of two; 0: the screening alone"),
    whole("batch", 1, 10**4, "replications of a point that are run in one go and stored in one file"),
    or_absent(Option("shard", "K/N", is_text, "the part of the sweep that is done here, of N"), "all of it"),
    choice("executor", EXECUTORS, "who shares the batches: threads, processes, or the workers of a Dask cluster"),
    or_absent(Option("scheduler", "tcp://host:port", is_text, "the address of a Dask scheduler"), "a cluster here"),
    flag("dry", "whether only the number of runs, the time and the disk needed are told"),
    or_absent(
        Option("store", "a name or the path of a folder", is_text, "the finished sweep that is looked into"),
        "none: one is needed",
    ),
    or_absent(
        Option(
            "pair",
            "two different organisations as a list",
            lambda value: isinstance(value, list) and is_texts(value) and len(value) == _BLOCKS,
            "the two organisations of which the first is held against the second",
        ),
        "each against the reference",
    ),
    Option(
        "held_out",
        "a share, 0.1 to 0.9",
        lambda value: isinstance(value, float) and _LEAST_HELD <= value <= 1.0 - _LEAST_HELD,
        "the share of the points that regions are not sought in, but judged on",
    ),
    choice("variant", tuple(VARIANTS["en"]), "whose hours each organisation was run with in what is looked into"),
    or_absent(choice("retry", ("failed",), "what is run again"), "nothing"),
    flag("changed", "whether a store of something else is put aside and begun anew, rather than refused"),
    choice("engine", ENGINES, "what drives the rules: the compiled loop, or Mesa agents; the ledger is the same"),
    or_absent(
        Option("agents", "package.module", is_text, "a module with your own subclasses of the agents"),
        "the usual ones",
    ),
    Option(
        "variants",
        f"a list among {', '.join(VARIANTS['en'])}",
        lambda value: is_texts(value) and set(as_list(value)) <= set(VARIANTS["en"]),
        "whose hours each organisation is run with: its own, or managers' rescaled to those of the history",
        tuple(VARIANTS["en"]),
    ),
    Option(
        "ladder",
        "true, false, or a name or the path of a file",
        lambda value: isinstance(value, bool) or is_text(value),
        "whether each single step between the organisations compared is shown too (true: the file `default`); "
        "organisations in between are run as well, where both ends of every way are compared",
    ),
    flag("neutrality", "whether owners of matched units are exchanged in a second run, for the neutrality gaps"),
    or_absent(
        Option(
            "floors",
            "a mapping of figures to admissible levels, such as {visible_share: 0.25}; shares 0 to 1, others 0 or more",
            lambda value: isinstance(value, dict) and bool(value) and not _floor_faults(value),
            "the least level of figures of which more is better, the most of others (of neutrality gaps either way), "
            "and in how many replications each organisation keeps within all of them",
        ),
        "none",
    ),
    flag("ledger", "whether the ledger is kept as parquet"),
    choice("period", tuple(PERIODS["en"]), "the period printed and drawn; the tables hold all"),
    choice("area", tuple(AREAS["en"]), "the area printed and drawn; the tables hold all"),
    or_absent(
        Option(
            "figures",
            f"a list of figure keys, or {EVERY}",
            lambda value: value == EVERY or (is_texts(value) and not _unknown_figures(value)),
            "the figures printed after escalation load and duplicated work; the tables hold all",
            tuple(FIGURES),
        ),
        "the main ones, or the time to decision where several points are compared",
    ),
    choice("language", LANGUAGES, "the language of what is printed and drawn"),
)
"""Every option of every command, in the order in which help lists them."""

BY_NAME: Final = {option.name: option for option in ALL}


def faults(options: Mapping[str, object], known: Sequence[str]) -> list[Fault]:
    """Return a fault for each option that the command does not know or that has a value it does not take."""
    found = []
    for name, value in options.items():
        if name not in known:
            found.append(Fault(PLACE, name, value, "unknown option", ", ".join(known), nearest(name, known)))
        elif not BY_NAME[name].accepts(value):
            found.extend(_refusals(BY_NAME[name], value))
    return found


def _refusals(option: Option, value: object) -> list[Fault]:
    """Return the faults of a value that an option does not take; of a mapping one for each faulty entry."""
    if option.name == "floors" and isinstance(value, dict) and value:
        return _floor_faults(value)
    return [_refused(option, value)]


def _floor_faults(floors: Mapping[object, object]) -> list[Fault]:
    """Return a fault for each floor on what is no figure that can have one, and for each level out of range."""
    found = []
    for key, level in floors.items():
        name = f"floors.{key}"
        if key not in FIGURES_WITH_FLOORS:
            problem = "neither more nor less of it is better" if key in FIGURES else "is no figure"
            near = nearest(key, [other for other in FIGURES_WITH_FLOORS if other != key])
            found.append(Fault(PLACE, name, level, problem, "a figure of which more or less is better", near))
        elif not _is_level(level, 1.0 if FIGURES[str(key)].unit == SHARE else math.inf):
            allowed = "a share, 0 to 1" if FIGURES[str(key)].unit == SHARE else "a number, 0 or more"
            found.append(Fault(PLACE, name, level, "is no level of this figure", allowed))
    return found


def _is_level(value: object, most: float) -> bool:
    """Return whether a value is a finite number from 0 to the most."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return math.isfinite(value) and 0.0 <= value <= most


def _refused(option: Option, value: object) -> Fault:
    """Return the fault of a value that an option does not take, with the word that it most resembles."""
    words = [word for word in as_list(value) if word not in option.choices] or as_list(value)
    near = nearest(words[0], option.choices) if words and option.choices else ""
    shown = words[0] if option.name == "figures" and words else value
    return Fault(PLACE, option.name, shown, "is not what the option takes", option.allowed, near)


def _unknown_figures(value: object) -> list[str]:
    """Return the words among a value that are no figure keys."""
    return [word for word in as_list(value) if word not in FIGURES]
