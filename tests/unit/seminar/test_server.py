import asyncio
import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from sim.seminar.guard import COOKIE
from sim.seminar.pool import Busy, Heavy
from sim.seminar.server import MOST_BYTES, STATIC, application, policy
from tests.unit.seminar.conftest import alone

HOST = "127.0.0.1:8017"
ASKED = {"setting": {"organisations": ["today", "merged"]}, "replications": 10}


class Pooled:
    """Stands for the workers: answers at once, or refuses."""

    def __init__(self, refusal: type[Exception] | None = None) -> None:
        self.refusal, self.asked = refusal, 0

    async def compare(self, _: object, replications: int) -> tuple[str, Any]:
        self.asked += 1
        await asyncio.sleep(0.05)
        if self.refusal:
            raise self.refusal
        return "ok", [{key: {"decision_days": 1.0, "root_issues": 10.0} for key in ("today", "merged")}] * replications

    async def of_replication(self, name: str, _: object, replication: int) -> tuple[str, Any]:
        self.asked += 1
        return "ok", b"moves" if name == "replay" else [replication]

    def end(self) -> None:
        pass


def client(pool: Pooled, token: str = "") -> TestClient:
    return TestClient(application(pool, (HOST,), token), base_url=f"http://{HOST}")  # type: ignore[arg-type]


def test_the_page_its_files_and_its_first_answer_are_served() -> None:
    with client(Pooled()) as page:
        assert "Ärendegång" in page.get("/").text
        for path in STATIC.glob("*.*"):
            assert page.get(f"/{path.name}").status_code == 200
        assert page.get("/api/start").json()["reference"] == "today"
        assert page.get("/../worker.py").status_code == 404
        assert page.get("/%2e%2e/worker.py").status_code == 404


def test_every_answer_carries_the_policy_and_allows_nothing_from_elsewhere() -> None:
    with client(Pooled()) as page:
        answers = [page.get("/"), page.get("/nowhere"), page.post("/api/compare", json=ASKED)]
        for answer in (*answers, page.get("/", headers={"host": "evil"})):
            assert answer.headers["content-security-policy"] == policy()
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["referrer-policy"] == "no-referrer"
    assert "unsafe" not in policy()
    assert "default-src 'none'" in policy()
    assert "http" not in policy()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "attacker.example"}, 421),
        ({"host": "127.0.0.1"}, 421),
        ({"origin": "http://attacker.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": f"https://{HOST}"}, 403),
        ({"origin": f"http://{HOST}"}, 200),
    ],
)
def test_host_and_origin_are_checked(headers: dict[str, str], status: int) -> None:
    with client(Pooled()) as page:
        assert page.post("/api/compare", json=ASKED, headers=headers).status_code == status


def test_questions_are_json_mappings_of_a_bounded_size() -> None:
    with client(Pooled()) as page:
        as_json = {"content-type": "application/json"}
        assert page.post("/api/compare", content="x", headers={"content-type": "text/plain"}).status_code == 415
        assert page.post("/api/compare", content="{", headers=as_json).status_code == 400
        assert page.post("/api/compare", content="[1]", headers=as_json).status_code == 400
        assert page.post("/api/compare", content="[" * 60_000, headers=as_json).status_code == 400
        assert page.post("/api/compare", content=" " * (MOST_BYTES + 1), headers=as_json).status_code == 413
        assert page.get("/api/compare").status_code == 404


def test_what_is_wrong_with_a_question_is_told_in_both_languages() -> None:
    with client(Pooled()) as page:
        answer = page.post("/api/compare", json={"setting": {"organisations": ["todya"]}, "replications": 10})
        assert answer.status_code == 422
        assert answer.json()["kind"] == "faults"
        assert set(answer.json()["faults"][0]["text"]) == {"sv", "en"}


@pytest.mark.parametrize(("refusal", "status", "kind"), [(Busy, 503, "busy"), (Heavy, 422, "heavy")])
def test_a_refusal_says_which_and_is_not_kept(refusal: type[Exception], status: int, kind: str) -> None:
    pool = Pooled(refusal)
    with client(pool) as page:
        for times in (1, 2):
            answer = page.post("/api/compare", json=ASKED)
            assert (answer.status_code, answer.json()) == (status, {"kind": kind})
            assert pool.asked == times


def test_the_same_question_is_worked_on_once() -> None:
    pool = Pooled()
    with client(pool) as page:
        first = page.post("/api/compare", json=ASKED)
        again = page.post("/api/compare", json={"replications": 10, "setting": ASKED["setting"]})
        assert pool.asked == 1
        assert first.json() == again.json()
        assert first.json()["figures"]["decision_days"]["merged"]["mean"] == 1.0
        assert page.post("/api/replay", json={**ASKED, "replication": 3}).content == b"moves"


def test_a_room_needs_the_token_and_gets_a_cookie_that_no_script_reads() -> None:
    with client(Pooled(), token="secret-of-the-room") as page:  # noqa: S106  a test's own
        assert page.get("/").status_code == 403
        assert page.post("/api/compare", json=ASKED).status_code == 403
        assert page.get("/?token=guess").status_code == 403
        answer = page.get("/?token=secret-of-the-room", follow_redirects=False)
        assert answer.headers["location"] == "/"
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith(f"{COOKIE}=secret-of-the-room")
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert page.get("/").status_code == 200


def test_work_is_given_up_once_everyone_who_asked_has_left() -> None:
    class Waiting(Pooled):
        given_up = False

        async def compare(self, _: object, replications: int) -> tuple[str, Any]:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                self.given_up = True
                raise
            return "ok", [None] * replications

    heard = [{"type": "http.request", "body": json.dumps(ASKED).encode(), "more_body": False}]
    headers = [(b"host", HOST.encode()), (b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/api/compare", "headers": headers, "query_string": b""}

    async def receive() -> dict[str, Any]:
        return heard.pop(0) if heard else {"type": "http.disconnect"}

    async def send(_: object) -> None:
        pass

    pool = Waiting()
    alone(asyncio.wait_for(application(pool, (HOST,))(scope, receive, send), 10))  # type: ignore[arg-type]
    assert pool.given_up
