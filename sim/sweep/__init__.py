"""Sweeps: many points of the parameter space, run on any executor into a store that outlives whatever happens to it."""
