"""Who stands above whom, and how long the path of a message is: both read from the chart, never typed in.

Distance is one thing (model principle 5): reporting edges, shared records, consulted or informed cells, coordinators.
Stands for E3, E4, E6, E10 (which posts meet where), A36 (one person in two posts), A21 (independent providers).
"""

from typing import Final

from sim.compile import compiled
from sim.organisation.layout import INFORMED, NONE, Posts

_ONE_EDGE: Final = 1


@compiled
def _meeting(posts: Posts, post: int, other: int) -> tuple[int, int]:
    """Return the edges between two posts over the person on both their lines, and where `post`'s line meets it.

    Of several meetings the nearest counts, then the person with the lower index, then the lower posts: the same one
    from either side. Without any: (-1, -1).
    """
    best, at, person, low, high = NONE, NONE, NONE, NONE, NONE
    up, place = 0, post
    while place != NONE:
        down, across = 0, other
        while across != NONE:
            holder = int(posts["person"][place])
            if holder == posts["person"][across]:
                near, far = min(place, across), max(place, across)
                if best == NONE or (up + down, holder, near, far) < (best, person, low, high):
                    best, at, person, low, high = up + down, place, holder, near, far
            down += 1
            across = int(posts["superior"][across])
        up += 1
        place = int(posts["superior"][place])
    return best, at


@compiled
def apex_of(posts: Posts, post: int, other: int) -> int:
    """Return the post up the line of `post` at which the lowest common superior of both stands (-1: there is none).

    Both lines begin with the posts themselves; the lowest common superior is a person, who may hold two posts.
    Rows: E3, E6, F6, A36.
    """
    return _meeting(posts, post, other)[1]


@compiled
def answers_to(posts: Posts, post: int, person: int) -> bool:
    """Return whether a person holds a post or stands above it (A36, E8)."""
    place = post
    while place != NONE:
        if posts["person"][place] == person:
            return True
        place = int(posts["superior"][place])
    return False


@compiled
def colleague(posts: Posts, post: int, other: int) -> int:
    """Return the post in the line of `other` that reports to the superior of `post`, held by someone else (-1: none).

    The heads who report to one superior are its management team (F17).
    """
    superior, place = posts["superior"][post], other
    while superior != NONE and place != NONE:
        if posts["superior"][place] == superior:
            return place if posts["person"][place] != posts["person"][post] else NONE
        place = int(posts["superior"][place])
    return NONE


@compiled
def top_of(posts: Posts, post: int) -> int:
    """Return the highest post in the line of a post.

    Rows: A3, D13.
    """
    place = post
    while posts["superior"][place] != NONE:
        place = int(posts["superior"][place])
    return place


@compiled
def _height(posts: Posts, post: int) -> int:
    edges, place = 0, post
    while posts["superior"][place] != NONE:
        edges += 1
        place = int(posts["superior"][place])
    return edges


@compiled
def linked(posts: Posts, post: int, other: int) -> bool:
    """Return whether the offices of two posts have coordinators who are each other's counterpart (E4)."""
    here, there = posts["coordinator"][post], posts["coordinator"][other]
    return here != NONE and there != NONE and posts["peer"][here] == there


@compiled
def distance(posts: Posts, post: int, other: int, letters: int) -> int:
    """Return the edges on the shortest path of a message from `post` to `other`, 0 within one person.

    `letters` are those of the receiver for the function: consulted or informed means one edge.
    Rows: E4, B4, A21, H15.
    """
    if posts["person"][post] == posts["person"][other]:
        return 0
    records = posts["records"][post]
    if (records != NONE and records == posts["records"][other]) or letters & INFORMED:
        return _ONE_EDGE
    edges = _meeting(posts, post, other)[0]
    if edges == NONE:  # over the tops of both lines
        edges = _height(posts, post) + _ONE_EDGE + _height(posts, other)
    if linked(posts, post, other):
        ends = int(posts["coordinator"][post] != post) + int(posts["coordinator"][other] != other)
        edges = min(edges, ends + _ONE_EDGE)
    return edges
