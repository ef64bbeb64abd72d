"""Units and sources of parameters in the language of the page."""


def unit_in(unit: str, language: str) -> str:
    return unit


def source_in(source: str, language: str) -> str:
    return source
