"""Exchanges which of two areas has the contested cells of the responsibility matrix (a variant of any organisation).

The review finds education contested and care clear (review 4, 4.1; F19, D14). With the cells exchanged, care is
contested and education clear: what follows the cells is an effect of unclear responsibility, what stays is an effect
of the areas themselves.

A function belongs to an area when all kinds of issue that use it do. Its two sides are the provider's (posts of that
side, the unit, the unit's superior) and all others. Claims are moved by role, inside rows of the matrix:

* A contested function becomes clear: one claimant keeps it, the others lay their claims down. The unit itself keeps it
  where it is one of them, else the other side before the provider's, which answers for no independent unit. Before all
  this, who is informed or consulted beside being accountable lays the claim down and is that again; any other is both
  consulted and informed from then on (CI).
* A clear function becomes contested: who is consulted or informed on the side opposite its owner claims it too. Claims
  that were laid down are all taken up again; an area without any has as many functions contested as the other had, in
  the order of their keys, or as many as it can.

Applied twice it gives back every claim, if in the two areas nobody is written as consulted or informed beside being
accountable, and nobody as both consulted and informed. Orphan functions stay orphan.
"""

from collections.abc import Iterable
from typing import Final, get_args

from sim.errors import ArgumentError, nearest
from sim.organisation.demand import IssueKinds, Population
from sim.organisation.entry import Area
from sim.organisation.responsibility import resolve
from sim.organisation.sketch import ROLES
from sim.organisation.structure import Organisation

_ORDER: Final = "ARCI"
_LAID_DOWN: Final = frozenset("CI")

_Row = dict[str, str]


def exchange_contested(
    organisation: Organisation, issues: IssueKinds, population: Population, one_area: str, other_area: str
) -> Organisation:
    """Return the organisation with the contested functions of two areas exchanged; only claims differ.

    Raises ArgumentError for areas that are unknown or the same.
    """
    for name, area, other in (("one_area", one_area, other_area), ("other_area", other_area, one_area)):
        if area not in get_args(Area) or area == other:
            near = nearest(area, get_args(Area))
            raise ArgumentError(name, area, f"two different areas among {', '.join(get_args(Area))}; nearest: {near}")
    contested = _contested(organisation, issues, population)
    functions = {area: _functions(organisation, issues, area) for area in (one_area, other_area)}
    rows = dict(organisation.responsibility)
    for area, other in ((one_area, other_area), (other_area, one_area)):
        given = [function for function in functions[area] if function in contested]
        count = len(contested.intersection(functions[other]))
        rows |= {function: _cleared(organisation, rows[function]) for function in given}
        clear = [function for function in functions[area] if function not in contested]
        rows |= _claimed(organisation, {function: rows[function] for function in clear}, count)
    return organisation.model_copy(update={"responsibility": rows})


def _contested(organisation: Organisation, issues: IssueKinds, population: Population) -> set[str]:
    """Return the functions with two accountable posts at some unit that a kind of issue touches."""
    found = resolve(organisation, population)
    return {
        kind.function
        for kind in issues.kinds.values()
        for key, unit in population.units.items()
        if kind.concerns(unit) and sum("A" in letters for letters in found[kind.function, key].values()) > 1
    }


def _functions(organisation: Organisation, issues: IssueKinds, area: str) -> list[str]:
    """Return the sorted functions that kinds of this area use, and no kind of another."""
    areas: dict[str, set[str]] = {}
    for kind in issues.kinds.values():
        areas.setdefault(kind.function, set()).add(kind.area)
    return sorted(function for function in organisation.responsibility if areas.get(function) == {area})


def _is_provider(organisation: Organisation, holder: str) -> bool:
    return holder in ROLES or organisation.posts[holder].side == "provider"


def _cleared(organisation: Organisation, row: _Row) -> _Row:
    """Return a row in which one holder is accountable."""
    owners = [holder for holder in sorted(row) if "A" in row[holder]]
    plain = [holder for holder in owners if not _LAID_DOWN & set(row[holder])] or owners
    keeps = min(plain, key=lambda holder: (holder != "unit", _is_provider(organisation, holder), holder))
    return {h: _laid_down(row[h]) if h in owners and h != keeps else row[h] for h in row}


def _laid_down(letters: str) -> str:
    rest = set(letters) - {"A"}
    return _written(rest if rest & _LAID_DOWN else rest | _LAID_DOWN)


def _claimed(organisation: Organisation, rows: dict[str, _Row], count: int) -> dict[str, _Row]:
    """Return the rows that become contested, as the module says."""
    again, anew = {}, {}
    for function in sorted(rows):
        row, opposite = rows[function], _opposite(organisation, rows[function])
        laid_down = [holder for holder in row if set(row[holder]) >= _LAID_DOWN]
        if laid_down and any("A" in letters for letters in row.values()):
            again[function] = row | {holder: _taken_up(row[holder]) for holder in laid_down}
        elif opposite:
            anew[function] = row | {opposite[0]: _written({*row[opposite[0]], "A"})}
    return again or dict(list(anew.items())[:count])


def _opposite(organisation: Organisation, row: _Row) -> list[str]:
    """Return who is consulted or informed on the side where nobody is accountable; a unit first, then by key."""
    sides = {_is_provider(organisation, holder) for holder in row if "A" in row[holder]}
    if len(sides) != 1:
        return []
    found = [h for h in row if _is_provider(organisation, h) not in sides and _LAID_DOWN & set(row[h])]
    return sorted(found, key=lambda holder: (holder not in ROLES, holder))


def _taken_up(letters: str) -> str:
    return _written({*letters, "A"} - _LAID_DOWN)


def _written(letters: Iterable[str]) -> str:
    return "".join(sorted(letters, key=_ORDER.index))
