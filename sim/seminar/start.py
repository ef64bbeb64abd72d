"""What a page needs before it asks anything: organisations, levers, figures, cases and what stands in the debrief."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from sim.analysis.meanings_calendar import meaning
from sim.analysis.report_points import NOT_SAID, READING
from sim.measures.declared import FIGURES
from sim.organisation import Organisation, Population
from sim.scenario.words import source_in, unit_in
from sim.seminar.municipality import shipped
from sim.seminar.programme import MINE, base_setting, declared, programme

LANGUAGES: Final = ("sv", "en")
DEBRIEF: Final = Path(__file__).with_name("debrief.json")
"""Verdicts and the full comparison, written by `python -m experiments.debrief` from stored results."""


@lru_cache(maxsize=1)
def start() -> dict[str, Any]:
    """Return the answer to a page's first question, as plain values."""
    data, setting = programme().data, base_setting()
    population = setting.population
    return {
        "organisations": [shown(shipped(key)) for key in data["organisations"]],
        "copy": {"title": data["copy"]["title"], "style": data["copy"]["style"]},
        "reference": data["reference"],
        "functions": data["functions"],
        "kinds": {key: kind.title.model_dump() for key, kind in setting.issues.kinds.items()},
        "unit_types": {
            key: {
                "title": kind.title.model_dump(),
                **{owner: _count(population, key, owner) for owner in ("municipal", "independent")},
            }
            for key, kind in population.types.items()
        },
        "levers": [_lever(key) for key in programme().levers],
        "prepared": data["prepared"],
        "figures": [_figure(key, digits) for key, digits in data["figures"].items()],
        "bets": data["bets"],
        "meanings": data["meanings"],
        "root_issue": _pairs(READING)[0],
        "cases": [_case(key, one) for key, one in data["cases"].items()],
        "unsaid": _pairs(NOT_SAID),
        "assumed": data["assumed"],
        "outcome_2017": data["outcome_2017"],
        "days": programme().days,
        "replications": data["replications"],
        **_debrief(),
    }


def shown(organisation: Organisation) -> dict[str, Any]:
    """Return an organisation as a page draws it: title, style and chart."""
    style = organisation.style
    return {
        "key": organisation.key,
        "title": organisation.title.model_dump(),
        "style": {"colour": style.colour, "dash": style.dash, "marker": style.marker},
        "chart": {
            "offices": {key: {"title": one.title.model_dump()} for key, one in organisation.offices.items()},
            "posts": {
                key: {
                    "title": post.title.model_dump(),
                    **{name: getattr(post, name) for name in _OF_POSTS},
                    "servers": organisation.persons[post.holder].servers,
                }
                for key, post in organisation.posts.items()
            },
            "committees": {
                key: {
                    "title": one.title.model_dump(),
                    "interval": one.interval,
                    "agenda": one.agenda,
                    "under": one.under,
                }
                for key, one in organisation.committees.items()
            },
            "units": {
                key: {"reports_to": one.reports_to, "counterpart": one.counterpart, "owner": one.owner}
                for key, one in organisation.units.items()
            },
            "responsibility": {key: dict(row) for key, row in organisation.responsibility.items()},
        },
    }


_OF_POSTS: Final = ("level", "side", "office", "reports_to", "holder", "committee", "coordinates")


def _count(population: Population, kind: str, owner: str) -> int:
    return sum(unit.type == kind and unit.owner == owner for unit in population.units.values())


def _lever(key: str) -> dict[str, Any]:
    lever, parameter = programme().levers[key], declared(key)
    unit = _unit(parameter.unit)
    choices = programme().data["choices"].get(parameter.section, {}).get(parameter.name, {})
    return {
        "key": key,
        "text": {"sv": parameter.sv, "en": parameter.en},
        **unit,
        "low": lever.low,
        "high": lever.high,
        "step": lever.step,
        "digits": _digits(lever.step * (100 if unit["percent"] else 1)),
        "default": parameter.default,
        "source": {language: source_in(parameter.source, language) for language in LANGUAGES},
        "choices": [{"value": one["value"], "text": {"sv": one["sv"], "en": one["en"]}} for one in choices.values()],
    }


def _digits(step: float) -> int:
    """Return the digits after the point that a lever's step takes."""
    return len(f"{step:g}".partition(".")[2])


def _figure(key: str, digits: int) -> dict[str, Any]:
    figure, days = FIGURES[key], base_setting().parameters["run.restricted_days"]
    return {
        "key": key,
        "title": {"sv": figure.sv, "en": figure.en},
        "meaning": {language: meaning(key, language, days) for language in LANGUAGES},
        **_unit(figure.unit),
        "better": figure.better,
        "digits": digits,
    }


def _unit(unit: str) -> dict[str, Any]:
    """Return how a page shows a quantity of this unit: a share, 0 to 1 in the setting, as per cent."""
    percent = unit == "share"
    words = {language: "%" if percent else unit_in(unit, language) for language in LANGUAGES}
    return {"unit": words, "percent": percent}


def _case(key: str, one: Mapping[str, Any]) -> dict[str, Any]:
    """Return a prepared case: words, the view that it opens, issue and setting; a copy is held against its base."""
    mine = {"base": one["base"], "edits": one["edits"]} if "base" in one else None
    levers = [(section, *each) for section, names in one.get("levers", {}).items() for each in names.items()]
    setting = {
        "organisations": [one["base"], MINE] if mine else programme().data["organisations"],
        "mine": mine,
        "levers": {f"{section}.{name}": value for section, name, value in levers},
    }
    told = {"key": key, "title": one["title"], "text": one["text"], "view": one["view"], "setting": setting}
    return told | ({"issue": one["issue"]} if "issue" in one else {})


def _pairs(points: Mapping[str, tuple[str, ...]]) -> list[dict[str, str]]:
    return [dict(zip(LANGUAGES, both, strict=True)) for both in zip(*(points[each] for each in LANGUAGES), strict=True)]


def _debrief() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DEBRIEF.read_text(encoding="utf-8"))
    return found
