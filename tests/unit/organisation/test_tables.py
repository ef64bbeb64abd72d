"""The arrays of an organisation under other parameters are those made from nothing under them."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from sim.organisation import load_issues, load_organisation, load_population
from sim.organisation.tables import build_tables, under
from sim.scenario.parameters import PARAMETERS, Parameters

SHIPPED = sorted(path.stem for path in (Path(__file__).parents[3] / "configs" / "organisation").glob("*.yaml"))


@pytest.mark.parametrize("key", SHIPPED)
def test_nothing_but_parameters_and_hours_depends_on_parameters(key: str) -> None:
    organisation, population, issues = load_organisation(key), load_population("small"), load_issues("default")
    plain = Parameters.default()
    other, hours = (
        plain.with_({one.key: one.low for one in PARAMETERS}),
        dict.fromkeys([*organisation.persons, *population.units], 0.25),
    )
    made = build_tables(organisation, population, issues, other, hours)
    again = under(build_tables(organisation, population, issues, plain, {}), organisation, population, other, hours)
    for field in fields(made):
        if field.name == "structure":
            for name, array in made.structure._asdict().items():
                np.testing.assert_array_equal(getattr(again.structure, name), array, name)
        else:
            np.testing.assert_equal(getattr(again, field.name), getattr(made, field.name))
