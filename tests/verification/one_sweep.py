"""A sweep that does next to nothing, in a process that can be stopped: `one_sweep FOLDER EXECUTOR [SECONDS]`."""

import sys
from pathlib import Path

from experiments.filling import finished
from tests.unit.sweep.quick import Quick, campaign

POINTS, REPLICATIONS = 40, 2
SECONDS = "0.02"
"""What a batch takes."""


def main(folder: str, executor: str, seconds: str = SECONDS) -> int:
    """Fill the store of a folder."""
    request = {"dry": False, "executor": executor, "workers": 2, "scheduler": None, "retry": None, "changed": False}
    return 0 if finished(Path(folder), campaign(POINTS, REPLICATIONS, Quick(float(seconds))), request) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
