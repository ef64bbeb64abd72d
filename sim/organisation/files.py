"""Finds and reads the files that a user writes: data only, checked while they are read.

The reader builds plain mappings, lists, text, numbers and truth values from the events of a YAML parser, without any
object of YAML's own. Refused, each as a fault with its line: aliases and anchors, tags, ``${``, duplicate keys, keys
that are not ``[a-z][a-z0-9_]*``, numbers that are not finite, several documents; reading stops at a file of more than
``MAX_BYTES`` or ``MAX_DEPTH``. Words mean what YAML 1.2 says (``no`` is text, ``1:30`` is text); an empty value counts
as absent.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from sim.errors import Fault, FileFaults, nearest

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
KEY = re.compile(r"[a-z][a-z0-9_]*")

_Event: TypeAlias = Any  # the events of PyYAML carry no common type for value, tag and anchor
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.?(inf|nan)", re.IGNORECASE)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_SUFFIXES = (".yaml", ".yml")


@dataclass
class Document:
    """A file as read: its name in messages, its key (the stem), data, lines of keys, and faults so far."""

    file: str
    key: str
    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, key: str, value: object, problem: str, allowed: str = "", options: Iterable[str] = ()) -> Fault:
        """Return a fault at a key, with the line of the key or of the nearest key above it that has one."""
        place = key
        while place and place not in self.lines:
            place = place.rpartition(".")[0]
        near = nearest(value, options) if value is not None else ""
        return Fault(self.file, key, value, problem, allowed, near, self.lines.get(place, 0))


def config_root() -> Path:
    """Return the folder of the shipped files: ``sim/_configs`` inside a wheel, ``configs`` in a checkout."""
    packed = Path(__file__).parents[1] / "_configs"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "configs"


def names(group: str) -> list[str]:
    """Return the sorted names of the shipped files of a group such as ``organisation``."""
    return sorted(path.stem for path in (config_root() / group).glob("*.yaml"))


def locate(group: str, name_or_path: str | Path) -> Path:
    """Return the path of a file given by name (of a shipped file of the group) or by path.

    Raises FileFaults that list what exists and the nearest match.
    """
    text = str(name_or_path)
    if KEY.fullmatch(text) and text in names(group):
        return config_root() / group / f"{text}.yaml"
    path = Path(text).expanduser()
    if _is_file(path):
        return path
    known = names(group)
    allowed = f"{', '.join(known)}, or the path of a file" if known else "the path of a file"
    near = nearest(path.stem, known)
    raise FileFaults(group, [Fault(group, group, text, "no such file", allowed, near)])


def beside(document: Document, name: str, group: str = "organisation") -> Path | None:
    """Return the file that a document means by a name or path, or None.

    A name is a file of the document's own folder, else a shipped one; a path is seen from that folder, else
    from where the command runs.
    """
    folder = Path(document.file).parent
    if KEY.fullmatch(name):
        places = [folder / f"{name}.yaml", config_root() / group / f"{name}.yaml"]
    else:
        places = [folder / Path(name).expanduser(), Path(name).expanduser()]
    return next((place for place in places if _is_file(place)), None)


def read(group: str, name_or_path: str | Path) -> Document:
    """Return a file's content as a document that carries every fault the reader found.

    Raises FileFaults when there is no such file, or when it cannot be read at all: size, encoding, syntax.
    """
    path = locate(group, name_or_path)
    document = Document(_display(path), path.stem)
    return _parsed(document, _text(path, document))


def read_text(name: str, text: str) -> Document:
    """Return the content of a text, as of a file of that name; raises FileFaults when it cannot be read at all."""
    document = Document(name, name)
    if len(text.encode()) > MAX_BYTES:
        raise FileFaults(name, [document.fault("", None, "is too large", f"at most {MAX_BYTES} bytes")])
    return _parsed(document, text)


def _parsed(document: Document, text: str | None) -> Document:
    try:
        content = _Builder(document, yaml.parse(text, Loader=_PARSER)).build() if text is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "characters that no text file has"
        line = mark.line + 1 if mark else 0
        document.faults.append(Fault(document.file, "", None, f"is not readable as YAML: {problem}", line=line))
    else:
        if isinstance(content, dict):
            document.data = content
            return document
        if not document.faults:
            document.faults.append(document.fault("", None, "holds no mapping", "keys with values"))
    raise FileFaults(document.file, document.faults)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _display(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (OSError, ValueError):
        return str(path)


def _text(path: Path, document: Document) -> str | None:
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        document.faults.append(document.fault("", None, f"cannot be opened: {error.strerror}"))
        return None
    if len(content) > MAX_BYTES:
        document.faults.append(document.fault("", None, "is too large", f"at most {MAX_BYTES} bytes"))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        document.faults.append(Fault(document.file, "", None, "is not UTF-8 text", "UTF-8", line=line))
        return None


class _Builder:
    """Builds plain data from the events of one document, writing lines and faults into it."""

    def __init__(self, document: Document, events: Iterator[_Event]) -> None:
        self.document = document
        self.events = events

    def build(self) -> object:
        """Return the content of the first document of the stream."""
        content: object = None
        seen = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                value = self._value(next(self.events), "", 1)
                content = value if seen == 1 else content
                if seen > 1:
                    self._note("", None, "holds several documents", "one", event)
        return content

    def _note(self, key: str, value: object, problem: str, allowed: str, event: _Event) -> None:
        line = event.start_mark.line + 1
        self.document.faults.append(Fault(self.document.file, key, value, problem, allowed, line=line))

    def _value(self, event: _Event, key: str, depth: int) -> object:
        if isinstance(event, yaml.AliasEvent):
            self._note(key, f"*{event.anchor}", "is an alias", "the value itself, written out", event)
            return None
        if event.anchor is not None:
            self._note(key, f"&{event.anchor}", "is an anchor", "the value alone", event)
        if event.tag is not None:
            self._note(key, event.tag, "is a tag", "the value alone", event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, key)
        if depth > MAX_DEPTH:
            self._note(key, None, "is nested too deeply", f"at most {MAX_DEPTH} levels", event)
            raise FileFaults(self.document.file, self.document.faults)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(key, depth)
        return self._list(key, depth)

    def _list(self, key: str, depth: int) -> list[object]:
        items: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, f"{key}.{len(items)}" if key else str(len(items)), depth + 1))
        return items

    def _mapping(self, key: str, depth: int) -> dict[str, object]:
        entries: dict[str, object] = {}
        seen: set[str] = set()
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            name = self._name(event, key, depth)
            place = f"{key}.{name}" if key else name
            if name in seen:
                first = self.document.lines[place]
                self._note(place, None, "is written twice", f"one entry (the first: line {first})", event)
            self.document.lines.setdefault(place, event.start_mark.line + 1)
            value = self._value(next(self.events), place, depth + 1)
            if name not in seen and value is not None:
                entries[name] = value
            seen.add(name)
        return entries

    def _name(self, event: _Event, key: str, depth: int) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._value(event, key, depth + 1)
            self._note(key, None, "has a key that is no word", "a to z, 0 to 9 and _", event)
            return "?"
        name = str(event.value)
        if event.anchor is not None or event.tag is not None or not KEY.fullmatch(name):
            place = f"{key}.{name}" if key else name
            self._note(place, name, "is no proper key", "small letters a to z, digits and _, a letter first", event)
        return name

    def _scalar(self, event: _Event, key: str) -> object:
        text = str(event.value)
        if "${" in text:
            self._note(key, text, "contains ${", "plain values: nothing is filled in", event)
            return None
        if not event.implicit[0]:
            return text
        if text.lower() in _WORDS:
            return _WORDS[text.lower()]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _NOT_FINITE.fullmatch(text) or (_NUMBER.fullmatch(text) and float(text) in (float("inf"), float("-inf"))):
            self._note(key, text, "is no finite number", "a finite number", event)
            return None
        return float(text) if _NUMBER.fullmatch(text) else text
