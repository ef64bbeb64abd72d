"""What happens to an issue: pure compiled functions of numbers, which know neither state nor engine nor organisation."""
