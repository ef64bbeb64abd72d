"""The words and numbers of tables and figures, in English and in Swedish."""

import math
from typing import Final

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
    },
}
UNITS_IN_SWEDISH: Final = {
    "0 to 1": "0 till 1",
    "cells": "celler",
    "cells per month": "celler per månad",
    "complaints per 1,000 members and year": "klagomål per 1 000 medlemmar och år",
    "days": "dagar",
    "formal acts": "formella beslut",
    "full-time equivalents": "årsarbetskrafter",
    "hand-overs": "överlämningar",
    "hours": "timmar",
    "hours per 100 root issues": "timmar per 100 ursprungsärenden",
    "hours per decision": "timmar per beslut",
    "hours per hour of direct work": "timmar per timme direkt arbete",
    "hours per person and week": "timmar per person och vecka",
    "hours per unit and week": "timmar per enhet och vecka",
    "hours times days": "timmar gånger dagar",
    "issues": "ärenden",
    "issues per 100 root issues": "ärenden per 100 ursprungsärenden",
    "issues times days": "ärenden gånger dagar",
    "jobs": "uppdrag",
    "kronor": "kronor",
    "posts": "befattningar",
    "reports per unit and year": "rapporter per enhet och år",
    "switches per 100 households and year": "byten per 100 hushåll och år",
    "times per 100 root issues": "gånger per 100 ursprungsärenden",
}
SHARE: Final = "share"
"""The unit of figures that are shown in percent."""
SENTENCES: Final = {
    "en": {
        "figure": "Figure",
        "mean": "mean",
        "contested_cells": "Contested cells at the change",
        "orphan_cells": "Orphan cells at the change",
        "difference": "Second line: paired difference to {reference} with its 95 % interval (Student, over "
        "replications); * marks an interval that excludes 0.",
        "replications": "{replications} replications; {issues} root issues in each, the same in every organisation.",
        "replication": "1 replication; {issues} root issues, the same in every organisation.",
        "alone": "{issues} root issues.",
        "single": "Second line: difference to {reference}; one replication gives no interval (add replications=10).",
        "equal": "the same",
        "gain": "Gain from pairing: without the same issues the same precision would take {factors} as many "
        "replications.",
        "equal_hours": "At equal hours: the hours of managers and coordinators are rescaled by one factor for each "
        "organisation, so that together they have as many as under the common history.",
        "neutrality": "Neutrality gaps (the same units in both positions) take a second run: add neutrality=true.",
        "ladder": "Each step's effect",
        "from": "from {before}",
        "whole_way": "{before} → {after}",
        "steps": "Each step's effect: paired difference to the organisation before the step; the steps of one way add "
        "up to the whole way.",
        "factor": "{factor} times ({figure})",
        "missing": "A mean or an interval marked † rests on fewer replications: in some the figure has no value.",
        "legend_interval": "Bars: 95 % interval of the paired difference to {reference}, {replications} replications.",
        "legend_single": "One replication: no intervals.",
        "and": "and",
        "percent_points": "percentage points",
        "duplication": "Duplicated work and time",
        "by_cause": "{figure} by cause",
        "total": "total",
        "point": "Parameter point",
        "bookkeeping": "Managers' and coordinators' hours a week",
        "post": "Post",
        "dips": "Transition dip: open issues beyond {reference} after the change, {area}, {variant}",
        "alternative": "Organisation",
        "depth": "Depth\nissues",
        "deepest": "Deepest\nmonth",
        "length": "Length\nmonths",
        "dip_area": "Issue-days until it is over\n95 % interval",
        "no_dip": "No transition dip: no month after the change has more open issues than {reference}.",
        "main": "The main figures; figures=all prints every one, and the tables hold all.",
        "scenario": "Scenario: {name}.",
        "own_share": "The municipality's own share of members is set to {share} in each type of unit.",
        "exchanged": "Contested cells exchanged: {areas}.",
    },
    "sv": {
        "figure": "Mått",
        "mean": "medelvärde",
        "contested_cells": "Omtvistade celler vid förändringen",
        "orphan_cells": "Ägarlösa celler vid förändringen",
        "difference": "Andra raden: parvis skillnad mot {reference} med 95 % intervall (Student, över "
        "replikationer); * märker ett intervall som inte rymmer 0.",
        "replications": "{replications} replikationer; {issues} ärenden i varje, desamma i alla organisationer.",
        "replication": "1 replikation; {issues} ärenden, desamma i alla organisationer.",
        "alone": "{issues} ärenden.",
        "single": "Andra raden: skillnad mot {reference}; en replikation ger inget intervall (skriv replications=10).",
        "equal": "lika",
        "gain": "Vinst av parning: utan samma ärenden skulle samma precision kräva {factors} så många replikationer.",
        "equal_hours": "Vid lika timmar: chefers och samordnares timmar är skalade med en faktor för varje "
        "organisation, så att de tillsammans har lika många som under den gemensamma historien.",
        "neutrality": "Neutralitetsgap (samma enheter i båda lägena) kräver en körning till: skriv neutrality=true.",
        "ladder": "Varje stegs effekt",
        "from": "från {before}",
        "whole_way": "{before} → {after}",
        "steps": "Varje stegs effekt: parvis skillnad mot organisationen före steget; stegen på en väg summerar till "
        "hela vägen.",
        "factor": "{factor} gånger ({figure})",
        "missing": "Medelvärde eller intervall märkt † vilar på färre replikationer: i några saknar måttet värde.",
        "legend_interval": "Streck: 95 % intervall för parvis skillnad mot {reference}, {replications} replikationer.",
        "legend_single": "En replikation: inga intervall.",
        "and": "och",
        "percent_points": "procentenheter",
        "duplication": "Dubbelarbete och tid",
        "by_cause": "{figure} efter orsak",
        "total": "totalt",
        "point": "Parameterpunkt",
        "bookkeeping": "Chefers och samordnares timmar i veckan",
        "post": "Befattning",
        "dips": "Övergångssvacka: öppna ärenden utöver {reference} efter förändringen, {area}, {variant}",
        "alternative": "Organisation",
        "depth": "Djup\närenden",
        "deepest": "Djupast\nmånad",
        "length": "Längd\nmånader",
        "dip_area": "Ärendedagar tills den är över\n95 % intervall",
        "no_dip": "Ingen övergångssvacka: ingen månad efter förändringen har fler öppna ärenden än {reference}.",
        "main": "De viktigaste måtten; figures=all skriver ut alla, och tabellerna innehåller alla.",
        "scenario": "Scenario: {name}.",
        "own_share": "Kommunens egen andel av medlemmarna är satt till {share} i varje typ av enhet.",
        "exchanged": "Omtvistade celler utbytta: {areas}.",
    },
}


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
    return UNITS_IN_SWEDISH.get(text, text) if language == "sv" else text


def key(text: str, language: str) -> str:
    """Return a breakdown's key (a cause, a level) in the language; keys without words stay as they are."""
    return KEYS[language].get(text, text.replace("_", " "))
