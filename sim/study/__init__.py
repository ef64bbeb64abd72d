"""Studies: one common history, a change of organisation, and the same issues under each alternative."""
