"""The declared table: one row per parameter, grouped in the sections that are configuration groups.

A row says the section and name, default, unit, range, neutral value (the value at which the
mechanism is absent, None where there is no such value), source and one sentence in each language.
The source is a section of the 2016 review with rows of its inventory, a measured log, or the word
``assumption``. ``run`` holds the calendar of one replication; seeds, numbers of replications and
the engine are options of the commands.
"""

from sim.scenario.parameter import Parameter
from sim.scenario.table_people import BEHAVIOUR, LEARNING
from sim.scenario.table_rules import DECISION, RUN, STRUCTURE, VACANCY
from sim.scenario.table_work import ARRIVAL, STRATEGIC, WORK

__all__ = ["PARAMETERS", "Parameter"]

PARAMETERS: tuple[Parameter, ...] = (
    *ARRIVAL, *BEHAVIOUR, *WORK, *STRATEGIC, *STRUCTURE, *DECISION, *LEARNING, *VACANCY, *RUN,
)  # fmt: skip
