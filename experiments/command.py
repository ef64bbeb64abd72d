"""Starts a command under Hydra and turns what goes wrong into a message and an exit status.

Status 0: done. 2: the user's files, options or parameters cannot be used; the message says where and what is allowed.
1: a defect of the program, with its traceback. 130: stopped from the keyboard.
"""

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import hydra
from hydra.core.hydra_config import HydraConfig
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.errors import HydraException
from hydra.types import RunMode
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from experiments.cli import FAULTY, PLACE, complain
from experiments.configuration import options, register, takes_parameters
from experiments.request import SECTIONS, Request, checked
from sim.errors import Fault, FileFaults, SimError, nearest
from sim.scenario import PARAMETERS
from sim.sweep.parts import cannot_write

DEFECT: Final = 1
STOPPED: Final = 130


@dataclass(frozen=True)
class Place:
    """Where a job's results go, and whether it is one point among several."""

    folder: Path
    experiment: str
    among_several: bool
    number: int = 0

    @property
    def point(self) -> str:
        """The number of the point among several, before a line of progress; empty for a job alone."""
        return f"point {self.number + 1}, " if self.among_several else ""

    @property
    def shown(self) -> str:
        """The folder as a user reads it: from where the command was started, where that is shorter."""
        with suppress(ValueError):
            return str(self.folder.relative_to(Path.cwd()))
        return str(self.folder)


@dataclass(frozen=True)
class Failure:
    """Why one point of several has no results; the other points go on."""

    status: int
    message: str


Job = Callable[[Request, Place], None]


_SEVERAL: Final = ("-m", "--multirun")


def start(command: str, job: Job, alone: str = "") -> int:
    """Run a command on the arguments of this process and return its exit status.

    `alone` says, for a command that takes no several points, what is done at one point at a time.
    Hydra would print its own errors and end with status 1; told to raise them, it leaves both to us.
    """
    misused = _misused(command, alone)
    if misused is not None:
        return complain(misused)
    sys.argv[1:] = sorted(sys.argv[1:], key=lambda word: word not in _SEVERAL)  # Hydra takes it before options alone
    os.environ.setdefault("HYDRA_FULL_ERROR", "1")
    register()
    at_work = False

    def perform(configuration: DictConfig) -> Failure | None:
        nonlocal at_work
        at_work = True
        settings = HydraConfig.get()
        several = settings.mode == RunMode.MULTIRUN
        folder = Path(settings.runtime.output_dir)
        place = Place(folder, settings.job.name, several, settings.job.num if several else 0)
        return _perform(job, lambda: _request(configuration, command), place)

    try:
        hydra.main(version_base="1.3", config_path=None, config_name=command)(perform)()
    except KeyboardInterrupt:
        sys.stderr.write("\nstopped; results already written are whole\n")
        return STOPPED
    except BrokenPipeError:  # whoever read the output, `head` for one, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if at_work:
            raise
        return complain(_explained(error, command))
    return 0


def _misused(command: str, alone: str) -> SimError | None:
    """Return what is wrong with words that begin with a dash: several points, or dashes before what takes none."""
    words = [word.partition("=")[0] for word in sys.argv[1:] if word.startswith("-")]
    several = next((word for word in words if alone and word in _SEVERAL), None)
    if several:
        return SimError(f"{PLACE}: {several}: {alone}")
    dashed = [word for word in words if word.lstrip("-") in _known(command)]
    faults = [Fault(PLACE, word, None, "has dashes before it", f"{word.lstrip('-')}=...") for word in dashed]
    return FileFaults(PLACE, faults) if faults else None


def _known(command: str) -> list[str]:
    """Return what a command line may set: the command's options and every parameter, whether it takes any or not."""
    return [*options(command), *(parameter.key for parameter in PARAMETERS)]


def _request(configuration: DictConfig, command: str) -> Request:
    """Return the checked request of a composed configuration, to which `+key=value` may have added what is no use."""
    plain: dict[str, Any] = dict(OmegaConf.to_container(configuration, resolve=True))  # type: ignore[arg-type]  # a mapping
    if not takes_parameters(command):
        sections = {name: value for name, value in plain.items() if name in SECTIONS and isinstance(value, dict)}
        added = [_sets_none(f"{name}.{key}", value) for name, each in sections.items() for key, value in each.items()]
        if added:
            raise FileFaults(PLACE, added)
    return checked(plain, list(options(command)))


def _sets_none(key: str, value: object) -> Fault:
    return Fault(PLACE, key, value, "is a parameter, and this command sets none", "the options of --help")


def _perform(job: Job, request: Callable[[], Request], place: Place) -> Failure | None:
    """Do one job; alone, a fault ends the process, among several it is returned so that the others go on."""
    try:
        job(request(), place)
    except SimError as error:
        _remove_if_empty(place.folder)
        if place.among_several:
            return Failure(FAULTY, str(error))
        raise SystemExit(complain(error)) from error
    except Exception as error:
        _remove_if_empty(place.folder)
        if not place.among_several:
            raise
        traceback.print_exc()
        return Failure(DEFECT, repr(error))
    return None


def _explained(error: Exception, command: str) -> Exception:
    """Return Hydra's error, or in its place the faults of options and parameters that do not exist or cannot be read.

    Of the system's errors it can have but one: a folder for results that cannot be made.
    """
    if isinstance(error, OSError) and not isinstance(error, HydraException):
        return cannot_write(Path(error.filename or "results"), error)
    before = pairwise(["", *sys.argv[1:]])
    # A word without a sign after one with a dash is the value of Hydra's own flag.
    given = [word for flag, word in before if word[:1] != "-" and ("=" in word or flag[:1] != "-")]
    unknown = [fault for override in given if (fault := _unknown(override, command))]
    if unknown:
        return FileFaults(PLACE, unknown)
    cause = f"\n{error.__cause__}" if isinstance(error.__cause__, OmegaConfBaseException) else ""
    return SimError(f"{PLACE}: {error}{cause}".strip())


def _unknown(text: str, command: str) -> Fault | None:
    """Return the fault of an override that cannot be read, or whose key is neither an option nor a parameter."""
    written = text.partition("=")[2]
    try:
        override = OverridesParser.create().parse_override(text)
    except HydraException:
        allowed = "name=value; a list without spaces, and all of it between quotes: 'name=[a,b]'"
        return Fault(PLACE, text.partition("=")[0], written or None, "cannot be read", allowed)
    key = str(override.key_or_group)
    known = _known(command)
    if key in SECTIONS and override.value() != "default":
        return Fault(PLACE, key, written, "is a section, not a parameter", f"{key}.<parameter>=<number>")
    if key in {parameter.key for parameter in PARAMETERS} and not takes_parameters(command):
        return _sets_none(key, written)
    if override.is_hydra_override() or key in (*known, *SECTIONS, "experiment") or key.startswith("hydra/"):
        return None
    short = {known_key.rpartition(".")[2]: known_key for known_key in known}
    near = nearest(key, known) or short.get(nearest(key, short), "")
    return Fault(PLACE, key, written, "no such option or parameter", "see --help", near)


def _remove_if_empty(folder: Path) -> None:
    """Take away the folder that Hydra made for results that never came."""
    with suppress(OSError):
        folder.rmdir()
