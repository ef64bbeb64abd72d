"""Who may decide what, as checked data: organisations, populations, kinds of issues, and what follows.

``load_organisation``, ``load_population``, ``load_issues`` and ``load_schedule`` read a shipped file by name or
any file by path.
"""

from sim.organisation.chart import Chart, committee_chart, on_record, post_chart
from sim.organisation.declared import declared, differing
from sim.organisation.difference import Change, difference, successors
from sim.organisation.exchange import exchange_contested
from sim.organisation.files import config_root, names
from sim.organisation.load import load_issues, load_organisation, load_population
from sim.organisation.ownership import owned, with_own_share
from sim.organisation.responsibility import UnclearCells, post_of, resolve, unclear_cells
from sim.organisation.schedule import Schedule, load_schedule
from sim.organisation.schema import (
    IssueKind,
    IssueKinds,
    Organisation,
    Person,
    Population,
    Post,
    Unit,
    UnitPlace,
    issues_a_year,
)
from sim.organisation.together import check_succession, check_together

__all__ = [
    "Change",
    "Chart",
    "IssueKind",
    "IssueKinds",
    "Organisation",
    "Person",
    "Population",
    "Post",
    "Schedule",
    "UnclearCells",
    "Unit",
    "UnitPlace",
    "check_succession",
    "check_together",
    "committee_chart",
    "config_root",
    "declared",
    "difference",
    "differing",
    "exchange_contested",
    "issues_a_year",
    "load_issues",
    "load_organisation",
    "load_population",
    "load_schedule",
    "names",
    "on_record",
    "owned",
    "post_chart",
    "post_of",
    "resolve",
    "successors",
    "unclear_cells",
    "with_own_share",
]
