"""Who stands above whom, and how long the path of a message is: both read from the chart, never typed in.

Distance is one thing (model principle 5): reporting edges, shared records, consulted or informed cells, coordinators.
Stands for E3, E4, E6, E10 (which posts meet where), A36 (one person in two posts), A21 (independent providers).
"""

from typing import Final

from sim.compile import compiled
from sim.organisation.layout import INFORMED, NONE, Posts

_ONE_EDGE: Final = 1


@compiled
def apex_of(posts: Posts, post: int, other: int) -> int:
    """Return the first post up the line of `post` whose person also stands in the line of `other` (-1: there is none).

    Both lines begin with the posts themselves; the lowest common superior is a person, who may hold two posts.
    """
    place = post
    while place != NONE:
        across = other
        while across != NONE:
            if posts["person"][place] == posts["person"][across]:
                return int(place)
            across = int(posts["superior"][across])
        place = int(posts["superior"][place])
    return NONE


@compiled
def top_of(posts: Posts, post: int) -> int:
    """Return the highest post in the line of a post."""
    place = post
    while posts["superior"][place] != NONE:
        place = int(posts["superior"][place])
    return place


@compiled
def _edges_over_superiors(posts: Posts, post: int, other: int) -> int:
    up, place = 0, post
    while place != NONE:
        down, across = 0, other
        while across != NONE:
            if posts["person"][place] == posts["person"][across]:
                return up + down
            down += 1
            across = int(posts["superior"][across])
        up += 1
        place = int(posts["superior"][place])
    return up + _ONE_EDGE  # no common superior: over the top of the line


@compiled
def linked(posts: Posts, post: int, other: int) -> bool:
    """Return whether the offices of two posts have coordinators who are each other's counterpart (E4)."""
    here, there = posts["coordinator"][post], posts["coordinator"][other]
    return here != NONE and there != NONE and posts["peer"][here] == there


@compiled
def distance(posts: Posts, post: int, other: int, letters: int) -> int:
    """Return the edges on the shortest path of a message from `post` to `other`, 0 within one person.

    `letters` are those of the receiver for the function: consulted or informed means one edge.
    """
    if posts["person"][post] == posts["person"][other]:
        return 0
    records = posts["records"][post]
    if (records != NONE and records == posts["records"][other]) or letters & INFORMED:
        return _ONE_EDGE
    edges = _edges_over_superiors(posts, post, other)
    if linked(posts, post, other):
        ends = int(posts["coordinator"][post] != post) + int(posts["coordinator"][other] != other)
        edges = min(edges, ends + _ONE_EDGE)
    return edges
