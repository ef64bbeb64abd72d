"""Whole studies: one replication, many of them over processes, and what they leave behind."""
