"""The compiled loop against the agents on the default population: `make agreement`, too long for the tests.

One replication as `experiments.compare` runs it, of every organisation file: the ledger's SHA-256 and every figure.
"""

import sys
import time

from pandas.testing import assert_frame_equal

from sim.engines.drivers import AGENTS, KERNEL
from sim.organisation import load_issues, load_organisation, load_population, names
from sim.scenario.parameters import Parameters
from sim.study.setting import Setting, with_hours
from sim.study.simulate import Replication, replicate


def lived(engine: str) -> Replication:
    """Return one replication of every organisation file, driven by one engine."""
    every = tuple(load_organisation(name) for name in names("organisation"))
    history = next(one for one in every if one.key == "today")
    setting = Setting(
        every, history, load_population("default"), load_issues("default"), Parameters.default(), engine=engine
    )
    started = time.process_time()
    found = replicate(with_hours(setting), 0)
    sys.stdout.write(f"{engine}: {time.process_time() - started:.0f} CPU s\n")
    return found


def main() -> int:
    """Print the digest of each organisation's ledger; return 1 where the engines differ."""
    loop, agents = lived(KERNEL), lived(AGENTS)
    assert_frame_equal(loop.figures, agents.figures, check_exact=True)
    for name, digest in loop.digests.items():
        verdict = "the same" if digest == agents.digests[name] else f"differs: {agents.digests[name]}"
        sys.stdout.write(f"{name}: {digest} {verdict}\n")
    sys.stdout.write(f"{len(loop.figures)} figures are the same\n")
    return int(loop.digests != agents.digests)


if __name__ == "__main__":
    sys.exit(main())
