"""Whether a worker of another machine runs the same program: runs of two versions are not runs of one sweep."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final, TypeVar

import sim.compile  # as a whole: a file that imports from it counts as one with compiled code
from sim.errors import SimError

Shared = TypeVar("Shared")
Job = TypeVar("Job")
Result = TypeVar("Result")

_NAME: Final = "arendegang"
_SHOWN: Final = 5
SCHEDULER: Final = "the scheduler"


class OtherProgram(SimError):  # noqa: N818  the name says what is the matter
    """Workers of a cluster, or its scheduler, run another version of the program, or none; `told` is what each said."""

    def __init__(self, told: Mapping[str, str]) -> None:
        """Name the first few with what they said."""
        super().__init__(told)
        self.told = dict(told)

    def __str__(self) -> str:
        """Return who runs what, what is run here, and the remedy."""
        lines = [f"\n  {address}: {said}" for address, said in sorted(self.told.items())[:_SHOWN]]
        more = len(self.told) - len(lines)
        listed = "".join(lines) + (f"\n  and {more} more" if more > 0 else "")
        return (
            f"not all of the cluster runs this program, {program()}; these get no work:{listed}\n"
            "start them from the same version; the same command goes on from what was written"
        )


@lru_cache(maxsize=1)
def program() -> str:
    """Return the version of the program and the digest of its compiled sources, as they are in this process."""
    try:
        number = version(_NAME)
    except PackageNotFoundError:  # a checkout that is not installed
        number = "not installed"
    return f"version {number}, sources {sim.compile.sources_hash()}"


def refuse_others(told: Mapping[str, object]) -> None:
    """Raise OtherProgram where not all, by address, told what is run here; some tell why they cannot tell."""
    others = {address: str(said) for address, said in told.items() if said != program()}
    if others:
        raise OtherProgram(others)


def do_alike(asked: str, work: Callable[[Shared, Job], Result], shared: Shared, job: Job) -> Result:
    """Do a job in a worker that runs the program of whoever asked; OtherProgram in any other, which may come late."""
    if program() != asked:
        raise OtherProgram({"one that came later": program()})
    return work(shared, job)
