"""The options of the commands that simulate: what each means and which values it takes.

Their defaults stand in `configs/<command>.yaml`; parameters are declared in `sim.scenario`.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from experiments.cli import PLACE
from sim.analysis.floors import FIGURES_WITH_FLOORS
from sim.analysis.words import AREAS, LANGUAGES, PERIODS, SHARE, VARIANTS
from sim.engines.drivers import ENGINES
from sim.errors import Fault, nearest
from sim.measures.figures import FIGURES

LARGEST_SEED: Final = 2**63 - 1
EVERY: Final = "all"
"""In place of a list of figures: every one that is declared."""
_BLOCKS: Final = 2


class Option(NamedTuple):
    """One option: its name, what it takes (in words, and as a test), what it means, and its words if it has a list."""

    name: str
    allowed: str
    accepts: Callable[[Any], bool]
    meaning: str
    choices: tuple[str, ...] = ()


def is_text(value: object) -> bool:
    """Return whether a value is a text that is not empty."""
    return isinstance(value, str) and bool(value)


def is_texts(value: object) -> bool:
    """Return whether a value is a list of one text or more, none of them twice (or a single text)."""
    if isinstance(value, list):
        return bool(value) and all(is_text(item) for item in value) and len(set(value)) == len(value)
    return is_text(value)


def _is_whole(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _flag(name: str, meaning: str) -> Option:
    return Option(name, "true or false", lambda value: isinstance(value, bool), meaning)


def _choice(name: str, choices: tuple[str, ...], meaning: str) -> Option:
    return Option(name, ", ".join(choices), lambda value: value in choices, meaning, choices)


def _file(name: str, meaning: str) -> Option:
    return Option(name, "a name or the path of a file", is_text, meaning)


def _whole(name: str, low: int, high: int, meaning: str) -> Option:
    return Option(name, f"a whole number, {low} to {high:,}", _is_whole(low, high), meaning)


def _are_areas(value: list[object]) -> bool:
    return all(area in AREAS["en"] and area != "all" for area in value)


def _or_absent(option: Option, absent: str) -> Option:
    accepts = option.accepts
    return option._replace(
        allowed=f"{option.allowed}, or null ({absent})", accepts=lambda value: value is None or accepts(value)
    )


ALL: Final = (
    _file("organisation", "the organisation after the change"),
    Option(
        "organisations",
        "a list of names or paths of files, none twice",
        is_texts,
        "the organisations (or schedules of several over time) compared",
    ),
    Option("issue", "<origin>/<kind>/<day>/<ordinal>, or interesting", is_text, "the issue whose story is told"),
    _file("history", "the organisation of the common history before the change"),
    _file("reference", "the organisation that the others are compared with"),
    _file("population", "the units: how many, how large, whose"),
    _file("issues", "the kinds of issues, their rates and what they need"),
    _or_absent(_file("scenario", "who leaves when, so that posts stand vacant for a time"), "nobody leaves"),
    _or_absent(
        Option(
            "own_share",
            "a share, 0 to 1",
            lambda value: isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1,
            "the share of members in municipal units, of each type of unit that has both owners",
        ),
        "that of the population's file",
    ),
    _or_absent(
        Option(
            "exchange_contested",
            "two different areas as a list",
            lambda value: isinstance(value, list) and len(set(value)) == len(value) == _BLOCKS and _are_areas(value),
            "two areas whose contested cells are exchanged, in every organisation and in the history",
            tuple(area for area in AREAS["en"] if area != "all"),
        ),
        "none",
    ),
    _or_absent(
        Option("mechanisms", "a list of parameters with a neutral value", is_texts, "the mechanisms ablated"),
        "all that are on",
    ),
    _choice(
        "hours",
        ("held", "derived"),
        "held: everyone keeps the hours of the full model, so that the mechanism alone differs; derived: from the load "
        "at each point, so that everyone is as busy at each",
    ),
    _or_absent(_file("claims", "the file of claims that are judged"), "those of the review"),
    _whole("points", 0, 4096, "at how many points that fill the space of parameters the claims are judged too"),
    _or_absent(_file("patterns", "the file of measured patterns that a run is held against"), "the shipped one"),
    _whole("seed", 0, LARGEST_SEED, "the one number that all draws come from"),
    _whole("replication", 0, 10**6, "which replication of the seed"),
    _whole("replications", 1, 10**6, "how many times the same comparison is repeated with other draws"),
    Option(
        "precision",
        "a share, 0 to 1",
        lambda value: isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1,
        "half the width of the headline figures' paired intervals, as a share of the reference's mean, at which to "
        "stop before all replications are done (looked at after 10, 20, 40, ...); 0: never before",
    ),
    _whole(
        "size", 100, 10**7, "root issues of the network that every simulator runs, in the mean, to whole days of 274"
    ),
    _whole("runs", 1, 1000, "how often each engine is timed, in turns with the others"),
    _flag("scaling", "whether the compiled loop is also timed on ever more issues and posts, and in two threads"),
    _whole("largest", 10_000, 10**7, "root issues of the largest network of the scaling, which starts with 10,000"),
    _or_absent(_whole("workers", 1, 1024, "processes at work"), "as many as save time, at most one per core"),
    _choice("engine", ENGINES, "what drives the rules: the compiled loop, or Mesa agents; the ledger is the same"),
    _or_absent(
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
    _flag("neutrality", "whether owners of matched units are exchanged in a second run, for the neutrality gaps"),
    _or_absent(
        Option(
            "floors",
            "a mapping of figures to admissible levels, such as {visible_share: 0.25}; shares 0 to 1, others 0 or more",
            lambda value: isinstance(value, dict) and bool(value) and not _floor_faults(value),
            "the least level of figures of which more is better, the most of others (of neutrality gaps either way), "
            "and in how many replications each organisation keeps within all of them",
        ),
        "none",
    ),
    _flag("ledger", "whether the ledger is kept as parquet"),
    _choice("period", tuple(PERIODS["en"]), "the period printed and drawn; the tables hold all"),
    _choice("area", tuple(AREAS["en"]), "the area printed and drawn; the tables hold all"),
    _or_absent(
        Option(
            "figures",
            f"a list of figure keys, or {EVERY}",
            lambda value: value == EVERY or (is_texts(value) and not _unknown_figures(value)),
            "the figures printed after escalation load and duplicated work; the tables hold all",
            tuple(FIGURES),
        ),
        "the main ones, or the time to decision where several points are compared",
    ),
    _choice("language", LANGUAGES, "the language of what is printed and drawn"),
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


def as_list(value: object) -> list[str]:
    """Return the texts of an option that takes one or several, or none."""
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


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
