"""The same rules with compilation on and off write the same ledger, byte for byte."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from sim.compile import COMPILED
from sim.engines.drivers import ENGINES, KERNEL
from sim.organisation import names
from tests.agreement import short_runs


def told_by_a_process_of_its_own(compilation: str) -> dict[str, Any]:
    """Run the program with compilation on or off and return what it prints."""
    environment = {**os.environ, "ARENDEGANG_COMPILE": compilation, "PYTHONPATH": os.pathsep.join(sys.path)}
    program = [sys.executable, str(Path(short_runs.__file__))]
    answer = subprocess.run(program, env=environment, capture_output=True, text=True, check=True, timeout=600)
    return dict(json.loads(answer.stdout))


def test_every_organisation_file_gives_the_same_ledger_with_compilation_on_and_off_from_either_engine() -> None:
    here = short_runs.digests(KERNEL)
    there = told_by_a_process_of_its_own("off" if COMPILED else "on")
    assert there["compiled"] is not COMPILED
    assert there["digests"] == dict.fromkeys(ENGINES, here)
    assert set(here) == set(names("organisation"))
    assert len(set(here.values())) == len(here)
