"""Ärendegång: how an issue travels through an organisation."""
