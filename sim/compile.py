"""The only compile decorator, and the cache folder that every compiled function shares.

numba's own cache looks at the file of a function, not at the files of the functions it calls: with rules split over
files a cached caller would silently return old results. The cache folder is therefore named by one hash over the text
of every module that holds compiled code, and over the versions of Python, numpy and numba.

Only what Python calls is kept there, each such function with all that it calls built in and fully optimised. The others
are compiled once on the way, with little optimisation, and left out of the cache, which they would fill with a copy of
each function for every one that calls it.

``ARENDEGANG_COMPILE=off`` runs the same functions as plain Python (slow: for agreement tests and for coverage);
``ARENDEGANG_COMPILE=each`` lets Python call each of them, not only those meant for it (for tests of single rules).
"""

import hashlib
import os
import re
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints, overload

import numba
import numpy as np
from llvmlite.binding import get_host_cpu_name, set_option
from numba import types
from numba.np.numpy_support import from_dtype

from sim.by_reference import Reference, reference_to

Function = TypeVar("Function", bound=Callable[..., Any])
Key = Annotated[Any, np.uint64]
"""A 64-bit unsigned key of a draw: a numpy scalar outside compiled code, where Python integers would turn signed."""

SOURCES = Path(__file__).parent
_MODE = os.environ.get("ARENDEGANG_COMPILE", "on")
COMPILED = _MODE != "off"
EACH = _MODE == "each"
_INLINE = 3000  # cost, as LLVM counts it, up to which a callee is built into its caller; LLVM's own limit is some 250
_IMPORTS_THIS = re.compile(rb"^from sim\.compile import .*\bcompiled\b", re.MULTILINE)
_LAYOUTS = (
    "by_reference.py",
    "compile.py",
    "columns.py",
    "layout.py",
    "table.py",
    "table_people.py",
    "table_rules.py",
    "table_work.py",
)  # what compiled code has built in without importing this


@lru_cache(maxsize=1)
def sources_hash() -> str:
    """Return 16 hexadecimal digits that change when any module with compiled code (or a layout it uses) changes."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {numba.__version__} {np.__version__}".encode())
    for path in _sources():
        digest.update(path.relative_to(SOURCES).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def _sources() -> list[Path]:
    """Return the modules that hold compiled code, or a layout that it has built in, in order."""
    every = sorted(SOURCES.rglob("*.py"))
    return [path for path in every if path.name in _LAYOUTS or _IMPORTS_THIS.search(path.read_bytes())]


@lru_cache(maxsize=1)
def _mark() -> Path:
    """Return the file that says that all is compiled: of these files on this processor, as numba's cache asks."""
    digest = hashlib.sha256(f"{SOURCES.resolve()} {get_host_cpu_name()}".encode())
    for path in _sources():
        digest.update(str(path.stat().st_mtime_ns).encode())
    return cache_folder() / f"complete-{digest.hexdigest()[:16]}"


