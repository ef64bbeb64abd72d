"""Reads tables: paired comparison, printed tables and figures. Knows no engine and no rule."""
