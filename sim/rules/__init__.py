"""What happens to an issue: pure compiled functions of numbers that know neither state nor engine."""
