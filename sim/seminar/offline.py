"""The page as one file that opens by double click, offline and without Python: `make seminar-file`.

It holds the four alternatives, the prepared cases with their replays and stories, and a grid over three levers, all
worked out beforehand by the same workers that answer the served page. Its own policy forbids every request.
"""

import argparse
import asyncio
import base64
import itertools
import json
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from sim.errors import SimError
from sim.seminar.pool import Pool
from sim.seminar.programme import FEW, programme
from sim.seminar.server import STATIC, Ask, compare, of_replication
from sim.seminar.start import LANGUAGES, start
from sim.study.results import cores, write_whole

MOST_MEGABYTES: Final = 10.0
_POLICY: Final = "default-src 'none'; script-src 'unsafe-inline' data:; style-src 'unsafe-inline'; img-src data: blob:"
_IMPORT: Final = re.compile(r'from "\./([\w.]+)\.js"')

Question = tuple[str, dict[str, Any]]


def questions() -> list[Question]:
    """Return every comparison, replay and edited copy that the file answers, each once."""
    found: dict[str, Question] = {}
    for setting in _settings():
        for question in _of_setting(setting):
            found.setdefault(named(*question), question)
    return list(found.values())


def _settings() -> Iterator[dict[str, Any]]:
    """Yield the settings that the file shows: the plain one, the cases', and the grid over three levers."""
    plain = _with({})
    yield plain
    yield {**plain, "variant": "equal_hours"}
    for case in start()["cases"]:
        yield _with(case["setting"])
    levers = {one["key"]: one for one in start()["levers"]}
    prepared = [levers[key] for key in programme().data["prepared"]]
    ends = [(one["key"], (one["low"], one["default"], one["high"])) for one in prepared]
    for values in itertools.product(*(three for _, three in ends)):
        moved = {key: value for (key, _), value in zip(ends, values, strict=True) if value != levers[key]["default"]}
        yield {**plain, "levers": moved}


def _with(some: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plain setting with what is otherwise in a case."""
    organisations = programme().data["organisations"]
    return {"organisations": organisations, "mine": None, "levers": {}, "variant": "as_described", **some}


def _of_setting(setting: Mapping[str, Any]) -> Iterator[Question]:
    """Yield what the page asks about a setting; replays and stories where it is the plain one or a case's copy."""
    for replications in (FEW, int(programme().data["replications"])):
        yield "api/compare", {"setting": setting, "replications": replications}
    if setting["mine"]:
        yield "api/redraw", {"mine": setting["mine"]}
    if setting["levers"] or setting["variant"] != "as_described":
        return
    for key in setting["organisations"]:
        about = {"setting": setting, "organisation": key, "replication": 0}
        yield "api/replay", about
        yield "api/issues", about


async def _answers(pool: Pool) -> dict[str, Any]:
    """Return the answer to every question by its name, and the stories of the issues that are picked."""
    found: dict[str, Any] = {"api/start {}": start()}
    asks: dict[str, Ask] = {name: of_replication(name.rpartition("/")[2]) for name in _ONE_RUN}
    asks["api/compare"] = compare
    for path, question in questions():
        found[named(path, question)] = await _asked(pool, asks[path], question)
        if path == "api/issues":
            picked = found[named(path, question)]
            cases = [one for one in start()["cases"] if "issue" in one and _with(one["setting"]) == question["setting"]]
            await _tell(pool, asks["api/story"], question["setting"], [*picked, *cases], found)
    return found


_ONE_RUN: Final = ("api/replay", "api/issues", "api/story", "api/redraw")


async def _tell(
    pool: Pool, ask: Ask, setting: Mapping[str, Any], issues: Sequence[Mapping[str, Any]], found: dict[str, Any]
) -> None:
    """Add the stories of issues in both languages."""
    for issue, language in itertools.product(issues, LANGUAGES):
        question = {"setting": setting, "replication": 0, "issue": issue["issue"], "language": language}
        if named("api/story", question) not in found:
            found[named("api/story", question)] = await _asked(pool, ask, question)


async def _asked(pool: Pool, ask: Ask, question: dict[str, Any]) -> Any:  # noqa: ANN401  whatever JSON holds
    kind, answer = await ask(pool, question)
    if kind != "ok":
        raise SimError(f"the file's own question {question} was refused: {answer}")
    return base64.b64encode(answer).decode() if isinstance(answer, bytes) else answer


def named(path: str, question: Mapping[str, Any]) -> str:
    """Return the name under which `static/api.js` looks an answer up: keys in order, whole numbers without a point."""
    return f"{path} {json.dumps(_plain(question), sort_keys=True, ensure_ascii=False, separators=(',', ':'))}"


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def page(answers: Mapping[str, Any]) -> str:
    """Return the whole page as one text: style, libraries, modules and answers in it."""
    files = {f"{language}.json": json.loads(_text(f"{language}.json")) for language in LANGUAGES}
    prepared = json.dumps({"answers": answers, "files": files}, ensure_ascii=False, separators=(",", ":"))
    modules = {path.stem: _module(path) for path in sorted(STATIC.glob("*.js"))}
    inline = "".join(
        f"<script>{_closed(_text(f'vendor/{name}'))}</script>\n" for name in ("d3.min.js", "plot.umd.min.js")
    )
    scripts = (
        f"{inline}<script>globalThis.PREPARED = {_closed(prepared)};</script>\n"
        f'<script type="importmap">{json.dumps({"imports": modules})}</script>\n'
        '<script type="module">import "main";</script>\n'
    )
    html = re.sub(r"<script [^>]*></script>\n", "", _text("index.html"))
    html = html.replace('<link rel="stylesheet" href="style.css">', f"<style>\n{_text('style.css')}</style>")
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    return html.replace('<meta charset="utf-8">\n', f'<meta charset="utf-8">\n{policy}').replace(
        "</body>", f"{scripts}</body>"
    )


def _module(path: Path) -> str:
    """Return a module as an address that holds it, its imports by bare names that the import map knows."""
    source = _IMPORT.sub(r'from "\1"', path.read_text(encoding="utf-8"))
    return f"data:text/javascript;charset=utf-8;base64,{base64.b64encode(source.encode()).decode()}"


def _closed(script: str) -> str:
    """Return a script in which nothing ends the element that holds it."""
    return script.replace("</script", r"<\/script").replace("<!--", r"<\!--")


def _text(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _written(text: str, path: Path) -> float:
    """Write the file and return its size in MB; raises SimError where it would be too large."""
    size = len(text.encode()) / 1e6
    if size > MOST_MEGABYTES:
        raise SimError(f"the file would have {size:.1f} MB; at most {MOST_MEGABYTES:.0f} are allowed")
    write_whole(path, lambda spare: spare.write_text(text, encoding="utf-8"))
    return size


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file and return the exit status."""
    parser = argparse.ArgumentParser("python -m sim.seminar.offline", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--to", type=Path, default=Path("results/seminar/arendegang.html"), help="the file to write")
    parser.add_argument("--workers", type=int, default=min(cores(), 8), help="processes (default: a core each)")
    given = parser.parse_args(arguments)
    started = time.perf_counter()
    sys.stdout.write(f"Working out {len(questions())} answers: a few minutes\n")
    pool = Pool(given.workers, int(programme().data["replications"]))
    try:
        text = page(asyncio.run(_answers(pool)))
        size = _written(text, given.to)
    except SimError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    finally:
        pool.end()
    sys.stdout.write(f"{given.to}: {size:.1f} MB, {time.perf_counter() - started:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
