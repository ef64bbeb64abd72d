"""Points that fill the space of parameters, and what becomes of the claims and of the measured patterns at each."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd
from scipy.stats import qmc

from sim.analysis.claim_file import ClaimsEntry
from sim.analysis.claim_parts import verdicts
from sim.analysis.claim_space import MEETS, OVERLOADED, POINT
from sim.analysis.pattern_file import Patterns
from sim.analysis.pattern_verdicts import NOT_MET, judged
from sim.analysis.patterns import ALL
from sim.errors import Overload
from sim.organisation import load_organisation
from sim.scenario import PARAMETERS, Parameter
from sim.study.claims import judge_setting
from sim.study.compare import compare
from sim.study.patterns import statistics_of
from sim.study.setting import Setting, with_hours

HELD_AGAINST_PATTERNS: Final = 4
"""Replications of the reference at each point that are held against the patterns."""

_WHOLE: Final = ("hops", "reminders")
_MODES: Final = "0 "
"""How the unit of a parameter begins whose values are numbered choices."""
_LEAST_POWER: Final = 3


def varied(claims: ClaimsEntry) -> list[Parameter]:
    """Return the parameters that vary: all with a range in the sections named, but those that stay."""
    space = claims.space
    return [
        one
        for one in PARAMETERS
        if one.section in space.sections and one.key not in space.without and one.low < one.high
    ]


def sampled(parameters: Sequence[Parameter], count: int, seed: int) -> list[dict[str, float]]:
    """Return the first points of a scrambled Sobol sequence over the declared ranges, even on their own scale.

    More points begin with the same ones, so that a campaign can be continued. Numbered choices and counts are whole.
    """
    power = max(_LEAST_POWER, math.ceil(math.log2(max(count, 1))))
    unit = qmc.Sobol(len(parameters), scramble=True, rng=seed).random_base2(power)[:count]
    return [{one.key: _value(one, float(share)) for one, share in zip(parameters, row, strict=True)} for row in unit]


def _value(parameter: Parameter, share: float) -> float:
    low, high = parameter.low, parameter.high
    if parameter.unit.startswith(_MODES) or parameter.unit in _WHOLE:
        return float(min(high, math.floor(low + share * (high - low + 1.0))))
    return low + share * (high - low)


def at_point(
    base: Setting,
    claims: ClaimsEntry,
    patterns: Patterns,
    point: tuple[int, Mapping[str, float]],
    most: int,
    workers: int | None = None,
) -> pd.DataFrame:
    """Return a row per claim: its verdict at a point, whether the point meets the patterns, and the parameters there.

    A point at which work piles up without end has the verdict *overloaded* for every claim.
    """
    number, values = point
    case = _with(base, values)
    try:
        meets = meets_patterns(case, claims, patterns)
        found = judge_setting(case, claims, most, workers=workers)
        answers, done = verdicts(found.parts), found.replications
    except Overload:
        answers, done, meets = {key: OVERLOADED for key, claim in claims.claims.items() if claim.parts}, 0, False
    table = pd.DataFrame({"claim": list(answers), "verdict": list(answers.values())})
    table.insert(0, POINT, number)
    table[MEETS] = meets
    table["replications"] = done
    return table.assign(**{key: np.full(len(table), value) for key, value in values.items()})


def meets_patterns(case: Setting, claims: ClaimsEntry, patterns: Patterns) -> bool:
    """Return whether the reference's runs violate none of the patterns that the claims name.

    Raises Overload where work piles up without end.
    """
    reference = load_organisation(claims.reference)
    told = with_hours(replace(case, organisations=(reference,), told=True, hours=None))
    table = compare(told, HELD_AGAINST_PATTERNS, workers=1, work=statistics_of).table
    found = judged(table[(table["period"] == "settled") & (table["area"] == ALL)], patterns)
    return NOT_MET not in set(found.loc[found["pattern"].isin(claims.patterns), "verdict"])


def _with(base: Setting, values: Mapping[str, float]) -> Setting:
    return replace(base, parameters=base.parameters.with_(values), hours=None)
