"""What a seminar shows, as `configs/seminar.yaml` says it: calendar, figures, levers, prepared cases, words."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sim.organisation import config_root, load_issues, load_organisation, load_population
from sim.organisation.files import read
from sim.organisation.layout import MONTH
from sim.scenario import PARAMETERS, Parameters
from sim.study.setting import Setting, with_hours

MINE: Final = "mine"
"""The key of an edited copy."""

FEW: Final = 10
"""Replications that a page asks for first."""


class Lever(NamedTuple):
    """A parameter that a seminar may move, with the range that the page offers (within the declared one)."""

    key: str
    low: float
    high: float
    step: float


class Programme(NamedTuple):
    """The content of the file, as plain values, and its levers by key."""

    data: Mapping[str, Any]
    levers: Mapping[str, Lever]

    @property
    def days(self) -> int:
        """The days within which the issues arise that a seminar counts."""
        return round(float(self.data["months"]["settled"]) * MONTH)


@lru_cache(maxsize=1)
def programme() -> Programme:
    """Return what the shipped file says; it is the program's own, so that faults in it are errors of the program."""
    data = read("seminar", config_root() / "seminar.yaml").data
    levers = {
        f"{section}.{name}": Lever(f"{section}.{name}", *map(float, (one["low"], one["high"], one["step"])))
        for section, names in data["levers"].items()
        for name, one in names.items()
    }
    return Programme(data, levers)


@lru_cache(maxsize=1)
def base_setting() -> Setting:
    """Return the municipality of seminars with everyone's hours: the organisation of reference is the history.

    Its parameters are at their sources; the issues of the first six weeks after the change count.
    """
    data = programme().data
    months = data["months"]
    run = {f"{name}_months": float(months[name]) for name in ("history", "settled", "follow")}
    history = load_organisation(data["reference"])
    return with_hours(
        Setting(
            organisations=(history,),
            history=history,
            population=load_population(data["population"]),
            issues=load_issues(data["issues"]),
            parameters=Parameters.of({"run": {**run, "transition_months": 0.0}}),
            seed=int(data["seed"]),
            told=False,
        )
    )


def declared(key: str) -> Any:  # noqa: ANN401  a Parameter; the table has no index of its own
    """Return the declared parameter of a lever."""
    return next(parameter for parameter in PARAMETERS if parameter.key == key)
