"""What an option of a command is, and the common kinds of options."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Option(NamedTuple):
    """One option: its name, what it takes (in words, and as a test), what it means, and its words if it has a list."""

    name: str
    allowed: str
    accepts: Callable[[Any], bool]
    meaning: str
    choices: tuple[str, ...] = ()


def is_text(value: object) -> bool:
    """Return whether a value is a text that is not empty."""
    return isinstance(value, str) and bool(value)


def is_texts(value: object) -> bool:
    """Return whether a value is a list of one text or more, none of them twice (or a single text)."""
    if isinstance(value, list):
        return bool(value) and all(is_text(item) for item in value) and len(set(value)) == len(value)
    return is_text(value)


def _is_whole(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def flag(name: str, meaning: str) -> Option:
    """Return an option that is true or false."""
    return Option(name, "true or false", lambda value: isinstance(value, bool), meaning)


def choice(name: str, choices: tuple[str, ...], meaning: str) -> Option:
    """Return an option that takes one of some words."""
    return Option(name, ", ".join(choices), lambda value: value in choices, meaning, choices)


def file(name: str, meaning: str) -> Option:
    """Return an option that names a file."""
    return Option(name, "a name or the path of a file", is_text, meaning)


def whole(name: str, low: int, high: int, meaning: str) -> Option:
    """Return an option that is a whole number."""
    return Option(name, f"a whole number, {low} to {high:,}", _is_whole(low, high), meaning)


def or_absent(option: Option, absent: str) -> Option:
    """Return an option that may also be null, which means `absent`."""
    accepts = option.accepts
    return option._replace(
        allowed=f"{option.allowed}, or null ({absent})", accepts=lambda value: value is None or accepts(value)
    )


def as_list(value: object) -> list[str]:
    """Return the texts of an option that takes one or several, or none."""
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]
