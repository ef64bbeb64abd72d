"""Points that fill the space of parameters, and what becomes of the claims and of the measured patterns at each."""

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from sim.analysis.claim_file import ClaimsEntry
from sim.analysis.claim_parts import verdicts
from sim.analysis.claim_space import MEETS, OVERLOADED, POINT
from sim.analysis.pattern_file import Patterns
from sim.analysis.pattern_verdicts import NOT_MET, judged
from sim.analysis.patterns import ALL
from sim.errors import Overload
from sim.organisation import load_organisation
from sim.study.claims import judge_setting, organisations_of, without_shown
from sim.study.compare import compare
from sim.study.patterns import statistics_of
from sim.study.setting import Setting, with_hours
from sim.sweep.batches import Batch, Done, Run
from sim.sweep.carry_out import Campaign
from sim.sweep.design import SOBOL, Varied, part_of, varied
from sim.sweep.design import points as sampled
from sim.sweep.fingerprint import digest, of_rest

HELD_AGAINST_PATTERNS: Final = 4
"""Replications of the reference at each point that are held against the patterns."""

_SEED: Final = 20161


class Judging(NamedTuple):
    """What all points share: the setting but for the parameters, claims, patterns, and replications at most."""

    base: Setting
    claims: ClaimsEntry
    patterns: Patterns
    most: int


def space_of(claims: ClaimsEntry) -> tuple[Varied, ...]:
    """Return the parameters that vary: all with a range in the sections named, but those that stay."""
    every = varied(list(claims.space.sections))
    return tuple(one for one in every if one.key not in claims.space.without)


def claims_at_points(judging: Judging, count: int, shard: str | None = None) -> Campaign:
    """Return the campaign that judges the claims at so many points of a Sobol sequence, a batch each.

    More points begin with the same ones. What is only said of claims makes no difference to what a point gives.
    """
    base, _, patterns, most = judging
    claims = _counting(judging.claims)
    judging = judging._replace(claims=claims)
    space = space_of(claims)
    points = list(enumerate(sampled(SOBOL, space, count, levels=0, seed=_SEED)))
    chosen = [points[place] for place in part_of(count, shard)]
    said = {"title", "source", "phrase", "section", "note", "why", "not_judged", "fails_in", "cannot_fail", "tags"}
    asked = claims.model_dump(exclude={"title": True, "source": True, "claims": True, "runs": {"__all__": {"title"}}})
    asked["claims"] = {name: claim.model_dump(exclude=said) for name, claim in claims.claims.items()}
    names = {one.key for one in space}
    rest = of_rest(base) | {
        "parameters that do not vary": digest({k: v for k, v in base.parameters.items() if k not in names}),
        "claims": digest(asked),
        "organisations that claims speak of": digest(organisations_of(claims)),
        "patterns": digest(patterns),
        "replications": str(most),
    }
    keys = [(number, values, digest([rest, dict(values)])) for number, values in chosen]
    return Campaign(
        {"rest": rest, "organisations": {}},
        lambda: (Batch(number, number, values, (Run(key, "", "", 0),)) for number, values, key in keys),
        len(chosen),
        (judge_point, judging),
        pd.DataFrame([{POINT: number, **values} for number, values in chosen]),
        f"{len(chosen):,} points, at most {most} replications each",
    )


def _counting(claims: ClaimsEntry) -> ClaimsEntry:
    """Return the claims without what does not count towards their verdicts: parts that are repeated or only shown."""
    bare = {key: one.model_copy(update={"repeated": []}) for key, one in without_shown(claims).claims.items()}
    return claims.model_copy(update={"claims": bare})


def judge_point(judging: Judging, batch: Batch) -> Done:
    """Judge the claims at the one point of a batch."""
    started = time.perf_counter()
    base, claims, patterns, most = judging
    point = batch.point, batch.values  # noqa: PD011  a point's, not a frame's
    table = at_point(base, claims, patterns, point, most, workers=1)
    table.insert(0, "run", batch.runs[0].key)
    return Done(table, (), time.perf_counter() - started)


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
