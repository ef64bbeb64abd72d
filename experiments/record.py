"""What provenance keeps of a request: its options without folders, its parameters, and the SHA-256 of its files."""

import hashlib
from pathlib import Path
from typing import Any

from experiments.option import as_list
from experiments.request import Request, between, group_of, ladder_name
from sim.organisation.files import locate
from sim.study.ladder import Ladder


def record(request: Request, climbed: Ladder | None = None) -> dict[str, Any]:
    """Return the configuration as provenance keeps it: names of files with their SHA-256, but no folders."""
    options = {name: _without_folders(name, value) for name, value in request.options.items()}
    alternatives = [*request.organisations, *between(request, climbed), request["history"]]
    groups = [(group_of(name), name) for name in alternatives]
    groups += [(group, request[group]) for group in ("population", "issues")]
    groups += [("ladder", ladder_name(request))] if climbed else []
    groups += [("scenario", request["scenario"])] if request.options.get("scenario") else []
    files = {f"{group}/{Path(name).stem}": _digest(group, name) for group, name in groups}
    return {"options": options, "parameters": request.parameters.nested(), "files_sha256": files}


_FILES = (
    "organisation", "history", "reference", "population", "issues", "ladder", "patterns", "claims", "scenario"
)  # fmt: skip


def _without_folders(name: str, value: object) -> object:
    """Return an option with the folders taken off the names of files."""
    if name == "organisations":
        return [Path(item).name for item in as_list(value)]
    if name in _FILES:
        return Path(value).name if isinstance(value, str) else value
    return value


def _digest(group: str, name: str) -> str:
    """Return the SHA-256 of a file's content."""
    return hashlib.sha256(locate(group, name).read_bytes()).hexdigest()
