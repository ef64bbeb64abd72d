"""What every command line has in common that needs no Hydra: options as key=value, and faults as a message.

Status 0: done. 2: the user's files or options cannot be used; the message on standard error says where, what
is allowed and what is nearest, without a traceback.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Final

from sim.errors import Fault, FileFaults, SimError, nearest

FAULTY: Final = 2
PLACE: Final = "command line"
"""What faults of options and parameters name as their place."""

HELP: Final = ("-h", "--help", "help")


def plain(help_text: Callable[[], str]) -> Callable[[Callable[[list[str]], int]], Callable[..., int]]:
    """Return what makes a command of a function of its arguments, which are those of the process unless given.

    Where help is asked for it is printed instead; every SimError becomes a message on standard error and status 2.
    """

    def made(command: Callable[[list[str]], int]) -> Callable[..., int]:
        @wraps(command)
        def main(arguments: Sequence[str] | None = None) -> int:
            given = list(sys.argv[1:] if arguments is None else arguments)
            if wants_help(given):
                sys.stdout.write(help_text())
                return 0
            try:
                return command(given)
            except SimError as error:
                return complain(error)

        return main

    return made


def complain(error: Exception) -> int:
    """Print a fault on standard error, without a traceback, and return the status of a faulty request."""
    sys.stderr.write(f"{error}\n")
    return FAULTY


def wants_help(arguments: Sequence[str]) -> bool:
    """Return whether one of the arguments asks for help."""
    return any(argument in HELP for argument in arguments)


def options(arguments: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return the value of every known option; each must be given once, as key=value.

    ``known`` holds each option with what it takes in words. Raises FileFaults with every unknown, repeated,
    empty and missing option.
    """
    found: dict[str, str] = {}
    faults: list[Fault] = []
    for argument in arguments:
        key, sign, value = argument.partition("=")
        if not sign or key not in known:
            allowed = ", ".join(f"{name}=..." for name in known)
            faults.append(Fault(PLACE, key, value or None, "unknown option", allowed, nearest(key, known)))
        elif key in found:
            faults.append(Fault(PLACE, key, value, "is given twice", "once"))
        else:
            found[key] = value
    missing = [key for key in known if not found.get(key)]
    faults += [Fault(PLACE, key, None, "is missing", known[key]) for key in missing]
    if faults:
        raise FileFaults(PLACE, faults)
    return found
