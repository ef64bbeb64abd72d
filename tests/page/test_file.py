"""The offline file in a browser without a network."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sim.seminar import offline
from sim.seminar.pool import Pool
from tests.page.conftest import WAIT


def written(to: Path) -> None:
    """Write a file with the answers to the plain setting alone; in a thread, since the browser's driver has a loop."""

    async def whole() -> str:
        pool = Pool(1, 30)
        try:
            return offline.page(await offline._answers(pool))  # noqa: SLF001  as the command does, for fewer settings
        finally:
            pool.end()

    with ThreadPoolExecutor(1) as thread:
        to.write_text(thread.submit(asyncio.run, whole()).result(), encoding="utf-8")


def test_the_file_opens_without_a_network_and_shows_every_view(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = offline._settings  # noqa: SLF001
    monkeypatch.setattr(offline, "_settings", lambda: islice(every(), 1))
    path = tmp_path / "arendegang.html"
    written(path)
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page, complaints, asked = context.new_page(), list[str](), list[str]()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    ready = {"watch": ".boxes svg", "follow": ".way-drawn svg", "debrief": ".claims li"}
    for view, what in ready.items():
        page.locator(f"#to-{view}").click(timeout=WAIT)
        page.locator(f"#view-{view} {what}").first.wait_for(timeout=WAIT)
    page.locator("#to-results").click()
    page.get_by_role("button", name="Visa utfallet ändå").click()
    expect(page.locator("#view-results")).to_contain_text("30 av 30", timeout=WAIT)
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
