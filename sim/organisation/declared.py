"""What a file declares to differ from its base, held against what really differs.

A single step is a whole file that names another as ``base`` and lists under ``changes``, section by section and key
by key as in the file itself, every structural difference to it::

    base: today
    changes: {posts: {school_head: "added (6.3, F18)"}, persons: {school_head: "added (6.3, F18)"},
      units: {school: "reports_to production_director -> school_head (6.3, A30)"}, front_door: "none -> desk (D10)"}

An entry of offices, posts, persons, units or committees is ``added``, ``removed``, or gets other properties:
``name before -> after``, several of them parted by semicolons. A function of the responsibility matrix lists holders
and letters in that form. A number of systems, the front door and the expected life are ``before -> after`` alone;
``none`` stands for nothing, one record system is what a function has that lists none. The brackets name the section
of the review or the rows of its inventory from which the change is taken, or say that it is an assumption.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from sim.errors import Fault, nearest
from sim.organisation.difference import Change, difference
from sim.organisation.files import Document
from sim.organisation.structure import Changes, Organisation

_SECTIONS = {
    "office": "offices", "post": "posts", "person": "persons", "units": "units", "committee": "committees",
    "claim": "responsibility", "systems": "systems",
}  # fmt: skip
_BRACKETS = re.compile(r"\s*\([^()]+\)$")
_PROPERTY = re.compile(r"(\w+) (.*\S) -> (.*\S)")


def declared(changes: Changes) -> dict[str, str]:
    """Return each declared change by its place, such as ``posts.clerk.office``: 'a -> b', 'added' or 'removed'.

    A text of another form is returned as it is, without its brackets; it equals no change.
    """
    found: dict[str, str] = {}
    for section, notes in changes:
        if isinstance(notes, str):
            found |= {section: _body(notes)} if notes else {}
            continue
        for key, note in notes.items():
            found |= _parts(f"{section}.{key}", _body(note), single=section == "systems")
    return found


def differing(base: Organisation, organisation: Organisation) -> dict[str, str]:
    """Return each real difference between two organisations in the form of ``declared``."""
    return dict(_placed(change) for change in difference(base, organisation))


def undeclared(document: Document, base: Organisation, organisation: Organisation) -> Iterator[Fault]:
    """Find each place in which what a file declares and what differs from its base are not the same."""
    said, real = declared(organisation.changes), differing(base, organisation)
    for place in sorted({*said, *real}):
        if place not in said:
            problem = f"differs from {base.key!r} ({real[place]}) and is not declared"
            yield document.fault(f"changes.{place}", None, problem, "every difference, or neither base nor changes")
        elif place not in real:
            problem = f"is declared, but does not differ from {base.key!r} there"
            allowed = ", ".join(sorted(real)) or "no change"
            fault = document.fault(f"changes.{place}", said[place], problem, allowed)
            yield replace(fault, nearest=nearest(place, set(real) - set(said)))
        elif said[place] != real[place]:
            problem = f"is not what differs from {base.key!r}"
            yield document.fault(f"changes.{place}", said[place], problem, real[place])


def _body(note: str) -> str:
    return _BRACKETS.sub("", note)


def _parts(place: str, body: str, *, single: bool) -> dict[str, str]:
    """Return the changes of one entry: itself, or those properties of it that its text lists."""
    matches = [_PROPERTY.fullmatch(part.strip()) for part in body.split(";")]
    if single or not all(matches):
        return {place: body}
    return {f"{place}.{match[1]}": f"{match[2]} -> {match[3]}" for match in matches if match}


def _placed(change: Change) -> tuple[str, str]:
    """Return the place and the text of a change."""
    kind, _, name = change.what.partition(": ")
    if kind == "organisation":
        return name, _step(change, "none")
    if kind in ("claim", "systems"):
        place = f"{_SECTIONS[kind]}.{change.key.replace(' / ', '.')}"
        return place, _step(change, "none" if kind == "claim" else "1")
    place = f"{_SECTIONS[kind]}.{change.key}"
    return (f"{place}.{name}", _step(change, "none")) if name else (place, "removed" if change.before else "added")


def _step(change: Change, nothing: str) -> str:
    """Return 'before -> after'; a thing that only one of the two has is summed up with its property's name."""
    ends = (end.removeprefix("letters ").removeprefix("number ") or nothing for end in (change.before, change.after))
    return " -> ".join(ends)
