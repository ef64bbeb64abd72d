"""Who may decide what, as checked data: organisations, populations, kinds of issues, and what follows.

``load_organisation``, ``load_population`` and ``load_issues`` read a shipped file by name or any file by
path.
"""

from sim.organisation.chart import Chart, committee_chart, post_chart
from sim.organisation.difference import Change, difference, successors
from sim.organisation.files import config_root, names
from sim.organisation.load import load_issues, load_organisation, load_population
from sim.organisation.responsibility import UnclearCells, post_of, resolve, unclear_cells
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
    "UnclearCells",
    "Unit",
    "UnitPlace",
    "check_succession",
    "check_together",
    "committee_chart",
    "config_root",
    "difference",
    "issues_a_year",
    "load_issues",
    "load_organisation",
    "load_population",
    "names",
    "post_chart",
    "post_of",
    "resolve",
    "successors",
    "unclear_cells",
]
