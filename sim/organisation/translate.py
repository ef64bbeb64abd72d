"""Turns what pydantic says about a document into faults of our own form."""

import re
from typing import Any, TypeAlias, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from sim.errors import Fault
from sim.organisation.files import Document

_Kind: TypeAlias = Any  # a type as written in an annotation; typing has no name for all of them
Model = TypeVar("Model", bound=BaseModel)

_PROBLEMS = {
    "missing": "is missing",
    "extra_forbidden": "is an unknown key",
    "literal_error": "is not among the allowed values",
    "string_pattern_mismatch": "has the wrong form",
    "string_too_short": "is empty",
    "too_short": "is empty",
}
_RANGE = ("greater_than", "greater_than_equal", "less_than", "less_than_equal")
_KINDS: dict[type, str] = {
    dict: "is a mapping", list: "is a list", str: "is text", bool: "is a truth value", int: "is a number",
    float: "is a number with a fraction",
}  # fmt: skip


def checked(document: Document, model: type[Model]) -> Model | None:
    """Return the document as a model, or None after adding every deviation to the document's faults."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        document.faults.extend(_fault(document, model, detail) for detail in error.errors())
        return None


def _fault(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Fault:
    location = tuple(str(part) for part in detail["loc"])
    key = ".".join(location)
    kind = detail["type"]
    value = None if kind == "missing" else detail["input"]
    if kind == "extra_forbidden":
        options = _fields(model, location[:-1])
        fault = document.fault(key, location[-1], _PROBLEMS[kind], ", ".join(options), options)
        return Fault(**{**vars(fault), "value": value})
    if kind == "value_error":
        return document.fault(key, value, str(detail["ctx"]["error"]))
    known = _field(model, location)
    allowed = known.description if known is not None and known.description else _plain(detail["msg"])
    options = re.findall(r"'([^']+)'", detail.get("ctx", {}).get("expected", ""))
    return document.fault(key, value, _problem(kind, value), allowed, options)


def _problem(kind: str, value: object) -> str:
    if kind in _PROBLEMS:
        return _PROBLEMS[kind]
    return "is outside its range" if kind in _RANGE else _KINDS.get(type(value), "has the wrong type")


def _plain(message: str) -> str:
    return "a mapping" if "dictionary" in message else message.removeprefix("Input should be ")


def _fields(model: type[BaseModel], location: tuple[str, ...]) -> list[str]:
    """Return the names of the fields that may stand at a location of the model."""
    kind: _Kind = model
    for part in location:
        kind = _step(kind, part)[0]
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []


def _field(model: type[BaseModel], location: tuple[str, ...]) -> FieldInfo | None:
    """Return the declaration of the value at a location of the model, where there is one."""
    kind: _Kind = model
    info: FieldInfo | None = None
    for part in location:
        kind, info = _step(kind, part)
    return info


def _step(kind: _Kind, part: str) -> tuple[_Kind, FieldInfo | None]:
    """Return the type and the declaration one key further down."""
    origin: object = get_origin(kind)
    is_mapping = origin is dict
    for choice in () if is_mapping else get_args(kind):
        if isinstance(choice, type) and issubclass(choice, BaseModel):
            kind = choice
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        info = kind.model_fields.get(part)
        return (info.annotation, info) if info is not None else (None, None)
    if is_mapping:
        inner = get_args(kind)[-1]
        notes = [note for note in getattr(inner, "__metadata__", ()) if isinstance(note, FieldInfo)]
        return (get_args(inner)[0], notes[0]) if notes else (inner, None)
    return None, None