def cache_folder() -> Path:
    """Return the folder of the compiled code of these sources, below the user's cache folder."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "arendegang" / (f"{sources_hash()}-each" if EACH else sources_hash())


def is_first_start() -> bool:
    """Return whether the rules, as they stand now, have yet to be compiled on this machine."""
    return COMPILED and not _mark().exists()


if COMPILED:
    numba.config.LOOP_VECTORIZE = numba.config.SLP_VECTORIZE = 0  # type: ignore[attr-defined]  # no loops over arrays
    numba.config.CACHE_DIR = str(cache_folder())  # type: ignore[attr-defined]  # set by numba at run time
    if not EACH:  # the loop is a tenth faster for a first start a third longer; tests start too often for that
        set_option("arendegang", f"-inline-threshold={_INLINE}")
else:
    # Draws wrap around 2^64 by design; plain numpy scalars warn of what compiled code does in silence.
    np.seterr(over="ignore")


_WAITING: list[tuple[Any, bool]] = []  # each function with whether Python calls it
_LITTLE, _FULL = 1, 3  # levels of optimisation


@overload
def compiled(function: Function) -> Function: ...
@overload
def compiled(*, from_python: bool) -> Callable[[Function], Function]: ...
def compiled(function: Function | None = None, *, from_python: bool = False) -> Any:
    """Register a pure function of scalars and arrays for compilation: no fast-math, no interpreter's lock.

    Its annotations are its one signature: `int` is a signed and `Key` an unsigned 64-bit integer, a NamedTuple stands
    for its fields, an array is annotated with its dtype and, above one, its dimensions. One signature each keeps the
    first compilation short; left to itself numba makes a copy for every constant that an argument may be.
    `from_python`: the program calls it from Python, and not only from other compiled functions.

    Reference counting is off: no compiled function of the program makes or keeps an array, so the caller's references
    suffice, and counting them costs as much as the rules themselves. Division follows numpy (no ZeroDivisionError).
    """
    if function is None:
        return lambda given: _registered(given, from_python=from_python)
    return _registered(function, from_python=from_python)


def _registered(function: Function, *, from_python: bool) -> Function:
    if not COMPILED:
        return function
    kept = from_python or EACH
    options: dict[str, Any] = {"nogil": True, "error_model": "numpy", "_nrt": False, "no_cfunc_wrapper": True}
    options.update(cache=kept, no_cpython_wrapper=not kept)
    dispatcher: Any = numba.njit(**options)(function)
    _WAITING.append((dispatcher, from_python))
    result: Function = dispatcher
    return result


def prepare() -> None:
    """Compile (or load from the cache) what has been registered so far, callees first; says so on a first start.

    Called by the engines before their first step: a compiled function that is called before gets no fixed signature.
    """
    if not _WAITING:
        return
    first = is_first_start()
    if first:
        line = "Compiling the rules: only the first start after a change of the program does this (a minute or two) ..."
        print(line, file=sys.stderr, flush=True)  # noqa: T201  a line for whoever waits, before any log is set up
    for dispatcher, from_python in _WAITING:
        if first or from_python or EACH:
            _compile(dispatcher, _FULL if from_python else _LITTLE)
    _WAITING.clear()
    if first:
        _mark().parent.mkdir(parents=True, exist_ok=True)
        _mark().touch()


def _compile(dispatcher: Any, level: int) -> None:  # noqa: ANN401  numba carries no types
    """Compile a function with its one signature, after which it takes no other."""
    hints = get_type_hints(dispatcher.py_func, include_extras=True)
    hints.pop("return", None)
    usual, numba.config.OPT = numba.config.OPT, level  # type: ignore[attr-defined]  # set by numba at run time
    try:
        dispatcher.compile(tuple(_machine_type(hint) for hint in hints.values()))
    finally:
        numba.config.OPT = usual  # type: ignore[attr-defined]
    dispatcher.disable_compile()


def _machine_type(hint: Any) -> Any:  # noqa: ANN401  any annotation may come in, any numba type goes out
    """Return numba's type of an annotation. Raises TypeError for one that compiled code cannot take."""
    scalars = {int: types.int64, float: types.float64, bool: types.boolean}
    if hint in scalars:
        return scalars[hint]
    if get_origin(hint) is Annotated:
        kind, dtype, *dimensions = get_args(hint)
        if kind is Any:
            return types.uint64
        return types.Array(from_dtype(np.dtype(dtype)), dimensions[0] if dimensions else 1, "C")
    if isinstance(hint, type) and issubclass(hint, tuple):
        fields = {name: _machine_type(field) for name, field in get_type_hints(hint, include_extras=True).items()}
        if any(isinstance(field, types.Array | Reference) for field in fields.values()):
            return reference_to(hint, fields, looked_at=EACH)
        return types.BaseTuple.from_types(list(fields.values()), hint)  # type: ignore[no-untyped-call]
    message = f"compiled code cannot take an argument annotated {hint!r}"
    raise TypeError(message)
