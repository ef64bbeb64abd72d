"""What must hold inside one organisation file beyond the form of its values.

References: every office, post, committee and holder that is named exists; letters are among A, R, C and I.
Trees: the municipality's posts are one tree and the committees another; lines do not go round; no line
crosses the municipality's border; the post at the top says its office, side and committee. People: every
listed person holds a post. Names: posts, persons and committees have keys of their own. Coordinators: two
of different offices name each other, one for each office. A post that replaces another does not stand
beside it. Units: a type has an office and a superior, or is independent and has a counterpart alone. The base
of a file is a file itself, and there are no changes without it.

Reach: an issue can come to a post when the matrix gives it a letter, when units of a type report to it or
have it as counterpart, when it coordinates or is the front door, or when a post that can be reached reports
to it (exceptions and disputes climb). Any other post is one that nobody can reach. Who contacts whom is
written in another file and does not count: a post that can only pass matters on has no part in any of them.

The checks read references, which are all text, from whatever of the file could be read; a value that is at
fault already is left alone.
"""

from collections.abc import Iterator

from sim.errors import Fault, nearest
from sim.organisation.chart import cycles
from sim.organisation.files import Document, beside, names
from sim.organisation.sketch import ROLES, Sketch

_REFERENCES = (
    ("posts", "office", "offices"),
    ("posts", "reports_to", "posts"),
    ("posts", "committee", "committees"),
    ("posts", "coordinates", "posts"),
    ("units", "office", "offices"),
    ("units", "reports_to", "posts"),
    ("units", "counterpart", "posts"),
    ("committees", "under", "committees"),
)
_SINGULAR = {"offices": "office", "posts": "post", "committees": "committee"}


def structural_faults(document: Document) -> list[Fault]:
    """Return every structural fault of an organisation file, as far as the file could be read."""
    sketch = Sketch(document)
    checks = (
        _references,
        _holders,
        _letters,
        _posts_tree,
        _tops,
        _committees_tree,
        _border,
        _persons,
        _names,
        _coordinators,
        _places,
        _front_door,
        _systems,
        _base,
    )
    faults = [fault for check in checks for fault in check(sketch)]
    return [*faults, *_replaced(sketch), *_unreached(sketch)]


def _references(sketch: Sketch) -> Iterator[Fault]:
    for section, field, target in _REFERENCES:
        options = sketch.keys(target)
        for key, entry in sketch.entries(section) if sketch.is_there(target) else ():
            if entry.get(field) and entry[field] not in options:
                problem = f"is an unknown {_SINGULAR[target]}"
                yield sketch.fault(f"{section}.{key}.{field}", entry[field], problem, options)


def _holders(sketch: Sketch) -> Iterator[Fault]:
    people = {*sketch.keys("persons"), *sketch.keys("posts")}
    for key, post in sketch.entries("posts"):
        if post.get("holder") and post["holder"] not in people:
            yield sketch.fault(f"posts.{key}.holder", post["holder"], "is an unknown holder", people)
    options = {*ROLES, *sketch.keys("posts")}
    for function, row in sketch.entries("responsibility"):
        for holder in row if sketch.is_there("posts") else ():
            if holder not in options:
                yield sketch.fault(f"responsibility.{function}.{holder}", holder, "is an unknown holder", options)


def _letters(sketch: Sketch) -> Iterator[Fault]:
    for function, row in sketch.entries("responsibility"):
        for holder, letters in row.items():
            if not letters or not set(letters) <= set("ARCI") or len(set(letters)) < len(letters):
                near = "".join(letter for letter in "ARCI" if letter in letters.upper())
                key = f"responsibility.{function}.{holder}"
                allowed = "letters among A, R, C and I, each at most once"
                yield sketch.document.fault(key, letters, "are not letters of the matrix", allowed, [near])


def _posts_tree(sketch: Sketch) -> Iterator[Fault]:
    above = sketch.above("posts", "reports_to")
    rounds = cycles(above)
    yield from _cycles(sketch, "posts", "reports_to", rounds)
    municipal = {key for key in sketch.keys("posts") if sketch.inherited(key, "side") != "independent"}
    roots = [key for key, superior in above.items() if superior == "" and key in municipal]
    allowed = "exactly one post of the municipality without reports_to"
    if len(roots) > 1:
        yield sketch.document.fault("posts", ", ".join(roots), "have nobody above them: several roots", allowed)
    if not roots and not rounds and municipal <= set(above):
        yield sketch.document.fault("posts", None, "have no root in the municipality", allowed)


def _tops(sketch: Sketch) -> Iterator[Fault]:
    """Find what a post without a superior must say itself because it has nobody to inherit it from."""
    for key, superior in sketch.above("posts", "reports_to").items():
        outside = sketch.inherited(key, "side") == "independent"
        for field in ("office", "side") if outside else ("office", "side", "committee"):
            if superior == "" and sketch.is_missing("posts", key, field):
                allowed = "at a post without reports_to, from which others inherit it"
                yield sketch.document.fault(f"posts.{key}.{field}", None, "is missing", allowed)


def _committees_tree(sketch: Sketch) -> Iterator[Fault]:
    above = sketch.above("committees", "under")
    yield from _cycles(sketch, "committees", "under", cycles(above))
    roots = [key for key, superior in above.items() if superior == ""]
    if len(roots) > 1:
        problem = "are under no other committee: more than one council"
        yield sketch.document.fault("committees", ", ".join(roots), problem, "exactly one committee without under")


