"""The structural difference between two organisations, and where open work goes when one follows the other.

Titles, sources, styles and what a file declares of itself (base, changes) are no structure. Each entry of a
file is a thing with properties; a thing that only one of the two has is one change, and a thing that both have
is one change for each property that differs.
"""

from collections.abc import Mapping
from typing import NamedTuple

from sim.organisation.chart import post_chart
from sim.organisation.structure import Organisation

_Things = Mapping[str, Mapping[str, str]]


class Change(NamedTuple):
    """One difference: of what, which key, how it is before and after; an empty text stands for not there."""

    what: str
    key: str
    before: str
    after: str


def difference(before: Organisation, after: Organisation) -> list[Change]:
    """Return what differs in structure, in a fixed order; empty for two files of the same structure."""
    changes = []
    for what, first, second in zip(_KINDS, _things(before), _things(after), strict=True):
        keys = sorted({*first, *second})
        found = [change for key in keys for change in _compared(what, key, first.get(key), second.get(key))]
        changes += sorted(found, key=lambda change: (change.what, change.key))
    return changes


def successors(before: Organisation, after: Organisation) -> dict[str, str]:
    """Return for each post that disappears the post that takes over its open work.

    That is the post that names it in ``replaces``, else the nearest of its superiors that remains or is
    replaced.
    """
    replaced = {post.replaces: key for key, post in after.posts.items() if post.replaces}
    chart = post_chart(before)
    found = {}
    for key in sorted(set(before.posts) - set(after.posts)):
        heirs = [replaced.get(step, step if step in after.posts else "") for step in chart.line(key)]
        heir = next((heir for heir in heirs if heir), None)
        if heir is not None:
            found[key] = heir
    return found


_KINDS = ("office", "post", "person", "units", "committee", "claim", "systems", "organisation")


def _things(organisation: Organisation) -> tuple[_Things, ...]:
    return (
        {key: {"records": office.records or key} for key, office in organisation.offices.items()},
        {key: _properties(post, "title", "key") for key, post in organisation.posts.items()},
        {key: {**_properties(p, "key"), "posts": ", ".join(p.posts)} for key, p in organisation.persons.items()},
        {key: _properties(place) for key, place in organisation.units.items()},
        {key: _properties(committee, "title") for key, committee in organisation.committees.items()},
        {
            f"{function} / {holder}": {"letters": "".join(sorted(letters, key="ARCI".index))}
            for function, row in organisation.responsibility.items()
            for holder, letters in row.items()
        },
        {key: {"number": str(number)} for key, number in organisation.systems.items() if number > 1},
        {"whole": _properties({name: getattr(organisation, name) for name in ("front_door", "expected_life")})},
    )


def _properties(entry: object, *left_out: str) -> dict[str, str]:
    """Return the properties of an entry that are set, as text."""
    fields = {name: value for name, value in dict(entry).items() if name not in left_out}  # type: ignore[call-overload]
    return {name: _text(value) for name, value in fields.items() if value not in ("", None) and value is not False}


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return "true" if value is True else str(value)


def _compared(what: str, key: str, before: Mapping[str, str] | None, after: Mapping[str, str] | None) -> list[Change]:
    if before is None or after is None:
        return [Change(what, key, _summary(before), _summary(after))]
    return [
        Change(f"{what}: {name}", key, before.get(name, ""), after.get(name, ""))
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    ]


def _summary(thing: Mapping[str, str] | None) -> str:
    return "" if thing is None else ", ".join(f"{name} {value}" for name, value in thing.items())
