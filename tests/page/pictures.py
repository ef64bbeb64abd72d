"""Makes the pictures of the page for the README: `python -m tests.page.pictures` (into results/reference/seminar)."""

import re
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from tests.page.conftest import found_browser, serving

FOLDER: Final = Path("results/reference/seminar")
WAIT: Final = 120_000
SHOWN: Final = {
    "watch": "view=watch&day=9.50",
    "follow": "view=follow",
    "results": "view=results",
    "redraw": "view=redraw&base=today&edit=own:quality_followup:quality_officer",
}
"""Each picture with the setting that it shows, as a link says it."""
READY: Final = {"watch": ".boxes svg", "follow": ".way-drawn svg", "results": "table", "redraw": ".figures"}


def main() -> None:
    """Write each picture in both languages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serving() as (address, _), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found_browser(), args=["--no-sandbox", "--disable-gpu"])
        for language in ("sv", "en"):
            page = browser.new_page(viewport={"width": 1280, "height": 720})
            for name, setting in SHOWN.items():
                _show(page, f"{address}#{setting}&language={language}", name)
                page.screenshot(path=FOLDER / f"{name}.{language}.png")
        browser.close()


def _show(page: Page, address: str, name: str) -> None:
    """Open a setting and wait until all of it is there."""
    page.goto("about:blank")
    page.goto(address)
    view = page.locator(f"#view-{name}")
    view.locator("h2").first.wait_for(timeout=WAIT)
    if name == "results" and not view.locator("table").count():
        view.locator("button").nth(1).click()
    view.locator(READY[name]).first.wait_for(timeout=WAIT)
    if name in ("results", "redraw"):
        page.get_by_text(re.compile(r"30 (av|of) 30|(av|of) 30")).first.wait_for(timeout=WAIT)
    page.wait_for_timeout(1500)


if __name__ == "__main__":
    main()
