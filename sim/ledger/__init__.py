"""What the journey writes down: one row per change of state of an issue or of a performance."""
