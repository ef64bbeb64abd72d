"""The posts as one array: offices' posts, committees and the heads of units, sorted by key."""

import hashlib
from typing import NamedTuple

import numpy as np

from sim.organisation.chart import on_record
from sim.organisation.layout import LEVELS, MONTH, NONE, POLITICAL, POST, SIDES
from sim.organisation.schema import Organisation, Population, Unit


def text_key(text: str) -> int:
    """Return 64 bits that name a key, so that a draw depends on what a thing is called, never on its place."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


class Places(NamedTuple):
    """The sorted keys that indices stand for."""

    posts: tuple[str, ...]
    persons: tuple[str, ...]
    offices: tuple[str, ...]

    def post(self, key: str | None) -> int:
        """Return the index of a post, -1 for none."""
        return self.posts.index(key) if key else NONE


def post_table(organisation: Organisation, population: Population, places: Places) -> np.ndarray:
    """Return the posts of an organisation and the units of a population as an array of dtype POST."""
    table = _nothing_yet(len(places.posts))
    records = _records(organisation)
    reporting = on_record(organisation)
    coordinators = {post.office: key for key, post in organisation.posts.items() if post.coordinates}
    for number, key in enumerate(sorted(organisation.posts)):
        post, row = organisation.posts[key], table[places.post(key)]
        row["identity"] = number
        row["person"], row["superior"] = places.persons.index(post.holder or key), places.post(post.reports_to)
        row["committee"], row["level"] = places.post(post.committee), LEVELS.index(post.level)
        row["office"], row["side"] = places.offices.index(post.office), SIDES.index(post.side)
        row["knowledge"], row["records"] = post.knowledge, records.index(post.records or post.office)
        row["coordinator"], row["peer"] = places.post(coordinators.get(post.office)), places.post(post.coordinates)
        row["duty"], row["life"] = key in reporting, (organisation.expected_life or 0.0) * MONTH
    for number, key in enumerate(sorted(population.units)):
        table[places.post(key)]["unit"], table[places.post(key)]["identity"] = number, text_key(key)
        _fill_unit(table, organisation, population.units[key], places)
        place = organisation.units[population.units[key].type]
        if population.units[key].owner == "municipal":
            row = table[places.post(key)]
            row["office"], row["records"] = (
                places.offices.index(place.office),
                records.index(place.records or place.office),
            )
            row["coordinator"] = places.post(coordinators.get(place.office))
    for key, committee in organisation.committees.items():
        row = table[places.post(key)]
        row["person"], row["superior"] = places.persons.index(key), places.post(committee.under)
        row["level"], row["side"], row["knowledge"] = POLITICAL, SIDES.index("political"), np.inf
    for number, row in enumerate(table):
        if row["level"] != POLITICAL:
            row["committee"], row["head"] = _inherited_committee(table, row), _office_head(table, number)
    return table


def _nothing_yet(posts: int) -> np.ndarray:
    table = np.zeros(posts, dtype=POST)
    for name in POST.names or ():
        if POST[name] == np.int32:
            table[name] = NONE
    table["duty"] = 0
    return table


def _records(organisation: Organisation) -> list[str]:
    """Return the record systems in sorted order; an office without one of its own name keeps its own."""
    posts = [post.records or post.office for post in organisation.posts.values()]
    units = [place.records or place.office for place in organisation.units.values()]
    return sorted({*posts, *units})


def _fill_unit(table: np.ndarray, organisation: Organisation, unit: Unit, places: Places) -> None:
    """Fill in what a unit's head has whoever owns the unit; an independent one has its counterpart as superior."""
    row, place = table[places.post(unit.key)], organisation.units[unit.type]
    independent = unit.owner == "independent"
    row["person"] = places.persons.index(unit.key)
    row["type"] = sorted(organisation.units).index(unit.type)
    row["level"], row["knowledge"] = LEVELS.index("unit"), place.knowledge
    row["superior"] = places.post(place.counterpart if independent else place.reports_to)
    row["side"] = SIDES.index("independent" if independent else "provider")


def _inherited_committee(table: np.ndarray, row: np.void) -> int:
    while row["committee"] == NONE and row["superior"] != NONE:
        row = table[row["superior"]]
    return int(row["committee"])


def _office_head(table: np.ndarray, post: int) -> int:
    """Return the post that gives the delegation order of a post's office: the last one up its line within it."""
    office = table[post]["office"]
    if office == NONE:
        return NONE
    while table[post]["superior"] != NONE and table[table[post]["superior"]]["office"] == office:
        post = int(table[post]["superior"])
    return post
