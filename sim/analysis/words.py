"""The words and numbers of tables and figures, in English and in Swedish."""

import math
from typing import Final

from sim.scenario.words import unit_in

LANGUAGES: Final = ("en", "sv")

PERIODS: Final = {
    "en": {
        "history": "Common history",
        "transition": "Transition (issues raised in the first time after the change)",
        "settled": "Settled (issues raised after the transition)",
    },
    "sv": {
        "history": "Gemensam historia",
        "transition": "Övergång (ärenden från den första tiden efter förändringen)",
        "settled": "Inarbetat läge (ärenden som uppstått efter övergången)",
    },
}
VARIANTS: Final = {
    "en": {
        "as_described": "as described",
        "equal_hours": "at equal hours",
    },
    "sv": {
        "as_described": "som beskrivet",
        "equal_hours": "vid lika timmar",
    },
}
AREAS: Final = {
    "en": {
        "all": "all areas",
        "education": "education",
        "care": "care",
        "social_services": "social services",
        "culture_leisure": "culture and leisure",
        "support": "support",
    },
    "sv": {
        "all": "alla områden",
        "education": "utbildning",
        "care": "omsorg",
        "social_services": "socialtjänst",
        "culture_leisure": "kultur och fritid",
        "support": "stöd",
    },
}
KEYS: Final = {
    "en": {
        "exception": "beyond the handler's knowledge",
        "contested": "disputed between offices",
        "ratified": "needs a further signature",
        "reopened": "a wrong decision came back",
        "bypass": "over the head of the office",
        "unit": "units",
        "department": "departments",
        "office": "offices",
        "executive": "executive office",
        "political": "committees",
        "disputed": "a dispute",
        "answered_twice": "two answers",
        "neither": "neither a dispute nor two answers",
        "on_agenda": "on a committee's agenda",
        "before_state": "appealed, with the state",
        "dispute_work": "dispute: heard and settled",
        "dispute_queue": "dispute: waits to be heard",
        "dispute_way": "dispute: on its way up",
        "consent_work": "signed or consulted on",
        "consent_queue": "waits for signature or consultation",
        "superior_work": "a superior decides",
        "superior_queue": "waits at a superior",
        "superior_way": "on its way to a superior",
        "performance_work": "handled by a post that takes it on",
        "performance_queue": "waits to be handled",
        "reading_work": "read by a post that does not own it",
        "reading_queue": "waits to be read and passed on",
        "on_its_way": "on its way between posts",
        "until_reopened": "wrongly decided, not yet reopened",
        "lost from sight": "issues that could not be followed to their end",
        "education_it": "IT of education",
        "support_it": "IT support",
        "accountable_body": "accountable body",
        "care_authority": "care authority",
        "care_provision": "care provision",
        "care_systems": "care systems",
        "cooperation": "cooperation",
        "culture_leisure": "culture leisure",
        "development": "development",
        "education_authority": "education authority",
        "funding": "funding",
        "goals": "goals",
        "market_supply": "market supply",
        "new_units": "new units",
        "premises": "premises",
        "pupil_matters": "pupil matters",
        "quality_followup": "quality followup",
        "registration": "registration",
        "reporting": "reporting",
        "school_faults": "school faults",
        "social_services": "social services",
        "special_support": "special support",
    },
    "sv": {
        "exception": "utöver handläggarens kunskap",
        "contested": "tvist om vem som äger",
        "ratified": "kräver ytterligare beslut",
        "reopened": "ett felaktigt beslut kom tillbaka",
        "bypass": "förbi kontoret",
        "unit": "enheter",
        "department": "avdelningar",
        "office": "kontor",
        "executive": "kommunledning",
        "political": "nämnder",
        "disputed": "tvist",
        "answered_twice": "två svar",
        "neither": "varken tvist eller två svar",
        "on_agenda": "på en nämnds dagordning",
        "before_state": "överklagat, hos staten",
        "dispute_work": "tvist: prövas och avgörs",
        "dispute_queue": "tvist: väntar på prövning",
        "dispute_way": "tvist: på väg uppåt",
        "consent_work": "underskrift eller samråd pågår",
        "consent_queue": "väntar på underskrift eller samråd",
        "superior_work": "chefen avgör",
        "superior_queue": "väntar hos chefen",
        "superior_way": "på väg till chefen",
        "performance_work": "handläggs",
        "performance_queue": "väntar på handläggning",
        "reading_work": "läses av någon som inte äger det",
        "reading_queue": "väntar på att läsas och lämnas vidare",
        "on_its_way": "på väg mellan befattningar",
        "until_reopened": "fel avgjort, ännu inte återupptaget",
        "accountable_body": "huvudmannens ansvar",
        "care_authority": "biståndsbeslut",
        "care_provision": "att utföra omsorg",
        "care_systems": "omsorgens system",
        "cooperation": "samarbete",
        "culture_leisure": "kultur och fritid",
        "development": "utveckling",
        "education_authority": "myndighetsbeslut i utbildning",
        "education_it": "utbildningens IT",
        "funding": "ersättning",
        "goals": "mål",
        "lost from sight": "ärenden som inte kunde följas till slutet",
        "market_supply": "utbudet av utförare",
        "new_units": "nya enheter",
        "premises": "lokaler",
        "pupil_matters": "elevärenden",
        "quality_followup": "kvalitetsuppföljning",
        "registration": "registrering",
        "reporting": "redovisning",
        "school_faults": "felanmälningar om skolor",
        "social_services": "socialtjänst",
        "special_support": "särskilt stöd",
        "support_it": "IT-stöd",
    },
}
SHARE: Final = "share"
"""The unit of figures that are shown in percent."""


def number(value: float, decimals: int, language: str, *, signed: bool = False) -> str:
    """Return a number as the language writes it: decimal comma and spaced thousands in Swedish, a true minus sign."""
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    text = f"{abs(value):,.{decimals}f}"
    if language == "sv":
        text = text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    zero = float(f"{abs(value):.{decimals}f}") == 0.0
    if zero:
        return f"±{text}" if signed else text
    return ("−" if value < 0 else "+" if signed else "") + text


def scale(text: str) -> float:
    """Return what a figure of this unit is multiplied by to be shown."""
    return 100.0 if text == SHARE else 1.0


def decimals(largest: float) -> int:
    """Return how many decimals show about three digits of numbers up to the largest, as shown."""
    if math.isnan(largest) or largest == 0.0:
        return 1
    return min(3, max(0, 2 - math.floor(math.log10(abs(largest)))))


def unit(text: str, language: str) -> str:
    """Return a unit in the language, percent for shares; units without a translation stay as declared."""
    if text == SHARE:
        return "%"
    return unit_in(text, language)


def key(text: str, language: str) -> str:
    """Return a breakdown's key (a cause, a level) in the language; keys without words stay as they are."""
    return KEYS[language].get(text, text.replace("_", " "))
