"""The page as its readers meet it: the real server, and the Chromium or Chrome that the machine has."""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW = "no Chromium or Chrome was found; install one (on Debian: apt-get install chromium) and run the tests again"
WAIT = 60_000
"""Milliseconds that an answer may take on a machine with much else to do."""


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of a browser; on Debian root installs one. Skips without; under CI=true that is a failure."""
    found = found_browser()
    if not found and os.name == "posix" and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "--yes", "chromium"]):
            subprocess.run(command, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        found = found_browser()
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail(HOW)
        pytest.skip(HOW)
    return found


def found_browser() -> str:
    """Return the path of a browser that is installed, or nothing."""
    there = [path for name in NAMES if (path := shutil.which(name))]
    if platform.system() == "Darwin":
        there.append("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    return next((path for path in there if Path(path).exists()), "")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Give a browser without a window."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@contextmanager
def serving(*options: str) -> Iterator[tuple[str, int]]:
    """Serve the page on a free port; give its address and the server's process id."""
    command = [sys.executable, "-m", "sim.seminar", "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
            assert found
            yield found[0], server.pid
        finally:
            server.terminate()
            server.wait(30)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Give the address of a served page, with one worker."""
    with serving("--workers", "1") as (found, _):
        yield found


class Watched:
    """A page with what it complained of and whom it asked."""

    def __init__(self, page: Page, address: str) -> None:
        """Watch a page from its first request on."""
        self.page, self.address = page, address
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console", lambda told: self.complaints.append(told.text) if told.type in ("error", "warning") else None
        )
        page.on("request", self._asked)

    def _told(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.elsewhere.append(request.url)

    def show(self, **setting: str) -> Page:
        """Open the page at a setting, as a link would, and wait until it has settled."""
        fragment = "&".join(f"{key.replace('__', '.')}={value}" for key, value in setting.items())
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#{fragment}")
        view = setting.get("view", "predict")
        self.page.wait_for_selector(f"#view-{view} h2")
        self.page.wait_for_load_state("networkidle")
        return self.page


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """Give a fresh page at the size of a projector; it must not complain, nor ask any other host."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, accept_downloads=True)
    found = Watched(context.new_page(), address)
    yield found
    context.close()
    assert found.complaints == []
    assert found.elsewhere == []
