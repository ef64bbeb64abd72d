"""Declared parameters of what arrives and of work."""

from sim.scenario.parameter import Parameter

# fmt: off
# One row of the table per parameter: what it is and its range; its source; a sentence in each language.
ARRIVAL = (
    Parameter(
        "arrival", "volume", 1.0, "factor", 0.1, 10.0, None,
        "assumption",
        "Multiplies the rate of every kind of issue.",
        "Multiplicerar takten för alla slags ärenden.",
    ),
    Parameter(
        "arrival", "shock", 0.15, "standard deviation of a logarithm", 0.0, 0.6, 0.0,
        "municipal service desks: daily variance over mean 1.5-2.6; default assumption",
        "Spread of a factor per day and kind that all origins share: some days are worse.",
        "Spridning hos en faktor per dag och ärendeslag som alla delar: vissa dagar är värre.",
    ),
    Parameter(
        "arrival", "growth", 0.0, "per year", -0.1, 0.2, 0.0,
        "review 5, 6.1 (G6, I8); assumption",
        "Yearly growth of all rates, as when new housing brings more children.",
        "Årlig tillväxt i alla takter, som när nya bostäder ger fler barn.",
    ),
)

WORK = (
    Parameter(
        "work", "fulltime_hours", 1700.0, "hours a year", 1500.0, 1900.0, None,
        "assumption",
        "Working hours of one full-time person in a year, absence deducted.",
        "En heltidsanställds arbetstimmar per år sedan frånvaro dragits av.",
    ),
    Parameter(
        "work", "utilisation_unit", 0.75, "share", 0.5, 0.95, None,
        "assumption",
        "Utilisation at unit level from which hours are derived under the history's organisation.",
        "Beläggning på enhetsnivå som timmarna härleds ur under historikens organisation.",
    ),
    Parameter(
        "work", "utilisation_department", 0.75, "share", 0.5, 0.95, None,
        "assumption",
        "Utilisation at department level from which hours are derived.",
        "Beläggning på avdelningsnivå som timmarna härleds ur.",
    ),
    Parameter(
        "work", "utilisation_office", 0.75, "share", 0.5, 0.95, None,
        "assumption",
        "Utilisation at office level from which hours are derived.",
        "Beläggning på kontorsnivå som timmarna härleds ur.",
    ),
    Parameter(
        "work", "utilisation_executive", 0.75, "share", 0.5, 0.95, None,
        "assumption",
        "Utilisation at executive level from which hours are derived.",
        "Beläggning på kommunledningsnivå som timmarna härleds ur.",
    ),
    Parameter(
        "work", "new_person_hours", 0.5, "share of full time", 0.05, 1.0, None,
        "review 6.3 (E4, A30); assumption: half the time, about what heads give under the history at default size",
        "Time for issues of a person whom the history's organisation does not have.",
        "Tid för ärenden hos en person som inte finns i historikens organisation.",
    ),
    Parameter(
        "work", "least_hours", 0.05, "share of full time", 0.0, 0.2, 0.0,
        "assumption: two hours a week",
        "Least share of full time that anyone gives to issues, however few there are.",
        "Minsta andel av heltid som var och en ger åt ärenden, hur få de än är.",
    ),
    Parameter(
        "work", "triage_hours", 0.1, "hours", 0.0, 1.0, 0.0,
        "assumption",
        "Work of looking at an issue and passing it on.",
        "Arbete med att titta på ett ärende och skicka det vidare.",
    ),
    Parameter(
        "work", "switching_hours", 0.1, "hours", 0.0, 1.0, 0.0,
        "review (A36, F12); assumption",
        "Work of turning from one post to another for a person who holds several.",
        "Arbete med att växla mellan befattningar för den som har flera.",
    ),
    Parameter(
        "work", "outside_hours", 0.3, "share of the effort", 0.0, 1.0, 0.0,
        "assumption",
        "What an answer from outside its responsibility costs.",
        "Vad ett svar utanför det egna ansvaret kostar.",
    ),
    Parameter(
        "work", "reminder_hours", 0.15, "hours", 0.0, 1.0, 0.0,
        "assumption",
        "Work of dealing with a reminder.",
        "Arbete med en påminnelse.",
    ),
    Parameter(
        "work", "bypass_hours", 0.5, "hours", 0.0, 4.0, 0.0,
        "assumption",
        "Work at the top with an issue that came over the head of the office.",
        "Arbete högst upp med ett ärende som gått förbi kontoret.",
    ),
    Parameter(
        "work", "complaint_hours", 1.0, "hours", 0.0, 8.0, 0.0,
        "assumption",
        "Work of dealing with a complaint.",
        "Arbete med ett klagomål.",
    ),
    Parameter(
        "work", "entry_share", 0.6, "share of the effort", 0.0, 1.0, 0.0,
        "review 4 (C3, C4); assumption",
        "Work of the same entry in one further system.",
        "Arbete med samma inmatning i ytterligare ett system.",
    ),
    Parameter(
        "work", "mismatch", 0.03, "share a system", 0.0, 0.3, 0.0,
        "review 4 (B6); assumption",
        "Chance that a further system ends up different.",
        "Risken att ytterligare ett system visar annat.",
    ),
    Parameter(
        "work", "reconciliation_hours", 0.5, "hours", 0.0, 4.0, 0.0,
        "assumption",
        "Work of finding out which system is right.",
        "Arbete med att reda ut vilket system som stämmer.",
    ),
)

STRATEGIC = (
    Parameter(
        "work", "record_hours", 0.5, "hours", 0.0, 4.0, 0.0,
        "review 7 (F8, F9, H15); assumption",
        "Work of putting a decision on record so that those outside can see its grounds.",
        "Arbete med att redovisa ett beslut så att utomstående kan se skälen.",
    ),
    Parameter(
        "work", "adjusted_part", 0.5, "share", 0.0, 1.0, 0.0,
        "review 4.1 (D5); assumption",
        "Part of a report's hours that it takes a unit to do it over.",
        "Andel av en rapports timmar som det tar en enhet att göra om den.",
    ),
    Parameter(
        "work", "strategic_share", 0.5, "share of idle hours", 0.0, 1.0, 0.0,
        "review 6.1, 6.3 (A26, A31, G2, J16); assumption",
        "Share of managers' hours left over by issues that becomes strategic work.",
        "Andel av chefernas tid som ärendena lämnar över som blir strategiskt arbete.",
    ),
    Parameter(
        "work", "strategy_hours", 8.0, "hours a job", 1.0, 80.0, None,
        "review 3.2, 6.1, 6.3 (B20, H7, J16); assumption",
        "Work of one strategic job.",
        "Arbete med en strategisk uppgift.",
    ),
    Parameter(
        "work", "strategy_jobs", 1.0, "jobs per manager and month", 0.0, 10.0, None,
        "review 3.2, 6.1 (A26); assumption",
        "Strategic jobs that fall due for each manager.",
        "Strategiska uppdrag som varje chef får att göra.",
    ),
    Parameter(
        "work", "change_hours", 8.0, "hours a job", 1.0, 80.0, None,
        "review 3.2, 7 (F14, J3); assumption",
        "Work of one job of carrying out change; each area asks for so many a month.",
        "Arbete med en förändringsuppgift; varje område har så många i månaden.",
    ),
    Parameter(
        "work", "hour_price", 450.0, "kronor an hour", 200.0, 1000.0, None,
        "assumption: a monthly salary of about 45,000 kronor with social charges",
        "Price of an hour of work.",
        "Priset för en arbetstimme.",
    ),
)
# fmt: on
