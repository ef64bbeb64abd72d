"""Drivers of the journey: they take events off the agenda and let them happen."""
