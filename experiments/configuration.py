"""Lays the commands' configurations and the declared parameters in Hydra's store.

Hydra's search path holds no folder: `configs/organisation`, `configs/population` and the like are data files that a
checked loader reads, and as a folder on the path Hydra would take each for a configuration group of its own, so that
`organisation=path/to/mine.yaml` could not be written.
"""

import json
from typing import Any

from hydra.core.config_store import ConfigStore
from omegaconf import DictConfig, OmegaConf

from experiments.options import BY_NAME
from sim.measures.figures import FIGURES
from sim.organisation.files import config_root
from sim.scenario import PARAMETERS, Parameters

COMMANDS = (
    "run", "compare", "sweep", "collect", "sensitivity", "discover", "ablate", "patterns", "predictions", "explain",
    "benchmark",
)  # fmt: skip
_FILES = {"patterns": "patterns_command"}  # `patterns.yaml` holds the patterns themselves


def register() -> None:
    """Store every command's configuration, each section of parameters, and the experiments in `configs/experiment`.

    A section is a configuration group with the one choice `default`, made from the declared table; `parameters`
    gathers them, so that no default is written twice and Hydra refuses a key that is not declared.
    """
    store = ConfigStore.instance()
    sections = Parameters.default().nested()
    for section, values in sections.items():
        store.store(group=section, name="default", node=dict(values), package=section)
    store.store(name="parameters", node={"defaults": [{section: "default"} for section in sections]})
    for command in COMMANDS:
        node = loaded(command)
        OmegaConf.update(node, "hydra.help", {"template": help_text(command).replace("$", "$$")}, force_add=True)
        store.store(name=command, node=node)
    for path in sorted((config_root() / "experiment").glob("*.yaml")):
        store.store(group="experiment", name=path.stem, node=OmegaConf.load(path), package="_global_")


def loaded(command: str) -> DictConfig:
    """Return a command's configuration as its file has it."""
    file = f"{_FILES.get(command, command)}.yaml"
    node = OmegaConf.load(config_root() / file)
    if not isinstance(node, DictConfig):
        raise TypeError(f"configs/{file} holds no mapping")
    return node


def options(command: str) -> dict[str, Any]:
    """Return a command's options with their defaults."""
    plain = OmegaConf.to_container(loaded(command), resolve=False)
    return {str(name): value for name, value in dict(plain).items() if name not in ("defaults", "hydra")}  # type: ignore[arg-type]  # a mapping, as loaded() made sure


def takes_parameters(command: str) -> bool:
    """Return whether a command sets parameters; one that looks into what was run does not."""
    return "parameters" in loaded(command).defaults


def help_text(command: str) -> str:
    """Return what `--help` prints: every option, parameter and figure key with default, unit and range."""
    sets = " section.parameter=value ..." if takes_parameters(command) else ""
    lines = [f"python -m experiments.{command} option=value ...{sets}"]
    lines += ["Several values at once, each a point of its own: -m behaviour.belief_lag=0.1,0.3"] if sets else []
    lines += ["", "Options (default; allowed)"]
    for name, default in options(command).items():
        shown = json.dumps(default, ensure_ascii=False).replace('"', "")
        lines += [f"  {name} = {shown}  ({BY_NAME[name].allowed})", f"      {BY_NAME[name].meaning}"]
    lines += ["", "Parameters (default unit; range; source)"]
    for parameter in PARAMETERS:
        value = f"{parameter.default:g} {parameter.unit}; {parameter.low:g} to {parameter.high:g}"
        lines += [f"  {parameter.key} = {value}; {parameter.source}", f"      {parameter.en}"]
    lines += ["", "Figure keys (unit), for figures=[...] and in the tables"]
    lines += [f"  {figure.key} ({figure.unit})  {figure.en}" for figure in FIGURES.values()]
    return "\n".join(lines) + "\n"
