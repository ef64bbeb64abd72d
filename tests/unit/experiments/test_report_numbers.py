"""Every number that the report prints stands in the tables beside it, in the row that it is printed for."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import pandas as pd
import pytest

from sim.analysis import words
from sim.analysis.report_words import PAGE
from sim.analysis.sentences import SENTENCES
from sim.analysis.view import MAIN
from sim.measures.figures import FIGURES
from sim.organisation import load_organisation
from sim.scenario.parameters import PARAMETERS
from tests.unit.experiments.conftest import Made

NUMBER = re.compile(r"(?<![\w])[+−±-]?\d[\d\u00a0]*(?:[.,]\d+)*")
KEYS = ("merged", "today", "shared_head")
Tables = dict[str, list[tuple[str, list[list[str]]]]]


class Sheets(HTMLParser):
    """The tables of each section of a page, by the section's key and language: captions with their rows."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: Tables = {}
        self.items: list[str] = []
        self._section, self._within = "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "h2":
            self._section = given.get("id") or ""
        elif tag == "table":
            self.found.setdefault(self._section, []).append(("", []))
        elif tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"}:
            self._rows[-1].append("")
        elif tag == "li" and not self._section:
            self.items.append("")
        self._within = tag

    def handle_endtag(self, tag: str) -> None:
        self._within = "" if tag == self._within else self._within

    def handle_data(self, data: str) -> None:
        if self._within == "caption":
            caption, rows = self.found[self._section][-1]
            self.found[self._section][-1] = (caption + data, rows)
        elif self._within in {"td", "th"}:
            self._rows[-1][-1] += data
        elif self._within == "li" and not self._section:
            self.items[-1] += data

    @property
    def _rows(self) -> list[list[str]]:
        return self.found[self._section][-1][1]


@pytest.fixture(scope="module")
def sheets(made: Made) -> Sheets:
    return Sheets(made.page)


def label(key: str, language: str) -> str:
    return str(getattr(load_organisation(key).title, language))


def title(figure: str, language: str) -> str:
    return FIGURES[figure].sv if language == "sv" else FIGURES[figure].en


def settled(made: Made, stem: str) -> pd.DataFrame:
    table = pd.read_parquet(made.folder / f"{stem}.parquet")
    table = table[table["period"] == "settled"]
    return table[table["area"] == "all"] if "area" in table else table


def strange(text: str, values: Iterable[float], language: str) -> list[str]:
    """Return the numbers of a text that are none of the values, written with as many decimals as they are."""
    mark = "," if language == "sv" else "."
    allowed = [value for value in values if value == value]  # noqa: PLR0124  NaN is not itself
    left = []
    for number in NUMBER.findall(text):
        digits = len(number.rpartition(mark)[2]) if mark in number else 0
        written = {words.number(value, digits, language, signed=sign) for value in allowed for sign in (True, False)}
        left += [] if number in written else [number]
    return left


def scaled(rows: pd.DataFrame, columns: Iterable[str]) -> Iterator[float]:
    for row in rows.to_dict("records"):
        yield from (words.scale(FIGURES[row["figure"]].unit) * row[column] for column in columns)


