"""How fast the page is, in a real browser on this machine: `python -m tests.page.measures`.

Nothing here is asserted: machines differ and have other work. Times are medians and 95th percentiles over repeated
tries; the readers are bounded in number and time. Run it on a machine that has nothing else to do.
"""

import asyncio
import gzip
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from sim.seminar.server import STATIC
from tests.page.conftest import found_browser, serving
from tests.verification.processes import children

TRIES = 20
READERS = 40
SIZES = ((1280, 720), (1920, 1080), (390, 844))


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Print what is measured, a line each."""
    tell(f"first paint needs {_first_bytes() / 1000:.0f} kB compressed")
    with serving() as (address, pid):
        _measured(address, pid)


def _measured(address: str, pid: int) -> None:
    ask(address, {}, 10)  # once, so that the workers are ready
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found_browser(), args=["--no-sandbox", "--disable-gpu"])
        tell(f"first contentful paint, warm: {told(list(_paints(browser, address)), 'ms')}")
        for width, height in SIZES:
            _watched(browser, address, width, height)
        tell(f"lever in the browser, from its move to the painted 10: {told(list(_turned(browser, address)), 's')}")
        browser.close()
    levers = [{"behaviour.contact_error": round(0.01 * step, 2)} for step in range(11, 11 + TRIES)]
    tell(f"lever to 10 replications of four organisations: {told([timed(address, one, 10) for one in levers], 's')}")
    tell(f"the same lever to 30: {told([timed(address, one, 30) for one in levers], 's')}")
    copies = [{"base": "today", "edits": [f"meet:council:{days}"]} for days in range(20, 20 + TRIES)]
    for replications in (10, 30):
        taken = [timed(address, {}, replications, mine=copy) for copy in copies]
        tell(f"edit to {replications} replications of copy and original: {told(taken, 's')}")
    tell(f"{READERS} readers at once: {asyncio.run(_readers(address))}; {_memory(pid)}")


def told(values: list[float], unit: str) -> str:
    """Return median and 95th percentile in words."""
    middle, most = np.median(values), np.quantile(values, 0.95)
    return f"median {middle:.3g} {unit}, 95th percentile {most:.3g} {unit} of {len(values)}"


def ask(address: str, levers: dict[str, float], replications: int, mine: dict[str, Any] | None = None) -> None:
    """Ask for a comparison as the page does."""
    organisations = ["today", "mine"] if mine else ["today", "separate", "merged", "shared_head"]
    setting = {"organisations": organisations, "mine": mine, "levers": levers, "variant": "as_described"}
    question = {"setting": setting, "replications": replications}
    httpx2.post(f"{address}api/compare", json=question, timeout=120).raise_for_status()


def timed(address: str, levers: dict[str, float], replications: int, mine: dict[str, Any] | None = None) -> float:
    """Return how many seconds an answer takes."""
    started = time.perf_counter()
    ask(address, levers, replications, mine)
    return time.perf_counter() - started


def _first_bytes() -> int:
    """Return the compressed size of all that the page needs before it shows anything."""
    shown = (".html", ".css", ".js", ".json")
    files = [path for path in STATIC.rglob("*") if path.suffix in shown and path.stem != "libraries"]
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in files)


def _paints(browser: Browser, address: str) -> Iterator[float]:
    """Yield the milliseconds to the first contentful paint; the first visit, which fills the cache, does not count."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    for number in range(TRIES + 1):
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("#view-predict h2")
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        page.close()
        if number:
            yield paint
    context.close()


def _watched(browser: Browser, address: str, width: int, height: int) -> None:
    """Print frames a second while all organisations play, and how long a scrub takes."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{address}#view=watch")
    page.wait_for_selector("#view-watch .boxes svg", timeout=120_000)
    page.locator("#view-watch button").first.click()
    rates = []
    for _ in range(8):
        page.wait_for_timeout(1000)
        rates.append(float(page.evaluate("seminarMeasures.fps")))
    page.locator("#view-watch button").first.click()
    frames, scrubs = told(rates[1:], "frames a second"), told(list(_scrubs(page)), "ms")
    tell(f"{width}x{height}, four organisations: {frames}; scrub {scrubs}")
    page.close()


def _scrubs(page: Page) -> Iterator[float]:
    """Yield the milliseconds from moving the clock until it is painted."""
    for number in range(TRIES):
        yield page.evaluate(
            """(to) => new Promise((done) => {
              const slider = document.querySelector("#view-watch input[type=range]");
              const since = performance.now();
              slider.value = to; slider.dispatchEvent(new Event("input", { bubbles: true }));
              requestAnimationFrame(() => setTimeout(() => done(performance.now() - since)));
            })""",
            2 + 3 * number,
        )


def _turned(browser: Browser, address: str) -> Iterator[float]:
    """Yield the seconds from a lever's move until what 10 replications of four organisations say is painted."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(f"{address}#view=results&language=en")
    page.locator("#view-results button").nth(1).click()  # without bets
    for number in range(TRIES + 1):
        page.locator(".runs", has_text="30 of 30").wait_for(timeout=120_000)
        if number == TRIES:
            break
        yield page.evaluate(
            """([lever, to]) => new Promise((done) => {
              const slider = document.querySelectorAll(".levers input[type=range]")[lever];
              const runs = document.querySelector(".runs");
              const since = performance.now();
              new MutationObserver((_, seen) => {
                if (!runs.textContent.startsWith("10 of 30")) return;
                seen.disconnect();
                requestAnimationFrame(() => setTimeout(() => done((performance.now() - since) / 1000)));
              }).observe(runs, { childList: true, subtree: true });
              slider.value = to;
              slider.dispatchEvent(new Event("input", { bubbles: true }));
            })""",
            [1 + number % 2, 0.15 + 0.05 * (number // 2 % 7) + 0.05 * (number % 2)],
        )
    page.close()


async def _readers(address: str) -> str:
    """Let readers load the page, its first answer, a comparison and a replay at once; return how it went."""
    setting = {"organisations": ["today", "merged"], "mine": None, "levers": {}, "variant": "as_described"}

    async def read(number: int) -> int:
        async with httpx2.AsyncClient(timeout=120) as client:
            wrong = 0
            for name in ("", "main.js", "vendor/d3.min.js", "api/start", "sv.json"):
                wrong += (await client.get(f"{address}{name}")).status_code != httpx2.codes.OK
            replay = {"organisation": "merged", "replication": number % 4}
            for path, more in (("compare", {"replications": 10}), ("replay", replay)):
                answer = await client.post(f"{address}api/{path}", json={"setting": setting, **more})
                wrong += answer.status_code != httpx2.codes.OK
            return wrong

    started = time.perf_counter()
    wrong = await asyncio.gather(*(read(number) for number in range(READERS)))
    return f"{sum(wrong)} answers that were none, {time.perf_counter() - started:.1f} s in all"


def _memory(pid: int) -> str:
    """Return the memory of the server and its workers as the system counts it, what they share divided among them."""
    if not Path("/proc").exists():
        return "memory is not known here"
    sizes = [f"{_share(each):.0f}" for each in (pid, *children(pid))]
    return f"memory in MB: server {sizes[0]}, processes that it started {', '.join(sizes[1:])}"


def _share(pid: int) -> float:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else float("nan")


if __name__ == "__main__":
    main()
