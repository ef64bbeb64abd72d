"""The two pages about the model say what the code says, and the markers in them cannot be lost."""

import pytest

from sim.errors import SimError
from sim.measures.figures import FIGURES
from sim.organisation import load_issues, load_organisation, names
from sim.scenario.parameters import PARAMETERS
from sim.study import document

ORGANISATIONS = [load_organisation(name) for name in names("organisation")]
TABLES = document.tables()


def between(name: str, content: str = "") -> str:
    return f"<!-- generated: {name} -->\n{content}<!-- end -->\n"


def whole_text(**contents: str) -> str:
    return "".join(f"Before {name}.\n{between(name, contents.get(name, ''))}" for name in TABLES)


def test_both_pages_are_up_to_date() -> None:
    late = [path.name for path in document.stale()]
    assert not late, f"run python -m experiments.document: {', '.join(late)}"


def test_what_is_written_by_hand_stays_and_what_is_generated_is_made_anew() -> None:
    text = document.filled(whole_text(figures="an old table\n"))
    assert "an old table" not in text
    assert all(f"Before {name}." in text for name in TABLES)
    assert document.filled(text) == text


@pytest.mark.parametrize(
    "text",
    [
        whole_text() + "<!-- generated: figures -->\n",
        whole_text() + "<!-- end -->\n",
        whole_text() + between("figures"),
        whole_text() + between("numbers"),
        whole_text().replace(between("figures"), ""),
    ],
    ids=["never ended", "ended twice", "twice", "unknown", "missing"],
)
def test_a_marker_cannot_be_lost_or_stand_twice(text: str) -> None:
    with pytest.raises(SimError, match=r"ODD\.md"):
        document.filled(text)


def test_a_table_has_a_line_for_each_row_and_no_stray_column() -> None:
    made = document.markdown(("A", "B"), [(1, "x | y"), (2.5, "")]).splitlines()
    assert made == ["| A | B |", "| --- | --- |", "| 1 | x / y |", "| 2.5 |  |"]


@pytest.mark.parametrize("name", TABLES)
def test_every_line_of_a_table_has_as_many_cells_as_its_head(name: str) -> None:
    parts = [part.splitlines() for part in TABLES[name].split("\n\n") if part.startswith("|")]
    assert parts
    for lines in parts:
        assert len({line.count("|") for line in lines}) == 1


def test_everything_declared_stands_in_its_table() -> None:
    assert all(f"| `{one.key}` | {one.default:g} |" in TABLES["parameters"] for one in PARAMETERS)
    assert all(f"| `{key}` |" in TABLES["figures"] for key in FIGURES)
    assert all(f"| `{key}` |" in TABLES["kinds"] for key in load_issues("default").kinds)
    assert all(f"| `{key}` |" in TABLES["responsibility"] for each in ORGANISATIONS for key in each.responsibility)
    steps = [each for each in ORGANISATIONS if each.base]
    assert all(f"| `{each.key}` |" in TABLES["steps"] for each in steps)
    whole = [each for each in ORGANISATIONS if not each.base]
    for each in whole:
        own = TABLES["posts"].split(f"(`{each.key}`; ")[1].split("**")[0]
        assert all(f"| `{post}` |" in own for post in each.posts)


def test_the_description_has_the_seven_elements_and_the_eleven_concepts() -> None:
    text = document.ODD.read_text(encoding="utf-8")
    elements = ("Purpose and patterns", "Entities, state variables and scales", "Process overview and scheduling",
                "Design concepts", "Initialisation", "Input data", "Submodels")  # fmt: skip
    places = [text.index(f"\n## {number} {title}\n") for number, title in enumerate(elements, start=1)]
    assert places == sorted(places)
    concepts = ("Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing",
                "Interaction", "Stochasticity", "Collectives", "Observation")  # fmt: skip
    assert all(f"\n**{concept}.** " in text for concept in concepts)


def test_every_parameter_of_a_mechanism_is_named_where_the_mechanism_is_described() -> None:
    text = document.ODD.read_text(encoding="utf-8").partition("\n## Tables\n")[0]
    together = ("run.", "work.utilisation_")  # named by what they have in common
    assert all(f"`{start}" in text for start in together)
    assert [one.key for one in PARAMETERS if one.name not in text and not one.key.startswith(together)] == []
