"""Every scenario in which a claim is said to fail still makes it fail: `python -m tests.verification.claims_that_fail`.

A run of a minute or two on the small municipality, so not part of the tests; ends with status 1 where one does not.
"""

import sys
from dataclasses import replace
from typing import Final

from sim.analysis.claim_file import ClaimEntry, ClaimsEntry, load_claims
from sim.analysis.claim_verdicts import FAILS, conjunction
from sim.organisation import load_issues, load_organisation, load_population
from sim.scenario import Parameters
from sim.study.claims import judge_setting
from sim.study.setting import Setting

SAID: Final = "{key} {verdict}\n"


def verdict_where_it_fails(claims: ClaimsEntry, key: str, claim: ClaimEntry, case: Setting) -> str:
    """Return the verdict of a claim in the scenario committed with it."""
    scenario = claim.fails_in
    if scenario is None:
        raise ValueError(key)
    parameters = Parameters.of(scenario.parameters)
    found = judge_setting(
        replace(case, parameters=parameters), claims.model_copy(update={"claims": {key: claim}}), scenario.replications
    )
    repeats = [one.verdict for one in found.parts if (one.run if one.repeated else "") == scenario.run]
    return conjunction(repeats)


def main() -> int:
    """Judge every committed scenario and return the exit status."""
    claims, history = load_claims(), load_organisation(load_claims().reference)
    case = Setting(
        (history,), history, load_population("small"), load_issues("default"), Parameters.default(), told=False
    )
    wrong = 0
    for key, claim in claims.claims.items():
        if claim.fails_in is not None:
            verdict = verdict_where_it_fails(claims, key, claim, case)
            sys.stdout.write(SAID.format(key=key, verdict=verdict))
            wrong += verdict != FAILS
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
