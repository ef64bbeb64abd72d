"""The responsibility matrix, resolved for each unit: who holds which letters about a function there.

A row of the matrix names posts and two roles. ``unit`` is the unit's own head, whose post has the unit's
key; ``unit_superior`` the post that a municipal unit reports to, and nobody for an independent unit. A post
on the provider's side answers for the municipal units of its own office only; all other posts for every
unit (review 3, 4: purchasers answer for the whole market, a provider for its own units). Two posts with an
A in a resolved row make it contested, none makes it orphan (review 4, 4.1; D1, D12-D14).
"""

from typing import NamedTuple

from sim.errors import ArgumentError
from sim.organisation.demand import IssueKinds, Population, Unit
from sim.organisation.ownership import owned
from sim.organisation.sketch import ROLES
from sim.organisation.structure import Organisation

_ORDER = "ARCI"


class UnclearCells(NamedTuple):
    """How many resolved rows have two or more accountable posts, and how many none."""

    contested: int
    orphan: int


def resolve(organisation: Organisation, population: Population) -> dict[tuple[str, str], dict[str, str]]:
    """Return for each (function, unit key) the posts with a letter and their letters, in the order of their holders.

    That is first the posts named, then the roles, each sorted: draws go by a cell's place in its row, so it must not
    depend on which post a role stands for in an organisation (model principle 6).

    Letters that come to one post twice are united. Raises ArgumentError for a type of unit without a place.
    """
    units = owned(organisation, population).units
    return {
        (function, key): _resolved_row(organisation, row, unit)
        for function, row in sorted(organisation.responsibility.items())
        for key, unit in units.items()
    }


def unclear_cells(organisation: Organisation, population: Population, issues: IssueKinds) -> UnclearCells:
    """Count contested and orphan rows among the (function, unit) that some kind of issue touches."""
    touched = {
        (kind.function, key)
        for kind in issues.kinds.values()
        for key, unit in population.units.items()
        if kind.concerns(unit)
    }
    rows = resolve(organisation, population)
    accountable = [sum("A" in letters for letters in rows[cell].values()) for cell in sorted(touched)]
    return UnclearCells(sum(count > 1 for count in accountable), sum(count == 0 for count in accountable))


def post_of(organisation: Organisation, holder: str, unit: Unit) -> str | None:
    """Return the post that a holder in the matrix stands for at a unit, or None where there is none.

    The unit is given as it is run under the organisation (``owned``).
    """
    if unit.type not in organisation.units:
        raise ArgumentError("unit", unit.key, f"{organisation.key} has no place for units of type {unit.type!r}")
    place = organisation.units[unit.type]
    municipal = unit.owner == "municipal"
    if holder == "unit":
        return unit.key
    if holder == "unit_superior":
        return place.reports_to if municipal else None
    post = organisation.posts[holder]
    if post.side == "provider" and not (municipal and post.office == place.office):
        return None
    return holder


def _resolved_row(organisation: Organisation, row: dict[str, str], unit: Unit) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for holder in sorted(row, key=lambda holder: (holder in ROLES, holder)):
        letters = row[holder]
        post = post_of(organisation, holder, unit)
        if post is not None:
            found.setdefault(post, set()).update(letters)
    return {post: "".join(sorted(found[post], key=_ORDER.index)) for post in found}
