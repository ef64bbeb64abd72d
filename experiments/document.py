"""Writes the tables of sim/ODD.md and all of sim/COVERAGE.md anew from the code: `python -m experiments.document`.

With `check=true` nothing is written: status 1 says that one of them is not up to date.
"""

import sys
from collections.abc import Sequence
from typing import Final

from experiments.cli import PLACE, options, plain
from sim.errors import Fault, FileFaults
from sim.study.document import pages, stale
from sim.study.results import write_text

STALE: Final = 1
_TAKES: Final = {"check": "true or false"}


@plain(lambda: str(__doc__))
def main(given: list[str]) -> int:
    """Write both pages, or with `check=true` say which of them is not up to date; return the exit status."""
    if _only_checks(given):
        late = stale()
        for path in late:
            sys.stderr.write(f"sim/{path.name} is not up to date: run python -m experiments.document\n")
        return STALE if late else 0
    for path, text in pages().items():
        write_text(text, path.parent, path.name)
        sys.stdout.write(f"sim/{path.name}\n")
    return 0


def _only_checks(given: Sequence[str]) -> bool:
    """Return whether the option `check` is given and true; raises FileFaults for any other option or value."""
    if not given:
        return False
    check = options(given, _TAKES)["check"]
    if check not in ("true", "false"):
        raise FileFaults(PLACE, [Fault(PLACE, "check", check, "is neither true nor false", _TAKES["check"])])
    return check == "true"


if __name__ == "__main__":
    sys.exit(main())
