"""The words of the declared tables in Swedish: units of parameters and figures, and where numbers come from."""

import re
from typing import Final

UNITS: Final = {
    "0 decides, 1 on record, 2 refers up": "0 avgör, 1 redovisar öppet, 2 lämnar uppåt",
    "0 first come, 1 alternate, 2 quota": "0 i turordning, 1 växelvis, 2 kvot",
    "0 to 1": "0 till 1",
    "a year per 1,000 members": "per år och 1 000 elever eller brukare",
    "cells": "celler",
    "cells per month": "celler per månad",
    "complaints per 1,000 members and year": "klagomål per 1 000 medlemmar och år",
    "days": "dagar",
    "factor": "faktor",
    "for each unit of complexity over knowledge": "per enhet svårighet över kunskapen",
    "formal acts": "formella beslut",
    "full-time equivalents": "årsarbetskrafter",
    "hand-overs": "överlämningar",
    "hops": "överlämningar",
    "hours": "timmar",
    "hours a job": "timmar per uppgift",
    "hours a week": "timmar i veckan",
    "hours a year": "timmar per år",
    "hours per 100 root issues": "timmar per 100 ursprungsärenden",
    "hours per decision": "timmar per beslut",
    "hours per hour of direct work": "timmar per timme direkt arbete",
    "hours per person and week": "timmar per person och vecka",
    "hours per unit and week": "timmar per enhet och vecka",
    "hours per unit and year": "timmar per enhet och år",
    "hours times days": "timmar gånger dagar",
    "issues": "ärenden",
    "issues per 100 root issues": "ärenden per 100 ursprungsärenden",
    "issues times days": "ärenden gånger dagar",
    "jobs": "uppdrag",
    "jobs per manager and month": "uppdrag per chef och månad",
    "kronor": "kronor",
    "kronor an hour": "kronor per timme",
    "matters": "ärenden på dagordningen",
    "months": "månader",
    "per post of span": "per underställd befattning",
    "per year": "per år",
    "posts": "befattningar",
    "ratio": "kvot",
    "reminders": "påminnelser",
    "reports per unit and year": "rapporter per enhet och år",
    "share": "andel",
    "share a system": "andel per system",
    "share an edge": "andel per steg",
    "share of decision hours": "andel av beslutstimmarna",
    "share of full time": "andel av heltid",
    "share of idle hours": "andel av ledig tid",
    "share of strategic hours": "andel av den strategiska tiden",
    "share of the effort": "andel av arbetet",
    "spread of merits": "sakskälens spridning",
    "spread of merits a unit of knowledge": "sakskälens spridning per enhet kunskap",
    "spread of merits an edge": "sakskälens spridning per steg",
    "standard deviation of a logarithm": "logaritmens standardavvikelse",
    "switches per 100 households and year": "byten per 100 hushåll och år",
    "times per 100 root issues": "gånger per 100 ursprungsärenden",
    "years of root issues": "års ursprungsärenden",
}
"""Every unit, as declared and in Swedish."""

SOURCES: Final = {
    "0 makes all cases equally clear": "0 gör alla ärenden lika tydliga",
    "0 so that partiality comes from unequal noise only": "0 så att partiskhet bara kommer av olika mycket brus",
    "Skolinspektionen 2013: 2.5 complaints per 1,000 pupils in compulsory school": (
        "Skolinspektionen 2013: 2,5 klagomål per 1\N{NO-BREAK SPACE}000 elever i grundskolan"
    ),
    "assumption": "antagande",
    "assumption: a monthly salary of about 45,000 kronor with social charges": (
        "antagande: en månadslön på omkring 45\N{NO-BREAK SPACE}000 kronor med sociala avgifter"
    ),
    "assumption: a normal law": "antagande: normalfördelning",
    "assumption: an even playing field until swept": "antagande: lika villkor tills ett svep har gjorts",
    "assumption: half the time, about what heads give under the history at default size": (
        "antagande: halva tiden, ungefär vad chefer ger under historiken i kommunens storlek"
    ),
    "assumption: two hours a week": "antagande: två timmar i veckan",
    "default assumption": "standardvärdet är ett antagande",
    "far beyond any queue that ever empties": "långt bortom varje kö som någonsin töms",
    "lever": "styrmedel",
    "municipal service desks: daily variance over mean 1.5-2.6": (
        "kommunala kontaktcenter: dagars varians genom medelvärde 1,5\N{EN DASH}2,6"
    ),
    "review 2 (H9): beliefs are sticky": "översynen 2 (H9): uppfattningar ändras trögt",
}
"""Every source that is not only a place in the review, as declared and in Swedish; `;` parts one from the next."""

REVIEW: Final = re.compile(r"review((?: [\d., ]+)? \([A-Z0-9, -]+\))")
_BETWEEN: Final = "; "


def unit_in(unit: str, language: str) -> str:
    """Return a unit in a language, `en` or `sv`; one that is not declared stays as it is."""
    return UNITS.get(unit, unit) if language == "sv" else unit


def source_in(source: str, language: str) -> str:
    """Return where a number comes from in a language, `en` or `sv`; what is not declared stays as it is."""
    if language != "sv":
        return source
    return _BETWEEN.join(SOURCES.get(part, REVIEW.sub(r"översynen\1", part)) for part in source.split(_BETWEEN))
