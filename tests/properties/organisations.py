"""Random worlds as ordinary files: charts of 2 to 60 posts, matrices, people with two posts, committees, kinds.

What is drawn is data of the form that a user writes; it is written to a file and loaded, checks included.
"""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from sim.organisation import (
    IssueKinds,
    Organisation,
    Population,
    check_succession,
    check_together,
    load_issues,
    load_organisation,
    load_population,
)
from sim.organisation.layout import ORIGINS
from sim.organisation.tables import Tables, build_tables
from sim.scenario.parameters import PARAMETERS, Parameters

TITLE = {"sv": "T", "en": "T"}
OFFICES = ("north", "south", "west")
FUNCTIONS = ("advice", "permits", "repairs")
TYPES = ("school", "shelter")
LETTERS = ("A", "AR", "R", "RC", "C", "I")
WHOLE_FRACTIONS = st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.5])
MOST_POSTS = 60
FEW = settings(  # a world takes 50 ms to build and run: a failing one is shown as it is, for shrinking takes minutes
    max_examples=25,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@dataclass(frozen=True)
class Drawn:
    """A world that was drawn: one organisation, another that may follow it, and what arises in both."""

    first: Organisation
    second: Organisation
    population: Population
    issues: IssueKinds
    parameters: Parameters
    share: float

    def tables(self, organisation: Organisation) -> Tables:
        """Return the arrays of one of the two organisations."""
        hours = dict.fromkeys([*organisation.persons, *self.population.units], self.share)
        return build_tables(organisation, self.population, self.issues, self.parameters, hours)


def _names(count: int) -> list[str]:
    """Return keys whose sorted order says nothing about who is above whom; the first is the root's."""
    return ["root", *(f"p{(7 * number + 3) % 97:02d}" for number in range(count - 1))]


@st.composite
def _posts(draw: st.DrawFn, names: list[str]) -> dict[str, dict[str, Any]]:
    posts: dict[str, dict[str, Any]] = {}
    for place, name in enumerate(names):
        post = {"title": TITLE, "office": draw(st.sampled_from(OFFICES)), "knowledge": draw(WHOLE_FRACTIONS)}
        post["level"] = draw(st.sampled_from(["unit", "department", "office"])) if place else "executive"
        post["side"] = draw(st.sampled_from(["purchaser", "provider", "support"])) if place else "executive"
        post["committee"] = draw(st.sampled_from(["council", "board", ""])) if place else "council"
        if place:
            post["reports_to"] = draw(st.sampled_from(names[:place]))
        post["duty_to_report"] = draw(st.integers(0, 9)) == 0
        post["records"] = draw(st.sampled_from(["", "", "archive"]))
        posts[name] = post
    for one in range(1, len(names), 4):
        for other in names[one + 1 : one + 1 + draw(st.integers(0, 2))]:
            posts[other]["holder"] = names[one]
    _coordinate(draw, posts)
    return posts


def _coordinate(draw: st.DrawFn, posts: dict[str, dict[str, Any]]) -> None:
    """Make coordinators of the first two posts of different offices, now and then."""
    one = next(iter(posts))
    other = next((key for key, post in posts.items() if post["office"] != posts[one]["office"]), None)
    if other and draw(st.booleans()):
        posts[one]["coordinates"], posts[other]["coordinates"] = other, one


@st.composite
def _matrix(draw: st.DrawFn, posts: dict[str, dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Draw a row for each function; everybody without subordinates gets a letter, for all can be reached."""
    holders = st.sampled_from(["unit", "unit_superior", *posts])
    letters = st.sampled_from(LETTERS)
    rows = {function: draw(st.dictionaries(holders, letters, max_size=4)) for function in FUNCTIONS}
    superiors = {post.get("reports_to") for post in posts.values()}
    for number, key in enumerate(posts):
        if key not in superiors:
            rows[FUNCTIONS[number % len(FUNCTIONS)]].setdefault(key, draw(letters))
    return rows


@st.composite
def organisations(draw: st.DrawFn, most: int = MOST_POSTS) -> dict[str, Any]:
    """Draw an organisation file."""
    posts = draw(_posts(_names(draw(st.integers(2, most)))))
    keys, committee = st.sampled_from(sorted(posts)), {"title": TITLE, "interval": draw(st.sampled_from([5, 40]))}
    places = {
        name: {
            "office": draw(st.sampled_from(OFFICES)),
            "reports_to": draw(keys),
            "counterpart": draw(keys),
            "knowledge": draw(WHOLE_FRACTIONS),
            "servers": draw(st.integers(1, 2)),
        }
        for name in TYPES
    }
    levers = {
        "systems": draw(st.dictionaries(st.sampled_from(FUNCTIONS), st.integers(1, 4))),
        "front_door": draw(st.one_of(st.just(""), keys)),
        "expected_life": draw(st.sampled_from([None, 6.0, 120.0])),
    }
    return {
        **{lever: value for lever, value in levers.items() if value},
        "title": TITLE,
        "source": "drawn",
        "style": {"colour": "#000000"},
        "offices": {office: {"title": TITLE} for office in OFFICES},
        "posts": posts,
        "persons": {"root": {"servers": draw(st.integers(1, 3))}},
        "units": places,
        "committees": {
            "council": {**committee, "agenda": 2},
            "board": {**committee, "agenda": draw(st.integers(1, 30)), "under": "council"},
        },
        "responsibility": draw(_matrix(posts)),
    }


@st.composite
def populations(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a population of up to eight units of two types."""
    kind = {"title": TITLE, "area": "education", "member": "pupil", "spread": 0.3}
    units = {
        name: {
            **kind,
            "municipal": {"count": draw(st.integers(1, 2)), "size": 9},
            "independent": {"count": draw(st.integers(0, 2)), "size": 9},
        }
        for name in TYPES
    }
    return {"title": TITLE, "source": "drawn", "residents": 100, "units": units}


@st.composite
def kinds(draw: st.DrawFn, contacts: list[str]) -> dict[str, Any]:
    """Draw a file of three kinds, one for each function; `contacts` are the posts to which people may turn."""
    law = st.sampled_from(["exponential", "fixed"])
    hours = st.sampled_from([0.0, 0.5, 3.0])
    drawn = {}
    for function in FUNCTIONS:
        drawn[f"about_{function}"] = {
            "title": TITLE,
            "source": "drawn",
            "area": "education",
            "function": function,
            "origin": draw(st.sampled_from(ORIGINS)),
            "units": dict.fromkeys(TYPES, 1.0),
            "rate": {"per": "unit", "a_year": draw(st.sampled_from([10, 60]))},
            "effort": {"hours": draw(hours), "law": draw(law)},
            "decision": {"hours": draw(hours), "law": "lognormal", "cv": 1.0},
            "complexity": {"law": "exponential", "scale": draw(st.sampled_from([0.0, 0.5, 2.0]))},
            "political": draw(st.sampled_from([0.0, 0.3, 1.0])),
            "priority": draw(st.integers(0, 2)),
            "contacts": dict.fromkeys(draw(st.sets(st.sampled_from(contacts), min_size=1, max_size=3)), 1.0),
        }
        if draw(st.booleans()):
            drawn[f"about_{function}"]["asks"] = {"hours": draw(hours), "law": draw(law)}
    return {"title": TITLE, "source": "drawn", "kinds": drawn}


def parameters() -> st.SearchStrategy[Parameters]:
    """Draw values from the ends, the default and all of each declared range; calendar and volume stay as they are."""
    free = [p for p in PARAMETERS if p.section != "run" and p.key != "arrival.volume"]
    values = {p.key: st.sampled_from([p.low, p.default, p.high]) | st.floats(p.low, p.high) for p in free}
    return st.fixed_dictionaries({}, optional=values).map(Parameters.default().with_)


@st.composite
def drawn_worlds(draw: st.DrawFn, most: int = MOST_POSTS) -> Drawn:
    """Draw a whole world, loaded and checked as a user's files are."""
    files = {"first": draw(organisations(most)), "second": draw(organisations(most)), "people": draw(populations())}
    common = sorted(set(files["first"]["posts"]) & set(files["second"]["posts"]))
    files["kinds"] = draw(kinds(["unit", "unit_superior", *common]))
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{name}.yaml" for name in files}
        for name, path in paths.items():
            path.write_text(json.dumps(files[name]), encoding="utf-8")
        first, second = load_organisation(paths["first"]), load_organisation(paths["second"])
        population, issues = load_population(paths["people"]), load_issues(paths["kinds"])
    check_together(first, population, issues)
    check_together(second, population, issues)
    check_succession(first, second)
    share = draw(st.sampled_from([0.02, 0.2, 1.0]))
    return Drawn(first, second, population, issues, draw(parameters()), share)
