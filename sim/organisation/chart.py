"""Trees of posts, and of committees: superior lines, lowest common superiors, subtrees and spans.

A chart knows keys only: the posts of an organisation, with the heads of its municipal units as leaves when
a population is given. Heads of independent units have no superior inside and are trees of their own.
"""

from collections.abc import Iterable, Mapping

from sim.errors import ArgumentError, nearest
from sim.organisation.demand import Population
from sim.organisation.ownership import owned
from sim.organisation.structure import Organisation


class Chart:
    """A forest: every key with the key above it, empty at a root."""

    def __init__(self, above: Mapping[str, str]) -> None:
        """Take each key with the key above it; ArgumentError when a line goes round or leaves the keys."""
        for key, superior in above.items():
            if superior and superior not in above:
                raise ArgumentError("above", superior, f"is above {key!r} but not a key itself")
        if rounds := cycles(above):
            raise ArgumentError("above", " -> ".join(rounds[0]), "a line must end")
        self._above = dict(above)
        self._below: dict[str, list[str]] = {key: [] for key in self._above}
        for key, superior in sorted(self._above.items()):
            if superior:
                self._below[superior].append(key)

    @property
    def keys(self) -> frozenset[str]:
        """All keys of the chart."""
        return frozenset(self._above)

    @property
    def roots(self) -> tuple[str, ...]:
        """The sorted keys with nothing above them."""
        return tuple(sorted(key for key, superior in self._above.items() if not superior))

    def superior(self, key: str) -> str | None:
        """Return the key directly above, or None at a root."""
        return self._above[self._known(key)] or None

    def subordinates(self, key: str) -> tuple[str, ...]:
        """Return the sorted keys directly below."""
        return tuple(self._below[self._known(key)])

    def span(self, key: str) -> int:
        """Return the span of control: the number of keys directly below."""
        return len(self.subordinates(key))

    def line(self, key: str) -> tuple[str, ...]:
        """Return the key itself and everything above it, the root last."""
        steps = [self._known(key)]
        while superior := self._above[steps[-1]]:
            steps.append(superior)
        return tuple(steps)

    def subtree(self, key: str) -> frozenset[str]:
        """Return the key itself and everything below it."""
        found, waiting = set(), [self._known(key)]
        while waiting:
            found.add(waiting[-1])
            waiting.extend(self._below[waiting.pop()])
        return frozenset(found)

    def lowest_common_superior(self, one: str, other: str) -> str | None:
        """Return the lowest key whose subtree holds both, or None where no tree holds both.

        A key counts as its own superior here: of a post and one above it, the higher is the answer.
        """
        line = set(self.line(one))
        return next((key for key in self.line(other) if key in line), None)

    def distance(self, one: str, other: str) -> int | None:
        """Return the number of reporting edges between two keys, or None where no tree holds both."""
        top = self.lowest_common_superior(one, other)
        return None if top is None else self.line(one).index(top) + self.line(other).index(top)

    def _known(self, key: str) -> str:
        if key not in self._above:
            near = nearest(key, self._above)
            raise ArgumentError("key", key, f"not in this chart; nearest: {near or 'none'}")
        return key


def post_chart(organisation: Organisation, population: Population | None = None) -> Chart:
    """Return the chart of the posts, with the heads of the population's units when one is given."""
    above = {key: post.reports_to for key, post in organisation.posts.items()}
    for unit in owned(organisation, population).units.values() if population is not None else ():
        above[unit.key] = organisation.units[unit.type].reports_to if unit.owner == "municipal" else ""
    return Chart(above)


def on_record(organisation: Organisation, population: Population | None = None) -> frozenset[str]:
    """Return the posts, and heads of units, whose decisions are put on record for independent providers to see.

    They are the posts with a duty to report and all below them (review 7.2: F8, F9, H15).
    """
    chart = post_chart(organisation, population)
    duties = [chart.subtree(key) for key, post in organisation.posts.items() if post.duty_to_report]
    return frozenset().union(*duties)


def committee_chart(organisation: Organisation) -> Chart:
    """Return the chart of the committees: the political tree, whose root is the council."""
    return Chart({key: committee.under for key, committee in organisation.committees.items()})


def cycles(above: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return every round of keys that are above each other, each once, from its first key back to it."""
    found: list[tuple[str, ...]] = []
    settled: set[str] = set()
    for start in sorted(above):
        walked: list[str] = []
        key = start
        while key and key not in settled and key not in walked:
            walked.append(key)
            key = above.get(key, "")
        if key in walked:
            found.append(_from_first([*walked[walked.index(key) :]]))
        settled.update(walked)
    return found


def _from_first(keys: Iterable[str]) -> tuple[str, ...]:
    ring = list(keys)
    start = ring.index(min(ring))
    return (*ring[start:], *ring[:start], ring[start])
