"""What each figure of the calendar and of the two positions means, in English and in Swedish; and what any does."""

from typing import Final

from sim.analysis.meanings import OF_ISSUES
from sim.analysis.words import number

# fmt: off
OF_THE_CALENDAR: Final[dict[str, tuple[str, str]]] = {
    "hours": ("Hours worked, by kind of work.", "Arbetade timmar, efter slag av arbete."),
    "utilisation": (
        "Hours worked on issues as a share of the hours that there are for them.",
        "Timmar i arbete med ärenden som del av de timmar som finns för dem."),
    "full_time_equivalents": (
        "Hours worked, as so many people at full time.", "Arbetade timmar, som så många personer på heltid."),
    "cost": ("Hours worked times the price of an hour.", "Arbetade timmar gånger priset för en timme."),
    "backlog_hours": (
        "Work that lies waiting, added up over the days.", "Arbete som ligger och väntar, summerat över dagarna."),
    "issue_days": (
        "How many issues are open, added up over the days.", "Hur många ärenden som är öppna, summerat över dagarna."),
    "tabled": (
        "Matters that came on a committee's agenda.", "Ärenden som kom upp på en nämnds dagordning."),
    "escalation_hours": (
        "Hours that a post spends on issues that have risen to it.",
        "Timmar som en befattning lägger på ärenden som stigit till den."),
    "hours_per_week": (
        "Hours a week of one person in the post, on issues and strategic work.",
        "Timmar i veckan för en person på befattningen, för ärenden och strategiskt arbete."),
    "span_of_control": (
        "How many posts and municipal units report to a post.",
        "Hur många befattningar och kommunala enheter som har befattningen som chef."),
    "strategic_hours": (
        "Hours that managers worked on mandates, strategic jobs and change.",
        "Timmar som chefer arbetade med mandat, strategiska uppdrag och förändring."),
    "strategic_hours_due": (
        "Hours that managers' jobs which fell due would take.", "Timmar som de uppdrag som chefer fick skulle ta."),
    "jobs_due": (
        "Strategic jobs and jobs of change that managers got to do.",
        "Strategiska uppdrag och förändringsuppdrag som chefer fick att göra."),
    "jobs_done": (
        "Strategic jobs and jobs of change that managers had time for.",
        "Strategiska uppdrag och förändringsuppdrag som chefer hann med."),
    "jobs_done_share": (
        "Managers' jobs done in the period over those that fell due in it.",
        "Chefsuppdrag som gjordes under perioden, som del av dem som kom då."),
    "cells_cleared_per_month": (
        "Cells that got one clear owner because a manager wrote down whose they are.",
        "Celler som fick en tydlig ägare därför att en chef skrev ned vems de är."),
    "unclear_cells": (
        "Cells with several owners or none, at the end of the period.",
        "Celler med flera ägare eller ingen, vid periodens slut."),
    "distance_to_target": (
        "How far what posts believe of whose cells are lies from the target matrix; 0 % is no distance.",
        "Hur långt uppfattningarna om vems celler är ligger från målmatrisen; 0 % är inget avstånd."),
    "unclear_share": (
        "Of all cells, those with several owners or none.", "Av alla celler: de med flera ägare eller ingen."),
    "reports_per_unit_year": (
        "Reports that a unit is asked for in a year.", "Rapporter som en enhet ombeds om på ett år."),
    "report_hours_per_unit_week": (
        "Hours a week that a unit's head gives to reports.", "Timmar i veckan som en enhets chef lägger på rapporter."),
    "adjustments_per_unit_year": (
        "Reports that a unit has to do over because what was done was not what was meant.",
        "Rapporter som en enhet får göra om därför att det gjorda inte var det menade."),
    "adjustment_hours_per_unit_year": (
        "Hours a year that doing reports over takes.", "Timmar om året som det tar att göra om rapporter."),
    "goal_congestion": (
        "Hours asked for in reports over the hours that a unit's head has.",
        "Begärda timmar för rapporter som del av de timmar som en enhets chef har."),
    "direction_misfit": (
        "How far what a unit is asked for pulls in different directions; 0 % is one way.",
        "Hur mycket det som begärs av en enhet drar åt olika håll; 0 % är åt samma."),
    "phase_coherence": (
        "How far what a unit is asked for comes at one time of year; 100 % is all at once.",
        "Hur mycket det som begärs av en enhet kommer samtidigt på året; 100 % är på en gång."),
    "switches_per_100_households": (
        "Households that leave a provider for another.", "Hushåll som lämnar en utförare för en annan."),
    "complaints_per_1000_members": (
        "Complaints about how issues were handled.", "Klagomål på hur ärenden sköttes."),
    "state_complaints_per_1000_members": ("Complaints that went to the state.", "Klagomål som gick till staten."),
    "clarity": (
        "How well households know whom to ask; 0 not at all, 1 wholly.",
        "Hur väl hushåll vet vem de ska fråga; 0 inte alls, 1 helt."),
    "clarity_share": (
        "Households with so much clarity.", "Hushåll som har så stor tydlighet."),
    "trust": (
        "How far households and independent providers have been borne out; 0 not at all, 1 wholly.",
        "Hur väl hushåll och fristående utförare har fått det de väntat sig; 0 inte alls, 1 helt."),
    "neutrality_gap_days": (
        "Time to decision of the same units in the independent position less in the municipal one.",
        "Tid till beslut för samma enheter i fristående läge minus i kommunalt."),
    "neutrality_gap_hours": (
        "Hours an issue of the same units in the independent position less in the municipal one.",
        "Timmar per ärende för samma enheter i fristående läge minus i kommunalt."),
    "neutrality_gap_right": (
        "Share decided rightly of the same units in the independent position less in the municipal one.",
        "Andel rätt avgjorda för samma enheter i fristående läge minus i kommunalt."),
}
# fmt: on
"""By figure: what it means in English and in Swedish."""

MEANINGS: Final = {**OF_ISSUES, **OF_THE_CALENDAR}
"""The same of every figure."""


def meaning(figure: str, language: str, days: float) -> str:
    """Return what a figure means in a language, `en` or `sv`; no time counts for more than so many days."""
    english, swedish = MEANINGS[figure]
    return (swedish if language == "sv" else english).format(days=number(days, 0, language))