COLUMNS = ("mean", "difference", "low", "high")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("section", "variant"), [("headline", "as_described"), ("equal", "equal_hours")])
def test_the_comparison_is_that_of_the_paired_table(
    made: Made, sheets: Sheets, section: str, variant: str, language: str
) -> None:
    paired = settled(made, "paired")
    paired = paired[(paired["variant"] == variant) & paired["by"].isin(["", "level"])]
    by_title = {title(figure, language): figure for figure in FIGURES}
    cells, told = 0, set()
    for _, (header, *rows) in sheets.found[f"{section}-{language}"]:
        assert header[1:] == [label(key, language) for key in KEYS]
        for name, *values in rows:
            line = name.splitlines()[0]
            figure = by_title.get(line) or by_title.get(line.partition(":")[0])  # or one level of it
            for key, text in zip(KEYS, values, strict=True):
                own = paired[(paired["organisation"] == key) & (paired["figure"] == figure)]
                if figure:
                    told.add(figure)
                    assert strange(text, scaled(own, COLUMNS), language) == [], (name, key, text)
                    cells += len(NUMBER.findall(text))
    assert told == set(MAIN) & set(paired["figure"])
    assert cells >= len(KEYS) * len(told)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_parts_are_those_of_the_attribution(made: Made, sheets: Sheets, language: str) -> None:
    parts = settled(made, "attribution")
    parts = parts[parts["variant"] == "as_described"]
    others = settled(made, "attribution_others")
    others = others[others["variant"] == "as_described"]
    wholes, tables = [], sheets.found[f"attribution-{language}"]
    for caption, (header, *rows) in tables:
        assert header[1:] == [label(key, language) for key in KEYS[1:]]
        figure = next(one for one in parts["figure"].unique() if title(one, language) in caption)
        for column, key in enumerate(KEYS[1:], start=1):
            own = parts[(parts["organisation"] == key) & (parts["figure"] == figure)]
            rest = others[(others["organisation"] == key) & (others["figure"] == figure)]
            for name, *values in rows:
                table = rest if name == SENTENCES[language]["rest"] and len(rest) else own
                assert strange(values[column - 1], table[list(COLUMNS[1:])].to_numpy().ravel(), language) == []
            whole = own[own["split"] == ""].iloc[0]
            wholes.append(strange(rows[-1][column], [whole[name] for name in COLUMNS[1:]], language))
    assert wholes == [[]] * len(tables) * 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_pairs_and_probabilities_are_those_of_their_tables(made: Made, sheets: Sheets, language: str) -> None:
    best, pairs = settled(made, "best"), settled(made, "pairs")
    (_, (header, *shares)), (_, (_, *rows)) = sheets.found[f"all_pairs-{language}"]
    assert sorted(header[1:]) == sorted(label(key, language) for key in KEYS)
    for name, *values in shares:
        own = best[(best["figure"].map(lambda key: title(key, language)) == name) & (best["variant"] == "as_described")]
        for text in values:
            assert strange(text, 100.0 * own["best"], language) == []
    ends, figure = ("difference", "low", "high", "all_low", "all_high"), ""
    for name, pair, *values in rows:
        figure = next((key for key in FIGURES if title(key, language) == name.splitlines()[0]), "") if name else figure
        own = pairs[(pairs["figure"] == figure) & (pairs["variant"] == "as_described")]
        labels = [
            SENTENCES[language]["minus"].format(first=label(first, language), second=label(second, language)) == pair
            for first, second in zip(own["first"], own["second"], strict=True)
        ]
        own = own[labels]
        assert len(own) == 1
        assert strange(" ".join(values[:-1]), scaled(own, ends), language) == []
        assert strange(values[-1], [max(0.001, float(own["p"].iloc[0]))], language) == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_managers_hours_are_those_of_the_paired_table(made: Made, sheets: Sheets, language: str) -> None:
    paired = settled(made, "paired")
    paired = paired[(paired["figure"] == "hours_per_week") & (paired["by"] == "post")]
    paired = paired[paired["variant"] == "as_described"]
    ((_, (_, *rows)),) = sheets.found[f"hours-{language}"]
    assert len(rows) > 5
    for _, *values in rows:
        for key, text in zip(KEYS, values, strict=True):
            own = paired[paired["organisation"] == key]
            assert strange(text, own[list(COLUMNS)].to_numpy().ravel(), language) == []


def test_the_summary_is_that_of_the_paired_table(made: Made, sheets: Sheets) -> None:
    paired = settled(made, "paired")
    paired = paired[paired["by"] == ""]
    told = [item for item in sheets.items if ": " in item]
    assert len(told) >= 20
    for item in told:
        name, _, rest = item.partition(": ")
        language = "sv" if name in {FIGURES[figure].sv for figure in FIGURES} else "en"
        own = paired[paired["figure"].map(lambda key, name=name, language=language: title(key, language) == name)]
        unit = words.unit(FIGURES[str(own["figure"].iloc[0])].unit, language)
        assert strange(rest.replace("95 %", "").replace(unit, ""), scaled(own, COLUMNS), language) == [], item


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_figure_of_a_table_is_explained_among_the_words_and_measures(sheets: Sheets, language: str) -> None:
    ((_, (_, *measures)),) = sheets.found[f"reading-{language}"]
    explained = {name: sentence for name, _, sentence in measures}
    assert all(explained.values())
    titles = {title(figure, language) for figure in FIGURES}
    tables = [
        table
        for key, some in sheets.found.items()
        if key.endswith(f"-{language}") and "reading" not in key
        for table in some
    ]
    lines = [text.partition("\n")[0] for _, (header, *rows) in tables for text in (*header, *(row[0] for row in rows))]
    shown = {name for name in titles if any(line == name or line.startswith(f"{name}: ") for line in lines)}
    shown |= {name for name in titles if any(f": {name}, " in caption for caption, _ in tables)}
    assert len(shown) >= len(MAIN) - 4  # the three gaps take a run of their own
    assert shown <= set(explained)


def test_every_assumption_is_that_of_the_run(sheets: Sheets) -> None:
    for language in ("sv", "en"):
        ((_, (header, *rows)),) = sheets.found[f"assumptions-{language}"]
        assert header[0] == PAGE[language]["parameter"]
        assert [row[0] for row in rows] == [one.key for one in PARAMETERS]
        values = {row[0]: row[1].replace(",", ".").replace("−", "-") for row in rows}
        assert float(values["run.history_months"]) == 3.0
        assert float(values["arrival.volume"]) == pytest.approx(0.3)


def test_a_number_that_is_not_in_the_table_is_found() -> None:
    assert strange("1,23 [0,5; 0,7] *", [1.234, 0.5, 0.71], "sv") == []
    assert strange("+1.24 [0.5, 0.7] *", [1.234, 0.5, 0.71], "en") == ["+1.24"]
    assert strange("−3 (2)", [-3.1], "en") == ["2"]
