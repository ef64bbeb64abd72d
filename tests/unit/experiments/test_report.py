"""The report of a comparison: one page that needs no host, in both languages, about the reference asked for."""

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from experiments.report import LANGUAGES
from experiments.stored_claims import stored_verdicts
from sim.analysis.lines import pen
from sim.analysis.looks import Look
from sim.analysis.report_points import NOT_SAID, READING
from sim.analysis.report_words import HEADINGS, INTRODUCTIONS, PAGE, SECTIONS
from sim.organisation import load_organisation
from sim.organisation.files import config_root
from sim.study.results import write_json, write_table
from tests.unit.analysis.test_figures import cut_off, overlapping
from tests.unit.experiments.conftest import QUICK, Made


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
def page(made: Made) -> str:
    return made.page


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


def test_no_address_stands_in_the_page_nor_in_its_pictures(made: Made) -> None:
    """All but the pictures' own bytes; an SVG names its own kind by addresses that nobody asks for."""
    assert re.findall(r"(?:[a-z]+:)?//", re.sub(r"data:image/png;base64,[A-Za-z0-9+/=]+", "", made.page)) == []
    assert "default-src 'none'" in made.page
    drawings = sorted(made.folder.glob("*.svg"))
    assert drawings
    for drawing in drawings:
        text = drawing.read_text(encoding="utf-8")
        assert all(link.startswith(("#", "data:")) for link in re.findall(r'href="([^"]*)"', text)), drawing.name
        assert not re.search(r"@import|url\((?!#)|<script|<image(?![^>]*data:)", text), drawing.name


def test_no_label_lies_over_another_or_is_cut_off_in_any_picture(made: Made) -> None:
    assert len(made.figures) == 2 * len(list(made.folder.glob("*.png")))
    for number, figure in enumerate(made.figures):
        assert overlapping(figure) == [], number
        assert cut_off(figure) == [], number


def test_colour_dash_and_marker_of_every_curve_are_those_of_the_files(made: Made) -> None:
    looks = {name: Look.of(load_organisation(name)) for name in ("merged", "today", "shared_head")}
    curves = [figure for figure in made.figures if any(ax.get_xscale() == "log" for ax in figure.axes)]
    assert len(curves) == len(LANGUAGES)
    for figure in curves:
        drawn = [(line.get_color(), line.get_marker(), line.is_dashed()) for line in figure.axes[0].lines]
        assert list(dict.fromkeys(drawn)) == [(look.colour, look.sign, bool(look.dash)) for look in looks.values()]
    dashes = re.findall(
        r"stroke-dasharray: ([\d.,]+);[^\"]*?stroke: (#\w+)", (made.folder / "decisions.svg").read_text()
    )
    for look in looks.values():
        if look.dash:
            wide = pen(look)["linewidth"]
            lengths = ",".join(f"{wide * float(length):g}" for length in re.split(r"[ ,]+", look.dash))
            assert (lengths, look.colour.lower()) in dashes
    bars = [patch.get_facecolor() for figure in made.figures for ax in figure.axes for patch in ax.patches]
    assert {to_hex(colour) for colour in bars if colour[:3] != (1.0, 1.0, 1.0)} >= {
        look.colour.lower() for look in looks.values()
    }


def test_the_whole_report_is_about_the_reference_that_was_asked_for(made: Made) -> None:
    read, titles = Read(made.page), load_organisation("merged").title
    text = "\n".join(read.text)
    assert set(pd.read_parquet(made.folder / "attribution.parquet")["organisation"]) == {"today", "shared_head"}
    for language, title, other in (("sv", titles.sv, "I dag"), ("en", titles.en, "Today")):
        for key in ("headline", "attribution", "time"):
            assert INTRODUCTIONS[language][key].count("{reference}")
            assert title in INTRODUCTIONS[language][key].format(reference=title, replications=3)
            assert INTRODUCTIONS[language][key].format(reference=title, replications=3) in text
            assert INTRODUCTIONS[language][key].format(reference=other, replications=3) not in text
    assert "reference=merged" in text


def test_the_command_on_the_page_makes_the_same_comparison_again(made: Made) -> None:
    said = re.search(r"python -m experiments\.compare ([^\n<]*)", made.page)
    assert said
    asked = {"organisations=[today,shared_head,merged]", "reference=merged", *QUICK} - {"workers=1"}
    assert set(said[1].split()) == asked


def test_the_story_is_told_under_each_organisation_and_stored(made: Made) -> None:
    story, text = pd.read_parquet(made.folder / "story.parquet"), "\n".join(Read(made.page).text)
    assert set(story["organisation"]) == {"today", "shared_head", "merged"}
    for sentence in (*story["text"], *story["why"]):
        assert sentence in text
    assert (made.folder / "story.svg").exists()


def test_the_story_names_no_rule_issue_or_unit_as_the_program_does(made: Made) -> None:
    story = pd.read_parquet(made.folder / "story.parquet")
    assert story.loc[story["why"] != "", "rule"].all()
    (issue,) = story["issue"].unique()
    assert issue not in made.page
    told = re.sub(r"src=\"[^\"]*\"", "", made.page)
    for language in LANGUAGES:
        passages = told.partition(f'id="story-{language}"')[2].partition("<h2")[0].partition("<h3>")[2]
        assert passages
        assert re.findall(r"\b[a-z]+\.[a-z]|\b[a-z]+_[a-z]|\b[mi]\d\d", passages) == []


def test_verdicts_on_claims_are_shown_where_they_are_of_the_same_configuration(made: Made, tmp_path: Path) -> None:
    compared = json.loads((made.folder / "provenance.json").read_text(encoding="utf-8"))
    folder, latest = tmp_path / "compare" / "now", tmp_path / "predictions" / "latest"
    assert stored_verdicts(folder, compared) == ([], 0)
    own = {**compared["configuration"], "options": {**compared["configuration"]["options"], "claims": None}}
    digest = hashlib.sha256((config_root() / "predictions" / "review.yaml").read_bytes()).hexdigest()
    parts = pd.DataFrame(
        {
            "claim": ["f1", "f1", "f2"],
            "repeated": False,
            "replications": [8, 8, 64],
            "verdict": ["holds", "fails", "holds"],
        }
    )
    write_table(parts, latest, "claims")
    write_table(parts, latest)
    judged = {**compared, "configuration": own, "claims_sha256": digest}
    write_json(judged, latest, "provenance.json")
    found, replications = stored_verdicts(folder, compared)
    assert [(one.claim, one.verdict) for one in found] == [("f1", "fails"), ("f2", "holds")]
    assert replications == 64
    for changed in (
        {**judged, "compiled_sources": "other rules"},
        {**judged, "claims_sha256": "other claims"},
        {**judged, "configuration": {**own, "parameters": {}}},
        {**judged, "configuration": {**own, "options": {**own["options"], "seed": 2}}},
    ):
        write_json(changed, latest, "provenance.json")
        assert stored_verdicts(folder, compared) == ([], 0)


def test_the_catalogues_of_the_report_have_the_same_keys() -> None:
    for catalogue in (HEADINGS, INTRODUCTIONS, PAGE):
        assert set(catalogue["en"]) == set(catalogue["sv"])
        for key, sentence in catalogue["en"].items():
            assert set(re.findall(r"\{\w+\}", sentence)) == set(re.findall(r"\{\w+\}", catalogue["sv"][key])), key
    assert set(HEADINGS["en"]) == set(INTRODUCTIONS["en"]) == set(SECTIONS)
    for points in (READING, NOT_SAID):
        assert len(points["en"]) == len(points["sv"])
        assert not [point for language in points for point in points[language] if "README" in point]
