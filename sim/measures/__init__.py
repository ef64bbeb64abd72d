"""Each figure once: an accumulator fed with ledger rows, live by an engine or replayed from a stored ledger."""
