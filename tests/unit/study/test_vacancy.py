"""Vacancies: the law by hand, what a scenario's file may say, and what happens before and after the date."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from sim.errors import ArgumentError, FileFaults
from sim.organisation import Organisation, load_organisation
from sim.organisation.layout import MONTH
from sim.scenario import Parameters
from sim.study.plan import Plan
from sim.study.scenario import Departure, Directive, Scenario, check_scenario, load_scenario
from sim.study.setting import Setting, check_setting
from sim.study.simulate import replicate
from sim.study.stages import stages_of
from sim.study.tables import tables_in
from sim.study.vacancy import Term, Vacancy, vacancies, vacant_months

TITLE = {"sv": "Prov", "en": "Test"}
BOTH = {"vacancy.span_weight": 0.1, "vacancy.tenure_weight": 0.5}


def scenario(**departures: Departure) -> Scenario:
    return Scenario(key="test", title=TITLE, source="test", vacancies=departures)


def term(setting: Setting, organisation: Organisation, since: float = 0.0, until: float = math.inf) -> Term:
    return Term(organisation, tables_in(setting, organisation, "as_described"), since, until)


def found(setting: Setting, organisation: Organisation, **departures: Departure) -> list[Vacancy]:
    history = tables_in(setting, setting.history, "as_described")
    return list(vacancies(scenario(**departures), term(setting, organisation), history, setting.parameters))


def test_the_law_by_hand() -> None:
    parameters = Parameters.default().with_(BOTH)
    assert vacant_months(parameters, 6.0, 0.0) == 6.0
    assert vacant_months(parameters, 6.0, 2.0) == pytest.approx(7.2)
    assert vacant_months(parameters, 6.0, -20.0) == 0.0
    assert vacant_months(Parameters.default(), 6.0, 9.0) == 6.0


def test_a_job_with_more_below_it_stands_vacant_longer(short: Setting) -> None:
    today, merged = short.organisations
    weighted = replace(short, parameters=short.parameters.with_(BOTH))
    leaves = Departure(month=1.0)
    (usual,) = found(weighted, today, ukk_head=leaves)
    assert (usual.month, usual.days, usual.pace) == (1.0, round(6 * MONTH), 500)
    tables = [tables_in(short, each, "as_described") for each in (today, merged)]
    independent = tables[0].structure.posts["side"][tables[0].post("school_i01")]
    spans = []
    for table in tables:
        posts = table.structure.posts
        below = (posts["superior"] == table.post("ukk_head")) & (posts["side"] != independent)
        spans.append(int(below.sum()))
    assert spans[1] > spans[0]
    (longer,) = found(weighted, merged, ukk_head=leaves)
    assert longer.days == round(6 * (1 + 0.1 * (spans[1] - spans[0])) * MONTH)


def test_a_vacancy_knows_how_long_its_structure_has_been_in_force(short: Setting) -> None:
    merged = short.organisations[1]
    assert [found(short, merged, care_head=Departure(month=month))[0].in_force for month in (0.0, 2.0)] == [0, 61]


def test_a_structure_that_is_to_end_within_a_year_makes_it_longer(short: Setting) -> None:
    """Thirteen months are expected of the new structure: a month after the change a year is left."""
    merged = short.organisations[1]
    ending = merged.model_copy(update={"expected_life": 13.0})
    weights = {"vacancy.tenure_weight": 0.5, "learning.fading": 0.0}
    days = []
    for month in (0.5, 1.5):
        leaves = scenario(care_head=Departure(month=month, months=2.0))
        weighted = replace(short, parameters=short.parameters.with_(weights), organisations=(ending,), scenario=leaves)
        ledger = replicate(weighted, 0, keep_ledger=True).ledgers["merged"]
        days += ledger[ledger["event"] == "vacated"]["value"].tolist()
    assert days == [round(2 * MONTH), math.floor(1.5 * round(2 * MONTH) + 0.5)]


def test_a_post_that_is_gone_is_its_successors_or_nobodys(short: Setting) -> None:
    today, merged = short.organisations
    (left,) = found(short, merged, production_director=Departure(month=0.0, months=2.0, capacity=0.25))
    successor = tables_in(short, merged, "as_described").post("ukk_head")
    assert left == Vacancy(0.0, successor, round(2 * MONTH), 250, 0)
    assert found(short, today, authority_head=Departure(month=0.0)) == []


def test_each_structure_has_the_vacancies_of_its_own_time(short: Setting) -> None:
    today, merged = short.organisations
    leaves = scenario(
        ukk_head=Departure(month=-1.0), care_head=Departure(month=1.0), preschool_head=Departure(month=3.0)
    )
    plan = Plan("late", today.title, today.style, ((1.5, merged),))
    stages = stages_of(replace(short, scenario=leaves), plan, "as_described")
    posts = [[stage.tables.posts[vacancy.post] for vacancy in stage.vacancies] for stage in stages]
    assert posts == [["care_head"], ["preschool_head"]]


def test_nothing_changes_before_the_date_and_something_after(short: Setting) -> None:
    runs = [replicate(replace(short, scenario=one), 0, keep_ledger=True) for one in (None, leaving(1.0, 3.0))]
    change = 3 * MONTH
    for key in ("today", "merged"):
        plain, vacant = (run.ledgers[key] for run in runs)
        date = change + MONTH
        before = [ledger[ledger["time"] < date].reset_index(drop=True) for ledger in (plain, vacant)]
        assert before[0].equals(before[1])
        (row,) = vacant[vacant["event"] == "vacated"].to_dict("records")
        assert (row["post"], row["time"], row["value"]) == ("ukk_head", date, round(3 * MONTH))
        assert not plain[plain["time"] >= date].equals(vacant[vacant["time"] >= date])


def leaving(month: float, months: float) -> Scenario:
    return scenario(ukk_head=Departure(month=month, months=months, capacity=0.05))


def test_work_waits_at_the_vacant_post(short: Setting) -> None:
    busy = replace(short, parameters=short.parameters.with_({"arrival.volume": 1.0}))
    waits = []
    for one in (None, leaving(-2.0, 12.0)):
        table = replicate(replace(busy, scenario=one), 0).figures
        rows = table[(table["figure"] == "backlog_hours") & (table["by"] == "post") & (table["key"] == "ukk_head")]
        waits.append(rows.groupby("organisation")["value"].sum())
    assert (waits[1] > waits[0]).all()


def test_a_vacancy_of_no_length_is_none(short: Setting) -> None:
    none = replace(short, parameters=short.parameters.with_({"vacancy.months": 0.0}))
    leaves = scenario(ukk_head=Departure(month=-2.0), social_director=Departure(month=1.0))
    assert replicate(replace(none, scenario=leaves), 0).digests == replicate(short, 0).digests


def test_the_shipped_scenario_fits_the_shipped_organisations() -> None:
    shipped = load_scenario("timeline_2016")
    assert set(shipped.vacancies) == {"ukk_head", "social_director"}
    organisations = [load_organisation(name) for name in ("today", "separate", "merged", "shared_head")]
    check_scenario(shipped, organisations, Parameters.default())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("vacancies: {ukk_head: {month: soon}}", ["month", "-60 to 180"]),
        ("vacancies: {ukk_head: {month: 1, capacity: 2}}", ["capacity", "0.05 to 1"]),
        ("vacancies: {ukk_head: {mnth: 1}}", ["did you mean 'month'"]),
        ("vacancies: {}", ["vacancies", "is missing", "directives"]),
    ],
)
def test_every_fault_of_a_file_is_told(tmp_path: Path, text: str, words: list[str]) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(f"title: {{sv: a, en: b}}\nsource: test\n{text}\n", encoding="utf-8")
    with pytest.raises(FileFaults) as caught:
        load_scenario(file)
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_posts_and_months_that_no_run_has_are_refused(short: Setting) -> None:
    unchecked = replace(short, hours=None)
    with pytest.raises(ArgumentError, match="did you mean 'ukk_head'"):
        check_setting(replace(unchecked, scenario=scenario(ukk_haed=Departure(month=1.0))))
    for month in (-4.0, 4.0):
        with pytest.raises(ArgumentError, match=r"run\.history_months"):
            check_setting(replace(unchecked, scenario=scenario(ukk_head=Departure(month=month))))


def test_what_the_council_lays_down_is_clear_from_that_day_on(short: Setting) -> None:
    """All cells of the function that issues touch; nothing of another function, and nothing before the date."""
    laid_down = Scenario(key="test", title=TITLE, source="test", directives={"registration": Directive(month=0.1)})
    without = replicate(short, 0, keep_ledger=True).ledgers["today"]
    given = replicate(replace(short, scenario=laid_down), 0, keep_ledger=True).ledgers["today"]
    cleared = given[given["event"] == "cleared"]
    day = (short.parameters["run.history_months"] + 0.1) * MONTH
    (row,) = cleared[cleared["post"] == "council"].to_dict("records")
    assert row["time"] == pytest.approx(day)
    assert row["value"] > 0.0
    before = given["time"] < day
    assert given[before].reset_index(drop=True).equals(without[without["time"] < day].reset_index(drop=True))
    assert not given.reset_index(drop=True).equals(without.reset_index(drop=True))


def test_an_unknown_function_of_a_directive_is_told_with_the_nearest(short: Setting) -> None:
    wrong = Scenario(key="test", title=TITLE, source="test", directives={"registratoin": Directive(month=1.0)})
    with pytest.raises(ArgumentError, match="did you mean 'registration'"):
        check_setting(replace(short, scenario=wrong))
