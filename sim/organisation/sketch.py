"""The references of an organisation file, as far as the file could be read."""

from collections.abc import Iterable
from typing import Any

from sim.errors import Fault
from sim.organisation.files import Document

ROLES = ("unit", "unit_superior")
"""Holders in the matrix that each unit fills anew: its own head, and the head's superior."""

MOST_LISTED = 60
"""A message lists at most so many words that are allowed."""


class Sketch:
    """A document seen as sections of entries with text in them: enough to follow every reference.

    What is no mapping counts as empty, and values that are no text are left out; both are faults of form
    already.
    """

    def __init__(self, document: Document) -> None:
        """Read a document with the faults that it has so far."""
        self.document = document
        self._faulty = {fault.key for fault in document.faults}
        self._texts = {
            section: {
                key: {name: value for name, value in self._mapping(entry).items() if isinstance(value, str)}
                for key, entry in self._mapping(entries).items()
            }
            for section, entries in document.data.items()
        }

    def keys(self, section: str) -> list[str]:
        """Return the keys of a section, sound entries or not."""
        return list(self._texts.get(section, {}))

    def is_there(self, section: str) -> bool:
        """Return whether a section could be read as a mapping; otherwise nobody can say what it lacks."""
        return isinstance(self.document.data.get(section), dict)

    def entries(self, section: str) -> list[tuple[str, dict[str, str]]]:
        """Return each key of a section with the texts of its entry."""
        return list(self._texts.get(section, {}).items())

    def word(self, key: str) -> str:
        """Return a text that stands at the top of the file, or an empty one."""
        value = self.document.data.get(key, "")
        return value if isinstance(value, str) else ""

    def is_missing(self, section: str, key: str, field: str) -> bool:
        """Return whether an entry has no text for a field, and not because something there is at fault."""
        written = self._texts.get(section, {}).get(key, {}).get(field)
        return not written and not {f"{section}.{key}", f"{section}.{key}.{field}"} & self._faulty

    def inherited(self, key: str, field: str) -> str:
        """Return a text of a post, or of the nearest superior that has it, or an empty one."""
        posts = self._texts.get("posts", {})
        passed: set[str] = set()
        while key in posts and key not in passed and not posts[key].get(field):
            passed.add(key)
            key = posts[key].get("reports_to", "")
        return posts.get(key, {}).get(field, "") if key not in passed else ""

    def above(self, section: str, field: str) -> dict[str, str]:
        """Return the key above each key, empty at a root; keys whose reference is at fault are left out."""
        known = set(self.keys(section))
        entries = {key: entry.get(field, "") for key, entry in self.entries(section)}
        sound = {key for key in entries if not {f"{section}.{key}", f"{section}.{key}.{field}"} & self._faulty}
        return {key: entries[key] for key in entries if key in sound and (not entries[key] or entries[key] in known)}

    def holders(self) -> set[str]:
        """Return the persons who hold a post: named as holder, or of a post's own key."""
        return {post.get("holder") or key for key, post in self.entries("posts")}

    def fault(self, key: str, value: str, problem: str, options: Iterable[str]) -> Fault:
        """Return a fault of a word that should have been one of the options."""
        allowed = sorted(options)
        listed = ", ".join(allowed[:MOST_LISTED]) + (", ..." if len(allowed) > MOST_LISTED else "")
        return self.document.fault(key, value, problem, listed or "none is declared", allowed)

    @staticmethod
    def _mapping(value: object) -> dict[str, Any]:
        return value if isinstance(value, dict) else {}
