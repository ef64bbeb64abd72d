"""Studies: one common history, a change of organisation, and the same issues under each alternative."""

from sim.study.simulate import municipality

__all__ = ["municipality"]
