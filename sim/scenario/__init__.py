"""Every number that is an assumption about behaviour, work or time, declared once.

Sliders, sweeps and documentation are generated from the table in ``parameters``.
"""

from sim.scenario.parameters import PARAMETERS, Parameter, Parameters

__all__ = ["PARAMETERS", "Parameter", "Parameters"]
