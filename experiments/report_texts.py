"""What the report says beside its figures: the command, one issue's story, the claims' verdicts, every assumption."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from experiments.configuration import options
from experiments.report_page import Event, Passage, Section, Sheet
from experiments.stored_claims import stored_verdicts
from sim.analysis import words
from sim.analysis.claim_words import WORDS
from sim.analysis.meanings_calendar import meaning
from sim.analysis.report_words import HEADINGS, PAGE
from sim.analysis.story_words import STEPS
from sim.analysis.view import View
from sim.measures.declared import FIGURES
from sim.scenario.parameters import PARAMETERS, Parameters
from sim.scenario.words import source_in, unit_in
from sim.study.stories import Story


def command(configuration: Mapping[str, Any]) -> str:
    """Return the command that makes a comparison or a run again: all options and parameters that are no defaults."""
    name_of = "run" if "organisation" in configuration["options"] else "compare"
    known, plain = options(name_of), Parameters.default().nested()
    given = {name: value for name, value in configuration["options"].items() if value != known[name]}
    given.pop("workers", None)  # the same results whoever does the work
    given |= {
        f"{section}.{name}": value
        for section, values in configuration["parameters"].items()
        for name, value in values.items()
        if value != plain[section][name]
    }
    return " ".join(
        [f"python -m experiments.{name_of}", *(f"{name}={_written(value)}" for name, value in given.items())]
    )


def passages(story: Story, language: str) -> Iterator[Passage]:
    """Yield what became of an issue under each organisation, in words; the first passage says which issue."""
    catalogue, telling = STEPS[language], story.telling(language)
    yield Passage(telling.title(story.issue, story.why), "", [])
    for plan in story.case.plans:
        steps = [
            Event(
                catalogue["day"].format(day=words.number(step.day, 1, language)),
                step.text,
                f"{catalogue['why']}: {step.why}" if step.why else "",
            )
            for step in telling.steps(story.rows[plan.key], plan)
        ]
        label = plan.title.sv if language == "sv" else plan.title.en
        lead = story.outcome(plan, language).text
        if not any(step.why for step in steps):
            lead += f" {catalogue['none']}"
        yield Passage(catalogue["under"].format(organisation=label), lead, steps)


def judge(section: Section, folder: Path, compared: Mapping[str, Any], language: str) -> None:
    """Add the stored verdicts on the claims of the review, or that there are none, and the command that gives them.

    `compared` is the comparison's provenance; `folder` is where the comparison lies.
    """
    page, catalogue = PAGE[language], WORDS[language]
    found, replications = stored_verdicts(folder, compared)
    population = compared["configuration"]["options"]["population"]
    section.points.append(page["stored"].format(replications=replications) if found else page["not_stored"])
    section.points.append(page["judge"].format(command=f"python -m experiments.predictions population={population}"))
    if found:
        header = [catalogue[word] for word in ("claim", "says", "section", "verdict")]
        rows = [
            [one.claim.upper(), getattr(one.phrase, language), one.section, catalogue[one.verdict]] for one in found
        ]
        section.tables.append(Sheet(section.heading, header, rows, text=True))


def measures(figures: Iterable[str], view: View, days: float) -> Sheet:
    """Return what each of these figures means, with its unit; no time counts for more than so many days."""
    page = PAGE[view.language]
    header = [view.say("figure"), *(page[word] for word in ("unit", "meaning"))]
    rows = [
        [view.title(one), words.unit(FIGURES[one].unit, view.language), meaning(one, view.language, days)]
        for one in figures
    ]
    return Sheet(page["measures"], header, rows, text=True)


def assumptions(values: Mapping[str, Mapping[str, float]], language: str) -> Sheet:
    """Return every parameter with its value in this run, unit, range, source and meaning."""
    header = [PAGE[language][word] for word in ("parameter", "value", "unit", "range", "source", "meaning")]
    rows = [
        [
            one.key,
            _number(values[one.section][one.name], language),
            unit_in(one.unit, language),
            f"{_number(one.low, language)} – {_number(one.high, language)}",
            source_in(one.source, language),
            one.sv if language == "sv" else one.en,
        ]
        for one in PARAMETERS
    ]
    return Sheet(HEADINGS[language]["assumptions"], header, rows, text=True)


def _number(value: float, language: str) -> str:
    """Return a parameter's value as the language writes it, with no more digits than it was given."""
    text = f"{value:g}".replace("-", "−")
    return text.replace(".", ",") if language == "sv" else text


def _written(value: object) -> str:
    """Return a value as the command line takes it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{','.join(map(_written, value))}]"
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{key}:{_written(each)}' for key, each in value.items())}}}"
    return f"{value:g}" if isinstance(value, float) else str(value)
