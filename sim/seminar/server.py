"""The page's server: static files, and answers to JSON questions; it trusts nobody's headers, bodies or addresses."""

import asyncio
import base64
import hashlib
import json
import secrets
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sim.seminar.guard import Guard
from sim.seminar.municipality import organisation
from sim.seminar.outcome import outcome
from sim.seminar.pool import Busy, Heavy, Pool
from sim.seminar.start import start
from sim.seminar.wanted import CompareQuestion
from sim.seminar.worker import Answer, answered

STATIC: Final = Path(__file__).with_name("static")
MOST_BYTES: Final = 64 * 1024
"""Of a question."""

_KEPT: Final = 24 * 1024 * 1024
"""Bytes of answers that are kept for the next who asks the same."""

_LOOK: Final = 0.25
"""Seconds after which the server looks whether whoever asks is still there."""

Ask = Callable[[Pool, dict[str, Any]], Awaitable[Answer]]


class Server:
    """Answers questions out of a pool; the same question at once is worked on once, and its answer kept for a while."""

    def __init__(self, pool: Pool) -> None:
        """Answer with these workers."""
        self.pool = pool
        self._kept: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self._under_way: dict[str, asyncio.Future[tuple[str, bytes]]] = {}
        self._asking: Counter[str] = Counter()

    def route(self, path: str, ask: Ask) -> Route:
        """Return the route of one kind of question."""

        async def endpoint(request: Request) -> Response:
            question = await _question(request)
            if isinstance(question, Response):
                return question
            kind, body = await self._while_there(request, path, question, ask)
            if kind == "bytes":
                return Response(body, media_type="application/octet-stream")
            return Response(body, status_code=_STATUS.get(kind, 200), media_type="application/json")

        return Route(path, endpoint, methods=["POST"])

    async def _while_there(self, request: Request, path: str, question: dict[str, Any], ask: Ask) -> tuple[str, bytes]:
        """Return the answer; work is given up once everyone who asked for it has left."""
        key = f"{path} {json.dumps(question, sort_keys=True)}"
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._under_way:
            self._under_way[key] = asyncio.ensure_future(self._worked_out(ask, question))
        working = self._under_way[key]
        self._asking[key] += 1
        try:
            while not working.done():
                await asyncio.wait([working], timeout=_LOOK)
                if not working.done() and await request.is_disconnected():
                    return "busy", b""
        finally:
            self._asking[key] -= 1
            if not self._asking[key]:
                del self._asking[key], self._under_way[key]  # whoever asks from now on begins anew
                working.cancel()
        found = working.result()
        if found[0] in ("ok", "bytes"):
            self._keep(key, found)
        return found

    async def _worked_out(self, ask: Ask, question: dict[str, Any]) -> tuple[str, bytes]:
        try:
            kind, found = await ask(self.pool, question)
        except Busy:
            return "busy", _json({"kind": "busy"})
        except Heavy:
            return "heavy", _json({"kind": "heavy"})
        if kind != "ok":
            return kind, _json({"kind": kind, "faults": found})
        return ("bytes", found) if isinstance(found, bytes) else ("ok", _json(found))

    def _keep(self, key: str, found: tuple[str, bytes]) -> None:
        self._kept[key] = found
        while sum(len(body) for _, body in self._kept.values()) > _KEPT:
            self._kept.popitem(last=False)


_STATUS: Final = {"busy": 503, "heavy": 422, "faults": 422}


async def compare(pool: Pool, question: dict[str, Any]) -> Answer:
    """Return the outcome of a comparison, put together from what the workers found."""
    kind, asked = answered(lambda: CompareQuestion.model_validate(question))
    if kind != "ok":
        return kind, asked
    kind, found = await pool.compare(question, asked.replications)
    if kind != "ok":
        return kind, found
    told = [values for values in found if values is not None]
    organisations = {key: organisation(asked.setting, key) for key in asked.setting.organisations}
    return "ok", outcome(told, organisations, len(found) - len(told))


def of_replication(name: str) -> Ask:
    """Return how a question about one replication is asked."""

    async def ask(pool: Pool, question: dict[str, Any]) -> Answer:
        replication = question.get("replication", 0)
        return await pool.of_replication(name, question, replication if isinstance(replication, int) else 0)

    return ask


async def _question(request: Request) -> dict[str, Any] | Response:
    """Return a question's body, or why it is not looked at."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return PlainTextResponse("questions are JSON", 415)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return PlainTextResponse(f"a question has at most {MOST_BYTES} bytes", 413)
    try:
        question = json.loads(bytes(body))
    except (ValueError, RecursionError):
        return PlainTextResponse("this is no JSON", 400)
    return question if isinstance(question, dict) else PlainTextResponse("a question is a mapping", 400)


def _json(found: object) -> bytes:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def application(pool: Pool, hosts: tuple[str, ...], token: str = "") -> Starlette:
    """Return the application that serves whoever names one of `hosts`, and has the `token` where there is one."""
    server, first = Server(pool), _json(start())

    async def page(_: Request) -> Response:
        return Response((STATIC / "index.html").read_bytes(), media_type="text/html")

    async def begin(_: Request) -> Response:
        return Response(first, media_type="application/json")

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        pool.end()

    routes = [
        Route("/", page),
        Route("/api/start", begin),
        server.route("/api/compare", compare),
        *(server.route(f"/api/{name}", of_replication(name)) for name in ("replay", "issues", "story", "redraw")),
        Mount("/", StaticFiles(directory=STATIC)),
    ]
    guard = Middleware(Guard, hosts=hosts, token=token, policy=policy())
    return Starlette(routes=routes, middleware=[guard, Middleware(GZipMiddleware, minimum_size=600)], lifespan=lifespan)


PLOT_STYLE: Final = (
    ":where(.plot-figure) {\n  --plot-background: white;\n  display: block;\n  height: auto;\n  height: intrinsic;\n"
    "  max-width: 100%;\n}\n:where(.plot-figure text),\n:where(.plot-figure tspan) {\n  white-space: pre;\n}"
)
"""What Observable Plot writes into each picture of the class `plot-figure`: all the inline style that is allowed."""


def policy() -> str:
    """Return the content-security policy of the served page: nothing from elsewhere, nothing inline but one style."""
    style = base64.b64encode(hashlib.sha256(PLOT_STYLE.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' 'sha256-{style}'; img-src 'self' data: blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def new_token() -> str:
    """Return a token that nobody guesses."""
    return secrets.token_urlsafe(16)