def _cycles(sketch: Sketch, section: str, field: str, rounds: list[tuple[str, ...]]) -> Iterator[Fault]:
    for ring in rounds:
        key = f"{section}.{ring[0]}.{field}"
        yield sketch.document.fault(key, ring[1], f"goes round: {' -> '.join(ring)}", "a line that ends")


def _border(sketch: Sketch) -> Iterator[Fault]:
    posts = dict(sketch.entries("posts"))
    for key, post in posts.items():
        superior = post.get("reports_to", "")
        sides = [sketch.inherited(end, "side") for end in (key, superior)]
        if superior in posts and all(sides) and (sides[0] == "independent") != (sides[1] == "independent"):
            problem = "crosses the border of the municipality"
            yield sketch.document.fault(f"posts.{key}.reports_to", superior, problem, "a post on the same side of it")


def _persons(sketch: Sketch) -> Iterator[Fault]:
    holders = sketch.holders()
    for key in sketch.keys("persons") if sketch.is_there("posts") else ():
        if key not in holders:
            yield sketch.fault(f"persons.{key}", key, "is a person who holds nothing", sorted(holders))


def _names(sketch: Sketch) -> Iterator[Fault]:
    for section in ("posts", "persons"):
        for key in sketch.keys(section):
            if key in ROLES or key in sketch.keys("committees"):
                taken = "a role in the matrix" if key in ROLES else "a committee"
                yield sketch.document.fault(f"{section}.{key}", key, f"is the name of {taken}", "a key of its own")


def _coordinators(sketch: Sketch) -> Iterator[Fault]:
    posts = dict(sketch.entries("posts"))
    offices: dict[str, str] = {}
    for key, post in posts.items():
        peer, office = post.get("coordinates", ""), sketch.inherited(key, "office")
        if peer not in posts:
            continue
        place = f"posts.{key}.coordinates"
        back = posts[peer].get("coordinates", "")
        if peer == key or sketch.inherited(peer, "office") == office:
            yield sketch.document.fault(place, peer, "is in the same office", "a coordinator of another office")
        elif back != key and (not back or back in posts):
            problem = f"does not name {key!r} back but {repr(back) if back else 'nobody'}"
            yield sketch.document.fault(place, peer, problem, "two coordinators that name each other")
        elif offices.setdefault(office, key) != key:
            problem = f"is a second pair for the office {office!r}, beside {offices[office]!r}"
            yield sketch.document.fault(place, peer, problem, "one coordinator for each office")


def _places(sketch: Sketch) -> Iterator[Fault]:
    inside = {"office": "the key of an office", "reports_to": "the key of a post"}
    for key, unit in sketch.entries("units"):
        outside = bool(unit.get("owner"))
        for field in (*inside, "records") if outside else ():
            if unit.get(field):
                problem = "is written for units that are all independent"
                yield sketch.document.fault(f"units.{key}.{field}", unit[field], problem, "absent, or no owner")
        for field, allowed in {"counterpart": "the key of a post"}.items() if outside else inside.items():
            if sketch.is_missing("units", key, field):
                yield sketch.document.fault(f"units.{key}.{field}", None, "is missing", allowed)


def _front_door(sketch: Sketch) -> Iterator[Fault]:
    door, posts = sketch.word("front_door"), sketch.keys("posts")
    if door and door not in posts and sketch.is_there("posts"):
        yield sketch.fault("front_door", door, "is an unknown post", posts)
    elif door and sketch.inherited(door, "side") == "independent":
        yield sketch.document.fault("front_door", door, "is outside the municipality", "a post of the municipality")


def _systems(sketch: Sketch) -> Iterator[Fault]:
    options = sketch.keys("responsibility")
    for key in sketch.keys("systems") if sketch.is_there("responsibility") else ():
        if key not in options:
            yield sketch.fault(f"systems.{key}", key, "is an unknown function", options)


def _base(sketch: Sketch) -> Iterator[Fault]:
    base, document = sketch.word("base"), sketch.document
    if base and not beside(document, base):
        yield sketch.fault("base", base, "is an unknown organisation file", names("organisation"))
    for one, other in (("base", "changes"), ("changes", "base")):
        if one in document.data and other not in document.data:
            yield document.fault(other, None, f"is missing beside {one}", "both of them or neither")


def _replaced(sketch: Sketch) -> Iterator[Fault]:
    for key, post in sketch.entries("posts"):
        if post.get("replaces", "") in sketch.keys("posts"):
            allowed = "a post of an earlier structure that is not in this file"
            yield sketch.document.fault(f"posts.{key}.replaces", post["replaces"], "is still there", allowed)


def _unreached(sketch: Sketch) -> Iterator[Fault]:
    """Find posts out of reach; a misspelt reference, a fault already, counts for the post it resembles."""
    posts = dict(sketch.entries("posts"))
    waiting = [holder for _, row in sketch.entries("responsibility") for holder in row if holder not in ROLES]
    waiting += [unit.get(field, "") for _, unit in sketch.entries("units") for field in ("reports_to", "counterpart")]
    waiting += [key for key, post in posts.items() if post.get("coordinates")] + [sketch.word("front_door")]
    reached: set[str] = set()
    while waiting:
        key = waiting.pop()
        key = key if key in posts else nearest(key, posts)
        if key and key not in reached:
            reached.add(key)
            waiting.append(posts[key].get("reports_to", ""))
    for key in posts:
        if key not in reached:
            allowed = "a letter in the matrix, a unit or reachable post below, a coordinator opposite, the front door"
            yield sketch.document.fault(f"posts.{key}", None, "is a post that nobody can reach", allowed)
