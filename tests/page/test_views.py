"""Every view in both languages and at three sizes: accessible, legible, nothing over anything else."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.page.conftest import Watched

VIEWS = ("predict", "watch", "follow", "results", "redraw", "debrief")
SIZES = ((1280, 720), (1920, 1080), (390, 844))
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SEVEN = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
LOOKS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8").partition("\n")[2].strip()
EDITS = {"base": "today", "edit": "move:registrar:production_director"}


def at(watched: Watched, view: str, language: str) -> Page:
    """Open a view with something in it: bets are skipped, a copy is edited."""
    more = EDITS if view == "redraw" else {"day": "9.50"} if view == "watch" else {}
    page = watched.show(view=view, language=language, **more)
    if view == "results":
        if page.locator("#view-results .big").count():  # bets are not locked, and nobody has looked yet
            page.locator("#view-results button").nth(1).click()
        page.wait_for_selector("#view-results table")
    if view == "redraw":
        page.wait_for_selector("#view-redraw .figures")
    if view == "watch":
        page.wait_for_selector("#view-watch .boxes svg")
    if view == "follow":
        page.wait_for_selector("#view-follow .way-drawn svg")
    return page


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_breaks_no_rule_of_accessibility(watched: Watched, view: str, language: str) -> None:
    page = at(watched, view, language)
    for options in (RULES, SEVEN):
        found = Axe().run(page, options=options)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
def test_text_is_large_enough_and_nothing_overflows(watched: Watched, view: str, size: tuple[int, int]) -> None:
    watched.page.set_viewport_size({"width": size[0], "height": size[1]})
    for language in ("sv", "en"):
        page = at(watched, view, language)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.evaluate(f"{LOOKS}.small()") == []
        assert page.evaluate(f"{LOOKS}.cut()") == []
        assert page.evaluate(f"{LOOKS}.over()") == []
