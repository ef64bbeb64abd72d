"""Ablation: all mechanisms on minus one, all off plus one, every point with the same seeds and replications.

A mechanism is one declared parameter with a neutral value, or several that only mean something together. It is on where
a value differs from its neutral one. `Outcome`s come as the points are done, whatever happened to the others.

The calendars (who has how many hours) follow from the load, so a mechanism that makes work also makes the hours for it.
`with_hours` before `ablate` holds the calendars of the full model at every point, so that a point differs from it in
the mechanism alone; a setting without hours lets each point have calendars derived from its own load, so that everyone
is as busy there as in the full model.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import pandas as pd

from sim.errors import ArgumentError, nearest
from sim.scenario import PARAMETERS, Parameter
from sim.study.compare import START_UP, Work, compare
from sim.study.executors import Executor, Processes, Threads
from sim.study.results import cores
from sim.study.setting import Setting
from sim.study.simulate import replicate

MINUS: Final = "minus"
PLUS: Final = "plus"
NONE: Final = ""
"""The mechanism of the two ends: nothing taken away from the full model, nothing added to the empty one."""


@dataclass(frozen=True)
class Mechanism:
    """A mechanism: its name and, per parameter, the value at which it is absent."""

    name: str
    neutral: Mapping[str, float]

    def off(self, values: Mapping[str, float]) -> bool:
        """Return whether the mechanism is absent under these values of the parameters."""
        return all(values[key] == absent for key, absent in self.neutral.items())


class Point(NamedTuple):
    """One point: what is taken away or added (`NONE`: nothing), and the values that differ from the full model's."""

    mechanism: str
    direction: str
    changes: Mapping[str, float]


@dataclass(frozen=True)
class Outcome:
    """How a point ended: its tidy table, or the error; seconds in all, and per replication after the first."""

    point: Point
    table: pd.DataFrame | None
    error: Exception | None
    seconds: float
    pace: float


def by_key(parameter: Parameter) -> str:
    """Return the name of the mechanism that a parameter belongs to: as declared, each is a mechanism of its own."""
    return parameter.key


def mechanisms(
    table: Iterable[Parameter] = PARAMETERS, name: Callable[[Parameter], str] = by_key
) -> tuple[Mechanism, ...]:
    """Return the mechanisms of a declared table in its order; parameters that share a name make one mechanism."""
    found: dict[str, dict[str, float]] = {}
    for parameter in table:
        if parameter.neutral is not None:
            found.setdefault(name(parameter), {})[parameter.key] = parameter.neutral
    return tuple(Mechanism(key, neutral) for key, neutral in found.items())


def chosen(known: Sequence[Mechanism], names: Sequence[str]) -> tuple[Mechanism, ...]:
    """Return the mechanisms of these names, all without any; a parameter's name is enough without its section.

    Raises ArgumentError with the nearest name where one is unknown.
    """
    full = {mechanism.name: mechanism for mechanism in known}
    short = {mechanism.name.rpartition(".")[2]: mechanism for mechanism in known}
    for name in names:
        if name not in full and name not in short:
            near = nearest(name, full) or nearest(name, short)
            hint = f"; did you mean {near!r}?" if near else ""
            raise ArgumentError("mechanisms", name, f"is no mechanism; there are {', '.join(full)}{hint}")
    wanted = [full.get(name) or short[name] for name in names]
    return tuple(mechanism for mechanism in known if mechanism in wanted or not names)


def points(values: Mapping[str, float], known: Sequence[Mechanism], studied: Sequence[Mechanism]) -> list[Point]:
    """Return the points of an ablation: both ends, the full model minus each, the empty model plus each.

    `values` are those of the full model. In the empty one every known mechanism is off, studied or not, so that its
    meaning does not depend on the choice; mechanisms that are off in the full model give no point.
    """
    on = [mechanism for mechanism in studied if not mechanism.off(values)]
    neutral = {key: absent for mechanism in known for key, absent in mechanism.neutral.items()}
    empty = {key: absent for key, absent in neutral.items() if values[key] != absent}
    ends = [Point(NONE, MINUS, {}), Point(NONE, PLUS, empty)]
    minus = [Point(one.name, MINUS, {key: empty[key] for key in one.neutral if key in empty}) for one in on]
    plus = [
        Point(one.name, PLUS, {key: absent for key, absent in empty.items() if key not in one.neutral}) for one in on
    ]
    return [*ends, *minus, *plus]


def ablate(
    setting: Setting,
    wanted: Sequence[Point],
    replications: int,
    *,
    workers: int | None = None,
    work: Work = replicate,
) -> Iterator[Outcome]:
    """Yield the outcome of each point as it is done; the first, which compiles the rules, always runs in this process.

    A point is one comparison of all organisations and replications with the setting's seed, so differences between
    points are paired like those between organisations. `workers` processes share the other points; without a number
    there are as many as save time. An error ends its own point only; a stop from the keyboard ends them all.
    """
    first, *rest = wanted
    outcome = _outcome(setting, first, replications, work)
    yield outcome
    if workers is None:
        most = cores()
        saved = outcome.pace * replications * len(rest) * (1 - 1 / most)
        workers = most if saved > START_UP else 1
    executor: Executor = Threads(1) if workers == 1 else Processes(workers)
    for point, found in executor.run(_point, (setting, replications, work), rest):
        yield Outcome(point, None, found, 0.0, 0.0) if isinstance(found, Exception) else found


def with_labels(outcome: Outcome, table: pd.DataFrame, experiment: str) -> pd.DataFrame:
    """Return a table of an outcome with the columns that tell its point apart, as in every tidy table."""
    labels = {"experiment": experiment, "mechanism": outcome.point.mechanism, "direction": outcome.point.direction}
    table = table.copy()
    for place, (name, label) in enumerate(labels.items()):
        table.insert(place, name, label)
    return table


def _outcome(setting: Setting, point: Point, replications: int, work: Work) -> Outcome:
    """Return the outcome of one point, worked out in this process."""
    moments = [time.perf_counter()]
    table, error = None, None
    try:
        own = replace(setting, parameters=setting.parameters.with_(point.changes))
        note: Callable[[int, int], None] = lambda *_: moments.append(time.perf_counter())  # noqa: E731  a parameter
        found = compare(own, replications, workers=1, progress=note, work=work)
        found.tell()
        table = found.table
    except Exception as problem:  # noqa: BLE001  whatever it is, the other points go on and the caller is told
        error = problem
    lasted = time.perf_counter() - moments[0]
    pace = (moments[-1] - moments[1]) / (len(moments) - 2) if len(moments) > 2 else lasted  # noqa: PLR2004  two or more
    return Outcome(point, table, error, lasted, pace)


def _point(shared: tuple[Setting, int, Work], point: Point) -> Outcome:
    """Work out one point, wherever that is."""
    setting, replications, work = shared
    return _outcome(setting, point, replications, work)
