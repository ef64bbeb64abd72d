"""What is asked of units from above, and what their people do: worked out by hand."""

import math

import pytest

from sim.ledger import columns as c
from tests.unit.measures.ledgers import (
    CARE,
    CLERK,
    EDUCATION,
    HOME,
    SCHOOL,
    Figures,
    Sheet,
    check,
    row,
    work,
)

QUARTER = 365.0 / 4
EAST, NORTH = 0.0, math.pi / 2
ASKED = [  # two of the school, at right angles and a quarter of a year apart; one of the home
    row(0, 0.0, c.RAISED, stream=EDUCATION),
    row(0, 0.0, c.ASKED, post=SCHOOL, other=CLERK, task=c.REPORT, hours=3.0, value=EAST),
    work(0, 1.0, SCHOOL, c.REPORT, hours=3.0, value=3.0),
    row(0, QUARTER, c.ASKED, post=SCHOOL, other=CLERK, task=c.REPORT, hours=1.0, value=NORTH),
    row(1, 5.0, c.RAISED, stream=CARE),
    row(1, 5.0, c.ASKED, post=HOME, other=CLERK, task=c.REPORT, hours=2.0, value=1.0),
    *[row(0, 6.0, c.COMPLAINED, post=CLERK, value=float(to_state)) for to_state in (0, 0, 1)],
    row(1, 7.0, c.SWITCHED, post=HOME, other=SCHOOL),
    # the school is asked to do half of it over, and then half of the other
    row(0, 8.0, c.ADJUSTED, post=SCHOOL, other=CLERK, task=c.REPORT, performance=0, hours=1.5, value=0.8),
    row(0, 95.0, c.ADJUSTED, post=SCHOOL, other=CLERK, task=c.REPORT, performance=1, hours=0.5, value=0.9),
]
HALF = math.sqrt(0.5)
BY_HAND = {
    ("reports_per_unit_year", "", ""): 3 / 3 / (100 / 365),
    ("reports_per_unit_year", "line", "school"): 2 / 2 / (100 / 365),
    ("report_hours_per_unit_week", "", ""): 3.0 / 3 / (100 / 7),
    ("report_hours_per_unit_week", "line", "care_unit"): 0.0,
    ("adjustments_per_unit_year", "", ""): 2 / 3 / (100 / 365),
    ("adjustments_per_unit_year", "line", "school"): 2 / 2 / (100 / 365),
    ("adjustments_per_unit_year", "line", "care_unit"): 0.0,
    ("adjustment_hours_per_unit_year", "", ""): 2.0 / 3 / (100 / 365),
    ("adjustment_hours_per_unit_year", "line", "school"): 2.0 / 2 / (100 / 365),
    ("goal_congestion", "unit", "school"): 4.0 / 100.0,
    ("goal_congestion", "unit", "private"): 0.0,
    ("goal_congestion", "line", "school"): 0.02,
    ("goal_congestion", "", ""): (0.04 + 0.02 + 0.0) / 3,
    ("direction_misfit", "unit", "school"): 1.0 - HALF,
    ("direction_misfit", "unit", "home"): 0.0,
    ("direction_misfit", "", ""): (1.0 - HALF) / 2,
    ("phase_coherence", "unit", "school"): HALF,
    ("phase_coherence", "line", "care_unit"): 1.0,
    ("phase_coherence", "", ""): (HALF + 1.0) / 2,
    ("switches_per_100_households", "", ""): 1 / 35 / (100 / 365) * 100,
    ("switches_per_100_households", "line", "care_unit"): 1 / 20 / (100 / 365) * 100,
    ("switches_per_100_households", "line", "school"): 0.0,
    ("complaints_per_1000_members", "", ""): 3 / 340 / (100 / 365) * 1000,
    ("complaints_per_1000_members", "line", "school"): 3 / 300 / (100 / 365) * 1000,
    ("state_complaints_per_1000_members", "", ""): 1 / 340 / (100 / 365) * 1000,
    ("state_complaints_per_1000_members", "line", "school"): 1 / 300 / (100 / 365) * 1000,
}
IN_EDUCATION = {
    ("complaints_per_1000_members", "", ""): 3 / 300 / (100 / 365) * 1000,
    ("switches_per_100_households", "", ""): 0.0,
}
SHEETS = {"asked": Sheet(ASKED, BY_HAND), "in education": Sheet(ASKED, IN_EDUCATION, "education")}


@pytest.mark.parametrize("name", SHEETS)
def test_units(name: str, figures: Figures) -> None:
    check(SHEETS[name], figures)


def test_a_unit_of_which_nothing_is_asked_has_neither_direction_nor_phase(figures: Figures) -> None:
    found = figures(ASKED)["history", "all"]
    for figure in ("direction_misfit", "phase_coherence"):
        assert set(found[figure, "unit"].index) == {"home", "school"}
