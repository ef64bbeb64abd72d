"""One replication held in the words of measured logs: the statistics of its ledger instead of its figures."""

from typing import Final

import pandas as pd

from sim.analysis.patterns import ALL, Scope, statistics
from sim.analysis.view import AS_DESCRIBED
from sim.measures.accumulate import windows
from sim.measures.figures import PERIODS
from sim.organisation.layout import DAYS_A_YEAR
from sim.scenario import Parameters
from sim.study.setting import Setting
from sim.study.simulate import Replication, replicate

_WEEKS_A_YEAR: Final = DAYS_A_YEAR / 7.0


def statistics_of(setting: Setting, replication: int) -> Replication:
    """Run one replication and return, in place of its figures, every statistic by organisation, period and area.

    Areas are `all` and each area of the setting's kinds. Ledgers are not kept: at default size one is a million rows.
    """
    found = replicate(setting, replication, keep_ledger=True)
    parts = []
    for organisation, ledger in found.ledgers.items():
        for period, start, end in _periods(setting.parameters):
            for area, kinds in _areas(setting).items():
                scope = Scope(start, end, dict(setting.population.units), _week_hours(setting.parameters))
                part = statistics(ledger[ledger["kind"].isin(kinds)], scope)
                part.insert(0, "organisation", organisation)
                part.insert(1, "variant", AS_DESCRIBED)
                part.insert(2, "replication", replication)
                part.insert(3, "period", period)
                part.insert(4, "area", area)
                parts.append(part)
    return Replication(pd.concat(parts, ignore_index=True), found.digests)


def _periods(parameters: Parameters) -> list[tuple[str, float, float]]:
    bounds = windows(*(parameters[f"run.{name}_months"] for name in (*PERIODS, "follow")))
    spans = [(period, float(bounds[place]), float(bounds[place + 1])) for place, period in enumerate(PERIODS)]
    return [(period, start, end) for period, start, end in spans if end > start]


def _areas(setting: Setting) -> dict[str, list[str]]:
    kinds = setting.issues.kinds
    areas = {kind.area: None for kind in kinds.values()}
    return {ALL: list(kinds), **{area: [key for key, kind in kinds.items() if kind.area == area] for area in areas}}


def _week_hours(parameters: Parameters) -> float:
    """Return a full-time person's working hours in a week of the year, absence deducted."""
    return parameters["work.fulltime_hours"] / _WEEKS_A_YEAR
