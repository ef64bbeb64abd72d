"""Fingerprints: what a run depends on, as a short text. Runs with the same one give the same rows."""

import hashlib
import importlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
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
    common |= {"neutrality": str(setting.neutrality), "engine": setting.engine, "agents": _of_agents(setting.agents)}
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


def _of_agents(name: str | None) -> str:
    """Return the name of a module of own agents with a digest of its text and of all beside it that it names."""
    if name is None:
        return str(None)
    first = importlib.import_module(name)
    texts: dict[str, str] = {}
    waiting = [first]
    while waiting:
        module = waiting.pop()
        if module.__name__ not in texts and (path := _own_file(module, first)):
            texts[module.__name__] = hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
            waiting += [found for value in vars(module).values() if (found := _home(value))]
    return f"{name} {digest(texts)}"


def _own_file(module: ModuleType, first: ModuleType) -> Path | None:
    """Return the file of a module in the package or the folder of the first one, None for any other module."""
    file, home = getattr(module, "__file__", None), getattr(first, "__file__", None)
    if file is None or home is None:
        return None
    packed = module.__name__.startswith(f"{first.__name__.partition('.')[0]}.")
    return Path(file) if packed or Path(file).parent == Path(home).parent else None


def _home(value: object) -> ModuleType | None:
    """Return the module that a value is, or was made in."""
    return value if isinstance(value, ModuleType) else sys.modules.get(str(getattr(value, "__module__", "")))


def _plain(thing: object) -> object:
    if isinstance(thing, BaseModel):
        return thing.model_dump(mode="json")
    return repr(thing)
