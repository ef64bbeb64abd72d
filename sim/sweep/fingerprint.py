"""Fingerprints: what a run depends on, as a short text. Runs with the same one give the same rows."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel

from sim.compile import sources_hash
from sim.study.plan import Plan
from sim.study.setting import Setting

DIGITS: Final = 32


def digest(what: object) -> str:
    """Return 32 hexadecimal digits of what a thing says, whatever order its keys stand in."""
    text = json.dumps(what, sort_keys=True, ensure_ascii=False, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def of_plans(setting: Setting) -> dict[str, str]:
    """Return a digest of the content of each alternative, by key."""
    return {
        plan.key: digest([[month, one] for month, one in plan.steps]) for plan in map(Plan.of, setting.organisations)
    }


def of_rest(setting: Setting) -> dict[str, str]:
    """Return digests of what all runs of a setting have in common, by name; its parameters are not among them."""
    parts = {
        "history": setting.history,
        "population": setting.population,
        "issues": setting.issues,
        "scenario": setting.scenario,
    }
    common: dict[str, Any] = {name: digest(part) for name, part in parts.items()}
    if setting.hours is not None:
        common["hours held"] = digest(dict(setting.hours))
    common |= {"neutrality": str(setting.neutrality), "engine": setting.engine, "agents": str(setting.agents)}
    return {**common, "seed": str(setting.seed), "compiled sources": sources_hash()}


def of_space(
    rest: Mapping[str, str], parameters: Mapping[str, float], names: Sequence[str], figures: str
) -> dict[str, str]:
    """Return digests of what all runs of a store share: `rest`, what stays, the names of what varies, figures."""
    still = {name: value for name, value in parameters.items() if name not in names}
    space = {"parameters that do not vary": digest(still), "parameters that vary": ", ".join(names)}
    return {**rest, **space, "figures": figures}


def of_run(common: str, plan: str, variant: str, parameters: str, replication: int) -> str:
    """Return the fingerprint of a run: digests of what all runs share, the plan, the parameters; variant, replication.

    The engine is part of it although both give the same: a store says how its rows came about.
    """
    return digest([common, plan, variant, parameters, replication])


def _plain(thing: object) -> object:
    if isinstance(thing, BaseModel):
        return thing.model_dump(mode="json")
    return repr(thing)
