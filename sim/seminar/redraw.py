"""Edited copies of organisations: a page's edits applied to a file's content, which is then checked as any file."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import lru_cache
from typing import Any, Final

import yaml

from sim.errors import Fault, FileFaults
from sim.organisation import Change, Organisation, check_succession, check_together, config_root, difference
from sim.organisation.files import Document, read, read_text
from sim.organisation.load import organisation_of
from sim.seminar.programme import MINE, base_setting, programme
from sim.seminar.wanted import Mine

_HEADER: Final = "# An edited copy from a seminar, to be used as any organisation: organisations=[path/to/this.yaml]\n"
_WIDTH: Final = 150
_MEETING_DAYS: Final = (1.0, 365.0)

Data = dict[str, Any]


@lru_cache(maxsize=64)
def redrawn(mine: Mine) -> Organisation:
    """Return the edited copy; raises FileFaults with every fault, all at once."""
    organisation = organisation_of(_document(mine))
    setting = base_setting()
    check_together(organisation, setting.population, setting.issues)
    if organisation != setting.history:
        check_succession(setting.history, organisation)
    return organisation


def text_of(mine: Mine) -> str:
    """Return the text of an edited copy's file; raises FileFaults where an edit cannot be made."""
    data = _document(mine).data
    return _HEADER + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=None)


def changes(mine: Mine) -> list[Change]:
    """Return what differs in structure between an edited copy and what it was made from."""
    return difference(redrawn(mine.model_copy(update={"edits": ()})), redrawn(mine))


def _document(mine: Mine) -> Document:
    if mine.text is not None:
        document = read_text(MINE, mine.text)
    else:
        base = str(mine.base)
        if base not in programme().data["organisations"]:
            known = ", ".join(programme().data["organisations"])
            raise FileFaults(MINE, [Fault(MINE, "base", base, "is no organisation of the seminar", known)])
        shipped = read("organisation", config_root() / "organisation" / f"{base}.yaml")
        document = Document(MINE, MINE, deepcopy(shipped.data))
    data = document.data
    for name in ("base", "changes"):  # the copy declares no difference to anything
        data.pop(name, None)
    data |= deepcopy({name: programme().data["copy"][name] for name in ("title", "style")})
    faults = [fault for edit in mine.edits for fault in _applied(data, edit)]
    if faults or document.faults:
        raise FileFaults(MINE, [*document.faults, *faults])
    return document


def _applied(data: Data, edit: str) -> Iterator[Fault]:
    """Apply one edit to a file's content, or yield what is wrong with it."""
    what, *names = edit.split(":")
    if what not in _EDITS or len(names) != 2:  # noqa: PLR2004  every edit names two things
        yield Fault(MINE, "edit", edit, "is no edit", ", ".join(f"{each}:...:..." for each in _EDITS))
        return
    section, second, apply = _EDITS[what]
    for name, where in ((names[0], section), (names[1], second)):
        if where and name not in data.get(where, {}) and not (what == "own" and name == "unit"):
            yield Fault(MINE, f"{where}.{name}", name, "is not there", ", ".join(data.get(where, {})))
            return
    yield from apply(data, *names)


def _move(data: Data, post: str, superior: str) -> Iterator[Fault]:
    data["posts"][post]["reports_to"] = superior
    yield from ()


def _own(data: Data, function: str, owner: str) -> Iterator[Fault]:
    """Give a function one accountable post; whoever else was accountable is informed, unless it has another part."""
    row = data["responsibility"][function]
    for holder, letters in list(row.items()):
        row[holder] = letters.replace("A", "") or "I"
    row[owner] = "A" + row.get(owner, "").replace("I", "")
    yield from ()


def _hold(data: Data, post: str, other: str) -> Iterator[Fault]:
    """Let the person who holds the second post hold the first one too."""
    posts = data["posts"]
    left = posts[post].get("holder") or post
    posts[post]["holder"] = posts[other].get("holder") or other
    if left not in {entry.get("holder") or key for key, entry in posts.items()}:
        data.get("persons", {}).pop(left, None)
    yield from ()


def _coordinate(data: Data, post: str, other: str) -> Iterator[Fault]:
    """Add a coordinator in the office of each of two posts, below its head, who may settle disputes between the two."""
    heads = [_head(data["posts"], key) for key in (post, other)]
    offices = [data["posts"][head].get("office", "") for head in heads]
    if offices[0] == offices[1]:
        yield Fault(MINE, f"posts.{other}", other, "is in the same office", "a post of another office")
        return
    keys = [f"{office}_coordinator" for office in offices]
    for place, (key, head) in enumerate(zip(keys, heads, strict=True)):
        if key in data["posts"]:
            yield Fault(MINE, f"posts.{key}", key, "is there already", "one coordinator for each office")
            return
        titles = data["offices"][offices[place]]["title"]
        data["posts"][key] = {
            "title": {"sv": f"Samordnare {titles['sv']}", "en": f"Coordinator {titles['en']}"},
            "level": "department",
            "knowledge": 1.2,  # as the coordinators of 7.1 have it
            "reports_to": head,
            "coordinates": keys[1 - place],
        }


def _head(posts: Data, post: str) -> str:
    """Return the nearest post on the way up, itself included, that heads an office."""
    seen: set[str] = set()
    while not posts[post].get("office") and posts[post].get("reports_to") in posts and post not in seen:
        seen.add(post)
        post = posts[post]["reports_to"]
    return post


def _meet(data: Data, committee: str, days: str) -> Iterator[Fault]:
    low, high = _MEETING_DAYS
    number = float(days) if days.replace(".", "", 1).isdigit() else 0.0
    if not low <= number <= high:
        yield Fault(MINE, f"committees.{committee}.interval", days, "is outside its range", f"{low:g} to {high:g} days")
        return
    data["committees"][committee]["interval"] = number


_EDITS: Final[dict[str, tuple[str, str, Callable[[Data, str, str], Iterator[Fault]]]]] = {
    "move": ("posts", "posts", _move),
    "own": ("responsibility", "posts", _own),
    "hold": ("posts", "posts", _hold),
    "coordinate": ("posts", "posts", _coordinate),
    "meet": ("committees", "", _meet),
}
"""Each edit by name: in which sections its two names stand, and how it is applied."""
