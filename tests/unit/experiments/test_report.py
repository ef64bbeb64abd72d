"""The report of a comparison: one page that needs no host, in both languages, whose numbers stand in the tables."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from experiments import comparison
from sim.analysis.report_words import HEADINGS, INTRODUCTIONS, NOT_SAID, PAGE, SECTIONS
from tests.unit.experiments.conftest import Start

SHORT = ("run.history_months=3", "run.transition_months=1", "run.settled_months=1", "run.follow_months=0")
QUICK = (*SHORT, "arrival.volume=0.3", "population=small", "replications=2", "workers=1")


class Read(HTMLParser):
    """What stands in a page: tags with their attributes, and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data.strip())

    def of(self, tag: str, attribute: str) -> list[str]:
        return [
            attributes[attribute] or "" for name, attributes in self.tags if name == tag and attribute in attributes
        ]


@pytest.fixture
def page(start: Start) -> str:
    status, _, _ = start(comparison.main, "organisations=[today,merged]", *QUICK)
    assert status == 0
    return Path("results/compare/latest/report.html").read_text(encoding="utf-8")


def test_the_page_asks_no_host_for_anything_and_runs_nothing(page: str) -> None:
    read = Read(page)
    assert all(source.startswith("data:image/png;base64,") for source in read.of("img", "src"))
    assert all(link.startswith("#") for link in read.of("a", "href"))
    assert not {tag for tag, _ in read.tags} & {"script", "link", "iframe", "object", "form"}
    assert "url(" not in page


def test_every_picture_has_words_and_every_link_a_target_once(page: str) -> None:
    read = Read(page)
    assert all(read.of("img", "alt"))
    places = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(places) == len(set(places))
    assert {link.removeprefix("#") for link in read.of("a", "href")} <= set(places)


def test_both_languages_hold_the_same_sections(page: str) -> None:
    places = Read(page).of("h2", "id")
    swedish = [place.removesuffix("-sv") for place in places if place.endswith("-sv")]
    assert swedish == [place.removesuffix("-en") for place in places if place.endswith("-en")]
    assert {"headline", "rise", "duplication", "time", "flow", "months", "hours", "equal"} <= set(swedish)


def test_numbers_of_the_page_stand_in_the_tables(page: str) -> None:
    """The mean of each shown figure and alternative, as the table has it, is one of the page's numbers."""
    paired = pd.read_parquet("results/compare/latest/paired.parquet")
    here = (paired["period"] == "settled") & (paired["area"] == "all") & (paired["by"] == "")
    shown = paired[here & (paired["figure"] == "escalation_hours_per_100")]
    cells = "\n".join(Read(page).text)
    for mean in shown["mean"]:
        assert re.search(rf"(?m)^{re.escape(f'{mean:.2f}'[:4])}", cells), mean


def test_the_catalogues_of_the_report_have_the_same_keys() -> None:
    for catalogue in (HEADINGS, INTRODUCTIONS, PAGE):
        assert set(catalogue["en"]) == set(catalogue["sv"])
        for key, sentence in catalogue["en"].items():
            assert set(re.findall(r"\{\w+\}", sentence)) == set(re.findall(r"\{\w+\}", catalogue["sv"][key])), key
    assert set(HEADINGS["en"]) == set(INTRODUCTIONS["en"]) == set(SECTIONS)
    assert len(NOT_SAID["en"]) == len(NOT_SAID["sv"])
